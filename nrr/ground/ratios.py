"""Arithmetic every room above shares: ratios without a denominator, growth, concentration, sample size.

Rates are fractions (1.05 is 105%). `None` means "not defined", never 0, never NaN.
"""

from dataclasses import dataclass
from enum import StrEnum
from math import log

import numpy as np
import numpy.typing as npt


def ratio(over: float, under: float) -> float | None:
    """`over / under`, or None where there is no positive denominator."""
    return float(over) / float(under) if under > 0 else None


def annualised(monthly_rate: float, months: int = 12) -> float:
    """A monthly rate compounded over `months`: 1.025 a month is 1.345 a year."""
    return float(monthly_rate**months)


def monthly_equivalent(annual_rate: float) -> float:
    """The monthly rate that compounds to `annual_rate` in twelve months."""
    return float(annual_rate ** (1 / 12))


def compounded(start: float, rate: float, periods: int) -> tuple[float, ...]:
    """The path `start, start*rate, ...` of `periods + 1` values; rate and period share their unit."""
    path = [float(start)]
    for _ in range(periods):
        path.append(path[-1] * rate)
    return tuple(path)


def doubling_periods(rate: float) -> float | None:
    """Periods until a value growing by `rate` has doubled; None when it never does (rate <= 1)."""
    return log(2) / log(rate) if rate > 1 else None


def halving_periods(rate: float) -> float | None:
    """Periods until a value shrinking by `rate` has halved; None when it never does."""
    return log(0.5) / log(rate) if 0 < rate < 1 else None


def growth(start: float, end: float, periods: float = 1.0) -> float | None:
    """Compound growth a period from `start` to `end`: (end / start)^(1 / periods) - 1; None if start <= 0."""
    change = ratio(end, start)
    return None if change is None or change < 0 else float(change ** (1 / periods)) - 1


def effective_count(amounts: npt.ArrayLike) -> float | None:
    """How many equal customers are as concentrated as these amounts: S^2 / sum of squares (Kish)."""
    values = np.asarray(amounts, dtype=np.float64)
    total = float(values.sum())
    return ratio(total * total, float(values @ values))


class SampleLabel(StrEnum):
    """What may be said about a figure that rests on so many customers."""

    SUPPRESSED = "suppressed"
    SMALL = "small"
    OK = "ok"


class IntervalDisplay(StrEnum):
    """Where the interval of a figure is shown."""

    NEVER = "never"
    ALWAYS = "always"
    HOVER = "hover"


@dataclass(frozen=True, slots=True)
class SampleLadder:
    """The sample sizes at which wording changes; each may be raised, none is a law of nature."""

    suppress_below: int = 5
    small_below: int = 20
    small_below_effective: float = 10.0
    hover_from: int = 50

    def label(self, customers: int, effective: float | None = None) -> SampleLabel:
        """Suppressed, small or ok for `customers`, as concentrated as `effective` equal ones."""
        if customers < self.suppress_below:
            return SampleLabel.SUPPRESSED
        thin = effective is not None and effective < self.small_below_effective
        return SampleLabel.SMALL if thin or customers < self.small_below else SampleLabel.OK

    def display(self, customers: int, effective: float | None = None) -> IntervalDisplay:
        """Interval hidden below the suppression limit, always beside small samples, else on hover."""
        label = self.label(customers, effective)
        if label is SampleLabel.SUPPRESSED:
            return IntervalDisplay.NEVER
        sure = label is SampleLabel.OK and customers >= self.hover_from
        return IntervalDisplay.HOVER if sure else IntervalDisplay.ALWAYS
