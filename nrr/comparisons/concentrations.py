"""How much of the book, and of its retention, hangs on a few customers."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

import numpy as np
import numpy.typing as npt

from nrr.ground import effective_count, ratio

Amounts = npt.NDArray[np.int64]


class Ranking(StrEnum):
    """By what the largest customers are picked; the second is the test for masked losses."""

    OPENING = "opening revenue"
    EXPANSION = "expansion"


@dataclass(frozen=True, slots=True)
class Concentration:
    """What the customers hold, `amounts_minor` from the largest down.

    `hhi` is the sum of squared shares, `effective` its inverse: so many equal customers would be as
    concentrated. None where there is no revenue.
    """

    total_minor: int
    amounts_minor: tuple[int, ...]
    hhi: float | None
    effective: float | None

    def top(self, customers: int) -> float | None:
        """The share of the largest `customers`."""
        return ratio(sum(self.amounts_minor[:customers]), self.total_minor)


@dataclass(frozen=True, slots=True)
class Without:
    """Retention with some customers removed from numerator and denominator.

    `removed` are positions in the arrays given; `share_of_expansion` is theirs of all gross expansion.
    """

    removed: tuple[int, ...]
    nrr: float | None
    grr: float | None
    share_of_opening: float | None
    share_of_expansion: float | None


@dataclass(frozen=True, slots=True)
class BaseSums:
    """Some customers of an opening base added up: how many, what they open and close with, what is kept of
    each at most its opening, and what each gained.
    """

    customers: int
    opening: int
    closing: int
    kept: int
    expansion: int


class RankedBase(Protocol):
    """An opening base of which the largest customers can be told apart: amounts in memory, or an engine.

    Of equal ones in a ranking the larger comes first: by opening revenue who pays more at the close, by
    expansion who paid more at the opening. So the figures hang on amounts, not on an order of names.
    """

    @property
    def everybody(self) -> BaseSums:
        """All of them."""

    @property
    def effective(self) -> float | None:
        """How many equal customers would be as concentrated."""

    def largest(self, customers: int, ranking: Ranking) -> BaseSums:
        """So many that rank highest."""


def concentration(amounts: npt.ArrayLike) -> Concentration:
    """Concentration of amounts, one per customer; amounts at or below zero are not customers."""
    values = np.asarray(amounts)
    values = np.sort(values[values > 0])[::-1]
    effective = effective_count(values)
    return Concentration(int(values.sum()), tuple(values.tolist()), ratio(1.0, effective or 0.0), effective)


def default_removal(customers: int) -> int:
    """How many customers "without the largest" removes: 5% of the base, at least one."""
    return max(1, customers // 20)


def without_largest(opening: Amounts, closing: Amounts, customers: int, ranking: Ranking) -> Without:
    """NRR and GRR without the `customers` that rank highest; amounts are one per customer.

    Only customers of the opening base (a positive opening amount) count, so new ones never do.
    """
    base = np.flatnonzero(opening > 0)
    own = BaseAmounts(opening[base], closing[base])
    return without(own, customers, ranking, tuple(base[own.ranked(ranking)[:customers]].tolist()))


def without(base: RankedBase, customers: int, ranking: Ranking, removed: tuple[int, ...] = ()) -> Without:
    """The same of a base that is added up elsewhere; `removed` are positions where there are any."""
    every, gone = base.everybody, base.largest(customers, ranking)
    opening = every.opening - gone.opening
    return Without(
        removed=removed,
        nrr=ratio(every.closing - gone.closing, opening),
        grr=ratio(every.kept - gone.kept, opening),
        share_of_opening=ratio(gone.opening, every.opening),
        share_of_expansion=ratio(gone.expansion, every.expansion),
    )


@dataclass(frozen=True, slots=True, eq=False)
class BaseAmounts:
    """A ranked base in memory: opening and closing amounts of its customers."""

    opening: Amounts
    closing: Amounts

    @property
    def everybody(self) -> BaseSums:
        return self._added(slice(None))

    @property
    def effective(self) -> float | None:
        return concentration(self.opening).effective

    def largest(self, customers: int, ranking: Ranking) -> BaseSums:
        return self._added(self.ranked(ranking)[:customers])

    def ranked(self, ranking: Ranking) -> npt.NDArray[np.intp]:
        """Positions, the largest first."""
        if ranking is Ranking.OPENING:
            return np.lexsort((-self.closing, -self.opening))
        return np.lexsort((-self.opening, -self._gains))

    @property
    def _gains(self) -> Amounts:
        gains: Amounts = np.maximum(self.closing - self.opening, 0)
        return gains

    def _added(self, rows: npt.NDArray[np.intp] | slice) -> BaseSums:
        first, last = self.opening[rows], self.closing[rows]
        kept = np.minimum(first, last)
        return BaseSums(len(first), *(int(own.sum()) for own in (first, last, kept, self._gains[rows])))
