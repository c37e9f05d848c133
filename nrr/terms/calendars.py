"""The renewal calendar: every renewal that is not settled, as columns, with its deadline and its owner."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from itertools import starmap
from typing import Any

import numpy as np

from nrr.ground import FiscalYear
from nrr.ledgers import Attribute, Ints, Mask
from nrr.terms.lengths import month_of_day
from nrr.terms.rate_groups import classes_of
from nrr.terms.renewals import Book
from nrr.terms.states import STATES, State

COLUMNS = ("owner", "health", "state", "term", "quarter")
"""What the calendar may be narrowed by."""


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


@dataclass(frozen=True, slots=True, eq=False)
class Calendar:
    """Renewals that are not settled: past due on top, oldest first; then by due day, larger amounts first,
    then by name.

    `who` is a position in `customers`, which are sorted; `deadline` is -1 for none, amounts are annualised
    minor units. Owner, health, state, class of the longest term and fiscal quarter are columns of texts.
    """

    customers: tuple[str, ...]
    as_of: int
    who: Ints
    up: Ints
    due: Ints
    deadline: Ints
    auto_renew: Mask
    line: Attribute
    owner: Attribute
    health: Attribute
    state: Attribute
    term: Attribute
    quarter: Attribute

    def __len__(self) -> int:
        return len(self.due)

    def __iter__(self) -> Iterator[CalendarRow]:
        return iter(self.rows())

    def rows(self, most: int | None = None) -> tuple[CalendarRow, ...]:
        """The renewals as records; the first ones only where told how many."""
        part = self if most is None else self.taken(np.arange(min(most, len(self))))
        notice = str(State.NOTICE)
        states = part.state.texts(0)
        columns = zip(
            (self.customers[code] for code in part.who.tolist()),
            part.line.texts(0),
            part.up.tolist(),
            part.due.tolist(),
            (part.due - self.as_of).tolist(),
            (None if day < 0 else day for day in part.deadline.tolist()),
            (state == notice for state in states),
            part.auto_renew.tolist(),
            part.owner.texts(0),
            part.health.texts(0),
            states,
            part.term.texts(0),
            strict=True,
        )
        return tuple(starmap(CalendarRow, columns))

    def taken(self, chosen: Mask | Ints) -> "Calendar":
        """The same calendar with some of its renewals."""
        found: dict[str, Any] = {}
        for one in fields(self)[2:]:
            column = getattr(self, one.name)
            found[one.name] = column.taken(chosen) if isinstance(column, Attribute) else column[chosen]
        return replace(self, **found)

    def between(self, first: int, last: int) -> "Calendar":
        """What is due from one day to another, both included."""
        return self.taken((first <= self.due) & (self.due <= last))

    def narrowed(
        self, wanted: Mapping[str, Collection[str]], least: int = 0, whose: Collection[str] | None = None
    ) -> "Calendar":
        """Of an amount or more, of some customers, and of the wanted values of each of COLUMNS; a column
        without any is not narrowed by.
        """
        chosen = self.up >= least
        for name, values in wanted.items():
            if values:
                chosen &= self.is_in(name, values)
        if whose is not None:
            own = set(whose)
            chosen &= np.array([name in own for name in self.customers], bool)[self.who]
        return self.taken(chosen)

    def values(self, name: str) -> list[str]:
        """What a column holds, in the order of its labels; without the empty text."""
        column: Attribute = getattr(self, name)
        return [column.labels[code] for code in np.unique(column.codes).tolist() if column.labels[code]]

    def is_in(self, name: str, values: Collection[str]) -> Mask:
        """Which renewals have one of the values in a column."""
        column: Attribute = getattr(self, name)
        own = [code for code, label in enumerate(column.labels) if label in values]
        return np.isin(column.codes, own)


def in_order(found: Calendar) -> Calendar:
    """Past due on top, oldest first; then by due day, larger amounts first, then by customer and line."""
    return found.taken(np.lexsort((found.line.codes, found.who, -found.up, found.due)))


def calendar_of(book: Book, health: Mapping[str, str], fiscal: FiscalYear) -> Calendar:
    """Every renewal that is not settled, in order; `health` is the colour of a customer."""
    rows, customers = book.rows, book.table.customers
    chosen = np.flatnonzero(rows.is_open)
    who, due = rows.who[chosen], rows.due[chosen]
    found = Calendar(
        customers=customers,
        as_of=book.as_of,
        who=who,
        up=rows.up[chosen],
        due=due,
        deadline=_deadlines(book)[chosen],
        auto_renew=_any_auto(book)[chosen],
        line=_sorted(_texts(book, chosen, "line")),
        owner=_sorted(_texts(book, chosen, "owner")),
        health=_sorted([health.get(name, "") for name in customers]).taken(who),
        state=Attribute("", tuple(map(str, STATES)), rows.state[chosen].astype(np.int32)),
        term=classes_of(book, chosen),
        quarter=quarters_of(due, fiscal),
    )
    return in_order(found)


def quarters_of(due: Ints, fiscal: FiscalYear) -> Attribute:
    """The fiscal quarter of every due day, the earliest first."""
    days, place = np.unique(due, return_inverse=True)
    return _coded([fiscal.label(month_of_day(day)) for day in days.tolist()]).taken(place.reshape(-1))


def _coded(texts: list[str]) -> Attribute:
    """Texts as a column whose labels stand in the order of their first appearance."""
    return _by_labels(texts, dict.fromkeys(texts))


def _sorted(texts: list[str]) -> Attribute:
    return _by_labels(texts, sorted(set(texts)))


def _by_labels(texts: list[str], labels: Iterable[str]) -> Attribute:
    codes = {label: code for code, label in enumerate(labels)}
    return Attribute("", tuple(codes), np.array([codes[text] for text in texts], np.int32))


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


def _deadlines(book: Book) -> Ints:
    """By renewal the first day on which notice is late for one of its terms; -1 where no period is known."""
    rows = book.rows
    early = np.full(len(rows), -1, np.int64)
    np.maximum.at(early, rows.of_member, book.table.notice_days[rows.members])
    return np.where(early < 0, -1, rows.due - early)


def _any_auto(book: Book) -> Mask:
    rows = book.rows
    found = np.zeros(len(rows), bool)
    found[rows.of_member[book.table.auto_renew[rows.members]]] = True
    return found
