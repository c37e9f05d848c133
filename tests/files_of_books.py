"""A drawn book as the files a person might upload: one text for every shape that can carry it.

A book here is ``{customer: [MRR by month]}`` over consecutive months and columns of further words by
customer. Every shape says the same revenue, so whatever is computed from one must be computed from the
others.
"""

import csv
import io
from calendar import monthrange
from datetime import date, timedelta
from itertools import groupby

SHAPES = ("wide", "long", "periods", "periods_exclusive", "events", "invoices")


def text_of(header, rows):
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows([header, *rows])
    return out.getvalue()


def first_day(month):
    return date(month.year, month.number, 1)


def last_day(month):
    return date(month.year, month.number, monthrange(month.year, month.number)[1])


def runs(months, row):
    """Stretches of one amount: first month, last month, amount; nothing for months without revenue."""
    at = 0
    for amount, same in groupby(row):
        count = len(list(same))
        if amount:
            yield months[at], months[at + count - 1], amount
        at += count


def can_carry(shape, rows):
    """Periods and movements know no negative month, an invoice below zero is a credit.

    A month without invoices, and one after the last period, is no month of the book.
    """
    if shape in ("wide", "long"):
        return True
    whole = all(amount >= 0 for row in rows.values() for amount in row)
    months = list(zip(*rows.values(), strict=True))
    paid = all(map(any, months)) if shape == "invoices" else shape == "events" or any(months[-1])
    return whole and paid


def wide(months, rows, more):
    head = ["Customer", *more, *map(str, months)]
    return text_of(head, [[n, *(more[c].get(n, "") for c in more), *row] for n, row in rows.items()])


def long(months, rows, more):
    """Every month of every customer, zeros written: the months of the book are those of the file."""
    body = [
        [name, *(more[c].get(name, "") for c in more), last_day(month), amount]
        for name, row in rows.items()
        for month, amount in zip(months, row, strict=True)
    ]
    return text_of(["Customer", *more, "Month", "MRR"], body)


def periods(months, rows, more, after=0):
    """One row a stretch; a stretch that lasts to the end has no end. `after` days: 1 writes the day it no
    longer counts.
    """
    body = []
    for name, row in rows.items():
        for first, last, amount in runs(months, row):
            end = "" if last == months[-1] else last_day(last) + timedelta(days=after)
            body.append([name, *(more[c].get(name, "") for c in more), first_day(first), end, amount])
    return text_of(["Customer", *more, "Start date", "End date", "MRR"], body)


def periods_exclusive(months, rows, more):
    return periods(months, rows, more, after=1)


def events(months, rows, more):
    """One row a movement, the change as a signed amount."""
    body = []
    for name, row in rows.items():
        paid = False
        for month, before, now in zip(months, [0, *row], row, strict=False):
            if now != before:
                body.append(
                    [
                        first_day(month),
                        name,
                        *(more[c].get(name, "") for c in more),
                        _kind(before, now, paid),
                        now - before,
                    ]
                )
            paid = paid or now > 0
    return text_of(["Date", "Customer", *more, "Movement", "MRR change"], sorted(body, key=lambda r: r[0]))


def _kind(before, now, paid):
    if not before:
        return "reactivation" if paid else "new"
    return "churn" if not now else "expansion" if now > before else "contraction"


def invoices(months, rows, more):
    """One invoice a month for the service of that month."""
    body = [
        [
            f"INV-{k:04d}",
            name,
            *(more[c].get(name, "") for c in more),
            first_day(month),
            last_day(month),
            amount,
        ]
        for k, (month, name, amount) in enumerate(
            (month, name, row[at]) for at, month in enumerate(months) for name, row in rows.items() if row[at]
        )
    ]
    return text_of(
        ["Invoice", "Customer", *more, "Service period start", "Service period end", "Amount"], body
    )


RENDER = {
    "wide": wide,
    "long": long,
    "periods": periods,
    "periods_exclusive": periods_exclusive,
    "events": events,
    "invoices": invoices,
}


def rendered(shape, months, rows, more=None):
    """The file of a book in one shape."""
    return RENDER[shape](list(months), rows, more or {})
