"""Terms in force at the opening of a window, and everything that follows them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

import numpy as np

from nrr.ground import Window
from nrr.ledgers import Ints, Mask
from nrr.terms.groups import bounds, shared_in_groups, sums
from nrr.terms.lengths import month_end
from nrr.terms.renewals import Book


class Line(StrEnum):
    """What an amount of the base was at the opening."""

    UP = "up"
    MID_TERM = "mid_term"
    EVERGREEN = "evergreen"
    ADDED = "added"


CLASSES = tuple(Line)
UP, MID_TERM, EVERGREEN, ADDED = range(4)
_MIXED, _UNTOLD = -1, -2
Weights = tuple[Fraction, ...]
"""Of each of CLASSES, the part of an amount that goes back to it; they add to one."""


@dataclass(frozen=True, slots=True, eq=False)
class Revenue:
    """By customer what it pays at the opening and at the close, in annualised minor units.

    The customers are those of the table of terms, then those who have none.
    """

    opening: Ints
    closing: Ints


@dataclass(frozen=True, slots=True, eq=False)
class Threads:
    """By term what is in force at both ends and the class of the base it goes back to; `rests` are by
    customer (opening, closing) what its revenue is above its terms, and are not under term.

    `lines` is a position in CLASSES, or -1 where `mixed` has the parts.
    """

    book: Book
    opens: int
    closes: int
    at_open: Ints
    at_close: Ints
    rests: tuple[Ints, Ints]
    base: Mask
    lines: Ints
    mixed: Mapping[int, Weights]

    def weights(self, index: int) -> Weights:
        """The classes a term goes back to."""
        line = int(self.lines[index])
        return self.mixed[index] if line == _MIXED else _pure(line)


def threads(book: Book, window: Window, revenue: Revenue | None) -> Threads:
    """Every term in force at the opening with everything that follows it."""
    opens, closes = month_end(window.opening), month_end(window.closing)
    at_open, rest_open = in_force(book, opens, None if revenue is None else revenue.opening)
    at_close, rest_close = in_force(book, closes, None if revenue is None else revenue.closing)
    base = rest_open > 0
    base[book.table.who[at_open > 0]] = True
    lines, mixed = _classes(book, opens, closes, base)
    return Threads(book, opens, closes, at_open, at_close, (rest_open, rest_close), base, lines, mixed)


def in_force(book: Book, day: int, revenue: Ints | None) -> tuple[Ints, Ints]:
    """What every term amounts to on a day, and by customer what its revenue is above that."""
    amounts, who = book.table.amounts(day), book.table.who
    if revenue is None:
        return amounts, np.zeros(len(book.table.customers), np.int64)
    paid, whole = np.maximum(revenue, 0), sums(who, amounts, len(revenue))
    above = np.flatnonzero((amounts > 0) & (whole > paid)[who])
    if len(above):
        over, first = np.unique(who[above], return_index=True)
        amounts[above] = shared_in_groups(paid[over], amounts[above], np.append(first, len(above)))
    return amounts, np.maximum(paid - whole, 0)


def class_at(book: Book, closes: int) -> Ints:
    """The class of every term, were it in force at the opening of a window that closes on a day."""
    up = np.where(book.table.due < closes, UP, MID_TERM)
    return np.where(book.bound, up, EVERGREEN)


def _classes(book: Book, opens: int, closes: int, base: Mask) -> tuple[Ints, dict[int, Weights]]:
    """What every term of the base goes back to: from those in force at the opening on, one after another."""
    table, found = book.table, book.successions
    lines = np.full(len(table), _UNTOLD, np.int64)
    running = (table.start <= opens) & (opens <= table.end)
    lines[running] = class_at(book, closes)[running]
    by_end = np.lexsort((found.earlier, table.end[found.earlier], found.later))
    before = found.earlier[by_end]
    first = bounds(found.later[by_end], len(table))
    came = _came_back(book)
    rootless = ~running & (np.diff(first) == 0) & (came < 0)
    lines[rootless] = ADDED
    mixed: dict[int, Weights] = {}
    left = np.flatnonzero((lines == _UNTOLD) & base[table.who])
    left = left[np.argsort(table.start[left], kind="stable")]
    while len(left):
        told = _follow(book, left, lines, mixed, before, first, came)
        if not told.any():  # terms of no day that follow one another: never in force
            lines[left] = ADDED
            break
        left = left[~told]
    return lines, mixed


def _came_back(book: Book) -> Ints:
    """By term, the one of its line that it came back after; -1 for none."""
    back = book.successions.back
    earlier = np.flatnonzero(back >= 0)
    earlier = earlier[np.argsort(book.table.end[earlier], kind="stable")]
    came = np.full(len(back), -1, np.int64)
    came[back[earlier]] = earlier
    return came


def _follow(
    book: Book, left: Ints, lines: Ints, mixed: dict[int, Weights], before: Ints, first: Ints, came: Ints
) -> Mask:
    """Tells the classes of those whose predecessors are all told; which ones that were."""
    low, high = first[left], first[left + 1]
    root = low == high
    source = np.append(before, 0)[np.where(root, 0, low)]
    source = np.where(root, came[left], source)
    known = lines[source]
    alike, ready = np.ones(len(left), bool), known != _UNTOLD
    for number in range(1, int((high - low).max(initial=0))):
        more = np.flatnonzero(high - low > number)
        other = lines[before[low[more] + number]]
        ready[more] &= other != _UNTOLD
        alike[more] &= other == known[more]
    plain = ready & alike & (known != _MIXED)
    lines[left[plain]] = known[plain]
    for place in np.flatnonzero(ready & ~plain).tolist():
        index, own = int(left[place]), before[low[place] : high[place]].tolist()
        weights = _mixed(book, own, lines, mixed) if own else _returned(int(source[place]), lines, mixed)
        lines[index] = _MIXED
        mixed[index] = weights
    return np.asarray(ready)


def _returned(earlier: int, lines: Ints, mixed: Mapping[int, Weights]) -> Weights:
    """What came back on a line goes back to what the line was, unless that had been added."""
    weights = mixed[earlier] if lines[earlier] == _MIXED else _pure(int(lines[earlier]))
    return _pure(ADDED) if weights[ADDED] else weights


def _pure(line: int) -> Weights:
    return tuple(Fraction(int(line == own)) for own in range(len(CLASSES)))


def _mixed(book: Book, own: Sequence[int], lines: Ints, mixed: Mapping[int, Weights]) -> Weights:
    parts = [(int(book.up[i]), mixed[i] if lines[i] == _MIXED else _pure(int(lines[i]))) for i in own]
    whole = sum(amount for amount, _ in parts)
    if not whole:
        return parts[0][1]
    return tuple(
        sum((weights[line] * Fraction(amount, whole) for amount, weights in parts), Fraction(0))
        for line in range(len(CLASSES))
    )
