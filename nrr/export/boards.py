"""The board page: one HTML page drawn from a Snapshot, readable on a phone, on paper and without script.

Everything it can show was computed beforehand; its script only chooses between panels and draws figures.
No name of a customer is in it unless a finding or the publisher's note brings one.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

from nrr.benchmarks import Benchmark
from nrr.charts import Look, Tone, colour_rules, dark_twins, look_of, plotly_js, style_marks
from nrr.export.boardparts import (
    benchmarks_part,
    bridge_part,
    cohorts_part,
    scenarios_part,
    segments_part,
    trend_part,
)
from nrr.export.boardtexts import definitions_part, findings_part, head_part
from nrr.export.boardwords import foot
from nrr.export.figures import Figures
from nrr.export.markups import Html, tag, text
from nrr.export.restatedparts import restated_part
from nrr.packs import Material, Pack, PackChoices, Part, Restatement, ScenarioStep, pack_of, too_few
from nrr.snapshots import Snapshot


@dataclass(frozen=True, slots=True)
class BoardOptions:
    """What the publisher adds to the snapshot.

    `pack` is what the publisher chose for all forms. `plotly_js_url` is the path of the drawing library on
    the own origin; empty puts the library into the page, for a file that is sent around. `restated` is told
    by a board that follows another. `banner` is a sentence above everything, such as a restatement.
    """

    pack: PackChoices = PackChoices()
    note: str = ""
    expires: str = ""
    banner: str = ""
    plotly_js_url: str = ""
    benchmarks: Sequence[Benchmark] = ()
    this_year: int = 0
    scenarios: Sequence[ScenarioStep] = ()
    restated: Restatement | None = None

    def plan(self, snapshot: Snapshot) -> Pack:
        """The sections of the snapshot under these options, the same in every form."""
        return pack_of(snapshot, self.pack, self.material)

    @property
    def material(self) -> Material:
        """What stands beside the snapshot in a pack."""
        return Material(self.benchmarks, self.scenarios, self.restated)


def board_page(snapshot: Snapshot, options: BoardOptions) -> str:
    """The page of a snapshot; the same snapshot and options always give the same page."""
    figures, look = Figures(), look_of(snapshot)
    sections = "".join(
        section
        for part in Part
        if part in options.pack.parts and (section := _section(part, snapshot, options, look, figures))
    )
    body = head_part(snapshot, options.note, options.expires, options.banner) + tag("main", sections)
    body += tag("footer", text(foot(snapshot)))
    return _document(snapshot.title, body, figures, options)


def _section(part: Part, snapshot: Snapshot, options: BoardOptions, look: Look, figures: Figures) -> Html:
    if too_few(snapshot) and part is not Part.DEFINITIONS:
        return ""
    match part:
        case Part.SUMMARY:
            return ""
        case Part.RESTATED | Part.FINDINGS | Part.DEFINITIONS:
            return _in_words(part, snapshot, options, look)
        case Part.BRIDGE:
            return bridge_part(snapshot, look, figures)
        case Part.TREND:
            return trend_part(snapshot, look, figures)
        case Part.COHORTS:
            return cohorts_part(snapshot, look, figures)
        case Part.SEGMENTS:
            return segments_part(snapshot, look, figures)
        case Part.BENCHMARKS:
            return benchmarks_part(snapshot, options.benchmarks, options.this_year, look, figures)
        case Part.SCENARIOS:
            return scenarios_part(options.scenarios, look, figures)


def _in_words(part: Part, snapshot: Snapshot, options: BoardOptions, look: Look) -> Html:
    """The sections that draw nothing."""
    if part is Part.RESTATED:
        return restated_part(options.restated)
    return findings_part(snapshot.findings, look) if part is Part.FINDINGS else definitions_part(snapshot)


def _document(title: str, body: Html, figures: Figures, options: BoardOptions) -> str:
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="robots" content="noindex, nofollow, noarchive"><meta name="color-scheme" content="light'
        ' dark">'
        '<link rel="icon" href="data:,">'
        f"<title>{text(title)}: net revenue retention</title>"
        f"<style>{_style()}</style>"
        # The drawing library looks for this element and then writes no style of its own into the page.
        f'<style id="plotly.js-style-global" class="no-inline-styles">{_read("plotly.css")}</style>'
        # Without script a figure that only script draws leaves no hole: its words and its table remain.
        "<noscript><style>div.canvas{min-height:0}div.canvas:empty{display:none}</style></noscript>"
    )
    marks = "".join(tag("span", "", id=mark, hidden="") for mark in style_marks())
    data = {"figures": figures.data, "dark": dark_twins()}
    scripts = (
        '<script type="application/json"'
        f' id="page-data">{_inert(data)}</script>{_library(options.plotly_js_url)}'
    )
    page_script = f"<script>{_read('board.js')}</script>"
    return (
        "<!doctype html><html"
        f' lang="en"><head>{head}</head><body>{body}{marks}{scripts}{page_script}</body></html>'
    )


def _library(url: str) -> Html:
    if url:
        return f'<script src="{text(url)}" defer></script>'
    return tag("script", plotly_js().decode().replace("</script", "<\\/script"))


def _inert(data: object) -> str:
    """JSON that cannot end the element it stands in."""
    written = json.dumps(data, separators=(",", ":"), ensure_ascii=True)
    return written.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _style() -> str:
    dark = f"@media screen and (prefers-color-scheme:dark){{{colour_rules(Tone.DARK)}}}"
    return _read("board.css") + colour_rules(Tone.LIGHT) + dark


def _read(name: str) -> str:
    return files("nrr.export").joinpath(name).read_text(encoding="utf-8")
