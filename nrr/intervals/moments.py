"""The interval of a retention rate from sums alone, where the customers themselves stay in their engine.

The rate is a ratio of sums; its spread is that of the residuals d - q s around it (the delta method), with
the t quantile of the effective number of customers and Hall's correction for skewness. On a book of 20
equal customers and more it agrees with resampling within what another seed moves that.
"""

from dataclasses import dataclass
from math import sqrt

from nrr.ground import ratio
from nrr.intervals.quantiles import t_quantile
from nrr.intervals.records import Interval

FEWEST_EFFECTIVE = 20
"""Fewer equal customers than this say too little for sums to speak for them."""


@dataclass(frozen=True, slots=True)
class Moments:
    """Sums over the customers who pay at the opening: s is the opening amount, d what it changed by."""

    n: int
    s: float
    s2: float
    d: float
    sd: float
    d2: float
    s3: float
    s2d: float
    sd2: float
    d3: float

    @property
    def effective(self) -> float | None:
        """How many equal customers are as concentrated (Kish)."""
        return ratio(self.s * self.s, self.s2)


def interval_of_moments(sums: Moments, confidence: float = 0.95) -> Interval:
    """The interval of the closing over the opening amounts; without limits below 20 effective customers."""
    effective, change = sums.effective, ratio(sums.d, sums.s)
    if effective is None or change is None:
        return Interval(None, None, None, 0, None, confidence, "no_base")
    if effective < FEWEST_EFFECTIVE:
        reason = f"effective_below_{FEWEST_EFFECTIVE}"
        return Interval(1 + change, None, None, sums.n, effective, confidence, reason)
    low, high = _limits(sums, change, effective, confidence)
    return Interval(1 + change, low, high, sums.n, effective, confidence)


def _limits(sums: Moments, q: float, effective: float, confidence: float) -> tuple[float, float]:
    residual = max(sums.d2 - 2 * q * sums.sd + q * q * sums.s2, 0.0)
    error, centre = sqrt(residual) / sums.s, sums.sd - q * sums.s2
    if not residual:
        return 1 + q, 1 + q
    z = t_quantile((1 + confidence) / 2, max(effective - 1, 2.0)) * sqrt(sums.n / (sums.n - 1))
    third = sums.d3 - 3 * q * sums.sd2 + 3 * q * q * sums.s2d - q**3 * sums.s3
    skewness = third / residual**1.5 - 6 * centre / (sums.s * sqrt(residual))
    middle = 1 + q - centre / sums.s**2
    shift = skewness / 6 * (z * z - 1)
    return middle + error * (shift - z), middle + error * (shift + z)
