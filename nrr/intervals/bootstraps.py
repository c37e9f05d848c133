"""The interval of a retention rate: customers resampled in pairs, read at a widened level, with a floor.

NRR is a ratio of sums, so a customer's opening and closing amounts are drawn together. The limits are
percentiles at a level widened by the t quantile of the *effective* number of customers (Hesterberg's
expanded percentile interval): with concentrated revenue the plain percentile and BCa intervals are
much too narrow (tests/bench/coverage.py prints by how much).

Resampling never draws a loss that nobody had, so a calm book would have no width. Its lower end is therefore
never above what those who stayed pay times the Wilson lower limit of the revenue kept.
"""

from dataclasses import dataclass
from math import sqrt

import numpy as np
import numpy.typing as npt

from nrr.ground import effective_count, ratio
from nrr.intervals.proportions import wilson_limits
from nrr.intervals.quantiles import normal_cdf, t_quantile
from nrr.intervals.records import Interval

DRAWS = 2000
_SMALL_BOOK_DRAWS = 20_000
_MOST_UNITS = 5_000
_CELLS_PER_CHUNK = 200_000
_FEWEST = 2
"""One customer says nothing of what another would have done, whatever a policy shows."""


@dataclass(frozen=True, slots=True)
class ExpandedLevel:
    """The percentiles at which a widened interval is read."""

    t: float
    lower_quantile: float
    upper_quantile: float


def expanded_level(customers: float, effective: float, confidence: float = 0.95) -> ExpandedLevel:
    """The widened percentiles for `customers` (>= 2), as concentrated as `effective` equal ones."""
    t = t_quantile((1 + confidence) / 2, max(effective - 1, 2.0))
    lower = normal_cdf(-sqrt(customers / (customers - 1)) * t)
    return ExpandedLevel(t=t, lower_quantile=lower, upper_quantile=1 - lower)


def bootstrap_interval(
    opening: npt.ArrayLike,
    closing: npt.ArrayLike,
    *,
    seed: int,
    confidence: float = 0.95,
    draws: int | None = None,
    suppress_below: int = 5,
) -> Interval:
    """The interval of sum(closing) / sum(opening) over customers with a positive opening amount.

    `opening` and `closing` are one amount per customer in any common unit; pass the smaller of the two
    as `closing` for gross retention. The same seed gives the same limits. Without `draws` there are
    2,000, and up to 20,000 for a small book, whose limits would otherwise move with the seed.
    """
    first, last = _in_order(*paying_pairs(opening, closing))
    customers, effective = len(first), effective_count(first)
    estimate = ratio(float(last.sum()), float(first.sum()))
    fewest = max(suppress_below, _FEWEST)
    if effective is None or customers < fewest:
        reason = "no_base" if effective is None else f"n_below_{fewest}"
        return Interval(estimate, None, None, customers, effective, confidence, reason)
    level = expanded_level(customers, effective, confidence)
    resampled = resampled_ratios(first, last, seed=seed, draws=draws or _draws_for(customers))
    low, high = np.quantile(resampled, (level.lower_quantile, level.upper_quantile))
    floor = _floor(first, last, effective, confidence)
    return Interval(estimate, min(float(low), floor), float(high), customers, effective, confidence)


def _in_order(
    opening: npt.NDArray[np.float64], closing: npt.NDArray[np.float64]
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """By amount, so that the limits do not depend on the order of customers in a file or an engine.

    Beyond 5,000 customers they are dealt out at random anyway.
    """
    if len(opening) > _MOST_UNITS:
        return opening, closing
    order = np.lexsort((closing, opening))
    return opening[order], closing[order]


def _floor(
    opening: npt.NDArray[np.float64], closing: npt.NDArray[np.float64], effective: float, confidence: float
) -> float:
    """The rate of those who stayed times the Wilson lower limit of the share of revenue kept."""
    stayed = closing > 0
    rate = ratio(float(closing[stayed].sum()), float(opening[stayed].sum()))
    if rate is None:
        return 0.0
    kept = float(np.minimum(opening, closing).clip(0).sum() / opening.sum())
    return rate * wilson_limits(kept, effective, confidence)[0]


def _draws_for(customers: int) -> int:
    """The quantiles of a small book lie far out, and its draws cost nothing: 4 million cells or 2,000
    draws.
    """
    return max(DRAWS, min(_SMALL_BOOK_DRAWS, 4_000_000 // customers))


def resampled_ratios(
    opening: npt.NDArray[np.float64], closing: npt.NDArray[np.float64], *, seed: int, draws: int = DRAWS
) -> npt.NDArray[np.float64]:
    """`draws` ratios of sums over customers drawn with replacement; every opening amount is positive.

    Beyond 5,000 customers, random handfuls of them are drawn instead of single ones: the spread of the sums
    is the same, and the work is bounded.
    """
    generator = np.random.Generator(np.random.SFC64(seed))
    # One complex number per customer: both amounts are fetched by a single indexed read.
    pairs = _handfuls(opening + 1j * closing, generator)
    customers = len(pairs)
    rows = max(1, _CELLS_PER_CHUNK // customers)
    sums = np.empty(draws, dtype=np.complex128)
    for at in range(0, draws, rows):
        size = (min(rows, draws - at), customers)
        picked = generator.integers(0, customers, size, dtype=np.uint32)
        sums[at : at + rows] = pairs.take(picked).sum(axis=1)
    return sums.imag / sums.real


def _handfuls(
    pairs: npt.NDArray[np.complex128], generator: np.random.Generator
) -> npt.NDArray[np.complex128]:
    if len(pairs) <= _MOST_UNITS:
        return pairs
    starts = np.linspace(0, len(pairs), _MOST_UNITS, endpoint=False).astype(np.int64)
    return np.add.reduceat(generator.permutation(pairs), starts)


def paying_pairs(
    opening: npt.ArrayLike, closing: npt.ArrayLike
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Opening and closing amounts of the customers who paid at the opening."""
    first = np.asarray(opening, dtype=np.float64)
    last = np.asarray(closing, dtype=np.float64)
    paying = first > 0
    return first[paying], last[paying]
