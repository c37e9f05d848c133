"""A "customer" that pays in every month what all others pay together is the total of the list."""

import numpy as np

from nrr.errors import Problem, Severity
from nrr.intake.checks.places import entry_rows, place_of
from nrr.intake.drafts import Draft, Reason, listed
from nrr.intake.tables.grids import distinct

_FEWEST_OTHERS, _FEWEST_MONTHS = 3, 3


def without_sum_of_all(draft: Draft) -> Draft:
    """The draft without the rows of such a customer, which are named."""
    entries = draft.entries
    if entries is None or not entries.count or entries.arr.dtype == object:
        return draft
    size = len(entries.keys)
    totals = np.zeros(size, np.int64)
    np.add.at(totals, entries.customers, entries.arr)
    who = int(np.argmax(totals))
    if 2 * int(totals[who]) != int(totals.sum()) or len(distinct(entries.customers)) <= _FEWEST_OTHERS:
        return draft
    first = int(entries.months.min())
    own = entries.customers == who
    by_month = np.zeros((2, int(entries.months.max()) - first + 1), np.int64)
    np.add.at(by_month, (own.astype(np.int64), entries.months - first), entries.arr)
    if (by_month[0] != by_month[1]).any() or np.count_nonzero(by_month[1]) < _FEWEST_MONTHS:
        return draft
    rows = entry_rows(draft, own)
    text = f"The rows of {entries.shown[who]!r} ({listed(rows)}) equal the sum of all other customers in every month: a total, left out."
    said = Problem("total_customer", Severity.WARNING, text, did="Left out of the figures.", count=len(rows), place=place_of(draft, rows),
                   remedy="Rename this customer if it is no total.")  # fmt: skip
    return draft.without(Reason.TOTAL, own).saying(said)
