"""The first screen of the board page: whose pack it is, its finding, four figures and three findings."""

import base64

from nrr.charts import Look, spark
from nrr.export.boardtexts import badge, head_of
from nrr.export.boardtiles import Tile, tiles
from nrr.export.boardwords import doubted, untied
from nrr.export.markups import Html, tag, text
from nrr.findings import FindingPart, Rank
from nrr.ground import moment_label
from nrr.packs import PackChoices, Section
from nrr.snapshots import Snapshot

_FINDINGS = 3


def head_part(
    snapshot: Snapshot, summary: Section, choices: PackChoices, note: str, banner: str, look: Look
) -> Html:
    """The summary section of the pack: it is page 1 and has no other place."""
    inside = tag("p", text(banner), class_="banner", role="status") if banner else ""
    inside += "".join(tag("p", text(said), class_="untied") for said in doubted(snapshot))
    inside += tag("div", _whose(snapshot, choices), class_="top") + tag("h1", text(summary.title))
    inside += tag(
        "p", text(f"{summary.subtitle} · Published {moment_label(snapshot.made_at)}"), class_="meta"
    )
    inside += tag("blockquote", text(note), class_="note") if note else ""
    inside += tag("div", "".join(_tile(one) for one in tiles(snapshot, look)), class_="trio")
    off = untied(snapshot.checks)
    inside += tag("p", text(off), class_="untied") if off else ""
    first = [one for one in snapshot.findings if one.rank is Rank.FIRST][:_FINDINGS]
    inside += tag("div", "".join(map(_first, first)), class_="firsts") if first else ""
    return tag("header", inside, id=summary.part)


def _whose(snapshot: Snapshot, choices: PackChoices) -> Html:
    shown = ""
    if choices.logo:
        picture = base64.b64encode(choices.logo).decode()
        shown = f'<img class="logo" alt="{text(choices.company)}" src="data:image/png;base64,{picture}">'
    shown += tag("p", text(f"{snapshot.title} · Board pack"), class_="eyebrow")
    return shown + tag("button", "Print or save as PDF", type="button", id="print")


def _tile(tile: Tile) -> Html:
    inside = tag("p", text(tile.label), class_="label")
    inside += tag("p", text(tile.shown), class_=f"figure t-{tile.key}")
    moved = tag("span", text(tile.moved), class_=tile.way) + " " if tile.moved else ""
    inside += tag("p", moved + text(tile.since), class_="change")
    inside += spark(tile.course, tile.key if tile.key != "arr" else "closing", tile.alt)
    return tag("article", inside + tag("p", text(tile.fact), class_="small"), class_=f"e-{tile.key}")


def _first(finding: FindingPart) -> Html:
    inside = badge(finding) + tag("h2", text(head_of(finding))) + tag("p", text(finding.sentence))
    return tag("article", inside, class_=f"f-{finding.severity}")
