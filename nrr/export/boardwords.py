"""What a board shows and says, before any markup: its page and its paper print the same."""

from collections.abc import Sequence
from dataclasses import dataclass

from nrr.charts import Look, change_words, headline_sentence, look_of
from nrr.definitions import GRR, LOGO_RETENTION, NRR, Method, Metric
from nrr.findings import FindingPart, Rank
from nrr.ground import SampleLabel, count, moment_label, percent, percent_range, plural
from nrr.intervals import CERTAINTIES
from nrr.packs import too_few
from nrr.retention import Check, net_metric
from nrr.snapshots import Headline, Snapshot


@dataclass(frozen=True, slots=True)
class RateCard:
    """One rate of the trio in words; its course, which `alt` describes, is empty where nothing may be
    shown.
    """

    key: str
    label: str
    shown: str
    change: str
    below: str
    course: tuple[float | None, ...]
    alt: str


def headline(snapshot: Snapshot) -> str:
    """The one sentence a board should remember."""
    if too_few(snapshot):
        return (
            f"{plural(snapshot.main.headline.customers, 'customer')} at the opening: too few to show a rate"
        )
    return headline_sentence(snapshot.main, look_of(snapshot), snapshot.view.policy)


def moments(snapshot: Snapshot, expires: str) -> list[str]:
    """Of which month, over which window, taken when, open until when."""
    window = snapshot.view.window
    taken = [f"As of {window.closing.label}", f"{window.label}", f"Taken {moment_label(snapshot.made_at)}"]
    return [*taken, f"Link expires {expires}"] if expires else taken


def foot(snapshot: Snapshot) -> str:
    """The last line of every page."""
    return (
        f"{snapshot.stamp} · taken {moment_label(snapshot.made_at)} · figures do not change after publication"
    )


def rate_cards(snapshot: Snapshot) -> tuple[RateCard, ...]:
    """The trio."""
    return tuple(_rate_card(metric, snapshot) for metric in (NRR, GRR, LOGO_RETENTION))


def _rate_card(metric: Metric, snapshot: Snapshot) -> RateCard:
    """Number, change against the window before, interval or customers, course."""
    own = snapshot.main.headline
    if own.sample == SampleLabel.SUPPRESSED:
        return RateCard(metric.key, metric.label, "N/A", _below(metric, own), "", (), "")
    value = getattr(own.rates, metric.key)
    before = None if snapshot.previous is None else getattr(snapshot.previous.rates, metric.key)
    change = change_words(before, value) or "no earlier window to compare"
    course = tuple(getattr(point.rates, metric.key) for point in snapshot.trend)
    alt = f"{metric.label} over {plural(len(course), 'month')}"
    return RateCard(metric.key, metric.label, percent(value), change, _below(metric, own), course, alt)


def _below(metric: Metric, own: Headline) -> str:
    """Sample and interval: a small book shows how far chance alone could move its NRR."""
    customers = f"{plural(own.customers, 'customer')} at the opening"
    if own.sample == SampleLabel.SUPPRESSED:
        return own.rates.reason or f"{customers}: too few to show"
    interval = percent_range(own.low, own.high)
    if metric is NRR and interval:
        small = ", small sample" if own.sample == SampleLabel.SMALL else ""
        return f"95% interval {interval}, {customers}{small}"
    return customers


def untied(checks: Sequence[Check]) -> str:
    """Said beside the figures, whatever sections the board has; empty where everything ties out."""
    off = [check.said for check in checks if not check.passed]
    verb = "does" if len(off) == 1 else "do"
    return f"{plural(len(off), 'check')} {verb} not tie out: {'; '.join(off)}" if off else ""


def doubted(snapshot: Snapshot) -> tuple[str, ...]:
    """What must be read before the headline: doubts about the book as a whole, and why its publisher holds
    it right.
    """
    doubts = (f"Doubtful data: {alarm.what} {alarm.remedy}" for alarm in snapshot.alarms)
    confirmed = f"The publisher confirms these figures: {snapshot.confirmed}" if snapshot.confirmed else ""
    return tuple(said for said in (*doubts, confirmed) if said)


def stake(finding: FindingPart, look: Look) -> str:
    """The sum a finding speaks of."""
    amount = finding.at_stake_arr_minor
    return f"{look.short(amount)} {look.basis} affected" if amount else ""


def later_findings(findings: Sequence[FindingPart]) -> list[str]:
    """Those that are not the most urgent; where few customers stand behind one, only its direction is
    told.
    """
    return [
        one.sentence if one.rank is Rank.REST else f"{one.title} (direction only): {one.sentence}"
        for one in findings
        if one.rank is not Rank.FIRST
    ]


def formulas(snapshot: Snapshot) -> list[str]:
    """The trio in words and with this window's numbers."""
    trio = (net_metric(snapshot.view.policy), GRR, LOGO_RETENTION)
    return [_formula(metric, snapshot, look_of(snapshot)) for metric in trio]


def _formula(metric: Metric, snapshot: Snapshot, look: Look) -> str:
    bridge = snapshot.main.bridge
    if metric.key.startswith("nrr") and snapshot.view.policy.method is not Method.P2P:
        return f"{metric.label}: {snapshot.view.policy.method.sentence}"
    if bridge is None or too_few(snapshot):
        return f"{metric.label} = {metric.sentence}"
    worked = metric.worked(
        bridge, lambda name, value: count(value) if name.endswith("_logos") else look.short(value)
    )
    return f"{metric.label} = {metric.sentence} = {worked} = {percent(metric.of(bridge))}"


def certainties(snapshot: Snapshot) -> list[str]:
    """What a board says about chance, in words; it holds no forecast, and nothing where it shows no rate."""
    if too_few(snapshot):
        return []
    return [f"{one.label}: {one.meaning}" for one in CERTAINTIES if one.key != "forecast"]


def ties_said(checks: Sequence[Check]) -> str:
    """How many checks tie out."""
    return f"{count(sum(check.passed for check in checks))} of {plural(len(checks), 'check')} tie out"


def failed_first(checks: Sequence[Check]) -> list[Check]:
    """In the order they are read."""
    return sorted(checks, key=lambda check: check.passed)


def mark(check: Check) -> str:
    """One check on a line."""
    return f"{'✓' if check.passed else '✗'} {check.said}: {check.detail}"
