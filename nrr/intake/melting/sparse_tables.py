"""Months across in which customers are billed a few times a year: an amount is no revenue of its month."""

import numpy as np

from nrr.intake.drafts import Entries
from nrr.intake.thresholds import LIMITS
from nrr.intake.values.spans import DateColumn, DateStatus

_TERMS = (12, 6, 3)


def billed_seldom(entries: Entries) -> bool:
    """Nearly all customers come back after the same whole term, each in months of its own: the ends of
    quarters are the same for all.
    """
    order = np.lexsort((entries.months, entries.customers))
    who, when = entries.customers[order], entries.months[order]
    gaps, again = np.diff(when), np.diff(who) == 0
    for term in _TERMS:
        back = again & (gaps == term)
        if len(np.unique(who[1:][back])) < LIMITS.fewest or back.sum() < LIMITS.mostly * again.sum():
            continue
        return len(np.unique(when % term)) > 1
    return False


def without_days(height: int) -> DateColumn:
    """Dates of a table whose headings name months and no days."""
    nothing = np.zeros(height, np.int32)
    return DateColumn(
        np.full(height, DateStatus.OK, np.int8),
        nothing,
        np.full(height, -1, np.int32),
        "",
        open_order=False,
        assumed_order=False,
        clash=np.zeros(height, np.bool_),
        forms=frozenset(),
        utc_differs=0,
    )
