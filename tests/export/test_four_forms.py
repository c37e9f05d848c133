"""One pack in four forms: every number of every section stands in the web board, PDF, slides and workbook."""

import io
import re
from dataclasses import replace
from html import unescape

import openpyxl
import pptx
import pypdfium2
import pytest

import nrr
from drawings import SAMPLES
from nrr.packs import Part, pages_of
from nrr.packs.tables import whole

LOOK = nrr.charts.Look("USD")
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


def numbers(page):
    """Cells of the tables of a page that hold a figure."""
    every = [cell for table in page.tables for row in table.rows for cell in row.cells]
    return [flat(cell) for cell in every if re.search(r"\d", cell)]


def flat(words):
    return re.sub(r"\s+", "", words)


def web(board):
    page = nrr.publishing.offline_page(board)
    parts = re.findall(r"<(?:header|section) id=.*?</(?:header|section)>", page, re.DOTALL)
    return [flat(unescape(re.sub("<[^>]+>", "", part))) for part in parts]


def paper(board):
    document = pypdfium2.PdfDocument(nrr.publishing.paper(board))
    return [flat(page.get_textpage().get_text_bounded()) for page in document]


def slides(board):
    deck = pptx.Presentation(io.BytesIO(nrr.publishing.deck(board)))
    return [flat("".join(words_of(slide))) for slide in deck.slides]


def words_of(slide):
    for shape in slide.shapes:
        if shape.has_text_frame:
            yield shape.text_frame.text
        if getattr(shape, "has_table", False) and shape.has_table:
            yield from (cell.text for row in shape.table.rows for cell in row.cells)


def cells(sheet):
    """Every figure of a sheet as it may be written: rate, points, whole amount, count."""
    found = set()
    for row in sheet.iter_rows(values_only=True):
        for value in row:
            if isinstance(value, (int, float)) and not isinstance(value, bool):
                found |= {nrr.percent(value), f"{100 * value:.0f}", nrr.points(value)}
                found.add(f"{100 * value:.0f}%")
                found |= {whole(value * 100, nrr.Basis.ARR), nrr.count(round(value)), nrr.points(value / 100)}
                found |= {LOOK.short(value * 100), LOOK.signed(value * 100)}
            elif value is not None:
                found.add(str(value))
    return {flat(one) for one in found}
