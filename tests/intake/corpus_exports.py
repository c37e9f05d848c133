"""Exports of billing tools and sheets of board packs, in the words and layouts these really have."""

from corpus_containers import zipped
from truths import MONTH_NAMES, Case, book, end_of, long_rows, months_of, reading, text, until, wide_rows

PLAIN = book()
MONTHS = months_of(PLAIN)
EITHER = ("accepted", "needs_answer")


def cases():
    for part in (
        unknown_totals,
        service_periods,
        left_columns,
        day_spans,
        thousands,
        code_pages,
        as_of_answered,
        patterns,
        units,
        headings_above,
        kept_as_text,
        locked,
        ledger_codes,
        whole_amounts,
        taxed,
        wrapped,
    ):
        yield from part()


def added(made, names):
    """One row of sums over some customers."""
    return [sum(made[name].get(month, 0) for name in names) for month in MONTHS]


def unknown_totals():
    head, *body = wide_rows(PLAIN)
    first, second = list(PLAIN)[:3], list(PLAIN)[3:]
    rows = [["Segment", *head], *(["A", *row] for row in body[:3]), ["Bloque A", "", *added(PLAIN, first)]]
    rows += [*(["B", *row] for row in body[3:]), ["Bloque B", "", *added(PLAIN, second)]]
    rows += [["Kokku", "", *added(PLAIN, PLAIN)]]
    yield Case("totals-in-unknown-words", text(rows).encode(), readings=(reading(PLAIN),), says=("total",))


def service_periods():
    rows = [["Customer", "Invoice date", "Service from", "Service to", "Net amount"]]
    made = {}
    for month, name in enumerate(list(PLAIN)[:4], start=1):
        start, end = f"2023-{month:02d}-01", end_of((2023, month + 2)).isoformat()
        rows.append([name, start, start, end, 300])
        made[name] = {(2023, m): 100 for m in range(month, month + 3)}
    yield Case(
        "service-from-and-to",
        text(rows).encode(),
        allowed=EITHER,
        readings=(reading(made),),
        says=("month|period",),
    )


def left_columns():
    rows = [["Customer", "Month", "Subscription MRR", "One-time fees"]]
    rows += [[*row, 500 if i % 9 == 0 else 0] for i, row in enumerate(long_rows(PLAIN))]
    yield Case(
        "fees-in-a-column-of-their-own",
        text(rows).encode(),
        readings=(reading(PLAIN),),
        says=("One-time fees",),
    )


def day_spans():
    """QuickBooks heads the last month by its days; a month under a heading of its own is never left out in
    silence.
    """
    head, *body = wide_rows(PLAIN, write_month=lambda m: f"{MONTH_NAMES[m[1] - 1]} {m[0]}")
    spans = [*head[:-1], "Oct 1 - Oct 31, 2023"]
    yield Case("last-month-as-days", text([spans, *body]).encode(), readings=(reading(PLAIN),))
    odd = [*head[:-1], "Oct 2023 reviewed"]
    yield Case(
        "a-month-headed-otherwise", text([odd, *body]).encode(), allowed=("needs_answer",), says=("reviewed",)
    )
    planned = [head[0], *(f"{h} A" for h in head[1:6]), *(f"{h} P" for h in head[6:])]
    past = {name: {m: a for m, a in row.items() if m in MONTHS[:5]} for name, row in PLAIN.items()}
    yield Case(
        "actual-and-plan-letters",
        text([planned, *body]).encode(),
        readings=(reading(past),),
        says=("forecast",),
    )


def thousands():
    full = {name: {m: a * 1000 for m, a in row.items()} for name, row in PLAIN.items()}
    for i, title in enumerate(("MRR by customer, EUR k", "MRR in k€", "Kunden-MRR (T€)")):
        data = text([[title], [], *wide_rows(PLAIN)]).encode()
        yield Case(
            f"thousands-by-sign-{i}",
            data,
            allowed=("needs_answer",),
            says=("thousand",),
            readings=(reading(full, "EUR", choosing="in thousands"),),
        )


def code_pages():
    """Letters tell the code page: no capital inside a small word, no sign between letters."""
    polish = {"Żabka Polska": PLAIN["Elm Studios"], "Gdańsk Medical": PLAIN["Fir Supply"]}
    rows = [["Kontrahent", "Miesiąc", "Kwota"], *long_rows(polish, write_amount=lambda a: f"{a} zł")]
    yield Case(
        "polish-cp1250",
        text(rows, delimiter=";").encode("cp1250"),
        allowed=EITHER,
        readings=(reading(polish, "PLN"),),
        names=tuple(polish),
        says=("1250",),
    )
    german = {"Jürgen Müller KG": PLAIN["Elm Studios"], "Straße & Söhne": PLAIN["Fir Supply"]}
    rows = [["Kunde", "Monat", "Betrag"], *long_rows(german)]
    for page, said in (("mac_roman", "mac"), ("cp850", "850")):
        yield Case(
            f"german-{page}",
            text(rows).encode(page),
            allowed=EITHER,
            readings=(reading(german),),
            names=tuple(german),
            says=(said,),
        )


def as_of_answered():
    """Who says through which month the data runs is not asked whether its last month is whole."""
    rows = [["customer", "start_date", "end_date", "mrr"]]
    rows += [[name, "2023-01-01", "" if i < 2 else "2023-05-31", 100] for i, name in enumerate(PLAIN)]
    made = {name: {(2023, m): 100 for m in range(1, 9 if i < 2 else 6)} for i, name in enumerate(PLAIN)}
    yield Case(
        "open-ends-through-a-month",
        text(rows).encode(),
        allowed=EITHER,
        readings=(reading(until(made, (2023, 1)), choosing="Through Jan 2023"),),
    )


def patterns():
    """What the figures give away where no word does."""
    rows = [["Customer", "Month", "Amount", "Klasse"], *([*row, "LFD"] for row in long_rows(PLAIN))]
    rows += [[name, "2023-03-01", "900.00", "EMZ"] for name in list(PLAIN)[:3]]
    yield Case(
        "once-beside-others",
        text(rows).encode(),
        allowed=("needs_answer",),
        says=("EMZ", "one-time"),
        readings=(reading(PLAIN, choosing="Leave them out as one-time"),),
    )
    changes = [["Date", "Customer", "Klasse", "Amount"]]
    for i, name in enumerate(PLAIN):
        changes += [
            ["2023-01-05", name, "K1", 100 + i],
            [f"2023-{i % 4 + 4:02d}-05", name, "K4", -100 - i],
            ["2023-09-01", name, "K1", 7],
        ]
    yield Case(
        "changes-of-unknown-kind", text(changes).encode(), allowed=("needs_answer",), says=("movement",)
    )
    sums = [["Month", "Customer", "MRR"]]
    for y, m in MONTHS:
        own = [[f"{y}-{m:02d}", name, row[y, m]] for name, row in PLAIN.items() if (y, m) in row]
        sums += [*own, [f"{y}-{m:02d}", "", sum(row[2] for row in own)]]
    yield Case("nameless-sums-of-months", text(sums).encode(), readings=(reading(PLAIN),), says=("total",))
    head, *body = wide_rows(PLAIN, write_month=lambda m: f"{m[1]}/{m[0] % 100}")
    yield Case("months-of-one-digit", text([head, *body]).encode(), readings=(reading(PLAIN),))
    weeks = [head[0], *(f"{i}/{i + 8}" for i in range(1, 9))]
    yield Case(
        "headings-of-one-form",
        text([weeks, *body]).encode(),
        allowed=("refused", "needs_answer"),
        says=("month",),
    )


def units():
    """A year's amount, and cents, in the words of other languages."""
    for head in ("Omzet per jaar", "Importo annuo", "Umsatz p.a.", "Loyer annuel HT", "Valor anual"):
        rows = [["Customer", "Month", head], *long_rows(PLAIN, write_amount=lambda a: str(a * 12))]
        yield Case(
            f"a-year-of-{head.split()[0]}", text(rows).encode(), readings=(reading(PLAIN),), says=("12",)
        )
    rows = [["Client", "Mois", "Montant en centimes"], *long_rows(PLAIN, write_amount=lambda a: int(a * 100))]
    yield Case("centimes", text(rows).encode(), readings=(reading(PLAIN),), says=("100",))
    rows = [["Customer", "Month", "Amount", "Category"], *([*row, "SaaS"] for row in long_rows(PLAIN))]
    rows.append(["Pilot Co", "2023-04-01", "50.00", "Services"])
    yield Case("saas-and-services", text(rows).encode(), readings=(reading(PLAIN),), says=("one-time",))


def headings_above():
    """The year of a month stands in the row above it, as a year or as part of a quarter."""
    head, *body = wide_rows(PLAIN)
    quarters = [
        "",
        *(f"Q{(m - 1) // 3 + 1} {y}" if m % 3 == 1 or i == 0 else "" for i, (y, m) in enumerate(MONTHS)),
    ]
    names = [head[0], *(MONTH_NAMES[m - 1] for _, m in MONTHS)]
    yield Case("quarters-above-months", text([quarters, names, *body]).encode(), readings=(reading(PLAIN),))
    years, numbers = ["", "2023", *[""] * 7], [head[0], *(f"{m:02d}" for _, m in MONTHS)]
    yield Case(
        "numbers-of-months-below-years", text([years, numbers, *body]).encode(), readings=(reading(PLAIN),)
    )
    figures = [["Customer", "2021", "2022", "2023"], ["Aspen Works", 1, 2, 3], ["Birch Legal", 4, 5, 6]]
    yield Case(
        "years-above-small-figures",
        text(figures).encode(),
        allowed=("refused", "needs_answer"),
        says=("year",),
    )


def kept_as_text():
    """Cells written so that a spreadsheet leaves them alone, and an always empty column between
    semicolons.
    """
    rows = [["Customer", "Month", "MRR"], *([n, f'="{m[:7]}"', f'="{a}"'] for n, m, a in long_rows(PLAIN))]
    yield Case("equals-and-quotes", text(rows).encode(), readings=(reading(PLAIN),))
    rows = [["Compte tiers", "Intitulé", "Date pièce", "Débit", "Crédit"]]
    rows += [[f"C{i}", n, m, "", a] for i, (n, m, a) in enumerate(long_rows(PLAIN))]
    yield Case(
        "empty-column-between-semicolons",
        text(rows, delimiter=";").encode(),
        allowed=EITHER,
        readings=(reading(PLAIN),),
        says=("Crédit|customer|amount",),
    )
    rows = [["customer", "period", "mrr"], *long_rows(PLAIN, write_month=lambda m: f"{m[0]}_{m[1]:02d}")]
    yield Case("year_month", text(rows).encode(), readings=(reading(PLAIN),))


def locked():
    """Passwords of an ODS and of the old Excel format."""
    listing = (
        "<manifest:file-entry"
        ' manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>'
    )
    parts = [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", "x"),
        ("META-INF/manifest.xml", listing),
    ]
    stream = b"\x09\x08\x10\x00\x00\x06\x05\x00" + bytes(12) + b"\x2f\x00\x36\x00"
    for name, data in (
        ("locked.ods", zipped(parts)),
        ("locked.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + stream + bytes(900)),
    ):
        yield Case(name, data, name=name, allowed=("refused",), says=("password",))


def ledger_codes():
    """A code that many customers share is an account of the ledger, not an ID of theirs."""
    rows = [["*ContactName", "*InvoiceDate", "*Quantity", "*UnitAmount", "LineAmount", "*AccountCode"]]
    rows += [[name, month, 1, amount, amount, "200"] for name, month, amount in long_rows(PLAIN)]
    yield Case("account-code-of-all", text(rows).encode(), allowed=EITHER, readings=(reading(PLAIN),))


def whole_amounts():
    """1.234,- is a whole amount; a sum in unknown words closes every block; a row of changes is no
    customer.
    """
    whole = {name: {m: int(a) for m, a in row.items()} for name, row in PLAIN.items()}
    for i, sign in enumerate((",-", ".\u2013", ",--")):
        rows = [
            ["Customer", "Month", "MRR"],
            *long_rows(whole, write_amount=lambda a, sign=sign: f"{a}{sign}"),
        ]
        yield Case(f"dash-for-cents-{i}", text(rows, delimiter=";").encode(), readings=(reading(whole),))
    head, *body = wide_rows(PLAIN)
    first, second = list(PLAIN)[:3], list(PLAIN)[3:]
    blocks = [
        *body[:3],
        ["Kokku A", *added(PLAIN, first)],
        *body[3:],
        ["Kokku B", *added(PLAIN, second)],
        ["Kokku", *added(PLAIN, PLAIN)],
    ]
    yield Case(
        "blocks-closed-in-unknown-words",
        text([head, *blocks]).encode(),
        readings=(reading(PLAIN),),
        says=("total",),
    )
    rows = [head, *body, ["MRR", *added(PLAIN, PLAIN)], ["Δ", *[1] * len(MONTHS)]]
    yield Case("row-of-changes", text(rows).encode(), readings=(reading(PLAIN),), says=("total",))
    rows = [["Customer", "Month", "MRR"], *long_rows(PLAIN), ["Kokku", "", sum(added(PLAIN, PLAIN))]]
    yield Case("last-row-in-unknown-words", text(rows).encode(), readings=(reading(PLAIN),), says=("total",))


def taxed():
    """An amount beside a column of tax, with the net amount under a heading nobody knows."""
    rows = [["Cliente", "Fecha", "Base imponible", "IVA", "Total"]]
    rows += [[n, m, a, a / 5, a + a / 5] for n, m, a in long_rows(PLAIN, write_amount=lambda a: a)]
    yield Case("base-imponible", text(rows).encode(), allowed=EITHER, readings=(reading(PLAIN),))
    rows[0] = ["Customer", "Date", "Zed", "VAT", "Total"]
    yield Case("net-column-unknown", text(rows).encode(), allowed=("needs_answer",), says=("tax",))


def wrapped():
    """Lines quoted as a whole; a summary of the months above the customers; a total in Danish."""
    lines = text([["Customer", "Month", "MRR"], *long_rows({"Comma, Inc": PLAIN["Elm Studios"], **PLAIN})])
    first, *others = lines.strip().split("\r\n")
    quoted = "\r\n".join([first, *('"' + line.replace('"', '""') + '"' for line in others)])
    made = {"Comma, Inc": PLAIN["Elm Studios"], **PLAIN}
    yield Case("lines-quoted-as-a-whole", quoted.encode(), readings=(reading(made),), names=("Comma, Inc",))
    head, *body = wide_rows(PLAIN)
    sums = added(PLAIN, PLAIN)
    above = [["MRR bridge", *head[1:]], ["Opening", 0, *sums[:-1]], ["Closing", *sums], [], head, *body]
    yield Case("summary-above-customers", text(above).encode(), readings=(reading(PLAIN),), says=("title",))
    rows = [["Kunde", "Måned", "Beløb"], *long_rows(PLAIN), ["I alt", "", 1]]
    yield Case("total-in-danish", text(rows).encode(), readings=(reading(PLAIN),), says=("total",))
