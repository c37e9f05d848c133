"""The workbook of a book with contracts: its renewals follow from their cells, and read back it has the same
terms under the names that went out.
"""

import io
from datetime import date

import openpyxl
import pytest

import nrr
from nrr.ledgers import Naming


@pytest.fixture(scope="module")
def book():
    """Customers of 1,200 a year and more, five of them due in each month of the half-year ahead, and one who
    renewed early."""
    rows = ["Customer,Product,Start,End,ARR,Owner"]
    for n in range(31):
        last = date.fromordinal(nrr.terms.month_end(nrr.Month.of(2026, n % 6 + 1)))
        rows.append(f"Customer {n},core,2024-07-01,{last},{1200 + 12 * n},Ann Birch")
    rows.append("Customer 0,core,2026-02-01,2027-01-31,1500,Ann Birch")
    found = nrr.read("\n".join(rows).encode(), "contracts.csv", nrr.Answers(as_of="2025-12"))
    assert found.outcome == "accepted", [p.what for p in found.problems]
    return found.ledger


def workbook(book, naming):
    view = nrr.View(nrr.Window.trailing(book.months[-1], 12))
    choices = nrr.publishing.BoardChoices("Contracts", naming=naming)
    made = {"made_at": "2026-01-05T09:00:00+00:00", "this_year": 2026, "secret": b"s" * 32}
    return nrr.publishing.workbook_of_customers(nrr.prepare(book, view, choices, **made))


@pytest.fixture(scope="module")
def shown(book):
    return workbook(book, Naming.SHOWN)


def renewals(book):
    view = nrr.View(nrr.Window.trailing(nrr.Month.of(2025, 12), 12))
    return nrr.terms.renewals_of(book, view)


def test_read_back_it_has_the_same_terms_and_the_same_renewals(book, shown):
    home = nrr.read(shown, "contracts.xlsx")
    assert home.outcome == "accepted", [p.what for p in home.problems]
    same = [(one.customer, one.start, one.end, one.due, one.arr_minor, one.owner) for one in book.terms]
    assert [(o.customer, o.start, o.end, o.due, o.arr_minor, o.owner) for o in home.ledger.terms] == same
    was, now = renewals(book), renewals(home.ledger)
    assert now.quarters == was.quarters and now.commitments == was.commitments


def test_under_masked_names_no_contract_goes_out(book):
    home = nrr.read(workbook(book, Naming.MASKED), "contracts.xlsx").ledger
    assert home.terms == () and not any(name.startswith("Customer 1 ") for name in home.names)


def test_the_sums_and_shares_of_its_renewals_are_formulas_over_the_cells_above(shown):
    sheet = openpyxl.load_workbook(io.BytesIO(shown))["Renewals"]
    told = openpyxl.load_workbook(io.BytesIO(shown), data_only=True)["Renewals"]
    rows = {row[1].value: row[1].row for row in sheet.iter_rows() if row[1].value}
    total, first = rows["12 months"], rows["Jan 2026"]
    assert sheet.cell(total, 3).value == f"=SUM(C{first}:C{total - 1})"
    amounts = [told.cell(row, 3).value for row in range(first, total)]
    # thirty of the contracts of 1,200 + 12 n are open, n from 1 to 30; all 31 pay at the close
    assert told.cell(total, 3).value == sum(amounts) == 36_000 + 12 * 465
    assert f"C{first}/" in sheet.cell(first, 4).value
    assert told.cell(first, 4).value == pytest.approx(amounts[0] / (31 * 1_200 + 12 * 465))
