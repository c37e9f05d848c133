"""The plan as a pack tells it: closing amounts planned and reached, the way from one to the other, and ratios
from typed costs.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from nrr.ground import FiscalYear, Window
from nrr.packs.words import text_of
from nrr.plans import CUSTOMERS, AgainstPlan, Aim, Plan, PlanBridge, against_plan, completed_plan, totals_of
from nrr.retention import Source, View, large_enough


@dataclass(frozen=True, slots=True)
class PlanEnd:
    """Planned and actual closing of a period in annualised minor units; None for what is not known."""

    label: str
    planned: int | None
    actual: int | None


@dataclass(frozen=True, slots=True)
class PlanBeside:
    """The periods of a plan in order, and its bridges by what they are called, the last to date.

    `aims` are those of the last complete period. `segments` are by value of `attribute` the bridges to date
    that readers may see, `segment_aims` their aims at that period's close; `hidden` says whether others are
    too small.
    """

    course: tuple[PlanEnd, ...]
    bridges: Mapping[str, PlanBridge]
    derived: tuple[str, ...]
    open_periods: tuple[str, ...]
    costs: Mapping[str, float]
    aims: Mapping[str, Aim] = field(default_factory=dict)
    attribute: str = ""
    segments: Mapping[str, PlanBridge] = field(default_factory=dict)
    segment_aims: Mapping[str, Mapping[str, Aim]] = field(default_factory=dict)
    hidden: bool = False

    @property
    def whole(self) -> PlanBridge:
        """To date, or of the last complete period."""
        return list(self.bridges.values())[-1]


TO_DATE = text_of("to_date")


def plan_beside(
    source: Source,
    view: View,
    plan: Plan | None,
    costs: Mapping[str, float],
    readable: Collection[str] = (),
) -> PlanBeside | None:
    """The plan beside a book, by segment where readers may see its column; None without a plan, or where no
    period of it is complete in the book.
    """
    if plan is None:
        return None
    against, fiscal = against_plan(source, view, plan), view.policy.fiscal
    known = {_label(one.window, fiscal): one.bridge for one in against.periods if one.bridge is not None}
    if not known:
        return None
    shown = dict(list(known.items())[-1:])
    if against.to_date is not None and against.to_date.bridge is not None and len(known) > 1:
        shown[TO_DATE] = against.to_date.bridge
    derived = dict.fromkeys(one.derived for one in known.values() if one.derived)
    waiting = tuple(_label(window, fiscal) for window in against.not_complete)
    found = PlanBeside(_course(plan, against, fiscal), shown, tuple(derived), waiting, costs)
    found = replace(found, aims=against.periods[-1].aims)
    return _by_segment(found, against, view) if against.attribute in readable else found


def _by_segment(found: PlanBeside, against: AgainstPlan, view: View) -> PlanBeside:
    """The same with the segments that are large enough at both ends, the largest plans first."""
    least = view.policy.smallest_group
    names = large_enough({name: min(both) for name, both in against.customers.items()}, least)
    known = {name: one for name, one in against.segments.items() if one is not None}
    own = {name: one for name, one in known.items() if name in names}
    ordered = dict(sorted(own.items(), key=lambda one: -one[1].plan_closing))
    aims = {name: _told(against, name, least) for name in ordered}
    aims = {name: told for name, told in aims.items() if told}
    return replace(
        found,
        attribute=against.attribute,
        segments=ordered,
        segment_aims=aims,
        hidden=len(own) < len(known),
    )


def _told(against: AgainstPlan, name: str, least: int) -> dict[str, Aim]:
    """What was aimed at in a segment; its rates only where the twelve months begin with enough customers."""
    told = dict(against.aims.get(name, {}))
    rates = name in large_enough(against.bases, least)
    return {aim: one if rates or aim == CUSTOMERS else replace(one, actual=None) for aim, one in told.items()}


def _label(window: Window, fiscal: FiscalYear) -> str:
    if window.months == 3:
        return fiscal.label(window.closing)
    return window.closing.label if window.months == 1 else window.label


def _course(plan: Plan, against: AgainstPlan, fiscal: FiscalYear) -> tuple[PlanEnd, ...]:
    reached = {one.window: one.bridge for one in against.periods}
    totals = totals_of(plan)
    windows = list(totals)
    first = windows[0]
    opening, bridge = totals[first].opening, reached.get(first)
    begun = None if bridge is None or opening is None else opening + bridge.steps["opening"]
    ends = [PlanEnd(first.opening.label, opening, begun)] if opening is not None else []
    for window in windows:
        found = reached.get(window)
        planned = completed_plan(totals[window])[0].closing
        ends.append(PlanEnd(_label(window, fiscal), planned, None if found is None else found.actual_closing))
    return tuple(ends)
