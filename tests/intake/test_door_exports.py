"""Own exports uploaded again: known by their headings and read to the cent, or asked about; never twelve
times.
"""

import io
import json

import openpyxl
import pytest
from click.testing import CliRunner

import nrr
from builders import ledger
from nrr.__main__ import main
from nrr.export import csv_of, excel_twin
from nrr.intake import parsed_answers, read, read_object

BOOK = ledger(
    "Anddale 100 100 100 100 . 100 100 100 100 100 100 100 130.55",  # returned inside the window
    "Fenfield 210 210 210 210 210 210 210 210 210 210 210 210 .",
    "Sorfield . . . . 75 75 75 75 75 75 75 75 75",
    "Ostford 400 400 400 400 400 400 400 400 400 400 400 400 399.99",
    start="2024-10",
    currency="USD",
    Plan=["Pro", "Pro", "Basic", "Basic"],
)
WINDOW = nrr.Window.trailing(nrr.Month.parse("2025-10"), 12)
TOTALS = {"2024-10": "710.00", "2025-10": "605.54"}


def twin(basis, marked=True):
    view = nrr.View(WINDOW, basis=basis)
    data = excel_twin(nrr.take(BOOK, view, title="Book", made_at="2025-11-03T08:00:00+00:00"), BOOK)
    if marked:
        return data
    book = openpyxl.load_workbook(io.BytesIO(data))
    for column in (2, 3):
        cell = book["Customers"].cell(4, column)
        cell.value = cell.value.partition(" (")[0]
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def is_book(found):
    said = read_object(found)
    assert found.outcome == "accepted", said["messages"]
    (months,) = said["totals"].values()
    assert months == TOTALS and said["customers"] == 4
    assert set(found.ledger.attributes) - {
        nrr.retention.ACV_BAND,
        nrr.retention.COHORT_YEAR,
        nrr.retention.TENURE,
    } == {"Plan"}
    assert nrr.NRR.of(nrr.bridge(found.ledger, WINDOW, nrr.Policy())) == nrr.NRR.of(
        nrr.bridge(BOOK, WINDOW, nrr.Policy())
    )


@pytest.mark.parametrize("basis", nrr.Basis)
def test_the_excel_twin_comes_back_to_the_cent(basis):
    found = read(twin(basis), "nrr-2025-10-customers.xlsx")
    is_book(found)
    assert any(problem.code == "own_export" for problem in found.problems)


def test_a_twin_that_does_not_say_its_unit_is_asked():
    data = twin(nrr.Basis.ARR, marked=False)
    found = read(data, "export.xlsx")
    (question,) = [p for p in found.problems if p.severity is nrr.Severity.QUESTION]
    assert question.code == "amount_is" and found.ledger is None
    annual = next(option for option in question.choices if "ARR" in option.label)
    is_book(read(data, "export.xlsx", parsed_answers(dict(annual.answers))[0]))


def test_its_sheet_of_customers_alone_is_asked_too():
    sheet = openpyxl.load_workbook(io.BytesIO(twin(nrr.Basis.ARR, marked=False)))["Customers"]
    rows = [
        [cell if cell is not None else "" for cell in row]
        for row in sheet.iter_rows(min_row=4, values_only=True)
    ]
    text = "\n".join(
        ",".join(str(cell) if not str(cell).startswith("=") else "0" for cell in row) for row in rows
    )
    found = read(text.encode(), "Customers.csv")
    assert [p.code for p in found.problems if p.severity is nrr.Severity.QUESTION] == ["amount_is"]


def test_a_twin_reports_the_nrr_it_was_made_of(tmp_path):
    path = tmp_path / "nrr-2025-10-customers.xlsx"
    path.write_bytes(twin(nrr.Basis.ARR))
    told = json.loads(CliRunner().invoke(main, ["report", str(path), "--json"]).output)
    assert told["metrics"]["nrr"]["value"] == nrr.NRR.of(nrr.bridge(BOOK, WINDOW, nrr.Policy()))
    assert told["window"] == {"opening": "2024-10", "closing": "2025-10", "months": 12}


SHEETS = {
    "Customers": [
        ["Customer", "Oct 2024", "Nov 2024", "Dec 2024"],
        ["Ada", 1200, 1200, 1200],
        ["Bo", 600, 600, 900],
        ["Cy", 60, 60, 60],
    ]
}


def workbook(sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("beside", "asked"),
    [
        ([["Line", "ARR"], ["Closing", 2160]], ["amount_is"]),
        ([["Line", "ARR"], ["Closing", 25920]], []),  # twelve times the last month: the customers are monthly
        ([["Line", "MRR", "ARR"], ["Closing", "see", "sheet"]], []),
    ],
)
def test_another_sheet_may_say_what_the_amounts_are(beside, asked):
    found = read(workbook(SHEETS | {"Summary": beside}), "book.xlsx")
    assert [p.code for p in found.problems if p.severity is nrr.Severity.QUESTION] == asked


def test_a_list_of_customers_as_csv_comes_back():
    frame = nrr.customers(BOOK, WINDOW, nrr.Policy()).drop(columns="row")
    frame = frame.assign(
        **{
            name: [nrr.ground.amount(v, nrr.Basis.ARR) for v in frame[name]]
            for name in ("opening", "closing", "change", "fx")
        }
    )
    ends = {
        "opening": nrr.retention.end_heading(WINDOW.opening, "ARR, USD"),
        "closing": nrr.retention.end_heading(WINDOW.closing, "ARR, USD"),
    }
    heads = {
        "customer": "Customer",
        "change": "Change (ARR, USD)",
        "fx": "Currency effect (ARR, USD)",
        "movement": "Movement",
        "returned": "Returned",
    }
    is_book(read(csv_of(frame.rename(columns=ends | heads)), "nrr-2025-10-customers.csv"))
