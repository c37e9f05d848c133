"""Slides: the pages of the plan, with native charts that hold the snapshot's numbers, in a file that is
valid.
"""

import io
from dataclasses import replace

import pptx
import pytest
from pptx.util import Inches

import nrr
from builders import ledger
from drawings import SAMPLES, fourteen, snapshot_of
from nrr.export import BoardOptions, slides
from nrr.packs import PackChoices, Part, pages_of
from ooxml_schemas import judged

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
FILE = "tarnbeck_long.csv"
LOGO = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc0000003010100"
    "18dd8db00000000049454e44ae426082"
)


@pytest.fixture(scope="module")
def board():
    book = nrr.read((SAMPLES / FILE).read_bytes(), FILE).ledger
    view = nrr.View(nrr.default_window(book))
    chosen = nrr.publishing.BoardChoices(
        "Tarnbeck Systems, Oct 2026",
        note="Read the bridge first.",
        scenarios=nrr.publishing.standing_scenarios(book, view),
        pack=PackChoices("Tarnbeck Systems", LOGO, FILE, segments=("Region", "Segment")),
    )
    return nrr.prepare(
        book, view, chosen, made_at="2026-11-29T09:00:00+00:00", this_year=2026, secret=b"s" * 32
    )


@pytest.fixture(scope="module")
def data(board):
    return nrr.publishing.deck(board)


@pytest.fixture(scope="module")
def deck(data):
    return opened(data)


def opened(data):
    return pptx.Presentation(io.BytesIO(data))


def small(options=BoardOptions()):  # noqa: B008
    return opened(slides(snapshot_of(fourteen(), "2026-01"), options))


def words(slide):
    """Everything that is read on a slide: its boxes, cells and the names and labels of its charts."""
    for shape in slide.shapes:
        if shape.has_text_frame:
            yield from shape.text_frame.text.split("\n")
        elif shape.has_table:
            yield from (cell.text for row in shape.table.rows for cell in row.cells)
        elif shape.has_chart:
            root = shape.chart._chartSpace
            yield from (part.text for part in root.iter(f"{C}v") if part.text)
            yield from (part.text for part in root.iter("{*}t") if part.text)


def test_every_slide_has_the_title_footer_and_number_of_the_plan(deck, board):
    plan = board.options.plan(board.snapshot).sections
    assert [slide.shapes.title.text for slide in deck.slides] == [one.title for one in plan]
    for slide, one in zip(deck.slides, plan, strict=True):
        kinds = {shape.placeholder_format.type.name: shape for shape in slide.placeholders}
        assert kinds["FOOTER"].text_frame.text == "  |  ".join(one.footer)
        assert kinds["SLIDE_NUMBER"].text_frame.text == str(one.number)
        assert slide.slide_layout.name == "Title Only"


def test_every_figure_of_a_page_is_on_its_slide(deck, board):
    options = board.options
    for slide, page in zip(
        deck.slides, pages_of(board.snapshot, options.pack, options.material), strict=True
    ):
        said = set(words(slide))
        wanted = {cell for table in page.tables for row in table.rows for cell in row.cells}
        wanted |= {line for note in page.notes for line in note.lines}
        wanted |= {one.sentence for one in page.told}
        for shown in page.pictures:
            wanted |= {step.short for step in getattr(shown, "steps", ())}
            wanted |= {line.end for line in getattr(shown, "lines", ())}
            wanted |= {text for group in getattr(shown, "groups", ()) for text in group.texts}
        assert wanted - {""} <= said | {""}, page.section.title


def test_the_first_slide_has_four_figures_and_what_to_read_first(deck):
    said = set(words(deck.slides[0]))
    assert {"105.1%", "88.8%", "85.6%", "Closing ARR", "Read the bridge first."} <= said
    assert any(shape.name == "Logo" for shape in deck.slides[0].shapes)


def test_charts_are_native_and_hold_their_figures_in_full(deck, board):
    bridge = next(shape.chart for shape in deck.slides[1].shapes if shape.has_chart)
    own = board.snapshot.main.bridge
    assert bridge.series[1].values[0] == pytest.approx(own.opening / 100)
    trend = next(shape.chart for shape in deck.slides[2].shapes if shape.has_chart)
    assert [v for v in trend.series[0].values if v is not None][-1] == pytest.approx(1.05101, abs=1e-5)


def test_pictures_and_tables_are_described_and_nothing_has_a_style_of_its_own(deck):
    for slide in deck.slides:
        for shape in slide.shapes:
            if shape.has_chart or shape.has_table:
                assert shape._element.find(f".//{P}cNvPr").get("descr")
            assert shape._element.find(f"{P}style") is None
    assert deck.core_properties.author == "Tarnbeck Systems"
    assert deck.core_properties.title == "Tarnbeck Systems, Oct 2026"


def test_boxes_stay_on_the_slide_and_tables_above_its_foot(deck):
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.left >= 0 and shape.left + shape.width <= deck.slide_width
            assert shape.top >= 0 and shape.top + shape.height <= deck.slide_height
            if shape.has_table:
                assert shape.top + shape.height <= Inches(6.93)


def test_every_part_is_valid_by_the_standard(data):
    checked, faults = judged(data)
    assert checked > 15 and faults == []


def test_a_small_book_has_fewer_slides_and_no_customer():
    deck = small()
    assert [slide.shapes.title.text.split(",")[0] for slide in deck.slides] == [
        "NRR is 107.0%",
        "Expansion of $38k exceeded losses of $26k",
        "NRR has risen 7.1 points since Jul 2025",
        "Every figure follows one definition",
    ]
    said = {word for slide in deck.slides for text in words(slide) for word in text.split()}
    assert not set(fourteen().names) & said


def test_the_publisher_chooses_sections_and_their_order():
    pack = PackChoices(parts=(Part.TREND, Part.BRIDGE))
    said = [next(iter(words(slide))) for slide in small(BoardOptions(pack=pack)).slides]
    assert len(said) == 3


def test_a_table_of_many_groups_ends_on_its_slide():
    rows = (f"c{n} 100 {90 + n % 20}" for n in range(480))
    book = ledger(*rows, Owner=[f"owner-{n % 80:02d}" for n in range(480)])
    view = nrr.View(nrr.Window.trailing(book.months[-1], 1))
    snapshot = nrr.take(book, view, title="Many", made_at="2026-01-05")
    options = BoardOptions(pack=PackChoices(segments=("Owner",)))
    deck = opened(slides(snapshot, options))
    slide = next(s for s in deck.slides if "groups grow" in s.shapes.title.text)
    (table,) = (shape for shape in slide.shapes if shape.has_table)
    assert table.top + table.height <= Inches(6.93)
    assert "By Owner: the 13 largest of 80 groups." in list(words(slide))


def test_a_warning_stands_on_the_first_slide(board):
    checks = (replace(board.snapshot.checks[0], left=1),)
    wrong = replace(board.snapshot, checks=checks)
    first = " ".join(words(opened(slides(wrong, replace(board.options, note=""))).slides[0]))
    assert "1 check failed: The bridge does not add up" in first
