"""Settling: a book as uploaded becomes a book with one row per counted customer.

The order is the order of the questions: which lines count, what a metered line is worth, what a status
does, when a customer is gone, who is one customer, and last what a month below or at zero becomes.
"""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from nrr.definitions import (
    Choice,
    ChurnDate,
    Gaps,
    Level,
    Negatives,
    PartialMonth,
    Pauses,
    Policy,
    Price,
    Usage,
)
from nrr.ground import Month, Refusal
from nrr.ledgers.customer_levels import split_by_subscription
from nrr.ledgers.ledger import Grid, Ledger, Mask
from nrr.ledgers.roll_ups import rolled_up
from nrr.ledgers.stated_totals import ONE_TIME_ROWS

PAUSED, PAST_DUE, TRIAL = 1, 2, 3
"""What the status of a book says of a row in a month; 0 is nothing."""
SMOOTHED_MONTHS = 3
"""Metered revenue is smoothed as the mean of so many months."""


def settle(ledger: Ledger, policy: Policy) -> Ledger:
    """The book under a policy: one row per unit of the policy's level, cleaned.

    Refusal when the book holds several currencies and no rates, or when a policy needs a column
    that the file does not have. Figures are asked of what this returns, see `require_settled`.
    """
    cleaned = _cleaned(ledger, policy)
    return cleaned if cleaned.settled else replace(cleaned, settled=True)


def require_settled(ledger: Ledger, policy: Policy | None = None) -> None:
    """Refusal for a book as uploaded that would give other figures once it is settled.

    Its rows may be lines of one customer, one-time charges, amounts of another currency or below zero. A book
    that settling leaves as it is needs none. Without a `policy` the usual one is meant.
    """
    if ledger.settled or _cleaned(ledger, policy or _USUAL) is ledger:
        return
    raise Refusal(
        "this data is as uploaded: it is not yet one amount per customer and month. "
        "Settle it under a policy first (nrr.settle, or nrr.prepared for a view)"
    )


_USUAL = Policy()


def _cleaned(ledger: Ledger, policy: Policy) -> Ledger:
    """The book under a policy; itself where nothing is to be cleaned."""
    if policy.price is Price.SEPARATE:
        raise Refusal(
            "to show price separately, the data needs price and quantity by line; it has amounts only"
        )
    _require_columns(ledger, policy)
    ledger = _counted_lines(ledger, policy)
    ledger = _statuses(ledger, policy)
    ledger = _smoothed(ledger, policy)
    if policy.level is Level.SUBSCRIPTION:
        ledger = split_by_subscription(ledger)
    ledger = rolled_up(ledger, policy)
    return _zeros(ledger, policy)


NEEDED: tuple[tuple[Choice, str, str], ...] = (
    (Level.PARENT, "parent", "by parent needs a column with the parent company of each customer"),
    (Level.SUBSCRIPTION, "subscription", "by subscription needs a column with the subscription or contract"),
    (ChurnDate.CANCELLATION, "cancelled", "churn at cancellation needs a column with the cancellation date"),
    (Usage.EXCLUDE, "revenue_type", "leaving usage out needs a column that tells usage from subscriptions"),
    (Usage.SMOOTH3, "revenue_type", "smoothing usage needs a column that tells usage from subscriptions"),
    (Pauses.HOLD, "status", "holding pauses needs a status column with paused months"),
    (ChurnDate.GRACE, "status", "a period of grace needs a status column with past due months"),
)
"""Answers that rest on a column of the file: without it they would be the usual answer under another name."""


def _require_columns(ledger: Ledger, policy: Policy) -> None:
    """Refusal for an answer of the policy whose column the book lacks."""
    held = {*ledger.roles, *(() if ledger.status is None else ("status",))}
    for answer, role, needs in NEEDED:
        if answer in policy.choices and role not in held:
            raise Refusal(f"{needs}; the data has none")
    told, usual = set(policy.revenue_types), set(Policy().revenue_types)
    if told != usual and "revenue_type" not in held:
        raise Refusal("counting some kinds of revenue only needs a column that tells them; the data has none")
    if "one_time" in told and any(one.reason == ONE_TIME_ROWS for one in ledger.set_aside):
        raise Refusal("one-time revenue cannot be counted: its rows were excluded when the file was read")


def _counted_lines(ledger: Ledger, policy: Policy) -> Ledger:
    kinds = ledger.roles.get("revenue_type")
    if kinds is None:
        return ledger
    wanted = set(policy.revenue_types) - ({"usage"} if policy.usage is Usage.EXCLUDE else set())
    counted = np.array([label in wanted for label in kinds.labels] + ["recurring" in wanted], bool)
    chosen = counted[kinds.at(0)]
    return ledger if chosen.all() else ledger.rows(chosen)


def _statuses(ledger: Ledger, policy: Policy) -> Ledger:
    if policy.pauses is Pauses.HOLD:
        ledger = _with_grid(ledger, _held(ledger, PAUSED, policy.hold_months))
    if policy.churn_date is ChurnDate.GRACE:
        ledger = _with_grid(ledger, _held(ledger, PAST_DUE, policy.grace_months))
    if policy.churn_date is ChurnDate.CANCELLATION:
        ledger = _with_grid(ledger, _cancelled(ledger))
    return ledger


def _held(ledger: Ledger, status: int, longest: int) -> Grid:
    """Months of that status take the last amount before them, for at most `longest` months in a row."""
    grid = ledger.grid.copy()
    assert ledger.status is not None
    run = np.zeros(grid.shape[1], np.int32)
    for month in range(1, len(grid)):
        here = ledger.status[month] == status
        run = np.where(here, run + 1, 0)
        fill = here & (run <= longest) & (grid[month] <= 0)
        grid[month, fill] = grid[month - 1, fill]
    return grid


def _cancelled(ledger: Ledger) -> Grid:
    """Zero from the month in which the customer cancelled."""
    dates = ledger.roles["cancelled"]
    never = ledger.months[-1].ordinal + 1
    gone_from = np.array([Month.parse(label).ordinal for label in dates.labels] + [never], np.int64)[
        dates.codes
    ]
    ordinals = np.array([month.ordinal for month in ledger.months], np.int64)
    return np.where(ordinals[:, None] >= gone_from, 0, ledger.grid)


def _smoothed(ledger: Ledger, policy: Policy) -> Ledger:
    """Metered lines as the mean of the last three months, rounded half up to the minor unit."""
    kinds = ledger.roles.get("revenue_type")
    if policy.usage is not Usage.SMOOTH3 or kinds is None or "usage" not in kinds.labels:
        return ledger
    metered = kinds.at(0) == kinds.labels.index("usage")
    grid = ledger.grid.copy()
    for month in range(len(grid) - 1, 0, -1):
        span = ledger.grid[max(0, month + 1 - SMOOTHED_MONTHS) : month + 1, metered]
        grid[month, metered] = (2 * span.sum(axis=0) + len(span)) // (2 * len(span))
    return _with_grid(ledger, grid)


def _zeros(ledger: Ledger, policy: Policy) -> Ledger:
    negative = ledger.grid < 0 if policy.negatives is not Negatives.KEEP else None
    if negative is not None and negative.any():
        ledger = _mended(ledger, negative, _floor if policy.negatives is Negatives.FLOOR else _bridge)
    if policy.gaps is Gaps.BRIDGE1:
        empty = ledger.grid == 0
        ledger = _mended(ledger, empty, _bridge)
    return ledger


def _floor(grid: Grid, cells: Mask, paid: Mask) -> Grid:
    return np.where(cells, 0, grid)


def _bridge(grid: Grid, cells: Mask, paid: Mask) -> Grid:
    """The cell between two paid months takes the month before it; elsewhere a cell below zero is zero."""
    between = np.zeros_like(cells)
    between[1:-1] = cells[1:-1] & paid[:-2] & paid[2:]
    bridged = np.where(cells, 0, grid)
    bridged[1:][between[1:]] = grid[:-1][between[1:]]
    return bridged


def _mended(ledger: Ledger, cells: Mask, mend: Callable[[Grid, Mask, Mask], Grid]) -> Ledger:
    paid = ledger.grid > 0
    local = tuple(replace(part, grid=mend(part.grid, cells, paid)) for part in ledger.local)
    return replace(ledger, grid=mend(ledger.grid, cells, paid), local=local)


def _with_grid(ledger: Ledger, grid: Grid) -> Ledger:
    return replace(ledger, grid=grid)


def complete(ledger: Ledger, running: Month, policy: Policy) -> Ledger:
    """The book without the month that is still running; `running` is the calendar month of today."""
    if policy.partial_month is PartialMonth.INCLUDE or ledger.months[-1] < running or len(ledger.months) == 1:
        return ledger
    return ledger.until(max((m for m in ledger.months if m < running), default=ledger.months[0]))


def missing_months(ledger: Ledger) -> tuple[Month, ...]:
    """Months between the first and the last that the book does not hold at all."""
    span = range(ledger.months[-1].since(ledger.months[0]))
    return tuple(m for m in (ledger.months[0] + step for step in span) if ledger.index(m) is None)
