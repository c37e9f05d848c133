"""What four people bring first: a Stripe export, a HubSpot list, a QuickBooks report, a finance team's
workbook.

Thirty customers over the same 24 months, Oct 2024 to Sep 2026. Customer k pays 100 + 10 k a month; 0 to 23
pay from the first month. Of these 0, 6, 12 and 18 leave after Jan 2026; 1, 5, 9, 13, 17 and 21 pay 20 more
from Apr 2026 on: in a year 5,160 became 5,160 - 760 + 120 = 4,520, which is 87.6%.
"""

import io
from datetime import date, timedelta

import openpyxl

STEPS = 24
OLD, ALL = 24, 30
FIRST = date(2024, 10, 1)
NAMES = [
    f"{first} {last}"
    for last in ("Works", "Labs", "Foods")
    for first in ("Ada", "Bo", "Cy", "Dee", "Eli", "Fay", "Gus", "Hal", "Ida", "Jo")
]


def month(step):
    """The first day, so many months after the first one."""
    at = FIRST.month - 1 + step
    return date(FIRST.year + at // 12, at % 12 + 1, 1)


def last_day(step):
    return month(step + 1) - timedelta(days=1)


def terms(place):
    """(first step, end step or None, monthly amount) of one customer: a price that rises is a second term."""
    amount, begins = 100 + 10 * place, 0 if place < OLD else 15 + (place - OLD)
    if place < OLD and place % 6 == 0:
        return [(begins, 16, amount)]
    if place < OLD and place % 4 == 1:
        return [(begins, 18, amount), (18, None, amount + 20)]
    return [(begins, None, amount)]


def paid(place, step):
    return sum(
        amount for begins, ends, amount in terms(place) if begins <= step and (ends is None or step < ends)
    )


def nrr():
    """As the page shows it, counted one customer after the other."""
    base = [place for place in range(ALL) if paid(place, 11)]
    return f"{100 * sum(paid(p, 23) for p in base) / sum(paid(p, 11) for p in base):.1f}%"


def stripe():
    """Subscriptions of the dashboard: monthly ones, and yearly ones with a yearly amount."""
    head = (
        "id,Customer ID,Customer Description,Customer Email,Plan,Quantity,Currency,Interval,Amount,Status,"
        "Created (UTC),Start (UTC),Current Period Start (UTC),Current Period End (UTC),Canceled At (UTC),"
        "Ended At (UTC)"
    )
    rows = []
    for place, name in enumerate(NAMES):
        for number, (begins, ends, amount) in enumerate(terms(place)):
            yearly = ends is None and begins in (0, 12) and place % 3 == 0
            start, end = f"{month(begins)} 09:00", "" if ends is None else f"{month(ends)} 00:00"
            period = (f"{month(12 if yearly else 23)} 09:00", f"{month(24)} 09:00")
            rows.append(
                f"sub_{place}{number},cus_{place:03d},{name},billing@{place}.example,"
                f"{'Business' if place % 2 else 'Team'},1,usd,{'year' if yearly else 'month'},"
                f"{amount * (12 if yearly else 1):.2f},{'canceled' if ends else 'active'},{start},{start},"
                f"{','.join(period)},{end},{end}"
            )
    return "subscriptions.csv", "\n".join([head, *rows]).encode()


def hubspot():
    """Deals with their recurring revenue; two were lost."""
    head = (
        "Record ID,Deal Name,Deal Stage,Close Date,Deal owner,Monthly recurring revenue,"
        "Recurring revenue inactive date,Associated Company,Currency"
    )
    rows = [
        f"{9000 + 10 * place + number},{name} {'renewal' if number else 'new'},Closed won,"
        f"{month(begins)} 10:15,Sam Field,{amount}.00,{'' if ends is None else month(ends)},{name},USD"
        for place, name in enumerate(NAMES)
        for number, (begins, ends, amount) in enumerate(terms(place))
    ]
    lost = [
        f"{9900 + n},Zed {n},Closed lost,2026-03-1{n} 09:00,Sam Field,400.00,,Zed {n},USD" for n in (1, 2)
    ]
    return "hubspot-crm-exports-all-deals.csv", "\n".join([head, *rows, *lost]).encode()


def quickbooks():
    """Sales by Customer Detail: a title, a section for each customer, a total below it."""
    lines = ["Brightline Inc.", "Sales by Customer Detail", '"October 2024 - September 2026"', ""]
    lines += [",Date,Transaction type,Num,Product/Service,Memo/Description,Amount,Balance"]
    total = 0
    for place, name in enumerate(NAMES):
        lines.append(f"{name},,,,,,,")
        balance = 0
        for step in range(STEPS):
            if amount := paid(place, step):
                balance += amount
                day = month(step)
                lines.append(
                    f",{day:%m/%d/%Y},Invoice,{1000 + step * 50 + place},Team plan,Monthly subscription,"
                    f"{amount}.00,{balance}.00"
                )
        total += balance
        lines.append(f'Total for {name},,,,,,"${balance:,}.00",')
    lines += [f'TOTAL,,,,,,"${total:,}.00",', "", '"Cash Basis Thursday, October 1, 2026"']
    return "Sales by Customer Detail.csv", "\n".join(lines).encode()


def workbook():
    """A title, months as Oct-24, two regions with subtotals, a total, a notes sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "MRR by customer"
    sheet.append(["Brightline Inc. - MRR by customer (USD)"])
    sheet.append([])
    sheet.append(["Customer", "Region", "Plan", *(month(step) for step in range(STEPS))])
    for cell in sheet[3][3:]:
        cell.number_format = "mmm-yy"
    for region, places in (("EMEA", range(0, ALL, 2)), ("APAC", range(1, ALL, 2))):
        for place in places:
            amounts = [paid(place, step) or None for step in range(STEPS)]
            sheet.append([NAMES[place], region, ("Team", "Business")[place % 3 == 0], *amounts])
        sums = [sum(paid(place, step) for place in places) for step in range(STEPS)]
        sheet.append([f"Subtotal {region}", None, None, *sums])
    sheet.append(["Total MRR", None, None, *(sum(paid(p, s) for p in range(ALL)) for s in range(STEPS))])
    for row in sheet.iter_rows(min_row=4, min_col=4):
        for cell in row:
            cell.number_format = "#,##0"
    notes = book.create_sheet("Notes")
    notes.append(["Prepared by finance, figures as of month end"])
    out = io.BytesIO()
    book.save(out)
    return "Brightline MRR FY26.xlsx", out.getvalue()


SOURCES = {"Stripe": stripe, "HubSpot": hubspot, "QuickBooks": quickbooks, "workbook": workbook}
