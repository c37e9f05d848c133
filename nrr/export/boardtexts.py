"""The sections of the board page that are words: findings with what to do, definitions and checks."""

from collections.abc import Sequence

from nrr.actions import Advice
from nrr.charts import Look
from nrr.export.boardtables import pack_table
from nrr.export.boardwords import (
    certainties,
    later_findings,
    stake,
    ties_said,
)
from nrr.export.markups import Html, lines, tag, text
from nrr.findings import Alert, FindingPart, Rank
from nrr.ground import plural
from nrr.packs import Page, next_step, pack_words, standing_said, text_of, together_said
from nrr.snapshots import Snapshot

ALERT_WORDS = {Alert.RED: "Act", Alert.AMBER: "Watch", Alert.INFO: "Note"}


def badge(finding: FindingPart) -> Html:
    """How urgent a finding is, in a word and a colour."""
    return tag("span", ALERT_WORDS[finding.severity], class_=f"badge b-{finding.severity}")


def head_of(finding: FindingPart) -> str:
    """What a finding is called in a pack."""
    return pack_words().findings[finding.rule].head


def findings_part(findings: Sequence[FindingPart], advice: Advice | None, look: Look) -> Html:
    """What fired, most urgent first, each with what to do and the rule behind it; the rest in a list."""
    first = [one for one in findings if one.rank is Rank.FIRST]
    later = later_findings(findings)
    summary = tag("summary", f"{plural(len(later), 'more finding')}")
    more = tag("details", summary + lines("ul", later)) if later else ""
    beside = (together_said(advice, look), standing_said(advice, look))
    below = "".join(tag("p", text(line)) for line in beside if line)
    return "".join(_finding(one, advice, look) for one in first) + below + more


def _finding(finding: FindingPart, advice: Advice | None, look: Look) -> Html:
    at_stake = tag("p", text(stake(finding, look)), class_="stake")
    words = badge(finding) + tag("h3", text(head_of(finding))) + tag("p", text(finding.sentence))
    step = next_step(finding.rule, advice, look)
    proposed = tag("p", text(text_of("action")), class_="label") + tag("p", text(step.line))
    proposed += tag("p", text(step.worth), class_="caption")
    why = tag("p", text(finding.why)) + (lines("ul", finding.evidence) if finding.evidence else "")
    measured = tag("details", tag("summary", "How this is measured") + why)
    inside = tag("div", words + measured) + at_stake + tag("div", proposed, class_="action")
    return tag("div", inside, class_=f"finding f-{finding.severity}")


def definitions_part(snapshot: Snapshot, page: Page) -> Html:
    """How the figures were computed, with this period's numbers, the policy, the data and the checks."""
    formulas, *checks = page.tables
    said = certainties(snapshot)
    sure = tag("h3", "How sure") + lines("ul", said) if said else ""
    ties = tag("h3", text(ties_said(snapshot.checks))) + "".join(map(pack_table, checks))
    rules, data = (tag("h3", text(note.heading)) + lines("ul", note.lines) for note in page.notes)
    parts = (rules, ties + sure + data)
    return pack_table(formulas, "formulas") + tag(
        "div", "".join(tag("div", part) for part in parts), class_="columns"
    )
