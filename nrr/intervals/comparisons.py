"""Does group A retain differently from group B, or can so few customers not tell?

The test is a studentised permutation test: labels are shuffled and the gap is divided by its own
standard error each time, which keeps the stated error rate even when one group is larger and more
concentrated. The bootstrap interval of the gap is shown beside it and is not the test.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from nrr.intervals.bootstraps import DRAWS, Interval, expanded_level, paying_pairs, resampled_ratios
from nrr.ratios import effective_count

Sums = npt.NDArray[np.float64]
_MOST_UNITS = 4_000


@dataclass(frozen=True, slots=True)
class Comparison:
    """Retention of two groups, their gap (first minus second) and how sure the sign of it is.

    `p_value` is None when a side has fewer customers than the test needs: then only the direction may
    be shown.
    """

    first: float | None
    second: float | None
    gap: float | None
    interval: Interval
    p_value: float | None
    customers: tuple[int, int]

    def differs(self, level: float = 0.05) -> bool:
        """Whether chance alone would give such a gap in fewer than `level` of cases."""
        return self.p_value is not None and self.p_value < level

    @property
    def sentence(self) -> str:
        """The reading in words; an unproven gap is never called no difference."""
        total = sum(self.customers)
        if self.p_value is None:
            return (
                f"Direction only: {self.customers[0]} and {self.customers[1]} customers are too few to test."
            )
        if self.differs():
            return f"A gap this large is unlikely to be chance (p = {self.p_value:.3f}, {total} customers)."
        return f"Cannot tell with {total} customers (p = {self.p_value:.2f})."


@dataclass(frozen=True, slots=True)
class Group:
    """One side of a comparison: opening and closing amounts, one per customer, in a common unit."""

    opening: npt.ArrayLike
    closing: npt.ArrayLike


def compare(
    first: Group, second: Group, *, seed: int, draws: int = DRAWS, smallest_side: int = 15
) -> Comparison:
    """The gap of two groups with its interval and the p-value of the studentised permutation test."""
    sides = (paying_pairs(first.opening, first.closing), paying_pairs(second.opening, second.closing))
    customers = (len(sides[0][0]), len(sides[1][0]))
    interval = _gap_interval(*sides, seed=seed, draws=draws)
    if min(customers) == 0:
        return Comparison(None, None, None, interval, None, customers)
    rates = tuple(float(closing.sum() / opening.sum()) for opening, closing in sides)
    enough = min(customers) >= smallest_side
    p_value = permutation_p_value(*sides, seed=seed, draws=draws) if enough else None
    return Comparison(rates[0], rates[1], rates[0] - rates[1], interval, p_value, customers)


def permutation_p_value(
    first: tuple[Sums, Sums], second: tuple[Sums, Sums], *, seed: int, draws: int = DRAWS
) -> float:
    """P(|T*| >= |T|) over shuffled labels; each side is (opening, closing) with positive openings.

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
    statistic = np.abs(_studentised(drawn, moments.sum(axis=1) - drawn, size, customers - size))
    # A hair of tolerance: equal statistics reached in another order of summation count as equal.
    extreme = int((statistic[1:] >= statistic[0] * (1 - 1e-9)).sum())
    return (1 + extreme) / (1 + draws)


def holm_adjusted(p_values: Sequence[float]) -> tuple[float, ...]:
    """p-values adjusted for looking at all of them (Holm's step-down), in the order given."""
    order = sorted(range(len(p_values)), key=lambda index: p_values[index])
    adjusted, floor = [0.0] * len(p_values), 0.0
    for rank, index in enumerate(order):
        floor = max(floor, min(1.0, (len(p_values) - rank) * p_values[index]))
        adjusted[index] = floor
    return tuple(adjusted)


def _handfuls(side: tuple[Sums, Sums], handful: int, generator: np.random.Generator) -> tuple[Sums, Sums]:
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


def _gap_interval(first: tuple[Sums, Sums], second: tuple[Sums, Sums], *, seed: int, draws: int) -> Interval:
    """Each group resampled on its own; read at the level of the smaller effective group."""
    customers = min(len(first[0]), len(second[0]))
    effective = [effective_count(opening) for opening, _ in (first, second)]
    smaller = min((n for n in effective if n is not None), default=None)
    if customers < 5 or smaller is None:
        return Interval(None, None, None, customers, smaller, 0.95, "n_below_5")
    level = expanded_level(customers, smaller)
    gaps = resampled_ratios(*first, seed=seed, draws=draws)
    gaps = gaps - resampled_ratios(*second, seed=seed + 1, draws=draws)
    low, high = np.quantile(gaps, (level.lower_quantile, level.upper_quantile))
    estimate = float(first[1].sum() / first[0].sum() - second[1].sum() / second[0].sum())
    return Interval(estimate, float(low), float(high), customers, smaller, 0.95)
