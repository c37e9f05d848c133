"""A plan beside a book: monthly movements of the same months, in total and by segment."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from nrr.ground import Window
from nrr.ledgers import Ledger
from nrr.plans.bridges import PlanBridge, PlanLine, plan_bridge
from nrr.plans.sheets import Plan, totals_of
from nrr.retention import RollForward, View, missing_end, prepared, rollforwards, summed


@dataclass(frozen=True, slots=True)
class PlanPeriod:
    """One complete period, or several to date; the bridge is None where the plan has no closing to be had."""

    window: Window
    planned: PlanLine
    bridge: PlanBridge | None


@dataclass(frozen=True, slots=True)
class AgainstPlan:
    """Complete periods in order, all of them to date, and those the book does not hold yet.

    By segment the same to date. `plan_only` are segments the book does not have, `unplanned` those of the
    book that the plan does not name. `attribute` is the column they were found in, "" for none.
    """

    periods: tuple[PlanPeriod, ...]
    to_date: PlanPeriod | None
    not_complete: tuple[Window, ...]
    attribute: str = ""
    segments: Mapping[str, PlanBridge | None] = field(default_factory=dict)
    plan_only: tuple[str, ...] = ()
    unplanned: tuple[str, ...] = ()


def against_plan(ledger: Ledger, view: View, plan: Plan) -> AgainstPlan:
    """Every period of the plan against what became of it; the customers are those of the view.

    Periods that do not follow one another without a gap are not added to date.
    """
    book, totals = prepared(ledger, view), totals_of(plan)
    held = [window for window in totals if missing_end(book, window) is None]
    actual = {window: _actual(summed(rollforwards(book, window, view.policy)[""])) for window in held}
    periods = tuple(PlanPeriod(w, totals[w], plan_bridge([totals[w]], [actual[w]])) for w in held)
    to_date = None
    if held and all(one.closing == two.opening for one, two in pairwise(held)):
        whole = Window(held[0].opening, held[-1].closing)
        bridge = plan_bridge([totals[w] for w in held], [actual[w] for w in held])
        to_date = PlanPeriod(whole, totals[held[-1]], bridge)
    missing = tuple(window for window in totals if window not in actual)
    attribute = _attribute(book, plan)
    if not attribute or to_date is None:
        return AgainstPlan(periods, to_date, missing)
    found = _segments(book, view, plan, attribute, held)
    named = {one.segment for one in plan.lines}
    groups = book.attribute(attribute).groups
    return AgainstPlan(
        periods,
        to_date,
        missing,
        attribute,
        found,
        tuple(sorted(named - set(groups))),
        tuple(
            name
            for name in groups
            if name not in named and _paid(book, view, to_date.window, attribute, name)
        ),
    )


def _paid(book: Ledger, view: View, window: Window, attribute: str, name: str) -> bool:
    own = summed(rollforwards(book, window, view.policy, by=attribute)[name])
    return own is not None and bool(own.opening or own.closing)


def _attribute(book: Ledger, plan: Plan) -> str:
    """The column of the book that the plan's segments are values of: by its name, else by its values."""
    if not plan.column:
        return ""
    named = {one.segment for one in plan.lines}
    ranked = [
        (name.casefold() == plan.column.casefold(), len(named & set(attribute.labels)), name)
        for name, attribute in book.attributes.items()
    ]
    best = max(ranked, default=(False, 0, ""))
    return best[2] if best[1] else ""


def _segments(
    book: Ledger, view: View, plan: Plan, attribute: str, held: Sequence[Window]
) -> dict[str, PlanBridge | None]:
    by_window = {window: rollforwards(book, window, view.policy, by=attribute) for window in held}
    lines = {(one.window, one.segment): one.line for one in plan.lines}
    found = {}
    for name in book.attribute(attribute).groups:
        planned = [lines.get((window, name)) for window in held]
        told = [one for one in planned if one is not None]
        if len(told) == len(held):
            actual = [_actual(summed(by_window[window][name])) for window in held]
            found[name] = plan_bridge(told, actual)
    return found


def _actual(own: RollForward | None) -> PlanLine:
    assert own is not None
    moved = own.transferred_in - own.transferred_out
    pieces = own.opening, own.new, own.reactivation, own.expansion, own.contraction, own.churn, own.closing
    return PlanLine(*pieces, fx=own.fx, transfers=moved)
