"""Does group A retain differently from group B, or can so few customers not tell?

The test is a studentised permutation test: labels are shuffled and the gap is divided by its own
standard error each time, which keeps the stated error rate even when one group is larger and more
concentrated. The interval of the gap comes from the same shuffles, so that the two never contradict each
other. With few customers, or few that moved, shuffling has too few different outcomes to mean anything (one
lost customer among equals gave p = 0.0005): then there is neither.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from nrr.ground import effective_count
from nrr.intervals.bootstraps import DRAWS, paying_pairs
from nrr.intervals.records import Interval

Sums = npt.NDArray[np.float64]
Side = tuple[Sums, Sums]
_MOST_UNITS = 4_000
_CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True)
class Enough:
    """What a comparison needs: customers and effective customers a side, and customers that moved in all."""

    customers: int = 15
    effective: float = 10.0
    movers: int = 10


ENOUGH = Enough()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Retention of two groups, their gap (first minus second) and how sure the sign of it is.

    `p_value` and the limits of `interval` are None together where the groups are too small or too calm for
    the test: then only the direction may be shown. Else the 95% interval excludes zero exactly where p is
    below 5%. `effective` is how many equal customers each side is worth, `movers` how many of both left
    the common course.
    """

    first: float | None
    second: float | None
    gap: float | None
    interval: Interval
    p_value: float | None
    customers: tuple[int, int]
    effective: tuple[float, float]
    movers: int

    def differs(self, level: float = 0.05) -> bool:
        """Whether chance alone would give such a gap in fewer than `level` of cases."""
        return self.p_value is not None and self.p_value < level

    @property
    def sentence(self) -> str:
        """What may be said about the gap; never that there is proved no difference."""
        total = sum(self.customers)
        if self.p_value is None:
            sides = f"{self.customers[0]} and {self.customers[1]} customers"
            worth = f"{self.effective[0]:.0f} and {self.effective[1]:.0f} equal ones"
            return (
                f"Direction only: {sides}, worth {worth} of which {self.movers} moved, are too few to tell."
            )
        if self.differs():
            return f"A gap this large is unlikely to be chance (p = {self.p_value:.3f}, {total} customers)."
        return f"Cannot tell with {total} customers (p = {self.p_value:.2f})."


@dataclass(frozen=True, slots=True)
class Group:
    """One side of a comparison: opening and closing amounts, one per customer, in a common unit."""

    opening: npt.ArrayLike
    closing: npt.ArrayLike


@dataclass(frozen=True, slots=True)
class _Shuffles:
    """|T| of the groups as they are and of every shuffle; the gap of small minus large side, and its
    error.
    """

    observed: float
    drawn: Sums
    error: float

    @property
    def p_value(self) -> float:
        """P(|T*| >= |T|)."""
        # A hair of tolerance: equal statistics reached in another order of summation count as equal.
        extreme = int((self.drawn >= self.observed * (1 - 1e-9)).sum())
        return (1 + extreme) / (1 + len(self.drawn))

    def half_width(self, confidence: float) -> float:
        """How far the shuffles let the gap lie from zero: beyond it, and only there, p is below 1 -
        `confidence`.
        """
        rank = int(np.ceil((1 - confidence) * (1 + len(self.drawn)) - 1e-9)) - 1
        if self.error == 0 or rank < 1:
            return 0.0 if self.error == 0 else float("inf")
        place = len(self.drawn) - rank
        return float(np.partition(self.drawn, place)[place]) * self.error * (1 + 2e-9)


def compare(
    first: Group, second: Group, *, seed: int, draws: int = DRAWS, enough: Enough = ENOUGH
) -> Comparison:
    """The gap of two groups, with interval and p-value of the studentised permutation test where it may be
    asked.
    """
    sides = (paying_pairs(first.opening, first.closing), paying_pairs(second.opening, second.closing))
    customers = (len(sides[0][0]), len(sides[1][0]))
    effective = (effective_count(sides[0][0]) or 0.0, effective_count(sides[1][0]) or 0.0)
    moved = movers(*sides)
    least, few = min(customers), "too_few_to_tell"
    none = Interval(None, None, None, least, min(effective), _CONFIDENCE, few)
    if least == 0:
        return Comparison(None, None, None, none, None, customers, effective, moved)
    rates = [float(closing.sum() / opening.sum()) for opening, closing in sides]
    gap = rates[0] - rates[1]
    told = (rates[0], rates[1], gap)
    if least < enough.customers or min(effective) < enough.effective or moved < enough.movers:
        return Comparison(*told, none, None, customers, effective, moved)
    shuffles = _shuffled(*sides, seed=seed, draws=draws)
    half = shuffles.half_width(_CONFIDENCE)
    interval = Interval(gap, gap - half, gap + half, least, min(effective), _CONFIDENCE)
    return Comparison(*told, interval, shuffles.p_value, customers, effective, moved)


def movers(first: Side, second: Side) -> int:
    """Customers that left the common course: whose rate is not the one most of them share, to 0.1 points.

    Mostly that course is an unchanged amount; after a price step taken by everybody it is the step.
    """
    opening, closing = (np.concatenate(pair) for pair in zip(first, second, strict=True))
    _, counts = np.unique(np.round(closing / opening, 3), return_counts=True)
    return len(opening) - int(counts.max(initial=0))


def _shuffled(first: Side, second: Side, *, seed: int, draws: int) -> _Shuffles:
    """The statistic over shuffled labels.

    Beyond 4,000 customers, labels are shuffled over random handfuls of equal size: the customers of one are
    as exchangeable as single ones, and the work is bounded.
    """
    generator = np.random.Generator(np.random.SFC64(seed))
    handful = -(-(len(first[0]) + len(second[0])) // _MOST_UNITS)
    sides = (_handfuls(side, handful, generator) for side in (first, second))
    small, large = sorted(sides, key=lambda side: len(side[0]))
    opening, closing = (np.concatenate(pair) for pair in zip(small, large, strict=True))
    scale = opening.mean()
    moments = _moments(opening / scale, closing / scale)
    customers, size = len(opening), len(small[0])
    drawn = np.empty((draws + 1, len(moments)))
    drawn[0] = moments[:, :size].sum(axis=1)
    for draw in range(1, draws + 1):
        picked = generator.choice(customers, size, replace=False, shuffle=False)
        drawn[draw] = moments[:, picked].sum(axis=1)
    rest = moments.sum(axis=1) - drawn
    statistic = np.abs(_studentised(drawn, rest, size, customers - size))
    error = np.sqrt(_variance(drawn[:1], size) + _variance(rest[:1], customers - size))
    return _Shuffles(float(statistic[0]), statistic[1:], float(error[0]))


def holm_adjusted(p_values: Sequence[float]) -> tuple[float, ...]:
    """p-values adjusted for looking at all of them (Holm's step-down), in the order given."""
    order = sorted(range(len(p_values)), key=lambda index: p_values[index])
    adjusted, floor = [0.0] * len(p_values), 0.0
    for rank, index in enumerate(order):
        floor = max(floor, min(1.0, (len(p_values) - rank) * p_values[index]))
        adjusted[index] = floor
    return tuple(adjusted)


def _handfuls(side: Side, handful: int, generator: np.random.Generator) -> Side:
    if handful == 1:
        return side
    order = generator.permutation(len(side[0]))
    starts = np.arange(0, len(order), handful)
    return np.add.reduceat(side[0][order], starts), np.add.reduceat(side[1][order], starts)


def _moments(opening: Sums, closing: Sums) -> Sums:
    """Everything the statistic needs of a customer, so that a shuffle only has to add."""
    return np.stack([opening, closing, opening**2, opening * closing, closing**2])


def _studentised(first: Sums, second: Sums, first_size: int, second_size: int) -> Sums:
    """(R_A - R_B) / sqrt(v_A + v_B), row by row; 0 where both groups keep the same rate exactly."""
    gap = first[:, 1] / first[:, 0] - second[:, 1] / second[:, 0]
    spread = _variance(first, first_size) + _variance(second, second_size)
    # Below this the variance is rounding of the sums: every customer kept the same rate.
    exact = spread < 1e-20
    return np.where(
        exact, np.where(np.abs(gap) < 1e-12, 0.0, np.inf), gap / np.sqrt(np.where(exact, 1, spread))
    )


def _variance(sums: Sums, customers: int) -> Sums:
    """n/(n-1) * sum (closing - R opening)^2 / (sum opening)^2, from the sums of `_moments`."""
    opening, closing, square, cross, closing_square = sums.T
    rate = closing / opening
    residual = np.maximum(closing_square - 2 * rate * cross + rate**2 * square, 0.0)
    return np.asarray(customers / max(customers - 1, 1) * residual / opening**2)
