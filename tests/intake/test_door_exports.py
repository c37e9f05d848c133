"""Own exports uploaded again: known by their headings and read to the cent, or asked about; never twelve
times.
"""

import io
import json
from dataclasses import replace

import numpy as np
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


def twin(basis=nrr.Basis.ARR, **policy):
    view = nrr.View(WINDOW, nrr.Policy(**policy), basis=basis)
    return excel_twin(nrr.take(BOOK, view, title="Book", made_at="2025-11-03T08:00:00+00:00"), BOOK)


def changed(data, *cells):
    """The workbook with (sheet, cell, value) as somebody typed them."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    for sheet, cell, value in cells:
        book[sheet][cell].value = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def is_book(found):
    said = read_object(found)
    assert found.outcome == "accepted", said["messages"]
    (months,) = said["totals"].values()
    assert {month: months[month] for month in TOTALS} == TOTALS and said["customers"] == 4
    assert set(found.ledger.attributes) - {
        nrr.retention.ACV_BAND,
        nrr.retention.COHORT_YEAR,
        nrr.retention.TENURE,
    } == {"Plan"}
    assert nrr.definitions.NRR.of(nrr.bridge(found.ledger, WINDOW, nrr.Policy())) == nrr.definitions.NRR.of(
        nrr.bridge(BOOK, WINDOW, nrr.Policy())
    )


@pytest.mark.parametrize("basis", nrr.Basis)
def test_the_excel_twin_comes_home_as_the_identical_book(basis):
    found = read(twin(basis), "nrr-2025-10-customers.xlsx")
    is_book(found)
    assert found.ledger.fingerprint == BOOK.fingerprint
    assert found.ledger.names == BOOK.names and (found.ledger.grid == BOOK.grid).all()
    assert [problem.code for problem in found.problems] == ["own_workbook"]


def test_its_rules_come_home_too():
    policy = {"reactivation": nrr.definitions.Reactivation.STRICT, "min_logo_mrr": 90.0, "smallest_group": 3}
    assert read(twin(**policy), "twin.xlsx").policy == nrr.Policy(**policy)


KEPT, LOST = (
    one.stamp[:1].upper() + one.stamp[1:]
    for one in (nrr.definitions.Reactivation.P2P, nrr.definitions.Reactivation.STRICT)
)
# On the sheet Months the largest customer stands first: Ostford in row 6, the months from column D on.
EDITS = [
    (("Months", "P6", 410), "Ostford, Oct 2025: MRR was 399.99 and is now 410.00."),
    (("Months", "P6", None), "Ostford, Oct 2025: MRR was 399.99 and is now 0.00."),
    (("Attributes", "D6", "Pro"), "Ostford: Plan was Basic and is now Pro."),
    (("Attributes", "D6", "Gold"), "Ostford: Plan was Basic and is now Gold."),
    (
        ("Summary", "C14", LOST),
        f"The rule Reactivation was {KEPT} and is now {LOST}.",
    ),
    (("Summary", "C15", 100), "The rule Minimum MRR per customer was 0 and is now 100."),
]


@pytest.mark.parametrize(("cell", "said"), EDITS, ids=[said for _, said in EDITS])
def test_a_changed_cell_is_listed_with_what_it_does_to_nrr(cell, said):
    found = read(changed(twin(), cell), "twin.xlsx")
    assert found.outcome == "accepted" and said in [problem.what for problem in found.problems]
    before = nrr.definitions.NRR.of(nrr.bridge(BOOK, WINDOW, nrr.Policy()))
    view = nrr.View(WINDOW, found.policy)
    after = nrr.take(found.ledger, view, title="", made_at="").main.headline.rates.nrr
    problem = next(problem for problem in found.problems if problem.what == said)
    assert problem.effect == pytest.approx(after - before)
    if cell[0] != "Summary":
        assert found.ledger.fingerprint != BOOK.fingerprint


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (("Months", "P6", "n/a"), "Ostford, Oct 2025 holds n/a, which cannot be used: it is no amount."),
        (
            ("Months", "C6", "Westford"),
            "Ostford holds Westford, which cannot be used: names are not read back.",
        ),
        (("Months", "B10", 17), "Row 10 holds no number of its own, which cannot be used"),
    ],
    ids=["text", "name", "new row"],
)
def test_what_cannot_be_used_is_said_and_nothing_is_lost(cell, said):
    found = read(changed(twin(), cell, ("Months", "C10", "New one")), "twin.xlsx")
    assert any(problem.what.startswith(said) for problem in found.problems) or cell[1] == "B10"
    assert (found.ledger.grid == BOOK.grid).all()


def test_a_row_that_was_deleted_is_a_customer_without_revenue_and_said():
    book = openpyxl.load_workbook(io.BytesIO(twin()))
    book["Months"].delete_rows(6)
    out = io.BytesIO()
    book.save(out)
    found = read(out.getvalue(), "twin.xlsx")
    assert "The row of Ostford is no longer on the sheet Months." in [p.what for p in found.problems]
    assert found.ledger.grid[:, BOOK.names.index("Ostford")].sum() == 0


def test_lines_of_one_customer_take_a_change_of_their_sum():
    lines = ledger("Acme/a 100 100 100", "Acme/b 50 50 50", "Bolt 70 70 70", start="2025-08", currency="USD")
    customer = nrr.ledgers.Attribute("customer", ("Acme", "Bolt"), np.array([0, 0, 1], np.int32))
    book = replace(lines, roles={"customer": customer}, fingerprint="")
    view = nrr.View(nrr.Window.trailing(book.months[-1], 1))
    data = excel_twin(nrr.take(book, view, title="", made_at=""), book)
    assert read(data, "twin.xlsx").ledger.fingerprint == book.fingerprint
    found = read(changed(data, ("Months", "F6", 180)), "twin.xlsx")
    assert found.ledger.grid[-1].tolist() == [130 * 1200, 50 * 1200, 70 * 1200]


def test_a_workbook_without_customers_says_that_it_cannot_come_home():
    view = nrr.View(WINDOW)
    data = excel_twin(nrr.take(BOOK, view, title="Book", made_at=""))
    found = read(data, "figures.xlsx")
    assert found.outcome == "refused" and found.ledger is None
    (problem,) = found.problems
    assert problem.code == "figures_without_customers" and "no customers" in problem.what
    assert "Upload the workbook with customers" in problem.remedy


def test_without_its_hidden_sheet_it_is_asked_about_and_never_read_twelve_times():
    book = openpyxl.load_workbook(io.BytesIO(twin()), data_only=True)
    del book["_nrr"]
    out = io.BytesIO()
    book.save(out)
    found = read(out.getvalue(), "export.xlsx")
    assert found.outcome == "needs_answer" and found.ledger is None
    (question,) = [p for p in found.problems if p.severity is nrr.Severity.QUESTION]
    months = next(option for option in question.choices if option.label == "Months")
    again = read(out.getvalue(), "export.xlsx", parsed_answers(dict(months.answers))[0])
    (totals,) = read_object(again)["totals"].values()
    assert {month: totals[month] for month in TOTALS} == TOTALS


def test_a_damaged_hidden_sheet_is_said():
    found = read(changed(twin(), ("_nrr", "A3", "AAAA")), "twin.xlsx")
    assert found.outcome == "refused" and found.problems[0].code == "workbook_damaged"


def test_by_the_command_line_a_file_becomes_a_workbook_and_the_workbook_the_same_figures(tmp_path):
    source, book = tmp_path / "book.csv", tmp_path / "book.xlsx"
    source.write_text("Customer,Plan,2024-10,2025-04,2025-10\nAda,Pro,100,110,130\nBo,Pro,70,70,60\n")
    run = CliRunner().invoke
    form = ["--format", "xlsx", "--names", "shown", "--company", "Ada & Co", "--out", str(book)]
    made = run(main, ["report", str(source), *form])
    assert made.exit_code == 0, made.output
    assert (
        read(book.read_bytes(), "b.xlsx").ledger.fingerprint
        == read(source.read_bytes(), "b.csv").ledger.fingerprint
    )
    told = json.loads(run(main, ["report", str(book), "--json"]).output)
    assert told["metrics"]["nrr"]["value"] == pytest.approx(190 / 170)
    book.write_bytes(changed(book.read_bytes(), ("Months", "F6", 150)))
    said = run(main, ["read", str(book)]).output
    assert "Ada, Oct 2025: MRR was 130.00 and is now 150.00. Effect on NRR: +11.8 pts." in said


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
