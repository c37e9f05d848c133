"""Exports of billing tools, CRMs and accounting systems are read to the ledger they were written from."""

import pytest

from tests.intake.door_tools import CASES, dated_bills, text, truth
from tests.intake.labels import answered, questions, settled, totals_of
from tests.intake.ledgers import LAST, MONTHLY, SUBSCRIPTIONS, label


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_export(case):
    totals = totals_of(settled(case.data, case.name, case.choose))
    assert {month: mrr for month, mrr in totals.items() if month <= label(LAST) and mrr} == pytest.approx(
        case.truth
    )


def test_bills_run_no_further_than_the_last_one_written():
    """Annual bills reach into next year; the months there lack everybody who pays by the month."""
    bills = [[o.name, f"INV-{i:05d}", b, e, a] for i, (b, e, a, o) in enumerate(dated_bills())]
    found = answered(
        text([["Customer", "Invoice Number", "Service from", "Service to", "Amount"], *bills]), "bills.csv"
    )
    assert str(found.ledger.months[-1]) == label(LAST)


def words_of_intervals(*words):
    """Subscriptions billed by the month, by the quarter and by the year, under three words."""
    named = dict(zip((1, 3, 12), words, strict=True))
    rows = [[o.name, o.start, o.end or "", named[o.every], o.steps[0][1] * o.every] for o in FLAT]
    return text([["Customer", "Start date", "End date", "Billing frequency", "Amount"], *rows])


FLAT = tuple(o for o in SUBSCRIPTIONS if len(o.steps) == 1)


def test_an_interval_nobody_knows_is_a_question_with_its_rows_and_money():
    found = answered(words_of_intervals("Monthly", "Seasonal", "Annual"), "plans.csv")
    (asked,) = [q for q in questions(found) if q.code == "unknown_interval"]
    assert asked.place.rows == (3,)
    assert "'Seasonal' on 1 row (row 3; 360.00 in all)" in asked.what
    assert [o.label for o in asked.choices] == [
        "'Seasonal' is monthly",
        "'Seasonal' is quarterly",
        "'Seasonal' is half-yearly",
        "'Seasonal' is annual",
        "'Seasonal' is one-time: leave these rows out",
    ]


def test_each_unknown_interval_is_answered_by_itself():
    data = words_of_intervals("Monthly", "Seasonal", "Jahrespass")
    found = answered(
        data, "plans.csv", "'Seasonal' is quarterly", "'Jahrespass' is annual", "last complete month"
    )
    totals = totals_of(found)
    assert {m: totals[m] for m in truth(FLAT)} == pytest.approx(truth(FLAT))
    left = answered(
        data, "plans.csv", "'Seasonal' is one-time", "'Jahrespass' is annual", "last complete month"
    )
    assert totals_of(left)["2024-06"] == truth(FLAT)["2024-06"] - 120


def test_how_bills_are_sent_is_no_interval():
    rows = [[o.name, b, "charge_automatically", a] for b, _, a, o in dated_bills(MONTHLY)]
    found = answered(text([["Customer", "Invoice date", "Billing", "Amount"], *rows]), "bills.csv")
    assert totals_of(found) == pytest.approx(truth())


PAYMENTS = {
    "en": ("Transaction type", "Invoice", "Payment"),
    "de": ("Belegart", "Rechnung", "Zahlungseingang"),
    "fr": ("Type", "Facture", "Règlement"),
    "nl": ("Soort", "Factuur", "Betaling"),
    "sv": ("Typ", "Faktura", "Inbetalning"),
    "pl": ("Typ dokumentu", "Faktura", "Wpłata"),
    "ja": ("種別", "請求書", "入金"),
}


@pytest.mark.parametrize("language", PAYMENTS)
@pytest.mark.parametrize("sign", [1, -1])
def test_payments_beside_invoices_are_no_revenue(language, sign):
    kind, invoice, payment = PAYMENTS[language]
    rows = []
    for begin, _, amount, one in dated_bills(MONTHLY):
        rows.append([one.name, begin, invoice, amount])
        rows.append([one.name, begin.replace(day=17), payment, sign * amount])
    found = answered(text([["Customer", "Date", kind, "Amount"], *rows]), "list.csv")
    assert totals_of(found) == pytest.approx(truth())
    assert any(p.code == "payment_rows" for p in found.problems)


def test_a_list_of_payments_alone_is_revenue():
    rows = [[o.name, b, "Payment", a] for b, _, a, o in dated_bills(MONTHLY)]
    found = answered(text([["Customer", "Date", "Type", "Amount"], *rows]), "payments.csv")
    assert totals_of(found) == pytest.approx(truth())


def test_the_end_of_the_running_term_ends_no_subscription():
    rows = [[o.name, o.start, "2025-10-01", "2025-11-01", o.end or "", o.steps[0][1]] for o in FLAT]
    head = ["Customer", "Started at", "Current term start", "Current term end", "Cancelled at", "MRR"]
    totals = totals_of(settled(text([head, *rows]), "subscriptions.csv", ("last complete month",)))
    assert {m: totals[m] for m in truth(FLAT)} == pytest.approx(truth(FLAT))
