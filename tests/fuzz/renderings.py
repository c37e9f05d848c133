"""A truth table written down in a random way, and bytes broken at random: both from a seed."""

import csv
import io
import random
from calendar import monthrange
from datetime import date, datetime
from decimal import Decimal

import openpyxl
from corpus_dates import GERMAN
from truths import MONTH_NAMES

NAMES = [
    "Acme",
    "Birch & Co",
    "Öl GmbH",
    "Total Energies",
    "NA",
    "O'Neil",
    "Comma, Inc",
    'Say "Hi"',
    "12",
    "=1+1",
    "Ltd; The",
    "名前",
    "  pad",
    "May",
    "Dash -",
]
HEADS = [
    ("Customer", "Month", "MRR"),
    ("Kunde", "Monat", "Umsatz"),
    ("client_name", "invoice_date", "amount"),
    ("Account", "Period", "Net MRR (USD)"),
]


def truth(chance):
    """{name: {(year, month): Decimal}}."""
    count, months, first = (
        chance.randrange(2, 8),
        chance.randrange(2, 15),
        chance.randrange(2018 * 12, 2025 * 12),
    )
    credits = chance.choice([0, 0, 0, 0.05])
    made = {}
    for name in chance.sample(NAMES, count):
        row = {}
        for t in range(months):
            if chance.random() < 0.8:
                cents = chance.randrange(1, 10 ** chance.randrange(2, 9)) * (
                    -1 if chance.random() < credits else 1
                )
                row[divmod(first + t, 12)[0], divmod(first + t, 12)[1] + 1] = Decimal(cents) / 100
        made[name] = row
    return made


def amount_writer(chance):
    style = chance.choice(["western", "western", "western", "indian", "bare"])
    group, decimal = chance.choice(
        [
            ("", "."),
            (",", "."),
            (".", ","),
            ("'", "."),
            ("\u2019", "."),
            ("\u00a0", ","),
            ("\u202f", ","),
            (" ", "."),
            ("", ","),
        ]
    )
    before, after = chance.choice(
        [
            ("", ""),
            ("", ""),
            ("", ""),
            ("$", ""),
            ("€ ", ""),
            ("USD ", ""),
            ("", " €"),
            ("", " EUR"),
            ("CHF ", ""),
        ]
    )
    minus = chance.choice([lambda text: f"-{text}", lambda text: f"({text})", lambda text: f"{text}-"])

    def write(amount):
        whole, _, fraction = f"{abs(amount):.2f}".partition(".")
        if style == "indian":
            text = f"{lakhs(whole)}.{fraction}"
        elif style == "bare":
            text = f"{whole}.{fraction}".removesuffix(".00")
        else:
            text = f"{int(whole):,}".replace(",", group) + decimal + fraction
        return before + (minus(text) if amount < 0 else text) + after

    return write


def lakhs(whole):
    """1234567 is 12,34,567."""
    head, tail = whole[:-3], whole[-3:]
    parts = [head[max(0, end - 2) : end] for end in range(len(head), 0, -2)]
    return ",".join([*reversed(parts), tail])


def month_writer(chance):
    return chance.choice(
        [
            lambda y, m: f"{y}-{m:02d}-01",
            lambda y, m: f"{y}-{m:02d}",
            lambda y, m: f"{MONTH_NAMES[m - 1]} {y}",
            lambda y, m: f"{MONTH_NAMES[m - 1]}-{y % 100:02d}",
            lambda y, m: f"28.{m:02d}.{y}",
            lambda y, m: f"{m:02d}/28/{y}",
            lambda y, m: f"{m:02d}/{y}",
            lambda y, m: f"01/{m:02d}/{y}",
            lambda y, m: f"{y}{m:02d}",
            lambda y, m: f"{y}/{m}/1",
            lambda y, m: f"{y}{m:02d}28",
            lambda y, m: f"{y}-{m:02d}-28T23:59:59",
            lambda y, m: f"{MONTH_NAMES[m - 1]} 28, {y}",
            lambda y, m: f"28 {MONTH_NAMES[m - 1].upper()} {y}",
            lambda y, m: f"{GERMAN[m - 1]} {y}",
            lambda y, m: f"{y}M{m:02d}",
            lambda y, m: f"28.{m:02d}.{y % 100:02d}",
            lambda y, m: f"{y}年{m}月",
            lambda y, m: str((date(y, m, 1) - date(1899, 12, 30)).days),
        ]
    )


def rows_of(made, chance):
    """Long or wide rows or periods, with mess around them."""
    shape = chance.choice([long_rows, long_rows, wide_rows, wide_rows, period_rows])
    return messed(shape(made, amount_writer(chance), month_writer(chance), chance), chance)


def long_rows(made, money, month, chance):
    head = list(chance.choice(HEADS))
    body = [[n, month(*m), money(a)] for n, row in made.items() for m, a in row.items()]
    if chance.random() < 0.3:
        chance.shuffle(body)
    if chance.random() < 0.2:
        head, body = (
            [*head, "Notes"],
            [[*row, chance.choice(["", "renewed", "see mail 12.3."])] for row in body],
        )
    if chance.random() < 0.15:
        head, body = ["Segment", *head], [[chance.choice(["SMB", "Mid"]), *row] for row in body]
    if chance.random() < 0.15:
        at = head.index("Segment") + 3 if "Segment" in head else 2
        body.append(["Total", *[""] * (at - 1), money(total(made))])
    return [head, *body]


def total(made, month=None):
    """The sum of a month, or of all."""
    return sum((a for row in made.values() for m, a in row.items() if month in (None, m)), Decimal(0))


def wide_rows(made, money, month, chance):
    months = sorted({m for row in made.values() for m in row})
    blank = chance.choice(["", "", "-", "0"])
    rows = [
        ["Customer", *(month(*m) for m in months)],
        *([n, *(money(row[m]) if m in row else blank for m in months)] for n, row in made.items()),
    ]
    if chance.random() < 0.3:
        rows.append(
            [chance.choice(["Total", "Grand Total", "TOTAL MRR"]), *(money(total(made, m)) for m in months)]
        )
    if chance.random() < 0.15:
        rows = [
            [*rows[0], "Total"],
            *([*row, money(total({0: made[row[0]]} if row[0] in made else made))] for row in rows[1:]),
        ]
    if chance.random() < 0.15:
        rows = [["Region", *rows[0]], *([chance.choice(["EMEA", "APAC"]), *row] for row in rows[1:])]
    return rows


def period_rows(made, money, _month, chance):
    """One row for each run of months with the same amount."""
    write = chance.choice([lambda d: d.isoformat(), lambda d: f"{d:%d.%m.%Y}", lambda d: f"{d:%d %b %Y}"])
    rows = [
        list(
            chance.choice(
                [
                    ("customer", "start_date", "end_date", "mrr"),
                    ("Account", "Contract start", "Contract end", "MRR"),
                ]
            )
        )
    ]
    for name, row in made.items():
        for first, last, amount in runs(row):
            rows.append(
                [name, write(date(*first, 1)), write(date(*last, monthrange(*last)[1])), money(amount)]
            )
    return rows


def runs(row):
    """(first month, last month, amount) of equal neighbours."""
    found = []
    for month, amount in sorted(row.items()):
        if found and found[-1][2] == amount and month == following(found[-1][1]):
            found[-1] = (found[-1][0], month, amount)
        else:
            found.append((month, month, amount))
    return found


def following(month):
    return (month[0] + month[1] // 12, month[1] % 12 + 1)


def messed(rows, chance):
    head, *body = rows
    if chance.random() < 0.2:
        body.insert(chance.randrange(len(body) + 1), list(head))
    if chance.random() < 0.2:
        body.insert(chance.randrange(len(body) + 1), [])
    titles = [["MRR by customer"], ["Prepared by finance"], []]
    above = titles[: chance.randrange(1, 4)] if chance.random() < 0.3 else []
    below = [[], ["* unaudited"]] if chance.random() < 0.2 else []
    if chance.random() < 0.1:
        return [["", *row] if row else row for row in [*above, head, *body, *below]]
    return [*above, head, *body, *below]


def rendered(seed):
    """(bytes, truth) of one seed: a CSV, or one time in six a workbook of texts or of typed cells."""
    chance = random.Random(seed)
    made = truth(chance)
    if chance.random() < 1 / 6:
        return chance.choice([text_workbook, typed_workbook])(made, chance), made
    delimiter = chance.choice([",", ";", "\t", "|"])
    out = io.StringIO()
    quoting = chance.choice([csv.QUOTE_MINIMAL, csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
    csv.writer(
        out, delimiter=delimiter, lineterminator=chance.choice(["\n", "\r\n"]), quoting=quoting
    ).writerows(rows_of(made, chance))
    encoding = chance.choice(["utf-8", "utf-8", "utf-8-sig", "utf-16"])
    return out.getvalue().encode(encoding), made


def text_workbook(made, chance):
    return saved(rows_of(made, chance), chance)


def typed_workbook(made, chance):
    """Dates and numbers as a spreadsheet holds them."""
    shape = chance.choice([long_rows, wide_rows])
    rows = shape(made, float, lambda y, m: datetime(y, m, 1), chance)
    return saved(messed(rows, chance), chance)


def saved(rows, chance):
    """Bytes of an XLSX; a name that starts like a formula stays a text."""
    book = openpyxl.Workbook()
    shown = chance.choice(["mmm-yy", "yyyy-mm-dd", "dd/mm/yyyy"])
    for r, row in enumerate(rows, 1):
        for c, value in enumerate(row, 1):
            if value != "":
                cell = book.active.cell(r, c, value)
                if isinstance(value, str):
                    cell.data_type = "s"
                elif isinstance(value, datetime):
                    cell.number_format = shown
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def broken(data, seed):
    """The same bytes with a few of them flipped, cut, doubled or moved."""
    chance = random.Random(seed)
    found = bytearray(data)
    for _ in range(chance.randrange(1, 6)):
        if not found:
            break
        at = chance.randrange(len(found))
        match chance.randrange(5):
            case 0:
                found[at] ^= 1 << chance.randrange(8)
            case 1:
                del found[at:]
            case 2:
                found[at:at] = found[at : at + chance.randrange(1, 200)]
            case 3:
                del found[at : at + chance.randrange(1, 60)]
            case _:
                found[at:at] = chance.choice(
                    [b'"', b",", b"\n", b"\x00", b";", b"\xff", b"'", b"9" * 30, b"=", b"\r"]
                )
    return bytes(found)
