"""How long customers stay: Kaplan-Meier with late entry, Greenwood's variance, the log-rank test.

A duration runs from the first paid month to the first unpaid one (the first spell only). Customers
still paying at the last complete month are right-censored. A customer who was already old when the
file begins enters the risk set at that age; treating such customers as observed from the start
overstates retention.
"""

from dataclasses import dataclass, replace
from math import erfc, sqrt
from typing import Self

import numpy as np
import numpy.typing as npt

from nrr.intervals.quantiles import normal_quantile


@dataclass(frozen=True, slots=True)
class Spells:
    """Observed lives: duration and entry in months, ended 1 or still running 0; one of each a customer."""

    durations: npt.NDArray[np.int64]
    ended: npt.NDArray[np.int64]
    entries: npt.NDArray[np.int64]

    @classmethod
    def of(cls, durations: npt.ArrayLike, ended: npt.ArrayLike, entries: npt.ArrayLike = 0) -> Self:
        """Spells from plain lists; without `entries` everybody is observed from age 0."""
        lengths = np.asarray(durations, dtype=np.int64)
        starts = np.broadcast_to(np.asarray(entries, dtype=np.int64), lengths.shape)
        return cls(lengths, np.asarray(ended, dtype=np.int64), starts)


@dataclass(frozen=True, slots=True)
class SurvivalCurve:
    """A step at each age where someone left; limits are log-log 95% limits (None at 0 and 1)."""

    ages_months: tuple[int, ...]
    survival: tuple[float, ...]
    standard_error: tuple[float, ...]
    low: tuple[float | None, ...]
    high: tuple[float | None, ...]
    at_risk: tuple[int, ...]

    def while_at_risk(self, smallest: int = 5) -> Self:
        """The curve up to the first step with fewer than `smallest` customers at risk."""
        thin = (index for index, count in enumerate(self.at_risk) if count < smallest)
        stop = next(thin, len(self.at_risk))
        return replace(self, **{name: getattr(self, name)[:stop] for name in self.__slots__})


def first_spells(grid: npt.NDArray[np.int64], start_age_months: npt.NDArray[np.int64]) -> Spells:
    """The first spell of each customer of a (months x customers) grid.

    `start_age_months` is the age of a customer already paying in the first month of the grid, and -1
    where that is unknown: such customers are left out. It is ignored for everybody else.
    """
    paid = grid > 0
    first = paid.argmax(axis=0)
    old = paid[0]
    known = paid.any(axis=0) & (~old | (start_age_months >= 0))
    gone = ~paid & (np.arange(len(grid))[:, None] > first)
    ended = gone.any(axis=0)
    observed = np.where(ended, gone.argmax(axis=0), len(grid) - 1) - first
    entries = np.where(old, start_age_months, 0)
    kept = known & (observed > 0)
    return Spells((entries + observed)[kept], ended[kept].astype(np.int64), entries[kept].astype(np.int64))


def kaplan_meier(lives: Spells) -> SurvivalCurve:
    """The share of customers still paying at each age; at risk are those with entry < age <= duration."""
    ages = np.unique(lives.durations[lives.ended == 1])
    at_risk, left = _risk_table(lives, ages)
    survival = (1 - left / at_risk).cumprod(dtype=np.float64)
    finite = np.where(at_risk > left, at_risk - left, 1)
    greenwood = np.where(at_risk > left, left / (at_risk * finite), 0.0).cumsum(dtype=np.float64)
    error = survival * np.sqrt(greenwood)
    low, high = _log_log_limits(survival, greenwood)
    return SurvivalCurve(
        tuple(ages.tolist()),
        tuple(survival.tolist()),
        tuple(error.tolist()),
        low,
        high,
        tuple(at_risk.tolist()),
    )


def log_rank_p_value(first: Spells, second: Spells) -> float | None:
    """P-value of the log-rank test that both groups leave alike; None when nothing can be compared."""
    excess, variance = _log_rank(first, second)
    return None if variance <= 0 else erfc(abs(excess) / sqrt(2 * variance))


def departures_above_expected(first: Spells, second: Spells) -> float:
    """Customers of the first group that left beyond those expected if both groups left alike."""
    return _log_rank(first, second)[0]


def _log_rank(first: Spells, second: Spells) -> tuple[float, float]:
    """Observed minus expected departures of the first group, and the variance of that."""
    lives = [first, second]
    ages = np.unique(np.concatenate([group.durations[group.ended == 1] for group in lives]))
    (risk_a, left_a), (risk_b, left_b) = (_risk_table(group, ages) for group in lives)
    risk, left = risk_a + risk_b, left_a + left_b
    share = risk_a / risk
    expected = left * share
    variance = left * share * (1 - share) * (risk - left) / np.maximum(risk - 1, 1)
    return float((left_a - expected).sum()), float(variance.sum())


def _risk_table(
    lives: Spells, ages: npt.NDArray[np.int64]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Customers at risk and customers leaving at each of `ages`, by counting in sorted order."""
    entered = np.searchsorted(np.sort(lives.entries), ages, side="left")
    finished = np.searchsorted(np.sort(lives.durations), ages, side="left")
    leaving = np.sort(lives.durations[lives.ended == 1])
    left = np.searchsorted(leaving, ages, side="right") - np.searchsorted(leaving, ages, side="left")
    return entered - finished, left


def _log_log_limits(
    survival: npt.NDArray[np.float64], greenwood: npt.NDArray[np.float64]
) -> tuple[tuple[float | None, ...], tuple[float | None, ...]]:
    z = normal_quantile(0.975)
    low: list[float | None] = []
    high: list[float | None] = []
    for share, variance in zip(survival, greenwood, strict=True):
        inside = 0 < share < 1
        width = z * sqrt(variance) / abs(np.log(share)) if inside else 0.0
        low.append(float(share ** np.exp(width)) if inside else None)
        high.append(float(share ** np.exp(-width)) if inside else None)
    return tuple(low), tuple(high)
