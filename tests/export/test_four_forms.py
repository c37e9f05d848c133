"""One pack in four forms: every number of every section stands in the web board, PDF, slides and workbook."""

import io
from dataclasses import replace

import openpyxl
import pytest

import nrr
from drawings import SAMPLES
from forms_of_boards import cells, flat, numbers, paper, slides, web
from nrr.packs import Part, pages_of

MADE_AT = "2026-11-29T09:00:00+00:00"
SHEETS = {
    Part.BRIDGE: "Bridge",
    Part.TREND: "Trend",
    Part.COHORTS: "Cohorts",
    Part.SEGMENTS: "Segments",
    Part.BENCHMARKS: "Benchmarks",
    Part.SCENARIOS: "Outlook",
    Part.DEFINITIONS: "Checks",
}


@pytest.fixture(scope="module")
def board():
    file = SAMPLES / "tarnbeck_long.csv"
    book = nrr.read(file.read_bytes(), file.name).ledger
    view = nrr.View(nrr.default_window(book))
    choices = nrr.publishing.BoardChoices(
        "Tarnbeck Systems, Oct 2026",
        scenarios=nrr.publishing.standing_scenarios(book, view),
        pack=nrr.packs.PackChoices("Tarnbeck Systems", segments=("Region",)),
    )
    return nrr.prepare(
        book, view, choices, made_at="2026-11-29T09:00:00+00:00", this_year=2026, secret=b"s" * 32
    )


@pytest.fixture(scope="module")
def pages(board):
    return pages_of(board.snapshot, board.options.pack, board.options.material)


def test_every_number_of_every_section_is_the_same_on_web_paper_and_slides(board, pages):
    forms = {"web": web(board), "paper": paper(board), "slides": slides(board)}
    for name, texts in forms.items():
        assert len(texts) == len(pages), name
        for page, text in zip(pages[1:], texts[1:], strict=True):
            assert [cell for cell in numbers(page) if cell not in text] == [], (name, page.section.kicker)
            assert flat(page.section.title) in text
        assert all(part in texts[0] for part in ("105.1%", "88.8%", "85.6%", "$6.20M"))


def test_the_workbook_has_the_same_numbers_on_the_sheet_of_each_section(board, pages):
    """Its trend has every month in place of the change in a year, and formulas in place of worked ones."""
    data = nrr.publishing.workbook_of_customers(board)
    sheets = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    for page in pages:
        if sheet := SHEETS.get(page.section.part):
            said = cells(sheets[sheet])
            left = [one for one in numbers(page) if one not in said]
            if page.section.part is Part.TREND:
                left = [one for one in left if not one.endswith("pts")]
            if page.section.part is Part.DEFINITIONS:
                left = [one for one in left if "÷" not in one]
            assert left == [], sheet
            assert sheets[sheet]["B2"].value == page.section.title


def test_the_workbook_follows_what_the_publisher_left_out_and_how_it_is_ordered(board):
    """Bridge, trend and roll-forward stay behind the others: the summary and the checks stand on them."""
    pack = nrr.packs.PackChoices(
        "Tarnbeck Systems",
        parts=(Part.SUMMARY, Part.SCENARIOS, Part.SEGMENTS, Part.FINDINGS),
        segments=("Plan",),
    )
    data = nrr.export.excel_twin(board.snapshot, options=replace(board.options, pack=pack))
    sheets = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    shown = [name for name in sheets.sheetnames if sheets[name].sheet_state == "visible"]
    own = ["Outlook", "Segments", "Findings", "Bridge", "Trend", "Monthly"]
    assert shown == ["Contents", "Summary", *own, "Checks", "Provenance"]
    said = cells(sheets["Segments"])
    assert "Plan" in said and "Region" not in said
