"""Point to point: each customer's opening and closing amount, netted, for the headline.

The monthly movements are another thing with another name, see `nrr.rollforwards`; the two are never
mixed in one table, because their gross losses differ on the same book.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from nrr.definitions import Negatives, Policy
from nrr.ground import Window
from nrr.ledgers import Attribute, Codes, Grid, Ledger
from nrr.retention.group_sums import Cells, Packing, moved_sums, packings
from nrr.retention.movements import counts, sums
from nrr.retention.window_ends import Ends, ends_of

TOTAL = ""
"""Stands for the whole book where the name of an attribute is asked for."""
Squares = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Bridge:
    """Opening + movements = closing over one window, in annualised minor units and in customers.

    Losses are positive magnitudes. `returned` is the memo line: closing revenue of customers in the base
    who had a month at zero inside the window (already inside the other lines). `square_sum` is the sum of
    squared opening amounts, from which the effective number of customers follows.
    """

    window: Window
    opening: int
    new: int
    resurrected: int
    expansion: int
    contraction: int
    churn: int
    fx: int
    returned: int
    opening_logos: int
    new_logos: int
    resurrected_logos: int
    churned_logos: int
    expanded_logos: int
    contracted_logos: int
    returned_logos: int
    square_sum: float

    @property
    def closing(self) -> int:
        """All revenue at the close."""
        return self.retained + self.new + self.resurrected

    @property
    def retained(self) -> int:
        """What the opening base pays at the close."""
        return self.opening + self.fx + self.expansion - self.contraction - self.churn

    @property
    def kept(self) -> int:
        """What the opening base pays at the close, no customer counted above its opening amount."""
        return self.opening - self.contraction - self.churn

    @property
    def retained_logos(self) -> int:
        """Customers of the opening who still count at the close."""
        return self.opening_logos - self.churned_logos

    @property
    def closing_logos(self) -> int:
        """All customers at the close."""
        return self.retained_logos + self.new_logos + self.resurrected_logos

    @property
    def effective_logos(self) -> float | None:
        """How many equal customers would be as concentrated as the base (Kish)."""
        return self.opening**2 / self.square_sum if self.square_sum else None


AMOUNTS = tuple(f.name for f in fields(Bridge) if f.name not in ("window", "square_sum"))


@dataclass(frozen=True, slots=True, eq=False)
class Bridges:
    """Bridges of several windows and groups; every array of `totals` has shape (windows, groups)."""

    windows: tuple[Window, ...]
    groups: tuple[str, ...]
    totals: Mapping[str, Grid]
    square_sums: Squares

    def one(self, window_index: int = 0, group_index: int = 0) -> Bridge:
        """One Bridge as a record."""
        cells = {name: int(self.totals[name][window_index, group_index]) for name in AMOUNTS}
        square_sum = float(self.square_sums[window_index, group_index])
        return Bridge(window=self.windows[window_index], square_sum=square_sum, **cells)

    def by_group(self, window_index: int = 0) -> dict[str, Bridge]:
        """The Bridges of one window by group, groups without any customer left out."""
        found = {name: self.one(window_index, index) for index, name in enumerate(self.groups)}
        return {
            name: b
            for name, b in found.items()
            if b.opening_logos or b.closing_logos or b.opening or b.closing
        }


def bridges(ledger: Ledger, windows: Sequence[Window], policy: Policy, by: str | None = None) -> Bridges:
    """The Bridges of a settled book for several windows, in total or by an attribute as it was at the
    opening.

    A customer that did not pay at the opening stands in the group it has at the close.
    Refusal for an unknown attribute or a window the book does not hold.
    """
    name = TOTAL if by is None else by
    return bridges_by(ledger, windows, policy, (name,))[name]


def bridges_by(
    ledger: Ledger, windows: Sequence[Window], policy: Policy, by: Sequence[str]
) -> dict[str, Bridges]:
    """The same by several attributes at once, `TOTAL` for the whole book: hardly more work than one of
    them.
    """
    groups = {name: (TOTAL,) if name == TOTAL else ledger.attribute(name).groups for name in by}
    tables = {
        name: np.zeros((len(windows), len(AMOUNTS), len(own)), np.int64) for name, own in groups.items()
    }
    squares = {name: np.zeros((len(windows), len(own))) for name, own in groups.items()}
    packed = packings({name: len(own) for name, own in groups.items()}, len(ledger.names))
    counters = [_Counter(ledger, policy, packing) for packing in packed]
    for w, window in enumerate(windows):
        ends = ends_of(ledger, window, policy)
        cells = [counter.cells(ends) for counter in counters]
        groupings = [(own, packing.size) for own, packing in zip(cells, packed, strict=True)]
        moved = moved_sums(ends.restated, ends.closing, ends.seen, groupings)
        for counter, own, found in zip(counters, cells, moved, strict=True):
            table, square_sums = counter.counted(ends, own, found)
            for name, folded in counter.packing.folded(table).items():
                tables[name][w] = folded
            for name, folded in counter.packing.folded(square_sums).items():
                squares[name][w] = folded
    return {name: _bridges(windows, own, tables[name], squares[name]) for name, own in groups.items()}


def bridge(ledger: Ledger, window: Window, policy: Policy) -> Bridge:
    """The Bridge of a settled book for one window."""
    return bridges(ledger, (window,), policy).one()


def _bridges(windows: Sequence[Window], groups: tuple[str, ...], table: Grid, squares: Squares) -> Bridges:
    totals = {name: table[:, position] for position, name in enumerate(AMOUNTS)}
    return Bridges(tuple(windows), groups, MappingProxyType(totals), squares)


_MONEY = ("new", "resurrected", "expansion", "contraction", "churn")
_LOGOS = ("new_logos", "resurrected_logos", "expanded_logos", "contracted_logos", "churned_logos")
_Standing = tuple[Grid, Grid, Squares]


class _Counter:
    """Counts windows of one book over one packing; what does not change from window to window is kept."""

    def __init__(self, ledger: Ledger, policy: Policy, packing: Packing) -> None:
        self.packing = packing
        self._ledger = ledger
        self._least = policy.least_logo_arr_minor
        self._by_size = self._least > 1 or policy.negatives is Negatives.KEEP
        self._attributes = [None if name == TOTAL else ledger.attribute(name) for name in packing.names]
        self._changing = any(a is not None and a.codes.ndim == 2 for a in self._attributes)
        self._fixed: Cells | None = None
        self._standings: dict[int, _Standing] = {}

    def counted(self, ends: Ends, cells: Cells, moved: Grid) -> tuple[Grid, Squares]:
        """Every amount of a Bridge by cell, shape (amounts, cells), and the squared openings by cell."""
        size, (money, customers) = self.packing.size, moved
        opening, logos, squares = self._standing(ends, cells)
        row = dict(zip(_MONEY + _LOGOS, (*money, *customers), strict=True))
        row |= {"opening": opening, "opening_logos": logos}
        row["fx"] = np.zeros(size, np.int64) if ends.fx is None else sums(cells, ends.fx, size)
        back = np.flatnonzero(ends.interrupted)
        row["returned"] = sums(cells[back], ends.closing[back], size)
        row["returned_logos"] = counts(cells[back], size)
        if self._by_size:
            row |= self._sized_logos(ends, cells)
        return np.stack([row[name] for name in AMOUNTS]), squares

    def _sized_logos(self, ends: Ends, cells: Cells) -> dict[str, Grid]:
        """Customers by movement. A minimum to count as a logo touches these counts and never a cent."""
        before, after = ends.opening >= self._least, ends.closing >= self._least
        paid_before = ends.seen | (ends.opening > 0)
        chosen = {
            "churned_logos": before & ~after,
            "new_logos": ~before & after & ~paid_before,
            "resurrected_logos": ~before & after & paid_before,
        }
        return {name: counts(cells[rows], self.packing.size) for name, rows in chosen.items()}

    def _standing(self, ends: Ends, cells: Cells) -> _Standing:
        """Opening revenue, customers and squares by cell: of the month alone, unless rates restate it."""
        month = ends.window.opening.ordinal
        if self._ledger.local or month not in self._standings:
            self._standings[month] = self._standing_of(ends.opening, cells)
        return self._standings[month]

    def _standing_of(self, amounts: Grid, cells: Cells) -> _Standing:
        paying = np.flatnonzero(amounts != 0)
        at, own, size = cells[paying], amounts[paying], self.packing.size
        squares = np.bincount(at, weights=np.square(own, dtype=np.float64), minlength=size)
        logos = at if own.min(initial=self._least) >= self._least else at[own >= self._least]
        return sums(at, own, size), counts(logos, size), squares.astype(np.float64, copy=False)

    def cells(self, ends: Ends) -> Cells:
        """The cell of every row of a window's ends."""
        if self._fixed is None or self._changing:
            self._fixed = self.packing.cells(
                [self._codes(attribute, ends.window) for attribute in self._attributes]
            )
        return np.concatenate([self._fixed, self._fixed[ends.again]]) if len(ends.again) else self._fixed

    def _codes(self, attribute: Attribute | None, window: Window) -> Codes:
        """The group of every customer at the opening, or at the close where it did not pay then."""
        if attribute is None:
            return np.zeros(len(self._ledger.names), np.int32)
        s, e = self._ledger.index(window.opening), self._ledger.index(window.closing)
        assert s is not None and e is not None
        if attribute.codes.ndim == 1:
            return attribute.at(s)
        return np.where(self._ledger.grid[s] != 0, attribute.at(s), attribute.at(e))
