"""The Wilson interval of a share of customers: closed form, inside [0, 1], sound for small counts."""

from math import sqrt

from nrr.intervals.bootstraps import Interval
from nrr.intervals.quantiles import normal_quantile


def wilson_interval(kept: int, customers: int, *, confidence: float = 0.95) -> Interval:
    """The interval of `kept / customers`, as logo retention is one."""
    if customers <= 0:
        return Interval(None, None, None, 0, None, confidence, "no_base")
    z = normal_quantile((1 + confidence) / 2)
    share, spread = kept / customers, z * z / customers
    half = z * sqrt(share * (1 - share) / customers + spread / (4 * customers))
    low = (share + spread / 2 - half) / (1 + spread)
    high = (share + spread / 2 + half) / (1 + spread)
    return Interval(share, max(0.0, low), min(1.0, high), customers, float(customers), confidence)
