"""Monthly movements: each customer's change month by month, and their sum over a window.

MRR at the month-end = MRR a month before + new + reactivation + expansion - contraction - churn
(+ FX at spot rates, + transfers where a group of customers changes), to the unit, every month.
"""

from collections.abc import Iterable
from dataclasses import fields, replace
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from nrr.definitions import Currency, Policy
from nrr.ground import Month, Window
from nrr.ledgers import Codes, Grid, Ledger, Mask, require_settled
from nrr.retention.movements import MOVEMENTS, counts, kinds_of, sums
from nrr.retention.steps import RollForward

UNDATED = Month.of(2000, 12)
"""The closing month of components that belong to no calendar month; only the length of their window
counts.
"""
SegmentKey = tuple[str, str]
"""An attribute and one of its labels."""


_MONEY = ("new", "reactivation", "expansion", "contraction", "churn")
_LOGOS = ("new_logos", "reactivated_logos", "expanded_logos", "contracted_logos", "churned_logos")
_KEPT = ("window", "opening", "opening_logos")


def rollforwards(
    ledger: Ledger, window: Window, policy: Policy, by: str | None = None, base: Mask | None = None
) -> dict[str, tuple[RollForward, ...]]:
    """Every step of a settled book inside a window, by group ("" when not grouped), oldest first.

    Where the attribute changes from month to month, a customer's revenue moves between groups as a
    transfer, never as expansion or churn. `base` (rows,) restricts the book to some customers.
    """
    ledger = _valued(ledger, window, policy)
    inside = [i for i, month in enumerate(ledger.months) if window.opening <= month <= window.closing]
    groups = ("",) if by is None else ledger.attribute(by).groups
    rows = np.arange(len(ledger.names), dtype=np.intp) if base is None else np.flatnonzero(base)
    steps = [
        _step(ledger, t0, t1, policy, rows, _grouping(ledger, t0, t1, by, rows))
        for t0, t1 in pairwise(inside)
    ]
    return {name: tuple(_record(step, g) for step in steps) for g, name in enumerate(groups)}


def steps_by_row(
    ledger: Ledger, window: Window, policy: Policy, group: SegmentKey | None = None
) -> list[tuple[Window, dict[str, Grid]]]:
    """Every step of a settled book inside a window for every row: a field of the roll-forward, then an amount
    by row.

    With a `group` (attribute, label) only what belongs to it counts, as in `rollforwards` by that attribute.
    """
    ledger = _valued(ledger, window, policy)
    inside = [i for i, month in enumerate(ledger.months) if window.opening <= month <= window.closing]
    rows = np.arange(len(ledger.names), dtype=np.intp)
    steps = [
        _step(ledger, t0, t1, policy, rows, _alone(ledger, t0, t1, group, rows))
        for t0, t1 in pairwise(inside)
    ]
    return [
        (step, {name: amounts[: len(rows)] for name, amounts in totals.items()}) for step, totals in steps
    ]


def rollforward_by_row(
    ledger: Ledger, window: Window, policy: Policy, group: SegmentKey | None = None
) -> dict[str, Grid]:
    """The same added up over the window."""
    steps = [totals for _, totals in steps_by_row(ledger, window, policy, group)]
    kept = {name: steps[0][name] for name in ("opening", "opening_logos")}
    return kept | {
        name: np.sum([step[name] for step in steps], axis=0) for name in steps[0] if name not in kept
    }


def rollforward(ledger: Ledger, window: Window, policy: Policy) -> tuple[RollForward, ...]:
    """Every step of a settled book inside a window, in total."""
    return rollforwards(ledger, window, policy)[""]


def opening_base(ledger: Ledger, window: Window) -> Mask:
    """The customers who paid at the opening of a window."""
    index = ledger.index(window.opening)
    return np.zeros(len(ledger.names), bool) if index is None else ledger.grid[index] > 0


def summed(steps: Iterable[RollForward]) -> RollForward | None:
    """The movements of several consecutive steps added up, from the first opening; None for no steps."""
    steps = tuple(steps)
    if not steps:
        return None
    added = {
        f.name: sum(getattr(s, f.name) for s in steps) for f in fields(RollForward) if f.name not in _KEPT
    }
    return replace(steps[0], window=Window(steps[0].window.opening, steps[-1].window.closing), **added)


def trailing_sum(
    steps: Iterable[RollForward], months: int, closing: Month | None = None
) -> RollForward | None:
    """The sum of the steps of a window that ends with the last one, or with the one that closes in `closing`.

    Of a shorter past all of it; None where no step closes then.
    """
    known = [step for step in steps if closing is None or step.window.closing <= closing]
    if not known or (closing is not None and known[-1].window.closing != closing):
        return None
    first = known[-1].window.closing - months
    return summed(step for step in known if step.window.opening >= first)


def components(
    window: Window,
    *,
    opening: int,
    expansion: int,
    contraction: int,
    churn: int,
    reactivation: int = 0,
    new: int = 0,
) -> RollForward:
    """A component summary as a record: typed figures of one window without the customers behind them.

    Amounts in annualised minor units, losses as positive magnitudes; customer counts are not known and zero.
    """
    money = {"opening": opening, "new": new, "reactivation": reactivation, "expansion": expansion}
    money |= {"contraction": contraction, "churn": churn}
    rest = {f.name: 0 for f in fields(RollForward) if f.name != "window" and f.name not in money}
    return RollForward(window=window, **money, **rest)


Rows = npt.NDArray[np.intp]
_Step = tuple[Window, dict[str, Grid]]
_Grouping = tuple[Codes, Codes, int]
"""The group of every row at both ends of a step, and how many groups there are."""


def _record(step: _Step, group: int) -> RollForward:
    window, totals = step
    return RollForward(window=window, **{name: int(row[group]) for name, row in totals.items()})


def _valued(ledger: Ledger, window: Window, policy: Policy) -> Ledger:
    """At constant currency every month of the window is valued at the rate of its closing month.

    Refusal for a book that is not settled.
    """
    require_settled(ledger, policy)
    close = ledger.index(window.closing)
    if not ledger.local or policy.currency is not Currency.CONSTANT or close is None:
        return ledger
    return replace(ledger, grid=ledger.at_rates_of(close), local=())


def _step(ledger: Ledger, t0: int, t1: int, policy: Policy, rows: Rows, grouping: _Grouping) -> _Step:
    before, after = ledger.grid[t0, rows], ledger.grid[t1, rows]
    fx = _fx(ledger, t0, t1, rows)
    seen = _seen(ledger, t0, rows, policy)
    restated = before if fx is None else before + fx
    old, current, size = grouping
    cells = kinds_of(restated, after, seen) * size + current
    table = (len(MOVEMENTS) + 1) * size
    money = sums(cells, np.abs(after - restated), table).reshape(-1, size)[1:]
    logos = counts(cells, table).reshape(-1, size)[1:]
    moved = old != current
    totals = dict(zip(_MONEY, money, strict=True)) | dict(zip(_LOGOS, logos, strict=True))
    totals |= {
        "opening": sums(old, before, size),
        "opening_logos": counts(old[before > 0], size),
        "fx": np.zeros(size, np.int64) if fx is None else sums(old, fx, size),
        "transferred_in": sums(current[moved], restated[moved], size),
        "transferred_out": sums(old[moved], restated[moved], size),
    }
    return Window(ledger.months[t0], ledger.months[t1]), totals


def _fx(ledger: Ledger, t0: int, t1: int, rows: Rows) -> Grid | None:
    """What the change of rates alone did to the amounts of the month before."""
    if not ledger.local:
        return None
    return np.asarray(ledger.at_rates_of(t1, t0)[rows] - ledger.grid[t0, rows], np.int64)


def _seen(ledger: Ledger, t0: int, rows: Rows, policy: Policy) -> Mask:
    """Paid in some month up to t0, and not longer ago than the policy's longest gap.

    A customer back at the close of the step, last paid at k, was away for the calendar months between.
    """
    seen: Mask = ledger.first_paid[rows] <= t0
    if policy.reactivation_max_gap is None:
        return seen
    back = ledger.months[t0 + 1]
    oldest = sum(back.since(month) - 1 > policy.reactivation_max_gap for month in ledger.months[: t0 + 1])
    recent: Mask = np.logical_or.reduce(ledger.grid[oldest : t0 + 1, rows] > 0, axis=0)
    return seen & recent


def _grouping(ledger: Ledger, t0: int, t1: int, by: str | None, rows: Rows) -> _Grouping:
    """Group at t0 and group at t1 of every customer; one that pays in one month only has that month's."""
    if by is None:
        nothing = np.zeros(len(rows), np.int32)
        return nothing, nothing, 1
    attribute = ledger.attribute(by)
    old, current = attribute.at(t0)[rows], attribute.at(t1)[rows]
    old = np.where(ledger.grid[t0, rows] == 0, current, old)
    current = np.where(ledger.grid[t1, rows] == 0, old, current)
    return old, current, len(attribute.groups)


def _alone(ledger: Ledger, t0: int, t1: int, group: SegmentKey | None, rows: Rows) -> _Grouping:
    """Every row a group of its own; the rows outside the wanted group are one more, after the last."""
    own = rows.astype(np.int32)
    if group is None:
        return own, own, len(rows)
    by, label = group
    wanted, outside = ledger.attribute(by).groups.index(label), np.int32(len(rows))
    old, current, _ = _grouping(ledger, t0, t1, by, rows)
    return np.where(old == wanted, own, outside), np.where(current == wanted, own, outside), len(rows) + 1
