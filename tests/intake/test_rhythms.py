"""Lists of invoices or payments without service period: payers of several rhythms in one file, read to the
ledger they were written from.
"""

import csv
import io
import random
from calendar import monthrange
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

import pytest

import nrr
from tests.intake.labels import answered, questions, totals_of

LAST = (2025, 10)
"""The last month of every list."""


@dataclass(frozen=True)
class Payer:
    """Billed every `every` months from `first` on, `rates` a month: the first, then one for each renewal
    that changes it; gone after `bills` invoices.
    """

    name: str
    every: int
    first: str
    rates: tuple = (100,)
    bills: int = 1000
    plan: str = ""
    days_late: tuple = (0,)
    kinds: dict = field(default_factory=dict)


PAYERS = (
    Payer("Aldwick", 12, "2023-08-01", (780, 780, 900)),
    Payer("Borrow Inc", 1, "2023-08-31", (490,), 13),
    Payer("Cresset", 12, "2023-09-13", (230, 250)),
    Payer("Dunmore", 3, "2023-08-16", (590, 590, 590, 640)),
    Payer("Elver", 3, "2023-09-25", (110,), 5),
    Payer("Fenn", 1, "2023-08-24", (350, 350, 400)),
    Payer("Garth", 6, "2023-10-15", (90, 95)),
    Payer("Holm", 1, "2024-05-11", (860,)),
    Payer("Isley", 12, "2023-08-20", (400,), 1 + 1),
    Payer("Jarrow", 1, "2025-01-22", (730,)),
)


def shifted(day, months):
    at = day.year * 12 + day.month - 1 + months
    year, month = divmod(at, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def invoices(payers):
    """(name, date, amount, plan, first day, last day) of every invoice until the last month, by date."""
    found = []
    for one in payers:
        first = date.fromisoformat(one.first)
        for number in range(one.bills):
            begin = shifted(first, number * one.every)
            if (begin.year, begin.month) > LAST:
                break
            rate = one.rates[min(number, len(one.rates) - 1)]
            day = begin + timedelta(one.days_late[number % len(one.days_late)])
            end = shifted(first, (number + 1) * one.every) - timedelta(1)
            found.append((one.name, day, rate * one.every, one, begin, end))
    return sorted(found, key=lambda row: (row[1], row[0]))


def truth(payers):
    """{"2023-08": MRR} until the last month: an amount belongs to the months until the next one."""
    totals = {}
    for _, _, amount, one, begin, _ in invoices(payers):
        for step in range(one.every):
            at = shifted(begin.replace(day=1), step)
            if (at.year, at.month) <= LAST:
                totals[f"{at:%Y-%m}"] = totals.get(f"{at:%Y-%m}", 0) + amount / one.every
    return dict(sorted(totals.items()))


def text(
    rows,
    head=("Invoice date", "Customer", "Invoice amount"),
    write=lambda row: (row[1], row[0], row[2]),
    sep=",",
):
    return "\n".join([sep.join(head), *(sep.join(map(str, write(row))) for row in rows)]).encode()


OWN = "own rhythm"


@pytest.mark.parametrize(
    "head",
    [
        ("Invoice date", "Customer", "Invoice amount"),
        ("Date", "Client", "Amount"),
        ("Payment date", "Account", "Amount paid"),
        ("Rechnungsdatum", "Kunde", "Betrag"),
        ("Date de facture", "Client", "Montant HT"),
        ("Fecha de factura", "Cliente", "Importe"),
        ("Data fattura", "Cliente", "Importo"),
        ("Factuurdatum", "Klant", "Bedrag"),
        ("Data de emissão", "Cliente", "Valor"),
        ("Fakturadatum", "Kund", "Belopp"),
        ("Fakturadato", "Kunde", "Beløb"),
        ("Laskun pvm", "Asiakas", "Summa"),
        ("Data wystawienia", "Kontrahent", "Kwota netto"),
        ("Datum vystavení", "Odběratel", "Částka bez DPH"),
        ("請求日", "顧客名", "請求金額"),
    ],
)
def test_each_amount_is_spread_over_the_rhythm_of_its_customer(head):
    found = nrr.read(text(invoices(PAYERS), head), "invoices.csv")
    (asked,) = questions(found)
    spread, monthly = asked.choices
    assert (
        "5 monthly, 2 quarterly, 1 half-yearly, 3 annual"[2:] in spread.label[2:]
        or "quarterly" in spread.label
    )
    assert spread.closing_arr_minor is not None and spread.closing_arr_minor != monthly.closing_arr_minor
    assert totals_of(answered(text(invoices(PAYERS), head), "invoices.csv", OWN)) == truth(PAYERS)
    plain = totals_of(answered(text(invoices(PAYERS), head), "invoices.csv", "revenue of its month"))
    assert plain["2023-08"] == sum(row[2] for row in invoices(PAYERS) if f"{row[1]:%Y-%m}" == "2023-08")


def test_payers_of_one_rhythm_only():
    for every in (3, 6, 12, 24):
        payers = [replace(p, every=every, first=f"2021-0{i % 9 + 1}-1{i}") for i, p in enumerate(PAYERS[:6])]
        last = max(f"{row[1]:%Y-%m}" for row in invoices(payers))
        wanted = {month: amount for month, amount in truth(payers).items() if month <= last}
        assert totals_of(answered(text(invoices(payers)), "invoices.csv", OWN)) == wanted


def test_monthly_payers_alone_are_no_question():
    payers = [replace(p, every=1, first=f"2024-0{i % 9 + 1}-1{i % 9}") for i, p in enumerate(PAYERS)]
    assert totals_of(nrr.read(text(invoices(payers)), "invoices.csv")) == truth(payers)


def test_payments_late_by_days_leave_no_gap():
    late = [replace(p, days_late=(0, 2, 0, 5, 1)) for p in PAYERS]
    assert totals_of(answered(text(invoices(late)), "payments.csv", OWN)) == truth(PAYERS)


def test_renewals_late_by_weeks_leave_no_gap():
    late = [replace(p, days_late=(0, 25) if p.every == 12 else (0,)) for p in PAYERS]
    assert totals_of(answered(text(invoices(late)), "payments.csv", OWN)) == truth(PAYERS)


MEMOS = {
    "us": lambda r: f"Subscription {r[4]:%m/%d/%Y} - {r[5]:%m/%d/%Y}",
    "iso": lambda r: f"Platform fee {r[4]} to {r[5]}",
    "german": lambda r: f"Abo vom {r[4]:%d.%m.%Y} bis {r[5]:%d.%m.%Y}",
    "french": lambda r: f"Abonnement du {r[4]:%d/%m/%Y} au {r[5]:%d/%m/%Y}",
    "words": lambda r: f"Service period: {r[4]:%b %d, %Y} - {r[5]:%b %d, %Y}",
    "dash": lambda r: f"Licence ({r[4]:%d %B %Y} – {r[5]:%d %B %Y})",
}


@pytest.mark.parametrize("memo", MEMOS.values(), ids=MEMOS)
def test_a_period_in_the_memo_is_read_at_once(memo):
    rows = [r for r in invoices(PAYERS) if r[0] != "Isley" or r[1].year < 2024]
    data = text(
        rows,
        ("Date", "Name", "Amount", "Transaction type", "Memo/Description"),
        lambda r: (r[1], r[0], r[2], "Invoice", f'"{memo(r)}"'),
    )
    payers = [replace(p, bills=1) if p.name == "Isley" else p for p in PAYERS]
    assert totals_of(nrr.read(data, "invoice_list.csv")) == truth(payers)


def test_months_in_the_memo_begin_where_they_say():
    """Billed in arrears: the invoice of April is for the first quarter."""
    rows = (
        "Date,Customer,Amount,Description\n2025-04-02,Ada,300,Q1 2025\n2025-07-02,Ada,300,Q2"
        " 2025\n2025-10-02,Ada,330,Q3 2025\n"
    )
    rows += (
        "2025-04-03,Bo,900,Jan-Mar 2025\n2025-07-03,Bo,900,Apr - Jun 2025\n2025-10-01,Bo,900,Jul-Sep 2025\n"
    )
    rows += "".join(
        f"2025-{m:02d}-05,Cy,50,{n} 2025\n"
        for m, n in enumerate(
            ["January", "February", "March", "April", "May", "June", "July", "August", "September"], 1
        )
    )
    totals = totals_of(nrr.read(rows.encode(), "billing.csv"))
    assert totals == {f"2025-{m:02d}": 450 if m < 7 else 460 for m in range(1, 10)}


def test_products_of_one_customer_have_rhythms_of_their_own():
    payers = (
        Payer("Ada", 1, "2023-08-05", (100,), plan="Seats"),
        Payer("Ada", 12, "2023-08-05", (50,), plan="Support"),
        Payer("Bo", 3, "2023-09-05", (70,), plan="Seats"),
        Payer("Bo", 12, "2023-11-07", (20, 30), plan="Support"),
    )
    data = text(
        invoices(payers), ("Date", "Customer", "Product", "Amount"), lambda r: (r[1], r[0], r[3].plan, r[2])
    )
    assert totals_of(answered(data, "billing.csv", OWN)) == truth(payers)


def test_an_extra_invoice_breaks_no_rhythm_and_is_asked_about():
    rows = sorted(
        [
            *invoices(PAYERS),
            ("Aldwick", date(2024, 3, 20), 900, None, None, None),
            ("Dunmore", date(2024, 7, 2), 400, None, None, None),
        ],
        key=lambda r: r[1],
    )
    first = answered(text(rows), "invoices.csv", OWN)
    assert [q.code for q in questions(first)] == ["extra_invoices"] and questions(first)[0].count == 2
    assert totals_of(answered(text(rows), "invoices.csv", OWN, "Leave them out")) == truth(PAYERS)
    one_off = totals_of(answered(text(rows), "invoices.csv", OWN, "revenue of the month"))
    assert one_off == {m: a + {"2024-03": 900, "2024-07": 400}.get(m, 0) for m, a in truth(PAYERS).items()}
    until = totals_of(answered(text(rows), "invoices.csv", OWN, "until the next regular"))
    assert until["2024-07"] == truth(PAYERS)["2024-07"] + 900 / 5 + 400


def test_the_only_invoice_of_a_customer_is_like_others_of_its_price():
    single = Payer("Kell", 12, "2025-02-03", (230,))
    assert totals_of(answered(text(invoices((*PAYERS, single))), "invoices.csv", OWN)) == truth(
        (*PAYERS, single)
    )


ONCE = (
    Payer("Ada", 1, "2024-10-03", (100, 100, 110)),
    Payer("Bo", 1, "2024-10-11", (70,)),
    Payer("Cy", 1, "2024-11-02", (90,)),
    Payer("Di", 12, "2025-01-05", (200,), 1),
    Payer("Ed", 12, "2025-03-19", (150,), 1),
    Payer("Flo", 3, "2025-08-02", (60,), 1),
)
"""Payers with one long invoice each: nothing but words tells how long it lasts."""
TERMS = {
    1: ("Monthly plan", "Monat", "1", "P1M"),
    3: ("Quarterly plan", "Quartal", "3", "P3M"),
    12: ("Pro - annual billing", "Jahr", "12", "P1Y"),
}


@pytest.mark.parametrize(
    ("column", "form"),
    [("Plan", 0), ("Description", 0), ("Laufzeit", 1), ("Term (months)", 2), ("Duration", 3)],
)
def test_words_beside_a_single_invoice_name_its_term(column, form):
    def line(row):
        return row[1], row[0], TERMS[row[3].every][form], row[2]

    found = nrr.read(text(invoices(ONCE), ("Date", "Customer", column, "Amount"), line), "invoices.csv")
    assert totals_of(found) == truth(ONCE)
    assert "billed_ahead" in {problem.code for problem in found.problems}


def test_annual_beside_amounts_of_every_month_names_the_plan_and_not_the_bill():
    """Ada and Bo pay monthly on an annual plan, so Cy, who came in the last month, does too."""
    rows = [
        (f"2025-{m:02d}-{d:02d}", name, "Pro annual", x)
        for name, d, x, first in (("Ada", 3, 100, 1), ("Bo", 12, 70, 1), ("Cy", 21, 90, 10))
        for m in range(first, 11)
    ]
    data = "\n".join(["Date,Customer,Plan,Amount", *(",".join(map(str, row)) for row in rows)]).encode()
    assert totals_of(nrr.read(data, "list.csv"))["2025-10"] == 260


def test_an_annual_plan_in_a_table_of_months_is_asked_about():
    """Only Cy is on an annual plan and stands once, in the last month: a bill of a year, or its first
    month.
    """
    rows = [
        (f"2025-{m:02d}-28", name, plan, x)
        for name, plan, x, first in (
            ("Ada", "Basic", 100, 1),
            ("Bo", "Basic", 70, 1),
            ("Cy", "Pro annual", 1200, 10),
        )
        for m in range(first, 11)
    ]
    data = "\n".join(["Month,Customer,Plan,Amount", *(",".join(map(str, row)) for row in rows)]).encode()
    assert totals_of(answered(data, "list.csv", OWN))["2025-10"] == 270
    assert totals_of(answered(data, "list.csv", "revenue of its month"))["2025-10"] == 1370


def test_the_only_invoice_of_a_customer_is_asked_about_where_nothing_is_like_it():
    single = Payer("Kell", 12, "2025-02-03", (777,))
    data = text(invoices((*PAYERS, single)))
    assert totals_of(answered(data, "invoices.csv", OWN, "for a year")) == truth((*PAYERS, single))
    assert totals_of(answered(data, "invoices.csv", OWN, "nearest in size")) == truth((*PAYERS, single))


def test_a_payer_who_changes_from_months_to_years():
    moved = (Payer("Lund", 1, "2023-08-09", (100,), 7), Payer("Lund", 12, "2024-03-09", (90, 95)))
    assert totals_of(answered(text(invoices((*PAYERS, *moved))), "invoices.csv", OWN)) == truth(
        (*PAYERS, *moved)
    )
    back = (Payer("Lund", 12, "2023-08-09", (90,), 1), Payer("Lund", 1, "2024-08-09", (110,)))
    assert totals_of(answered(text(invoices((*PAYERS, *back))), "invoices.csv", OWN)) == truth(
        (*PAYERS, *back)
    )


def test_a_first_part_of_a_year_has_the_rate_of_the_next():
    whole = Payer("Mead", 12, "2023-09-01", (1000,))
    stub = ("Mead", date(2023, 8, 14), round(12000 * 18 / 365, 2), None, None, None)
    totals = totals_of(answered(text([stub, *invoices((*PAYERS, whole))]), "invoices.csv", OWN))
    wanted = truth((*PAYERS, whole))
    assert totals == {**wanted, "2023-08": wanted["2023-08"] + 1000}


def test_weeks_count_fifty_two_a_year():
    rows = [("Ada", date(2024, 1, 3) + timedelta(7 * i), 100, None, None, None) for i in range(60)]
    rows += [("Bo", date(2024, 1, 3) + timedelta(28 * i), 300, None, None, None) for i in range(15)]
    totals = totals_of(answered(text(rows), "payments.csv", OWN))
    assert totals["2024-06"] == pytest.approx(100 * 52 / 12 + 300 * 13 / 12, abs=0.01)
    assert min(totals[f"2024-{m:02d}"] for m in range(1, 13)) == max(
        totals[f"2024-{m:02d}"] for m in range(1, 13)
    )


def test_a_credit_takes_its_invoice_back():
    rows = invoices(PAYERS)
    again = [
        ("Aldwick", date(2024, 8, 3), -9360, None, None, None),
        ("Aldwick", date(2024, 8, 4), 9360, None, None, None),
    ]
    assert totals_of(
        answered(text(sorted([*rows, *again], key=lambda r: r[1])), "invoices.csv", OWN)
    ) == truth(PAYERS)


def test_a_credit_of_the_rest_of_a_term_ends_it():
    left = Payer("Nash", 12, "2023-11-01", (100,), 2)
    credit = ("Nash", date(2025, 5, 1), -600, None, None, None)
    totals = totals_of(
        answered(text(sorted([*invoices((*PAYERS, left)), credit], key=lambda r: r[1])), "invoices.csv", OWN)
    )
    wanted = truth((*PAYERS, left))
    assert totals == {m: a - (100 if m >= "2025-05" else 0) for m, a in wanted.items()}


def test_nothing_between_two_amounts_a_year_apart_in_a_table_of_months():
    """Customers who come back are no rhythm: one pair of months is a coincidence."""
    rows = "Customer,Month,Amount\n" + "".join(
        f"{n},2024-{m:02d},{a}\n" for n, a in (("Ada", 100), ("Bo", 50), ("Cy", 70)) for m in range(1, 13)
    )
    found = nrr.read((rows + "Di,2024-02,40\nDi,2024-08,40\n").encode(), "revenue.csv")
    assert found.outcome == "accepted"


def test_a_large_list_is_read_in_seconds():
    rng = random.Random(5)
    payers = [
        Payer(
            f"Customer {i}",
            rng.choice((1, 1, 3, 12)),
            f"2023-0{rng.randrange(1, 8)}-{rng.randrange(1, 29):02d}",
            (rng.randrange(5, 90) * 10,),
        )
        for i in range(4000)
    ]
    assert totals_of(answered(text(invoices(payers)), "invoices.csv", OWN)) == truth(payers)


def quickbooks(head, lines, title):
    rows = [
        ["Harrow Software Inc."],
        [title],
        ["August 2023 - October 2025"],
        [],
        head,
        *lines,
        [],
        ["Accrual basis Friday, November 28, 2025 10:02 AM"],
    ]
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode()


INVOICE_LIST = [
    "Date",
    "Transaction type",
    "Num",
    "Name",
    "Memo/Description",
    "Due date",
    "Amount",
    "Open balance",
]
SALES_DETAIL = [
    "",
    "Date",
    "Transaction type",
    "Num",
    "Product/Service",
    "Memo/Description",
    "Qty",
    "Sales price",
    "Amount",
    "Balance",
]


def test_the_invoice_list_of_quickbooks_is_known():
    lines = [
        [
            f"{day:%m/%d/%Y}",
            "Invoice",
            1000 + i,
            name,
            "",
            f"{day + timedelta(30):%m/%d/%Y}",
            f"{amount:,.2f}",
            "0.00",
        ]
        for i, (name, day, amount, *_) in enumerate(invoices(PAYERS))
    ]
    total = ["TOTAL", *[""] * 5, f"${sum(row[2] for row in invoices(PAYERS)):,.2f}", "$0.00"]
    data = quickbooks(INVOICE_LIST, [*lines, total], "Invoice List")
    found = answered(data, "Invoice List.csv", OWN)
    assert totals_of(found) == truth(PAYERS)
    assert any("QuickBooks" in p.what for p in found.problems if p.code == "known_export")


def test_sales_by_customer_in_detail_are_known():
    lines = []
    for name in sorted({row[0] for row in invoices(PAYERS)}):
        own = [row for row in invoices(PAYERS) if row[0] == name]
        lines.append([name, *[""] * 9])
        for i, (_, day, amount, *_) in enumerate(own):
            balance = sum(row[2] for row in own[: i + 1])
            lines.append(
                [
                    "",
                    f"{day:%m/%d/%Y}",
                    "Invoice",
                    1000 + i,
                    "Subscription",
                    "",
                    1,
                    f"{amount:,.2f}",
                    f"{amount:,.2f}",
                    f"{balance:,.2f}",
                ]
            )
        lines.append([f"Total for {name}", *[""] * 7, f"${balance:,.2f}", ""])
    data = quickbooks(SALES_DETAIL, lines, "Sales by Customer Detail")
    assert totals_of(answered(data, "sales.csv", OWN)) == truth(PAYERS)


def test_payments_beside_their_invoices_are_no_credits():
    lines = [
        [f"{d:%m/%d/%Y}", kind, "", name, "", sign * amount]
        for name, day, amount, *_ in invoices(PAYERS)
        for d, kind, sign in ((day, "Invoice", 1), (day + timedelta(12), "Payment", -1))
    ]
    data = quickbooks(
        ["Date", "Transaction type", "Num", "Name", "Memo/Description", "Amount"], lines, "Transactions"
    )
    assert totals_of(answered(data, "transactions.csv", OWN)) == truth(PAYERS)
