"""The Excel twin: its formulas give the published figures, and no name in it is a formula."""

import io
import shutil
import subprocess

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

import nrr
from builders import ledger
from drawings import HOSTILE, fourteen, snapshot_of
from nrr.export import excel_twin

OFFICE = shutil.which("soffice")


@pytest.fixture(scope="module")
def twin():
    book = fourteen()
    return excel_twin(snapshot_of(book, "2026-01"), book)


def opened(data):
    return openpyxl.load_workbook(io.BytesIO(data))


def recalculated(data, folder):
    (folder / "twin.xlsx").write_bytes(data)
    command = [OFFICE, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "xlsx"]
    subprocess.run(
        [*command, "--outdir", str(folder / "out"), str(folder / "twin.xlsx")],
        check=True,
        capture_output=True,
    )
    return openpyxl.load_workbook(folder / "out" / "twin.xlsx", data_only=True)


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice recalculates the file; it is not installed")
@pytest.mark.parametrize(
    "policy", [{}, {"reactivation": nrr.definitions.Reactivation.STRICT}, {"min_logo_mrr": 300.0}], ids=str
)
def test_recalculated_figures_are_the_published_ones(tmp_path, policy):
    book = fourteen()
    snapshot = snapshot_of(book, "2026-01", **policy)
    sheets = recalculated(excel_twin(snapshot, book), tmp_path)
    rates = snapshot.main.headline.rates
    found = [sheets["Summary"].cell(row, 2).value for row in (6, 7, 8)]
    assert found == pytest.approx([rates.nrr, rates.grr, rates.logo_retention])
    assert [sheets["Summary"].cell(row, 4).value for row in (6, 7, 8)] == [0, 0, 0]
    said = {row[0]: row[1] for row in sheets["Summary"].iter_rows(min_row=12, values_only=True)}
    assert said["This file ties out"] == "yes"
    errors = [
        c.value
        for s in sheets
        for row in s.iter_rows()
        for c in row
        if str(c.value).startswith(("#", "Err:"))
    ]
    assert errors == []


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice recalculates the file; it is not installed")
def test_every_movement_formula_gives_the_movement(tmp_path):
    book = fourteen()
    snapshot = snapshot_of(book, "2026-01")
    sheet = recalculated(excel_twin(snapshot, book), tmp_path)["Customers"]
    frame = nrr.customers(
        nrr.retention.prepared(book, snapshot.view), snapshot.view.window, snapshot.view.policy
    )
    assert [sheet.cell(row, 7).value for row in range(5, 5 + len(frame))] == frame["movement"].tolist()


def test_the_rates_are_formulas_of_the_bridge(twin):
    sheet = opened(twin)["Summary"]
    assert sheet["B6"].value.startswith("=IF((Bridge!$B$5)=0") and sheet["C6"].value == pytest.approx(
        1.07, abs=1e-3
    )
    assert "recalculate" in sheet["A2"].value


def test_names_are_texts_whatever_they_begin_with():
    rows = [f"x{n} 100 {100 + n}" for n in range(len(HOSTILE))]
    drawn = ledger(*rows, Plan=["=1+1"] * len(rows))
    book = nrr.Ledger(drawn.months, drawn.grid, HOSTILE, attributes=drawn.attributes)
    view = nrr.View(nrr.Window.trailing(book.months[-1], 1))
    data = excel_twin(nrr.take(book, view, title="=1+1", made_at=""), book)
    sheet = opened(data)["Customers"]
    names = [sheet.cell(row, 1) for row in range(5, 5 + len(HOSTILE))]
    assert {cell.data_type for cell in names} == {"s"} and sheet["H5"].data_type == "s"
    assert opened(data)["Summary"]["A1"].data_type == "s"
    shown = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name("Customers").to_python()
    assert {str(row[0]).strip() for row in shown} >= {name.strip() for name in HOSTILE}


def test_formulas_are_ours_alone(twin):
    formulas = [c.value for s in opened(twin) for row in s.iter_rows() for c in row if c.data_type == "f"]
    assert formulas and not any(word in " ".join(formulas) for word in ("HYPERLINK", "http", "!A0", "DDE"))


def test_without_the_book_no_customer_and_no_small_group_is_in_it():
    book = fourteen()
    data = excel_twin(snapshot_of(book, "2026-01"))
    sheets = opened(data)
    assert "Customers" not in sheets.sheetnames
    words = {str(c.value) for s in sheets for row in s.iter_rows() for c in row if c.value is not None}
    assert not words & set(book.names)
    assert all(row[7] >= 5 for row in sheets["Segments"].iter_rows(min_row=5, values_only=True))


def of_formulas(data):
    """Every formula by sheet and cell."""
    return {
        (s.title, c.coordinate): c.value
        for s in opened(data)
        for row in s.iter_rows()
        for c in row
        if c.data_type == "f"
    }


@pytest.mark.parametrize(
    "policy", [{}, {"min_logo_mrr": 300.0}, {"method": nrr.definitions.Method.CHAIN}], ids=str
)
@pytest.mark.parametrize("with_customers", [True, False])
def test_a_value_is_no_formula_and_the_first_page_says_which_is_which(policy, with_customers):
    """`=176400.0` recalculates nothing: what the file cannot sum stands in it as a number."""
    book = fourteen()
    data = excel_twin(snapshot_of(book, "2026-01", **policy), book if with_customers else None)
    formulas = of_formulas(data)
    assert all(any(letter.isalpha() for letter in text) for text in formulas.values())
    note = opened(data)["Summary"]["A2"].value
    assert ("over the customers" in note) == (with_customers and "method" not in policy)
    assert ("the rates below are not" in note) == ("method" in policy)
    assert ("customers are counted in values" in note) == (with_customers and "min_logo_mrr" in policy)
    assert ("Bridge", "B5") in formulas if with_customers else ("Bridge", "B5") not in formulas
    assert (("Summary", "B6") in formulas) == ("method" not in policy)
    others = {sheet for sheet, _ in formulas} - {"Bridge", "Summary", "Customers"}
    assert others <= {"Months", "Segments"}
    assert "very figure" not in note and "other sheets are values" in note


def test_a_period_without_a_bridge_says_that_nothing_recalculates():
    book = ledger("a 10 20 30", "b 10 10 10")
    note = opened(excel_twin(snapshot_of(book), book))["Summary"]["A2"].value
    assert note == "The period has no bridge to recalculate: all figures are values."
