"""Which of several rows of one customer speaks for it: in every month the one that pays most then."""

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from nrr.ledgers.ledger import Attribute, Codes, Ledger

Rows = npt.NDArray[np.intp]


def leading_by_month(ledger: Ledger, units: Codes, usual: Rows) -> Rows:
    """(months, units): the row that pays most for its unit in the month.

    A month in which nobody of the unit pays is spoken for by the month before, the first ones by the first
    that is paid; a unit that never pays by its `usual` row. Of equal rows the first counts.
    """
    several = np.flatnonzero(np.bincount(units, minlength=len(usual))[units] > 1)
    if not len(several):
        return usual[None, :]
    found = np.full((len(ledger.months), len(usual)), -1, np.intp)
    for month in range(len(ledger.months)):
        paid = several[ledger.grid[month, several] > 0]
        order = paid[np.lexsort((paid, -ledger.grid[month, paid], units[paid]))]
        theirs, first = np.unique(units[order], return_index=True)
        found[month, theirs] = order[first]
    found = _carried(found)
    return np.where(found < 0, usual[None, :], found)


def followed(attribute: Attribute, leading: Rows) -> Attribute:
    """An attribute of rows as one of units, by the rows that speak for them; constant codes stay one line."""
    if len(leading) == 1:
        return attribute.taken(leading[0])
    codes = attribute.codes
    table = codes[leading] if codes.ndim == 1 else np.take_along_axis(codes, leading, axis=1)
    if (table == table[0]).all():
        return replace(attribute, codes=np.ascontiguousarray(table[0]))
    return replace(attribute, codes=np.ascontiguousarray(table))


def _carried(found: Rows) -> Rows:
    """The latest row told before each month, and before the first one told that one."""
    carried = found.copy()
    for month in range(1, len(carried)):
        carried[month] = np.where(carried[month] < 0, carried[month - 1], carried[month])
    for month in range(len(carried) - 2, -1, -1):
        carried[month] = np.where(carried[month] < 0, carried[month + 1], carried[month])
    return carried
