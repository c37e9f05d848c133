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
    yield from credits_without_minus()
    yield from fiscal_years()
    yield from cents()
    yield from fees()


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

    words = [[n, m, "PEN", a] for n, m, a, _ in lines()]
    yield Case(
        "a-pen-is-no-currency",
        text([["Customer", "Month", "Item", "Amount"], *words]).encode(),
        readings=(reading(PLAIN),),
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


def credits_without_minus():
    """A credit of 30 in the third month, told by its number or its words only."""
    name, (y, m) = next(iter(PLAIN)), MONTHS[2]
    less, more = (
        {
            n: {k: a + sign * 30 * ((n, k) == (name, (y, m))) for k, a in row.items()}
            for n, row in PLAIN.items()
        }
        for sign in (-1, 1)
    )
    either = (reading(less, choosing="take them off"), reading(more, choosing="count as written"))
    for number, credit in (
        ("INV-{:04d}", "CN-0001"),
        ("RE2025-{:04d}", "GS2025-0001"),
        ("F{:04d}", "AV-0001"),
    ):
        table = [[number.format(i), *line] for i, line in enumerate(long_rows(PLAIN))]
        table.append([credit, name, f"{y}-{m:02d}-20", "30.00"])
        yield Case(
            f"credit-numbered-{credit}",
            text([["Invoice number", "Customer", "Date", "Amount"], *table]).encode(),
            allowed=ASKED,
            readings=either,
            says=("without a minus",),
        )
    for usual, word in (
        ("Subscription", "Credit note"),
        ("Abo Pro", "Gutschrift Ausfall"),
        ("Sale", "Return"),
        ("Monthly plan", "Refund of duplicate charge"),
        ("Subscription", "Discount 10%"),
    ):
        table = [[*line, usual] for line in long_rows(PLAIN)]
        table.append([name, f"{y}-{m:02d}-20", "30.00", word])
        yield Case(
            f"credit-worded-{word}",
            text([["Customer", "Date", "Amount", "Description"], *table]).encode(),
            allowed=ASKED,
            readings=either,
            says=("without a minus",),
        )
    product = [[*line, "Core"] for line in long_rows(PLAIN)]
    product += [[*line[:2], 20, "Credit check API"] for line in long_rows({name: PLAIN[name]})]
    checked = {n: {k: a + 20 * (n == name) for k, a in row.items()} for n, row in PLAIN.items()}
    yield Case(
        "product-called-credit",
        text([["Customer", "Date", "Amount", "Product"], *product]).encode(),
        readings=(reading(checked),),
    )


def fiscal_years():
    """Years that begin in July, with their periods, or with the names of months."""
    names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    for heads, write in (
        (["Fiscal year", "Period"], lambda y, m: [y + (m > 6), (m - 7) % 12 + 1]),
        (["FY", "Fiscal period"], lambda y, m: [f"FY{(y + (m > 6)) % 100}", (m - 7) % 12 + 1]),
        (
            ["Geschäftsjahr", "Periode"],
            lambda y, m: [f"{y + (m > 6) - 1}/{y % 100 + (m > 6)}", (m - 7) % 12 + 1],
        ),
        (["Fiscal year", "Month"], lambda y, m: [y + (m > 6), names[m - 1]]),
    ):
        table = [[n, *write(*m), a] for n, row in PLAIN.items() for m, a in row.items()]
        yield Case(
            f"fiscal-{heads[0]}-{heads[1]}",
            text([["Customer", *heads, "Amount"], *table]).encode(),
            allowed=ASKED,
            readings=(reading(PLAIN, choosing="Starts in July"),),
            says=("fiscal year",),
        )


def cents():
    """Whole numbers beside currencies in lower case, as programs write them."""
    table = [
        [f"c{i % 8}@example.com", m, int(Decimal(a) * 100), "usd"]
        for i, (_, m, a) in enumerate(long_rows(PLAIN))
    ]
    yield Case(
        "cents-beside-lower-case",
        text([["email", "created", "amount", "currency"], *table]).encode(),
        allowed=ASKED,
        says=("cents",),
    )


def fees():
    """What a payment provider or a partner keeps: gross, its part, and what is left."""
    for whole, part, rest in (
        ("Gross", "Fee", "Net"),
        ("Gross revenue", "Partner share", "Net revenue"),
        ("Brutto", "Provision", "Netto"),
    ):
        left = {
            n: {m: a - (a * 3 / 100).quantize(Decimal("0.01")) for m, a in row.items()}
            for n, row in PLAIN.items()
        }
        table = [
            [n, f"{m[0]}-{m[1]:02d}-01", a, a - left[n][m], left[n][m]]
            for n, row in PLAIN.items()
            for m, a in row.items()
        ]
        yield Case(
            f"before-fees-{whole}",
            text([["Customer", "Date", whole, part, rest], *table]).encode(),
            allowed=ASKED,
            readings=(
                reading(PLAIN, choosing=rf"amount in {whole} \("),
                reading(left, choosing=rf"amount in {rest} \("),
            ),
            says=("could be the amount",),
        )
