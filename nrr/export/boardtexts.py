"""The sections of the board page that are words: findings with what to do, what was restated, definitions."""

from collections.abc import Sequence

from nrr.export.boardtables import pack_table
from nrr.export.boardwords import certainties, later_findings, ties_said
from nrr.export.markups import Html, lines, tag, text
from nrr.findings import FindingPart
from nrr.ground import plural
from nrr.packs import Note, Page, Restatement, pack_words, text_of
from nrr.packs.findingpages import in_table, status_of
from nrr.packs.restatedpages import every_restated_table
from nrr.snapshots import Snapshot


def badge(finding: FindingPart) -> Html:
    """How urgent a finding is, in a word and a colour."""
    return tag("span", status_of(finding), class_=f"badge b-{finding.severity}")


def head_of(finding: FindingPart) -> str:
    """What a finding is called in a pack."""
    return pack_words().findings[finding.rule].head


def findings_part(findings: Sequence[FindingPart], page: Page) -> Html:
    """The table of the pack with each next step, and what the steps are worth together; behind it the rule
    and the evidence of each, and what else fired.
    """
    beside, _ = page.notes
    inside = "".join(pack_table(table, "found", "told", 3) for table in page.tables)
    inside += "".join(tag("p", text(line)) for line in beside.lines)
    shown = in_table(findings)
    inside += tag("details", tag("summary", text(text_of("measured"))) + "".join(map(_measured, shown)))
    later = later_findings([one for one in findings if one not in shown])
    summary = tag("summary", plural(len(later), "more finding"))
    return inside + (tag("details", summary + lines("ul", later)) if later else "")


def _measured(finding: FindingPart) -> Html:
    why = tag("p", text(finding.why)) + (lines("ul", finding.evidence) if finding.evidence else "")
    return tag("h3", text(head_of(finding))) + why


def restated_part(found: Restatement, page: Page) -> Html:
    """Figures then and now, customers where they are shown, and why; behind them what a page leaves out."""
    inside = "".join(map(pack_table, page.tables)) + "".join(map(_note, page.notes))
    every = every_restated_table(found, page.section.title)
    whole = tag("summary", text(text_of("every_row"))) + "".join(map(pack_table, every))
    return inside + (tag("details", whole) if every else "")


def _note(note: Note) -> Html:
    head = tag("h3", text(note.heading)) if note.heading else ""
    return head + lines("ul", note.lines) if note.lines else ""


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
