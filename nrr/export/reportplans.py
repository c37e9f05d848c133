"""Of the report object: the plan beside what became of it, and companion ratios from typed costs."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from nrr.comparisons import companions
from nrr.export.reportparts import Plain, window_part
from nrr.ground import Basis, amount
from nrr.plans import Aim, Plan, PlanBridge, against_plan, planned_targets, target_gap, targets_refused
from nrr.retention import Source, View
from nrr.snapshots import Snapshot


def plan_part(source: Source, view: View, plan: Plan) -> Plain:
    """Every period of the plan against the monthly movements of the same customers, and all complete ones
    to date, in total and by segment.

    A period that is not complete in the book has no variance; it is named under `not_complete`.
    """
    found = against_plan(source, view, plan)
    return {
        "periods": [
            {"window": window_part(one.window)} | _bridge(one.bridge, view.basis) | {"aims": _aims(one.aims)}
            for one in found.periods
        ],
        "to_date": None if found.to_date is None else _bridge(found.to_date.bridge, view.basis),
        "not_complete": [window_part(window) for window in found.not_complete],
        "segments": {
            "column": found.attribute,
            "to_date": {name: _bridge(one, view.basis) for name, one in found.segments.items()},
            "aims": {name: _aims(told) for name, told in found.aims.items()},
            "plan_only": list(found.plan_only),
            "unplanned": list(found.unplanned),
        },
    }


def _aims(told: Mapping[str, Aim]) -> Plain:
    return {name: asdict(aim) for name, aim in told.items()}


def _bridge(found: PlanBridge | None, basis: Basis) -> Plain:
    if found is None:
        return {"reason": "the plan has neither a closing nor what it would follow from"}
    return {
        "reason": "",
        "plan_closing": str(amount(found.plan_closing, basis)),
        "actual_closing": str(amount(found.actual_closing, basis)),
        "variance": str(amount(found.variance, basis)),
        "variance_share": found.variance_share,
        "steps": {name: str(amount(value, basis)) for name, value in found.steps.items()},
        "share_by_line": dict(found.share_by_line),
        "derived": found.derived,
        "footing_difference": str(amount(found.footing_difference, basis)),
    }


def target_part(
    snapshot: Snapshot, target: float | None, columns: Sequence[str], plan: Plan | None = None
) -> Plain:
    """What every segment of each column adds to the gap between NRR and its target of twelve months.

    One target for all, or those of the plan for the segments of its column, weighted by planned openings;
    `targets_do_not_make_total` is what these make less the one target.
    """
    if reason := targets_refused(snapshot.view):
        return {"reason": reason, "columns": {}}
    aims, planned = ({}, {}) if plan is None else planned_targets(plan, snapshot.view.window)
    found = {}
    for part in snapshot.segments:
        own = {s.label: (s.bridge.opening, s.bridge.retained) for s in part.segments}
        named = bool(aims.keys() & own.keys())
        gap = target_gap(own, target, aims if named else None, planned if named else None)
        if gap is not None and (not columns or part.attribute in columns):
            found[part.attribute] = {
                "nrr": gap.parts.after,
                "target": gap.parts.before,
                "gap": gap.parts.delta,
                "mix": gap.parts.mix,
                "rate": gap.parts.rate,
                "gap_by_segment": {name: mix + rate for name, (mix, rate) in gap.by_segment.items()},
                "mix_by_segment": {name: mix for name, (mix, _) in gap.by_segment.items()},
                "rate_by_segment": {name: rate for name, (_, rate) in gap.by_segment.items()},
                "targets_do_not_make_total": gap.targets_do_not_make_total,
            }
    return {"reason": "", "columns": found}


def companion_part(snapshot: Snapshot, costs: Mapping[str, float]) -> Plain:
    """LTV:CAC, Rule of 40 and the cost to replace churn from typed costs of the window; money in whole
    units.
    """
    bridge, months = snapshot.main.bridge, snapshot.view.window.months
    if bridge is None:
        return {"reason": snapshot.main.headline.rates.reason}
    found = companions(bridge, months, costs)
    return {
        "reason": "",
        "typed": dict(costs),
        "ltv_cac": asdict(found.ltv_cac),
        "rule_of_40": asdict(found.rule_of_40),
        "replacement_cost": asdict(found.replacement_cost),
    }
