"""What follows what: churn after contraction, and return after churn.

Only events with full follow-up count, also among those that already churned: dropping only the censored
ones that survived would bias the shares. Grids are (months x customers) of consecutive months.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from nrr.accounts.signals import Grid
from nrr.ground import ratio

Counts = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class EarlyWarning:
    """Churn within the horizon after a contraction, against active months without one.

    `events_by_customer` and `churned_by_customer` are for an interval: their sums' ratio is `share`, and
    customers are what may be resampled.
    """

    horizon_months: int
    events: int
    churned: int
    baseline_months: int
    baseline_churned: int
    events_by_customer: Counts
    churned_by_customer: Counts

    @property
    def share(self) -> float | None:
        """P(churn within the horizon, given a contraction)."""
        return ratio(self.churned, self.events)

    @property
    def baseline(self) -> float | None:
        """The same for active months without a contraction."""
        return ratio(self.baseline_churned, self.baseline_months)

    @property
    def lift(self) -> float | None:
        """How many times as likely churn is after a contraction; None without a baseline."""
        if self.share is None or self.baseline is None:
            return None
        return ratio(self.share, self.baseline)


@dataclass(frozen=True, slots=True)
class WinBack:
    """Churn events with full follow-up and those that paid again within it, in logos and revenue."""

    within_months: int
    events: int
    returned: int
    lost_arr_minor: int
    returned_arr_minor: int

    @property
    def rate(self) -> float | None:
        """Share of churned customers that paid again."""
        return ratio(self.returned, self.events)

    @property
    def revenue_rate(self) -> float | None:
        """First returning revenue over lost revenue."""
        return ratio(self.returned_arr_minor, self.lost_arr_minor)


def churn_after_contraction(grid: Grid, horizon_months: int = 3) -> EarlyWarning:
    """Contractions (0 < now < before) and what became of them, against the other active months."""
    followed = max(1, len(grid) - horizon_months)
    before, now = grid[: followed - 1], grid[1:followed]
    gone = _gone_within(grid, horizon_months)[1:followed]
    cut = (now > 0) & (now < before)
    active = (now > 0) & ~cut
    events, churned = cut.sum(axis=0), (cut & gone).sum(axis=0)
    return EarlyWarning(
        horizon_months=horizon_months,
        events=int(events.sum()),
        churned=int(churned.sum()),
        baseline_months=int(active.sum()),
        baseline_churned=int((active & gone).sum()),
        events_by_customer=events.astype(np.int64),
        churned_by_customer=churned.astype(np.int64),
    )


def recent_contractions(grid: Grid, months: int = 3) -> tuple[int, ...]:
    """Customers who cut spend within the last `months` and still pay, largest first."""
    window = grid[-(months + 1) :]
    cut = ((window[1:] > 0) & (window[1:] < window[:-1])).any(axis=0) & (grid[-1] > 0)
    found = np.flatnonzero(cut)
    return tuple(found[np.argsort(-grid[-1, found], kind="stable")].tolist())


def win_back(grid: Grid, within_months: int) -> WinBack:
    """Churn events (paid, then zero) followed for `within_months` after the first zero month."""
    events = returned = lost = back = 0
    for month in range(1, len(grid) - within_months):
        left = np.flatnonzero((grid[month - 1] > 0) & (grid[month] == 0))
        later = grid[month + 1 : month + 1 + within_months, left]
        again = (later > 0).any(axis=0)
        first = later[(later > 0).argmax(axis=0), np.arange(len(left))] if within_months else later
        events += len(left)
        returned += int(again.sum())
        lost += int(grid[month - 1, left].sum())
        back += int(first[again].sum())
    return WinBack(within_months, events, returned, lost, back)


def _gone_within(grid: Grid, horizon_months: int) -> npt.NDArray[np.bool_]:
    """Whether a zero month follows within the horizon, for each month that has that many after it."""
    zero = grid == 0
    followed = len(grid) - horizon_months
    gone = np.zeros((max(followed, 1), grid.shape[1]), dtype=bool)
    for ahead in range(1, horizon_months + 1):
        gone[:followed] |= zero[ahead : ahead + followed]
    return gone
