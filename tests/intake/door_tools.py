"""Exports of billing tools, CRMs and accounting systems in the columns these really have, written from one
ledger.
"""

import csv
import io
from dataclasses import dataclass
from datetime import date, timedelta

from tests.intake.ledgers import LAST, MONTHLY, SUBSCRIPTIONS, label, last_day, months_between, plus

BEGAN = ("last complete month", "last month in which anything began")


@dataclass(frozen=True)
class Export:
    """A file, its MRR by month, and patterns of the labels that a person would choose, best first.

    Months after LAST are not compared: open subscriptions run on.
    """

    id: str
    data: bytes
    truth: dict
    choose: tuple = ()
    name: str = "export.csv"


def text(rows, delimiter=",", encoding="utf-8"):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode(encoding)


def truth(subscriptions=SUBSCRIPTIONS):
    """{"2024-03": MRR} of the months until LAST."""
    totals = {}
    for one in subscriptions:
        for month in one.months():
            totals[label(month)] = totals.get(label(month), 0) + one.rate(month)
    return {month: amount for month, amount in sorted(totals.items()) if amount}


def email(name):
    return f"billing@{name.split()[0].lower()}.example"


def ident(name, stem="cus_"):
    return f"{stem}{abs(sum(ord(c) * 7919**i for i, c in enumerate(name))) % 10**9:09d}Qx"


def dated_bills(subscriptions=SUBSCRIPTIONS):
    found = [(begin, end, amount, one) for one in subscriptions for begin, end, amount in one.bills()]
    return sorted(found, key=lambda row: (row[0], row[3].name))


def runs(subscriptions=SUBSCRIPTIONS):
    """(subscription, first day, last day or None, rate): a row for every rate."""
    found = []
    for one in subscriptions:
        for i, (since, rate) in enumerate(one.steps):
            later = one.steps[i + 1][0] if i + 1 < len(one.steps) else None
            end = date(*later, 1) - timedelta(1) if later else one.end
            found.append((one, date(*since, 1), end, rate))
    return found


def unit_of(every):
    return {1: "month", 3: "quarter", 12: "year"}[every]


def stripe_invoice_lines():
    head = [
        "id",
        "Invoice ID",
        "Customer ID",
        "Customer Name",
        "Description",
        "Quantity",
        "Amount",
        "Currency",
        "Period Start (UTC)",
        "Period End (UTC)",
        "Subscription",
    ]
    rows = [
        [
            f"il_{i:05d}",
            f"in_{i:05d}",
            ident(o.name),
            o.name,
            f"1 × {o.plan} (at ${a:,.2f} / {unit_of(o.every)})",
            1,
            f"{a}.00",
            "usd",
            f"{b} 00:00",
            f"{e + timedelta(1)} 00:00",
            ident(o.name, "sub_"),
        ]
        for i, (b, e, a, o) in enumerate(dated_bills())
    ]
    yield Export("stripe-invoice-lines", text([head, *rows]), truth())


def stripe_invoices():
    head = [
        "id",
        "Amount Due",
        "Amount Paid",
        "Billing",
        "Closed",
        "Currency",
        "Customer",
        "Customer Name",
        "Date (UTC)",
        "Due Date (UTC)",
        "Forgiven",
        "Number",
        "Paid",
        "Subscription",
        "Subtotal",
        "Tax",
        "Tax Percent",
        "Total",
        "Status",
    ]
    rows = []
    for i, (b, _, a, o) in enumerate(dated_bills(MONTHLY)):
        rows.append(
            [
                f"in_{i:05d}",
                f"{a * 1.2:.2f}",
                f"{a * 1.2:.2f}",
                "charge_automatically",
                "TRUE",
                "usd",
                ident(o.name),
                o.name,
                f"{b} 04:1{i % 10}",
                "",
                "FALSE",
                f"A-{1000 + i}",
                "TRUE",
                ident(o.name, "sub_"),
                f"{a}.00",
                f"{a * 0.2:.2f}",
                "20.0",
                f"{a * 1.2:.2f}",
                "paid",
            ]
        )
    void = [*rows[3]]
    void[0], void[11], void[2], void[12], void[-1] = "in_v", "A-void", "0.00", "FALSE", "void"
    yield Export("stripe-invoices", text([head, *rows, void]), truth(), ("Leave .*out",))


def stripe_subscriptions():
    head = [
        "id",
        "Customer ID",
        "Customer Description",
        "Customer Email",
        "Plan",
        "Quantity",
        "Currency",
        "Interval",
        "Amount",
        "Status",
        "Created (UTC)",
        "Start (UTC)",
        "Current Period Start (UTC)",
        "Current Period End (UTC)",
        "Trial Start (UTC)",
        "Trial End (UTC)",
        "Canceled At (UTC)",
        "Ended At (UTC)",
    ]
    flat = [s for s in SUBSCRIPTIONS if len(s.steps) == 1]
    rows = []
    for o in flat:
        ended = f"{o.end + timedelta(1)} 00:00" if o.end else ""
        rows.append(
            [
                ident(o.name, "sub_"),
                ident(o.name),
                o.name,
                email(o.name),
                o.plan,
                1,
                "usd",
                unit_of(o.every),
                f"{o.steps[0][1] * o.every}.00",
                "canceled" if o.end else "active",
                f"{o.start} 09:12",
                f"{o.start} 09:12",
                "2025-10-01 09:12",
                "2025-11-01 09:12",
                "",
                "",
                ended,
                ended,
            ]
        )
    rows.append(
        [
            "sub_t",
            "cus_t",
            "Trial Shop",
            "t@x.example",
            "Pro",
            1,
            "usd",
            "month",
            "99.00",
            "trialing",
            "2025-10-20 10:00",
            "2025-10-20 10:00",
            "2025-10-20 10:00",
            "2025-11-03 10:00",
            "2025-10-20 10:00",
            "2025-11-03 10:00",
            "",
            "",
        ]
    )
    yield Export("stripe-subscriptions", text([head, *rows]), truth(flat), ("Leave .*out", *BEGAN))


def stripe_payments():
    head = [
        "id",
        "Description",
        "Seller Message",
        "Created date (UTC)",
        "Amount",
        "Amount Refunded",
        "Currency",
        "Captured",
        "Status",
        "Customer ID",
        "Customer Description",
        "Customer Email",
    ]
    rows = [
        [
            f"ch_{i:05d}",
            "Subscription update",
            "Payment complete.",
            f"{b} 06:30:00",
            f"{a}.00",
            "0.00",
            "usd",
            "true",
            "Paid",
            ident(o.name),
            o.name,
            email(o.name),
        ]
        for i, (b, _, a, o) in enumerate(dated_bills(MONTHLY))
    ]
    failed = [f"ch_f{i}" for i in range(3)]
    rows += [
        [
            code,
            "Subscription update",
            "The bank returned the decision code do_not_honor.",
            *rows[i * 9][3:5],
            "0.00",
            "usd",
            "false",
            "Failed",
            *rows[i * 9][9:],
        ]
        for i, code in enumerate(failed)
    ]
    yield Export(
        "stripe-payments",
        text([head, *rows]),
        truth(),
        ("payments: leave them out", "Leave .*out", "its month"),
    )


def chargebee_subscriptions():
    head = [
        "subscriptions.id",
        "customers.id",
        "customers.company",
        "subscriptions.plan_id",
        "subscriptions.status",
        "subscriptions.started_at",
        "subscriptions.current_term_start",
        "subscriptions.current_term_end",
        "subscriptions.cancelled_at",
        "subscriptions.mrr",
        "subscriptions.currency_code",
    ]
    flat = [s for s in SUBSCRIPTIONS if len(s.steps) == 1]
    rows = [
        [
            ident(o.name, "s"),
            ident(o.name, "c"),
            o.name,
            f"{o.plan.lower()}-{unit_of(o.every)}ly",
            "cancelled" if o.end else "active",
            f"{o.start:%d-%b-%Y} 10:00",
            "01-Oct-2025 10:00",
            "01-Nov-2025 10:00",
            f"{o.end + timedelta(1):%d-%b-%Y} 00:00" if o.end else "",
            f"{o.steps[0][1]}.00",
            "EUR",
        ]
        for o in flat
    ]
    yield Export("chargebee-subscriptions", text([head, *rows]), truth(flat), BEGAN)


def chargebee_invoice_lines():
    head = [
        "Invoice Number",
        "Subscription Id",
        "Customer Id",
        "Customer Company",
        "Invoice Date",
        "Line Item Description",
        "Entity Type",
        "Line Item Date From",
        "Line Item Date To",
        "Quantity",
        "Unit Amount",
        "Line Amount",
        "Status",
    ]
    rows = []
    for i, (b, e, a, o) in enumerate(dated_bills()):
        rows.append(
            [
                f"INV-{i:04d}",
                ident(o.name, "s"),
                ident(o.name, "c"),
                o.name,
                b,
                f"{o.plan} plan",
                "plan_item_price",
                b,
                e,
                1,
                a,
                a,
                "PAID",
            ]
        )
        if b == o.start:
            rows.append(
                [
                    f"INV-{i:04d}",
                    ident(o.name, "s"),
                    ident(o.name, "c"),
                    o.name,
                    b,
                    "Setup fee",
                    "adhoc",
                    b,
                    b,
                    1,
                    250,
                    250,
                    "PAID",
                ]
            )
    yield Export("chargebee-invoice-lines", text([head, *rows]), truth(), ("Leave .*out", "one-time"))


def recurly_subscriptions():
    head = [
        "uuid",
        "account_code",
        "account_company_name",
        "plan_code",
        "plan_interval_length",
        "plan_interval_unit",
        "state",
        "quantity",
        "unit_amount",
        "currency",
        "activated_at",
        "canceled_at",
        "expires_at",
    ]
    flat = [s for s in SUBSCRIPTIONS if len(s.steps) == 1]
    rows = [
        [
            ident(o.name, ""),
            email(o.name),
            o.name,
            o.plan.lower(),
            o.every,
            "months",
            "expired" if o.end else "active",
            1,
            o.steps[0][1] * o.every,
            "USD",
            f"{o.start}T12:00:00Z",
            f"{o.end - timedelta(9)}T12:00:00Z" if o.end else "",
            f"{o.end + timedelta(1)}T00:00:00Z" if o.end else "",
        ]
        for o in flat
    ]
    yield Export("recurly-subscriptions", text([head, *rows]), truth(flat), ("in full", *BEGAN))


def paddle_transactions():
    head = [
        "transaction_id",
        "status",
        "customer_name",
        "product_name",
        "billing_period_starts_at",
        "billing_period_ends_at",
        "currency_code",
        "subtotal",
        "tax",
        "total",
        "billed_at",
    ]
    rows = [
        [
            f"txn_{i:05d}",
            "completed",
            o.name,
            o.plan,
            f"{b}T00:00:00Z",
            f"{e + timedelta(1)}T00:00:00Z",
            "USD",
            f"{a}.00",
            f"{a * 0.1:.2f}",
            f"{a * 1.1:.2f}",
            f"{b}T00:03:11Z",
        ]
        for i, (b, e, a, o) in enumerate(dated_bills())
    ]
    rows.append(["txn_f1", "canceled", *rows[4][2:]])
    yield Export("paddle-transactions", text([head, *rows]), truth(), ("Leave .*out",))


def quickbooks_sales_detail():
    rows = [
        ["Sample Software Inc."],
        ["Sales by Customer Detail"],
        ["January 2024 - October 2025"],
        [],
        [
            "",
            "Date",
            "Transaction Type",
            "Num",
            "Product/Service",
            "Memo/Description",
            "Qty",
            "Sales Price",
            "Amount",
            "Balance",
        ],
    ]
    number = 1000
    whole = 0
    for o in sorted(MONTHLY, key=lambda s: s.name):
        rows.append([o.name])
        balance = 0
        for b, _, a in o.bills():
            number += 1
            balance += a
            rows.append(
                [
                    "",
                    f"{b:%m/%d/%Y}",
                    "Invoice",
                    number,
                    f"{o.plan} subscription",
                    f"{o.plan} {b:%B %Y}",
                    1,
                    f"{a:,.2f}",
                    f"{a:,.2f}",
                    f"{balance:,.2f}",
                ]
            )
        rows.append([f"Total for {o.name}", "", "", "", "", "", len(o.bills()), "", f"${balance:,.2f}", ""])
        whole += balance
    rows.append(["TOTAL", "", "", "", "", "", "", "", f"${whole:,.2f}", ""])
    yield Export("quickbooks-sales-detail", text(rows), truth(), ("Month first", "its month"))


def quickbooks_transactions():
    head = [
        "Date",
        "Transaction Type",
        "Num",
        "Name",
        "Memo/Description",
        "Due Date",
        "Amount",
        "Open Balance",
    ]
    rows = []
    for i, (b, _, a, o) in enumerate(dated_bills(MONTHLY)):
        rows.append(
            [
                f"{b:%m/%d/%Y}",
                "Invoice",
                2000 + i,
                o.name,
                f"{o.plan} subscription",
                f"{b + timedelta(30):%m/%d/%Y}",
                f"{a}.00",
                "0.00",
            ]
        )
        rows.append([f"{b + timedelta(12):%m/%d/%Y}", "Payment", "", o.name, "", "", f"-{a}.00", "0.00"])
    yield Export(
        "quickbooks-invoices-and-payments",
        text([head, *rows]),
        truth(),
        ("payments: leave them out", "Leave .*out", "its month"),
    )
    rows = [[*r[:6], r[6].removeprefix("-"), r[7]] for r in rows]
    yield Export(
        "quickbooks-positive-payments",
        text([head, *rows]),
        truth(),
        ("payments: leave them out", "Leave .*out", "its month"),
    )


def xero_invoices():
    head = [
        "ContactName",
        "EmailAddress",
        "InvoiceNumber",
        "Reference",
        "InvoiceDate",
        "DueDate",
        "Total",
        "TaxTotal",
        "InvoiceAmountPaid",
        "InvoiceAmountDue",
        "InventoryItemCode",
        "Description",
        "Quantity",
        "UnitAmount",
        "LineAmount",
        "AccountCode",
        "TaxType",
        "Currency",
        "Type",
        "Status",
    ]
    rows = [
        [
            o.name,
            email(o.name),
            f"INV-{i:04d}",
            "",
            f"{b:%d/%m/%Y}",
            f"{b + timedelta(14):%d/%m/%Y}",
            f"{a * 1.2:.2f}",
            f"{a * 0.2:.2f}",
            f"{a * 1.2:.2f}",
            "0.00",
            o.plan[:3].upper(),
            f"{o.plan} subscription {b:%b %Y}",
            "1.00",
            f"{a}.00",
            f"{a}.00",
            "200",
            "20% (VAT on Income)",
            "GBP",
            "Sales invoice",
            "Paid",
        ]
        for i, (b, _, a, o) in enumerate(dated_bills(MONTHLY))
    ]
    yield Export("xero-invoices", text([head, *rows]), truth(), ("its month",))


def salesforce_contracts():
    head = [
        "Account Name",
        "Contract Number",
        "Status",
        "Contract Start Date",
        "Contract Term (months)",
        "Contract End Date",
        "Annual Contract Value",
    ]
    rows = []
    for i, (o, begin, end, rate) in enumerate(runs()):
        end = end or last_day((2026, 12))
        term = (end.year - begin.year) * 12 + end.month - begin.month + 1
        rows.append(
            [
                o.name,
                f"0000{2100 + i}",
                "Activated",
                f"{begin:%m/%d/%Y}",
                term,
                f"{end:%m/%d/%Y}",
                f"${rate * 12:,.2f}",
            ]
        )
    rows.append(["Never Signed", "00009999", "Draft", "01/01/2025", 12, "12/31/2025", "$60,000.00"])
    yield Export("salesforce-contracts", text([head, *rows]), truth(), ("Leave .*out", *BEGAN))


def salesforce_opportunities():
    head = [
        "Opportunity ID",
        "Account Name",
        "Opportunity Name",
        "Type",
        "Stage",
        "Amount",
        "Close Date",
        "Contract Start Date",
        "Contract End Date",
    ]
    rows = []
    for i, (o, begin, end, rate) in enumerate(runs()):
        end = end or last_day((2026, 12))
        term = (end.year - begin.year) * 12 + end.month - begin.month + 1
        kind = "New Business" if begin == o.start else "Existing Business - Upgrade"
        rows.append(
            [
                f"006{i:012d}",
                o.name,
                f"{o.name} - {o.plan}",
                kind,
                "Closed Won",
                rate * term,
                begin - timedelta(9),
                begin,
                end,
            ]
        )
    rows += [
        [
            "006x1",
            "Lost Corp",
            "Lost Corp - Pro",
            "New Business",
            "Closed Lost",
            48000,
            date(2025, 2, 3),
            "",
            "",
        ],
        [
            "006x2",
            "Maybe Ltd",
            "Maybe Ltd - Pro",
            "New Business",
            "Negotiation/Review",
            24000,
            date(2025, 12, 20),
            "",
            "",
        ],
    ]
    yield Export(
        "salesforce-opportunities",
        text([head, *rows]),
        truth(),
        ("whole|of the (contract|period|term)", "Leave .*out", *BEGAN),
    )


def netsuite_wide():
    months = months_between((2024, 1), LAST)
    rows = [
        ["Sample Software Inc."],
        ["Parent Company : Sample US"],
        ["Recurring Revenue by Customer"],
        ["From Jan 2024 to Oct 2025"],
        [],
        ["Customer/Project: Name", *(f"{date(*m, 1):%b %Y}" for m in months), "Total"],
        ["", *["Amount"] * (len(months) + 1)],
    ]
    for i, o in enumerate(SUBSCRIPTIONS):
        row = [o.rate(m) if m in o.months() else 0 for m in months]
        rows.append([f"C{1000 + i} {o.name}", *(f"${a:,.2f}" for a in row), f"${sum(row):,.2f}"])
    total = [sum(o.rate(m) for o in SUBSCRIPTIONS if m in o.months()) for m in months]
    rows.append(["Total", *(f"${a:,.2f}" for a in total), f"${sum(total):,.2f}"])
    yield Export("netsuite-wide", text(rows), truth())


def chartmogul_movements():
    head = ["Customer", "Customer ID", "Date", "Type", "MRR Movement", "Plan", "Currency"]
    rows = []
    for o in SUBSCRIPTIONS:
        before = 0
        for since, rate in o.steps:
            kind = "New Business" if not before else "Expansion" if rate > before else "Contraction"
            rows.append(
                [o.name, ident(o.name), f"{date(*since, 4):%Y-%m-%d}", kind, rate - before, o.plan, "USD"]
            )
            before = rate
        if o.last:
            rows.append(
                [
                    o.name,
                    ident(o.name),
                    f"{date(*plus(o.last, 1), 2):%Y-%m-%d}",
                    "Churn",
                    -before,
                    o.plan,
                    "USD",
                ]
            )
    yield Export("chartmogul-movements", text([head, *sorted(rows, key=lambda r: r[2])]), truth(), BEGAN)


def maxio_schedule():
    head = [
        "Customer Name",
        "Transaction #",
        "Item",
        "Start Date",
        "End Date",
        "Amount",
        "Monthly Amount",
        "Type",
    ]
    rows = [
        [o.name, f"T{i}", o.plan, f"{b:%m/%d/%y}", f"{e:%m/%d/%y}", a, a / o.every, "Recurring"]
        for i, (b, e, a, o) in enumerate(dated_bills())
    ]
    rows.append(
        ["Gable Homes", "T999", "Implementation", "06/01/24", "07/31/24", 4000, 2000, "Non-recurring"]
    )
    yield Export("maxio-schedule", text([head, *rows]), truth(), ("amount in Monthly Amount", "Leave .*out"))


def odoo_subscriptions():
    head = [
        "Customer",
        "Subscription",
        "Recurring Plan",
        "Start Date",
        "End Date",
        "Recurring Total",
        "Stage",
    ]
    flat = [s for s in SUBSCRIPTIONS if len(s.steps) == 1]
    plans = {1: "Monthly", 3: "Quarterly", 12: "Yearly"}
    rows = [
        [
            o.name,
            f"S{i:05d}",
            plans[o.every],
            o.start,
            o.end or "",
            o.steps[0][1] * o.every,
            "Churned" if o.end else "In Progress",
        ]
        for i, o in enumerate(flat)
    ]
    rows.append(["Sketch Ltd", "S99999", "Monthly", date(2025, 9, 1), "", 500, "Quotation"])
    yield Export(
        "odoo-subscriptions",
        text([head, *rows]),
        truth(flat),
        ("Leave them out", "interval in column Recurring Plan", *BEGAN),
    )


LOCAL = {
    "nl": (
        ("Klant", "Abonnement", "Ingangsdatum", "Einddatum", "Facturatie", "Bedrag"),
        {1: "per maand", 3: "per kwartaal", 12: "per jaar"},
        "%d-%m-%Y",
    ),
    "de": (
        ("Debitor", "Tarif", "Vertragsbeginn", "Vertragsende", "Abrechnungsintervall", "Nettobetrag"),
        {1: "monatlich", 3: "vierteljährlich", 12: "jährlich"},
        "%d.%m.%Y",
    ),
    "fr": (
        ("Client", "Offre", "Date de début", "Date de fin", "Périodicité", "Montant HT"),
        {1: "mensuelle", 3: "trimestrielle", 12: "annuelle"},
        "%d/%m/%Y",
    ),
    "es": (
        ("Cliente", "Plan", "Fecha de inicio", "Fecha de fin", "Periodicidad", "Importe"),
        {1: "mensual", 3: "trimestral", 12: "anual"},
        "%d/%m/%Y",
    ),
    "it": (
        ("Cliente", "Piano", "Data inizio", "Data fine", "Frequenza fatturazione", "Importo"),
        {1: "mensile", 3: "trimestrale", 12: "annuale"},
        "%d/%m/%Y",
    ),
    "pt": (
        ("Cliente", "Plano", "Data de início", "Data de término", "Periodicidade", "Valor"),
        {1: "mensal", 3: "trimestral", 12: "anual"},
        "%d/%m/%Y",
    ),
    "sv": (
        ("Kund", "Abonnemang", "Startdatum", "Slutdatum", "Faktureringsintervall", "Belopp"),
        {1: "månadsvis", 3: "kvartalsvis", 12: "årsvis"},
        "%Y-%m-%d",
    ),
    "da": (
        ("Kunde", "Abonnement", "Startdato", "Slutdato", "Faktureringsinterval", "Beløb"),
        {1: "månedlig", 3: "kvartalsvis", 12: "årlig"},
        "%d-%m-%Y",
    ),
    "no": (
        ("Kunde", "Abonnement", "Startdato", "Sluttdato", "Faktureringsfrekvens", "Beløp"),
        {1: "månedlig", 3: "kvartalsvis", 12: "årlig"},
        "%d.%m.%Y",
    ),
    "fi": (
        ("Asiakas", "Tilaus", "Alkupäivä", "Loppupäivä", "Laskutusväli", "Summa"),
        {1: "kuukausittain", 3: "neljännesvuosittain", 12: "vuosittain"},
        "%d.%m.%Y",
    ),
    "pl": (
        ("Klient", "Abonament", "Data rozpoczęcia", "Data zakończenia", "Okres rozliczeniowy", "Kwota"),
        {1: "miesięcznie", 3: "kwartalnie", 12: "rocznie"},
        "%d.%m.%Y",
    ),
    "cs": (
        ("Zákazník", "Tarif", "Začátek", "Konec", "Fakturační období", "Částka"),
        {1: "měsíčně", 3: "čtvrtletně", 12: "ročně"},
        "%d.%m.%Y",
    ),
    "tr": (
        ("Müşteri", "Paket", "Başlangıç tarihi", "Bitiş tarihi", "Faturalama dönemi", "Tutar"),
        {1: "aylık", 3: "üç aylık", 12: "yıllık"},
        "%d.%m.%Y",
    ),
    "ja": (
        ("顧客名", "プラン", "契約開始日", "契約終了日", "請求サイクル", "金額"),
        {1: "月払い", 3: "四半期払い", 12: "年払い"},
        "%Y/%m/%d",
    ),
    "ru": (
        ("Клиент", "Тариф", "Дата начала", "Дата окончания", "Периодичность оплаты", "Сумма"),
        {1: "ежемесячно", 3: "ежеквартально", 12: "ежегодно"},
        "%d.%m.%Y",
    ),
    "ko": (
        ("고객명", "요금제", "시작일", "종료일", "결제 주기", "금액"),
        {1: "월간", 3: "분기", 12: "연간"},
        "%Y-%m-%d",
    ),
    "zh": (
        ("客户名称", "套餐", "开始日期", "结束日期", "付款周期", "金额"),
        {1: "月付", 3: "季付", 12: "年付"},
        "%Y-%m-%d",
    ),
}


def local_contracts():
    for code, (head, every, form) in LOCAL.items():
        rows = []
        for o, begin, end, rate in runs():
            end = end or last_day((2026, 12))
            amount = (
                f"{rate * o.every},00"
                if code
                in (
                    "de",
                    "fr",
                    "nl",
                    "es",
                    "it",
                    "pt",
                    "fi",
                    "pl",
                    "cs",
                    "tr",
                    "ru",
                    "da",
                    "no",
                    "sv",
                )
                else rate * o.every
            )
            rows.append([o.name, o.plan, begin.strftime(form), end.strftime(form), every[o.every], amount])
        yield Export(
            f"contracts-{code}", text([head, *rows], ";" if "," in str(rows[0][-1]) else ","), truth(), BEGAN
        )


TURNED = {
    "nl": ("Klant", "Factuurdatum", "Omschrijving", "Bedrag excl. btw", "Periode van", "Periode t/m"),
    "de": (
        "Kunde",
        "Rechnungsdatum",
        "Beschreibung",
        "Netto",
        "Leistungszeitraum von",
        "Leistungszeitraum bis",
    ),
    "fr": ("Client", "Date de facture", "Libellé", "Montant HT", "Période du", "Période au"),
    "sv": ("Kund", "Fakturadatum", "Beskrivning", "Belopp exkl. moms", "Period från", "Period till"),
    "pl": ("Klient", "Data faktury", "Opis", "Kwota netto", "Okres od", "Okres do"),
    "es": ("Cliente", "Fecha factura", "Concepto", "Importe neto", "Periodo desde", "Periodo hasta"),
    "it": ("Cliente", "Data fattura", "Descrizione", "Imponibile", "Periodo dal", "Periodo al"),
    "pt": ("Cliente", "Data da fatura", "Descrição", "Valor líquido", "Período de", "Período até"),
    "da": ("Kunde", "Fakturadato", "Beskrivelse", "Beløb ekskl. moms", "Periode fra", "Periode til"),
    "fi": ("Asiakas", "Laskun päivä", "Kuvaus", "Veroton summa", "Jakso alkaa", "Jakso päättyy"),
}


def local_invoices():
    for code, head in TURNED.items():
        rows = [
            [o.name, f"{b:%d.%m.%Y}", o.plan, f"{a},00", f"{b:%d.%m.%Y}", f"{e:%d.%m.%Y}"]
            for b, e, a, o in dated_bills()
        ]
        yield Export(f"invoices-{code}", text([head, *rows], ";"), truth())


CASES = [
    case
    for part in (
        stripe_invoice_lines,
        stripe_invoices,
        stripe_subscriptions,
        stripe_payments,
        chargebee_subscriptions,
        chargebee_invoice_lines,
        recurly_subscriptions,
        paddle_transactions,
        quickbooks_sales_detail,
        quickbooks_transactions,
        xero_invoices,
        salesforce_contracts,
        salesforce_opportunities,
        netsuite_wide,
        chartmogul_movements,
        maxio_schedule,
        odoo_subscriptions,
        local_contracts,
        local_invoices,
    )
    for case in part()
]
