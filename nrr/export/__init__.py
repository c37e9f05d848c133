"""From a Snapshot to bytes: the report object, the board page and its paper, the Excel twin, slides, CSV."""

from nrr.export.analyses import analyses
from nrr.export.benchmarkfits import fitting_benchmarks
from nrr.export.boards import BoardOptions, board_page
from nrr.export.calendarfiles import calendar_file
from nrr.export.csps import csp_for
from nrr.export.csvs import csv_of
from nrr.export.customerlists import shown_customers
from nrr.export.logos import logo_of
from nrr.export.papers import board_paper
from nrr.export.reportrenewals import health_of
from nrr.export.reports import report_object
from nrr.export.slides import slides
from nrr.export.twins import excel_twin

__all__ = [
    "BoardOptions",
    "analyses",
    "board_page",
    "board_paper",
    "calendar_file",
    "csp_for",
    "csv_of",
    "excel_twin",
    "fitting_benchmarks",
    "health_of",
    "logo_of",
    "report_object",
    "shown_customers",
    "slides",
]
