"""Whether a row adds up rows near it: exactly, in most months, or not at all; and whether it could do so
at all.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Self

import numpy as np
import numpy.typing as npt

from nrr.intake.drafts import Ints, Mask, Money
from nrr.intake.thresholds import LIMITS

_MOST_BLOCKS, _MOST_PLACES = 50, 20_000_000
_MOST_ROWS = 5_000
"""What a stale total may lack of the rows it adds up and still be taken for their total."""


@dataclass(frozen=True, eq=False)
class Columns:
    """Amounts (rows, months) and which rows are plain: neither labelled, nor silent, nor without a name."""

    values: Money
    plain: Mask

    @classmethod
    def of_list(cls, who: Ints, months: Ints, amounts: Money, labelled: Mask) -> Self | None:
        """A list (customer, month, amount) laid out as a row a customer; None for more places than are worth
        a look.

        `labelled` marks the customers whose name says total; customers are expected in the order of the list.
        """
        first = int(months.min())
        shape = (len(labelled), int(months.max()) - first + 1)
        if shape[0] * shape[1] > _MOST_PLACES:
            return None
        values = np.zeros(shape, amounts.dtype)
        np.add.at(values, (who, months - first), amounts)
        return cls(values, ~labelled & (values != 0).any(axis=1))

    @cached_property
    def _running(self) -> tuple[Money, Ints, npt.NDArray[np.int64]]:
        """Sums of the plain rows above each row, of how many amounts each is, and how many rows they are."""
        values = np.where(self.plain[:, None], self.values, 0)
        sums = np.zeros((len(values) + 1, values.shape[1]), values.dtype)
        parts = np.zeros(sums.shape, np.int32)
        np.cumsum(values, axis=0, out=sums[1:])
        np.cumsum(values != 0, axis=0, out=parts[1:])
        return sums, parts, np.concatenate([[0], np.cumsum(self.plain)])

    def sums(self, row: int, totals: Mask) -> Iterable[tuple[Money, Ints]]:
        """What a total at this row could say, with how many amounts are in each month of it: the sums of the
        plain rows above it since any earlier total, below it up to the next one, all above it, and all of
        the table. One row is no sum.
        """
        height = len(self.plain)
        since = np.flatnonzero(totals[:row])[::-1][:_MOST_BLOCKS] + 1
        until = row + 1 + np.flatnonzero(totals[row + 1 :])[:1]
        spans = [
            *((int(at), row) for at in since),
            (0, row),
            (row + 1, int(until[0]) if len(until) else height),
            (0, height),
        ]
        sums, parts, rows = self._running
        found = ((start, end) for start, end in spans if rows[end] - rows[start] > 1)
        return ((sums[end] - sums[start], parts[end] - parts[start]) for start, end in found)

    def agreement(self, row: int, totals: Mask) -> float:
        """The share of the months with an amount in which the row equals the best of these sums. Where it
        does not in all of them, a month of one amount says nothing: two customers may pay the same.
        """
        own, best = self.values[row], 0.0
        for sums, parts in self.sums(row, totals):
            same = (sums == own) & (own != 0)
            others = ((sums != 0) | (own != 0)) & ~same
            if not others.any():
                return float(same.any())
            sure = int((same & (parts > 1)).sum())
            best = max(best, sure / (sure + int(others.sum())))
        return best

    def adds_up(self, row: int, totals: Mask) -> bool:
        """The row equals one of its sums in every month, and holds something."""
        own = self.values[row]
        return bool((own != 0).any()) and any(bool((sums == own).all()) for sums, _ in self.sums(row, totals))

    def mostly_adds_up(self, row: int, totals: Mask) -> bool:
        """The row equals one of its blocks in most months: its total, gone stale in the others."""
        return self.agreement(row, totals) >= LIMITS.most

    def repeats_one(self, row: int) -> bool:
        """The row repeats the only plain row since the last other one: the total of a block of one."""
        others = np.flatnonzero(~self.plain[:row])
        block = np.flatnonzero(self.plain[:row])
        block = block[block > others[-1]] if len(others) else block
        return len(block) == 1 and bool((self.values[block[0]] == self.values[row]).all())

    def of_all(self, row: int) -> bool:
        """The row is no smaller than all plain rows together, give or take what a stale total lacks."""
        return bool(self._by_row[row] >= LIMITS.nearly * self._by_row[self.plain].sum())

    @cached_property
    def _by_row(self) -> Money:
        return self.values.sum(axis=1)  # type: ignore[no-any-return]

    def could_add_up(self, row: int) -> bool:
        """A total of positive amounts is no smaller than two of its parts, and its parts stand right above
        or right below it.
        """
        sums = self._by_row
        own = sums[row]
        filled = np.flatnonzero(self.plain & (sums != 0))
        sides = (filled[filled < row][::-1][:2], filled[filled > row][:2])
        return any(len(side) > 0 and _reaches(own, [sums[i] for i in side]) for side in sides)

    def weighed(self, doubtful: Mask, known: Mask) -> tuple[Mask, Mask]:
        """Of rows that may be totals those that are, as they mostly add up; and those that could be, for a
        person to say.

        Beside totals (`known`, or found here) a row that repeats the only one of its block is one as well.
        """
        totals, asked = np.zeros_like(doubtful), np.zeros_like(doubtful)
        for row in np.flatnonzero(doubtful).tolist()[:_MOST_ROWS]:
            totals[row] = self.mostly_adds_up(row, ~self.plain)
            asked[row] = not totals[row] and self.could_add_up(row)
        if (totals | known).any():
            for row in np.flatnonzero(asked).tolist():
                totals[row] = self.repeats_one(row)
        return totals, asked & ~totals


def _reaches(own: int, nearest: list[int]) -> bool:
    first = nearest[0]
    alone = abs(own - first) <= (1 - LIMITS.nearly) * abs(first)
    return bool(alone or own >= LIMITS.nearly * sum(nearest))
