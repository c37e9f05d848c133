"""The three figures of two books, customer by customer in one order, so that they can be compared."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from nrr.definitions import Method, Policy
from nrr.explanations import explain_headline
from nrr.ground import Month, Refusal, Window
from nrr.ledgers import Ledger
from nrr.retention import Rates, bridge, missing_end, rates_of
from nrr.successions import renamed_customers
from nrr.watching.moves import Move, Side, Thresholds, move_of

FIGURES = ("nrr", "grr", "logo_retention")
_YEAR, _PAST = 12, 12
_SMALLEST_SEGMENT, _SMALLEST_EFFECTIVE = 20, 10
Sides = tuple[Side, Side, Side]
Labels = npt.NDArray[np.object_]


@dataclass(frozen=True, eq=False)
class Pair:
    """The state's book and the new one, both settled under the policy of the state; `since` and `latest` are
    their as-of months.
    """

    before: Ledger
    after: Ledger
    policy: Policy
    since: Month
    latest: Month

    @cached_property
    def point_to_point(self) -> Policy:
        """The policy of the state by its method that takes two ends and nothing between."""
        return replace(self.policy, method=Method.P2P)

    @cached_property
    def renamed(self) -> Mapping[str, str]:
        """Customers of the state under another name now."""
        return renamed_customers(self.before, self.after)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Every customer of either book, under its name of now."""
        former = (self.renamed.get(name, name) for name in self.before.names)
        return tuple(dict.fromkeys((*self.after.names, *former)))

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Where each of them stands."""
        return {name: at for at, name in enumerate(self.names)}

    @property
    def windows(self) -> tuple[tuple[Ledger, Month], ...]:
        """Book and closing month of a figure as it was said, as the new file has it, and of the next one."""
        return (self.before, self.since), (self.after, self.since), (self.after, self.latest)

    def at(self, book: Ledger) -> list[int]:
        """The place of every row of a book."""
        known = self.renamed if book is self.before else {}
        return [self.places[known.get(name, name)] for name in book.names]


def pair_of(before: Ledger, after: Ledger, policy: Policy) -> Pair:
    """Two settled books of one company, without a running month."""
    return Pair(before, after, policy, before.months[-1], after.months[-1])


@dataclass(frozen=True, slots=True)
class Watched:
    """One figure, of everybody or of the segment (`column`, `label`), with what became of it; `said` is what
    it was by the definition before, None where that is the same one.
    """

    figure: str
    move: Move
    segment: tuple[str, str] | None = None
    said: float | None = None

    @property
    def definition(self) -> float | None:
        """What another definition does to it on the data of the state; None where it is the same one."""
        return None if self.said is None or self.move.before is None else self.move.before - self.said


def said_before(before: Ledger, was: Policy) -> dict[str, float]:
    """The figures of a settled book by the definition it was watched under."""
    own = pair_of(before, before, was)
    rates = _rates(own, own.since)
    found = {} if rates is None else {key: getattr(rates, key) for key in FIGURES}
    return {key: value for key, value in found.items() if value is not None}


def watched(
    pair: Pair, by: str, thresholds: Thresholds, said: Mapping[str, float] = MappingProxyType({})
) -> tuple[Watched, ...]:
    """NRR, GRR and logo retention of twelve months, then the same of every segment of `by` that is large
    enough in each window.
    """
    sides = {key: _sides(pair, key) for key in FIGURES}
    past = _past(pair)
    whole = tuple(
        Watched(key, move_of(*own, past[key], thresholds), said=said.get(key)) for key, own in sides.items()
    )
    if not by:
        return whole
    if by not in pair.before.attributes or by not in pair.after.attributes:
        raise Refusal(f"there is no column {by!r} in both files")
    labels = tuple(_labels(pair, by, *one) for one in pair.windows)
    return (*whole, *(one for key in FIGURES for one in _by_segment(key, by, sides[key], labels, thresholds)))


def _sides(pair: Pair, key: str) -> Sides:
    first, second, third = (_side(pair, book, closing, key) for book, closing in pair.windows)
    return first, second, third


def _side(pair: Pair, book: Ledger, closing: Month, key: str) -> Side:
    """Empty where the book lacks an end of the window."""
    window = Window.trailing(closing, _YEAR)
    over, under = np.zeros(len(pair.names)), np.zeros(len(pair.names))
    if missing_end(book, window) is None:
        rows = explain_headline(book, window, pair.point_to_point, key).rows
        at = np.array(pair.at(book), np.intp)[rows["row"].to_numpy(np.intp)]
        np.add.at(over, at, rows["over"].to_numpy(np.float64))
        np.add.at(under, at, rows["under"].to_numpy(np.float64))
    return Side(over, under)


def _past(pair: Pair) -> dict[str, tuple[float, ...]]:
    """The changes of each figure from month to month that the state's book knows, the latest last."""
    rates = [_rates(pair, pair.since - step) for step in range(_PAST, -1, -1)]
    return {key: _changes([None if one is None else getattr(one, key) for one in rates]) for key in FIGURES}


def _changes(rates: list[float | None]) -> tuple[float, ...]:
    return tuple(now - then for then, now in pairwise(rates) if then is not None and now is not None)


def _rates(pair: Pair, closing: Month) -> Rates | None:
    window = Window.trailing(closing, _YEAR)
    if missing_end(pair.before, window) is not None:
        return None
    return rates_of(bridge(pair.before, window, pair.point_to_point), pair.point_to_point)


def _by_segment(
    key: str, by: str, sides: Sides, labels: tuple[Labels, ...], thresholds: Thresholds
) -> tuple[Watched, ...]:
    cut = {
        str(label): _of_segment(sides, labels, label) for label in sorted(set(labels[2].tolist()), key=str)
    }
    large = {label: own for label, own in cut.items() if all(map(_large, own))}
    return tuple(
        Watched(key, move_of(*own, (), thresholds, compared=len(large)), (by, label))
        for label, own in large.items()
    )


def _labels(pair: Pair, by: str, book: Ledger, closing: Month) -> Labels:
    """The group of every customer at the opening of a window."""
    own: Labels = np.full(len(pair.names), "", dtype=object)
    own[pair.at(book)] = book.attribute(by).texts(book.index(closing - _YEAR) or 0)
    return own


def _of_segment(sides: Sides, labels: tuple[Labels, ...], label: object) -> Sides:
    first, second, third = (
        Side(np.where(own == label, side.over, 0.0), np.where(own == label, side.under, 0.0))
        for side, own in zip(sides, labels, strict=True)
    )
    return first, second, third


def _large(side: Side) -> bool:
    """Enough customers, and enough of them that matter, for a figure of their own."""
    squares = float((side.under**2).sum())
    effective = float(side.under.sum()) ** 2 / squares if squares else 0.0
    return side.customers >= _SMALLEST_SEGMENT and effective >= _SMALLEST_EFFECTIVE
