"""The report as one JSON object, for scripts: `python -m nrr report FILE --json`.

The schema is written down in `nrr/export/REPORT.md`; a golden file in the tests holds one. Amounts are
decimal strings in the basis asked for, months `YYYY-MM`, rates fractions (1.07 is 107%), and what is not
defined is null with a reason, never zero. Field names do not change within one schema number.
"""

from collections.abc import Iterable, Sequence

from nrr.charts import Measure, headline_sentence, logo_sentence, look_of
from nrr.charts.cohortcells import measured
from nrr.definitions import BRIDGE_METRICS, MOVEMENT_GRR, MOVEMENT_METRICS, Method, Metric, Policy, Unit
from nrr.export.reportparts import Plain, amounts, bridge_part, counts, rates_part, segments_part, window_part
from nrr.export.reportperiods import comparison_part, fiscal_part
from nrr.ground import Basis, Problem, amount
from nrr.plausibility import Alarm
from nrr.retention import (
    UNDATED,
    Check,
    RollForward,
    component_stamp,
    movement_metric,
    net_metric,
    summed,
)
from nrr.snapshots import CohortPart, Headline, Snapshot, TrendPoint

SCHEMA = 1

_STEP_MONEY = (
    "opening",
    "new",
    "reactivation",
    "expansion",
    "contraction",
    "churn",
    "fx",
    "transferred_in",
    "transferred_out",
    "closing",
)
_STEP_LOGOS = (
    "opening_logos",
    "new_logos",
    "reactivated_logos",
    "expanded_logos",
    "contracted_logos",
    "churned_logos",
    "closing_logos",
)


def report_object(snapshot: Snapshot, problems: Iterable[Problem] = (), by: Sequence[str] = ()) -> Plain:
    """The report of a snapshot; `by` limits the segments to some columns, all of them if empty."""
    view, part = snapshot.view, snapshot.main
    return {
        "schema": SCHEMA,
        "title": snapshot.title,
        "window": window_part(view.window),
        "currency": snapshot.book.currency,
        "basis": str(view.basis),
        "stamp": snapshot.stamp,
        "sentences": _sentences(snapshot),
        "definition": list(view.policy.sentences),
        "thresholds": list(view.policy.changed_criteria),
        "bridge": None if part.bridge is None else bridge_part(part.bridge, view.basis),
        "metrics": _metrics(snapshot),
        "movement_metrics": _movement_metrics(part.steps, view.basis),
        "trend": [_point(point, view.basis) for point in snapshot.trend],
        "roll_forward": [_step(step, view.basis) for step in part.steps],
        "cohorts": {str(cohorts.grain): _cohorts(cohorts, snapshot) for cohorts in snapshot.cohorts},
        "unknown_starts": {"month": str(snapshot.book.first), "customers": snapshot.unknown_starts},
        "segments": {
            p.attribute: segments_part(p, view.basis)
            for p in snapshot.segments
            if not by or p.attribute in by
        },
        "problems": [_problem(problem, view.basis) for problem in problems],
        "checks": [_check(check) for check in snapshot.checks],
        "alarms": [_alarm(alarm) for alarm in snapshot.alarms],
        "sample": _sample(part.headline),
        "intervals": _intervals(snapshot),
        "fiscal": fiscal_part(view),
        "comparison": comparison_part(snapshot, by),
    }


def component_report(
    total: RollForward,
    policy: Policy,
    basis: Basis,
    title: str,
    currency: str,
    problems: Iterable[Problem] = (),
) -> Plain:
    """The report of a component summary: movements of one window without months or customers behind them."""
    counted, dated = movement_metric(policy), total.window.closing != UNDATED
    return {
        "schema": SCHEMA,
        "title": title,
        "window": window_part(total.window)
        if dated
        else {"opening": None, "closing": None, "months": total.window.months},
        "currency": currency,
        "basis": str(basis),
        "stamp": component_stamp(total, policy),
        "movements": {"money": amounts(total, _STEP_MONEY, basis)},
        "metrics": {
            "nrr": _metric(counted, total, basis),
            "grr": _metric(MOVEMENT_GRR, total, basis),
            "logo_retention": {"value": None, "reason": "totals have no customers"},
        },
        "movement_metrics": _movement_metrics((total,), basis),
        "problems": [_problem(problem, basis) for problem in problems],
    }


def _sentences(snapshot: Snapshot) -> list[str]:
    part = snapshot.main
    first = headline_sentence(part, look_of(snapshot), snapshot.view.policy)
    return [first] if part.bridge is None else [first, logo_sentence(part.bridge)]


def _metrics(snapshot: Snapshot) -> Plain:
    """Every figure of the Bridge; the trio is the headline's, under the method of the policy."""
    view, part = snapshot.view, snapshot.main
    found = {metric.key: _metric(metric, part.bridge, view.basis) for metric in BRIDGE_METRICS}
    for key, value in rates_part(part.headline.rates).items():
        found[key] |= {"value": value, "reason": part.headline.rates.reason if value is None else ""}
    point_to_point = view.policy.method is Method.P2P
    found["nrr"]["sentence"] = (
        net_metric(view.policy).sentence if point_to_point else view.policy.method.sentence
    )
    return found


def _metric(metric: Metric, record: object | None, basis: Basis) -> Plain:
    value = None if record is None else metric.of(record)
    if value is not None and metric.unit is Unit.MONEY:
        value = value / basis.per_unit
    reason = metric.undefined if value is None else ""
    return {
        "label": metric.label,
        "value": value,
        "sentence": metric.sentence,
        "unit": str(metric.unit),
        "reason": reason,
    }


def _movement_metrics(steps: Sequence[RollForward], basis: Basis) -> Plain:
    total = summed(steps)
    return {metric.key: _metric(metric, total, basis) for metric in MOVEMENT_METRICS}


def _point(point: TrendPoint, basis: Basis) -> Plain:
    opening = str(amount(point.opening, basis))
    return {
        "month": str(point.month),
        **rates_part(point.rates),
        "opening": opening,
        "customers": point.customers,
    }


def _step(step: RollForward, basis: Basis) -> Plain:
    return {
        "window": window_part(step.window),
        "money": amounts(step, _STEP_MONEY, basis),
        "logos": counts(step, _STEP_LOGOS),
    }


def _cohorts(part: CohortPart, snapshot: Snapshot) -> Plain:
    look = look_of(snapshot)
    rates = {measure: measured(part, measure, look) for measure in (Measure.NRR, Measure.GRR, Measure.LOGOS)}
    return {
        "base_age": part.base_age,
        "cohorts": [
            {"cohort": name, "customers": part.sizes[row], "money": _cells(part.net[row], look.basis)}
            | {str(measure): list(cells.rows[row]) for measure, cells in rates.items()}
            for row, name in enumerate(part.cohorts)
        ],
        "weighted": {str(measure): list(cells.weighted) for measure, cells in rates.items()},
        "observed_cohorts": list(part.observed_cohorts),
        "observed_customers": list(part.observed_customers),
    }


def _cells(values: Sequence[int | None], basis: Basis) -> list[str | None]:
    return [None if value is None else str(amount(value, basis)) for value in values]


def _problem(problem: Problem, basis: Basis) -> Plain:
    place = problem.place
    return {
        "code": problem.code,
        "severity": str(problem.severity),
        "what": problem.what,
        "remedy": problem.remedy,
        "did": problem.did,
        "count": problem.count,
        "amount": None if problem.arr_minor is None else str(amount(problem.arr_minor, basis)),
        "effect": problem.effect,
        "place": None
        if place is None
        else {"file": place.file, "sheet": place.sheet, "rows": list(place.rows), "column": place.column},
    }


def _check(check: Check) -> Plain:
    return {
        "key": check.key,
        "label": check.said,
        "left": check.left,
        "right": check.right,
        "difference": check.difference,
        "passed": check.passed,
        "detail": check.detail,
    }


def _alarm(alarm: Alarm) -> Plain:
    return {"key": alarm.key, "text": alarm.what, "remedy": alarm.remedy}


def _intervals(snapshot: Snapshot) -> Plain | None:
    """What chance can do to the figures, each `[low, high]`: as on the pages and on boards."""
    found = snapshot.chance
    if found is None:
        return None
    return {
        "reason": found.reason,
        "everybody": found.everybody,
        "segments": found.segments,
        "cohorts": {
            grain: {"together": one.together, "cohorts": one.cohorts} for grain, one in found.cohorts.items()
        },
    }


def _sample(headline: Headline) -> Plain:
    return {
        "customers": headline.customers,
        "effective": headline.effective,
        "low": headline.low,
        "high": headline.high,
        "label": headline.sample,
    }
