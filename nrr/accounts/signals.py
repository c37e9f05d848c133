"""Health signals: what a spreadsheet can say about one customer, graded to 1, 1/2 or 0.

The signals follow published practice (usage, tickets, payment failures, NPS, renewal); the weights are
ours and stand in the policy, where they may be set otherwise. A signal that a file does not hold is missing,
never guessed: NaN inside arrays.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

Values = npt.NDArray[np.float64]
Grid = npt.NDArray[np.int64]

FAILED_TWICE = "two payment failures in 60 days"
USAGE_HALVED = "usage halved"
REVENUE_CUT = "revenue cut by 30% in 3 months"
"""What forces a customer to red, in words."""

_FEWEST_CHURNS = 30
_AGE_BANDS = (0, 3, 6, 12, 24, 10_000)


class Good(StrEnum):
    """Which end of a signal is healthy."""

    HIGH = "high"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Signal:
    """A signal and the limits of full and half marks (inclusive on the healthy side)."""

    key: str
    label: str
    full: float
    half: float
    good: Good
    needs: str


SIGNALS = (
    Signal("mrr_change_3m", "Revenue change over 3 months", 0.0, -0.10, Good.HIGH, "revenue"),
    Signal("mrr_change_12m", "Revenue change over 12 months", 0.0, -0.20, Good.HIGH, "12 months of revenue"),
    Signal("contraction_6m", "Contraction in the last 6 months", 0.0, 1.0, Good.LOW, "revenue"),
    Signal("gap_12m", "Month at zero in the last 12", 0.0, 0.0, Good.LOW, "revenue"),
    Signal("tenure_hazard", "Churn at this age against average", 0.8, 1.3, Good.LOW, "30 churns"),
    Signal("usage_change_3m", "Usage change over 3 months", -0.05, -0.25, Good.HIGH, "usage"),
    Signal("payment_failures_90d", "Payment failures in 90 days", 0.0, 1.0, Good.LOW, "payment failures"),
    Signal("nps", "NPS", 9.0, 7.0, Good.HIGH, "NPS"),
    Signal("tickets_90d", "Tickets in 90 days against own average", 1.25, 2.0, Good.LOW, "tickets"),
    Signal("renewal_days", "Days to renewal", 91.0, 31.0, Good.HIGH, "renewal date"),
)


def graded(key: str, measured: Values) -> Values:
    """Marks 1, 0.5 or 0 for measured values of one signal; NaN stays NaN."""
    signal = next(signal for signal in SIGNALS if signal.key == key)
    sign = 1.0 if signal.good is Good.HIGH else -1.0
    value, full, half = sign * measured, sign * signal.full, sign * signal.half
    marks = np.where(value >= full, 1.0, np.where(value >= half, 0.5, 0.0))
    return np.where(np.isnan(measured), np.nan, marks)


@dataclass(frozen=True, slots=True)
class Tenures:
    """Active customer-months and churns by age band, added up to each month: arrays (months, bands)."""

    exposed: Values
    churned: Values
    first_paid: npt.NDArray[np.int64]

    def hazard(self, month: int) -> Values:
        """Each customer's age band's churn rate over the average, known at `month`; NaN below 30 churns."""
        exposed, churned = self.exposed[month], self.churned[month]
        if churned.sum() < _FEWEST_CHURNS:
            return np.full(len(self.first_paid), np.nan)
        rates = np.divide(churned, exposed, out=np.full(len(exposed), np.nan), where=exposed > 0)
        hazard: Values = rates[_bands(self.first_paid, month)] / (churned.sum() / exposed.sum())
        return hazard


def tenures_of(grid: Grid, first_paid: npt.NDArray[np.int64]) -> Tenures:
    """Count active months and churns by age band once, for every month of the grid."""
    exposed, churned = np.zeros((2, len(grid), len(_AGE_BANDS)))
    for month in range(1, len(grid)):
        paid, gone = grid[month - 1] > 0, grid[month] == 0
        bands = _bands(first_paid, month - 1)
        exposed[month] = np.bincount(bands[paid], minlength=len(_AGE_BANDS))
        churned[month] = np.bincount(bands[paid & gone], minlength=len(_AGE_BANDS))
    return Tenures(exposed.cumsum(axis=0), churned.cumsum(axis=0), first_paid)


def revenue_signals(
    grid: Grid, first_paid: npt.NDArray[np.int64], month: int, tenures: Tenures | None = None
) -> Mapping[str, Values]:
    """Marks of the five revenue signals at a month, from the months up to it: one value a customer.

    `tenures` may be counted once for a grid and given to every month.
    """
    known = tenures_of(grid[: month + 1], first_paid) if tenures is None else tenures
    return {
        "mrr_change_3m": graded("mrr_change_3m", _change(grid, month, 3)),
        "mrr_change_12m": graded("mrr_change_12m", _change(grid, month, 12)),
        "contraction_6m": graded("contraction_6m", _contractions(grid, month)),
        "gap_12m": graded("gap_12m", _gaps(grid, first_paid, month)),
        "tenure_hazard": graded("tenure_hazard", np.where(grid[month] > 0, known.hazard(month), np.nan)),
    }


def contraction_shock(grid: Grid, month: int, limit: float = 0.30) -> npt.NDArray[np.bool_]:
    """Customers who cut at least `limit` of their spend within 3 months: an override to red."""
    return np.nan_to_num(_change(grid, month, 3)) <= -limit


def _bands(first_paid: npt.NDArray[np.int64], month: int) -> npt.NDArray[np.int64]:
    return np.digitize(np.maximum(month - first_paid, 0), _AGE_BANDS[1:]).astype(np.int64)


def _change(grid: Grid, month: int, months: int) -> Values:
    """Relative change over `months`; NaN where the customer did not pay then, or the file does not reach
    back.
    """
    if month < months:
        return np.full(grid.shape[1], np.nan)
    before, now = grid[month - months], grid[month]
    change: Values = np.divide(now - before, before, out=np.full(len(now), np.nan), where=before > 0)
    return change


def _contractions(grid: Grid, month: int) -> Values:
    """0 for none, 1 for one of at most 20%, 2 for several or a deeper one, in the last 6 months."""
    window = grid[max(0, month - 6) : month + 1]
    before, after = window[:-1], window[1:]
    cut = (after > 0) & (after < before)
    depth = np.divide(before - after, before, out=np.zeros(before.shape), where=cut)
    count = cut.sum(axis=0)
    deep = depth.max(axis=0, initial=0.0) > 0.20
    return np.where(deep | (count > 1), 2.0, count.astype(np.float64))


def _gaps(grid: Grid, first_paid: npt.NDArray[np.int64], month: int) -> Values:
    """How many of the last 12 months were at zero after the first paid one."""
    start = max(0, month - 11)
    since = np.arange(start, month + 1)[:, None] > first_paid
    gaps: Values = ((grid[start : month + 1] == 0) & since).sum(axis=0).astype(np.float64)
    return gaps
