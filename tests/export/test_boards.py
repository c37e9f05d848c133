"""The board page: what it shows, what it must never hold, and that nothing but its own script may run."""

import base64
import hashlib
import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

import nrr
from builders import ledger
from drawings import HOSTILE, fourteen, renamed, snapshot_of
from nrr.export import BoardOptions, board_page, csp_for
from nrr.packs import PackChoices, Part, Restatement, ScenarioStep

OPTIONS = BoardOptions(plotly_js_url="/assets/plotly.js", expires="22 Dec 2026", note="Two renewals moved.")


class Elements(HTMLParser):
    """Every element with its attributes, and all text outside scripts and styles."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.found, self.texts, self._inside = [], [], ""

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))
        self._inside = tag

    def handle_data(self, data):
        if self._inside not in {"script", "style"}:
            self.texts.append(data)


def read(page):
    elements = Elements()
    elements.feed(page)
    return elements


@pytest.fixture(scope="module")
def snapshot():
    return snapshot_of(fourteen(), "2026-01")


@pytest.fixture(scope="module")
def page(snapshot):
    return board_page(snapshot, OPTIONS)


def test_the_headline_and_the_trio_are_on_the_page(page, snapshot):
    words = " ".join(read(page).texts)
    for shown in (
        "NRR is 107.0%, up 1.3 points",
        "Expansion of $38k exceeded losses of $26k",
        "$212k",
        "85.4%",
        "70.0%",
        snapshot.stamp,
    ):
        assert shown in words
    assert "95% interval" in words and "small sample" in words
    assert "Two renewals moved." in words and "Link expires 22 Dec 2026" in words


def test_a_check_that_fails_is_said_beside_the_figures_whatever_the_sections(snapshot):
    off = nrr.Check("total", "The file's own total row", 0, 200, "Differs in Mar 2025.")
    failing = replace(snapshot, checks=(*snapshot.checks, off))
    for options in (OPTIONS, replace(OPTIONS, pack=PackChoices(parts=()))):
        head = board_page(failing, options).partition("</header>")[0]
        assert '<p class="untied">1 check failed: The file&#x27;s own total row</p>' in head
    listed = board_page(failing, OPTIONS).partition("of 9 checks pass</h3>")[2]
    assert listed.index("The file&#x27;s own total row") < listed.index("✗") < listed.index("✓")


def test_the_same_snapshot_gives_the_same_page(snapshot, page):
    assert board_page(nrr.snapshots.decode(nrr.snapshots.encode(snapshot)), OPTIONS) == page


def test_no_customer_is_in_the_bytes():
    rows = [f"Customer-{n:03d} 100 {90 + n} 95" for n in range(30)]
    book = ledger(*rows, Owner=[f"Owner-{n:03d}" for n in range(30)], Plan=["a", "b"] * 15)
    view = nrr.View(nrr.Window.trailing(book.months[-1], 2))
    page = board_page(nrr.take(book, view, title="Board", made_at="2026-01-01"), OPTIONS)
    assert "Customer-0" not in page and "Owner-0" not in page
    assert "Plan" in page


def test_nothing_runs_that_is_not_ours(page):
    elements = read(page).found
    assert not [a for _, attrs in elements for a in attrs if a.startswith("on") or a == "style"]
    assert [
        a.get("src") for tag, a in elements if tag == "script" and a.get("type") != "application/json"
    ] == [None], "the drawing library is fetched when somebody asks for an interactive chart"
    assert [a["data-library"] for tag, a in elements if "data-library" in a] == ["/assets/plotly.js"]
    assert not [tag for tag, _ in elements if tag in {"iframe", "object", "embed", "base", "form", "img"}]
    assert not re.search(r"(?:src|href)=.?(?:https?:)?//", page)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_stay_texts(name):
    snapshot = replace(snapshot_of(renamed(fourteen(), name, name), "2026-01", smallest_group=1), title=name)
    page = board_page(snapshot, replace(OPTIONS, note=name, banner=name, expires=name))
    elements = read(page)
    assert " ".join("".join(elements.texts).split()).count(" ".join(name.split())) >= 4
    clean = board_page(snapshot_of(fourteen(), "2026-01", smallest_group=1), replace(OPTIONS, banner="x"))
    assert sorted(tag for tag, _ in elements.found) == sorted(tag for tag, _ in read(clean).found)


def test_the_policy_admits_exactly_the_inline_parts(page):
    policy = csp_for(page)
    script = re.search(r"<script>(.*?)</script>", page, re.S)[1]
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"'sha256-{digest}'" in policy.split("script-src")[1].split(";")[0]
    assert "default-src 'none'" in policy and "'unsafe-inline'" not in policy.split("style-src-attr")[0]


def test_the_figures_are_data_for_places_that_exist(page):
    data = json.loads(
        re.search(r'<script type="application/json" id="page-data"[^>]*>(.*?)</script>', page, re.S)[1]
    )
    asked_by = {
        attrs["data-figure"]
        for tag, attrs in read(page).found
        if tag == "button" and "ask" in attrs.get("class", "")
    }
    assert set(data["figures"]) == asked_by


def test_every_figure_has_its_table(page):
    tags = [tag for tag, _ in read(page).found]
    assert tags.count("figure") <= tags.count("table")
    assert tags.count("figure") == tags.count("figure") and tags.count("figure") > 5


def test_tabs_and_panels_belong_together(page):
    elements = read(page).found
    panels = {a["id"]: a["aria-labelledby"] for _, a in elements if a.get("role") == "tabpanel"}
    buttons = {a["aria-controls"]: a["id"] for _, a in elements if a.get("role") == "tab"}
    assert panels == buttons


def test_every_chart_is_a_picture_with_a_name_for_a_wide_screen_and_for_a_phone(page):
    pictures = re.findall(r'<svg class="pic (wide|narrow)" role="img" [^>]*><title>([^<]+)</title>', page)
    wide, narrow = ([alt for width, alt in pictures if width == one] for one in ("wide", "narrow"))
    assert wide == narrow and len(wide) >= 8 and all(wide)
    assert page.count('<svg class="spark" role="img"') == 4


@pytest.mark.parametrize(
    "part",
    [Part.BRIDGE, Part.TREND, Part.COHORTS, Part.SEGMENTS, Part.DEFINITIONS],
)
def test_what_is_left_out_is_not_there(part):
    snapshot = snapshot_of(fourteen(), "2026-01", smallest_group=1)
    shown = tuple(other for other in Part if other is not part)
    assert f'<section id="{part}">' in board_page(snapshot, OPTIONS)
    assert f'<section id="{part}">' not in board_page(
        snapshot, replace(OPTIONS, pack=PackChoices(parts=shown))
    )


RESTATED = Restatement(
    "Dec 2025",
    (nrr.successions.FigureChange("NRR", nrr.Month.of(2025, 12), 1.051, 1.036),),
    ("Correction: 2 customers, Mar 2025",),
    (("<Acme>", "Correction", "Mar 2025", "$10.00 became $20.00"),),
)


def test_a_board_that_follows_another_tells_what_was_restated_first(snapshot):
    page = board_page(snapshot, replace(OPTIONS, restated=RESTATED))
    first = page.partition("<main>")[2].partition("</section>")[0]
    assert first.startswith('<section id="restated"><p class="kicker">2 · Restated</p>')
    assert "<h2>1 published figure has changed since Dec 2025</h2>" in first
    words = " ".join(read(first).texts)
    assert "1 published figure has changed: NRR to Dec 2025 was 105.1%, is 103.6%" in words
    assert "Correction: 2 customers, Mar 2025" in words and "<Acme>" in words and "−1.5 pts" in words
    same = board_page(
        snapshot, replace(OPTIONS, restated=replace(RESTATED, figures=(), why=(), customers=()))
    )
    assert "<h2>No published figure has changed since Dec 2025</h2>" in same
    assert "Every figure and customer" not in same
    assert '<section id="restated">' not in board_page(
        snapshot, replace(OPTIONS, restated=RESTATED, pack=PackChoices(parts=(Part.BRIDGE,)))
    )


def test_a_suppressed_headline_shows_no_rate():
    book = ledger("a 100 120", "b 100 130")
    view = nrr.View(nrr.Window.trailing(book.months[-1], 1))
    words = " ".join(read(board_page(nrr.take(book, view, title="Two", made_at=""), OPTIONS)).texts)
    assert "too few to show a rate" in words
    assert not re.search(r"\d%", words.replace("100%", ""))


def test_scenarios_are_panels(snapshot):
    base = (nrr.scenarios.SegmentBase("all", 1e8, nrr.scenarios.Flow(0.1, 0.02, 0.05)),)
    today = nrr.scenarios.annual_course(base, nrr.Levers(), 3)
    better = nrr.scenarios.annual_course(base, nrr.Levers(nrr.scenarios.Shift(0.02, 0.0, 0.0)), 3)
    moves = ("2 points more expansion", "1 point less churn")
    steps = (ScenarioStep("Grow", today, better, moves=moves), ScenarioStep("<b>Hold</b>", today, today))
    words = " ".join(read(board_page(snapshot, replace(OPTIONS, scenarios=steps))).texts)
    assert "Grow" in words and "<b>Hold</b>" in words and "above today's rates" in words
    assert "Grow: 2 points more expansion, 1 point less churn, otherwise today's rates. ARR of $" in words


def test_a_scenario_says_what_it_assumes_and_names_no_group():
    book = fourteen()
    view = nrr.View(nrr.default_window(book))
    start = nrr.outlook(
        nrr.retention.prepared(book, view), view.window.closing, view.policy, nrr.Mode.ANNUAL
    ).today
    own = replace(
        start,
        everywhere=nrr.scenarios.Shift(0.02, 0.0, 0.0),
        by_segment={"Secretive": nrr.scenarios.Shift(churn=0.01)},
    )
    choices = nrr.publishing.BoardChoices("Board", scenarios=(nrr.Scenario("Mine", own, by="Segment"),))
    board = nrr.prepare(book, view, choices, made_at="2026-02-01T09:00:00", this_year=2026, secret=b"")
    assert board.options.scenarios[0].moves == ("2 points more expansion", "levers of their own by Segment")
    assert "Secretive" not in nrr.publishing.offline_page(board)


def test_a_kept_scenario_leaves_new_revenue_as_today_under_the_filter_of_a_board():
    """The whole company's new ARR is no assumption about one segment."""
    book = fourteen()
    view = nrr.View(nrr.default_window(book))
    start = nrr.outlook(
        nrr.retention.prepared(book, view), view.window.closing, view.policy, nrr.Mode.ANNUAL
    ).today
    kept = replace(start, everywhere=nrr.scenarios.Shift(0.0, 0.0, -0.02)).apart_from(start)
    choices = nrr.publishing.BoardChoices("Board", scenarios=(nrr.Scenario("Mine", kept),))
    filtered = replace(view, where=(("Segment", ("MM",)),))
    board = nrr.prepare(book, filtered, choices, made_at="2026-02-01T09:00:00", this_year=2026, secret=b"")
    (step,) = board.options.scenarios
    assert step.moves == ("2 points less churn",)
    assert step.scenario.new_arr_minor == step.today.new_arr_minor
    assert start.new_arr_minor > step.today.new_arr_minor[0]


def test_the_tabs_of_cohorts_say_measure_and_grain():
    page = board_page(snapshot_of(fourteen(), "2026-01", smallest_group=1), OPTIONS)
    tabs = re.findall(r'aria-controls="cohorts-p\d" aria-selected="(\w+)">([^<]*)<', page)
    assert tabs[1] == ("true", "Revenue by quarter") and tabs[-1] == ("false", "Customers by year")


def test_a_file_to_send_holds_the_library(snapshot):
    page = board_page(snapshot, BoardOptions())
    assert len(page) > 4_000_000 and "<script src" not in page
