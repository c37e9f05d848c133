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


@pytest.fixture(scope="module")
def regions():
    """Six customers of North, six of South, over sixteen months: North's first grows by half in
    the last three, South's first leaves, a year before the other way round.
    """
    months = [str(nrr.Month.parse("2024-09") + n) for n in range(16)]
    rows = [(f"{place}{n}", place, [100] * 16) for place in ("North", "South") for n in range(6)]
    rows[0][2][-3:] = [150] * 3
    rows[1][2][3:] = [40] * 13
    rows[6][2][-3:] = [0] * 3
    rows[7][2][2:] = [160] * 14
    lines = [",".join([name, place, *map(str, own)]) for name, place, own in rows]
    text = "\n".join([",".join(["Customer", "Region", *months]), *lines]).encode()
    book = nrr.read(text, "mrr.csv", nrr.Answers(amount_is="mrr", last_month="include")).ledger
    view = nrr.View(nrr.Window.trailing(book.months[-1], 3), against=Against.PRIOR_YEAR)
    made = {"made_at": "2026-01-05T09:00:00+00:00", "this_year": 2026, "secret": b""}
    return nrr.prepare(book, view, nrr.publishing.BoardChoices("Regions", smallest_group=5), **made)


def test_the_groups_of_both_periods_stand_beside_one_another_in_every_form(regions):
    every = pages_of(regions.snapshot, regions.options.pack, regions.options.material)
    page = next(one for one in every if one.section.part is Part.COMPARED)
    rows = {row.cells[0]: row.cells[1:] for row in page.tables[1].rows}
    # now: North opens at 540 a month, +50; South at 660, -100. Then: North at 600, -60; South at 600, +60.
    assert rows["North"] == ("6,480", "109.3%", "90.0%", "+19.3 pts", "100.0%", "90.0%")
    assert rows["South"] == ("7,920", "84.8%", "110.0%", "−25.2 pts", "84.8%", "100.0%")
    for texts in (web(regions), paper(regions), slides(regions)):
        own = texts[page.section.number - 1]
        assert [cell for cell in numbers(page) if cell not in own] == []
    data = nrr.publishing.workbook_of_customers(regions)
    said = cells(openpyxl.load_workbook(io.BytesIO(data), data_only=True)["Compared"])
    assert [cell for cell in numbers(page) if cell not in said] == []


def test_beside_the_prior_period_the_summary_says_it_all():
    usual = board(Against.PRIOR_PERIOD)
    assert usual.options.plan(usual.snapshot).section(Part.COMPARED) is None
