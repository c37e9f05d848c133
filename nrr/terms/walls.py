"""The renewal wall: the quarter in which too much comes up at once."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from nrr.ground import FiscalYear
from nrr.terms.calendars import Calendar
from nrr.terms.groups import sums
from nrr.terms.lengths import month_end, month_of_day

AT_RISK = ("red", "amber")
_QUARTERS = 4


@dataclass(frozen=True, slots=True)
class Wall:
    """What comes up by quarter as a share of ARR; `quarter` is the largest, the earlier of equals, of which
    the days from `first` to `last` are ahead.
    """

    due_today: int
    up: Mapping[str, int]
    arr_minor: int
    quarter: str
    first: int
    last: int
    at_risk: int
    largest: int
    fires: bool

    @property
    def shares(self) -> Mapping[str, float]:
        """By quarter, of all ARR."""
        return {
            label: amount / self.arr_minor if self.arr_minor else 0.0 for label, amount in self.up.items()
        }

    @property
    def share(self) -> float:
        """Of the largest quarter."""
        return self.shares[self.quarter]

    @property
    def at_risk_share(self) -> float | None:
        """Red or amber, of what is up in that quarter."""
        return self.at_risk / self.up[self.quarter] if self.up[self.quarter] else None

    @property
    def largest_share(self) -> float | None:
        """The largest customer, of what is up in that quarter."""
        return self.largest / self.up[self.quarter] if self.up[self.quarter] else None


def wall_of(found: Calendar, arr_minor: int, fiscal: FiscalYear, wall_from: float) -> Wall:
    """The rest of the running quarter, or the next full one, and the three after it."""
    closing = fiscal.quarter_end(month_of_day(found.as_of) + 1)
    ends = [month_end(closing + 3 * number) for number in range(_QUARTERS)]
    labels = [fiscal.label(closing + 3 * number) for number in range(_QUARTERS)]
    ahead = found.between(found.as_of + 1, ends[-1])
    up = sums(np.searchsorted(ends, ahead.due), ahead.up, _QUARTERS)
    place = int(up.argmax())
    first = ends[place - 1] + 1 if place else found.as_of + 1
    own = ahead.between(first, ends[place])
    ill = own.is_in("health", AT_RISK)
    return Wall(
        due_today=int(found.up[found.due == found.as_of].sum()),
        up=dict(zip(labels, up.tolist(), strict=True)),
        arr_minor=arr_minor,
        quarter=labels[place],
        first=first,
        last=ends[place],
        at_risk=int(own.up[ill].sum()),
        largest=int(sums(own.who, own.up, len(found.customers)).max(initial=0)),
        fires=bool(arr_minor) and bool(up[place] >= wall_from * arr_minor),
    )
