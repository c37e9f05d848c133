"""Rules about change: newer cohorts, early warnings, mix, a turning trend, young churn."""

from collections.abc import Sequence
from dataclasses import dataclass

from nrr.comparisons import CohortGap
from nrr.findings.records import Alert, Facts, Finding, drafted, unsigned_points
from nrr.findings.rules import DiagnosticRule, rule_of
from nrr.ground import multiple, percent_said, plural, points, points_range

TREND_MONTHS = 6
"""How many 12-month figures make a trend."""


@dataclass(frozen=True, slots=True)
class EarlySigns:
    """Churn after contraction: the share, its lower limit, the normal share, and who cut spend lately."""

    events: int
    share: float | None
    low: float | None
    baseline: float | None
    horizon_months: int
    recent_customers: int
    recent_arr_minor: int


@dataclass(frozen=True, slots=True)
class Driver:
    """What explains most of a change, in words, and its share of it."""

    words: str
    share: float


def newer_cohorts_worse(facts: Facts, gap: CohortGap, rule: DiagnosticRule | None = None) -> Finding:
    """R-COHORT: customers won lately keep less than earlier ones did at the same age."""
    rule = rule_of(rule, "R-COHORT")
    difference = gap.newer - gap.older
    measured = {"older": gap.older, "newer": gap.newer, "gap": difference, "p": gap.p_value}
    few = min(gap.older_customers, gap.newer_customers)
    draft = drafted(rule, facts, measured, dict.fromkeys(("older", "newer", "gap"), few))
    if gap.age_months < rule.thresholds["age_months"] or difference > -rule.thresholds["gap"]:
        return draft.quiet()
    words = {
        "age": gap.age_months,
        "newer": percent_said(gap.newer),
        "older": percent_said(gap.older),
        "newer_customers": gap.newer_customers,
        "older_customers": plural(gap.older_customers, "customer"),
        "gap": ", ".join(filter(None, (points(difference), points_range(gap.low, gap.high)))),
    }
    stake = -difference * gap.newer_arr_minor
    if few < rule.thresholds["side"] or gap.p_value is None:
        return draft.fired(Alert.INFO, words, variant="direction", at_stake_arr_minor=stake, customers=few)
    if gap.p_value >= rule.thresholds["amber_p"]:
        return draft.quiet()
    if gap.p_value >= rule.thresholds["red_p"]:
        return draft.fired(Alert.AMBER, words, variant="likely", at_stake_arr_minor=stake, customers=few)
    return draft.fired(Alert.RED, words, at_stake_arr_minor=stake, customers=few)


def contraction_warning(
    facts: Facts, seen: EarlySigns, evidence: Sequence[str] = (), rule: DiagnosticRule | None = None
) -> Finding:
    """R-WARN: in this book cutting spend comes before leaving."""
    rule = rule_of(rule, "R-WARN")
    lift = seen.share / seen.baseline if seen.share is not None and seen.baseline else None
    measured = {"events": float(seen.events), "share": seen.share, "baseline": seen.baseline, "lift": lift}
    draft = drafted(rule, facts, measured)
    if lift is None or lift < rule.thresholds["lift"] or seen.events < rule.thresholds["events"]:
        return draft.quiet()
    if seen.low is None or seen.baseline is None or seen.low <= seen.baseline:
        return draft.quiet()
    words = {
        "horizon": plural(seen.horizon_months, "month"),
        "share": percent_said(seen.share),
        "lift": multiple(lift),
        "baseline": percent_said(seen.baseline),
        "recent": plural(seen.recent_customers, "customer"),
        "amount": facts.money(seen.recent_arr_minor),
    }
    if not seen.recent_customers:
        return draft.fired(Alert.INFO, words, variant="past")
    severity = Alert.AMBER if seen.recent_customers >= rule.thresholds["recent"] else Alert.INFO
    return draft.fired(
        severity,
        words,
        at_stake_arr_minor=seen.recent_arr_minor,
        customers=seen.recent_customers,
        evidence=tuple(evidence),
    )


def mix_shift(
    facts: Facts, mix: float, rate: float, segment: str, rule: DiagnosticRule | None = None
) -> Finding:
    """R-MIX: the base moved between segments more than customers changed.

    `segment` gained most weight; it is empty where it may not be named.
    """
    rule = rule_of(rule, "R-MIX")
    delta = mix + rate
    draft = drafted(rule, facts, {"delta": delta, "mix": mix, "rate": rate})
    large = abs(mix) >= rule.thresholds["mix"] - 1e-12
    leads = abs(mix) >= rule.thresholds["share"] * abs(delta) or mix * delta < 0
    if not (large and leads):
        return draft.quiet()
    words = {"delta": points(delta), "mix": points(mix), "segment": segment, "rate": points(rate)}
    variant = "main" if segment else "unnamed"
    stake = abs(mix) * facts.opening_arr_minor
    return draft.fired(Alert.AMBER, words, variant=variant, at_stake_arr_minor=stake)


def turning_trend(
    facts: Facts,
    rates: Sequence[float],
    last_interval: tuple[float, float] | None,
    driver: Driver | None = None,
    rule: DiagnosticRule | None = None,
) -> Finding:
    """R-TREND: six falling 12-month NRRs, oldest first, beyond what chance explains."""
    rule = rule_of(rule, "R-TREND")
    recent = list(rates)[-TREND_MONTHS:]
    slope = _slope(recent) if len(recent) == TREND_MONTHS else None
    draft = drafted(rule, facts, {"slope_a_month": slope})
    if slope is None or slope > -rule.thresholds["slope"] + 1e-12 or last_interval is None:
        return draft.quiet()
    if last_interval[0] <= recent[0] <= last_interval[1]:
        return draft.quiet()
    fall = recent[0] - recent[-1]
    stake = fall * facts.opening_arr_minor
    if driver is None:
        return draft.fired(
            Alert.AMBER, {"fall": unsigned_points(fall)}, variant="plain", at_stake_arr_minor=stake
        )
    words = {"fall": unsigned_points(fall), "driver": driver.words, "share": percent_said(driver.share)}
    return draft.fired(Alert.AMBER, words, at_stake_arr_minor=stake)


def young_churn(
    facts: Facts,
    won_arr_minor: int,
    left_arr_minor: int,
    customers: int,
    rule: DiagnosticRule | None = None,
) -> Finding:
    """R-NEWLEAK: revenue won inside the window that is gone again, which NRR cannot see."""
    rule = rule_of(rule, "R-NEWLEAK")
    survival = left_arr_minor / won_arr_minor if won_arr_minor > 0 else None
    draft = drafted(rule, facts, {"survival": survival, "customers": float(customers)})
    if (
        survival is None
        or customers < rule.thresholds["customers"]
        or survival >= rule.thresholds["survival"]
    ):
        return draft.quiet()
    lost = won_arr_minor - left_arr_minor
    return draft.fired(Alert.AMBER, {"lost": percent_said(1 - survival)}, at_stake_arr_minor=lost)


def _slope(values: Sequence[float]) -> float:
    """Least-squares slope a step."""
    middle = (len(values) - 1) / 2
    mean = sum(values) / len(values)
    over = sum((at - middle) * (value - mean) for at, value in enumerate(values))
    return over / sum((at - middle) ** 2 for at in range(len(values)))
