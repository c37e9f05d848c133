"""The board of a window beside another one: two bridges and their difference by line in every form."""

import io

import openpyxl
import pytest

import nrr
from drawings import SAMPLES
from forms_of_boards import cells, flat, numbers, paper, slides, web
from nrr.ground import Against
from nrr.packs import Part, pages_of


def board(against):
    file = SAMPLES / "fourteen_customers_wide.csv"
    book = nrr.read(file.read_bytes(), file.name).ledger
    view = nrr.View(nrr.Window.trailing(book.months[-1], 3), against=against)
    choices = nrr.publishing.BoardChoices("Fourteen", smallest_group=2)
    made = {"made_at": "2026-02-05T09:00:00+00:00", "this_year": 2026, "secret": b""}
    return nrr.prepare(book, view, choices, **made)


@pytest.fixture(scope="module")
def prior_year():
    return board(Against.PRIOR_YEAR)


@pytest.fixture(scope="module")
def page(prior_year):
    every = pages_of(prior_year.snapshot, prior_year.options.pack, prior_year.options.material)
    return next(one for one in every if one.section.part is Part.COMPARED)


def test_two_bridges_and_their_difference_by_line(page):
    assert page.tables[0].heads == ("", "Oct 2025 to Jan 2026", "Oct 2024 to Jan 2025", "Difference")
    rows = {
        row.cells[0]: [int(cell) for cell in map(plain, row.cells[1:])] for row in page.tables[0].rows[:-3]
    }
    for now, then, apart in rows.values():
        assert now - then == apart
    sums = [sum(row[place] for name, row in rows.items() if name not in TOTALS) for place in range(3)]
    assert [a + b for a, b in zip(rows["Opening"], sums, strict=True)] == rows["Closing"]
    assert rows["Opening"][2] == 37_440  # as on the page of the bridge


TOTALS = ("Opening", "Retained", "Closing")


def plain(cell):
    return cell.replace("–", "0").replace(",", "").replace("(", "-").replace(")", "")


def test_every_form_has_the_same_figures_and_says_what_it_is_compared_with(prior_year, page):
    for texts in (web(prior_year), paper(prior_year), slides(prior_year)):
        own = texts[page.section.number - 1]
        assert [cell for cell in numbers(page) if cell not in own] == []
        assert flat("Changes against the 3 months to Jan 2025") in texts[0]
    data = nrr.publishing.workbook_of_customers(prior_year)
    said = cells(openpyxl.load_workbook(io.BytesIO(data), data_only=True)["Compared"])
    assert [cell for cell in numbers(page) if cell not in said] == []


def test_beside_the_prior_period_the_summary_says_it_all():
    usual = board(Against.PRIOR_PERIOD)
    assert usual.options.plan(usual.snapshot).section(Part.COMPARED) is None
