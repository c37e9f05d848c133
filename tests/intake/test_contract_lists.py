"""A list of contracts beside a file of months: by file, as a second sheet, and without the start."""

import io
import json
from datetime import date

import openpyxl
import pytest
from click.testing import CliRunner

import nrr
from nrr.__main__ import main

MONTHS = [
    ["Customer", "2025-01", "2025-02", "2025-03", "2025-04"],
    ["Acme", 100, 100, 110, 110],
    ["Birch", 50, 50, 50, 50],
    ["Cedar", 20, 20, 20, 20],
]
CONTRACTS = [
    ["Client", "Contract start", "Contract end", "ARR", "Account owner", "Billing interval"],
    ["Acme", "2024-03-01", "2025-02-28", 1200, "Ann", "quarterly"],
    ["ACME ", "2025-03-01", "2026-02-28", 1320, "Ann", "quarterly"],
    ["Birch", "2025-01-01", "2025-12-31", 900, "Bob", "annual"],
    ["Nobody", "2025-01-01", "2025-12-31", 900, "Bob", "annual"],
    ["No One Ltd", "2025-01-01", "2025-12-31", 300, "Bob", "annual"],
    ["Nemo", "2025-01-01", "2025-12-31", 300, "Bob", "annual"],
]
MRR = nrr.Answers(amount_is="mrr")


def text(rows):
    return "\n".join(",".join(map(str, row)) for row in rows).encode()


@pytest.fixture(scope="module")
def book():
    return nrr.read(text(MONTHS), "months.csv", MRR).ledger


def joined(book, rows, name="contracts.csv"):
    side = nrr.intake.read_side(text(rows), name)
    join = nrr.intake.proposed(side.table, book)
    assert join.kind is nrr.intake.SideKind.CONTRACTS
    return nrr.intake.combine(book, [join])


def test_terms_go_to_the_customers_of_the_book_and_the_others_are_named(book):
    found = joined(book, CONTRACTS)
    terms = [(t.customer, t.arr_minor, t.owner, t.row, t.file) for t in found.ledger.terms]
    assert terms == [
        ("Acme", 120000, "Ann", 2, "contracts.csv"),
        ("Acme", 132000, "Ann", 3, "contracts.csv"),
        ("Birch", 90000, "Bob", 4, "contracts.csv"),
    ]
    said = {problem.code: problem for problem in found.problems}
    assert "3 contract terms of contracts.csv name no customer of your data: Nobody, No One Ltd, Nemo" in (
        said["unmatched_contracts"].what
    )
    assert said["unmatched_contracts"].place.rows == (5, 6, 7)
    assert "1 customer by 300.00 a year at the end of Apr 2025: Birch" in said["contracts_exceed"].what
    assert "Cedar" in said["without_contract"].what
    assert (found.ledger.grid == book.grid).all()
    assert nrr.unpack(nrr.pack(found.ledger)).terms == found.ledger.terms


def test_term_and_billing_interval_are_columns_to_group_by(book):
    attributes = joined(book, CONTRACTS).ledger.attributes
    assert attributes["Contract term"].texts(3) == ["annual", "annual", "not under term"]
    assert attributes["Billing interval"].texts(3) == ["quarterly", "annual", nrr.UNKNOWN]


def test_the_rest_line_and_the_renewal_by_the_command_line(tmp_path):
    months, contracts, answers = (tmp_path / name for name in ("m.csv", "contracts.csv", "a.json"))
    months.write_bytes(text(MONTHS))
    contracts.write_bytes(text(CONTRACTS))
    answers.write_text('{"amount_is": "mrr"}')
    asked = ["report", str(months), "--answers", str(answers), "--beside", str(contracts)]
    told = json.loads(CliRunner().invoke(main, [*asked, "--months", "3", "--json"]).output)
    found = told["renewals"]
    assert found["against_revenue"] == {
        "under_term": "2220.00",
        "not_under_term": "240.00",
        "rest": "240.00",
        "exceeding_customers": 1,
        "exceeding": "300.00",
    }
    assert found["periods"]["2025-Q1"]["net_rate"] == 1.1
    year = found["commitments"]
    assert (year["opening"], year["quarters"][0]["evergreen"]) == ("2460.00", "240.00")
    assert found["split"]["nrr"] == told["metrics"]["nrr"]["value"]
    assert {"unmatched_contracts", "contracts_exceed"} <= {one["code"] for one in told["problems"]}


def test_a_second_sheet_of_contracts_joins_by_itself():
    workbook = openpyxl.Workbook()
    for name, rows in (("MRR", MONTHS), ("Contracts", CONTRACTS)):
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(row)
    del workbook["Sheet"]
    out = io.BytesIO()
    workbook.save(out)
    found = nrr.read(out.getvalue(), "book.xlsx", nrr.Answers(amount_is="mrr", sheets=("MRR",)))
    assert [t.file for t in found.ledger.terms] == ["book.xlsx, Contracts"] * 3
    assert "unmatched_contracts" in {problem.code for problem in found.problems}


def test_without_a_start_terms_follow_one_another_and_the_first_begins_with_the_revenue(book):
    rows = [["Customer", "Contract end", "ARR"], ["Acme", "2025-02-28", 1200], ["Acme", "2026-02-28", 1320]]
    found = joined(book, rows)
    days = [(date.fromordinal(t.start).isoformat(), t.arr_minor) for t in found.ledger.terms]
    assert days == [("2025-01-01", 120000), ("2025-03-01", 132000)]
    assert "contracts_without_start" in {problem.code for problem in found.problems}


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([["Customer", "Contract end", "TCV"], ["Acme", "2026-02-28", 1320]], "contracts_need_start"),
        (
            [["Customer", "Start", "End", "ARR (EUR)"], ["Acme", "2025-03-01", "2026-02-28", 1320]],
            "contracts_in_other_currency",
        ),
    ],
)
def test_a_list_that_cannot_stand_beside_the_book_is_refused(book, rows, code):
    months = [["Customer", "2025-01 (USD)", "2025-02 (USD)"], ["Acme", 100, 100], ["Birch", 50, 50]]
    dollars = nrr.read(text(months), "usd.csv", MRR).ledger
    found = joined(dollars, rows)
    assert [problem.code for problem in found.problems] == [code] and not found.ledger.terms
