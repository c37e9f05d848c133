"""What readers outside may read of an uploaded book: which of its columns, and in whose names."""

from nrr.disclosures.books import disclosed
from nrr.disclosures.columns import (
    DERIVED,
    GroupColumn,
    Openness,
    group_columns,
    readable_columns,
    readable_words,
    refuse_filter,
    refuse_named,
)

__all__ = [
    "DERIVED",
    "GroupColumn",
    "Openness",
    "disclosed",
    "group_columns",
    "readable_columns",
    "readable_words",
    "refuse_filter",
    "refuse_named",
]
