"""Three ways to carry today's customers forward, each from the twelve months before an origin.

Every function takes sums of one or many books and gives, book by book, what the base becomes after
1, 2, ... months over what it is at the origin: an array (books, months).
"""

from collections.abc import Callable
from enum import StrEnum
from types import MappingProxyType

import numpy as np

from nrr.forecasts.sums import TAIL_AGE, Money, Sums

LOOKBACK_MONTHS = 12
# Ages with less than this share of all revenue observed lean on the tail's factor.
_SHRINK_SHARE = 0.01


class ForecastMethod(StrEnum):
    """How the existing base is carried forward."""

    NAIVE = "naive"
    CONSTANT = "constant"
    LADDER = "ladder"

    @property
    def sentence(self) -> str:
        """What it assumes, in words."""
        return _SENTENCES[self]


_SENTENCES = MappingProxyType(
    {
        ForecastMethod.NAIVE: "The last 12-month NRR persists.",
        ForecastMethod.CONSTANT: "The weighted monthly rate of the last 12 months applies every month.",
        ForecastMethod.LADDER: "Each cohort goes on as older cohorts did at the same age (chain ladder).",
    }
)


def naive_path(sums: Sums, base: Money, origin: int, months: int) -> Money:
    """The 12-month NRR at the origin, to the power of h/12."""
    yearly = _quotient(sums.year_kept[:, origin], sums.year_opening[:, origin])
    path: Money = yearly[:, None] ** (np.arange(1, months + 1) / 12)
    return path


def constant_path(sums: Sums, base: Money, origin: int, months: int) -> Money:
    """Retained over opening, added over the last 12 months, to the power of h."""
    window = slice(origin - LOOKBACK_MONTHS + 1, origin + 1)
    monthly = _quotient(sums.kept[:, window].sum(axis=1), sums.opening[:, window].sum(axis=1))
    path: Money = monthly[:, None] ** np.arange(1, months + 1)
    return path


def ladder_path(sums: Sums, base: Money, origin: int, months: int) -> Money:
    """Each age's revenue times the factors of the ages it will pass through."""
    factors = age_factors(sums, origin)
    books = np.broadcast_to(base, factors.shape)
    path = np.empty((len(factors), months))
    for step in range(months):
        moved = np.zeros_like(factors)
        moved[:, 1:] = books[:, :-1]
        moved[:, TAIL_AGE] += books[:, TAIL_AGE]
        books = moved * factors
        path[:, step] = books.sum(axis=1)
    grown: Money = path / base.sum()
    return grown


def age_factors(sums: Sums, origin: int) -> Money:
    """Growth from one age to the next over the last 12 months, by book; thin ages lean on the tail."""
    window = slice(origin - LOOKBACK_MONTHS + 1, origin + 1)
    now, before = (table[:, window].sum(axis=1) for table in (sums.aged_now, sums.aged_before))
    overall = _quotient(now.sum(axis=1), before.sum(axis=1))
    old_before = before[:, TAIL_AGE]
    tail = np.where(old_before > 0, _quotient(now[:, TAIL_AGE], old_before), overall)
    weight = _SHRINK_SHARE * before.sum(axis=1)
    return _quotient(now + (weight * tail)[:, None], before + weight[:, None])


Path = Callable[[Sums, Money, int, int], Money]
PATHS: MappingProxyType[ForecastMethod, Path] = MappingProxyType(
    {
        ForecastMethod.NAIVE: naive_path,
        ForecastMethod.CONSTANT: constant_path,
        ForecastMethod.LADDER: ladder_path,
    }
)


def _quotient(over: Money, under: Money) -> Money:
    """Elementwise; a book without a denominator stays where it is (1)."""
    return np.divide(over, under, out=np.ones_like(over), where=under > 0)
