"""Files of forms nobody had tried before: amounts before a discount, amounts with tax, percentages off,
products below their customers, refunds of a year. Each was once read to another figure in silence.

Every file is written from a few customers drawn here; questions are answered by the label of a choice.
"""

import csv
import io
from datetime import date

import pytest
from openpyxl import Workbook

from nrr.intake import Answers, read
from nrr.intake.headings.roles import zeros_of
from nrr.intake.headings.totals import TotalLabel, total_label

MONTHS = [f"{year}-{month:02d}" for year in (2024, 2025) for month in range(1, 13)][:14]
PAYS = {"Alder": 100, "Birch": 250, "Cedar": 40, "Dunn": 75}
ALL = f"{sum(PAYS.values())}.00"


def text(rows, delimiter=","):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode()


def bills(head, cells):
    """One bill a customer and month, on the first."""
    rows = [
        [f"R{place}-{month}", name, f"{month}-01", *cells(place, amount)]
        for month in MONTHS
        for place, (name, amount) in enumerate(PAYS.items())
    ]
    return text([["Invoice", "Customer", "Date", *head], *rows])


def answered(data, *labels, name="file.csv", **known):
    """The last month's total after the answers whose labels hold these words in turn, and the codes."""
    answers, asked = Answers(as_of="2025-02", **known), []
    for label in (*labels, None):
        found = read(data, name, answers)
        questions = [problem for problem in found.problems if problem.severity == "question"]
        if label is None:
            assert not questions, questions[0].what
            return next(iter(found.totals.by_currency.values()))["2025-02"], asked
        choice = next(one for one in questions[0].choices if label in one.label)
        asked.append(questions[0].code)
        answers = answers.and_also(choice.answers)
    raise AssertionError


def taxed(place, amount):
    """A tenth off for every other customer, then a tenth of tax."""
    off = amount / 10 if place % 2 else 0
    return amount + off, off, amount / 10, amount * 1.1


@pytest.mark.parametrize("sign", [1, -1])
def test_an_amount_before_discount_and_tax_is_asked_about(sign):
    head = ["Subtotal", "Discount", "Tax", "Total"]
    data = bills(head, lambda place, amount: [f"{x:.2f}" for x in _signed(taxed(place, amount), sign)])
    assert answered(data, "Subtotal less Discount") == (ALL, ["discount_open"])
    assert answered(data, "Subtotal as it is")[0] == "497.50"


def _signed(cells, sign):
    whole, off, tax, total = cells
    return whole, sign * off, tax, total


@pytest.mark.parametrize(
    ("head", "cells"),
    [
        (["Amount", "Tax", "Amount due"], lambda a: (a, a * 0.1, a * 1.1)),
        (["Base imponible", "IVA", "Total"], lambda a: (a, a * 0.21, a * 1.21)),
        (["Netto", "MwSt", "Brutto"], lambda a: (a, a * 0.19, a * 1.19)),
        (["Amount", "VAT"], lambda a: (a, a * 0.19)),
        (["Listino", "Sconto", "Netto"], lambda a: (a + 5, 5, a)),
        (["Recurring fee", "Setup fee", "Total"], lambda a: (a, 500, a + 500)),
    ],
)
def test_the_amount_without_tax_discount_and_setup_is_read_where_the_columns_add_up(head, cells):
    data = bills(head, lambda place, amount: [f"{x:.2f}" for x in cells(amount)])
    assert answered(data) == (ALL, [])


@pytest.mark.parametrize(
    ("head", "rate", "choice"),
    [
        (["Amount", "VAT"], 0.19, "Amount less VAT"),
        (["Amount", "Sales tax"], 0.2, "Amount less Sales tax"),
        (["Montant TTC", "dont TVA"], 0.2, "Montant TTC less dont TVA"),
        (["Betrag brutto", "MwSt"], 0.07, "Betrag brutto less MwSt"),
    ],
)
def test_amounts_that_hold_their_tax_are_asked_about(head, rate, choice):
    data = bills(head, lambda _, amount: (f"{amount * (1 + rate):.2f}", f"{amount * rate:.2f}"))
    assert answered(data, choice) == (ALL, ["amount_is"])


@pytest.mark.parametrize("share", ["20%", "0.2", "20"])
def test_a_percentage_off_a_price_is_asked_about(share):
    rows = [[name, "2024-01-01", "", amount / 0.8, share] for name, amount in PAYS.items()]
    data = text([["Customer", "Start", "End", "Monthly list price", "Discount %"], *rows])
    assert answered(data, "Monthly list price less Discount %") == (ALL, ["discount_open"])


@pytest.mark.parametrize("head", ["VAT rate", "MwSt-Satz", "Tax"])
def test_a_rate_of_tax_is_no_amount_of_it(head):
    data = bills(["Amount", head], lambda place, amount: (amount, 19 if place else 7))
    assert answered(data) == (ALL, [])


def test_a_discount_beside_an_amount_that_says_nothing_of_it_is_named():
    rows = [[name, "2024-01-01", "", amount, 5] for name, amount in PAYS.items()]
    data = text([["Customer", "Start", "End", "Monthly amount", "Discount"], *rows])
    said = [problem.what for problem in read(data, "a.csv", Answers(as_of="2025-02")).problems]
    assert "Column Discount was not taken off column Monthly amount." in said


def test_no_discount_is_taken_for_the_amount():
    rows = [[name, month, a + 5, 5, a] for name, a in PAYS.items() for month in MONTHS]
    data = text([["customer", "month", "gross_mrr", "discount_mrr", "net_mrr"], *rows])
    assert answered(data) == (ALL, [])


def products(head, total):
    """Two products below each customer, who stands alone above them or with their sum."""
    rows = []
    for name, amount in PAYS.items():
        grows = [amount + step for step in range(14)]
        rows += [[name, *head(grows)], ["   Platform", *(a - 10 for a in grows)], ["   Support", *[10] * 14]]
        rows += [[f"Total {name}", *grows]] if total else []
    sums = [sum(PAYS.values()) + len(PAYS) * step for step in range(14)]
    return text([["Customer / Item", *MONTHS], *rows, ["Total", *sums]])


@pytest.mark.parametrize(
    ("head", "total"), [(lambda _: [""] * 14, True), (lambda grows: grows, False)], ids=["headed", "pivot"]
)
def test_products_below_their_customers_are_no_customers(head, total):
    found = read(products(head, total), "sales.csv")
    assert found.outcome == "accepted" and found.totals.customers == len(PAYS)
    assert found.totals.by_currency[""]["2025-02"] == "517.00"


def test_blank_cells_and_numbers_are_no_labels_of_averages():
    """Below a subtotal, rows with a blank or a number beside their name were left out as averages of it."""
    assert {total_label(words) for words in ("", "0.00", "7340")} == {TotalLabel.NONE}
    rows = [[name, "", *[amount] * 14] for name, amount in PAYS.items()]
    rows.insert(2, ["Subtotal EMEA", "", *[350] * 14])
    found = read(text([["Customer", "Note", *MONTHS], *rows]), "a.csv")
    assert found.totals.customers == len(PAYS) and found.totals.by_currency[""]["2025-02"] == ALL


def test_a_refund_of_a_year_takes_back_all_of_it():
    monthly = [(f"{month}-04", name, "Subscription", a) for name, a in PAYS.items() for month in MONTHS]
    yearly = [(f"{year}-02-10", "Elm", "Annual plan", 1200) for year in (2024, 2025)]
    undone = [
        ("2024-06-01", "Fir", "Annual plan", 1200),
        ("2024-06-09", "Fir", "Refund annual plan", -1200),
    ]
    data = text([["Date", "Customer", "Description", "Amount"], *sorted([*monthly, *yearly, *undone])])
    answers = Answers(as_of="2025-02", amount_is="rhythm")
    totals = next(iter(read(data, "a.csv", answers).totals.by_currency.values()))
    assert {totals[month] for month in MONTHS[1:]} == {"565.00"}


def test_a_month_that_says_churned_is_asked_about():
    rows = [[name, *[amount] * 14] for name, amount in PAYS.items()]
    rows[2][10:] = ["churned"] * 5
    data = text([["Customer", *MONTHS], *rows])
    assert answered(data, "no revenue") == ("425.00", ["not_available"])


@pytest.mark.parametrize(
    ("words", "zeros"),
    [
        *[(words, 3) for words in ("MRR (kEUR)", "T EUR", "k USD", "KSEK", "tys. zł", "x1000", "tkr")],
        *[(words, 6) for words in ("mEUR", "mln zł", "MSEK")],
        *[(words, 0) for words in ("MRR EUR", "Kunde", "Team EUR")],
    ],
)
def test_zeros_left_out_are_seen_in_every_notation(words, zeros):
    assert zeros_of(words) == zeros


def test_a_title_in_thousands_is_asked_about():
    book, out = Workbook(), io.BytesIO()
    book.active.append(["Monthly recurring revenue, kEUR"])
    book.active.append(["Customer", *(date(2024 + k // 12, k % 12 + 1, 1) for k in range(14))])
    for name, amount in PAYS.items():
        book.active.append([name, *[amount / 10] * 14])
    book.save(out)
    assert answered(out.getvalue(), "thousands", name="a.xlsx") == ("46500.00", ["unit_of_table"])


def test_a_unit_without_its_count_is_asked_about_and_the_current_period_tells_it():
    head = "account,start_date,end_date,price,interval_unit,current_period_start,current_period_end"
    rows = [
        "a,2024-01-05,,1200,months,2025-01-05,2026-01-05",
        "b,2024-01-09,,50,months,2025-02-09,2025-03-09",
    ]
    data = "\n".join([head, *rows]).encode()
    assert answered(data, "As long as the period") == ("150.00", ["unknown_interval"])
    assert answered(data, "An amount is for one unit")[0] == "1250.00"


def test_customers_that_pay_alike_head_no_group():
    """A few equal prices, and neighbours who left together: every amount can be paired with those below it,
    and every second customer was once left out as a subtotal.
    """
    left, small = [100] * 6 + [0] * 8, [100] * 14
    rows = [("A1", left), ("A2", left), *((f"B{n}", small) for n in range(6))]
    rows += [("C1", [200] * 14), *((f"D{n}", small) for n in range(4))]
    found = read(text([["Customer", *MONTHS], *([name, *paid] for name, paid in rows)]), "file.csv")
    assert len(found.ledger.names) == len(rows)
    assert next(iter(found.totals.by_currency.values()))["2025-02"] == "1200.00"
    assert not [one.code for one in found.problems if one.code == "total_rows"]
