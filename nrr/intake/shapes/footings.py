"""Whether a row adds up rows near it: exactly, in most months, or not at all; and whether it could do so at all."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt

from nrr.intake.drafts import Ints, Mask, Money

_MOST_BLOCKS, _MOST_PLACES = 50, 20_000_000
_MOST_ROWS = 5_000
_MOSTLY = 0.5
"""A row under a total's label that equals a sum in half of its months is that sum, gone stale in the others."""
_STALE = 0.9
"""What a stale total may lack of the rows it adds up and still be taken for their total."""


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """Amounts (rows, months) and which rows are plain: neither labelled, nor silent, nor without a name."""

    values: Money
    plain: Mask

    @classmethod
    def of_list(cls, who: Ints, months: Ints, amounts: Money, labelled: Mask) -> Self | None:
        """A list (customer, month, amount) laid out as a row a customer; None for more places than are worth a look.

        `labelled` marks the customers whose name says total; customers are expected in the order of the list.
        """
        first = int(months.min())
        shape = (len(labelled), int(months.max()) - first + 1)
        if shape[0] * shape[1] > _MOST_PLACES:
            return None
        values = np.zeros(shape, amounts.dtype)
        np.add.at(values, (who, months - first), amounts)
        return cls(values, ~labelled & (values != 0).any(axis=1))

    def blocks(self, row: int, totals: Mask) -> Iterable[npt.NDArray[np.intp]]:
        """The plain rows that a total at this row could add up, nearest first: above it since any earlier total, below it up
        to the next one, all above it, and all of the table."""
        above, below = np.flatnonzero(self.plain[:row]), row + 1 + np.flatnonzero(self.plain[row + 1 :])
        for since in np.flatnonzero(totals[:row])[::-1][:_MOST_BLOCKS].tolist():
            yield above[above > since]
        yield above
        until = row + 1 + np.flatnonzero(totals[row + 1 :])
        yield below[below < until[0]] if len(until) else below
        yield np.flatnonzero(self.plain)

    def agreement(self, row: int, totals: Mask) -> tuple[float, npt.NDArray[np.intp]]:
        """The share of the months with an amount in which the row equals the best of its blocks, and that block."""
        own = self.values[row]
        best: tuple[float, npt.NDArray[np.intp]] = (0.0, np.zeros(0, np.intp))
        for block in self.blocks(row, totals):
            if len(block) < 2:
                continue
            sums = self.values[block].sum(axis=0)
            asked = (sums != 0) | (own != 0)
            share = float((sums == own)[asked].mean()) if asked.any() else 0.0
            best = max(best, (share, block), key=lambda pair: pair[0])
        return best

    def mostly_adds_up(self, row: int, totals: Mask) -> bool:
        """The row equals one of its blocks in most months."""
        return self.agreement(row, totals)[0] >= _MOSTLY

    def could_add_up(self, row: int) -> bool:
        """A total of positive amounts is no smaller than two of its parts, and its parts stand right above or right below it."""
        sums = self.values.sum(axis=1)
        own = sums[row]
        filled = np.flatnonzero(self.plain & (sums != 0))
        sides = (filled[filled < row][::-1][:2], filled[filled > row][:2])
        return any(len(side) > 0 and _reaches(own, [sums[i] for i in side]) for side in sides)

    def weighed(self, doubtful: Mask) -> tuple[Mask, Mask]:
        """Of rows that may be totals those that are, as they mostly add up; and those that could be, for a person to say."""
        totals, asked = np.zeros_like(doubtful), np.zeros_like(doubtful)
        for row in np.flatnonzero(doubtful).tolist()[:_MOST_ROWS]:
            totals[row] = self.mostly_adds_up(row, ~self.plain)
            asked[row] = not totals[row] and self.could_add_up(row)
        return totals, asked


def _reaches(own: int, nearest: list[int]) -> bool:
    first = nearest[0]
    alone = abs(own - first) <= (1 - _STALE) * abs(first)
    return bool(alone or own >= _STALE * sum(nearest))
