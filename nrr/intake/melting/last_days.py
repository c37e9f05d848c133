"""Whether the end of a period is its last day or the day the next one begins: told from the file's own
chains.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from nrr.intake.drafts import Ints, Mask
from nrr.intake.thresholds import LIMITS

Days = npt.NDArray[np.int64]
_EPOCH = 719_163  # the proleptic number of 1 January 1970
"""Shares of the evidence from which it decides (shared_day_31 and TL03 of the worked cases lie on either
side).
"""


class Ends(StrEnum):
    """What the end of a period means: its last day, or the first day that it no longer holds."""

    INCLUSIVE = "inclusive"
    EXCLUSIVE = "exclusive"


class Basis(StrEnum):
    """What told the meaning of the ends."""

    ANSWER = "answer"
    SUCCESSIONS = "successions"
    HEADING = "heading"
    LENGTHS = "lengths"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, eq=False)
class Periods:
    """Starts and ends by row as day numbers (or as month ordinals, where no day is given at all).

    `lines` are codes of what can hold one period at a time, `closed` marks rows with a start and an end,
    `by_month` says that the numbers are months.
    """

    starts: Days
    ends: Days
    lines: Ints
    closed: Mask
    by_month: bool = False

    def followed(self, later: int) -> Mask:
        """Rows whose line begins its next period so many days after the end."""
        keys, wanted = self._places(self.starts), self._places(self.ends + later)
        return np.asarray(self.closed & (self.ends > self.starts) & np.isin(wanted, keys[self.closed]))

    def _places(self, days: Days) -> Days:
        return self.lines.astype(np.int64) * 10_000_000 + days


@dataclass(frozen=True, slots=True)
class Told:
    """What the file says about its ends: `exclusive` of `counted` pieces of evidence say that the end is
    not counted.
    """

    ends: Ends
    basis: Basis
    exclusive: int = 0
    counted: int = 0

    @property
    def mixed(self) -> bool:
        """The evidence stands on both sides."""
        share = self.exclusive / self.counted if self.counted else 0.0
        return 1 - LIMITS.nearly < share < LIMITS.nearly


def told_by(periods: Periods, customers: Ints, *, renews: bool) -> Told:
    """What the periods of a file say; `customers` are codes of who has them."""
    lines = (periods.lines, customers)
    chained = (Periods(periods.starts, periods.ends, one, periods.closed, periods.by_month) for one in lines)
    counted = ((int(one.followed(0).sum()), int(one.followed(1).sum())) for one in chained)
    return told_of(counted, lambda: (0, 0) if periods.by_month else _whole_months(periods), renews=renews)


def told_of(
    successions: Iterable[tuple[int, int]], lengths: Callable[[], tuple[int, int]], *, renews: bool
) -> Told:
    """By successions of a line, else of a customer; by a heading that speaks of renewal; by whole months;
    else inclusive.

    `successions` are the periods followed on the day of their end and on the day after, `lengths` those of
    whole months to their end and to the day after.
    """
    for shared, after in successions:
        if shared + after:
            return _counted(Basis.SUCCESSIONS, shared, shared + after)
    if renews:
        return Told(Ends.EXCLUSIVE, Basis.HEADING)
    open_days, closed_days = lengths()
    if open_days + closed_days:
        return _counted(Basis.LENGTHS, open_days, open_days + closed_days)
    return Told(Ends.INCLUSIVE, Basis.NOTHING)


def last_units(periods: Periods, ends: Ends) -> Days:
    """The last day (or month) in force. A day on which the line begins its next period belongs to the
    later one.
    """
    gone = periods.followed(0) if ends is Ends.INCLUSIVE else periods.closed
    return np.asarray(periods.ends - gone)


def month_ends_held(periods: Periods, last: Days) -> Ints:
    """The last month whose last day lies within the period, by row."""
    if periods.by_month:
        return last.astype(np.int32)
    return np.asarray(_months(last + 1) - 1, np.int32)


def _counted(basis: Basis, exclusive: int, counted: int) -> Told:
    return Told(Ends.EXCLUSIVE if 2 * exclusive > counted else Ends.INCLUSIVE, basis, exclusive, counted)


def _whole_months(periods: Periods) -> tuple[int, int]:
    """Periods of whole months to the end's own day only, and to the day after only."""
    starts, ends = periods.starts[periods.closed], periods.ends[periods.closed]
    to_end, to_next = _whole(starts, ends), _whole(starts, ends + 1)
    return int((to_end & ~to_next).sum()), int((to_next & ~to_end).sum())


def _whole(starts: Days, ends: Days) -> Mask:
    """From a day to the same day of a later month; a month's last day goes with the last day of any other."""
    first, last = _day_of_month(starts), _day_of_month(ends)
    start_closes, end_closes = _day_of_month(starts + 1) == 1, _day_of_month(ends + 1) == 1
    alike = (first == last) | (end_closes & (start_closes | (first > last)))
    return np.asarray(alike & (_months(ends) > _months(starts)))


def _months(days: Days) -> Days:
    """Month ordinals of days."""
    dates = (days - _EPOCH).astype("datetime64[D]")
    return np.asarray(dates.astype("datetime64[M]").astype(np.int64) + 1970 * 12)


def _day_of_month(days: Days) -> Days:
    dates = (days - _EPOCH).astype("datetime64[D]")
    return np.asarray((dates - dates.astype("datetime64[M]")).astype(np.int64) + 1)
