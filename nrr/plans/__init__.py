"""The plan beside what became of it: closing ARR bridged by component, and the gap of NRR to its targets."""

from nrr.plans.against import AgainstPlan, Aim, PlanPeriod, against_plan
from nrr.plans.bridges import LINES, PlanBridge, PlanLine, completed_plan, plan_bridge, summed_plan
from nrr.plans.sheets import (
    AIMS,
    CUSTOMERS,
    SEGMENT,
    UNUSED,
    Plan,
    Planned,
    other_headings,
    plan_lines,
    plan_of,
    totals_of,
)
from nrr.plans.targets import TargetGap, planned_targets, planned_total, target_gap, targets_refused

__all__ = [
    "AIMS",
    "CUSTOMERS",
    "LINES",
    "SEGMENT",
    "UNUSED",
    "AgainstPlan",
    "Aim",
    "Plan",
    "PlanBridge",
    "PlanLine",
    "PlanPeriod",
    "Planned",
    "TargetGap",
    "against_plan",
    "completed_plan",
    "other_headings",
    "plan_bridge",
    "plan_lines",
    "plan_of",
    "planned_targets",
    "planned_total",
    "summed_plan",
    "target_gap",
    "targets_refused",
    "totals_of",
]
