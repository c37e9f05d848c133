"""Months without a year: `year` is that of the last one, and months that run over the turn of a year begin
in the one before.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt


def years_in_order(months: Sequence[int], year: int) -> list[int]:
    """The year of each month (1 to 12) of a row of headings: Nov, Dec, Jan is of two years, the last of
    them `year`.
    """
    if len(months) < 2:
        return [year] * len(months)
    steps = [(later - earlier) % 12 for earlier, later in pairwise(months)]
    if steps.count(11) > len(steps) / 2:
        return years_in_order(months[::-1], year)[::-1]
    if steps.count(1) <= len(steps) / 2:
        return [year] * len(months)
    turns = np.cumsum([0, *(later <= earlier for earlier, later in pairwise(months))])
    return [year - int(turns[-1] - turn) for turn in turns]


def years_of_months(rows: npt.NDArray[np.integer], year: int) -> dict[int, int]:
    """Month (1 to 12) -> its year, by the months of the rows from top to bottom; 0 is none."""
    rows = rows[rows > 0]
    if not len(rows):
        return {}
    blocks = rows[np.append(True, rows[1:] != rows[:-1])].tolist()
    held = sorted(set(blocks))
    if len(blocks) == len(held):
        return dict(zip(blocks, years_in_order(blocks, year), strict=True))
    begins = [month for month in held if (month - 2) % 12 + 1 not in held]
    turned = begins == [blocks[0]] and {12, 1} <= set(held)
    return {month: year - (turned and month >= blocks[0]) for month in held}
