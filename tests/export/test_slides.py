"""Slides: native charts that hold the snapshot's numbers, and no customer."""

import io

import pptx
import pytest

import nrr
from builders import ledger
from drawings import fourteen, snapshot_of
from nrr.export import BoardOptions, slides


@pytest.fixture(scope="module")
def deck():
    return pptx.Presentation(io.BytesIO(slides(snapshot_of(fourteen(), "2026-01"), BoardOptions())))


def words(deck):
    return [shape.text_frame.text for slide in deck.slides for shape in slide.shapes if shape.has_text_frame]


def charts_of(deck):
    return [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]


def test_the_headline_stands_first(deck):
    assert words(deck)[0].startswith("NRR 107.0%: expansion of $38k covers $26k of losses")


def test_the_bridge_is_an_editable_chart_with_its_amounts(deck):
    bridge = charts_of(deck)[0]
    assert next(iter(bridge.plots[0].categories)) == "Opening"
    assert list(bridge.series)[1].values[0] == pytest.approx(176_400)


def test_the_trend_ends_at_the_headline(deck):
    assert next(iter(charts_of(deck)[1].series)).values[-1] == pytest.approx(1.07, abs=1e-3)


def test_no_customer_is_named(deck):
    assert not set(fourteen().names) & set(" ".join(words(deck)).split())


def test_a_table_of_many_groups_ends_on_its_slide():
    rows = (f"c{n} 100 {90 + n % 20}" for n in range(480))
    book = ledger(*rows, Owner=[f"owner-{n % 80:02d}" for n in range(480)])
    view = nrr.View(nrr.Window.trailing(book.months[-1], 1))
    deck = pptx.Presentation(
        io.BytesIO(slides(nrr.take(book, view, title="Many", made_at="2026-01-05"), BoardOptions()))
    )
    (table,) = (shape for slide in deck.slides for shape in slide.shapes if shape.has_table)
    assert table.top + table.height <= deck.slide_height
    assert "The 13 largest of 80 groups." in " ".join(words(deck))
