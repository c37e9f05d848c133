"""The renewal calendar, its deadlines, and the quarter in which too much comes up at once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import starmap

import numpy as np

from nrr.ground import FiscalYear, Month
from nrr.ledgers import Ints
from nrr.terms.lengths import class_of_months, month_end, month_of_day
from nrr.terms.renewals import Book
from nrr.terms.states import STATES, State

AT_RISK = ("red", "amber")


@dataclass(frozen=True, slots=True)
class CalendarRow:
    """One renewal ahead, or past due and in grace; days are ordinals, `term` is the class of its longest
    term.
    """

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
    term: str = ""


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


def in_order(rows: Iterable[CalendarRow]) -> tuple[CalendarRow, ...]:
    """Past due on top, oldest first; then by due day, larger amounts first, then by name."""
    return tuple(sorted(rows, key=lambda row: (row.due, -row.up, row.customer, row.line)))


def calendar_of(book: Book, health: Mapping[str, str]) -> tuple[CalendarRow, ...]:
    """Every renewal that is not settled, in order; `health` is the colour of a customer."""
    rows = book.rows
    chosen = np.flatnonzero(rows.is_open)
    names = [book.table.customers[code] for code in rows.who[chosen].tolist()]
    states = [STATES[code] for code in rows.state[chosen].tolist()]
    due = rows.due[chosen]
    columns = zip(
        names,
        _texts(book, chosen, "line"),
        rows.up[chosen].tolist(),
        due.tolist(),
        (due - book.as_of).tolist(),
        _deadlines(book, chosen),
        (state is State.NOTICE for state in states),
        _any_auto(book, chosen),
        _texts(book, chosen, "owner"),
        (health.get(name, "") for name in names),
        map(str, states),
        _classes(book, chosen),
        strict=True,
    )
    return in_order(starmap(CalendarRow, columns))


def _texts(book: Book, chosen: Ints, name: str) -> list[str]:
    """The lines of every renewal, or the first owner it has."""
    rows, terms = book.rows, book.table.terms
    texts = [getattr(term, name) for term in terms[rows.members[rows.first[chosen]]]]
    several = np.flatnonzero(np.diff(rows.first)[chosen] > 1)
    for place, index in zip(several.tolist(), chosen[several].tolist(), strict=True):
        own = terms[rows.members[rows.first[index] : rows.first[index + 1]]]
        told = dict.fromkeys(getattr(term, name) for term in own if getattr(term, name))
        texts[place] = ", ".join(told) if name == "line" else next(iter(told), "")
    return texts


def _classes(book: Book, chosen: Ints) -> list[str]:
    rows = book.rows
    months = np.zeros(len(rows), np.int64)
    np.maximum.at(months, rows.of_member, book.months[rows.members])
    known, codes = np.unique(months[chosen], return_inverse=True)
    names = [str(class_of_months(length)) for length in known.tolist()]
    return [names[code] for code in codes.reshape(-1).tolist()]


def _deadlines(book: Book, chosen: Ints) -> list[int | None]:
    """The first day on which notice is late for one of the terms; None where no period is known."""
    rows = book.rows
    days = book.table.notice_days[rows.members]
    early = np.full(len(rows), -1, np.int64)
    np.maximum.at(early, rows.of_member, days)
    found, known = (rows.due - early)[chosen].tolist(), (early >= 0)[chosen].tolist()
    return [day if told else None for day, told in zip(found, known, strict=True)]


def _any_auto(book: Book, chosen: Ints) -> list[bool]:
    rows = book.rows
    found = np.zeros(len(rows), bool)
    found[rows.of_member[book.table.auto_renew[rows.members]]] = True
    return [bool(one) for one in found[chosen]]


def wall_of(
    rows: Sequence[CalendarRow], as_of: Month, arr_minor: int, fiscal: FiscalYear, wall_from: float
) -> Wall:
    """The rest of the running quarter, or the next full one, and the three after it."""
    last, first = month_end(as_of), fiscal.quarter_end(as_of + 1)
    labels = tuple(fiscal.label(first + 3 * number) for number in range(4))
    ahead: dict[str, list[CalendarRow]] = {label: [] for label in labels}
    told = {day: _quarter(day, first, fiscal) for day in {row.due for row in rows} if day > last}
    for row in rows:
        if label := told.get(row.due):
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


def _quarter(day: int, first: Month, fiscal: FiscalYear) -> str:
    """The label of one of the four quarters; empty for a day behind them."""
    month = month_of_day(day)
    return fiscal.label(month) if month <= first + 9 else ""
