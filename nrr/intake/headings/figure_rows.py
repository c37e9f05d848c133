"""Rows that hold too many figures to be a heading: most rows, so that the others alone are looked at
closely.
"""

from nrr.intake.tables.grids import Table
from nrr.intake.thresholds import LIMITS
from nrr.intake.values.amounts import Status, amount_of
from nrr.intake.values.dates import heading_stamp_of
from nrr.intake.values.stamps import Form

FIGURES = frozenset({Status.AMOUNT, Status.AMBIGUOUS, Status.DASH})


def is_row_of_figures(table: Table, row: int) -> bool:
    """Whether a row is no heading, whatever stands above it."""
    most, found = table.width * LIMITS.rare, 0
    for column in table.columns:
        found += _is_figure(column.text(row).strip())
        if found > most:
            return True
    return False


def _is_figure(text: str) -> bool:
    """Whole numbers may be months or years, by what stands above them."""
    return (
        not text.isdecimal()
        and amount_of(text).status in FIGURES
        and heading_stamp_of(text).form is Form.NONE
    )
