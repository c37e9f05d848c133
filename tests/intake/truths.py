"""An invented book of revenue, its truth table, and the plain ways to write it down."""

import csv
import io
import random
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

import openpyxl

MONTH_NAMES = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
NAMES = [
    "Aspen Works",
    "Birch Legal",
    "Cedar Motors",
    "Dogwood Dental",
    "Elm Studios",
    "Fir Supply",
    "Gorse Travel",
    "Hazel Software",
]


@dataclass(frozen=True)
class Case:
    """One upload and what may come of it. `readings` are (labels chosen, totals by currency, customers)."""

    id: str
    data: bytes
    name: str = "book.csv"
    allowed: tuple = ("accepted",)
    readings: tuple = ()
    says: tuple = ()
    names: tuple = ()


def book(months=8, first=(2023, 3), seed=1, customers=NAMES):
    """{customer: {(year, month): Decimal}} with growth, losses, pauses and late starters."""
    chance = random.Random(seed)
    made = {}
    for i, name in enumerate(customers):
        amount = Decimal(chance.randrange(40_000, 400_000)) / 100
        start = 0 if i < len(customers) // 2 else chance.randrange(0, months - 2)
        stop = months if i % 3 else chance.randrange(start + 2, months + 1)
        row = {}
        for t in range(start, stop):
            if chance.random() < 0.25:
                amount = (amount * Decimal(chance.choice(["1.1", "0.9", "1.25", "1.5"]))).quantize(
                    Decimal("0.01")
                )
            row[shifted(first, t)] = amount
        made[name] = row
    return made


def end_of(month):
    """The last day of a (year, month)."""
    y, m = shifted(month, 1)
    return date(y, m, 1) - timedelta(days=1)


def shifted(first, steps):
    index = first[0] * 12 + first[1] - 1 + steps
    return index // 12, index % 12 + 1


def months_of(made):
    return sorted({month for row in made.values() for month in row})


def totals(made, currency=""):
    """{currency: {"YYYY-MM": Decimal}}."""
    found = defaultdict(Decimal)
    for row in made.values():
        for (year, month), amount in row.items():
            found[f"{year:04d}-{month:02d}"] += amount
    return {currency: dict(found)}


def reading(made, currency="", choosing=(), customers=None):
    """The plain truth of a book as a permitted reading, after the choices whose labels `choosing` has
    patterns of.
    """
    paying = sum(any(amount for amount in row.values()) for row in made.values())
    labels = (choosing,) if isinstance(choosing, str) else choosing
    return (labels, totals(made, currency), paying if customers is None else customers)


def until(made, last):
    """The book up to a (year, month)."""
    return {name: {month: a for month, a in row.items() if month <= last} for name, row in made.items()}


def long_rows(made, write_month=None, write_amount=str):
    write_month = write_month or (lambda m: f"{m[0]:04d}-{m[1]:02d}-01")
    return [
        [name, write_month(month), write_amount(amount)]
        for name, row in made.items()
        for month, amount in row.items()
    ]


def wide_rows(made, write_month=None, write_amount=str, blank=""):
    write_month = write_month or (lambda m: f"{MONTH_NAMES[m[1] - 1]}-{m[0] % 100:02d}")
    months = months_of(made)
    head = ["Customer", *(write_month(month) for month in months)]
    return [
        head,
        *(
            [name, *(write_amount(row[m]) if m in row else blank for m in months)]
            for name, row in made.items()
        ),
    ]


def text(rows, delimiter=",", end="\r\n", quoting=csv.QUOTE_MINIMAL, quote='"'):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator=end, quoting=quoting, quotechar=quote).writerows(rows)
    return out.getvalue()


def long_text(made, head=("Customer", "Month", "MRR"), **options):
    written = {key: options.pop(key) for key in ("write_month", "write_amount") if key in options}
    return text([list(head), *long_rows(made, **written)], **options)


def typed(value):
    """Cells as a workbook holds them."""
    return (
        float(value)
        if isinstance(value, Decimal)
        else datetime(value.year, value.month, value.day)
        if type(value) is date
        else value
    )


def workbook(sheets, change=None):
    """Bytes of an XLSX; `sheets` is {name: rows}, `change` edits the workbook before it is saved."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append([typed(value) for value in row])
    if change:
        change(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def dated_wide(made):
    """Wide rows with real dates and numbers."""
    months = months_of(made)
    return [
        ["Customer", *(date(y, m, 1) for y, m in months)],
        *([name, *(row.get(m) for m in months)] for name, row in made.items()),
    ]


def dated_long(made, head=("Customer", "Month", "MRR")):
    return [
        list(head),
        *([name, date(m[0], m[1], 1), amount] for name, row in made.items() for m, amount in row.items()),
    ]
