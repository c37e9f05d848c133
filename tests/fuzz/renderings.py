"""A truth table written down in a random way, and bytes broken at random: both from a seed."""

import csv
import io
import random
from decimal import Decimal

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
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
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
    made = {}
    for name in chance.sample(NAMES, count):
        row = {}
        for t in range(months):
            if chance.random() < 0.8:
                row[divmod(first + t, 12)[0], divmod(first + t, 12)[1] + 1] = (
                    Decimal(chance.randrange(1, 10 ** chance.randrange(2, 9))) / 100
                )
        made[name] = row
    return made


def amount_writer(chance):
    group, decimal = chance.choice(
        [("", "."), (",", "."), (".", ","), ("'", "."), ("\u00a0", ","), (" ", "."), ("", ",")]
    )
    sign = chance.choice(["", "", "", "$", "€ ", "USD "])

    def write(amount):
        whole, _, fraction = f"{amount:.2f}".partition(".")
        return sign + f"{int(whole):,}".replace(",", group) + decimal + fraction

    return write


def month_writer(chance):
    return chance.choice([
        lambda y, m: f"{y}-{m:02d}-01", lambda y, m: f"{y}-{m:02d}", lambda y, m: f"{MONTHS[m - 1]} {y}", lambda y, m: f"{MONTHS[m - 1]}-{y % 100:02d}",
        lambda y, m: f"28.{m:02d}.{y}", lambda y, m: f"{m:02d}/28/{y}", lambda y, m: f"{m:02d}/{y}", lambda y, m: f"01/{m:02d}/{y}", lambda y, m: f"{y}{m:02d}",
    ])  # fmt: skip


def rows_of(made, chance):
    """Long or wide rows, with mess around them."""
    money, month = amount_writer(chance), month_writer(chance)
    if chance.random() < 0.5:
        rows = [
            list(chance.choice(HEADS)),
            *([n, month(*m), money(a)] for n, row in made.items() for m, a in row.items()),
        ]
        body = rows[1:]
        if chance.random() < 0.3:
            chance.shuffle(body)
        rows = [rows[0], *body]
    else:
        months = sorted({m for row in made.values() for m in row})
        blank = chance.choice(["", "", "-", "0"])
        rows = [
            ["Customer", *(month(*m) for m in months)],
            *([n, *(money(row[m]) if m in row else blank for m in months)] for n, row in made.items()),
        ]
        if chance.random() < 0.3:
            rows.append(
                [
                    "Total",
                    *(
                        money(sum((row.get(m, Decimal(0)) for row in made.values()), Decimal(0)))
                        for m in months
                    ),
                ]
            )
    return messed(rows, chance)


def messed(rows, chance):
    head, *body = rows
    if chance.random() < 0.2:
        body.insert(chance.randrange(len(body) + 1), list(head))
    if chance.random() < 0.2:
        body.insert(chance.randrange(len(body) + 1), [])
    above = (
        [["MRR by customer"], ["Prepared by finance"], []][: chance.randrange(1, 4)]
        if chance.random() < 0.3
        else []
    )
    below = [[], ["* unaudited"]] if chance.random() < 0.2 else []
    return [*above, head, *body, *below]


def rendered(seed):
    """(bytes, truth) of one seed."""
    chance = random.Random(seed)
    made = truth(chance)
    delimiter = chance.choice([",", ";", "\t", "|"])
    out = io.StringIO()
    quoting = chance.choice([csv.QUOTE_MINIMAL, csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
    csv.writer(
        out, delimiter=delimiter, lineterminator=chance.choice(["\n", "\r\n"]), quoting=quoting
    ).writerows(rows_of(made, chance))
    encoding = chance.choice(["utf-8", "utf-8", "utf-8-sig", "utf-16"])
    return out.getvalue().encode(encoding), made


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
