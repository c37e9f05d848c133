"""From a Snapshot to bytes: the report object, the board page, the Excel twin, CSV."""

from nrr.export.reports import report_object

__all__ = ["report_object"]
