"""The plan beside what became of it: closing ARR bridged by component, and the gap of NRR to its targets."""

from nrr.plans.bridges import LINES, PlanBridge, PlanLine, plan_bridge, summed_plan
from nrr.plans.sheets import plan_lines
from nrr.plans.targets import TargetGap, target_gap

__all__ = [
    "LINES",
    "PlanBridge",
    "PlanLine",
    "TargetGap",
    "plan_bridge",
    "plan_lines",
    "summed_plan",
    "target_gap",
]
