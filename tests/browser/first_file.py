"""The first workbook of somebody new: a title, two header rows, dollar signs, a totals row, a month missing.

Six customers over fourteen months, Jan 2025 to Feb 2026, without Aug 2025. By hand, 12 months to Feb 2026:

    Feb 2025   Northwind 4,000  Harbor 2,500  Pine 1,200  Quarry 800  Lumen 1,500          = 10,000
    Feb 2026   Northwind 4,600  Harbor 2,500  Pine   900  Quarry   -  Lumen 1,500 (Mesa new) =  9,500
    NRR = 9,500 / 10,000 = 95.0%    GRR = (4,000 + 2,500 + 900 + 1,500) / 10,000 = 89.0%
"""

import io

import openpyxl

CHANGES = {
    "Northwind Traders": {0: 4000, 6: 4600},
    "Harbor & Co": {0: 2500},
    "Pine Analytics": {0: 1200, 9: 900},
    "Quarry Labs": {0: 800, 10: 0},
    "Lumen <b>Works</b>": {0: 1500},
    "Mesa Foods": {0: 0, 11: 700},
}
MISSING = 7
NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
STEPS = [step for step in range(14) if step != MISSING]
NRR, GRR = "95.0%", "89.0%"


def amount(changes, step):
    return changes[max(at for at in changes if at <= step)]


def first_workbook():
    """Its bytes."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "MRR"
    sheet.append(["Brightline Inc. - monthly recurring revenue by customer"])
    sheet.append(["Customer", "Segment", *(str(2025 + step // 12) for step in STEPS)])
    sheet.append([None, None, *(NAMES[step % 12] for step in STEPS)])
    for place, (name, changes) in enumerate(CHANGES.items()):
        segment = ("Enterprise", "Mid-market")[place % 2]
        sheet.append([name, segment, *(f"${amount(changes, step):,.2f}" for step in STEPS)])
    sums = [sum(amount(changes, step) for changes in CHANGES.values()) for step in STEPS]
    sheet.append(["Total", None, *(f"${total:,.2f}" for total in sums)])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
