"""The words of the board page: its head with the trio, the findings, the definitions at its foot."""

from collections.abc import Sequence

from nrr.charts import Look, change_words, headline_sentence, look_of, still_line
from nrr.checks import Check
from nrr.export.boardparts import section
from nrr.export.markups import Html, lines, tag, text
from nrr.findings import Alert
from nrr.formats import count, percent, plural
from nrr.metrics import GRR, LOGO_RETENTION, NRR, Metric
from nrr.policies import Method
from nrr.rates import net_metric
from nrr.ratios import SampleLabel
from nrr.snapshots import FindingPart, Headline, Rank, Snapshot
from nrr.windows import moment_label

_ALERTS = {Alert.RED: "Act", Alert.AMBER: "Watch", Alert.INFO: "Note"}


def head_part(snapshot: Snapshot, note: str, expires: str, banner: str) -> Html:
    """Title, the headline as one sentence, the trio, the publisher's note."""
    window = snapshot.view.window
    meta = [f"As of {window.closing.label}", f"{window.label}", f"Taken {moment_label(snapshot.made_at)}"]
    meta += [f"Link expires {expires}"] if expires else []
    inside = tag("p", text(banner), class_="banner", role="status") if banner else ""
    inside += tag("p", text(snapshot.title), class_="eyebrow")
    inside += tag("h1", text(headline(snapshot)))
    spans = "".join(tag("span", text(one)) for one in meta)
    inside += tag(
        "p", spans + tag("button", "Print or save as PDF", type="button", id="print"), class_="meta"
    )
    inside += tag("blockquote", text(note), class_="note") if note else ""
    inside += _trio(snapshot) + _untied(snapshot.checks) + tag("p", text(snapshot.stamp), class_="stamp")
    return tag("header", inside)


def _untied(checks: Sequence[Check]) -> Html:
    """A check that fails is said beside the figures, whatever sections the board has."""
    off = [check.label for check in checks if not check.passed]
    words = f"{plural(len(off), 'check')} {'does' if len(off) == 1 else 'do'} not tie out: {'; '.join(off)}"
    return tag("p", text(words), class_="untied") if off else ""


def too_few(snapshot: Snapshot) -> bool:
    """Whether the base is so small that a rate would tell of single customers."""
    own = snapshot.main.headline
    return own.sample == SampleLabel.SUPPRESSED and not own.rates.reason


def headline(snapshot: Snapshot) -> str:
    """The one sentence a board should remember."""
    if too_few(snapshot):
        return (
            f"{plural(snapshot.main.headline.customers, 'customer')} at the opening: too few to show a rate"
        )
    return headline_sentence(snapshot.main, look_of(snapshot), snapshot.view.policy)


def _trio(snapshot: Snapshot) -> Html:
    return tag(
        "div", "".join(_card(metric, snapshot) for metric in (NRR, GRR, LOGO_RETENTION)), class_="trio"
    )


def _card(metric: Metric, snapshot: Snapshot) -> Html:
    """One rate: label, number, change against the window before, interval or customers, its course."""
    own = snapshot.main.headline
    value = getattr(own.rates, metric.key)
    before = None if snapshot.previous is None else getattr(snapshot.previous.rates, metric.key)
    hidden = own.sample == SampleLabel.SUPPRESSED
    shown = "N/A" if hidden else percent(value)
    inside = tag("p", text(metric.label), class_="label") + tag(
        "p", text(shown), class_=f"figure t-{metric.key}"
    )
    inside += tag(
        "p",
        text(
            _below(metric, own) if hidden else change_words(before, value) or "no earlier window to compare"
        ),
        class_="change",
    )
    inside += tag("p", text("" if hidden else _below(metric, own)), class_="small")
    course = [getattr(point.rates, metric.key) for point in snapshot.trend]
    alt = f"{metric.label} over {plural(len(course), 'month')}"
    return tag("article", inside + ("" if hidden else still_line(course, metric.key, alt)))


def _below(metric: Metric, own: Headline) -> str:
    """Sample and interval: a small book shows how far chance alone could move its NRR."""
    customers = f"{plural(own.customers, 'customer')} at the opening"
    if own.sample == SampleLabel.SUPPRESSED:
        return own.rates.reason or f"{customers}: too few to show"
    if metric is NRR and own.low is not None and own.high is not None:
        small = ", small sample" if own.sample == SampleLabel.SMALL else ""
        return f"95% interval {percent(own.low)} to {percent(own.high)}, {customers}{small}"
    return customers


def findings_part(findings: Sequence[FindingPart], look: Look) -> Html:
    """What fired, most urgent first, each with the rule behind it; the rest in a table."""
    first = [one for one in findings if one.rank is Rank.FIRST]
    others = [one for one in findings if one.rank is not Rank.FIRST]
    more = (
        tag("details", tag("summary", f"{plural(len(others), 'more finding')}") + _others(others))
        if others
        else ""
    )
    return section("findings", "What to know", "".join(_finding(one, look) for one in first) + more)


def _finding(finding: FindingPart, look: Look) -> Html:
    badge = tag("span", _ALERTS[finding.severity], class_=f"badge b-{finding.severity}")
    stake = f"{look.short(finding.at_stake_arr_minor)} at stake" if finding.at_stake_arr_minor else ""
    words = tag("p", badge + tag("strong", text(finding.sentence)) + tag("span", text(stake), class_="stake"))
    why = tag("p", text(finding.why)) + (lines("ul", finding.evidence) if finding.evidence else "")
    return tag("div", words + tag("details", tag("summary", "Why you see this") + why), class_="finding")


def _others(findings: Sequence[FindingPart]) -> Html:
    """Where few customers stand behind a comparison, only its direction is told."""
    said = [
        one.sentence if one.rank is Rank.REST else f"{one.title} (direction only): {one.sentence}"
        for one in findings
    ]
    return lines("ul", said)


def definitions_part(snapshot: Snapshot, look: Look) -> Html:
    """How the figures were computed, with this window's numbers, the policy, the data and the checks."""
    formulas = lines(
        "ul",
        [
            _formula(metric, snapshot, look)
            for metric in (net_metric(snapshot.view.policy), GRR, LOGO_RETENTION)
        ],
    )
    policy = lines("ul", snapshot.view.policy.sentences)
    parts = (
        tag("h3", "Formulas") + formulas + tag("h3", "Definitions in force") + policy,
        tag("h3", "Data") + lines("ul", _data(snapshot)) + tag("h3", "Checks") + _checks(snapshot.checks),
    )
    columns = tag("div", "".join(tag("div", part) for part in parts), class_="columns")
    return section("definitions", "Definitions and checks", columns)


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


def _data(snapshot: Snapshot) -> list[str]:
    book = snapshot.book
    missing = ", ".join(month.label for month in book.missing_months)
    return [
        f"{plural(book.customer_count, 'customer')} over {plural(book.month_count, 'month')}, {book.first.label} to {book.last.label}",
        f"Months missing from the file: {missing}"
        if missing
        else "No month is missing between the first and the last",
        f"Amounts in {look_of(snapshot).unit}",
        f"Fingerprint of the data {book.fingerprint[:12]}",
    ]


def _checks(checks: Sequence[Check]) -> Html:
    failed = [check for check in checks if not check.passed]
    said = f"{count(len(checks) - len(failed))} of {plural(len(checks), 'check')} tie out"
    marks = "".join(_mark(check) for check in (*failed, *(one for one in checks if one.passed)))
    return tag("p", text(said)) + tag("ul", marks, class_="checks")


def _mark(check: Check) -> Html:
    words = text(f"{check.label}: {check.detail}")
    return tag("li", f"✓ {words}") if check.passed else tag("li", f"✗ {words}", class_="untied")
