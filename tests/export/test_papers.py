"""The board as a PDF: the figures and sentences of the page, as text, on A4 pages, and nothing of a
customer.
"""

import re
from dataclasses import replace

import pypdfium2
import pytest
from hypothesis import given, settings

import nrr
from builders import books, books_with_credits, books_with_missing_months, ledger
from drawings import HOSTILE, fourteen, renamed, snapshot_of
from nrr.export import BoardOptions, board_paper
from nrr.packs import PackChoices, Part

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


def test_the_figures_are_text_as_on_the_page(document, snapshot):
    said = words(document)
    assert "NRR 107.0%: expansion of $38k covers $26k of losses" in said
    for rate in ("Net revenue retention 107.0%", "Gross revenue retention 85.4%", "Logo retention 70.0%"):
        assert rate in said
    assert "$176k +$38k −$9.6k −$16k $189k 107.0% +$1.4k +$22k $212k" in said
    assert "Read the bridge first. Then the rest." in said
    assert "(opening + expansion − contraction − churn) ÷ opening" in said
    assert snapshot.stamp in said and "Link expires 3 Mar 2026" in said


def test_the_pages_are_a4_and_numbered(document):
    assert {page.get_size() for page in document} == {(595.2755737304688, 841.8897705078125)}
    assert f"1 of {len(document)}" in words(document)


def test_the_same_board_is_the_same_file(snapshot):
    assert board_paper(snapshot, OPTIONS) == board_paper(snapshot, OPTIONS)


def test_it_says_that_it_can_be_read_aloud(snapshot):
    """The compiler refuses to write this where a title, a heading or the words for a picture are missing."""
    assert b"<pdfuaid:part>1</pdfuaid:part>" in board_paper(snapshot, OPTIONS)


def test_a_letter_without_a_font_is_named(snapshot):
    with pytest.raises(nrr.Refusal, match=r"No font on this server has the letter \\u\{378\}"):
        board_paper(replace(snapshot, title="Unassigned \u0378"), OPTIONS)


@pytest.mark.parametrize(
    "part",
    [Part.BRIDGE, Part.TREND, Part.COHORTS, Part.SEGMENTS, Part.DEFINITIONS],
)
def test_what_is_left_out_is_not_there(part):
    snapshot = snapshot_of(fourteen(), "2026-01", smallest_group=1)
    others = replace(OPTIONS, pack=PackChoices(parts=tuple(one for one in Part if one is not part)))
    assert part.heading in words(opened(snapshot)) and part.heading not in words(opened(snapshot, others))


def test_cohorts_that_are_all_small_are_no_empty_table(snapshot):
    assert Part.COHORTS.heading not in words(opened(snapshot))
    assert Part.COHORTS.heading in words(opened(snapshot_of(fourteen(), "2026-01", smallest_group=1)))


def test_a_long_table_goes_on_over_the_next_page():
    book = ledger(
        *(f"c{n} 100 {90 + n % 20}" for n in range(480)), Owner=[f"owner-{n % 80:02d}" for n in range(480)]
    )
    view = nrr.View(nrr.Window.trailing(book.months[-1], 1))
    document = opened(nrr.take(book, view, title="Long", made_at="2026-01-05T10:00:00+00:00"))
    inside = "".join(page.get_textpage().get_text_bounded() for page in document)
    assert all(f"owner-{n:02d}" in inside for n in range(80))
    assert inside.count("Adds to") >= 2


def test_a_small_book_shows_no_rate():
    book = ledger("a 100 120", "b 100 130")
    view = nrr.View(nrr.Window.trailing(book.months[-1], 1))
    said = words(opened(nrr.take(book, view, title="Two", made_at="2026-01-05T10:00:00+00:00")))
    assert "2 customers at the opening: too few to show a rate" in said and "%" not in re.sub(
        "100%", "", said
    )


@settings(max_examples=25)
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
