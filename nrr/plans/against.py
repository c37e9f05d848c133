"""A plan beside a source: monthly movements of the same months, in total and by segment."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from nrr.definitions import Method
from nrr.ground import Window
from nrr.plans.bridges import PlanBridge, PlanLine, plan_bridge
from nrr.plans.sheets import CUSTOMERS, WHOLE, Plan, aims_by_segment, aims_of, totals_of
from nrr.retention import TOTAL, Bridge, RollForward, Source, View, missing_end, rates_of, summed


@dataclass(frozen=True, slots=True)
class Aim:
    """What was aimed at and what became of it: a rate of twelve months, or customers at the close; None
    where the book does not reach back, or another method counts.
    """

    planned: float
    actual: float | None


@dataclass(frozen=True, slots=True)
class PlanPeriod:
    """One complete period, or several to date; the bridge is None where the plan has no closing to be had.

    `aims` are by name (nrr, grr, customers) those of its close.
    """

    window: Window
    planned: PlanLine
    bridge: PlanBridge | None
    aims: Mapping[str, Aim] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AgainstPlan:
    """Complete periods in order, all of them to date, and those the book does not hold yet.

    By segment the same to date. `plan_only` are segments the book does not have, `unplanned` those of the
    book that the plan does not name. `attribute` is the column they were found in, "" for none; `customers`
    are by segment of the book those at the first opening and at the last close. `aims` are by segment of the
    plan those of the last complete period, `bases` by segment of the book the customers who open the twelve
    months of its rates.
    """

    periods: tuple[PlanPeriod, ...]
    to_date: PlanPeriod | None
    not_complete: tuple[Window, ...]
    attribute: str = ""
    segments: Mapping[str, PlanBridge | None] = field(default_factory=dict)
    customers: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    aims: Mapping[str, Mapping[str, Aim]] = field(default_factory=dict)
    bases: Mapping[str, int] = field(default_factory=dict)
    plan_only: tuple[str, ...] = ()
    unplanned: tuple[str, ...] = ()

    @property
    def told(self) -> bool:
        """Whether any complete period leads from the plan to what was reached."""
        return any(one.bridge is not None for one in self.periods)


def against_plan(source: Source, view: View, plan: Plan) -> AgainstPlan:
    """Every period of the plan against what became of it; the source is one of the view.

    Periods that do not follow one another without a gap are not added to date.
    """
    totals, aims = totals_of(plan), aims_of(plan)
    held = [window for window in totals if missing_end(source, window) is None]
    actual = {window: _actual(_summed(source, window, view)) for window in held}
    periods = tuple(
        PlanPeriod(w, totals[w], plan_bridge([totals[w]], [actual[w]]), _aims(source, w, view, aims[w]))
        for w in held
    )
    to_date = None
    if held and all(one.closing == two.opening for one, two in pairwise(held)):
        whole = Window(held[0].opening, held[-1].closing)
        bridge = plan_bridge([totals[w] for w in held], [actual[w] for w in held])
        to_date = PlanPeriod(whole, totals[held[-1]], bridge)
    found = AgainstPlan(periods, to_date, tuple(window for window in totals if window not in actual))
    attribute = _attribute(source, plan)
    return _by_segment(found, source, view, plan, attribute) if attribute and to_date is not None else found


def _summed(source: Source, window: Window, view: View) -> RollForward:
    found = summed(source.steps(window, view.policy))
    assert found is not None
    return found


def _aims(source: Source, window: Window, view: View, planned: Mapping[str, float]) -> dict[str, Aim]:
    """Customers at the close, and the rates of the twelve months to it, point to point."""
    logos = _summed(source, window, view).closing_logos if CUSTOMERS in planned else None
    years = _years(source, window, view, TOTAL) if planned.keys() - {CUSTOMERS} else {}
    return _reached(planned, years.get(TOTAL), logos, view)


def _years(source: Source, window: Window, view: View, by: str) -> dict[str, Bridge]:
    """The twelve months to a close by segment; nothing where the book does not reach back, or another method
    counts.
    """
    year = Window.trailing(window.closing, 12)
    if missing_end(source, year) is not None or view.policy.method is not Method.P2P:
        return {}
    return source.bridges((year,), view.policy, by).by_group()


def _reached(
    planned: Mapping[str, float], year: Bridge | None, logos: int | None, view: View
) -> dict[str, Aim]:
    """What was aimed at beside what became of it."""
    found: dict[str, float | None] = {CUSTOMERS: logos}
    if year is not None:
        rates = rates_of(year, view.policy)
        found |= {"nrr": rates.nrr, "grr": rates.grr}
    return {name: Aim(value, found.get(name)) for name, value in planned.items()}


def _by_segment(found: AgainstPlan, source: Source, view: View, plan: Plan, attribute: str) -> AgainstPlan:
    """The same with its segments to date, those of the plan alone and those without a plan."""
    held = [one.window for one in found.periods]
    steps = {window: source.steps_by(window, view.policy, attribute) for window in held}
    lines = {(one.window, one.segment): one.line for one in plan.lines}
    named = {one.segment for one in plan.lines}
    aims = aims_by_segment(plan, held[-1])
    years = _years(source, held[-1], view, attribute) if aims else {}
    own = {name: _of_segment(name, held, steps) for name in source.groups(attribute)}
    bridges = {
        name: plan_bridge([lines[window, name] for window in held], [_actual(one) for one in parts])
        for name, parts in own.items()
        if parts and all((window, name) in lines for window in held)
    }
    return replace(
        found,
        attribute=attribute,
        segments=bridges,
        customers={n: (one[0].opening_logos, one[-1].closing_logos) for n, one in own.items() if one},
        aims={
            name: _reached(
                told, years.get(name), own[name][-1].closing_logos if own.get(name) else None, view
            )
            for name, told in aims.items()
        },
        bases={name: year.opening_logos for name, year in years.items()},
        plan_only=tuple(sorted(named - own.keys() - {WHOLE})),
        unplanned=tuple(
            name
            for name, parts in own.items()
            if name not in named and parts and (parts[0].opening or parts[-1].closing)
        ),
    )


def _of_segment(
    name: str, held: Sequence[Window], steps: Mapping[Window, Mapping[str, Sequence[RollForward]]]
) -> list[RollForward]:
    """What became of a segment in every period; nothing where it never paid."""
    parts = [summed(steps[window].get(name, ())) for window in held]
    known = [one for one in parts if one is not None]
    return known if len(known) == len(held) else []


def _attribute(source: Source, plan: Plan) -> str:
    """The column of the source that the plan's segments are values of: by its name, else by its values."""
    if not plan.column:
        return ""
    named = {one.segment for one in plan.lines}
    ranked = [
        (name.casefold() == plan.column.casefold(), len(named & set(source.groups(name))), name)
        for name in source.columns
    ]
    best = max(ranked, default=(False, 0, ""))
    return best[2] if best[1] else ""


def _actual(own: RollForward) -> PlanLine:
    moved = own.transferred_in - own.transferred_out
    pieces = own.opening, own.new, own.reactivation, own.expansion, own.contraction, own.churn, own.closing
    return PlanLine(*pieces, fx=own.fx, transfers=moved)
