"""The sample books: written by their generator, alike in every shape, and true to the figures beside them."""

import csv
import io
import sys
from datetime import date
from pathlib import Path

import openpyxl
import pytest

import nrr
from nrr.definitions.metrics import MOVEMENT_GRR, MOVEMENT_NRR, MOVEMENT_NRR_WITH_REACTIVATION
from nrr.intake import Answers, read

SAMPLES = Path(__file__).parent.parent / "sample_data"
sys.path.insert(0, str(SAMPLES))

import company  # noqa: E402
import generate  # noqa: E402

MONTHS = [generate.tables.iso_month(t) for t in range(company.MONTHS)]
CONTENTS = generate.contents()


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


@pytest.mark.parametrize("name", sorted(CONTENTS))
def test_every_file_is_what_the_generator_writes(name):
    assert (SAMPLES / name).read_bytes() == CONTENTS[name]


def test_there_is_no_other_data_file():
    found = {path.name for path in SAMPLES.iterdir() if path.suffix in {".csv", ".xlsx", ".md"}}
    assert found == set(CONTENTS)


def test_files_are_small():
    assert all(len(data) < 1_000_000 for data in CONTENTS.values())


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


BOOKS = [
    one for one in generate.samples() if one.shape in ("wide", "long", "contract periods", "movement events")
]


@pytest.fixture(scope="module")
def ledgers():
    """Every book as the application reads it, without any answer but that what is open runs through the
    month the company ends with: by itself it runs through the last complete month of the day it is read.
    """
    through = Answers(as_of=MONTHS[-1])
    found = {one.name: read((SAMPLES / one.name).read_bytes(), one.name, through) for one in BOOKS}
    assert {name: intake.outcome for name, intake in found.items()} == dict.fromkeys(found, "accepted")
    return {name: intake.ledger for name, intake in found.items()}


def window_of(one):
    return nrr.Window(*map(nrr.Month.parse, one.window.split(" to ")))


@pytest.mark.parametrize("one", BOOKS, ids=lambda one: one.name)
def test_the_application_gives_the_figures_of_the_readme(one, ledgers):
    found = nrr.rates(nrr.ledgers.settle(ledgers[one.name], nrr.Policy()), window_of(one), nrr.Policy())
    wanted = (one.nrr, one.grr, one.logo_retention)
    assert (found.nrr, found.grr, found.logo_retention) == pytest.approx(tuple(map(float, wanted)), rel=1e-12)


@pytest.mark.parametrize("name", [one.name for one in BOOKS if one.name.startswith("tarnbeck")])
def test_every_shape_is_read_as_the_same_ledger(name, ledgers, book):
    ledger = ledgers[name]
    months = [str(month) for month in ledger.months]
    assert months == MONTHS
    paid = {
        (customer, months[t]): int(ledger.grid[t, row])
        for row, customer in enumerate(ledger.names)
        for t in range(len(months))
        if ledger.grid[t, row]
    }
    assert paid == {key: amount * 12 for key, amount in book.items()}
    assert ledger.currency == "USD"


@pytest.mark.parametrize("name", [one.name for one in BOOKS if one.name.startswith("tarnbeck")])
def test_every_shape_knows_the_segments(name, ledgers):
    facts = {one.name: one.facts for one in company.customers()}
    for attribute in generate.tables.FACTS:
        texts = ledgers[name].attributes[attribute].texts(company.MONTHS - 1)
        assert texts == [facts[customer][attribute] for customer in ledgers[name].names]


SUMMARIES = [one for one in generate.samples() if one.shape == "component summary"]


@pytest.mark.parametrize("one", SUMMARIES, ids=lambda one: one.name)
def test_summaries_give_the_figures_of_the_readme(one):
    found = read((SAMPLES / one.name).read_bytes(), one.name).components
    metric = MOVEMENT_NRR_WITH_REACTIVATION if one.note else MOVEMENT_NRR
    assert (metric.of(found), MOVEMENT_GRR.of(found)) == pytest.approx(
        (float(one.nrr), float(one.grr)), rel=1e-12
    )
    assert found.window.months == (1 if one.window == "1 month" else 12)


def test_the_published_month_without_its_reactivation():
    name = "published_monthly_100k.csv"
    found = read((SAMPLES / name).read_bytes(), name).components
    assert MOVEMENT_NRR.of(found) == pytest.approx(1.02) and "102.0% without" in generate.FOOTNOTE


@pytest.fixture(scope="module")
def signed(ledgers):
    """The company with its contracts beside the revenue."""
    data, revenue = (SAMPLES / "tarnbeck_contracts.csv").read_bytes(), ledgers["tarnbeck_wide.csv"]
    side = nrr.intake.read_side(data, "tarnbeck_contracts.csv").table
    return nrr.intake.combine(revenue, [nrr.intake.proposed(side, revenue)]).ledger


VIEW = nrr.View(nrr.Window(*map(nrr.Month.parse, ("2025-10", "2026-10"))), nrr.Policy(fiscal_start=2))


def test_renewals_are_those_of_the_readme_and_no_contract_exceeds_its_revenue(signed):
    renewals = nrr.terms.renewals_of(signed, VIEW)
    outcomes = generate.contracts.contracts(company.customers())[1]
    for label, (first, last) in generate.QUARTERS.items():
        found = renewals.quarters[label]
        wanted = generate.contracts.renewal_figures(
            outcomes, date.fromisoformat(first), date.fromisoformat(last)
        )
        rates = (found.gross_rate, found.net_rate, found.logo_rate)
        assert rates == pytest.approx([wanted[name] for name in ("gross", "net", "logo")], rel=1e-12)
        assert found.up == wanted["up"]
    whole = float(next(one.nrr for one in BOOKS if one.name == "tarnbeck_wide.csv"))
    assert (renewals.against.exceeding, renewals.split.nrr) == (0, pytest.approx(whole, rel=1e-12))


def test_the_contracts_hold_every_kind_of_renewal(signed):
    renewals = nrr.terms.renewals_of(signed, VIEW)
    settled = renewals.quarters.values()
    assert all(sum(len(getattr(one, name)) for one in settled) for name in ("early", "late", "returned"))
    kinds = {nrr.terms.class_of(term) for term in signed.terms}
    assert {"annual", "multi-year", "evergreen"} <= kinds
    assert {term.line for term in signed.terms} == {"Shift planning", "Forecasting add-on"}
    assert any(term.notice_given for term in signed.terms) and any(term.uplift for term in signed.terms)
    assert any(one.notice for one in settled) and renewals.quarters["FY27 Q3"].in_grace
    ahead = nrr.terms.month_end(VIEW.window.closing)
    assert any(term.start > ahead for term in signed.terms)


def test_the_plan_was_missed_in_one_segment(signed):
    told = nrr.plans.plan_lines((SAMPLES / "tarnbeck_plan.csv").read_bytes(), VIEW.policy.fiscal)
    found = nrr.plans.against_plan(nrr.snapshots.prepared_source(signed, VIEW), VIEW, told)
    wanted = generate.plans.closings(company.customers(), generate.plans.plan(company.customers()))
    got = {name: (one.plan_closing, one.actual_closing) for name, one in found.segments.items()}
    assert got == {name: (planned * 100, round(100 * actual)) for name, (planned, actual) in wanted.items()}
    assert [str(window.closing) for window in found.not_complete] == ["2027-01"]
    off = {name: (actual - planned) / planned for name, (planned, actual) in wanted.items()}
    assert off["SMB"] < -0.1 and min(off["Enterprise"], off["Mid-market"]) > -0.01
