"""Columns beside the amount that change its worth: another currency, a rate of tax, refunds, pieces."""

from decimal import Decimal

from truths import Case, book, end_of, long_rows, months_of, reading, text

PLAIN = book(months=14, first=(2025, 1))
MONTHS = months_of(PLAIN)
ASKED = ("needs_answer",)
CURRENCY = {name: ("EUR", "USD", "GBP")[i % 3] for i, name in enumerate(PLAIN)}
RATE = {"EUR": Decimal("1.10"), "USD": Decimal(1), "GBP": Decimal("1.25")}
DOLLARS = {
    name: {m: (a * RATE[CURRENCY[name]]).quantize(Decimal("0.01")) for m, a in row.items()}
    for name, row in PLAIN.items()
}


def cases():
    """By what stands beside."""
    yield from currencies()
    yield from rates_of_tax()
    yield from refunds()
    yield from pieces()


def lines():
    """Customer, month, amount in its own currency, the same in dollars."""
    return [
        (n, f"{m[0]}-{m[1]:02d}-01", a, DOLLARS[n][m]) for n, row in PLAIN.items() for m, a in row.items()
    ]


def in_dollars(column, code="USD"):
    return (reading(DOLLARS, code, choosing=f"amount in {column}"),)


def currencies():
    """What was billed and what was reported, each with its currency: one of them needs no rates."""
    for heads in (
        ["Billing currency", "Billing amount", "Reporting currency", "Reporting amount"],
        ["Currency", "Amount", "Group currency", "Amount in group currency"],
        ["Währung", "Betrag", "Konzernwährung", "Betrag Konzernwährung"],
        ["amount_currency", "amount", "settlement_currency", "settlement_amount"],
        ["Currency", "MRR", "Converted Currency", "MRR (converted)"],
    ):
        table = [[n, m, CURRENCY[n], a, "USD", d] for n, m, a, d in lines()]
        yield Case(
            f"two-currencies-{heads[3]}",
            text([["Customer", "Month", *heads], *table]).encode(),
            allowed=ASKED,
            readings=in_dollars(heads[3].replace("(", r"\(").replace(")", r"\)")),
            says=("could be the amount",),
        )
    after = [[n, m, a, CURRENCY[n].lower(), d, "usd"] for n, m, a, d in lines()]
    yield Case(
        "currency-after-its-amount",
        text(
            [
                ["Customer", "Created (UTC)", "Amount", "Currency", "Converted Amount", "Converted Currency"],
                *after,
            ]
        ).encode(),
        allowed=ASKED,
        readings=in_dollars("Converted Amount"),
    )
    for heading in ("Company Currency Amount", "Amount (converted)", "Betrag umgerechnet"):
        one = [[n, m, CURRENCY[n], a, d] for n, m, a, d in lines()]
        yield Case(
            f"converted-at-its-rates-{heading}",
            text([["Customer", "Month", "Currency", "Amount", heading], *one]).encode(),
            allowed=ASKED,
            readings=in_dollars(heading.replace("(", r"\(").replace(")", r"\)"), ""),
        )
    spans = {n: (min(row), max(row), Decimal(100 + i)) for i, (n, row) in enumerate(PLAIN.items())}
    terms = [
        [n, f"{s[0]}-{s[1]:02d}-01", end_of(e), CURRENCY[n], a, "USD", a * RATE[CURRENCY[n]]]
        for n, (s, e, a) in spans.items()
    ]
    paid = {n: {m: a * RATE[CURRENCY[n]] for m in MONTHS if s <= m <= e} for n, (s, e, a) in spans.items()}
    heads = ["Currency", "Monthly fee", "Reporting currency", "Monthly fee (reporting)"]
    yield Case(
        "two-currencies-of-contracts",
        text([["Customer", "Start", "End", *heads], *terms]).encode(),
        allowed=ASKED,
        readings=(reading(paid, "USD", choosing=r"Monthly fee \(reporting\)"),),
    )
    unnamed = [[n, m, CURRENCY[n], a] for n, m, a, _ in lines()]
    yield Case(
        "currency-under-a-heading-nobody-knows",
        text([["Customer", "Month", "ccy_iso", "Amount"], *unnamed]).encode(),
        allowed=ASKED,
        says=("EUR", "GBP"),
    )


def rates_of_tax():
    """The rate beside amounts that include the tax, or may."""
    for whole, rate, write in (
        ("Gross amount", "VAT rate", lambda r: f"{r}%"),
        ("Amount incl. VAT", "VAT %", str),
        ("Amount incl. VAT", "VAT rate", lambda r: f"{Decimal(r) / 100}"),
        ("Montant TTC", "Taux TVA", lambda r: f"{r} %"),
        ("Bruttobetrag", "MwSt-Satz", lambda r: f"{r},0 %"),
        ("Amount", "Tax rate", lambda r: f"{r}%"),
        ("Importe total", "Tipo IVA", lambda r: f"{r}%"),
    ):
        gross, net = {}, {}
        table = []
        for i, (n, row) in enumerate(PLAIN.items()):
            percent = (20, 19, 10)[i % 3]
            gross[n] = {m: (a * (100 + percent) / 100).quantize(Decimal("0.01")) for m, a in row.items()}
            net[n] = {m: (g * 100 / (100 + percent)).quantize(Decimal("0.01")) for m, g in gross[n].items()}
            table += [[*line, write(percent)] for line in long_rows({n: gross[n]})]
        yield Case(
            f"tax-at-{rate}-{whole}",
            text([["Customer", "Month", whole, rate], *table], ";").encode(),
            allowed=("accepted",) if whole == "Amount" else ASKED,
            readings=(
                reading(gross, choosing=() if whole == "Amount" else "as it is"),
                reading(net, choosing="without the tax in it"),
            ),
            says=("tax",),
        )
    beside = [
        [*line, (Decimal(line[2]) * Decimal("1.2")).quantize(Decimal("0.01")), "20%"]
        for line in long_rows(PLAIN)
    ]
    yield Case(
        "amount-with-its-tax-beside",
        text([["Customer", "Month", "Amount", "Amount due", "VAT rate"], *beside]).encode(),
        readings=(reading(PLAIN),),
    )


def refunds():
    """What customers got back in a column of its own."""
    name = next(iter(PLAIN))
    less = {
        n: {m: a - 30 * ((n, m) == (name, MONTHS[2])) for m, a in row.items()} for n, row in PLAIN.items()
    }
    for heading in ("Amount Refunded", "Credit notes", "Chargebacks", "Rückerstattung", "Montant remboursé"):
        table = [[*line, 30 * (i == 2)] for i, line in enumerate(long_rows(PLAIN))]
        yield Case(
            f"refunds-{heading}",
            text([["Customer", "Month", "Amount", heading], *table]).encode(),
            allowed=ASKED,
            readings=(reading(less, choosing=f"less {heading}"), reading(PLAIN, choosing="as it is")),
            says=("got back",),
        )


def pieces():
    """A price beside a number of pieces: of one where the heading says so, else asked."""
    prices = {n: (5 + i, Decimal(10 + i)) for i, n in enumerate(PLAIN)}
    whole = {n: dict.fromkeys(row, prices[n][0] * prices[n][1]) for n, row in PLAIN.items()}
    single = {n: dict.fromkeys(row, prices[n][1]) for n, row in PLAIN.items()}
    table = [[n, m, *prices[n]] for n, m, _ in long_rows(PLAIN)]
    for count, price in (
        ("Lizenzen", "Preis je Lizenz"),
        ("Plätze", "Preis pro Platz"),
        ("Sièges", "Prix par siège"),
    ):
        yield Case(
            f"pieces-{count}",
            text([["Kunde", "Monat", count, price], *table]).encode(),
            readings=(reading(whole),),
        )
    for count, price in (
        ("Anzahl Lizenzen", "Preis"),
        ("Licenses", "Price"),
        ("Licencias", "Precio"),
        ("Kopfzahl", "Preis pro Nutzer"),
    ):
        yield Case(
            f"price-of-a-piece-or-of-all-{count}",
            text([["Kunde", "Monat", count, price], *table]).encode(),
            allowed=ASKED,
            readings=(
                reading(whole, choosing=f"{price} times {count}"),
                reading(single, choosing=f"{price} as it is"),
            ),
            says=("number of pieces",),
        )
    beside = [[n, m, 5 + i % 7, a] for i, (n, m, a) in enumerate(long_rows(PLAIN))]
    yield Case(
        "licences-beside-the-amount",
        text([["Kunde", "Monat", "Lizenzen", "Betrag"], *beside]).encode(),
        readings=(reading(PLAIN),),
    )
