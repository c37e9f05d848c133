"""Rows that head a group and add up the rows below them, as a compact pivot table lays them out."""

import numpy as np
import numpy.typing as npt

from nrr.intake.drafts import Mask, Money

_MOST_ROWS = 5_000


def group_heads(values: Money, plain: Mask) -> Mask:
    """Heads of groups among the plain rows: every one equals the sum of the rows below it, and together they
    leave no row over.

    `values` are (rows, months). A group of one row counts only beside groups of several.
    """
    found = np.zeros(len(plain), np.bool_)
    rows = np.flatnonzero(plain & (values != 0).any(axis=1))
    if not 4 <= len(rows) <= _MOST_ROWS:
        return found
    heads = _heads(values[rows])
    several = [place for place, members in heads.items() if members > 1]
    if all(len(np.unique(row)) == 1 for row in values[rows[several]]):
        # The same round sums month after month meet by chance, and neighbours may pay alike.
        return found
    found[rows[list(heads)]] = True
    return found


def _heads(values: npt.NDArray[np.integer]) -> dict[int, int]:
    """Places of the heads with the rows of their group; none unless the groups cover all rows and one of
    them has several.
    """
    heads: dict[int, int] = {}
    place = 0
    while place < len(values):
        rest, end = values[place].copy(), place + 1
        while end < len(values) and (rest != 0).any():
            rest = rest - values[end]
            end += 1
        if (rest != 0).any() or end == place + 1:
            return {}
        heads[place] = end - place - 1
        place = end
    return heads if any(members > 1 for members in heads.values()) else {}
