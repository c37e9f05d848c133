"""From a Snapshot to bytes: the report object, the board page, the Excel twin, slides, CSV."""

from nrr.export.boards import BoardOptions, Part, ScenarioStep, board_page
from nrr.export.csps import csp_for
from nrr.export.csvs import csv_of
from nrr.export.reports import report_object
from nrr.export.slides import slides
from nrr.export.workbooks import excel_twin

__all__ = [
    "BoardOptions",
    "Part",
    "ScenarioStep",
    "board_page",
    "csp_for",
    "csv_of",
    "excel_twin",
    "report_object",
    "slides",
]
