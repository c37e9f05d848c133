"""On paper nothing overlaps, nothing leaves its page and no page is nearly empty, however long the names."""

import importlib.util
import io
import itertools
from pathlib import Path

import openpyxl
import pptx
import pypdfium2
import pytest

import nrr
from nrr.export.textwidths import line_height, lines
from nrr.packs import Part
from ooxml_schemas import judged

_spec = importlib.util.spec_from_file_location(
    "pack_sheets", Path(__file__).parents[1] / "bench" / "pack_sheets.py"
)
pack_sheets = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(pack_sheets)


TITLES = ("many cohorts", "five customers", "every section")


@pytest.fixture(scope="module")
def boards():
    """Names of sixty letters and amounts of thirteen digits over nine years; five customers; all that a
    board can carry.
    """
    return {title: pack_sheets.board_of(*pack_sheets.BOOKS[title]()) for title in TITLES}


@pytest.mark.parametrize("title", TITLES)
def test_words_stand_apart_and_pages_are_filled(boards, title):
    board = boards[title]
    document = pypdfium2.PdfDocument(nrr.publishing.paper(board))
    assert len(document) == len(board.options.plan(board.snapshot).sections)
    for page in document:
        assert list(pack_sheets.wrong(page)) == []
        assert pack_sheets.filled(page) > 0.5
    assert list(pack_sheets.missing(board, document)) == [], "every cell, note and foot stands whole"


def test_the_workbook_says_on_how_many_pages_each_sheet_prints(boards):
    """Nine years of months, quarters and 96 customers: every page begins where the sheet says it does, and
    its rows fit the paper, so that no program adds one.
    """
    twin = openpyxl.load_workbook(io.BytesIO(nrr.publishing.workbook_of_customers(boards["many cohorts"])))
    said = {row[1].value: row[4].value for row in twin["Contents"].iter_rows(min_row=6) if row[4].value}
    assert (said["Trend"], said["Cohorts"], said["Bridge"]) == ("3 pages", "2 pages", "1 page")
    for sheet in twin:
        if not said.get(sheet.title, "").endswith("pages"):
            continue
        begun = [1, *(one.id + 1 for one in sheet.row_breaks.brk)]
        assert said[sheet.title] == f"{len(begun)} pages"
        last = int(sheet.print_area.rpartition("$")[2])
        longest = max(after - top for top, after in itertools.pairwise([*begun, last + 1]))
        assert 15 * (longest + 2) * sheet.page_setup.scale / 100 <= 500, sheet.title
        assert not sheet.sheet_properties.pageSetUpPr or not sheet.sheet_properties.pageSetUpPr.fitToPage


@pytest.mark.parametrize("title", TITLES)
def test_slides_of_any_book_are_valid_by_the_standard(boards, title):
    checked, faults = judged(nrr.publishing.deck(boards[title]))
    assert checked > 15 and faults == []


def test_every_section_is_there_and_the_reasons_of_restated_figures_end_above_the_foot(boards):
    board = boards["every section"]
    parts = [one.part for one in board.options.plan(board.snapshot).sections]
    assert parts == list(Part)
    slide = pptx.Presentation(io.BytesIO(nrr.publishing.deck(board))).slides[1]
    why = next(shape for shape in slide.shapes if shape.name == "Why")
    high = sum(
        lines(one.text, one.font.size.pt, why.width.inches) * line_height(one.font.size.pt)
        for one in (paragraph.runs[0] for paragraph in why.text_frame.paragraphs)
    )
    assert len(why.text_frame.paragraphs) > 10 and why.top.inches + high < 6.75
