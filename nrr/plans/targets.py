"""The gap of NRR to its targets by segment: mix and rate, with the plan as the earlier period."""

from collections.abc import Mapping
from dataclasses import dataclass

from nrr.comparisons import MixRate, SegmentState, mix_rate
from nrr.definitions import Method
from nrr.ground import Window, plural
from nrr.plans.sheets import Plan
from nrr.retention import View


@dataclass(frozen=True, slots=True)
class TargetGap:
    """NRR less its target as fractions; `targets_do_not_make_total` is what segment targets make less the
    typed one.
    """

    parts: MixRate
    targets_do_not_make_total: float | None

    @property
    def by_segment(self) -> Mapping[str, tuple[float, float]]:
        """Mix and rate of every segment; they add to the gap."""
        return {one.segment: (one.mix, one.rate) for one in self.parts.effects}


def targets_refused(view: View) -> str:
    """Why targets of twelve months, point to point, cannot be read against a view; empty where they can."""
    if view.window.months != 12:
        return f"the plan's 12-month target cannot be read against {_length(view.window)}"
    if view.policy.method is not Method.P2P:
        return f"the plan's point-to-point target cannot be read against NRR by {view.policy.method.stamp}"
    return ""


def _length(window: Window) -> str:
    return "a quarter" if window.months == 3 else plural(window.months, "month")


def planned_targets(plan: Plan, window: Window) -> tuple[dict[str, float], dict[str, int]]:
    """By segment the NRR aimed at by the close of a window, and its planned opening in minor units where the
    plan holds the window's first period.
    """
    own = [one for one in plan.lines if one.segment]
    targets = {o.segment: o.nrr for o in own if o.nrr is not None and o.window.closing == window.closing}
    openings = {
        one.segment: one.line.opening
        for one in own
        if one.window.opening == window.opening and one.line.opening is not None
    }
    return targets, openings


def planned_total(plan: Plan, window: Window) -> float | None:
    """The NRR of the whole book that the plan aims at by the close of a window."""
    own = [one for one in plan.lines if not one.segment and one.window.closing == window.closing]
    return next((one.nrr for one in own if one.nrr is not None), None)


def target_gap(
    actual: Mapping[str, tuple[int, int]],
    total: float | None,
    targets: Mapping[str, float] | None = None,
    planned: Mapping[str, int] | None = None,
) -> TargetGap | None:
    """Segments by opening and closing of the base; targets of segments, or one for all; planned openings as
    weights.
    """
    base = sum(opening for opening, _ in actual.values())
    told = targets or ({} if total is None else dict.fromkeys(actual, total))
    if not base or not told:
        return None
    weights = planned or {name: opening for name, (opening, _) in actual.items()}
    whole = sum(weights.get(name, 0) for name in told)
    if not whole:
        return None
    before = {name: SegmentState(weights.get(name, 0) / whole, rate) for name, rate in told.items()}
    after = {
        name: SegmentState(opening / base, closing / opening if opening else None)
        for name, (opening, closing) in actual.items()
    }
    parts = mix_rate(before, after)
    if parts is None:
        return None
    made = None if total is None or targets is None else parts.before - total
    return TargetGap(parts, made)
