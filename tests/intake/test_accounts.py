"""Rows in = rows used + rows left out; every amount leads back to its cell; apart is the same as in
process.
"""

import csv
import importlib
import io
import sys
from decimal import Decimal
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from truths import book, long_rows, long_text, months_of, text, wide_rows

from nrr.ground import csv_text
from nrr.ground.windows import Month
from nrr.intake import Answers, parsed_answers, read, read_apart

KINDS = ("text", "numbers", "dates", "layout", "meaning")
CASES = [case for kind in KINDS for case in importlib.import_module(f"corpus_{kind}").cases()]
PLAIN = book()


@pytest.mark.parametrize("case", CASES[::3], ids=[case.id for case in CASES[::3]])
def test_rows_read_are_rows_used_and_rows_left_out(case):
    found = read(case.data, case.name, Answers())
    if found.rows is not None:
        assert found.rows.read == found.rows.used + sum(line.rows for line in found.rows.left)


@pytest.mark.parametrize(
    "rows", [[["Customer", "Month", "MRR"], *long_rows(PLAIN)], wide_rows(PLAIN)], ids=["long", "wide"]
)
def test_every_amount_leads_back_to_its_cell(rows):
    found = read(text(rows).encode(), "book.csv")
    ledger = found.ledger
    for unit, name in enumerate(ledger.names):
        for index, month in enumerate(ledger.months):
            amount = PLAIN[name].get((month.year, month.number), Decimal(0))
            assert ledger.grid[index, unit] == amount * 1200
            for cell in ledger.origins.of(unit, index):
                row = rows[cell.row - 1]
                assert row[0] == name and cell.raw in row and Decimal(cell.raw) == amount


def test_the_ledger_holds_the_totals_of_the_report():
    found = read(long_text(PLAIN).encode(), "book.csv")
    for index, month in enumerate(found.ledger.months):
        assert Decimal(found.totals.by_currency[""][str(month)]) * 1200 == int(found.ledger.grid[index].sum())


def test_a_currency_column_of_a_wide_sheet_belongs_to_its_row():
    sheet = "Customer,Currency,2026-01,2026-02\nA,USD,100,101\nB,EUR,200,\nC,GBP,300,303\nD,EUR,400,404\n"
    found = read(sheet.encode(), "book.csv", parsed_answers({"currency": "SEPARATE"})[0])
    assert {
        code: {month: Decimal(amount) for month, amount in months.items()}
        for code, months in found.totals.by_currency.items()
    } == {
        "USD": {"2026-01": 100, "2026-02": 101},
        "EUR": {"2026-01": 600, "2026-02": 404},
        "GBP": {"2026-01": 300, "2026-02": 303},
    }


def test_a_month_without_amounts_stays_in_a_wide_book():
    head, *body = wide_rows(PLAIN)
    data = text([[*head, "Nov-23"], *([*row, ""] for row in body)]).encode()
    assert read(data, "book.csv").outcome == "needs_answer"
    found = read(data, "book.csv", Answers(last_month="include"))
    assert found.ledger.months[-1] == Month.of(2023, 11) and not found.ledger.grid[-1].any()


def test_rows_left_out_can_be_downloaded_without_running_formulas():
    data = text(
        [
            ["Customer", "Month", "MRR", "Type"],
            ["A", "2023-01-01", 5, "recurring"],
            ["=1+1", "2023-01-01", 7, "setup fee"],
        ]
    )
    found = read(data.encode(), "book.csv")
    assert "'=1+1" in found.rejected and "one-time rows" in found.rejected and ",3," in found.rejected


def test_rows_left_out_are_quoted_and_guarded_as_every_other_csv():
    """A separator of another locale, a tab and a line break begin no cell that computes."""
    odd = ["Acme;=1+1", "Birch\t=1+1", 'Cedar\n@"x"']
    rows = [["Customer", "Month", "MRR", "Type"], ["A", "2023-01-01", 5, "recurring"]]
    found = read(text([*rows, *([name, "2023-01-01", 7, "setup fee"] for name in odd)]).encode(), "b.csv")
    head, *lines = csv.reader(io.StringIO(found.rejected, newline=""))
    assert head == ["Sheet", "Row", "Reason", "Customer", "Month", "MRR", "Type"]
    assert [line[3] for line in lines] == ["Acme;'=1+1", "Birch\t'=1+1", 'Cedar\n\'@"x"']
    assert (
        found.rejected.startswith('"Sheet","Row","Reason"')
        and '"",3,"one-time rows","Acme;' in found.rejected
    )
    assert found.rejected == csv_text(head, [[line[0], int(line[1]), *line[2:]] for line in _bare(lines)])


def _bare(lines):
    return [[cell.replace("'", "") for cell in line] for line in lines]


def test_attributes_change_by_month():
    rows = [
        ["Customer", "Plan", "Month", "MRR"],
        ["A", "Basic", "2023-01", 5],
        ["A", "Pro", "2023-02", 9],
        ["B", "Pro", "2023-01", 5],
        ["B", "Pro", "2023-02", 5],
    ]
    plan = read(text(rows).encode(), "book.csv").ledger.attributes["Plan"]
    assert plan.texts(0) == ["Basic", "Pro"] and plan.texts(1) == ["Pro", "Pro"]


def test_a_turned_table_counts_each_row_of_the_sheet_once():
    months = months_of(PLAIN)
    rows = [
        ["Month", *PLAIN],
        *([f"{y}-{m:02d}", *(row.get((y, m), "") for row in PLAIN.values())] for y, m in months),
    ]
    found = read(text(rows).encode(), "book.csv")
    assert (found.rows.read, found.rows.used) == (len(rows), len(months))


def test_answers_are_remembered_by_the_form_of_the_file():
    one, other = (
        read(text(wide_rows(PLAIN)).encode(), "a.csv"),
        read(text(wide_rows(book(first=(2024, 1)))).encode(), "b.csv"),
    )
    assert one.form == other.form != read(long_text(PLAIN).encode(), "c.csv").form


@pytest.mark.reader_apart
def test_apart_is_the_same():
    data = long_text(PLAIN).encode()
    here, there = read(data, "book.csv"), read_apart(data, "book.csv")
    assert (here.totals, here.problems, here.rows, here.ledger.fingerprint) == (
        there.totals,
        there.problems,
        there.rows,
        there.ledger.fingerprint,
    )


@pytest.mark.reader_apart
def test_a_stalled_reader_is_stopped():
    found = read_apart(long_text(PLAIN).encode(), "book.csv", patience_seconds=0.01)
    assert found.outcome == "refused" and found.problems[0].remedy


def test_months_of_the_truth():
    assert months_of(PLAIN)[0] == (2023, 3)
