"""The pack as a PDF: the pages of the plan as text, one a sheet, and nothing of a customer."""

import re
from dataclasses import replace

import pypdfium2
import pytest
from hypothesis import given, settings

import nrr
from builders import books, books_with_credits, books_with_missing_months, ledger
from drawings import HOSTILE, fourteen, renamed, snapshot_of
from nrr.export import BoardOptions, board_paper
from nrr.packs import PackChoices, PaperSize, Part, pages_of

OPTIONS = BoardOptions(note="Read the bridge first.\nThen the rest.", expires="3 Mar 2026", this_year=2026)


def opened(snapshot, options=OPTIONS):
    return pypdfium2.PdfDocument(board_paper(snapshot, options))


def words(document):
    """All text in reading order, in single spaces."""
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


@pytest.fixture(scope="module")
def snapshot():
    return snapshot_of(fourteen(), "2026-01")


@pytest.fixture(scope="module")
def document(snapshot):
    return opened(snapshot)


def test_every_figure_of_a_page_is_on_its_sheet(document, snapshot):
    pages = pages_of(snapshot, OPTIONS.pack, OPTIONS.material)
    assert len(document) == len(pages)
    for sheet, page in zip(document, pages, strict=True):
        said = "".join(sheet.get_textpage().get_text_range().split())
        wanted = {cell for table in page.tables for row in table.rows for cell in row.cells}
        wanted |= {page.section.title, page.section.subtitle, *page.section.footer}
        for shown in page.pictures:
            wanted |= {word for s in getattr(shown, "steps", ()) for word in (s.short, s.full, s.share)}
            wanted |= {line.end for line in getattr(shown, "lines", ())}
        missing = {one for one in wanted if "".join(one.split()) not in said}
        assert not missing, page.section.title


def test_the_first_sheet_has_the_figures_the_note_and_the_contents(document):
    said = " ".join(document[0].get_textpage().get_text_range().split())
    assert "NRR 107.0% +1.3 pts from 105.7%" in said and "Closing ARR $212k" in said
    assert "Read the bridge first." in said and "Then the rest." in said
    assert "In this pack Expansion of $38k exceeded losses of $26k 2" in said


@pytest.mark.parametrize(("size", "points"), [(PaperSize.A4, (842, 595)), (PaperSize.LETTER, (792, 612))])
def test_sheets_are_landscape_and_of_the_size_chosen(snapshot, size, points):
    document = opened(snapshot, replace(OPTIONS, pack=PackChoices(paper_size=size)))
    assert {tuple(round(side) for side in page.get_size()) for page in document} == {points}
    assert len(document) == len(OPTIONS.plan(snapshot).sections)


def test_the_same_board_is_the_same_file(snapshot):
    assert board_paper(snapshot, OPTIONS) == board_paper(snapshot, OPTIONS)


def test_it_says_that_it_can_be_read_aloud(snapshot):
    """The compiler refuses to write this where a title, a heading or the words for a picture are missing."""
    assert b"<pdfuaid:part>1</pdfuaid:part>" in board_paper(snapshot, OPTIONS)


def test_letters_without_a_font_are_all_named(snapshot):
    with pytest.raises(nrr.Refusal, match=r"No font on this server has the letter \\u\{378\}\."):
        board_paper(replace(snapshot, title="Unassigned \u0378"), OPTIONS)
    with pytest.raises(nrr.Refusal, match=r"the letters \\u\{378\}, \\u\{379\}\."):
        board_paper(replace(snapshot, title="Unassigned \u0378 and \u0379"), OPTIONS)


@pytest.mark.parametrize(
    "part",
    [Part.BRIDGE, Part.TREND, Part.COHORTS, Part.SEGMENTS, Part.DEFINITIONS],
)
def test_what_is_left_out_is_not_there(part):
    snapshot = snapshot_of(fourteen(), "2026-01", smallest_group=1)
    others = replace(OPTIONS, pack=PackChoices(parts=tuple(one for one in Part if one is not part)))
    title = OPTIONS.plan(snapshot).section(part).title
    assert title in words(opened(snapshot)) and title not in words(opened(snapshot, others))


def test_a_long_table_ends_on_its_sheet_and_says_what_it_leaves_out():
    """One section a page: the largest groups and how many there are, never a table without its title."""
    book = ledger(
        *(f"c{n} 100 {90 + n % 20}" for n in range(480)), Owner=[f"owner-{n % 80:02d}" for n in range(480)]
    )
    view = nrr.View(nrr.Window.trailing(book.months[-1], 1))
    snapshot = nrr.take(book, view, title="Long", made_at="2026-01-05T10:00:00+00:00")
    options = replace(OPTIONS, pack=PackChoices(segments=("Owner",)))
    document = opened(snapshot, options)
    assert len(document) == len(options.plan(snapshot).sections)
    assert "By Owner: the 13 largest of 80 groups." in words(document)


def test_a_small_book_shows_no_rate():
    book = ledger("a 100 120", "b 100 130")
    view = nrr.View(nrr.Window.trailing(book.months[-1], 1))
    said = words(opened(nrr.take(book, view, title="Two", made_at="2026-01-05T10:00:00+00:00")))
    assert "2 customers: too few to show a rate" in said and "%" not in re.sub("100%", "", said)


@settings(max_examples=12)
@given(books(2) | books_with_credits(2) | books_with_missing_months())
def test_any_book_can_be_printed(drawn):
    view = nrr.View(nrr.default_window(drawn.ledger), nrr.Policy(smallest_group=1))
    snapshot = nrr.take(
        drawn.ledger, view, title="Any", made_at="2026-01-05T10:00:00+00:00", naming=nrr.ledgers.Naming.ABSENT
    )
    assert board_paper(snapshot, OPTIONS).startswith(b"%PDF")


def test_no_customer_is_named(document):
    assert not [name for name in fourteen().names if re.search(rf"\b{re.escape(name)}\b", words(document))]


@pytest.mark.parametrize(
    "name", [*HOSTILE, "#panic()", '$ sum $ #read("/etc/passwd")', "= Heading", "Ёлка Ωmega Łódź"]
)
def test_hostile_texts_stay_texts(name):
    snapshot = replace(snapshot_of(renamed(fourteen(), name, name), "2026-01", smallest_group=1), title=name)
    said = words(opened(snapshot, replace(OPTIONS, note=name, banner=name)))
    seen = re.sub(r"\s", "", said)
    assert seen.count(re.sub(r"\s", "", name)) >= 3 and "NRR107.0%" in seen
