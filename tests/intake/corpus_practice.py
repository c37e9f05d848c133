"""What finance teams hand in: files once read wrong in silence, each with the reading that is right."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from truths import Case, book, dated_wide, end_of, long_rows, months_of, reading, shifted, text, wide_rows

PLAIN = book(months=14, first=(2025, 1))
MONTHS = months_of(PLAIN)
GROUPS = {"EMEA": [*PLAIN][:4], "AMER": [*PLAIN][4:]}
ASKED = ("needs_answer",)


def written(amount):
    """1.234,50"""
    return f"{amount:,.2f}".translate(str.maketrans(",.", ".,"))


def lost(customer, month, amount):
    """The book less an amount in one month."""
    return {
        n: {m: a - amount * ((n, m) == (customer, month)) for m, a in r.items()} for n, r in PLAIN.items()
    }


def added(rows):
    """Row by row the amounts of all, month by month."""
    return [sum((row.get(m, Decimal(0)) for row in rows), Decimal(0)) for m in MONTHS]


def cells(row):
    return [row.get(m, "") for m in MONTHS]


def cases():
    """Layouts, documents, dates and people."""
    yield from layouts()
    yield from sums_of_rows()
    yield from documents()
    yield from pieces_taken_back()
    yield from dates()
    yield from people()
    yield from months_again()
    yield from fees()
    yield from plans_in_columns()
    yield from month_before()
    yield from japanese_minus()


def layouts():
    head, *body = wide_rows(PLAIN)
    names = list(PLAIN)
    again = [
        [*head[:4], f"{head[3]} restated", *head[4:]],
        *([*r[:4], r[3] and Decimal(r[3]) * Decimal("1.05"), *r[4:]] for r in body),
    ]
    yield Case(
        "month-restated",
        text(again).encode(),
        allowed=ASKED,
        readings=(reading(PLAIN, choosing=f"^{head[3]} count"),),
        says=("restated", "only one"),
    )
    unread = ["led", "úno", "bře", "dub", "kvě", "čvn", "čvc", "srp", "zář", "říj", "lis", "pro"]
    yield Case(
        "months-nobody-knows",
        text([["Zákazník", *(f"{unread[m - 1]}x-{y % 100}" for y, m in MONTHS)], *body]).encode(),
        allowed=("refused",),
        says=("month|columns",),
    )
    half = ["led 25", *(f"qq{letter} 25" for letter in "xyz")]
    yield Case(
        "one-month-known",
        text([["Klient", *half], *(r[:5] for r in body)]).encode(),
        allowed=("refused",),
        says=("no month that can be read",),
    )
    changes = [
        [
            n,
            *(
                (row.get(m, 0) - row.get(MONTHS[i - 1], 0) if i else row.get(m, 0)) or ""
                for i, m in enumerate(MONTHS)
            ),
        ]
        for n, row in steady().items()
    ]
    yield Case("changes-wide", text([head, *changes]).encode(), allowed=ASKED, says=("changes of a balance",))
    sections = [head, ["EUR"], *body[:4], ["USD"], *body[4:]]
    euros, dollars = ({n: PLAIN[n] for n in part} for part in (names[:4], names[4:]))
    both = {"EUR": reading(euros)[1][""], "USD": reading(dollars)[1][""]}
    yield Case(
        "sections-of-currencies",
        text(sections).encode(),
        allowed=ASKED,
        readings=((("Keep them separate",), both, reading(PLAIN)[2]),),
        says=("EUR", "USD"),
    )
    products = [head]
    for n, row in PLAIN.items():
        products += [[n, *cells(row)], [f"{n} - Core", *((row[m] - 100 if m in row else "") for m in MONTHS)]]
        products += [[f"{n} - Add-on", *((100 if m in row else "") for m in MONTHS)]]
    yield Case(
        "products-below-their-sum", text(products).encode(), readings=(reading(PLAIN),), names=tuple(names)
    )
    parts = [
        head,
        *body,
        ["of which retail", *(1 for _ in MONTHS)],
        ["of which online", *(2 for _ in MONTHS)],
    ]
    yield Case("of-which", text(parts).encode(), readings=(reading(PLAIN),), says=("total",))
    german = [["Kunde", *head[1:]], *body, ["davon Inland", *(1 if paid else "" for paid in body[-1][1:])]]
    yield Case(
        "davon",
        text(german).encode(),
        allowed=ASKED,
        readings=(reading(PLAIN, choosing="leave them out"),),
        says=("total",),
    )
    credits = [head, *body, ["Loyalty", *(-5 for _ in MONTHS)]]
    less = {**PLAIN, "Loyalty": dict.fromkeys(MONTHS, Decimal(-5))}
    yield Case(
        "credits-for-a-customer",
        text(credits).encode(),
        readings=(reading(less),),
        says=("Loyalty.*adjustment",),
    )


def japanese_minus():
    less = lost(next(iter(PLAIN)), MONTHS[2], Decimal(100_000))
    triangles = wide_rows(less, lambda m: f"{m[0]}年{m[1]}月", lambda a: f"▲{-a:,}" if a < 0 else f"{a:,}")
    yield Case(
        "minus-of-japanese-accounts", text(triangles).encode(), readings=(reading(less),), says=("negative",)
    )


def month_before():
    """The amount of the month before beside each: nothing is open while every row says the same."""
    rows = [["Month", "Customer", "Previous MRR", "Current MRR"]]
    for n, row in PLAIN.items():
        for before, month in zip([None, *MONTHS], MONTHS, strict=False):
            was, now = row.get(before, 0), row.get(month, 0)
            rows += [[f"{month[0]}-{month[1]:02d}", n, was, now]] if was or now else []
    yield Case("month-before-beside", text(rows).encode(), readings=(reading(PLAIN),))
    broken = [*rows[:5], [*rows[5][:2], Decimal("1.00"), rows[5][3]], *rows[6:]]
    yield Case(
        "month-before-otherwise", text(broken).encode(), allowed=("refused",), says=("before and after",)
    )
    log = [row for row in rows if row[2] != row[3]]
    yield Case("month-before-of-a-log", text(log).encode(), allowed=ASKED, says=("as-of|run",))


def fees():
    """Platform, seats and support of every month in columns of their own, and no column of their sum."""
    heads = ("Platform fee", "Seat fee", "Support fee")
    parts = [
        (n, m, a, 100 + 10 * (i % 3), "" if i % 4 else 50) for i, (n, m, a) in enumerate(long_rows(PLAIN))
    ]
    whole = {n: dict(row) for n, row in PLAIN.items()}
    for (n, _, _, seats, support), month in zip(
        parts, [m for row in PLAIN.values() for m in row], strict=True
    ):
        whole[n][month] += seats + (support or 0)
    yield Case(
        "fees-in-columns",
        text([["Customer", "Month", *heads], *parts]).encode(),
        allowed=ASKED,
        readings=(
            reading(whole, choosing="sum of Platform fee, Seat fee, Support fee"),
            reading(PLAIN, choosing="amount in Platform fee"),
        ),
        says=("Several columns",),
    )


def plans_in_columns():
    """A plan a column, each row filled in one of them."""
    rows = [
        [m, n, *(a if i % 3 == plan else "" for plan in range(3))]
        for i, (n, row) in enumerate(PLAIN.items())
        for m, a in (row_of[1:] for row_of in long_rows({n: row}))
    ]
    yield Case(
        "plans-in-columns",
        text([["Month", "Customer", "Basic", "Pro", "Enterprise"], *rows]).encode(),
        allowed=ASKED,
        readings=(reading(PLAIN, choosing="the sum of Basic, Pro, Enterprise"),),
    )


def months_again():
    """A month under the same heading twice: asked where both say the same, refused where they do not."""
    again = [[*row[:4], row[3], *row[4:]] for row in wide_rows(PLAIN)]
    month = MONTHS[2]
    twice = {n: {m: a * (2 if m == month else 1) for m, a in row.items()} for n, row in PLAIN.items()}
    yield Case(
        "month-said-again",
        text(again).encode(),
        allowed=ASKED,
        readings=(reading(PLAIN, choosing="counts once"), reading(twice, choosing="Add both")),
        says=("same month",),
    )
    again[1][4] = Decimal(1)
    yield Case(
        "month-said-otherwise", text(again).encode(), allowed=("refused",), says=("duplicate month headings",)
    )


def steady():
    """Customers that change seldom: one leaves, one comes, one grows."""
    flat = {f"Firm {c}": dict.fromkeys(MONTHS, Decimal(100 + 10 * i)) for i, c in enumerate("ABCDE")}
    flat["Firm A"] = {m: a for m, a in flat["Firm A"].items() if m < MONTHS[8]}
    flat["Firm B"] = {m: a for m, a in flat["Firm B"].items() if m < MONTHS[11]}
    flat["Firm C"] = {m: a + 25 * (m > MONTHS[5]) for m, a in flat["Firm C"].items()}
    return flat


def sums_of_rows():
    head, *body = wide_rows(PLAIN)
    first = added([PLAIN[n] for n in GROUPS["EMEA"]])
    for label in ("Carried forward", "Page 1", "Übertrag"):
        pages = [
            head,
            *body[:4],
            [label, *first],
            head,
            [label, *first],
            *body[4:],
            ["Total", *added(PLAIN.values())],
        ]
        yield Case(f"pages-{label}", text(pages).encode(), readings=(reading(PLAIN),), says=("total",))
    closed = [
        head,
        *body[:4],
        ["EMEA", *first],
        *body[4:],
        ["AMER", *added([PLAIN[n] for n in GROUPS["AMER"]])],
    ]
    yield Case(
        "blocks-closed-by-their-sums", text(closed).encode(), readings=(reading(PLAIN),), says=("total",)
    )


def documents():
    languages = {
        "pl": (["Numer", "Rodzaj", "Klient", "Miesiąc", "Kwota netto"], "Faktura", "Korekta"),
        "pt": (["Número", "Tipo", "Cliente", "Mês", "Valor líquido"], "Fatura", "Nota de crédito"),
        "no": (["Nummer", "Type", "Kunde", "Måned", "Beløp"], "Faktura", "Kreditnota"),
        "cs": (["Číslo", "Typ", "Zákazník", "Měsíc", "Částka"], "Faktura", "Dobropis"),
    }
    name, month = next(iter(PLAIN)), MONTHS[2]
    corrected = lost(name, month, Decimal(30))
    for language, (heads, bill, credit) in languages.items():
        rows = [[f"{i:04d}", bill, n, m, a] for i, (n, m, a) in enumerate(documented())]
        rows.append(["9001", credit, name, f"{month[1]:02d}/{month[0]}", "30,00"])
        yield Case(
            f"credit-note-{language}",
            text([heads, *rows], ";").encode(),
            readings=(reading(corrected),),
            says=("credits by column",),
        )
    rows = [["Customer", "Month", "Amount", "Amount refunded"], *([*r, 0] for r in long_rows(PLAIN))]
    rows[3][3] = 30
    yield Case(
        "amount-refunded",
        text(rows).encode(),
        allowed=ASKED,
        readings=(
            reading(PLAIN, choosing="Amount as it is"),
            reading(lost(rows[3][0], MONTHS[2], Decimal(30)), choosing="less Amount refunded"),
        ),
        says=("got back",),
    )
    split = [["Customer", "Month", "Recurring", "One-off", "Total"]]
    split += [
        [n, m, a, 50 * (i % 7 == 0), Decimal(a) + 50 * (i % 7 == 0)]
        for i, (n, m, a) in enumerate(long_rows(PLAIN))
    ]
    yield Case("recurring-beside-its-total", text(split).encode(), readings=(reading(PLAIN),))
    total = [
        ["Customer", "Month", "Amount", "One-off", "Rest"],
        *([n, m, t, o, a] for n, m, a, o, t in split[1:]),
    ]
    yield Case(
        "one-off-within-the-amount",
        text(total).encode(),
        allowed=ASKED,
        readings=(reading(PLAIN, choosing="less One-off"),),
        says=("charged once",),
    )
    ledger = [["Posting date", "Customer", "Amount"], *([m, n, f"-{a}"] for n, m, a in long_rows(PLAIN))]
    yield Case(
        "revenue-as-credits", text(ledger).encode(), readings=(reading(PLAIN),), says=("turned round",)
    )
    sides = [["Date", "Contact", "Debit", "Credit"], *([m, n, "", a] for n, m, a in long_rows(PLAIN))]
    sides.append([f"{month[0]}-{month[1]:02d}-20", name, "30.00", ""])
    yield Case(
        "debit-and-credit",
        text(sides).encode(),
        allowed=ASKED,
        readings=(reading(corrected, choosing="amount in Credit.* less Debit"),),
        says=("column",),
    )
    dollars = {n: {m: (a * 2).quantize(Decimal("0.01")) for m, a in r.items()} for n, r in PLAIN.items()}
    local = [["Customer", "Month", "Currency", "MRR (local)", "MRR (USD)"]]
    local += [[n, m, "EUR", a, Decimal(a) * 2] for n, m, a in long_rows(PLAIN)]
    yield Case(
        "local-and-converted",
        text(local).encode(),
        allowed=ASKED,
        readings=(
            reading(dollars, "USD", choosing=r"MRR \(USD\)"),
            reading(PLAIN, "EUR", choosing=r"MRR \(local\)"),
        ),
        says=("column",),
    )


def pieces_taken_back():
    """A credit line of two pieces at 15.00, its amount without a minus, in the third month."""
    name, (y, m) = next(iter(PLAIN)), MONTHS[2]
    corrected = reading(lost(name, MONTHS[2], Decimal(30)))
    day = f"{y}-{m:02d}-20"
    for count, price, amount in (
        ("Qty", "Unit price", "Amount"),
        ("Menge", "Einzelpreis", "Betrag"),
        ("Quantité", "Prix unitaire", "Montant"),
        ("Cantidad", "Precio unitario", "Importe"),
    ):
        lines = [[f"{m[0]}-{m[1]:02d}-01", n, 1, a, a] for n, row in PLAIN.items() for m, a in row.items()]
        heads = [["Date", "Customer", count, price, amount]]
        yield Case(
            f"credit-line-{count}",
            text([*heads, *lines, [day, name, -2, "15.00", "30.00"]]).encode(),
            readings=(corrected, reading(lost(name, MONTHS[2], Decimal(-30)), choosing="count as written")),
            says=(f"credit by the sign of {count}",),
        )
        bare = [[*row[:3], row[4]] for row in (*heads, *lines, [day, name, -2, "", "30.00"])]
        yield Case(
            f"credit-line-without-price-{count}",
            text(bare).encode(),
            allowed=ASKED,
            readings=(
                (("They are credits",), *corrected[1:]),
                reading(lost(name, MONTHS[2], Decimal(-30)), choosing="count as written"),
            ),
            says=(f"{count} has the opposite sign",),
        )


def documented():
    return long_rows(PLAIN, lambda m: f"{m[1]:02d}/{m[0]}", written)


def dates():
    def midnight(month):
        return f"{(datetime(*month, 1) - timedelta(hours=1)).isoformat()}Z"

    yield Case(
        "midnights-in-utc",
        text([["customer", "period_start", "mrr"], *long_rows(PLAIN, midnight)]).encode(),
        allowed=ASKED,
        readings=(
            reading(PLAIN, choosing="that of the next day"),
            reading(
                {n: {shifted(m, -1): a for m, a in r.items()} for n, r in PLAIN.items()},
                choosing="dates as written",
            ),
        ),
        says=("midnights",),
    )
    korean = long_rows(PLAIN, lambda m: f"{m[0]}. {m[1]}. 1.")
    yield Case("korean-dates", text([["고객", "월", "금액"], *korean]).encode(), readings=(reading(PLAIN),))
    periods = long_rows(PLAIN, lambda m: f"{m[1]:03d}.{m[0]}", written)
    yield Case(
        "three-digit-periods",
        text([["Debitor", "Periode", "Betrag"], *periods], ";").encode(),
        readings=(reading(PLAIN),),
    )
    for names, head in (
        ("tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu", "Asiakas"),
        ("Oca Şub Mar Nis May Haz Tem Ağu Eyl Eki Kas Ara", "Müşteri"),
        ("jan febr márc ápr máj jún júl aug szept okt nov dec", "Ügyfél"),
    ):
        short = dict(enumerate(names.split(), 1))
        rows = wide_rows(PLAIN, lambda m, short=short: f"{short[m[1]]}.{m[0] % 100}")
        yield Case(
            f"months-of-{head}", text([[head, *rows[0][1:]], *rows[1:]]).encode(), readings=(reading(PLAIN),)
        )
    yield from periods_with_ends()


def periods_with_ends():
    spans = [(n, min(r), max(r), Decimal(100 + i)) for i, (n, r) in enumerate(PLAIN.items())]
    flat = {n: {m: a for m in MONTHS if first <= m <= last} for n, first, last, a in spans}
    rows = [[n, date(*first, 1), end_of(last), a] for n, first, last, a in spans]
    yield Case(
        "ends-nobody-knows",
        text([["Customer", "Start date", "Gizmo", "Monthly fee"], *rows]).encode(),
        allowed=ASKED,
        readings=(reading(flat, choosing="ends on the day in Gizmo"),),
        says=("Gizmo",),
    )
    ranges = [[n, f"{a:%d.%m.%Y} - {b:%d.%m.%Y}", w] for n, a, b, w in rows]
    yield Case(
        "billing-period-in-one-cell",
        text([["Kunde", "Abrechnungszeitraum", "Monatsbetrag netto"], *ranges], ";").encode(),
        readings=(reading(flat),),
    )
    terms = [
        ["Contract", "Customer", "Start", "Term (months)", "Cancelled at", "Monthly fee"],
        ["C1", "Ada", "2023-01-01", 12, "", 100],
        ["C2", "Bo", "2023-03-01", 12, "", 50],
        ["C3", "Cy", "2023-02-01", 12, "2023-12-31", 70],
        ["C4", "Di", "2025-06-01", 12, "", 30],
    ]
    yield Case("terms-until-cancelled", text(terms).encode(), allowed=ASKED, says=("until .* cancelled",))


def people():
    pairs = [("Anna", "Schmidt"), ("Anna", "Meier"), ("Jonas", "Meier"), ("Jonas", "Braun")]
    club = {f"{a} {b}": dict.fromkeys(MONTHS[i:], Decimal(20 + i)) for i, (a, b) in enumerate(pairs)}
    for heads in (["First name", "Last name"], ["Vorname", "Nachname"], ["Nome", "Cognome"]):
        rows = [[*n.split(), f"{y}-{m:02d}", a] for n, row in club.items() for (y, m), a in row.items()]
        yield Case(
            f"people-{heads[0]}",
            text([[*heads, "Month", "Amount"], *rows]).encode(),
            readings=(reading(club),),
            names=tuple(club),
        )
    name = next(iter(PLAIN))
    renamed = {n: dict(r) for n, r in PLAIN.items()}
    later = {m: renamed[name].pop(m) for m in [*renamed[name]] if m >= MONTHS[6]}
    renamed |= {f"{name} (formerly Old)": later}
    yield Case(
        "renamed",
        text(dated_wide(renamed)).encode(),
        allowed=ASKED,
        readings=(
            reading(PLAIN, choosing="One customer under a new name"),
            reading(renamed, choosing="A loss and a new customer"),
        ),
        says=("formerly", "same customer|one customer"),
    )
