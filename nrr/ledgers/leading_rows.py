"""Which of several rows of one customer speaks for it: in every month the one that pays most then.

Of rows that pay the same the one whose label is first by name speaks for an attribute, so that the order of
a file, which a table in a database does not have, decides nothing.
"""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from nrr.ledgers.ledger import Attribute, Codes, Grid

Rows = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Leading:
    """`rows` (months, units) speak for their units, `told` before months without revenue are filled (-1), and
    `equal` are month, unit and row of all that pay as much as another one. One month stands for all of them
    where no unit has several rows; `usual` rows speak for units that never pay.
    """

    usual: Rows
    rows: Rows
    told: Rows
    equal: tuple[Rows, Rows, Rows]


def leading_by_month(worth: Grid, units: Codes, usual: Rows) -> Leading:
    """The rows that pay most for their units in each month, by what they are `worth` (months, rows).

    A month in which nobody of the unit pays is spoken for by the month before, the first ones by the first
    that is paid; a unit that never pays by its `usual` row.
    """
    several = np.flatnonzero(np.bincount(units, minlength=len(usual))[units] > 1)
    nobody = np.empty(0, np.intp)
    if not len(several):
        return Leading(usual, usual[None, :], usual[None, :], (nobody, nobody, nobody))
    told = np.full((len(worth), len(usual)), -1, np.intp)
    equal = []
    for month in range(len(worth)):
        paid = several[worth[month, several] > 0]
        order = paid[np.lexsort((paid, -worth[month, paid], units[paid]))]
        theirs, first, place = np.unique(units[order], return_index=True, return_inverse=True)
        told[month, theirs] = order[first]
        same = worth[month, order] == worth[month, order[first]][place]
        same &= (np.bincount(place[same], minlength=len(theirs)) > 1)[place]
        equal.append((np.full(same.sum(), month), units[order[same]], order[same]))
    months, theirs, rows = (np.concatenate(parts).astype(np.intp) for parts in zip(*equal, strict=True))
    return Leading(usual, _carried(told, usual), told, (months, theirs, rows))


def followed(attribute: Attribute, leading: Leading) -> Attribute:
    """An attribute of rows as one of units, by the rows that speak for them; constant codes stay one line."""
    if len(leading.rows) == 1:
        return attribute.taken(leading.rows[0])
    codes, rows = attribute.codes, _of_equal(attribute, leading)
    table = codes[rows] if codes.ndim == 1 else np.take_along_axis(codes, rows, axis=1)
    if (table == table[0]).all():
        return replace(attribute, codes=np.ascontiguousarray(table[0]))
    return replace(attribute, codes=np.ascontiguousarray(table))


def _of_equal(attribute: Attribute, leading: Leading) -> Rows:
    """The rows that speak for units in an attribute: of equal ones the first by its label."""
    months, units, rows = leading.equal
    if not len(rows):
        return leading.rows
    rank = np.argsort(np.argsort(np.array(attribute.groups)))
    codes = attribute.codes[rows] if attribute.codes.ndim == 1 else attribute.codes[months, rows]
    order = np.lexsort((rows, rank[codes], units, months))
    _, first = np.unique(months[order] * len(leading.usual) + units[order], return_index=True)
    chosen = order[first]
    told = leading.told.copy()
    told[months[chosen], units[chosen]] = rows[chosen]
    return _carried(told, leading.usual)


def _carried(told: Rows, usual: Rows) -> Rows:
    """The latest row told before each month, and before the first one told that one."""
    carried = told.copy()
    for month in range(1, len(carried)):
        carried[month] = np.where(carried[month] < 0, carried[month - 1], carried[month])
    for month in range(len(carried) - 2, -1, -1):
        carried[month] = np.where(carried[month] < 0, carried[month + 1], carried[month])
    return np.where(carried < 0, usual[None, :], carried)
