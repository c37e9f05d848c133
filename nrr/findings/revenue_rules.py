"""Rules about what kind of revenue it is: usage, one-time fees, price, benchmark, renewals, reasons, data."""

from collections.abc import Sequence
from dataclasses import dataclass

from nrr.findings.records import Alert, Facts, Finding, drafted, unsigned_points
from nrr.findings.rules import DiagnosticRule, rule_of
from nrr.ground import percent_said, plural
from nrr.terms import Wall


@dataclass(frozen=True, slots=True)
class UsageShare:
    """Metered revenue. `nrr_without` and `expansion_share` need a type column, `restless_share` does not:
    it is the share of base revenue from customers whose revenue changed in at least 8 of 12 months, with
    `restless` of them and `steady` others.
    """

    nrr_without: float | None = None
    expansion_share: float | None = None
    restless_share: float | None = None
    restless: int | None = None
    steady: int | None = None

    @property
    def told_apart(self) -> int | None:
        """The fewer of the two kinds of customers: each is told by the other and the whole; None where not
        counted.
        """
        return min((count for count in (self.restless, self.steady) if count), default=None)


@dataclass(frozen=True, slots=True)
class BenchmarkFit:
    """The row selected and the row that holds the average contract; labels as the source words them."""

    acv_minor: int
    selected: str
    selected_median: float | None
    matching: str
    matching_median: float | None
    selected_pricing: str = ""
    own_pricing: str = ""
    small_share: float = 0.0
    enterprise_share: float = 0.0


def usage_inflation(facts: Facts, usage: UsageShare, rule: DiagnosticRule | None = None) -> Finding:
    """R-USAGE: growth that is consumption, not a sale."""
    rule = rule_of(rule, "R-USAGE")
    known = facts.nrr is not None and usage.nrr_without is not None
    gap = facts.nrr - usage.nrr_without if known else None  # type: ignore[operator]
    measured = {"gap": gap, "expansion_share": usage.expansion_share, "restless": usage.restless_share}
    apart = usage.told_apart
    draft = drafted(rule, facts, measured, {} if apart is None else {"restless": apart})
    if gap is not None and gap >= rule.thresholds["gap"] - 1e-12:
        words = {"gap": unsigned_points(gap), "without": percent_said(usage.nrr_without)}
        return draft.fired(Alert.AMBER, words, at_stake_arr_minor=gap * facts.opening_arr_minor)
    if usage.expansion_share is not None and usage.expansion_share >= rule.thresholds["expansion_share"]:
        stake = usage.expansion_share * facts.expansion_arr_minor
        words = {"share": percent_said(usage.expansion_share)}
        return draft.fired(Alert.AMBER, words, variant="share", at_stake_arr_minor=stake)
    restless = usage.restless_share if usage.nrr_without is None else None
    if restless is not None and restless >= rule.thresholds["restless_share"]:
        stake = restless * facts.opening_arr_minor
        words = {"share": percent_said(restless)}
        return draft.fired(Alert.INFO, words, variant="restless", at_stake_arr_minor=stake, customers=apart)
    return draft.quiet()


def one_time_suspected(
    facts: Facts,
    nrr_without: float | None,
    spikes: Sequence[str],
    amount_arr_minor: int,
    largest_month_share: float,
    ends_hit: int,
    rule: DiagnosticRule | None = None,
    *,
    customers: int | None = None,
) -> Finding:
    """R-ONETIME: spikes of so many customers that look like fees.

    `ends_hit` counts spikes in the opening or closing month.
    """
    rule = rule_of(rule, "R-ONETIME")
    effect = abs(facts.nrr - nrr_without) if facts.nrr is not None and nrr_without is not None else None
    measured = {"effect": effect, "month_share": largest_month_share, "spikes": float(len(spikes))}
    behind = {} if customers is None else dict.fromkeys(("effect", "month_share"), customers)
    draft = drafted(rule, facts, measured, behind)
    moves = effect is not None and effect >= rule.thresholds["effect"] - 1e-12
    if not spikes or not (moves or largest_month_share > rule.thresholds["month_share"]):
        return draft.quiet()
    words = {
        "spikes": plural(len(spikes), "one-month spike"),
        "amount": facts.money(amount_arr_minor),
        "without": percent_said(nrr_without),
    }
    severity = Alert.RED if moves and ends_hit else Alert.AMBER
    same = percent_said(nrr_without) == percent_said(facts.nrr)
    return draft.fired(
        severity,
        words,
        variant="same" if same else "main",
        at_stake_arr_minor=amount_arr_minor,
        customers=customers,
        evidence=tuple(spikes),
    )


def price_driven(facts: Facts, price_arr_minor: int, rule: DiagnosticRule | None = None) -> Finding:
    """R-PRICE with price and quantity columns: how much of expansion is price."""
    rule = rule_of(rule, "R-PRICE")
    share = price_arr_minor / facts.expansion_arr_minor if facts.expansion_arr_minor > 0 else None
    draft = drafted(rule, facts, {"expansion_share": share})
    if share is None or share < rule.thresholds["expansion_share"]:
        return draft.quiet()
    words = {"share": percent_said(share)}
    return draft.fired(Alert.AMBER, words, variant="column", at_stake_arr_minor=price_arr_minor)


def price_wave_driven(
    facts: Facts,
    uplift: float,
    month: str,
    amount_arr_minor: int,
    evidence: Sequence[str] = (),
    rule: DiagnosticRule | None = None,
    *,
    customers: int | None = None,
) -> Finding:
    """R-PRICE from a wave of equal uplifts found in the amounts themselves: what of expansion is theirs."""
    rule = rule_of(rule, "R-PRICE")
    share = amount_arr_minor / facts.expansion_arr_minor if facts.expansion_arr_minor > 0 else None
    behind = {} if customers is None else {"expansion_share": customers}
    draft = drafted(rule, facts, {"expansion_share": share, "uplift": uplift}, behind)
    words = {"share": percent_said(share), "uplift": percent_said(uplift, (0.0,)), "month": month}
    large = share is not None and share >= rule.thresholds["expansion_share"]
    severity = Alert.AMBER if large else Alert.INFO
    return draft.fired(
        severity,
        words,
        at_stake_arr_minor=amount_arr_minor,
        customers=customers,
        evidence=tuple(evidence),
    )


def wrong_benchmark(facts: Facts, fit: BenchmarkFit, rule: DiagnosticRule | None = None) -> Finding:
    """R-BENCH: the selected row does not fit this company."""
    rule = rule_of(rule, "R-BENCH")
    measured = {"acv": fit.acv_minor / 100, "small": fit.small_share, "enterprise": fit.enterprise_share}
    draft = drafted(rule, facts, measured)
    if fit.matching != fit.selected:
        words = {
            "acv": facts.money(fit.acv_minor * facts.basis.per_unit / 100),
            "matching": fit.matching,
            "median": percent_said(fit.matching_median),
            "selected": fit.selected,
            "selected_median": percent_said(fit.selected_median),
        }
        return draft.fired(Alert.AMBER, words)
    if fit.selected_pricing and fit.own_pricing and fit.selected_pricing != fit.own_pricing:
        pricing = {"own": fit.own_pricing, "selected": fit.selected_pricing}
        return draft.fired(Alert.AMBER, pricing, variant="pricing")
    if min(fit.small_share, fit.enterprise_share) >= rule.thresholds["segment_share"]:
        shares = {"small": percent_said(fit.small_share), "enterprise": percent_said(fit.enterprise_share)}
        return draft.fired(Alert.AMBER, shares, variant="mixed")
    return draft.quiet()


def renewal_wall(
    facts: Facts,
    total_arr_minor: int,
    renewing_arr_minor: int,
    at_risk_arr_minor: int,
    until: str,
    evidence: Sequence[str] = (),
    rule: DiagnosticRule | None = None,
    *,
    customers: int | None = None,
) -> Finding:
    """R-RENEW: much revenue renews within 90 days and much of that is amber or red.

    `customers` is the smallest group that its amounts tell: those at risk, or the others who renew.
    """
    rule = rule_of(rule, "R-RENEW")
    renewing = renewing_arr_minor / total_arr_minor if total_arr_minor > 0 else None
    risk = at_risk_arr_minor / renewing_arr_minor if renewing_arr_minor > 0 else None
    behind = {} if customers is None else dict.fromkeys(("renewing_share", "risk_share"), customers)
    draft = drafted(rule, facts, {"renewing_share": renewing, "risk_share": risk}, behind)
    if renewing is None or risk is None:
        return draft.quiet()
    if renewing < rule.thresholds["renewing_share"] or risk < rule.thresholds["risk_share"]:
        return draft.quiet()
    words = {"amount": facts.money(renewing_arr_minor), "date": until, "share": percent_said(risk)}
    return draft.fired(
        Alert.AMBER,
        words,
        at_stake_arr_minor=at_risk_arr_minor,
        customers=customers,
        evidence=tuple(evidence),
    )


def quarter_wall(
    facts: Facts,
    wall: Wall,
    evidence: Sequence[str] = (),
    rule: DiagnosticRule | None = None,
    *,
    customers: int | None = None,
) -> Finding:
    """R-WALL: one of the next four quarters in which much of ARR is up for renewal.

    `customers` is the smallest group that its amounts tell. The policy may draw the line higher.
    """
    rule = rule_of(rule, "R-WALL")
    known = wall.share if wall.arr_minor else None
    measured = {"share": known, "risk_share": wall.at_risk_share, "largest_share": wall.largest_share}
    behind = {"largest_share": 1}
    behind |= {} if customers is None else dict.fromkeys(("share", "risk_share"), customers)
    draft = drafted(rule, facts, measured, behind)
    if known is None or not wall.fires or known < rule.thresholds["share"] - 1e-12:
        return draft.quiet()
    words = {
        "share": percent_said(known),
        "amount": facts.money(wall.up[wall.quarter]),
        "quarter": wall.quarter,
        "risk": percent_said(wall.at_risk_share),
        "largest": percent_said(wall.largest_share),
    }
    return draft.fired(
        Alert.AMBER,
        words,
        variant="main" if facts.fewest == 1 else "unnamed",
        at_stake_arr_minor=wall.up[wall.quarter],
        customers=customers,
        evidence=tuple(evidence),
    )


def involuntary_churn(
    facts: Facts,
    involuntary_arr_minor: int,
    unknown_arr_minor: int,
    rule: DiagnosticRule | None = None,
    *,
    customers: int | None = None,
) -> Finding:
    """R-INVOL: revenue that left through failed payments, where reasons are known well enough.

    `customers` is the smallest group that its amounts tell.
    """
    rule = rule_of(rule, "R-INVOL")
    total = facts.churn_arr_minor
    share = involuntary_arr_minor / total if total > 0 else None
    unknown = unknown_arr_minor / total if total > 0 else None
    behind = {} if customers is None else dict.fromkeys(("share", "unknown"), customers)
    draft = drafted(rule, facts, {"share": share, "unknown": unknown}, behind)
    if share is None or unknown is None or unknown > rule.thresholds["unknown"]:
        return draft.quiet()
    if share < rule.thresholds["share"] - 1e-12:
        return draft.quiet()
    return draft.fired(
        Alert.AMBER,
        {"share": percent_said(share)},
        at_stake_arr_minor=involuntary_arr_minor,
        customers=customers,
    )


def data_anomalies(
    facts: Facts, severe: Sequence[str], mild: Sequence[str], rule: DiagnosticRule | None = None
) -> Finding:
    """R-DATA: what must be read before the numbers; `severe` may move NRR, `mild` is listed."""
    rule = rule_of(rule, "R-DATA")
    draft = drafted(rule, facts, {"severe": float(len(severe)), "mild": float(len(mild))})
    every = (*severe, *mild)
    if not every:
        return draft.quiet()
    severity = Alert.RED if severe else Alert.AMBER
    return draft.fired(severity, {"list": "; ".join(every)}, evidence=every)
