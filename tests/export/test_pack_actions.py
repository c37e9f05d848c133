"""Next steps and agreed actions in the pack: by two files, the same words on board, paper, slides, Excel."""

import io
import re

import openpyxl
import pptx
import pypdfium2
import pytest

import nrr
from nrr.packs import Part

MONTHS = [f"{2025 + n // 12}-{n % 12 + 1:02}" for n in range(19)]


def sheet(length):
    """Twenty past cutters, of whom half left; thirty of a calm book; six that cut lately, one more gone."""
    rows = [(f"g{n}", [100] * 2 + [50] * 2 + [0] * 15) for n in range(10)]
    rows += [(f"s{n}", [100] * 3 + [50] * 16) for n in range(10)]
    rows += [(f"c{n}", [100] * 19) for n in range(30)]
    rows += [(f"r{n}", [200] * 15 + [150] * 4) for n in range(6)]
    lines = [["customer", *MONTHS[:length]]] + [[name, *map(str, cells[:length])] for name, cells in rows]
    return nrr.read("\n".join(",".join(line) for line in lines).encode(), "book.csv").ledger


def view_of(book):
    return nrr.View(nrr.Window.trailing(book.months[-1], 12))


@pytest.fixture(scope="module")
def agreed():
    """The loss at the cancel step and the recent cutters, by a person whose name no board may tell."""
    book = sheet(16)
    subject, due = nrr.findings.subject_of(book, view_of(book)), nrr.Month.parse("2026-06")
    return tuple(
        nrr.actions.agree(subject, (), key, nrr.actions.Terms(key, "2026-05-02", due, owner), "stamp")
        for key, owner in (("A-CUT", "Dana Birch"), ("A-EXIT", "Product"))
    )


@pytest.fixture(scope="module")
def board(agreed):
    """The board of the next quarter."""
    book = sheet(19)
    choices = nrr.publishing.BoardChoices("Next board", agreed=agreed)
    return nrr.prepare(
        book, view_of(book), choices, made_at="2026-08-05T09:00:00+00:00", this_year=2026, secret=b""
    )


def pages(board):
    """The words of board, paper, slides and workbook."""
    written = re.sub(r"<(script|style).*?</\1>", " ", nrr.publishing.offline_page(board), flags=re.DOTALL)
    page = " ".join(re.sub(r"<[^>]+>", " ", written).split())
    with pypdfium2.PdfDocument(nrr.publishing.paper(board)) as paper:
        printed = " ".join(" ".join(one.get_textpage().get_text_range().split()) for one in paper)
    deck = pptx.Presentation(io.BytesIO(nrr.publishing.deck(board)))
    shapes = [shape for slide in deck.slides for shape in slide.shapes]
    cells = [cell.text for s in shapes if s.has_table for row in s.table.rows for cell in row.cells]
    slides = " ".join([s.text_frame.text for s in shapes if s.has_text_frame] + cells)
    book = openpyxl.load_workbook(io.BytesIO(nrr.publishing.workbook(board)))
    sheets = [one for one in book if one.title in ("Findings", "Agreed actions")]
    rows = [row for one in sheets for row in one.iter_rows(values_only=True)]
    return page, printed, slides, " ".join(str(cell) for row in rows for cell in row if cell)


@pytest.fixture(scope="module")
def forms(board):
    return pages(board)


def test_every_form_tells_what_was_agreed_expected_and_became_of_it(board, forms):
    section = board.options.plan(board.snapshot).section(Part.AGREED)
    assert section.title == "Of 2 agreed actions, 0 worked, 2 cannot be told yet"
    for said in forms:
        assert section.title in said
        assert "Call every customer that cut spend in the last three months" in said
        assert "Jun 2026" in said and " points (" in said
        assert "there are no like customers to compare with" in said


def test_a_person_and_customers_stay_at_home(forms):
    for said in forms:
        assert "Dana" not in said and not re.search(r"\br[0-5]\b", said)


def test_findings_have_the_next_step_of_the_overview_with_its_worth_or_why_none(board, forms):
    advice, look = board.options.advice, nrr.charts.look_of(board.snapshot)
    first = [one for one in board.snapshot.findings if one.rank is nrr.findings.Rank.FIRST]
    assert first
    for one in first[:5]:
        title = advice.action(advice.step(one.rule).action).title
        assert all(title in said for said in forms)
        brief = nrr.packs.next_step(one.rule, advice, look).brief
        assert " points (" in brief or brief.startswith("not valued: ")
        assert all(brief in said for said in forms)


def test_a_board_without_agreed_actions_has_no_such_section():
    book = sheet(19)
    choices = nrr.publishing.BoardChoices("Next board")
    board = nrr.prepare(book, view_of(book), choices, made_at="2026-08-05", this_year=2026, secret=b"")
    assert board.options.plan(board.snapshot).section(Part.AGREED) is None


def test_next_steps_are_valued_only_where_a_section_tells_of_them(agreed):
    book = sheet(19)
    pack = nrr.packs.PackChoices(parts=(Part.BRIDGE, Part.TREND))
    choices = nrr.publishing.BoardChoices("Next board", agreed=agreed, pack=pack)
    board = nrr.prepare(book, view_of(book), choices, made_at="2026-08-05", this_year=2026, secret=b"")
    assert board.options.advice is None and board.options.reading is None
