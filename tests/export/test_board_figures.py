"""In by a file, out by the board as its readers get it: every section says the number of the snapshot."""

import gzip
import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

import nrr
from nrr.charts import look_of

FILE = Path(__file__).resolve().parents[2] / "sample_data" / "fourteen_customers_wide.xlsx"
RATES = ("nrr", "grr", "logo_retention")


@pytest.fixture(scope="module")
def board():
    book = nrr.read(FILE.read_bytes(), FILE.name).ledger
    view = nrr.View(nrr.default_window(book), nrr.Policy(smallest_group=2))
    choices = nrr.publishing.BoardChoices(
        "Fourteen, Jan 2026",
        smallest_group=2,
        scenarios=nrr.publishing.standing_scenarios(book, view),
        pack=nrr.packs.PackChoices("Fourteen"),
    )
    return nrr.prepare(book, view, choices, made_at="2026-02-03", this_year=2026, secret=b"")


@pytest.fixture(scope="module")
def page(board):
    """What is sealed is opened again, as for a reader."""
    plate = nrr.publishing.published_plate(board.payload)
    return nrr.publishing.fill(plate, banner="", expires="3 Mar 2026", library_url="/x.js")


def section(page, part):
    return re.search(rf'<section id="{part}">.*?</section>', page, re.DOTALL)[0]


def rows(markup, kind=""):
    """The rows of the first table of a kind as texts."""
    table = re.search(rf"<table{kind and f' class=.{kind}.'}[^>]*>.*?</table>", markup, re.DOTALL)[0]
    lines = re.findall(r"<tr[^>]*>(.*?)</tr>", table, re.DOTALL)
    return [
        [unescape(re.sub("<[^>]+>", "", cell)) for cell in re.split("</t[hd]>", line)[:-1]] for line in lines
    ]


def test_the_four_tiles(board, page):
    own, bridge = board.snapshot.main.headline, board.snapshot.main.bridge
    shown = dict(re.findall(r'class="figure t-(\w+)">([^<]+)<', page))
    assert shown == {key: nrr.percent(getattr(own.rates, key)) for key in RATES} | {
        "arr": look_of(board.snapshot).short(bridge.closing)
    }


def test_the_sections_are_the_plan_with_its_numbers_and_titles(board, page):
    plan = board.options.plan(board.snapshot).sections
    told = re.findall(r'<section id="(\w+)"><p class="kicker">(\d+) · [^<]+</p><h2>([^<]+)</h2>', page)
    assert [(part, int(number), unescape(title)) for part, number, title in told] == [
        (str(one.part), one.number, one.title) for one in plan[1:]
    ]
    assert f"<h1>{plan[0].title}</h1>" in page and len(plan) == 8


def test_the_bridge(board, page):
    bridge, look = board.snapshot.main.bridge, look_of(board.snapshot)
    told = {name: amount for name, amount, *_ in rows(section(page, "bridge"), "pack")[1:]}
    for name in ("opening", "expansion", "retained", "closing"):
        assert told[name.capitalize()] == nrr.packs.tables.whole(getattr(bridge, name), look.basis)
    assert told["New customers"] == nrr.packs.tables.whole(bridge.new, look.basis)
    drawn = re.search(r'<svg class="pic narrow".*?</svg>', section(page, "bridge"), re.DOTALL)[0]
    assert look.short(bridge.closing) in drawn and look.signed(bridge.expansion) in drawn


def test_the_trend(board, page):
    last = board.snapshot.trend[-1]
    heads, *lines = rows(section(page, "trend"), "pack")
    assert heads[-2] == last.month.label and [line[0] for line in lines] == ["NRR", "GRR", "Logos"]
    assert [line[-2] for line in lines] == [nrr.percent(getattr(last.rates, key)) for key in RATES]
    assert f"NRR {nrr.percent(last.rates.nrr)}</text>" in section(page, "trend")


def test_the_cohorts(board, page):
    part = board.snapshot.cohort(nrr.retention.Grain.QUARTER)
    tables = re.findall(r"<table class=.heat.>.*?</table>", section(page, "cohorts"), re.DOTALL)
    told = {row[0]: row[1:] for row in next(t for t in map(rows, tables) if "Q" in t[2][0])[1:]}
    cells = [f"{value * 100:.0f}" for value in part.weighted_net[::3] if value is not None]
    assert [text for text in told["All cohorts"][1:] if text] == cells
    assert told["All cohorts"][0] == nrr.count(sum(part.sizes))


def test_the_segments(board, page):
    shown = nrr.packs.chosen_groups(board.snapshot, ())
    told = {row[0]: row[1:] for row in rows(section(page, "segments"), "pack")}
    for one in [segment for part in shown for segment in part.segments]:
        assert told[one.label][0] == nrr.count(one.bridge.opening_logos)
        assert told[one.label][3:5] == [nrr.percent(one.rates.nrr), nrr.percent(one.rates.grr)]
    assert told["Total"][3] == nrr.percent(board.snapshot.main.headline.rates.nrr)


def test_the_benchmarks(board, page):
    assert 'id="benchmarks"' not in page, "so few customers stand beside no published figure"
    rows_beside = nrr.packs.compared(nrr.benchmarks.rows_for("nrr"))[:4]
    options = replace(board.options, benchmarks=rows_beside, this_year=2026, plotly_js_url="/x.js")
    shown = section(nrr.export.board_page(board.snapshot, options), "benchmarks")
    assert f"NRR {nrr.percent(board.snapshot.main.headline.rates.nrr)}</text>" in shown
    assert all(one.median is None or one.median.percent in shown for one in rows_beside)


def test_the_outlook(board, page):
    look, steps = look_of(board.snapshot), board.options.scenarios
    heads, *lines = rows(section(page, "scenarios"), "pack")
    told = dict(zip(heads, lines[-2], strict=True))
    assert told["Today's rates"] == look.short(steps[0].today.arr_minor[-1])
    assert all(told[one.name] == look.short(one.scenario.arr_minor[-1]) for one in steps)


def test_findings_and_checks(board, page):
    for one in board.snapshot.findings:
        assert one.sentence in unescape(section(page, "findings"))
    passed = sum(check.passed for check in board.snapshot.checks)
    assert passed == len(board.snapshot.checks)
    assert f"All {passed} checks pass" in section(page, "definitions")


def test_a_board_sealed_before_the_pack_still_opens(board):
    """A page printed by an earlier release: other gaps in other places, and a library it loads at once."""
    old = nrr.publishing.Plate(
        ("<header>", "<h1>NRR 107.0%</h1>Link expires ", '</header><script src="', '" defer></script>'),
        ("banner", "expires", "library"),
        ('<p class="banner" role="status">', "</p>"),
    )
    shown = nrr.publishing.fill(old, banner="Newer", expires="3 Mar 2026", library_url="/board-library/p.js")
    assert shown == (
        '<header><p class="banner" role="status">Newer</p><h1>NRR 107.0%</h1>Link expires 3 Mar 2026'
        '</header><script src="/board-library/p.js" defer></script>'
    )
    policy = nrr.export.csp_for(shown)
    assert "script-src 'self'" in policy and "style-src-attr 'unsafe-inline'" in policy


def test_the_whole_page_is_light(page):
    assert len(gzip.compress(page.encode(), 6)) < 150_000
