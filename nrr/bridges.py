"""Point to point: each customer's opening and closing amount, netted, for the headline.

The monthly movements are another thing with another name, see `nrr.rollforwards`; the two are never
mixed in one table, because their gross losses differ on the same book.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from types import MappingProxyType

import numpy as np

from nrr.errors import Refusal
from nrr.ledgers import Codes, Grid, Ledger, Mask
from nrr.movements import MOVEMENTS, counts, kinds_of, sums
from nrr.policies import Currency, Negatives, Policy, Reactivation
from nrr.windows import Month, Window

ARR_PER_MRR = 1200
"""Annualised minor units in one whole unit of monthly revenue."""


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
    square_sums: np.ndarray

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


@dataclass(frozen=True, slots=True, eq=False)
class Ends:
    """Both ends of a window for every customer: amounts, and what is known of the time between.

    `seen` paid in some month before the opening, `interrupted` had a month at zero inside the window.
    `fx` is what the change of rates alone did to the opening amount; zeros unless the policy is spot.
    """

    window: Window
    opening: Grid
    closing: Grid
    seen: Mask
    interrupted: Mask
    fx: Grid | None = None

    @property
    def restated(self) -> Grid:
        """The opening amount at the closing month's rates."""
        return self.opening if self.fx is None else self.opening + self.fx


def missing_end(ledger: Ledger, window: Window) -> Month | None:
    """The end of a window that the book does not hold; None when it holds both."""
    return next((month for month in (window.opening, window.closing) if ledger.index(month) is None), None)


def windows_of(ledger: Ledger, months: int) -> tuple[Window, ...]:
    """Every window of that length whose two ends the book holds, oldest first."""
    candidates = (Window.trailing(closing, months) for closing in ledger.months)
    return tuple(window for window in candidates if missing_end(ledger, window) is None)


def ends_of(ledger: Ledger, window: Window, policy: Policy) -> Ends:
    """Both ends of a window of a settled book; Refusal when the book does not hold one of them."""
    missing = missing_end(ledger, window)
    if missing is not None:
        raise Refusal(
            f"{window.label} needs {missing.label}, which the book does not hold; choose another window"
        )
    s, e = ledger.index(window.opening), ledger.index(window.closing)
    assert s is not None and e is not None
    opening, closing, fx = _valued_ends(ledger, s, e, policy)
    seen = _seen(ledger, s, e, policy)
    interrupted = (ledger.last_unpaid[e - 1] > s) & (opening > 0) & (closing > 0)
    if policy.reactivation is Reactivation.STRICT:
        # Counted as lost: the base loses it, and what it pays at the close stands under resurrected.
        return _strict(Ends(window, opening, closing, seen, interrupted, fx))
    return Ends(window, opening, closing, seen, interrupted, fx)


def _valued_ends(ledger: Ledger, s: int, e: int, policy: Policy) -> tuple[Grid, Grid, Grid | None]:
    if not ledger.local:
        return ledger.grid[s], ledger.grid[e], None
    restated = sum(np.rint(part.grid[s] * part.rates[e]).astype(np.int64) for part in ledger.local)
    assert isinstance(restated, np.ndarray)
    if policy.currency is Currency.SPOT:
        return ledger.grid[s], ledger.grid[e], restated - ledger.grid[s]
    return restated, ledger.grid[e], None


def _seen(ledger: Ledger, s: int, e: int, policy: Policy) -> Mask:
    seen: Mask = ledger.first_paid < s
    if policy.reactivation_max_gap is None:
        return seen
    # In calendar months, also where the file lacks some; the last entry stands for "never".
    ordinals = np.array([month.ordinal for month in (*ledger.months, ledger.months[-1] + 1)], np.int32)
    last_paid = ordinals[_last_paid(ledger.grid[:s])]
    returned = ordinals[_first_paid_after(ledger.grid[s : e + 1]) + s]
    return seen & (returned - last_paid - 1 <= policy.reactivation_max_gap)


def _last_paid(grid: Grid) -> Codes:
    last = np.full(grid.shape[1], -1, np.int32)
    for index in range(len(grid)):
        last[grid[index] > 0] = index
    return last


def _first_paid_after(grid: Grid) -> Codes:
    first = np.full(grid.shape[1], len(grid), np.int32)
    for index in range(len(grid) - 1, -1, -1):
        first[grid[index] > 0] = index
    return first


def _strict(ends: Ends) -> Ends:
    """The interrupted customers twice: once as lost, once as returned from outside the base."""
    again = np.flatnonzero(ends.interrupted)
    nothing = np.zeros(len(again), np.int64)
    return Ends(
        ends.window,
        opening=np.concatenate([ends.opening, nothing]),
        closing=np.concatenate([np.where(ends.interrupted, 0, ends.closing), ends.closing[again]]),
        seen=np.concatenate([ends.seen, np.ones(len(again), bool)]),
        interrupted=np.zeros(len(ends.seen) + len(again), bool),
        fx=None if ends.fx is None else np.concatenate([ends.fx, nothing]),
    )


def bridges(ledger: Ledger, windows: Sequence[Window], policy: Policy, by: str | None = None) -> Bridges:
    """The Bridges of a settled book for several windows, in total or by an attribute as it was at the opening.

    A customer that did not pay at the opening stands in the group it has at the close.
    Refusal for an unknown attribute or a window the book does not hold.
    """
    groups = ("",) if by is None else ledger.attribute(by).groups
    shape = (len(windows), len(groups))
    totals = {name: np.zeros(shape, np.int64) for name in AMOUNTS}
    squares = np.zeros(shape)
    for w, window in enumerate(windows):
        ends = ends_of(ledger, window, policy)
        codes = _opening_groups(ledger, window, by, ends)
        for name, row in _totals(ends, codes, len(groups), policy).items():
            totals[name][w] = row
        squares[w] = np.bincount(codes, weights=ends.opening.astype(np.float64) ** 2, minlength=len(groups))
    return Bridges(tuple(windows), groups, MappingProxyType(totals), squares)


def bridge(ledger: Ledger, window: Window, policy: Policy) -> Bridge:
    """The Bridge of a settled book for one window."""
    return bridges(ledger, (window,), policy).one()


def _opening_groups(ledger: Ledger, window: Window, by: str | None, ends: Ends) -> Codes:
    if by is None:
        return np.zeros(len(ends.opening), np.int32)
    attribute = ledger.attribute(by)
    s, e = ledger.index(window.opening), ledger.index(window.closing)
    assert s is not None and e is not None
    codes = attribute.at(s)
    if attribute.codes.ndim == 2:
        codes = np.where(ledger.grid[s] != 0, codes, attribute.at(e))
    if len(codes) < len(ends.opening):
        again = np.flatnonzero((ledger.last_unpaid[e - 1] > s) & (ledger.grid[s] > 0) & (ledger.grid[e] > 0))
        codes = np.concatenate([codes, codes[again]])
    return codes


_MONEY = ("new", "resurrected", "expansion", "contraction", "churn")
_LOGOS = ("new_logos", "resurrected_logos", "expanded_logos", "contracted_logos", "churned_logos")


def _totals(ends: Ends, codes: Codes, group_count: int, policy: Policy) -> dict[str, Grid]:
    kinds = kinds_of(ends.restated, ends.closing, ends.seen)
    cells = kinds.astype(np.int64) * group_count + codes
    size = (len(MOVEMENTS) + 1) * group_count
    money = sums(cells, np.abs(ends.closing - ends.restated), size).reshape(-1, group_count)
    row = dict(zip(_MONEY, money[1:], strict=True))
    row["opening"] = sums(codes, ends.opening, group_count)
    row["fx"] = np.zeros(group_count, np.int64) if ends.fx is None else sums(codes, ends.fx, group_count)
    row |= _memo(ends, codes, group_count)
    return row | _logo_totals(ends, cells, codes, group_count, policy)


def _memo(ends: Ends, codes: Codes, group_count: int) -> dict[str, Grid]:
    back = np.flatnonzero(ends.interrupted)
    return {
        "returned": sums(codes[back], ends.closing[back], group_count),
        "returned_logos": counts(codes[back], group_count),
    }


def _logo_totals(ends: Ends, cells: Grid, codes: Codes, group_count: int, policy: Policy) -> dict[str, Grid]:
    """Customers by movement. A minimum to count as a logo touches these counts and never a cent."""
    least = max(round(policy.min_logo_mrr * ARR_PER_MRR), 1)
    size = (len(MOVEMENTS) + 1) * group_count
    moved = dict(zip(_LOGOS, counts(cells, size).reshape(-1, group_count)[1:], strict=True))
    if least == 1 and policy.negatives is not Negatives.KEEP:
        return moved | {"opening_logos": counts(codes[ends.opening > 0], group_count)}
    before, after = ends.opening >= least, ends.closing >= least
    paid_before = ends.seen | (ends.opening > 0)
    return moved | {
        "opening_logos": counts(codes[before], group_count),
        "churned_logos": counts(codes[before & ~after], group_count),
        "new_logos": counts(codes[~before & after & ~paid_before], group_count),
        "resurrected_logos": counts(codes[~before & after & paid_before], group_count),
    }
