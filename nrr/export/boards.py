"""The board page: one HTML page drawn from a Snapshot, readable on a phone, on paper and without script.

Its charts are pictures drawn here; its script chooses between panels, and on request draws a chart anew
that answers to a pointer. No name of a customer is in it unless a finding or the publisher's note brings
one.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from nrr.actions import Advice, Outcome
from nrr.benchmarks import Benchmark
from nrr.charts import dark_twins, look_of, plotly_js, style_marks
from nrr.export.boardheads import head_part
from nrr.export.boardparts import (
    Desk,
    agreed_part,
    benchmarks_part,
    bridge_part,
    cohorts_part,
    compared_part,
    framed,
    plan_part,
    renewals_part,
    scenarios_part,
    segments_part,
    trend_part,
)
from nrr.export.boardtexts import definitions_part, findings_part, restated_part
from nrr.export.boardwords import foot
from nrr.export.figures import Figures
from nrr.export.markups import Html, tag, text
from nrr.export.styledpages import head_of_page, printed_foot, read_piece
from nrr.outlooks import WouldRead
from nrr.packs import (
    Material,
    Pack,
    PackChoices,
    Page,
    Part,
    PlanBeside,
    RenewalsAhead,
    Restatement,
    ScenarioStep,
    pack_of,
    pages_of,
)
from nrr.snapshots import Snapshot


@dataclass(frozen=True, slots=True)
class BoardOptions:
    """What the publisher adds to the snapshot.

    `plotly_js_url` is the path of the drawing library on the own origin; empty puts the library into the
    page, for a file that is sent around. `pack` is what the publisher chose for all forms. `restated` is
    told by a board that follows another. `banner` is a sentence above everything, such as a restatement.
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
    renewals: RenewalsAhead | None = None
    advice: Advice | None = None
    agreed: Sequence[Outcome] = ()
    planned: PlanBeside | None = None
    dated: Sequence[str] = ()
    reading: WouldRead | None = None

    @property
    def material(self) -> Material:
        """What stands beside the snapshot."""
        return Material(
            self.benchmarks,
            self.scenarios,
            self.restated,
            self.renewals,
            self.advice,
            self.agreed,
            self.planned,
            self.dated,
            self.reading,
        )

    def plan(self, snapshot: Snapshot) -> Pack:
        """The sections of the snapshot under these options, the same in every form."""
        return pack_of(snapshot, self.pack, self.material)


def board_page(snapshot: Snapshot, options: BoardOptions) -> str:
    """The page of a snapshot; the same snapshot and options always give the same page."""
    desk = Desk(snapshot, look_of(snapshot), Figures())
    plan = options.plan(snapshot)
    body = "".join(
        framed(page.section, _inside(page, desk, options))
        for page in pages_of(snapshot, options.pack, options.material)
        if page.section.part is not Part.SUMMARY
    )
    summary = plan.section(Part.SUMMARY)
    assert summary is not None
    page = head_part(snapshot, summary, options.pack, options.note, options.banner, desk.look)
    page += tag("main", body) + _footer(snapshot, options.expires)
    return _document(snapshot.title, page, summary.footer, desk.figures, options)


def _inside(page: Page, desk: Desk, options: BoardOptions) -> Html:
    match page.section.part:
        case Part.BRIDGE:
            return bridge_part(desk, page)
        case Part.TREND:
            return trend_part(desk, page)
        case Part.PLAN:
            return plan_part(desk, options.planned, page)
        case Part.COHORTS:
            return cohorts_part(desk, page)
        case Part.SEGMENTS:
            return segments_part(desk, options.pack.segments, page)
        case Part.BENCHMARKS:
            return benchmarks_part(desk, options.material, options.this_year, page)
        case Part.RENEWALS:
            return renewals_part(desk, options.renewals, page)
        case Part.SCENARIOS:
            return scenarios_part(desk, options.scenarios)
        case Part.RESTATED:
            assert options.restated is not None
            return restated_part(options.restated, page)
        case _:
            return _in_words(page, desk, options)


def _in_words(page: Page, desk: Desk, options: BoardOptions) -> Html:
    match page.section.part:
        case Part.FINDINGS:
            return findings_part(desk.snapshot.findings, page)
        case Part.AGREED:
            return agreed_part(page)
        case Part.COMPARED:
            return compared_part(page)
        case _:
            return definitions_part(desk.snapshot, page)


def _footer(snapshot: Snapshot, expires: str) -> Html:
    """The full definition and what becomes of the link: read once, so not on the first screen."""
    ends = tag("p", text(f"Link expires {expires}")) if expires else ""
    return tag("footer", tag("p", text(foot(snapshot))) + ends)


def _document(title: str, body: Html, foot: Sequence[str], figures: Figures, options: BoardOptions) -> str:
    head = (
        head_of_page(title)
        + printed_foot(foot)
        +
        # The drawing library looks for this element and then writes no style of its own into the page.
        f'<style id="plotly.js-style-global" class="no-inline-styles">{read_piece("plotly.css")}</style>'
    )
    data = {"figures": figures.data, "dark": dark_twins(), "marks": style_marks()}
    held = (
        f'<script type="application/json" id="page-data" data-library="{text(options.plotly_js_url)}">'
        f"{_inert(data)}</script>"
    )
    library = "" if options.plotly_js_url else tag("script", _library())
    page_script = f"<script>{read_piece('board.js')}</script>"
    return (
        "<!doctype html><html"
        f' lang="en"><head>{head}</head><body>{body}{page_script}{held}{library}</body></html>'
    )


def _library() -> str:
    return plotly_js().decode().replace("</script", "<\\/script")


def _inert(data: object) -> str:
    """JSON that cannot end the element it stands in."""
    written = json.dumps(data, separators=(",", ":"), ensure_ascii=True)
    return written.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
