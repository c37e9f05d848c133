"""The sample books: written by their generator, alike in every shape, and true to the figures beside them."""

import csv
import io
import sys
from datetime import date
from pathlib import Path

import openpyxl
import pytest

SAMPLES = Path(__file__).parent.parent / "sample_data"
sys.path.insert(0, str(SAMPLES))

import company  # noqa: E402
import generate  # noqa: E402

MONTHS = [generate.tables.iso_month(t) for t in range(company.MONTHS)]


def rows(name):
    return list(csv.DictReader(io.StringIO((SAMPLES / name).read_text(encoding="utf-8"))))


def cents(text):
    return round(float(text) * 100)


@pytest.fixture(scope="module")
def book():
    """``{(customer, month): cents}`` of the invented company, paid months only."""
    return {
        (one.name, MONTHS[t]): amount
        for one in company.customers()
        for t, amount in enumerate(one.cents)
        if amount
    }


@pytest.mark.parametrize("name", sorted(generate.contents()))
def test_every_file_is_what_the_generator_writes(name):
    assert (SAMPLES / name).read_bytes() == generate.contents()[name]


def test_there_is_no_other_data_file():
    found = {path.name for path in SAMPLES.iterdir() if path.suffix in {".csv", ".xlsx", ".md"}}
    assert found == set(generate.contents())


def test_files_are_small():
    assert all(len(data) < 1_000_000 for data in generate.contents().values())


def test_the_company_is_as_announced(book):
    whole = next(one for one in generate.samples() if one.name == "tarnbeck_wide.csv")
    last = sorted((amount for (_, month), amount in book.items() if month == MONTHS[-1]), reverse=True)
    assert 1.04 <= whole.nrr <= 1.08 and 0.86 <= whole.grr <= 0.90
    assert 0.08 <= last[0] / sum(last) <= 0.12
    assert whole.rows == 401 and (MONTHS[0], MONTHS[-1]) == ("2023-11", "2026-10")


def test_wide_holds_the_book(book):
    found = {(r["Customer"], m): cents(r[m]) for r in rows("tarnbeck_wide.csv") for m in MONTHS}
    assert {key: amount for key, amount in found.items() if amount} == book


def test_the_workbook_holds_the_book(book):
    heading, *body = openpyxl.load_workbook(SAMPLES / "tarnbeck_wide.xlsx").active.iter_rows(values_only=True)
    months = {column: f"{h:%Y-%m}" for column, h in enumerate(heading) if isinstance(h, date)}
    found = {(r[0], month): round(r[column] * 100) for r in body for column, month in months.items()}
    assert {key: amount for key, amount in found.items() if amount} == book


def test_long_holds_the_book(book):
    assert {(r["Customer"], r["Month"]): cents(r["MRR"]) for r in rows("tarnbeck_long.csv")} == book


def test_contract_periods_hold_the_book(book):
    found = {}
    months = {"Monthly": 1, "Quarterly": 3, "Annual": 12}
    ends = [generate.tables.last_day(t) for t in range(company.MONTHS)]
    for r in rows("tarnbeck_periods.csv"):
        running = [e[:7] for e in ends if r["Start date"] <= e <= (r["End date"] or ends[-1])]
        amount = cents(r["Amount"])
        assert running and amount % months[r["Billing interval"]] == 0
        found |= {(r["Customer"], month): amount // months[r["Billing interval"]] for month in running}
    assert found == book


def test_movement_events_add_up_to_the_book(book):
    sign = {"New": 1, "Reactivation": 1, "Expansion": 1, "Contraction": -1, "Churn": -1}
    steps = {}
    for r in rows("tarnbeck_events.csv"):
        steps.setdefault(r["Customer"], {})[r["Date"][:7]] = sign[r["Type"]] * cents(r["Amount"])
    found = {}
    for customer, moved in steps.items():
        balance = 0
        for month in MONTHS:
            balance += moved.get(month, 0)
            found[customer, month] = balance
    assert {key: amount for key, amount in found.items() if amount} == book


def test_attributes_are_of_the_same_customers():
    assert [r["Customer"] for r in rows("tarnbeck_attributes.csv")] == [
        r["Customer"] for r in rows("tarnbeck_wide.csv")
    ]
