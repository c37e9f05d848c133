"""What four quarters are bound to, one line after another: the slow answer to `nrr.terms.commitments`."""

from dataclasses import dataclass
from fractions import Fraction

from nrr.terms import Commitment, bound, month_end, months_of, quarter_ends
from nrr.terms.lengths import after
from oracle_renewals import notified

_LONGEST = 60


def commitments(book, as_of, fiscal):
    day = month_end(as_of)
    running = [i for i, term in enumerate(book.terms) if term.amount(day)]
    opening = sum(book.terms[i].amount(day) for i in running)
    return tuple(_at(book, running, day, closing, opening) for closing in quarter_ends(as_of, fiscal))


@dataclass(slots=True)
class _Sums:
    floor: object = 0
    up: object = 0
    notice: object = 0
    evergreen: object = 0


def _at(book, running, day, closing, opening):
    ends, sums, times = (month_end(closing), _Sums(), dict[int, int]())
    seen = set()
    open_ = list(running)
    while open_:
        index = open_.pop()
        if index in seen:
            continue
        seen.add(index)
        open_ += _line(book, index, day, ends, sums, times)
    return Commitment(closing, opening, sums.floor, sums.up, sums.notice, sums.evergreen, times)


def _line(book, index, day, ends, sums, times):
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


def _comes_up(term, day, ends, sums, times):
    months = months_of(term)
    assert term.due is not None and months is not None
    deadline = None if term.notice_days is None else term.due - term.notice_days
    due, amount, count = (term.due, Fraction(term.up), 0)
    rise = 1 + Fraction(str(term.uplift))
    if term.auto_renew and deadline is not None and (deadline < day):
        due, amount = (after(term.due + 1, months) - 1, amount * rise)
        if due >= ends:
            sums.floor += _whole(amount)
            return
    sums.up += _whole(amount)
    while due < ends and count < _LONGEST:
        due, amount, count = (after(due + 1, months) - 1, amount * rise, count + 1)
    times[count] = times.get(count, 0) + _whole(amount)


def _whole(value):
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)
