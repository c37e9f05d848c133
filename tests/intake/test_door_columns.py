"""Columns through the door: cells and headings together say what a column is; a report is no book, a row
number no customer.
"""

import json
import re
import sys
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

import nrr
from nrr.__main__ import main
from nrr.intake import parsed_answers, read, read_object
from nrr.intake.thresholds import LIMITS
from tests.intake import door_columns as door
from tests.intake import door_numbers
from tests.intake.labels import answered, questions, totals_of

sys.path.insert(0, str(Path(__file__).parent))

from corpora import every_case


def book_of(found):
    return {m: t for m, t in totals_of(found).items() if t}


def offers(found):
    return [option.label for problem in found.problems for option in problem.choices]


@pytest.mark.parametrize("rows", door.REPORTS.values(), ids=door.REPORTS)
def test_a_report_is_refused_with_the_reason(rows):
    found = nrr.read(door.text(rows), "report.csv")
    assert found.outcome == "refused" and found.problems[0].code == "no_customers"
    assert "measures of the whole business" in found.problems[0].what and not offers(found)


def test_measures_in_words_nobody_knows_are_no_customers_either():
    rows = zip(door.MONTHS, door.creeping(20), door.moving(5000), door.rate(2.1), strict=True)
    found = nrr.read(door.text([["honap", "ugyfelek", "bevetel", "arany"], *rows]), "report.csv")
    assert found.outcome == "refused" and not offers(found)


@pytest.mark.parametrize("rows", door.KNOWN.values(), ids=door.KNOWN)
def test_customers_are_those_that_come_back(rows):
    found = nrr.read(door.text(rows), "mrr.csv")
    assert not questions(found) and book_of(found) == door.BOOK
    assert found.totals.customers == 6


@pytest.mark.parametrize(("rows", "label"), door.UNKNOWN.values(), ids=door.UNKNOWN)
def test_what_is_proposed_is_possible_and_named(rows, label):
    asked = nrr.read(door.text(rows), "unknown.csv")
    assert [q.code for q in questions(asked)] == ["columns"] and len(offers(asked)) == 1
    assert questions(asked)[0].choices[0].nrr == pytest.approx(door.NRR)
    assert book_of(answered(door.text(rows), "unknown.csv", label)) == door.BOOK


def test_two_possible_amounts_are_two_choices():
    rows = door.listed(p=door.name, d=door.day, x=door.amount, y=lambda _i, _w, _t, a: 2 * a)
    labels = offers(nrr.read(door.text(rows), "unknown.csv"))
    assert [re.findall(r"amount in (\w)", label) for label in labels] == [["x"], ["y"]]


def test_nothing_is_proposed_where_two_columns_could_be_the_customer():
    staff = ("Ann B", "Cid D", "Eve F", "Gus H", "Ira J", "Kim L")
    rows = door.listed(
        party=door.name, teller=lambda _i, w, t, _a: staff[(w + t) % 6], d=door.day, x=door.amount
    )
    found = nrr.read(door.text(rows), "unknown.csv")
    assert [q.code for q in questions(found)] == ["columns"] and not offers(found)
    told = parsed_answers({"columns": {"customer": "party", "month": "d", "amount": "x"}})[0]
    assert book_of(nrr.read(door.text(rows), "unknown.csv", told)) == door.BOOK


@pytest.mark.parametrize(("bill", "recurring"), door.RIVALS.items(), ids=door.RIVALS.values())
def test_what_comes_again_beats_a_bill(bill, recurring):
    found = nrr.read(door.text(door.beside(bill, recurring)), "deals.csv")
    assert dict(found.mapping)["amount"] == recurring and book_of(found) == door.BOOK


def test_rivals_are_choices_that_name_their_column():
    rows = door.listed(
        Customer=door.name, Month=door.month, Amount=lambda _i, _w, _t, a: 2 * a + 5, Betrag=door.amount
    )
    found = answered(door.text(rows), "mrr.csv", r"amount in Betrag \(column D\)")
    assert book_of(found) == door.BOOK


def test_two_dates_of_different_months_are_choices():
    later = lambda i, _w, t, _a: f"{door.MONTHS[min(14, t + (i % 5 == 0))]}-09"  # noqa: E731
    rows = door.listed(
        **{"Invoice Date": door.month, "Posting Date": later, "Customer": door.name, "Amount": door.amount}
    )
    assert book_of(answered(door.text(rows), "mrr.csv", "month in Invoice Date")) == door.BOOK


WIDE = [
    ["Customer", *door.MONTHS],
    *([who, *(door.paid(i, t) or None for t in range(15))] for i, who in enumerate(door.CUSTOMERS)),
]


@pytest.mark.parametrize("labels", door.MEASURED.values(), ids=door.MEASURED)
def test_tabs_of_measures_and_plans_are_no_readings(labels):
    plan = [
        ["", *door.MONTHS],
        ["MRR", *door.moving(3000)],
        ["Low", *door.moving(2900)],
        ["High", *door.moving(3100)],
    ]
    people = [
        [*WIDE[0]],
        *([who, *(2 * door.paid(i, t) for t in range(15))] for i, who in enumerate(door.CUSTOMERS)),
    ]
    data = door.workbook(KPIs=door.in_rows(labels, ""), Customers=WIDE, Forecast=plan, Budget_2026=people)
    found = nrr.read(data, "finance.xlsx")
    assert not questions(found) and book_of(found) == door.BOOK


def test_proposals_speak_of_the_sheet_that_holds_the_data():
    notes = [["This workbook", "Version", "Sheet"], ["Ask finance", "4", "2"], ["Checked twice", "5", "3"]]
    rows = door.listed(nr=door.count, typ=door.constant, wer=door.name, wann=door.day, wieviel=door.amount)
    found = answered(
        door.workbook(Read_me=notes, Data=rows), "book.xlsx", "customer in wer .*amount in wieviel"
    )
    assert book_of(found) == door.BOOK


def test_the_command_line_refuses_a_report_and_reports_a_book(tmp_path):
    for name, rows in (
        ("report.csv", door.REPORTS["counts en"]),
        ("mrr.csv", door.KNOWN["id beside a reference"]),
    ):
        (tmp_path / name).write_bytes(door.text(rows))
    refused = json.loads(CliRunner().invoke(main, ["read", str(tmp_path / "report.csv"), "--json"]).output)
    assert refused["outcome"] == "refused" and "totals" not in refused
    window = ["--as-of", door.MONTHS[door.CLOSE], "--months", "12"]
    told = CliRunner().invoke(main, ["report", str(tmp_path / "mrr.csv"), "--json", *window])
    assert json.loads(told.output)["metrics"]["nrr"]["value"] == pytest.approx(door.NRR)


def test_labels_of_a_question_lead_to_the_same_answers_in_json():
    data = door.text(door.UNKNOWN["three columns"][0])
    asked = read_object(read(data, "unknown.csv", parsed_answers({})[0]))
    choice = next(c for m in asked["messages"] for c in m.get("choices", ()))
    again = read_object(read(data, "unknown.csv", parsed_answers(choice["answers"])[0]))
    assert again["outcome"] == "accepted" and again["customers"] == 6


@pytest.mark.parametrize(
    ("count", "price"),
    [
        ("Seats", "Price per seat"),
        ("Users", "Price per user"),
        ("Quantity", "Unit price"),
        ("Licences", "Fee per licence"),
        ("Anzahl", "Einzelpreis"),
        ("Quantité", "Prix unitaire"),
        ("Cantidad", "Precio unitario"),
        ("Quantità", "Prezzo unitario"),
        ("Aantal", "Stuksprijs"),
        ("Quantidade", "Preço unitário"),
        ("Antal", "Styckpris"),
        ("Ilość", "Cena jednostkowa"),
        ("数量", "単価"),
    ],
)
def test_a_price_a_piece_is_no_average_and_is_multiplied(count, price):
    rows = [f"C{k},2025-{m:02d},{2 + k},{20 + k}" for m in range(1, 13) for k in range(6)]
    found = nrr.read("\n".join([f"Customer,Month,{count},{price}", *rows]).encode(), "book.csv")
    assert found.outcome == "accepted" and "unit_price" in {problem.code for problem in found.problems}
    assert int(found.ledger.grid[0].sum()) == 1200 * sum((2 + k) * (20 + k) for k in range(6))


def test_revenue_per_user_stays_an_average():
    rows = [f"2025-{m:02d},{100 + m},{20}" for m in range(1, 13)]
    found = nrr.read("\n".join(["Month,Users,Revenue per user", *rows]).encode(), "kpi.csv")
    assert found.outcome == "refused"


@pytest.mark.parametrize("heading", ["ARR", "Annual contract value", "Annual recurring revenue"])
def test_what_recurs_beats_the_amount_of_a_known_export(heading):
    head = (
        "Account Name,Opportunity Name,Stage,Close Date,Contract Start Date,Contract End"
        f" Date,Amount,{heading}"
    )
    rows = [
        f"A{k},A{k} new,Closed Won,2024-01-0{k + 1},2024-02-01,2025-12-31,{5000 + k},{1200 * (k + 1)}"
        for k in range(6)
    ]
    found = nrr.read("\n".join([head, *rows]).encode(), "opportunities.csv")
    assert found.mapping["amount"] == heading
    assert int(found.ledger.grid[0].sum()) == 100 * 1200 * sum(range(1, 7))


NUMBERS = tomllib.loads(
    (Path(nrr.__file__).parent / "intake" / "thresholds.toml").read_text(encoding="utf-8")
)
SETTLING = door.SETTLING | door_numbers.SETTLING
SIDES = [(number, side) for number in NUMBERS for side in ("lower", "higher") if side in NUMBERS[number]]
OPEN = {
    "deeper lower",
    "foots higher",
    "foots lower",
    "most lower",
    "named lower",
    "near higher",
    "near lower",
    "nearly higher",
    "term_of_bill higher",
    "term_of_bill lower",
    "without_year lower",
}
"""Sides of a number on which no file turns yet: they only become fewer."""


def test_every_number_says_what_it_tells_apart_and_every_table_is_of_one():
    assert all(row["what"] for row in NUMBERS.values())
    named = [NUMBERS[number][side][1] for number, side in SIDES]
    assert sorted(name for name in named if name in SETTLING) == sorted(SETTLING)
    assert {f"{n} {s}" for n in NUMBERS for s in ("lower", "higher") if s not in NUMBERS[n]} == OPEN


def file_of(name):
    """A table by its name, or a case of the corpus."""
    if name in SETTLING:
        return door.text(SETTLING[name]), "table.csv"
    return next((case.data, case.name) for case in every_case() if case.id == name)


def reading(file):
    found = nrr.read(*file)
    asked = [(q.code, [(choice.label, choice.nrr) for choice in q.choices]) for q in questions(found)]
    said = sorted(problem.code for problem in found.problems)
    return found.outcome, dict(found.mapping), found.totals and found.totals.by_currency, asked, said


@pytest.mark.parametrize(("number", "side"), SIDES, ids=map(" ".join, SIDES))
def test_a_file_settles_each_number_from_each_side(number, side):
    """Read with the number as it is and a little lower or higher: two readings, or another remark."""
    other, name = NUMBERS[number][side]
    own, file = NUMBERS[number]["value"], file_of(name)
    assert other < own if side == "lower" else other > own
    usual = reading(file)
    object.__setattr__(LIMITS, number, other)
    try:
        assert reading(file) != usual
    finally:
        object.__setattr__(LIMITS, number, own)


def test_an_amount_before_its_discount_is_asked_about_where_the_one_after_stands_beside_it():
    """Subtotal less Discount is Total in every row: which of the two is revenue moves every figure."""
    rows = "Customer,Month,Subtotal,Discount,Total\n" + "".join(
        f"{name},2024-{month:02d},{amount},{off},{amount - off}\n"
        for month in range(1, 5)
        for name, amount, off in (("Ada", 100, 10), ("Bo", 50, 5 * (month > 2)), ("Cy", 70, 0))
    )
    asked = next(p for p in read(rows.encode(), "bills.csv").problems if p.code == "rival_columns")
    told = {choice.label: choice.answers for choice in asked.choices}
    assert len(told) == 2 and any("Total" in label for label in told)
    after = next(answer for label, answer in told.items() if "Total" in label)
    found = read(rows.encode(), "bills.csv", parsed_answers(after)[0])
    assert found.outcome == "accepted" and found.totals.by_currency[""]["2024-04"] == "205.00"
    free = rows.replace(",10,90", ",0,100").replace(",5,45", ",0,50")
    assert read(free.encode(), "bills.csv").outcome == "accepted"


def test_a_report_of_many_rows_or_of_two_months_is_a_report():
    """Beyond 2,000 rows, and below three months, the counts of customers were taken for customers."""
    months = [f"{2015 + t // 12}-{t % 12 + 1:02d}" for t in range(90)]
    regions = [
        [m, f"R{j}", 50 + j * 3 + t + t % 3, 900 * (j + 1)] for t, m in enumerate(months) for j in range(25)
    ]
    head = ["month", "region", "customers", "mrr"]
    two = [["month", "customers", "mrr"], ["2025-01", 100, 5000], ["2025-02", 103, 5100]]
    for rows in ([head, *regions], two):
        found = nrr.read(door.text(rows), "kpi.csv")
        assert found.outcome == "refused" and found.problems[0].code == "no_customers"
