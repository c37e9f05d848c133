"""The Excel twin: every figure a formula that gives the published one, and no name in it is a formula."""

import io
from dataclasses import replace

import openpyxl
import pandas as pd
import pytest
from python_calamine import CalamineWorkbook

import nrr
from builders import ledger
from drawings import HOSTILE, fourteen, snapshot_of
from nrr.definitions import Method, Reactivation
from nrr.export import excel_twin
from nrr.export.reports import report_object
from recalculations import OFFICE, cached, differences, edited, recalculated, report_of, twin_of

POLICIES = {
    "usual": {},
    "strict and a minimum": {"reactivation": Reactivation.STRICT, "min_logo_mrr": 300.0},
    "in the numerator, summed": {"reactivation": Reactivation.IN_NUMERATOR, "method": Method.SUM_ALL},
    "opening customers, summed": {"method": Method.SUM_COHORT},
    "chained": {"method": Method.CHAIN},
    "averaged": {"method": Method.AVG_P2P},
}
FIRST = 6


@pytest.fixture(scope="module")
def twin():
    book = fourteen()
    return excel_twin(snapshot_of(book, "2026-01"), book)


def opened(data):
    return openpyxl.load_workbook(io.BytesIO(data))


@pytest.mark.parametrize("policy", POLICIES)
def test_the_figures_stored_in_the_file_are_the_published_ones(policy):
    """What previews, phones, Protected View and scripts show, before anything recalculates."""
    book = fourteen()
    snapshot = snapshot_of(book, "2026-01", **POLICIES[policy])
    data = excel_twin(snapshot, book)
    assert differences(cached(data), report_object(snapshot)) == []


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """Three twins as LibreOffice computes them, one of them with an amount, a value and a rule changed."""
    book = fourteen()
    given = {
        "strict": twin_of(book, POLICIES["strict and a minimum"]),
        "summed": twin_of(book, POLICIES["opening customers, summed"]),
        "changed": edited(twin_of(book, {})),
    }
    folder = tmp_path_factory.mktemp("office")
    return {name: (given[name], data) for name, data in recalculated(given, folder).items()}


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice recalculates the file; it is not installed")
@pytest.mark.parametrize("name", ["strict", "summed", "changed"])
def test_recalculated_figures_are_those_of_the_report_of_the_file(office, name):
    given, computed = office[name]
    assert differences(cached(computed), report_of(given)) == []
    assert differences(cached(computed), report_of(computed)) == []


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice recalculates the file; it is not installed")
def test_a_change_in_a_cell_moves_the_headline_from_the_published_figure(office):
    sheets = cached(office["changed"][1])
    published = snapshot_of(fourteen(), "2026-01").main.headline.rates.nrr
    assert abs(sheets["Summary"]["C6"].value - published) > 0.001
    assert [row[0].value for row in sheets["Checks"]["F6:F13"]] == ["OK"] * 8
    assert sheets["Bridge"]["G13"].value != 0  # the difference from what was published


def test_pandas_reads_figures_and_no_blanks(twin):
    trend = pd.read_excel(io.BytesIO(twin), sheet_name="Trend", header=4, engine="openpyxl")
    assert trend["NRR"].notna().all() and trend["NRR"].iloc[-1] == pytest.approx(1.07, abs=1e-3)
    months = pd.read_excel(io.BytesIO(twin), sheet_name="Months", header=4, engine="openpyxl")
    assert list(months.columns[1:4]) == ["No.", "Customer", "Jan 2024"] and len(months) == 14


def test_names_are_texts_whatever_they_begin_with():
    rows = [f"x{n} 100 {100 + n}" for n in range(len(HOSTILE))]
    drawn = ledger(*rows, Plan=["=1+1"] * len(rows))
    book = nrr.Ledger(drawn.months, drawn.grid, HOSTILE, attributes=drawn.attributes)
    view = nrr.View(nrr.Window.trailing(book.months[-1], 1))
    data = excel_twin(nrr.take(book, view, title="=1+1", made_at=""), book)
    last, sheets = FIRST + len(HOSTILE), opened(data)
    for sheet in ("Customers", "Months", "Attributes"):
        column = 2 if sheet == "Customers" else 3
        names = [sheets[sheet].cell(row, column) for row in range(FIRST, last)]
        assert {cell.data_type for cell in names} == {"s"}
    assert sheets["Attributes"]["D6"].data_type == "s"
    assert sheets["Contents"]["B2"].data_type == "s"
    shown = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name("Months").to_python()
    assert {str(cell).strip() for row in shown for cell in row} >= {name.strip() for name in HOSTILE}


def of_formulas(data):
    """Every formula by sheet and cell."""
    return {
        (s.title, c.coordinate): c.value
        for s in opened(data)
        for row in s.iter_rows()
        for c in row
        if c.data_type == "f"
    }


def test_formulas_are_ours_alone(twin):
    formulas = " ".join(of_formulas(twin).values())
    assert formulas and not any(word in formulas for word in ("HYPERLINK", "http", "!A0", "DDE"))


def test_a_column_of_labels_that_look_like_formulas_or_patterns_is_counted_by_the_letter():
    labels = ["=1", "*", ">0", "2024", "Pro", "pro", "May 2024", "?"]
    book = ledger(*(f"c{n} {100 + n} {130 - n}" for n in range(8)), Plan=labels)
    view = nrr.View(nrr.Window.trailing(book.months[-1], 1))
    snapshot = nrr.take(book, view, title="Labels", made_at="")
    data = excel_twin(snapshot, book)
    assert differences(cached(data), report_object(snapshot)) == []
    formulas = of_formulas(data)
    assert "EXACT" in formulas["Segments", "D7"]


def by_name():
    """The fourteen customers under names that are no words of a workbook."""
    book = fourteen()
    return replace(book, names=tuple(f"Name of {name}" for name in book.names), fingerprint="")


def test_without_the_book_no_customer_and_no_small_group_is_in_it():
    book = by_name()
    data = excel_twin(snapshot_of(book, "2026-01"))
    sheets = opened(data)
    assert not {"Customers", "Months", "Attributes", "Calc"} & set(sheets.sheetnames)
    words = {str(c.value) for s in sheets for row in s.iter_rows() for c in row if c.value is not None}
    assert not words & set(book.names)
    rows = list(sheets["Segments"].iter_rows(min_row=FIRST, min_col=2, values_only=True))
    assert all(row[1] >= 5 for row in rows if row[1] is not None)


def test_names_that_are_not_shown_are_nowhere_in_the_file():
    """Nor in the hidden sheet by which it is read back."""
    book = by_name()
    numbered = nrr.ledgers.numbered(book)
    data = excel_twin(snapshot_of(book, "2026-01"), numbered, nrr.ledgers.Naming.ABSENT)
    words = {str(c.value) for s in opened(data) for row in s.iter_rows() for c in row if c.value is not None}
    assert "Customer 1" in words and not words & set(book.names)
    found = nrr.read(data, "numbered.xlsx")
    assert set(found.ledger.names) == {f"Customer {n + 1}" for n in range(14)}
    assert (found.ledger.grid == book.grid).all()


@pytest.mark.parametrize("policy", ["usual", "chained", "averaged"])
@pytest.mark.parametrize("with_customers", [True, False])
def test_a_value_is_no_formula_and_the_first_page_says_which_is_which(policy, with_customers):
    """`=176400.0` recalculates nothing: what the file cannot sum stands in it as a number."""
    book = fourteen()
    snapshot = snapshot_of(book, "2026-01", **POLICIES[policy])
    data = excel_twin(snapshot, book if with_customers else None)
    formulas = of_formulas(data)
    assert all(any(letter.isalpha() for letter in text) for text in formulas.values())
    note = next(row[2].value for row in opened(data)["Contents"].iter_rows() if row[1].value == "This file")
    assert ("Every figure is a formula" in note) == with_customers
    assert ("NRR by mean of 12 trailing rates is a value" in note) == (
        with_customers and policy == "averaged"
    )
    assert (("Bridge", "C6") in formulas) == with_customers
    assert (("Trend", "C6") in formulas) == with_customers
    assert ("cannot be uploaded again" in note) == (not with_customers)


def test_a_period_without_a_bridge_says_that_nothing_recalculates():
    book = ledger("a 10 20 30", "b 10 10 10")
    sheet = opened(excel_twin(snapshot_of(book), book))["Contents"]
    note = next(row[2].value for row in sheet.iter_rows() if row[1].value == "This file")
    assert note == "The period has no bridge to recalculate: figures are values."


def test_customers_of_other_months_and_torn_tables_are_not_printed():
    gone = [f"g{n} 10 . . . . . . . . . . . . ." for n in range(9)]
    here = [f"c{n} {'10 ' * 14}".strip() for n in range(40)]
    columns = {f"Column {n}": [f"v{m % 5}" for m in range(49)] for n in range(9)}
    book = ledger(*here, *gone, **columns)
    sheets = opened(excel_twin(snapshot_of(book), book))
    assert sheets["Customers"].print_area.endswith("$45"), "forty customers from row 6 on, without those gone"
    segments = sheets["Segments"]
    begins = [segments.cell(one.id + 1, 2) for one in segments.row_breaks.brk]
    assert begins and all(cell.font.bold and cell.value.startswith("Column") for cell in begins[:1])


def test_it_prints_on_landscape_pages_and_the_data_is_not_printed(twin):
    for sheet in opened(twin):
        if sheet.title in ("Months", "Attributes", "Calc", "Provenance"):
            assert sheet.print_area == f"'{sheet.title}'!$A$1"
        elif sheet.title != "_nrr":
            assert sheet.page_setup.orientation == "landscape" and sheet.page_setup.fitToWidth in (None, 1)
            assert "Page &P of &N" in sheet.oddFooter.right.text or sheet.oddFooter.right.text
    assert len(opened(twin)["Trend"]._charts) == 1 and len(opened(twin)["Bridge"]._charts) == 1
