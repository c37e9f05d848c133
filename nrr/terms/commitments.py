"""What the next four quarter-ends are already bound to: floor, everything renews flat, and today's renewal
rate. Flat is no maximum: expansion, mid-term changes, early terminations and new customers are in none of
the three.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from nrr.ground import FiscalYear, Month
from nrr.ledgers import Ints
from nrr.terms.coming_up import comes_up
from nrr.terms.groups import ranges
from nrr.terms.lengths import month_end
from nrr.terms.periods import slices
from nrr.terms.renewals import Book

QUARTERS = 4
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Commitment:
    """One quarter-end, in annualised minor units. `up_times` is by number of renewals ahead the flat amount.

    `floor` is bound by contract, `up` comes up and is not, before any uplift; `notice` leaves; `evergreen`
    is not under term.
    """

    closing: Month
    opening: int
    floor: int
    up: int
    notice: int
    evergreen: int
    up_times: Mapping[int, int]

    @property
    def flat(self) -> int:
        """Everything that comes up renews at its amount with the contracted uplift."""
        return self.floor + sum(self.up_times.values()) + self.evergreen

    @property
    def floor_nrr(self) -> float | None:
        """The floor over what is in force today; it can pass 100%."""
        return self.floor / self.opening if self.opening else None

    @property
    def flat_nrr(self) -> float | None:
        """Flat over what is in force today."""
        return self.flat / self.opening if self.opening else None

    def at_rate(self, renewal_rate: float, evergreen_rate: float, months: int) -> float:
        """At a renewal rate, and the yearly retention of what is not under term; minor units."""
        renewed = sum(renewal_rate**times * amount for times, amount in self.up_times.items())
        return float(self.floor + renewed + self.evergreen * evergreen_rate ** (months / 12))


def quarter_ends(as_of: Month, fiscal: FiscalYear) -> tuple[Month, ...]:
    """The next four quarter-ends; never the as-of month itself."""
    first = fiscal.quarter_end(as_of + 1)
    return tuple(first + 3 * number for number in range(QUARTERS))


def commitment_at(book: Book, as_of: Month, closing: Month) -> Commitment:
    """One month-end after the as-of month."""
    day = month_end(as_of)
    amounts = book.table.amounts(day)
    return _at(book, np.flatnonzero(amounts), day, closing, int(amounts.sum()))


def commitments(book: Book, as_of: Month, fiscal: FiscalYear) -> tuple[Commitment, ...]:
    """The four quarter-ends after the as-of month."""
    day = month_end(as_of)
    amounts = book.table.amounts(day)
    running, opening = np.flatnonzero(amounts), int(amounts.sum())
    return tuple(_at(book, running, day, closing, opening) for closing in quarter_ends(as_of, fiscal))


def _at(book: Book, running: Ints, day: int, closing: Month, opening: int) -> Commitment:
    table, ends, following = book.table, month_end(closing), book.successions
    met = _met(book, running, ends)
    bound = book.bound[met]
    free, met = met[~bound], met[bound]
    when = np.where(table.start[free] <= day, day, ends)
    evergreen = (table.at(free, when) * (when <= table.end[free])).sum()
    holds = (table.due[met] >= ends) & (table.end[met] >= ends)
    floor = int(table.at(met[holds], ends).sum())
    rest = met[~holds & ~following.succeeded[met]]
    leaves = (table.end[rest] < table.due[rest]) | book.notified(rest, day)
    floor_again, up, times = comes_up(book, rest[~leaves], day, ends)
    notice = int(book.up[rest[leaves]].sum())
    return Commitment(closing, opening, floor + floor_again, up, notice, int(evergreen), times)


def _met(book: Book, running: Ints, ends: int) -> Ints:
    """The terms of today, and what follows those that end before the quarter does, each once."""
    table, found = book.table, book.successions
    seen = np.zeros(len(table), bool)
    front = running
    while len(front):
        seen[front] = True
        on = (table.due[front] < ends) | (table.end[front] < ends)
        on &= book.bound[front]
        _, places = ranges(found.first[front[on]], found.first[front[on] + 1])
        later = np.unique(found.later[places])
        front = later[~seen[later] & (table.start[later] <= ends)]
    return np.flatnonzero(seen)


@dataclass(frozen=True, slots=True)
class TodaysRates:
    """Gross and net renewal rate of the last twelve months whose renewals are settled, pooled, and how
    many.
    """

    gross: float | None
    net: float | None
    renewals: int
    months: int


@dataclass(frozen=True, slots=True, eq=False)
class SettledYear:
    """The last twelve months in which nothing is open any more, newest first, and where their renewals
    stand.
    """

    months: tuple[Month, ...]
    places: Ints


def settled_year(book: Book, as_of: Month) -> SettledYear:
    """Up to the as-of month; months in which nothing was due are settled too."""
    rows = book.rows
    own = slices(book, str)
    months = [as_of - back for back in range(_LONGEST)]
    settled = [m for m in months if str(m) not in own or not rows.is_open[own[str(m)]].any()][:12]
    held = [own[str(m)] for m in reversed(settled) if str(m) in own]
    places = [np.arange(one.start, one.stop) for one in held]
    return SettledYear(tuple(settled), np.concatenate([np.zeros(0, np.int64), *places]))


def todays_rates(book: Book, year: SettledYear) -> TodaysRates:
    """The rates of today: of the settled year."""
    rows, own = book.rows, year.places
    up, kept, more = (int(column[own].sum()) for column in (rows.up, rows.kept, rows.expansion))
    if not up:
        return TodaysRates(None, None, len(own), len(year.months))
    return TodaysRates(kept / up, (kept + more) / up, len(own), len(year.months))
