"""Everything about renewals that a view of a book asks for, taken together."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from nrr.definitions import Level, Method, Reactivation
from nrr.ground import Window
from nrr.ledgers import Ledger, Term
from nrr.retention import View, missing_end, prepared
from nrr.retention.window_ends import ends_of
from nrr.terms.calendars import CalendarRow, Wall, calendar_of, wall_of
from nrr.terms.commitments import Commitment, TodaysRates, commitments, todays_rates
from nrr.terms.lengths import month_end, month_of_day
from nrr.terms.periods import Period, by_month, by_quarter
from nrr.terms.reconciliations import RenewalReconciliation, reconciled
from nrr.terms.renewals import Book, Renewal, book_of
from nrr.terms.threads import Line, Revenue, in_force

NO_TERMS = (
    "the file holds no contract terms: it needs the start, the end and the amount of each contract, one row a"
    " term"
)
SUMMED = (
    "NRR is split by renewals for the point-to-point method only: other methods have no closing of the base"
)
OTHER_LEVEL = "contract terms are those of customers; count by customer to see what is up for renewal"


@dataclass(frozen=True, eq=False)
class Against:
    """The terms beside the revenue on the as-of day, in annualised minor units."""

    under_term: int
    not_under_term: int
    rest: int
    exceeding_customers: int
    exceeding: int


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

    def of(self, label: str) -> tuple[Renewal, ...]:
        """The renewals of a quarter or month by its label."""
        fiscal = self.view.policy.fiscal
        return tuple(
            one
            for one in self.book.renewals
            if label in (fiscal.label(month_of_day(one.due)), str(month_of_day(one.due)))
        )

    @cached_property
    def revenue(self) -> Revenue:
        """By customer what it pays at both ends of the window, as the Bridge has it."""
        ends = ends_of(self.ledger, self.view.window, self.view.policy)
        names = customers_of(self.ledger)
        found: dict[str, tuple[int, int]] = {}
        pairs = zip(names, ends.opening.tolist(), ends.closing.tolist(), strict=False)
        for name, before, after in pairs:
            one, two = found.get(name, (0, 0))
            found[name] = (one + before, two + after)
        return found

    @property
    def split_refused(self) -> str:
        """Why NRR is not split; empty where it is."""
        missing = missing_end(self.ledger, self.view.window)
        if missing is not None:
            return f"{missing.label} is not in the book"
        policy = self.view.policy
        if policy.method is not Method.P2P or policy.reactivation is Reactivation.IN_NUMERATOR:
            return SUMMED
        return ""

    @cached_property
    def split(self) -> RenewalReconciliation | None:
        """NRR as the sum of what was up and of everything else."""
        return None if self.split_refused else reconciled(self.book, self.view.window, self.revenue)

    @cached_property
    def against(self) -> Against:
        """How the terms compare with the revenue on the as-of day."""
        closing = self.ledger.index(self.view.window.closing)
        paid: dict[str, int] = {}
        if closing is not None:
            for name, amount in zip(
                customers_of(self.ledger), self.ledger.grid[closing].tolist(), strict=True
            ):
                paid[name] = paid.get(name, 0) + amount
        told: dict[str, int] = {}
        for term in self.book.terms:
            told[term.customer] = told.get(term.customer, 0) + term.amount(self.book.as_of)
        over = {
            name: amount - paid.get(name, 0) for name, amount in told.items() if amount > paid.get(name, 0)
        }
        _, rests = in_force(self.book, self.book.as_of, paid)
        under = sum(told.values()) - self.book.not_under_term
        return Against(under, self.book.not_under_term, sum(rests.values()), len(over), sum(over.values()))

    @cached_property
    def commitments(self) -> tuple[Commitment, ...]:
        """What the next four quarter-ends are bound to."""
        return commitments(self.book, self.view.window.closing, self.view.policy.fiscal)

    @cached_property
    def rates(self) -> TodaysRates:
        """The renewal rates of today."""
        return todays_rates(self.book, self.view.window.closing)

    @cached_property
    def evergreen_kept(self) -> float:
        """What is kept in twelve months of what is not under term; all of it where nothing tells."""
        year = Window.trailing(self.view.window.closing, 12)
        if missing_end(self.ledger, year) is not None:
            return 1.0
        whole = replace(self, view=replace(self.view, window=year)).split
        opened = 0 if whole is None else whole.opening[Line.EVERGREEN]
        return 1.0 if whole is None or not opened else 1 - whole.losses[Line.EVERGREEN] / opened

    def calendar(self, health: Mapping[str, str]) -> tuple[CalendarRow, ...]:
        """Every renewal ahead and in grace."""
        return calendar_of(self.book, health)

    def wall(self, health: Mapping[str, str]) -> Wall:
        """Whether too much comes up in one quarter."""
        policy, closing = self.view.policy, self.view.window.closing
        index = self.ledger.index(closing)
        arr = 0 if index is None else int(self.ledger.grid[index].sum())
        return wall_of(self.calendar(health), closing, arr, policy.fiscal, policy.wall_from)


def refused(ledger: Ledger, view: View) -> str:
    """Why a view of a book has no renewals; empty where it has."""
    if view.policy.level is not Level.CUSTOMER:
        return OTHER_LEVEL
    return "" if ledger.terms else NO_TERMS


def renewals_of(ledger: Ledger, view: View) -> Renewals:
    """The renewals of a book as uploaded; the terms are those of the customers the filter leaves."""
    book = prepared(ledger, view)
    return Renewals(view, book, terms_book(ledger.terms, book, view))


def terms_book(terms: tuple[Term, ...], book: Ledger, view: View) -> Book:
    """The terms of the customers of a prepared book, as they are known at its closing month-end."""
    names = set(customers_of(book))
    own = terms if not view.where else tuple(term for term in terms if term.customer in names)
    policy = view.policy
    return book_of(own, month_end(view.window.closing), policy.renewal_grace_days, policy.renewal_unit)


def customers_of(book: Ledger) -> tuple[str, ...]:
    """The customer of every row: rows may be finer lines of one."""
    role = book.roles.get("customer")
    if role is None:
        return book.names
    codes = role.at(len(book.months) - 1)
    labels = np.array([*role.labels, ""], dtype=object)
    return tuple(labels[codes].tolist())
