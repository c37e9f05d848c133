"""The interval of a retention rate: customers resampled in pairs, read at a widened level, with a floor.

NRR is a ratio of sums, so a customer's opening and closing amounts are drawn together. The limits are
percentiles at a level widened by the t quantile of the *effective* number of customers (Hesterberg's
expanded percentile interval): with concentrated revenue the plain percentile and BCa intervals are
much too narrow (tests/bench/coverage.py prints by how much).

Resampling never draws a loss that nobody had, so a calm book would have no width. Its lower end is therefore
never above what those who stayed pay times the Wilson lower limit of the revenue kept.
"""

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from math import sqrt
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from nrr.ground import effective_count, ratio
from nrr.intervals.proportions import wilson_limits
from nrr.intervals.quantiles import normal_cdf, t_quantile
from nrr.intervals.records import Interval

Answer = TypeVar("Answer")
DRAWS = 2000
_SMALL_BOOK_DRAWS = 20_000
_MOST_UNITS = 5_000
_CELLS_PER_CHUNK = 50_000
"""What stays in the cache of a processor."""
_THREADS = 2
_FEWEST = 2
"""One customer says nothing of what another would have done, whatever a policy shows."""


@dataclass(frozen=True, slots=True)
class ExpandedLevel:
    """The percentiles at which a widened interval is read."""

    t: float
    lower_quantile: float
    upper_quantile: float


@lru_cache(maxsize=1_000)
def expanded_level(customers: float, effective: float, confidence: float = 0.95) -> ExpandedLevel:
    """The widened percentiles for `customers` (>= 2), as concentrated as `effective` equal ones.

    Kept: several figures of the same customers are read at the same.
    """
    t = t_quantile((1 + confidence) / 2, max(effective - 1, 2.0))
    lower = normal_cdf(-sqrt(customers / (customers - 1)) * t)
    return ExpandedLevel(t=t, lower_quantile=lower, upper_quantile=1 - lower)


Pair = tuple[npt.ArrayLike, npt.ArrayLike]
"""Opening and closing amounts, one of each a customer, in any common unit."""
Amounts = npt.NDArray[np.float64]
Limits = tuple[float, float]


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
    return bootstrap_intervals(
        ((opening, closing),), seed=seed, confidence=confidence, draws=draws, suppress_below=suppress_below
    )[0]


def bootstrap_intervals(
    pairs: Sequence[Pair],
    *,
    seed: int,
    confidence: float = 0.95,
    draws: int | None = None,
    suppress_below: int = 5,
) -> tuple[Interval, ...]:
    """The same of several figures, each with the limits it has alone: the same seed picks the same places
    among equally many customers, so that these are drawn once for all of them.
    """
    held = [_in_order(*paying_pairs(*pair)) for pair in pairs]
    fewest = max(suppress_below, _FEWEST)
    own: dict[int, list[int]] = {}
    for at, (first, _) in enumerate(held):
        own.setdefault(len(first), []).append(at)

    def read(customers: int) -> list[tuple[int, Limits | None]]:
        if customers < fewest:
            return [(at, None) for at in own[customers]]
        drawn = resampled_ratios(
            [held[at] for at in own[customers]], seed=seed, draws=draws or _draws_for(customers)
        )
        return [
            (at, _limits(*held[at], one, confidence)) for at, one in zip(own[customers], drawn, strict=True)
        ]

    limits = dict(chain.from_iterable(_side_by_side(read, sorted(own, reverse=True))))
    return tuple(_interval(*one, limits[at], fewest, confidence) for at, one in enumerate(held))


def _side_by_side(task: Callable[[int], Answer], sizes: Sequence[int]) -> Iterable[Answer]:
    """Drawing, adding and sorting leave the interpreter to others: two books are drawn at once."""
    if len(sizes) < _THREADS:
        return map(task, sizes)
    with ThreadPoolExecutor(_THREADS) as pool:
        return list(pool.map(task, sizes))


def _interval(
    first: Amounts, last: Amounts, limits: Limits | None, fewest: int, confidence: float
) -> Interval:
    customers, effective = len(first), effective_count(first)
    estimate = ratio(float(last.sum()), float(first.sum()))
    if effective is None or limits is None:
        reason = "no_base" if effective is None else f"n_below_{fewest}"
        return Interval(estimate, None, None, customers, effective, confidence, reason)
    return Interval(estimate, *limits, customers, effective, confidence)


def _limits(first: Amounts, last: Amounts, ratios: Amounts, confidence: float) -> Limits | None:
    """Those of the ratios drawn, the lower one not above the floor."""
    effective = effective_count(first)
    if effective is None:
        return None
    level = expanded_level(len(first), effective, confidence)
    low, high = np.quantile(ratios, (level.lower_quantile, level.upper_quantile))
    return min(float(low), _floor(first, last, effective, confidence)), float(high)


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
    pairs: Sequence[tuple[Amounts, Amounts]], *, seed: int, draws: int = DRAWS
) -> list[Amounts]:
    """`draws` ratios of sums over customers drawn with replacement, of each pair of opening and closing
    amounts; all pairs are of equally many customers, every opening amount is positive.

    Beyond 5,000 customers, random handfuls of them are drawn instead of single ones: the spread of the sums
    is the same, and the work is bounded. Amounts that stand in several pairs are added up once.
    """
    columns = {amounts.tobytes(): amounts for pair in pairs for amounts in pair}
    sums = dict(zip(columns, _drawn_sums(tuple(columns.values()), seed, draws), strict=True))
    return [sums[closing.tobytes()] / sums[opening.tobytes()] for opening, closing in pairs]


def _drawn_sums(columns: Sequence[Amounts], seed: int, draws: int) -> Amounts:
    """Of each column its sum in every draw."""
    generator = np.random.Generator(np.random.SFC64(seed))
    handfuls = _handfuls(columns, generator)
    customers = len(handfuls[0])
    rows = max(1, _CELLS_PER_CHUNK // customers)
    sums, amounts_drawn = np.empty((len(columns), draws)), np.empty((rows, customers))
    for at in range(0, draws, rows):
        picked = generator.integers(0, customers, (min(rows, draws - at), customers))
        drawn = amounts_drawn[: len(picked)]
        for own, amounts in zip(sums, handfuls, strict=True):
            amounts.take(picked, out=drawn, mode="clip")  # the one mode that writes without a copy between
            np.einsum("ij->i", drawn, out=own[at : at + rows])
    return sums


def _handfuls(columns: Sequence[Amounts], generator: np.random.Generator) -> list[Amounts]:
    customers = len(columns[0])
    if customers <= _MOST_UNITS:
        return list(columns)
    order = generator.permutation(customers)
    starts = np.linspace(0, customers, _MOST_UNITS, endpoint=False).astype(np.int64)
    return [np.add.reduceat(amounts[order], starts) for amounts in columns]


def paying_pairs(
    opening: npt.ArrayLike, closing: npt.ArrayLike
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Opening and closing amounts of the customers who paid at the opening."""
    first = np.asarray(opening, dtype=np.float64)
    last = np.asarray(closing, dtype=np.float64)
    paying = first > 0
    return first[paying], last[paying]
