"""What others see never tells the customers of a small group: neither shown, nor found as the rest of what
is shown.
"""

import io
import re

import openpyxl
import pytest
from pptx import Presentation

import nrr
from builders import ledger
from nrr import charts
from nrr.export import BoardOptions, board_page, excel_twin, slides

WITH_LIBRARY_APART = BoardOptions(plotly_js_url="/assets/plotly.js")


def sized(**groups):
    """A book of two months with so many customers in each segment; customer n of all pays 100 + n."""
    labels = [name for name, size in groups.items() for _ in range(size)]
    rows = [f"c{n} {100 + n} {100 + n}" for n in range(len(labels))]
    return ledger(*rows, Segment=labels)


def taken(book, least):
    view = nrr.View(nrr.Window.trailing(book.months[-1], 1), nrr.Policy(smallest_group=least))
    return nrr.take(book, view, title="Groups", made_at="2026-01-05")


@pytest.mark.parametrize(
    ("groups", "shown"),
    [
        ({"big": 30, "mid": 8}, "big mid"),
        ({"big": 30, "mid": 8, "tiny": 4}, "big"),  # all but two groups would give away the third
        (
            {"big": 30, "mid": 8, "tiny": 4, "wee": 1},
            "big mid",
        ),  # five customers in two groups are many enough
        ({"big": 30, "mid": 8, "wee": 2, "one": 1}, "big"),
        ({"big": 30, "tiny": 4}, ""),
    ],
)
def test_a_group_left_out_is_not_the_rest_of_what_is_shown(groups, shown):
    snapshot = taken(sized(**groups), 5)
    found = nrr.retention.without_small(snapshot.segments[0].segments, 5)
    assert [one.label for one in found] == shown.split()


@pytest.fixture
def given_away():
    """A snapshot whose smallest group could be computed from the other two."""
    return taken(sized(Enterprise=4, Middle=8, Small=30), 5)


def test_a_board_says_how_many_groups_it_leaves_out_and_why(given_away):
    page = board_page(given_away, WITH_LIBRARY_APART)
    assert "Middle" not in page and "Enterprise" not in page

    bigger = taken(sized(Enterprise=4, Middle=8, Small=30, Tiny=9), 5)
    page = board_page(bigger, WITH_LIBRARY_APART)
    assert "2 groups left out, so that none of fewer than 5 customers can be told from the rest." in page


def test_slides_and_the_workbook_without_customers_leave_out_the_same(given_away):
    deck = Presentation(io.BytesIO(slides(given_away, WITH_LIBRARY_APART)))
    cells = [
        cell.text
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_table
        for cell in shape.table.iter_cells()
    ]
    assert "Middle" not in cells and "Enterprise" not in cells

    book = openpyxl.load_workbook(io.BytesIO(excel_twin(given_away)))
    names = [row[1] for row in book["Segments"].iter_rows(min_row=6, values_only=True)]
    assert "Small" in names and "Middle" not in names and "Enterprise" not in names


LIVES = """
a b c d e f  100 100 100 100
g h          .   100 100 100
i            .   .   100 100
j k l m n    .   .   .   100
"""


def test_a_layer_of_few_customers_is_one_with_its_neighbours():
    rows = [
        f"{name} {amounts}"
        for line in LIVES.strip().splitlines()
        for names, amounts in [re.split(r"\s{2,}", line, maxsplit=1)]
        for name in names.split()
    ]
    book = ledger(*rows, months="2021-12 2022-12 2023-12 2024-12")
    snapshot, look = taken(book, 5), charts.Look("USD")

    def layers(least):
        return list(
            charts.layer_cake(snapshot.layers, snapshot.months, look, nrr.Policy(smallest_group=least)).table
        )[1:]

    assert layers(1) == ["to Dec 2021", "2022", "2023", "2024"]
    assert layers(2) == ["to Dec 2021", "2022", "2023 to 2024"]
    assert layers(5) == ["to Dec 2021", "2022 to 2024"]
    assert layers(7) == ["to 2024"]
