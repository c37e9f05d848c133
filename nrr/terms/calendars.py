"""The renewal calendar, its deadlines, and the quarter in which too much comes up at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nrr.ground import FiscalYear, Month
from nrr.terms.lengths import month_end, month_of_day
from nrr.terms.renewals import Book, Renewal, State

AT_RISK = ("red", "amber")


@dataclass(frozen=True, slots=True)
class CalendarRow:
    """One renewal ahead, or past due and in grace; days are ordinals."""

    customer: str
    line: str
    up: int
    due: int
    days_to_go: int
    deadline: int | None
    notice_given: bool
    auto_renew: bool
    owner: str
    health: str
    state: str


@dataclass(frozen=True, slots=True)
class Wall:
    """What comes up by quarter as a share of ARR; `quarter` is the largest, the earlier of equals."""

    due_today: int
    up: Mapping[str, int]
    arr_minor: int
    quarter: str
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


def in_order(rows: Sequence[CalendarRow]) -> tuple[CalendarRow, ...]:
    """Past due on top, oldest first; then by due day, larger amounts first, then by name."""
    return tuple(sorted(rows, key=lambda row: (row.due, -row.up, row.customer, row.line)))


def calendar_of(book: Book, health: Mapping[str, str]) -> tuple[CalendarRow, ...]:
    """Every renewal that is not settled, in order; `health` is the colour of a customer."""
    ahead = (State.PENDING, State.NOTICE, State.IN_GRACE)
    return in_order([_row(book, one, health) for one in book.renewals if one.state in ahead])


def _row(book: Book, one: Renewal, health: Mapping[str, str]) -> CalendarRow:
    terms = [book.terms[index] for index in one.terms]
    deadlines = [one.due - term.notice_days for term in terms if term.notice_days is not None]
    return CalendarRow(
        customer=one.customer,
        line=", ".join(dict.fromkeys(term.line for term in terms if term.line)),
        up=one.up,
        due=one.due,
        days_to_go=one.due - book.as_of,
        deadline=min(deadlines) if deadlines else None,
        notice_given=one.state is State.NOTICE,
        auto_renew=any(term.auto_renew for term in terms),
        owner=next((term.owner for term in terms if term.owner), ""),
        health=health.get(one.customer, ""),
        state=str(one.state),
    )


def wall_of(
    rows: Sequence[CalendarRow], as_of: Month, arr_minor: int, fiscal: FiscalYear, wall_from: float
) -> Wall:
    """The rest of the running quarter, or the next full one, and the three after it."""
    last, first = month_end(as_of), fiscal.quarter_end(as_of + 1)
    labels = tuple(fiscal.label(first + 3 * number) for number in range(4))
    ahead: dict[str, list[CalendarRow]] = {label: [] for label in labels}
    for row in rows:
        label = fiscal.label(month_of_day(row.due))
        if row.due > last and label in ahead and month_of_day(row.due) <= first + 9:
            ahead[label].append(row)
    up = {label: sum(row.up for row in own) for label, own in ahead.items()}
    quarter = max(labels, key=lambda label: up[label])
    own = ahead[quarter]
    by_customer: dict[str, int] = {}
    for row in own:
        by_customer[row.customer] = by_customer.get(row.customer, 0) + row.up
    return Wall(
        due_today=sum(row.up for row in rows if row.due == last),
        up=up,
        arr_minor=arr_minor,
        quarter=quarter,
        at_risk=sum(row.up for row in own if row.health in AT_RISK),
        largest=max(by_customer.values(), default=0),
        fires=bool(arr_minor) and up[quarter] >= wall_from * arr_minor,
    )
