"""The renewals ahead as a pack tells them: by month, and several months together where so few customers come
up in one that a reader could tell them apart.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nrr.ground import Month
from nrr.terms import AT_RISK, CalendarRow, Renewals, month_end, month_of_day

_AHEAD, _SOON = 12, 3


@dataclass(frozen=True, slots=True)
class ComingUp:
    """What comes up from the month after the one before to `until`, in annualised minor units.

    `at_risk` is that of customers whose health is amber or red; None where that could tell who they are.
    """

    until: Month
    months: int
    up: int
    customers: int
    at_risk: int | None

    @property
    def label(self) -> str:
        """Its month, or the last of several."""
        return self.until.label if self.months == 1 else f"to {self.until.label}"


@dataclass(frozen=True, slots=True)
class RenewalsAhead:
    """The twelve months after the closing one; `overdue` is what was due by then and is not settled.

    `scored` says whether any customer who comes up has a health score.
    """

    coming: tuple[ComingUp, ...]
    overdue: int
    scored: bool

    @property
    def soon(self) -> tuple[ComingUp, ...]:
        """The first three months, or more where few customers come up in them."""
        months, found = 0, []
        for one in self.coming:
            if months < _SOON:
                found.append(one)
                months += one.months
        return tuple(found)

    @property
    def soon_up(self) -> int:
        """What comes up in them."""
        return sum(one.up for one in self.soon)


def renewals_ahead(found: Renewals, health: Mapping[str, str], least: int) -> RenewalsAhead | None:
    """The renewals of a book by month; `health` is the colour of a customer, `least` the fewest customers of
    a shown group. None where fewer come up.
    """
    closing = found.view.window.closing
    rows = found.calendar(health).between(0, month_end(closing + _AHEAD)).rows()
    ahead = [row for row in rows if row.due > month_end(closing)]
    late = [row for row in rows if row.due <= month_end(closing)]
    if len(_names(ahead)) < max(least, 1):
        return None
    by_month = [[row for row in ahead if month_of_day(row.due) == closing + n] for n in range(1, _AHEAD + 1)]
    return RenewalsAhead(
        coming=tuple(_coming(part, ahead, closing, least) for part in _parts(by_month, least)),
        overdue=sum(row.up for row in late) if len(_names(late)) >= least else 0,
        scored=any(row.health for row in ahead),
    )


def _names(rows: Sequence[CalendarRow]) -> set[str]:
    return {row.customer for row in rows}


def _parts(by_month: Sequence[Sequence[CalendarRow]], least: int) -> list[range]:
    """Months put together until enough customers come up in them; months without any stand alone."""
    found: list[range] = []
    start = 0
    for n in range(len(by_month)):
        known = _customers(by_month[start : n + 1])
        if known >= least or not known:
            found.append(range(start, n + 1))
            start = n + 1
    if start < len(by_month):
        # The last ones are too few: they join those before them.
        while found and _customers(by_month[start:]) < least:
            start = found.pop().start
        found.append(range(start, len(by_month)))
    return found


def _customers(by_month: Sequence[Sequence[CalendarRow]]) -> int:
    return len(_names([row for month in by_month for row in month]))


def _coming(part: range, ahead: Sequence[CalendarRow], closing: Month, least: int) -> ComingUp:
    first, until = closing + part.start + 1, closing + part.stop
    own = [row for row in ahead if first <= month_of_day(row.due) <= until]
    ill = [row for row in own if row.health in AT_RISK]
    told = len(_names(ill)), len(_names(own) - _names(ill))
    return ComingUp(
        until=until,
        months=len(part),
        up=sum(row.up for row in own),
        customers=len(_names(own)),
        at_risk=None if any(0 < n < least for n in told) else sum(row.up for row in ill),
    )
