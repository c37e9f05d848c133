"""The words of the board page: its head with the trio, the findings, the definitions at its foot."""

from collections.abc import Sequence

from nrr.charts import Look, still_line
from nrr.export.boardparts import section
from nrr.export.boardwords import (
    RateCard,
    certainties,
    doubted,
    failed_first,
    formulas,
    headline,
    later_findings,
    mark,
    moments,
    rate_cards,
    stake,
    ties_said,
    untied,
)
from nrr.export.markups import Html, lines, tag, text
from nrr.findings import Alert, FindingPart, Rank
from nrr.ground import plural
from nrr.packs import Part, data_lines
from nrr.retention import Check
from nrr.snapshots import Snapshot

ALERT_WORDS = {Alert.RED: "Act", Alert.AMBER: "Watch", Alert.INFO: "Note"}


def head_part(snapshot: Snapshot, note: str, expires: str, banner: str) -> Html:
    """Title, the headline as one sentence, the trio, the publisher's note."""
    inside = tag("p", text(banner), class_="banner", role="status") if banner else ""
    inside += "".join(tag("p", text(said), class_="untied") for said in doubted(snapshot))
    inside += tag("p", text(snapshot.title), class_="eyebrow")
    inside += tag("h1", text(headline(snapshot)))
    spans = "".join(tag("span", text(one)) for one in moments(snapshot, expires))
    inside += tag(
        "p", spans + tag("button", "Print or save as PDF", type="button", id="print"), class_="meta"
    )
    inside += tag("blockquote", text(note), class_="note") if note else ""
    inside += tag("div", "".join(map(_card, rate_cards(snapshot))), class_="trio")
    off = untied(snapshot.checks)
    inside += tag("p", text(off), class_="untied") if off else ""
    return tag("header", inside + tag("p", text(snapshot.stamp), class_="stamp"))


def _card(card: RateCard) -> Html:
    inside = tag("p", text(card.label), class_="label")
    inside += tag("p", text(card.shown), class_=f"figure t-{card.key}")
    inside += tag("p", text(card.change), class_="change") + tag("p", text(card.below), class_="small")
    return tag("article", inside + still_line(card.course, card.key, card.alt))


def findings_part(findings: Sequence[FindingPart], look: Look) -> Html:
    """What fired, most urgent first, each with the rule behind it; the rest in a table."""
    first = [one for one in findings if one.rank is Rank.FIRST]
    later = later_findings(findings)
    summary = tag("summary", f"{plural(len(later), 'more finding')}")
    more = tag("details", summary + lines("ul", later)) if later else ""
    return section(Part.FINDINGS, "".join(_finding(one, look) for one in first) + more)


def _finding(finding: FindingPart, look: Look) -> Html:
    badge = tag("span", ALERT_WORDS[finding.severity], class_=f"badge b-{finding.severity}")
    at_stake = tag("span", text(stake(finding, look)), class_="stake")
    words = tag("p", badge + tag("strong", text(finding.sentence)) + at_stake)
    why = tag("p", text(finding.why)) + (lines("ul", finding.evidence) if finding.evidence else "")
    return tag("div", words + tag("details", tag("summary", "Why you see this") + why), class_="finding")


def definitions_part(snapshot: Snapshot) -> Html:
    """How the figures were computed, with this window's numbers, the policy, the data and the checks."""
    policy = lines("ul", snapshot.view.policy.sentences)
    said = certainties(snapshot)
    sure = tag("h3", "How sure") + lines("ul", said) if said else ""
    parts = (
        tag("h3", "Formulas") + lines("ul", formulas(snapshot)) + tag("h3", "Definitions in force") + policy,
        sure
        + tag("h3", "Data")
        + lines("ul", data_lines(snapshot))
        + tag("h3", "Checks")
        + _checks(snapshot.checks),
    )
    columns = tag("div", "".join(tag("div", part) for part in parts), class_="columns")
    return section(Part.DEFINITIONS, columns)


def _checks(checks: Sequence[Check]) -> Html:
    marks = "".join(_mark(check) for check in failed_first(checks))
    return tag("p", text(ties_said(checks))) + tag("ul", marks, class_="checks")


def _mark(check: Check) -> Html:
    words = text(mark(check))
    return tag("li", words) if check.passed else tag("li", words, class_="untied")
