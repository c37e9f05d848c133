"""Terms in force at the opening of a window, and everything that follows them."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from nrr.ground import Window
from nrr.ledgers import Term
from nrr.terms.lengths import bound, month_end
from nrr.terms.renewals import Book
from nrr.terms.shares import shared


class Line(StrEnum):
    """What an amount of the base was at the opening."""

    UP = "up"
    MID_TERM = "mid_term"
    EVERGREEN = "evergreen"
    ADDED = "added"


CLASSES = tuple(Line)
Weights = Mapping[Line, Fraction]


@dataclass(frozen=True, eq=False)
class Threads:
    """By term what is in force at both ends and the classes of the base it goes back to; `rests` are by
    customer what its revenue is above its terms, and are not under term.
    """

    book: Book
    opens: int
    closes: int
    at_open: Sequence[int]
    at_close: Sequence[int]
    rests: Mapping[str, tuple[int, int]]
    base: frozenset[str]
    weights: Mapping[int, Weights]


Revenue = Mapping[str, tuple[int, int]]
"""By customer, what it pays at the opening and at the close, in annualised minor units."""


def threads(book: Book, window: Window, revenue: Revenue | None) -> Threads:
    """Every term in force at the opening with everything that follows it."""
    opens, closes = month_end(window.opening), month_end(window.closing)
    before = None if revenue is None else {name: ends[0] for name, ends in revenue.items()}
    later = None if revenue is None else {name: ends[1] for name, ends in revenue.items()}
    at_open, rest_open = in_force(book, opens, before)
    at_close, rest_close = in_force(book, closes, later)
    names = {*rest_open, *rest_close}
    rests = {name: (rest_open.get(name, 0), rest_close.get(name, 0)) for name in names}
    base = {term.customer for term, amount in zip(book.terms, at_open, strict=True) if amount}
    base |= {name for name, amount in rest_open.items() if amount}
    weights = _all_weights(book, opens, closes, base)
    return Threads(book, opens, closes, at_open, at_close, rests, frozenset(base), weights)


def in_force(book: Book, day: int, revenue: Mapping[str, int] | None) -> tuple[list[int], dict[str, int]]:
    """What every term amounts to on a day, and by customer what its revenue is above that."""
    amounts = [term.amount(day) for term in book.terms]
    if revenue is None:
        return amounts, {}
    own: dict[str, list[int]] = defaultdict(list)
    for index, amount in enumerate(amounts):
        if amount:
            own[book.terms[index].customer].append(index)
    rests = {}
    for name in {*own, *revenue}:
        indexes, paid = own.get(name, []), max(revenue.get(name, 0), 0)
        whole = sum(amounts[i] for i in indexes)
        rests[name] = max(paid - whole, 0)
        if whole > paid:
            for index, part in zip(indexes, shared(paid, [amounts[i] for i in indexes]), strict=True):
                amounts[index] = part
    return amounts, rests


def _all_weights(book: Book, opens: int, closes: int, base: Collection[str]) -> dict[int, Weights]:
    before: dict[int, list[int]] = defaultdict(list)
    for index, following in book.successions.after.items():
        for successor in following:
            before[successor].append(index)
    came_back = {later: earlier for earlier, later in book.successions.back.items()}
    weights: dict[int, Weights] = {}
    for index in sorted(range(len(book.terms)), key=lambda i: book.terms[i].start):
        if book.terms[index].customer in base:
            weights[index] = _weights(book, index, before[index], came_back, weights, opens, closes)
    return weights


def _weights(
    book: Book,
    index: int,
    before: Sequence[int],
    came_back: Mapping[int, int],
    known: Mapping[int, Weights],
    opens: int,
    closes: int,
) -> Weights:
    term = book.terms[index]
    if term.runs(opens):
        return {class_at(term, closes): Fraction(1)}
    if before:
        return _mixed([(book.terms[i].up, known[i]) for i in before])
    if index in came_back and Line.ADDED not in known[came_back[index]]:
        return known[came_back[index]]
    return {Line.ADDED: Fraction(1)}


def class_at(term: Term, closes: int) -> Line:
    """The class of a term in force at the opening of a window that closes on a day."""
    if not bound(term):
        return Line.EVERGREEN
    assert term.due is not None
    return Line.UP if term.due < closes else Line.MID_TERM


def _mixed(parts: Sequence[tuple[int, Weights]]) -> Weights:
    whole = sum(amount for amount, _ in parts)
    if not whole:
        return parts[0][1]
    found: dict[Line, Fraction] = defaultdict(Fraction)
    for amount, weights in parts:
        for line, weight in weights.items():
            found[line] += weight * Fraction(amount, whole)
    return found
