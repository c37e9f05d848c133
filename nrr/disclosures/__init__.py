"""What readers outside may read of an uploaded book: which of its columns, and in whose names."""

from nrr.disclosures.books import disclosed
from nrr.disclosures.cells import customer_names, named_in
from nrr.disclosures.columns import (
    DERIVED,
    GroupColumn,
    Openness,
    group_columns,
    readable_columns,
    readable_words,
    refuse_filter,
    refuse_named,
    refuse_saved,
)

__all__ = [
    "DERIVED",
    "GroupColumn",
    "Openness",
    "customer_names",
    "disclosed",
    "group_columns",
    "named_in",
    "readable_columns",
    "readable_words",
    "refuse_filter",
    "refuse_named",
    "refuse_saved",
]
