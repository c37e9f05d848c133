"""From planned to actual closing ARR, exact: each line's variance by what it does to ARR."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

SIGNS = {"new": 1, "reactivation": 1, "expansion": 1, "contraction": -1, "churn": -1}
_UNPLANNED = ("fx", "transfers")
LINES = ("opening", *SIGNS, "closing")


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A period's opening, flows (losses positive) and closing; None for what the plan does not say.

    `fx` and `transfers` between segments only happen: they are 0 in a plan.
    """

    opening: int | None = None
    new: int | None = None
    reactivation: int | None = None
    expansion: int | None = None
    contraction: int | None = None
    churn: int | None = None
    closing: int | None = None
    fx: int = 0
    transfers: int = 0


@dataclass(frozen=True, slots=True)
class PlanBridge:
    """`steps` lead from the planned to the actual closing; shares are of the planned line, None where
    nothing was.
    """

    plan_closing: int
    actual_closing: int
    steps: Mapping[str, int]
    share_by_line: Mapping[str, float | None]
    derived: str | None
    footing_difference: int

    @property
    def variance(self) -> int:
        """Actual less planned closing."""
        return self.actual_closing - self.plan_closing

    @property
    def variance_share(self) -> float | None:
        """Of the planned closing."""
        return self.variance / self.plan_closing if self.plan_closing else None


def line_of(values: Mapping[str, Any]) -> PlanLine:
    """A period from its pieces by name."""
    return PlanLine(**values)


def summed_plan(periods: Sequence[PlanLine]) -> PlanLine:
    """Several periods as one: flows add, opening of the first, closing of the last."""
    flows = {name: _sum([getattr(one, name) for one in periods]) for name in SIGNS}
    moved = {name: sum(getattr(one, name) for one in periods) for name in _UNPLANNED}
    return line_of({"opening": periods[0].opening, "closing": periods[-1].closing, **flows, **moved})


def _sum(values: Sequence[int | None]) -> int | None:
    known = [value for value in values if value is not None]
    return sum(known) if len(known) == len(values) else None


def plan_bridge(planned: Sequence[PlanLine], actual: Sequence[PlanLine]) -> PlanBridge | None:
    """Plan against actual over periods in order; None where the plan has neither opening nor closing to be
    had.
    """
    plan, derived = completed_plan(summed_plan(planned))
    found = summed_plan(actual)
    if plan.opening is None or plan.closing is None or found.opening is None or found.closing is None:
        return None
    known = [name for name in SIGNS if getattr(plan, name) is not None]
    steps = {"opening": found.opening - plan.opening}
    shares: dict[str, float | None] = {}
    for name in known:
        moved, told = (getattr(found, name) or 0) - getattr(plan, name), getattr(plan, name)
        steps[name], shares[name] = SIGNS[name] * moved, moved / told if told else None
    split = plan.opening + sum(SIGNS[name] * getattr(plan, name) for name in known)
    if len(known) < len(SIGNS):
        rest = sum(SIGNS[name] * (getattr(found, name) or 0) for name in SIGNS if name not in known)
        steps["not_split_in_plan"], footing = rest - (plan.closing - split), 0
    else:
        footing = plan.closing - split
    steps |= {name: getattr(found, name) for name in _UNPLANNED if getattr(found, name)}
    steps["plan_does_not_foot"] = -footing
    return PlanBridge(plan.closing, found.closing, steps, shares, derived, footing)


def completed_plan(plan: PlanLine) -> tuple[PlanLine, str | None]:
    """A plan that lacks exactly one of its seven pieces has it from the others."""
    values = {name: getattr(plan, name) for name in LINES}
    missing = [name for name, value in values.items() if value is None]
    if len(missing) != 1:
        return plan, None
    name = missing[0]
    signs = {"opening": 1, **SIGNS, "closing": -1}
    rest = sum(signs[other] * values[other] for other in LINES if other != name)
    return PlanLine(**(values | {name: -rest * signs[name]})), name
