"""Exports of accounting, CRM and analytics: the same subscriptions as these tools write them."""

from exports_billing import Rows, cells, later
from exports_company import FIRST, LAST, Subscription, after, before, iso, money, months, mrr


def us(day: str) -> str:
    year, month, number = day.split("-")
    return f"{month}/{number}/{year}"


def day_first(day: str) -> str:
    return "/".join(reversed(day.split("-")))


def billed(subs: list[Subscription]) -> list[tuple[str, Subscription]]:
    return sorted(((day, s) for s in subs for day in s.bills()), key=lambda one: (one[0], one[1].number))


def lago_invoices(subs: list[Subscription]) -> Rows:
    head = (
        "lago_id,sequential_id,partner_billing,issuing_date,customer_lago_id,"
        "customer_external_id,customer_name,customer_email,customer_country,"
        "customer_tax_identification_number,invoice_number,purchase_order_number,invoice_type,"
        "payment_status,status,file_url,currency,fees_amount_cents,coupons_amount_cents,"
        "taxes_amount_cents,credit_notes_amount_cents,prepaid_credit_amount_cents,"
        "total_amount_cents,payment_due_date"
    )
    rows: Rows = [head.split(",")]

    def add(day: str, s: Subscription, kind: str, price: int, off: int, status: str) -> None:
        number = len(rows)
        tax = (price * 20 + 50) // 100
        rows.append(
            cells(
                f"1a90-{number:04d}|{number}|false|{day}|c-{s.key}|{s.key}|{s.customer}|"
                f"billing@{s.key}.example|US||NRR-{number:04d}||{kind}|succeeded|{status}||USD|"
                f"{price + off}|{off}|{tax}|0|0|{price + tax}|{later(day, 1)}"
            )
        )

    for day, s in billed(subs):
        add(day, s, "subscription", s.price, 700 if s.number == 6 else 0, "finalized")
    add("2024-06-20", subs[0], "add_on", 150000, 0, "finalized")
    add("2024-07-20", subs[0], "one_off", 32000, 0, "finalized")
    add("2024-08-20", subs[2], "credit", 20000, 0, "finalized")
    add("2024-09-20", subs[2], "subscription", 45000, 0, "voided")
    return [rows[0], *sorted(rows[1:], key=lambda row: str(row[3]))]


def kill_bill_transitions(subs: list[Subscription]) -> Rows:
    head = (
        "record_id,bundle_external_key,subscription_id,event,next_product_name,next_phase,"
        "next_billing_period,next_price,next_mrr,next_currency,next_state,next_start_date,"
        "next_end_date,account_id,account_name,report_group"
    )
    rows: Rows = [head.split(",")]
    for s in subs:
        rows.append(
            cells(
                f"{s.number}|b-{s.key}|s-{s.key}|START_BILLING_BASE|{s.plan}|"
                f"{s.plan.lower()}-evergreen|{'ANNUAL' if s.every == 12 else 'MONTHLY'}|"
                f"{money(s.price)}|{money(s.monthly)}|USD|ACTIVE|{s.begins}|{s.ends}|a-{s.key}|"
                f"{s.customer}|default"
            )
        )
    rows.append(
        cells(
            "91|b-903|s-903|START_BILLING_BASE|Team|team-evergreen|MONTHLY|5000.00|5000.00|USD|"
            "ACTIVE|2024-02-05||a-903|Plover Fixtures|test"
        )
    )
    return rows


def odoo_invoices(subs: list[Subscription]) -> Rows:
    head = (
        "Number,Invoice Partner Display Name,Invoice/Bill Date,Due Date,Origin,"
        "Untaxed Amount Signed,Tax Signed,Total Signed,Currency,Payment Status,Status"
    )
    rows: Rows = [head.split(",")]

    def add(day: str, s: Subscription, price: int, kind: str, paid: str, status: str) -> None:
        tax = price * 21 // 100
        rows.append(
            cells(
                f"{kind}/{day[:4]}/{len(rows):05d}|{s.customer}|{day}|{later(day, 1)}|S{s.number:05d}|"
                f"{money(price)}|{money(tax)}|{money(price + tax)}|USD|{paid}|{status}"
            )
        )

    for day, s in billed(subs):
        add(day, s, s.price, "INV", "Paid", "Posted")
    add("2024-06-03", subs[0], 40000, "INV", "Not Paid", "Cancelled")
    add("2025-03-29", subs[0], 12000, "INV", "Not Paid", "Draft")
    return rows


def xero_invoices(subs: list[Subscription]) -> Rows:
    head = (
        "ContactName,EmailAddress,InvoiceNumber,Reference,InvoiceDate,DueDate,Total,TaxTotal,"
        "InvoiceAmountPaid,InvoiceAmountDue,InventoryItemCode,Description,Quantity,UnitAmount,"
        "Discount,LineAmount,AccountCode,TaxType,TaxAmount,Currency,Type,Sent,Status"
    )
    rows: Rows = [head.split(",")]

    def add(day: str, s: Subscription, said: str, price: int, kind: str, status: str) -> None:
        tax = price // 5
        rows.append(
            cells(
                f"{s.customer}|billing@{s.key}.example|INV-{len(rows):04d}||{day_first(day)}|"
                f"{day_first(later(day, 1))}|{money(price + tax)}|{money(tax)}|{money(price + tax)}|"
                f"0.00|{s.plan.upper()}|{said}|1|{money(price)}||{money(price)}|200|"
                f"20% (VAT on Income)|{money(tax)}|USD|{kind}|Sent|{status}"
            )
        )

    for day, s in billed(subs):
        period = "annual" if s.every == 12 else "monthly"
        add(day, s, f"{s.plan} plan, {period} subscription", s.price, "Sales invoice", "Paid")
    add("2024-06-14", subs[0], "Implementation services", 150000, "Sales invoice", "Paid")
    add("2024-08-21", subs[1], "Business plan, monthly subscription", 44000, "Sales invoice", "Voided")
    return rows


def netsuite_sales(subs: list[Subscription]) -> Rows:
    head = "Internal ID,Date,Period,Type,Document Number,Name,Item,Memo,Currency,Amount (Net),Amount (Tax)"
    rows: Rows = [head.split(",")]
    names = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

    def add(day: str, s: Subscription, kind: str, item: str, memo: str, price: int) -> None:
        period = f"{names[int(day[5:7]) - 1]} {day[:4]}"
        rows.append(
            cells(
                f"{4000 + len(rows)}|{us(day)}|{period}|{kind}|{kind[:3].upper()}{len(rows):05d}|"
                f"{s.customer}|{item}|{memo}|USA|{money(price)}|{money(price * 8 // 100)}"
            )
        )

    for day, s in billed(subs):
        period = "Annual" if s.every == 12 else "Monthly"
        add(day, s, "Invoice", f"{s.plan} plan", f"{period} subscription", s.price)
    add("2024-06-14", subs[0], "Invoice", "Onboarding package", "Implementation", 150000)
    add("2024-08-21", subs[1], "Payment", "", "Wire", -25000)
    return rows


def quickbooks_invoices(subs: list[Subscription]) -> Rows:
    rows: Rows = [cells("Date|Transaction type|Num|Name|Memo/Description|Due date|Amount|Open balance")]

    def add(day: str, s: Subscription, kind: str, memo: str, price: int) -> None:
        rows.append(
            cells(
                f"{us(day)}|{kind}|{1000 + len(rows)}|{s.customer}|{memo}|{us(later(day, 1))}|"
                f"{money(price)}|0.00"
            )
        )

    for day, s in billed(subs):
        add(day, s, "Invoice", "Annual subscription" if s.every == 12 else "Monthly subscription", s.price)
    add("2024-06-14", subs[0], "Invoice", "Setup fee", 150000)
    add("2024-08-21", subs[1], "Payment", "Check 4471", -25000)
    return rows


def quickbooks_sales_by_customer_detail(subs: list[Subscription]) -> Rows:
    """Grouped below the names of customers, with totals, as the report stands."""
    head = cells("|Date|Transaction type|Num|Product/Service|Memo/Description|Quantity|Sales price")
    rows: Rows = [["Sales by Customer Detail"], ["Sandpiper Software Inc."], ["Jan 2024 - Mar 2025"], []]
    rows.append([*head, "Amount", "Balance"])
    for customer in sorted({s.customer for s in subs}):
        mine = [(day, s) for day, s in billed(subs) if s.customer == customer]
        lines = [(day, s.plan, "Annual" if s.every == 12 else "Monthly", s.price) for day, s in mine]
        if customer == subs[0].customer:
            lines.append(("2024-06-14", "Setup fee", "One-time", 150000))
        rows.append([customer, *cells("||||||||")])
        balance = 0
        for i, (day, plan, memo, price) in enumerate(sorted(lines)):
            balance += price
            rows.append(
                cells(
                    f"|{us(day)}|Invoice|{1000 + i}|{plan}|{memo} subscription|1|{money(price)}|"
                    f"{money(price)}|{balance / 100:,.2f}"
                )
            )
        rows.append([f"Total for {customer}", *cells("||||||"), f"${balance / 100:,.2f}", ""])
    return [*rows, [], ["", "Accrual basis Tuesday, April 1, 2025 09:00 AM GMT"]]


def quickbooks_sales_by_customer_summary(subs: list[Subscription]) -> Rows:
    """A month a column, all paid by the month."""
    book, names = mrr(subs), sorted({s.customer for s in subs})
    words = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    rows: Rows = [["Sales by Customer Summary"], ["Sandpiper Software Inc."], ["Jan 2024 - Mar 2025"], []]
    rows.append(["", *(f"{words[m[1] - 1]} {m[0]}" for m in months(FIRST, LAST)), "Total"])
    for who in names:
        paid = [book[m].get(who, 0) for m in months(FIRST, LAST)]
        rows.append(
            [who, *(f"{cents / 100:,.2f}" if cents else "" for cents in paid), f"{sum(paid) / 100:,.2f}"]
        )
    sums = [sum(book[m].values()) for m in months(FIRST, LAST)]
    rows.append(["TOTAL", *(f"${cents / 100:,.2f}" for cents in [*sums, sum(sums)])])
    return rows


def hubspot_deals(subs: list[Subscription]) -> Rows:
    head = (
        "Record ID,Deal Name,Deal Stage,Close Date,Pipeline,Amount,Recurring revenue amount,"
        "Recurring revenue deal type,Recurring revenue inactive date,"
        "Recurring revenue inactive reason,Associated Company,Currency"
    )
    rows: Rows = [head.split(",")]
    for s in subs:
        again = any(other.customer == s.customer and other.number < s.number for other in subs)
        rows.append(
            cells(
                f"{900 + s.number}|{s.customer} - {s.plan}|Closed won|{s.begins} 09:00|Sales Pipeline|"
                f"{money(s.monthly * 12)}|{money(s.monthly)}|{'Upgrade' if again else 'New business'}|"
                f"{s.ends}|{'Churned' if s.end else ''}|{s.customer}|USD"
            )
        )
    for i, stage in enumerate(("Closed lost", "Contract sent", "Appointment scheduled")):
        rows.append(
            cells(
                f"{990 + i}|Oriole Cards - Team|{stage}|2024-11-04 09:00|Sales Pipeline|1200.00|"
                f"100.00|New business|||Oriole Cards|USD"
            )
        )
    return rows


def salesforce_opportunities(subs: list[Subscription]) -> Rows:
    """Every deal is of twelve months and renewed at its end, changed or not, until the customer leaves."""
    head = (
        "Opportunity Owner,Account Name,Opportunity Name,Stage,Fiscal Period,Amount,"
        "Probability (%),Close Date,Type,Contract Start Date,Contract End Date"
    )
    rows: Rows = [head.split(",")]
    for s in subs:
        last = s.end or after(LAST)
        length = len(months(s.start, before(last)))
        end = iso(before(last), 28)
        rows.append(
            cells(
                f"Sam Finch|{s.customer}|{s.customer} {s.plan}|Closed Won|Q1-2024|"
                f"{money(s.monthly * length)}|100|{iso(s.start, 1)}|New Business|{iso(s.start, 1)}|"
                f"{end[:8] + str(days_in(before(last)))}"
            )
        )
    rows.append(
        cells(
            "Sam Finch|Oriole Cards|Oriole Team|Closed Lost|Q4-2024|1200.00|0|2024-11-04|"
            "New Business|2024-12-01|2025-11-30"
        )
    )
    rows.append(
        cells(
            "Sam Finch|Plover Fixtures|Plover Team|Negotiation/Review|Q1-2025|1200.00|90|"
            "2025-03-04|New Business|2025-04-01|2026-03-31"
        )
    )
    return rows


def days_in(month: tuple[int, int]) -> int:
    year, number = month
    leap = year % 4 == 0
    return (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[number - 1]
