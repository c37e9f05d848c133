"""Both ends of a window, customer by customer: what point-to-point figures are made of."""

from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
import numpy.typing as npt

from nrr.definitions import Currency, Policy, Reactivation
from nrr.ground import Month, Refusal, Window
from nrr.ledgers import Codes, Grid, Ledger, Mask, require_settled

Rows = npt.NDArray[np.intp]


def _no_rows() -> Rows:
    return np.empty(0, np.intp)


@dataclass(frozen=True, slots=True, eq=False)
class Ends:
    """Both ends of a window for every customer: amounts, and what is known of the time between.

    `seen` paid in some month before the opening, `interrupted` had a month at zero inside the window.
    `fx` is what the change of rates alone did to the opening amount; None unless the policy is spot.
    `again` are the rows that stand a second time behind the others: under the strict policy, as returned.
    """

    window: Window
    opening: Grid
    closing: Grid
    seen: Mask
    interrupted: Mask
    fx: Grid | None = None
    again: Rows = field(default_factory=_no_rows)

    @property
    def restated(self) -> Grid:
        """The opening amount at the closing month's rates."""
        return self.opening if self.fx is None else self.opening + self.fx


class Held(Protocol):
    """What holds months: a book, or another source of figures."""

    @property
    def months(self) -> tuple[Month, ...]:
        """Rising."""

    def index(self, month: Month) -> int | None:
        """Where a month stands; None when it is not held."""


def missing_end(held: Held, window: Window) -> Month | None:
    """The end of a window that the book does not hold; None when it holds both."""
    return next((month for month in (window.opening, window.closing) if held.index(month) is None), None)


def require_ends(held: Held, window: Window) -> None:
    """Refusal when the data does not hold both ends of a window: a shorter one is never stretched to it."""
    missing = missing_end(held, window)
    if missing is not None:
        raise Refusal(f"{window.label} needs {missing.label}, which the data lacks; choose another period")


def windows_of(held: Held, months: int) -> tuple[Window, ...]:
    """Every window of that length whose two ends the book holds, oldest first."""
    candidates = (Window.trailing(closing, months) for closing in held.months)
    return tuple(window for window in candidates if missing_end(held, window) is None)


def ends_of(ledger: Ledger, window: Window, policy: Policy) -> Ends:
    """Both ends of a window; Refusal when the book does not hold one of them, or is not settled."""
    require_settled(ledger, policy)
    require_ends(ledger, window)
    s, e = ledger.index(window.opening), ledger.index(window.closing)
    assert s is not None and e is not None
    opening, closing, fx = _valued_ends(ledger, s, e, policy)
    seen = _seen(ledger, s, e, policy)
    last_unpaid = ledger.last_unpaid[e]  # before the close where that is paid
    interrupted = (last_unpaid > s) & (last_unpaid < e)
    interrupted &= opening > 0
    if policy.reactivation is Reactivation.STRICT:
        # Counted as lost: the base loses it, and what it pays at the close stands under resurrected.
        return _strict(Ends(window, opening, closing, seen, interrupted, fx))
    return Ends(window, opening, closing, seen, interrupted, fx)


def _valued_ends(ledger: Ledger, s: int, e: int, policy: Policy) -> tuple[Grid, Grid, Grid | None]:
    if not ledger.local:
        return ledger.grid[s], ledger.grid[e], None
    restated = ledger.at_rates_of(e, s)
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
        again=again,
    )
