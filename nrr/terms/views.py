"""Everything about renewals that a view of a book asks for, taken together."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from nrr.definitions import Level, Method, Reactivation
from nrr.ground import Window
from nrr.ledgers import Grid, Ints, Ledger
from nrr.retention import View, missing_end, prepared
from nrr.retention.window_ends import ends_of
from nrr.terms.calendars import Calendar, calendar_of
from nrr.terms.commitments import (
    Commitment,
    SettledYear,
    TodaysRates,
    commitment_at,
    commitments,
    settled_year,
    todays_rates,
)
from nrr.terms.groups import sums
from nrr.terms.lengths import month_end
from nrr.terms.periods import Period, by_month, by_quarter, slices
from nrr.terms.reconciliations import RenewalReconciliation, reconciled
from nrr.terms.renewals import Book, book_of_table
from nrr.terms.threads import Line, Revenue, in_force
from nrr.terms.walls import Wall, wall_of

NO_TERMS = (
    "there are no contract terms: the start, end and amount of each contract are needed, one row per term"
)
SUMMED = "NRR is split by renewals for the point-to-point method only; choose it under Definitions"
OTHER_LEVEL = "contract terms are those of customers; count by customer to see what is up for renewal"


FEWEST, SMALL = 5, 20
"""Renewals from which a rate is told, and from which it is no small sample any more."""


@dataclass(frozen=True, eq=False)
class Against:
    """The terms beside the revenue on the as-of day, in annualised minor units."""

    under_term: int
    not_under_term: int
    rest: int
    exceeding_customers: int
    exceeding: int


@dataclass(frozen=True, slots=True)
class ClassPart:
    """A customer's part of one class at both ends, in annualised minor units; `rows` are those of its
    contracts.
    """

    customer: str
    opening: int
    closing: int
    rows: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Renewals:
    """The renewals of a prepared book under a view."""

    view: View
    ledger: Ledger
    book: Book

    @cached_property
    def quarters(self) -> Mapping[str, Period]:
        """By quarter of the fiscal year."""
        return by_quarter(self.book, self.view.policy.fiscal)

    @cached_property
    def months(self) -> Mapping[str, Period]:
        """By month."""
        return by_month(self.book)

    @cached_property
    def settled(self) -> SettledYear:
        """The last twelve months that are settled."""
        return settled_year(self.book, self.view.window.closing)

    def places(self, label: str) -> Ints:
        """Where the renewals of a quarter or month stand by its label, of the settled year by none."""
        if not label:
            return self.settled.places
        own = slices(self.book, self.view.policy.fiscal.label) | slices(self.book, str)
        places = own.get(label, slice(0, 0))
        return np.arange(places.start, places.stop)

    @cached_property
    def _codes(self) -> tuple[Ints, int]:
        """By row of the book its customer among those of the terms, then the others; and how many there
        are.
        """
        known = {name: code for code, name in enumerate(self.book.table.customers)}
        codes = [known.setdefault(name, len(known)) for name in customers_of(self.ledger)]
        return np.array(codes, np.int64), len(known)

    def _by_customer(self, amounts: Grid) -> Ints:
        codes, count = self._codes  # rows that stand a second time, behind the others, are left aside
        return sums(codes, amounts[: len(codes)].astype(np.int64), count)

    @cached_property
    def revenue(self) -> Revenue:
        """By customer what it pays at both ends of the window, as the Bridge has it."""
        ends = ends_of(self.ledger, self.view.window, self.view.policy)
        return Revenue(self._by_customer(ends.opening), self._by_customer(ends.closing))

    @property
    def split_refused(self) -> str:
        """Why NRR is not split; empty where it is."""
        missing = missing_end(self.ledger, self.view.window)
        if missing is not None:
            return f"{missing.label} is not in the data"
        policy = self.view.policy
        if policy.method is not Method.P2P or policy.reactivation is Reactivation.IN_NUMERATOR:
            return SUMMED
        return ""

    @cached_property
    def split(self) -> RenewalReconciliation | None:
        """NRR as the sum of what was up and of everything else."""
        return None if self.split_refused else reconciled(self.book, self.view.window, self.revenue)

    @cached_property
    def _names(self) -> tuple[str, ...]:
        """By code its customer: those of the terms, then the others."""
        codes = np.unique(self._codes[0], return_index=True)
        known = dict(enumerate(self.book.table.customers))
        rows = customers_of(self.ledger)
        known |= {code: rows[row] for code, row in zip(*(each.tolist() for each in codes), strict=True)}
        return tuple(known[code] for code in range(self._codes[1]))

    def behind(self, line: Line, most: int) -> tuple[ClassPart, ...]:
        """The customers behind one class of the split, the largest change first, at most so many."""
        if self.split is None:
            return ()
        own = self.split.parts.of(line)
        of, table = self.book.of_customer, self.book.table
        found = []
        for who, before, after in zip(
            *(c[:most].tolist() for c in (own.who, own.before, own.after)), strict=True
        ):
            terms = table.terms[of[who] : of[who + 1]].tolist() if who + 1 < len(of) else []
            rows = tuple(dict.fromkeys(term.row for term in terms if term.row))
            found.append(ClassPart(self._names[who], before, after, rows))
        return tuple(found)

    @cached_property
    def against(self) -> Against:
        """How the terms compare with the revenue on the as-of day."""
        closing, codes = self.ledger.index(self.view.window.closing), self._codes
        paid = np.zeros(codes[1], np.int64)
        if closing is not None:
            paid = self._by_customer(self.ledger.grid[closing])
        table = self.book.table
        told = sums(table.who, table.amounts(self.book.as_of), codes[1])
        over = np.maximum(told - paid, 0)
        _, rests = in_force(self.book, self.book.as_of, paid)
        under = int(told.sum()) - self.book.not_under_term
        exceeding = (int((over > 0).sum()), int(over.sum()))
        return Against(under, self.book.not_under_term, int(rests.sum()), *exceeding)

    @cached_property
    def commitments(self) -> tuple[Commitment, ...]:
        """What the next four quarter-ends are bound to."""
        found = commitments(self.book, self.view.window.closing, self.view.policy.fiscal)
        return tuple(map(self.with_rest, found))

    @cached_property
    def year_ahead(self) -> Commitment:
        """What twelve months from the closing month are bound to, in which a scenario moves its levers."""
        closing = self.view.window.closing
        return self.with_rest(commitment_at(self.book, closing, closing + 12))

    def with_rest(self, one: Commitment) -> Commitment:
        """With the revenue above the contracts, which is not under term."""
        rest = self.against.rest
        return replace(one, opening=one.opening + rest, evergreen=one.evergreen + rest)

    @cached_property
    def rates(self) -> TodaysRates:
        """The renewal rates of today."""
        return todays_rates(self.book, self.settled)

    @cached_property
    def evergreen_kept(self) -> float:
        """What is kept in twelve months of what is not under term; all of it where nothing tells."""
        year = Window.trailing(self.view.window.closing, 12)
        if missing_end(self.ledger, year) is not None:
            return 1.0
        same = year == self.view.window
        whole = self.split if same else replace(self, view=replace(self.view, window=year)).split
        opened = 0 if whole is None else whole.opening[Line.EVERGREEN]
        return 1.0 if whole is None or not opened else 1 - whole.losses[Line.EVERGREEN] / opened

    def at_todays_rate(self, one: Commitment) -> float | None:
        """A quarter-end at today's gross renewal rate, in minor units; None where too few were settled."""
        if self.rates.gross is None or self.rates.renewals < FEWEST:
            return None
        return one.at_rate(self.rates.gross, self.evergreen_kept, one.closing.since(self.view.window.closing))

    def calendar(self, health: Mapping[str, str]) -> Calendar:
        """Every renewal ahead and in grace."""
        return calendar_of(self.book, health, self.view.policy.fiscal)

    def wall(self, calendar: Calendar) -> Wall:
        """Whether too much comes up in one quarter of the calendar."""
        policy, closing = self.view.policy, self.view.window.closing
        index = self.ledger.index(closing)
        arr = 0 if index is None else int(self.ledger.grid[index].sum())
        return wall_of(calendar, arr, policy.fiscal, policy.wall_from)


def refused(ledger: Ledger, view: View) -> str:
    """Why a view of a book has no renewals; empty where it has."""
    if view.policy.level is not Level.CUSTOMER:
        return OTHER_LEVEL
    return "" if ledger.terms else NO_TERMS


def renewals_of(ledger: Ledger, view: View) -> Renewals:
    """The renewals of a book as uploaded; the terms are those of the customers the filter leaves."""
    book = prepared(ledger, view)
    policy, table = view.policy, ledger.term_table
    if view.where:
        names = set(customers_of(book))
        known = np.array([name in names for name in table.customers], bool)
        table = table.taken(known[table.who])
    day = month_end(view.window.closing)
    if ledger.months and view.window.closing < ledger.months[-1]:
        # As it stood on an earlier day: what begins later is known by the day it was signed alone.
        table = table.taken((table.start <= day) | (table.signed >= 0))
    return Renewals(view, book, book_of_table(table, day, policy.renewal_grace_days, policy.renewal_unit))


def customers_of(book: Ledger) -> tuple[str, ...]:
    """The customer of every row: rows may be finer lines of one."""
    role = book.roles.get("customer")
    if role is None:
        return book.names
    codes = role.at(len(book.months) - 1)
    labels = np.array([*role.labels, ""], dtype=object)
    return tuple(labels[codes].tolist())
