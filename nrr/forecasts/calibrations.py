"""How wide a forecast's range must be, told by what the same method missed by at every past origin.

The range of resampled customers holds too little: it knows how unsure the rate is, not how differently the
next year may go. It is stretched until it would have held the past (conformal prediction on the
back-test's own residuals), each end for itself, and never ends nearer than the past missed by. How far
beyond chance it is stretched at least was set so that the range holds 80% in the three worlds of
tests/bench/forecast_worlds.py.
"""

from dataclasses import dataclass
from math import ceil

import numpy as np

from nrr.forecasts.sums import Money

BAND = (0.1, 0.9)
_LEAST_STRETCH = 1.25
_CALMEST = 0.5
"""A past origin counts as at least so much of the usual spread: a calm month would stretch the range
without end.
"""


@dataclass(frozen=True, slots=True)
class Missed:
    """At every origin: what happened minus the forecast, and how far below and above it the resampled
    range reached.
    """

    residuals: Money
    below: Money
    above: Money


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a range must reach: multiples of the resampled range's ends, and at least these residuals."""

    low_stretch: float
    high_stretch: float
    low_residual: float
    high_residual: float


def reach_of(missed: Missed) -> Reach:
    """The reach that the misses ask for; without any of them the least."""
    if not len(missed.residuals):
        return Reach(_LEAST_STRETCH, _LEAST_STRETCH, 0.0, 0.0)
    low, high = np.quantile(missed.residuals, BAND)
    return Reach(
        low_stretch=_stretch(-missed.residuals, missed.below),
        high_stretch=_stretch(missed.residuals, missed.above),
        low_residual=float(low),
        high_residual=float(high),
    )


def distances(reach: Reach, below: Money, above: Money) -> tuple[Money, Money]:
    """How far below and above the forecast the range ends, from the distances of the resampled range."""
    low = np.maximum(reach.low_stretch * below, max(0.0, -reach.low_residual))
    high = np.maximum(reach.high_stretch * above, max(0.0, reach.high_residual))
    return low, high


def share_held(missed: Missed) -> float:
    """The share of origins whose truth lies in the range that the other origins ask for."""
    count = len(missed.residuals)
    held = 0
    for origin in range(count):
        others = np.arange(count) != origin
        rest = Missed(missed.residuals[others], missed.below[others], missed.above[others])
        low, high = distances(reach_of(rest), missed.below[[origin]], missed.above[[origin]])
        held += bool(-low[0] - 1e-12 <= missed.residuals[origin] <= high[0] + 1e-12)
    return held / count


def _stretch(beyond: Money, reached: Money) -> float:
    """The multiple that would have held nine in ten of the misses to one side, a next one counted
    (conformal).
    """
    spread = np.maximum(reached, _CALMEST * np.median(reached))
    scores = np.sort(np.divide(beyond, spread, out=np.zeros_like(beyond), where=spread > 0))
    place = min(ceil((len(scores) + 1) * BAND[1]), len(scores)) - 1
    return max(_LEAST_STRETCH, float(scores[place]))
