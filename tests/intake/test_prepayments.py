"""One invoice of about a year or a quarter among monthly ones is a question with both figures."""

from datetime import date

import pytest

from tests.intake.door_tools import text
from tests.intake.labels import answered, questions, totals_of
from tests.intake.ledgers import months_between

MONTHS = months_between((2024, 1), (2025, 10))
USUAL = [[name, date(*m, 1), "Pro", 100] for name in ("Ames", "Boyd", "Cole", "Dunn") for m in MONTHS]
HEAD = ["Customer", "Invoice date", "Plan", "Amount"]


def lists(*rows, plans):
    data = [
        [name, day, plan, amount] if plans else [name, day, amount]
        for name, day, plan, amount in (*USUAL, *rows)
    ]
    return text([HEAD if plans else [h for h in HEAD if h != "Plan"], *data])


@pytest.mark.parametrize("plans", [True, False])
@pytest.mark.parametrize(
    ("amount", "label", "months"),
    [(1200, "for a year", 12), (1000, "for a year", 12), (300, "for a quarter", 3)],
)
def test_the_only_invoice_of_a_customer(plans, amount, label, months):
    data = lists(["Lone", date(2024, 5, 1), "Pro", amount], plans=plans)
    (asked,) = questions(answered(data, "list.csv"))
    assert asked.code == "single_invoices"
    assert [option.nrr is not None for option in asked.choices] == [True, True]
    totals = totals_of(answered(data, "list.csv", label))
    assert totals["2024-05"] == totals["2024-07"] == pytest.approx(400 + amount / months)
    assert totals["2024-04"] == 400
    assert totals["2025-05"] == 400
    assert totals_of(answered(data, "list.csv", "for one month"))["2024-05"] == 400 + amount


def test_a_monthly_payer_who_turns_to_annual():
    rows = [["Turn", date(*m, 1), "Pro", 100] for m in MONTHS[:8]] + [["Turn", date(2024, 9, 1), "Pro", 1200]]
    totals = totals_of(answered(lists(*rows, plans=True), "list.csv", "for a year"))
    assert {m: totals[m] for m in ("2024-08", "2024-09", "2025-08", "2025-09")} == {
        "2024-08": 500,
        "2024-09": 500,
        "2025-08": 500,
        "2025-09": 400,
    }


@pytest.mark.parametrize("amount", [100, 730, 250])
def test_any_other_amount_is_that_of_its_month(amount):
    found = answered(lists(["Lone", date(2024, 5, 1), "Pro", amount], plans=True), "list.csv")
    assert totals_of(found)["2024-05"] == 400 + amount


def test_recurring_revenue_by_month_is_not_asked_about():
    rows = [
        [name, f"{day:%Y-%m}", amount]
        for name, day, _, amount in (*USUAL, ["Lone", date(2024, 5, 1), "Pro", 1200])
    ]
    assert totals_of(answered(text([["Customer", "Month", "MRR"], *rows]), "mrr.csv"))["2024-05"] == 1600
