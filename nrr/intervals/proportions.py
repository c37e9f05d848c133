"""The Wilson interval of a share of customers: closed form, inside [0, 1], sound for small counts."""

from math import hypot, sqrt

from nrr.intervals.quantiles import normal_quantile
from nrr.intervals.records import Interval


def wilson_interval(kept: int, customers: int, *, confidence: float = 0.95) -> Interval:
    """The interval of `kept / customers`, as logo retention is one."""
    if customers <= 0:
        return Interval(None, None, None, 0, None, confidence, "no_base")
    share = kept / customers
    low, high = wilson_limits(share, customers, confidence)
    return Interval(share, low, high, customers, float(customers), confidence)


def wilson_limits(share: float, size: float, confidence: float) -> tuple[float, float]:
    """The limits of a share seen in `size` (> 0) equal customers; sizes of unequal ones may be fractional."""
    z = normal_quantile((1 + confidence) / 2)
    spread = z * z / size
    half = z * sqrt(share * (1 - share) / size + spread / (4 * size))
    low = (share + spread / 2 - half) / (1 + spread)
    high = (share + spread / 2 + half) / (1 + spread)
    return max(0.0, low), min(1.0, high)


def newcombe_limits(
    first: tuple[float, float], second: tuple[float, float], confidence: float
) -> tuple[float, float]:
    """The limits of one share less another, each a share with the size it was seen in (Newcombe's method 10:
    from the Wilson limits of both).
    """
    (p, (low_p, high_p)), (q, (low_q, high_q)) = (
        (share, wilson_limits(share, size, confidence)) for share, size in (first, second)
    )
    gap = p - q
    return gap - hypot(p - low_p, high_q - q), gap + hypot(high_p - p, q - low_q)
