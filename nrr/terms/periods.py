"""Renewals of a month or quarter added up, with their rates or the range while anything is open."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np

from nrr.ground import FiscalYear, Month
from nrr.ledgers import Ints, Mask
from nrr.terms.groups import ranges
from nrr.terms.lengths import month_of_day
from nrr.terms.renewal_tables import CHURNED
from nrr.terms.renewals import Book


@dataclass(frozen=True, slots=True)
class Period:
    """All renewals of one period; amounts in annualised minor units. Rates are None where nothing was up,
    or where anything is open.
    """

    label: str
    up: int
    kept: int
    expansion: int
    contraction: int
    churned: int
    in_grace: int
    notice: int
    pending: int
    renewals: int
    logos_up: int
    logos_renewed: int
    logos_lost: int
    logos_open: int
    early: tuple[tuple[str, int], ...]
    late: tuple[tuple[str, int, int], ...]
    returned: tuple[tuple[str, int, int], ...]

    @property
    def renewed_net(self) -> int:
        """What was renewed, above what was up too."""
        return self.kept + self.expansion

    @property
    def complete(self) -> bool:
        """Whether every renewal of the period is settled."""
        return not self.logos_open and not (self.in_grace or self.notice or self.pending)

    @property
    def gross_rate(self) -> float | None:
        """Kept over up."""
        return self._settled(self.kept)

    @property
    def net_rate(self) -> float | None:
        """Renewed over up."""
        return self._settled(self.renewed_net)

    @property
    def logo_rate(self) -> float | None:
        """Customers who stayed over customers up."""
        return self.logos_renewed / self.logos_up if self.logos_up and self.complete else None

    @property
    def gross_low(self) -> float | None:
        """The least the gross rate can become."""
        return self.kept / self.up if self.up else None

    @property
    def gross_high(self) -> float | None:
        """The most it can become."""
        return (self.kept + self.pending + self.in_grace) / self.up if self.up else None

    @property
    def settled_share(self) -> float | None:
        """How much of what was up is decided."""
        return (self.kept + self.contraction + self.churned) / self.up if self.up else None

    def _settled(self, over: int) -> float | None:
        return over / self.up if self.up and self.complete else None


def by_quarter(book: Book, fiscal: FiscalYear) -> dict[str, Period]:
    """The renewals by quarter of the fiscal year in which they were due, in order."""
    return {label: period_of(book, label, own) for label, own in slices(book, fiscal.label).items()}


def by_month(book: Book) -> dict[str, Period]:
    """The renewals by month in which they were due, in order."""
    return {label: period_of(book, label, own) for label, own in slices(book, str).items()}


def slices(book: Book, label_of: Callable[[Month], str]) -> dict[str, slice]:
    """By label of the month they were due in, where its renewals stand among those of the book."""
    days, first = np.unique(book.rows.due, return_index=True)
    ends = [*first.tolist(), len(book.rows)][1:]
    found: dict[str, slice] = {}
    for day, begins, end in zip(days.tolist(), first.tolist(), ends, strict=True):
        label = label_of(month_of_day(day))
        found[label] = slice(found[label].start if label in found else begins, end)
    return found


def period_of(book: Book, label: str, own: slice | Ints) -> Period:
    """Renewals that stand together, or at some places, as one period."""
    rows = book.rows
    grace, notice, pending = rows.open_minor[:, own].sum(axis=1).tolist()
    stayed, lost, undecided = _logos(book, own)
    gap, names = rows.gap[own], _Names(book, own)
    early, late = (np.flatnonzero(rows.is_renewed[own] & found) for found in (gap < 0, gap > 0))
    back = np.flatnonzero(rows.came_back[own])
    return Period(
        label=label,
        up=int(rows.up[own].sum()),
        kept=int(rows.kept[own].sum()),
        expansion=int(rows.expansion[own].sum()),
        contraction=int(rows.contraction[own].sum()),
        churned=int(rows.churned[own].sum()),
        in_grace=grace,
        notice=notice,
        pending=pending,
        renewals=len(gap),
        logos_up=stayed + lost + undecided,
        logos_renewed=stayed,
        logos_lost=lost,
        logos_open=undecided,
        early=names.with_columns(early, gap),
        late=names.with_columns(late, gap, rows.kept[own]),
        returned=names.with_columns(back, rows.back_gap[own], rows.back_minor[own]),
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Names:
    book: Book
    own: slice | Ints

    def with_columns(self, which: Ints, *columns: Ints) -> tuple[Any, ...]:
        """Some renewals by the name of their customer with what the columns say of them."""
        who = self.book.rows.who[self.own][which].tolist()
        names = [self.book.table.customers[code] for code in who]
        return tuple(zip(names, *(column[which].tolist() for column in columns), strict=True))


def _logos(book: Book, own: slice | Ints) -> tuple[int, int, int]:
    """Customers who stayed, who left, and whose renewal is open; each once."""
    rows = book.rows
    who, which = np.unique(rows.who[own], return_inverse=True)
    which = which.reshape(-1)
    next_day = np.zeros(len(who), np.int64)
    np.maximum.at(next_day, which, rows.due[own] + 1)
    stayed, opened = np.zeros(len(who), bool), np.zeros(len(who), bool)
    stayed[which[rows.is_renewed[own]]] = True
    opened[which[rows.state[own] != CHURNED]] = True
    others = np.flatnonzero(~stayed)
    stayed[others] = _in_force(book, who[others], next_day[others])
    lost = int((~stayed & ~opened).sum())
    return int(stayed.sum()), lost, int(len(who) - stayed.sum()) - lost


def _in_force(book: Book, who: Ints, days: Ints) -> Mask:
    """Whether each of some customers has anything in force on a day of its own."""
    table = book.table
    which, terms = ranges(book.of_customer[who], book.of_customer[who + 1])
    running = (table.start[terms] <= days[which]) & (days[which] <= table.end[terms])
    which, terms = which[running], terms[running]
    found = np.zeros(len(who), bool)
    found[which[table.at(terms, days[which]) != 0]] = True
    return found


def annualised(rate: float | None, months: int) -> float | None:
    """A rate of terms of that length as a rate a year; compared within one class of terms only."""
    return None if rate is None else float(rate ** float(Fraction(12, months)))
