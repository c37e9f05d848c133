"""Rules about one window: leaks, plain losses, concentration, logos, returners, history, sample."""

from collections.abc import Sequence
from dataclasses import dataclass

from nrr.findings.records import (
    Alert,
    Draft,
    Facts,
    Finding,
    drafted,
    unsigned_points,
)
from nrr.findings.rules import DiagnosticRule, rule_of
from nrr.ground import Month, SampleLabel, percent_range, percent_said, plural

_WHOLE = 1.0


@dataclass(frozen=True, slots=True)
class SegmentMedian:
    """The median of the segment's own row: its name, the value, the source."""

    segment: str
    median: float
    source: str


@dataclass(frozen=True, slots=True)
class Masking:
    """What removing customers does. `name` expanded most, `largest` has most opening revenue.

    `nrr_without_few` is without the `few` customers (5% of the base, at least 1) that expanded most.
    Shares are of gross expansion, `largest_share` of opening revenue; the last two customer counts and
    amounts are those that expanded, `five` of at most five.
    """

    name: str
    nrr_without: float | None
    expansion_share: float | None
    few: int
    nrr_without_few: float | None
    five_share: float | None
    largest: str
    largest_share: float | None
    table: tuple[str, ...] = ()
    few_share: float | None = None
    five: int = 5


def leaky_bucket(facts: Facts, evidence: Sequence[str] = (), rule: DiagnosticRule | None = None) -> Finding:
    """R-LEAK: expansion covers losses that would worry anyone who saw GRR."""
    rule = rule_of(rule, "R-LEAK")
    draft = drafted(rule, facts, {"nrr": facts.nrr, "grr": facts.grr})
    limits = rule.thresholds
    if (
        facts.nrr is None
        or facts.grr is None
        or facts.nrr < limits["nrr"]
        or facts.grr >= limits["amber_grr"]
    ):
        return draft.quiet()
    words = {
        "nrr": percent_said(facts.nrr),
        "grr": percent_said(facts.grr, (limits["red_grr"], limits["amber_grr"])),
        "expansion": facts.money(facts.expansion_arr_minor),
        "losses": facts.money(facts.losses_arr_minor),
    }
    severity = Alert.RED if facts.grr < limits["red_grr"] else Alert.AMBER
    return draft.fired(severity, words, at_stake_arr_minor=facts.losses_arr_minor, evidence=tuple(evidence))


def plain_loss(facts: Facts, own: SegmentMedian | None = None, rule: DiagnosticRule | None = None) -> Finding:
    """R-POOR: the base shrank; information only where the segment's own median is met."""
    rule = rule_of(rule, "R-POOR")
    draft = drafted(rule, facts, {"nrr": facts.nrr, "segment_median": own.median if own else None})
    if facts.nrr is None or facts.nrr >= rule.thresholds["amber_nrr"]:
        return draft.quiet()
    lost = (_WHOLE - facts.nrr) * facts.opening_arr_minor
    if own is not None and facts.nrr >= own.median:
        words = {
            "place": "above" if percent_said(facts.nrr) != percent_said(own.median) else "at",
            "segment": own.segment,
            "median": percent_said(own.median),
            "source": own.source,
        }
        return draft.fired(Alert.INFO, words, variant="met", at_stake_arr_minor=lost)
    words = {
        "shrunk": percent_said(_WHOLE - facts.nrr, (0.0,)),
        "losses": facts.money(facts.losses_arr_minor),
        "expansion": facts.money(facts.expansion_arr_minor),
    }
    severity = Alert.RED if facts.nrr < rule.thresholds["red_nrr"] else Alert.AMBER
    return draft.fired(severity, words, at_stake_arr_minor=lost)


def concentration_masking(facts: Facts, few: Masking, rule: DiagnosticRule | None = None) -> Finding:
    """R-CONC: one or a few customers carry the figure."""
    rule = rule_of(rule, "R-CONC")
    measured = {
        "nrr": facts.nrr,
        "nrr_without": few.nrr_without,
        "nrr_without_few": few.nrr_without_few,
        "expansion_share": few.expansion_share,
        "five_share": few.five_share,
        "largest_share": few.largest_share,
    }
    nrr = facts.nrr
    if nrr is None:
        return drafted(rule, facts, measured).quiet()
    ways = (
        ("main", Alert.RED, _falls_below(nrr, few.nrr_without, rule)),
        ("few", Alert.RED, _falls_below(nrr, few.nrr_without_few, rule)),
        ("main", Alert.AMBER, _reaches(few.expansion_share, rule, "one_share")),
        ("five", Alert.AMBER, _reaches(few.five_share, rule, "five_share")),
        ("large", Alert.INFO, _reaches(few.largest_share, rule, "opening_share")),
    )
    for variant, severity, fires in ways:
        if fires:
            draft = drafted(rule, facts, measured, _told_apart(few, variant))
            return _carried(draft, facts, few, variant, severity)
    return drafted(rule, facts, measured).quiet()


def _carried(draft: Draft, facts: Facts, few: Masking, variant: str, severity: Alert) -> Finding:
    """The finding about the one, the few or the five customers that carry the figure, with their own sum."""
    expansion = facts.expansion_arr_minor
    name, count, without, share, of = {
        "main": (few.name, 1, few.nrr_without, few.expansion_share, expansion),
        "few": ("", few.few, few.nrr_without_few, few.few_share, expansion),
        "five": ("", few.five, None, few.five_share, expansion),
        "large": (few.largest, 1, None, few.largest_share, facts.opening_arr_minor),
    }[variant]
    words = {
        "name": name,
        "count": count,
        "without": percent_said(without),
        "nrr": percent_said(facts.nrr),
        "share": percent_said(share),
    }
    amount = (share or 0.0) * of
    return draft.fired(
        severity, words, variant=variant, at_stake_arr_minor=amount, customers=count, evidence=few.table
    )


def _told_apart(few: Masking, spoken_of: str) -> dict[str, int]:
    """How many customers each measured value tells of: beside the few the five tell of those between, and
    the reverse.
    """
    apart = abs(few.few - few.five) or few.five
    return {
        "nrr_without": 1,
        "expansion_share": 1,
        "largest_share": 1,
        "nrr_without_few": min(few.few, few.few if spoken_of == "few" else apart),
        "five_share": min(few.five, few.five if spoken_of == "five" else apart),
    }


def logo_masked(facts: Facts, evidence: Sequence[str] = (), rule: DiagnosticRule | None = None) -> Finding:
    """R-LOGO: many small customers leave behind a good NRR."""
    rule = rule_of(rule, "R-LOGO")
    churn = None if facts.logo_retention is None else _WHOLE - facts.logo_retention
    draft = drafted(rule, facts, {"nrr": facts.nrr, "logo_churn": churn})
    if (
        facts.nrr is None
        or churn is None
        or facts.logo_retention is None
        or facts.nrr < rule.thresholds["nrr"]
    ):
        return draft.quiet()
    # 1 - 0.8 is a hair below 0.2 in binary: borders are compared with a rounding allowance.
    wide = facts.nrr - facts.logo_retention >= rule.thresholds["amber_gap"] - 1e-12
    red = churn >= rule.thresholds["red_churn"] - 1e-12
    if not red and not (wide and churn >= rule.thresholds["amber_churn"] - 1e-12):
        return draft.quiet()
    words = {
        "lost": facts.lost_customers,
        "customers": facts.customers,
        "churn": percent_said(churn, (rule.thresholds["red_churn"],)),
        "nrr": percent_said(facts.nrr),
    }
    severity = Alert.RED if red else Alert.AMBER
    lost = facts.churn_arr_minor if facts.lost_arr_minor is None else facts.lost_arr_minor
    return draft.fired(severity, words, at_stake_arr_minor=lost, evidence=tuple(evidence))


def reactivation_driven(
    facts: Facts,
    nrr_strict: float | None,
    evidence: Sequence[str] = (),
    rule: DiagnosticRule | None = None,
    *,
    returned: int | None = None,
) -> Finding:
    """R-REACT: customers who had stopped and came back, `returned` of them, carry the figure."""
    rule = rule_of(rule, "R-REACT")
    gap = None if facts.nrr is None or nrr_strict is None else facts.nrr - nrr_strict
    behind = {} if returned is None else dict.fromkeys(("nrr_strict", "gap"), returned)
    draft = drafted(rule, facts, {"nrr": facts.nrr, "nrr_strict": nrr_strict, "gap": gap}, behind)
    if facts.nrr is None or nrr_strict is None or gap is None:
        return draft.quiet()
    flips = facts.nrr >= rule.thresholds["nrr"] > nrr_strict
    if not flips and gap < rule.thresholds["gap"]:
        return draft.quiet()
    words = {"gap": unsigned_points(gap), "strict": percent_said(nrr_strict)}
    stake = gap * facts.opening_arr_minor
    severity = Alert.RED if flips else Alert.AMBER
    return draft.fired(
        severity, words, at_stake_arr_minor=stake, customers=returned, evidence=tuple(evidence)
    )


def little_history(first: Month, months: int, rule: DiagnosticRule | None = None) -> Finding:
    """R-HIST: too few month-ends for a 12-month figure, or for its trend."""
    rule = rule_of(rule, "R-HIST")
    observations = max(0, months - 12)
    draft = Draft(rule, SampleLabel.OK, {"months": months, "p2p_observations": observations})
    counted = plural(months, "month")
    if months < rule.thresholds["red_months"]:
        return draft.fired(Alert.RED, {"months": counted, "first": (first + 12).label})
    if months < rule.thresholds["amber_months"]:
        words = {"months": counted, "observations": f"{plural(observations, 'observation')} of 12 months"}
        return draft.fired(Alert.AMBER, words, variant="early")
    return draft.quiet()


def small_sample(
    facts: Facts, low: float | None, high: float | None, rule: DiagnosticRule | None = None
) -> Finding:
    """R-SMALL: so few, or so unequal, customers that the interval must be read with the figure."""
    rule = rule_of(rule, "R-SMALL")
    draft = drafted(rule, facts, {"customers": facts.customers, "effective": facts.effective})
    thin = facts.effective is not None and facts.effective < rule.thresholds["effective"]
    if facts.nrr is None or (facts.customers >= rule.thresholds["customers"] and not thin):
        return draft.quiet()
    words = {
        "customers": plural(facts.customers, "customer"),
        "effective": f"{facts.effective or 0:.1f}",
        "nrr": percent_said(facts.nrr),
        "low": percent_said(low),
        "high": percent_said(high),
    }
    variant = "main" if percent_range(low, high) else "none"
    return draft.fired(Alert.AMBER, words, variant=variant)


def _falls_below(nrr: float, without: float | None, rule: DiagnosticRule) -> bool:
    return without is not None and nrr >= rule.thresholds["nrr"] > without


def _reaches(share: float | None, rule: DiagnosticRule, name: str) -> bool:
    return share is not None and share >= rule.thresholds[name]
