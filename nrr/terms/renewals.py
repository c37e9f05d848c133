"""The book of contracts: its terms, what follows them, and every renewal with what became of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from nrr.ground import RenewalUnit
from nrr.ledgers import Ints, Mask, Term, TermTable, term_table
from nrr.terms.groups import bounds
from nrr.terms.lengths import bound_of_all, months_of_all
from nrr.terms.renewal_tables import Known, RenewalTable, renewal_table
from nrr.terms.states import OPEN, STATES, State
from nrr.terms.successions import Successions, succeeded


@dataclass(frozen=True, slots=True)
class Renewal:
    """One customer and one due day (and line, where the unit is the line); amounts in annualised minor units.

    `terms` and `successors` are positions in the book's terms. `renewed` is the part of the successors'
    first amounts that falls to this renewal. `gap` is the days from the day after due to the first
    successor's start. `open` is by state what is not settled. `returned` is day gap and amount of what came
    back after more than the grace.
    """

    customer: str
    due: int
    terms: tuple[int, ...]
    up: int
    state: State
    successors: tuple[int, ...]
    renewed: int
    gap: int | None
    churned: int
    open: Mapping[State, int]
    returned: tuple[int, int] | None
    now_not_under_term: bool

    @property
    def kept(self) -> int:
        """Renewed, at most what was up."""
        return min(self.up, self.renewed) if self.state is State.RENEWED else 0

    @property
    def expansion(self) -> int:
        """Renewed above what was up."""
        return max(self.renewed - self.up, 0) if self.state is State.RENEWED else 0

    @property
    def contraction(self) -> int:
        """What was up and was not renewed of one that was."""
        return max(self.up - self.renewed, 0) if self.state is State.RENEWED else 0


@dataclass(frozen=True, eq=False)
class Book:
    """The terms of a book as columns with what followed them, as they are known on `as_of` (a day)."""

    table: TermTable
    as_of: int
    grace_days: int
    unit: RenewalUnit

    def term(self, index: int) -> Term:
        """One term by its position."""
        found: Term = self.table.terms[index]
        return found

    @cached_property
    def months(self) -> Ints:
        """The length of every term in months; 0 for an evergreen line."""
        return months_of_all(self.table)

    @cached_property
    def bound(self) -> Mask:
        """Which terms are under term at all."""
        return bound_of_all(self.months)

    @cached_property
    def up(self) -> Ints:
        """The amount of every term on its last day."""
        return self.table.at(np.arange(len(self.table)), self.table.end)

    @cached_property
    def first_minor(self) -> Ints:
        """The amount of every term on its first day."""
        return self.table.at(np.arange(len(self.table)), self.table.start)

    @cached_property
    def successions(self) -> Successions:
        """What succeeds every term."""
        return succeeded(self.table, self.bound, self.grace_days, self.unit)

    @cached_property
    def of_customer(self) -> Ints:
        """Where the terms of each customer begin."""
        return bounds(self.table.who, len(self.table.customers))

    @cached_property
    def rows(self) -> RenewalTable:
        """Every renewal, by due day, customer and (where it is the unit) line."""
        told = (self.table, self.bound, self.up, self.successions, self.as_of, self.grace_days, self.unit)
        return renewal_table(Known(*told))

    @cached_property
    def longest(self) -> Ints:
        """By renewal the months of its longest term."""
        rows = self.rows
        months = np.zeros(len(rows), np.int64)
        np.maximum.at(months, rows.of_member, self.months[rows.members])
        return months

    @cached_property
    def renewals(self) -> tuple[Renewal, ...]:
        """Every renewal as a record of its own; `rows` has them as columns."""
        return tuple(self.renewal(index) for index in range(len(self.rows)))

    @property
    def not_under_term(self) -> int:
        """What is in force on the as-of day on monthly and evergreen lines."""
        return int(self.table.amounts(self.as_of)[~self.bound].sum())

    def notified(self, which: Ints, day: int) -> Mask:
        """Whether notice had been given by a day; a notice without a day counts at once."""
        given = self.table.notice[which]
        return np.asarray((given >= 0) & (given <= day))

    def renewal(self, index: int) -> Renewal:
        """One renewal by its position in `rows`."""
        rows = self.rows
        later = tuple(rows.later[rows.later_first[index] : rows.later_first[index + 1]].tolist())
        opened = {name: int(rows.open_minor[place, index]) for place, name in enumerate(OPEN)}
        back = (int(rows.back_gap[index]), int(rows.back_minor[index]))
        return Renewal(
            customer=self.table.customers[rows.who[index]],
            due=int(rows.due[index]),
            terms=tuple(rows.members[rows.first[index] : rows.first[index + 1]].tolist()),
            up=int(rows.up[index]),
            state=STATES[rows.state[index]],
            successors=later,
            renewed=int(rows.renewed[index]),
            gap=int(rows.gap[index]) if later else None,
            churned=int(rows.churned[index]),
            open={name: value for name, value in opened.items() if value},
            returned=back if rows.came_back[index] else None,
            now_not_under_term=bool(rows.loose[index]),
        )


def book_of(
    terms: Sequence[Term], as_of: int, grace_days: int = 30, unit: RenewalUnit = RenewalUnit.CUSTOMER
) -> Book:
    """The terms of a book; contracts known to be signed after the as-of day are left out."""
    return book_of_table(term_table(terms), as_of, grace_days, unit)


def book_of_table(table: TermTable, as_of: int, grace_days: int, unit: RenewalUnit) -> Book:
    """The same of terms that are columns already."""
    later = (table.signed > as_of) & (table.start > as_of)
    return Book(table.taken(~later) if later.any() else table, as_of, grace_days, unit)
