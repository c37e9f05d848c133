"""What the next four quarter-ends are already bound to: floor, everything renews flat, and today's renewal
rate. Flat is no maximum: expansion, mid-term changes, early terminations and new customers are in none of
the three.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from nrr.ground import FiscalYear, Month
from nrr.ledgers import Term
from nrr.terms.lengths import after, bound, month_end, month_of_day, months_of
from nrr.terms.renewals import Book, notified

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


def commitments(book: Book, as_of: Month, fiscal: FiscalYear) -> tuple[Commitment, ...]:
    """The four quarter-ends after the as-of month."""
    day = month_end(as_of)
    running = [i for i, term in enumerate(book.terms) if term.amount(day)]
    opening = sum(book.terms[i].amount(day) for i in running)
    return tuple(_at(book, running, day, closing, opening) for closing in quarter_ends(as_of, fiscal))


@dataclass(slots=True)
class _Sums:
    floor: int = 0
    up: int = 0
    notice: int = 0
    evergreen: int = 0


def _at(book: Book, running: Sequence[int], day: int, closing: Month, opening: int) -> Commitment:
    ends, sums, times = month_end(closing), _Sums(), dict[int, int]()
    seen: set[int] = set()
    open_ = list(running)
    while open_:
        index = open_.pop()
        if index in seen:
            continue
        seen.add(index)
        open_ += _line(book, index, day, ends, sums, times)
    return Commitment(closing, opening, sums.floor, sums.up, sums.notice, sums.evergreen, times)


def _line(book: Book, index: int, day: int, ends: int, sums: _Sums, times: dict[int, int]) -> tuple[int, ...]:
    """Adds one line to the sums; what succeeds it is followed on."""
    term = book.terms[index]
    following = book.successions.after.get(index, ())
    if term.start > ends:
        return ()
    if not bound(term):
        sums.evergreen += term.amount(day) if term.start <= day else term.amount(ends)
        return ()
    assert term.due is not None and term.end is not None
    if term.due >= ends and term.end >= ends:
        sums.floor += term.at(ends)
    elif following:
        return following
    elif term.end < term.due or notified(term, day):
        sums.notice += term.up
    else:
        _comes_up(term, day, ends, sums, times)
    return ()


def _comes_up(term: Term, day: int, ends: int, sums: _Sums, times: dict[int, int]) -> None:
    """A term that ends before the quarter does: bound for one more where its notice is past, else up, again
    and again.
    """
    months = months_of(term)
    assert term.due is not None and months is not None
    deadline = None if term.notice_days is None else term.due - term.notice_days
    due, amount, count = term.due, Fraction(term.up), 0
    rise = 1 + Fraction(str(term.uplift))
    if term.auto_renew and deadline is not None and deadline < day:
        due, amount = after(term.due + 1, months) - 1, amount * rise
        if due >= ends:
            sums.floor += _whole(amount)
            return
    sums.up += _whole(amount)
    while due < ends and count < _LONGEST:
        due, amount, count = after(due + 1, months) - 1, amount * rise, count + 1
    times[count] = times.get(count, 0) + _whole(amount)


def _whole(value: Fraction) -> int:
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


@dataclass(frozen=True, slots=True)
class TodaysRates:
    """Gross and net renewal rate of the last twelve months whose renewals are settled, pooled, and how
    many.
    """

    gross: float | None
    net: float | None
    renewals: int
    months: int


def todays_rates(book: Book, as_of: Month) -> TodaysRates:
    """The rates of today: of the months up to a year back in which nothing is open any more."""
    months = [as_of - back for back in range(_LONGEST)]
    by_month: dict[Month, list[int]] = {}
    for place, one in enumerate(book.renewals):
        by_month.setdefault(month_of_day(one.due), []).append(place)
    settled = [m for m in months if not any(book.renewals[i].open for i in by_month.get(m, ()))][:12]
    own = [book.renewals[i] for m in settled for i in by_month.get(m, ())]
    up = sum(one.up for one in own)
    if not up:
        return TodaysRates(None, None, len(own), len(settled))
    kept = sum(one.kept for one in own)
    return TodaysRates(kept / up, (kept + sum(one.expansion for one in own)) / up, len(own), len(settled))
