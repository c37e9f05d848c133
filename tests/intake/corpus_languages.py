"""The same small tables with the words of other languages: headings, kinds of revenue, movements, months,
totals.
"""

from decimal import Decimal

from truths import Case, book, long_rows, months_of, reading, text, totals, wide_rows

PLAIN = book()
MONTHS = months_of(PLAIN)
EITHER = ("accepted", "needs_answer")
FEE = ["Aspen Works", "2023-03-01", "900.00"]
LONG_HEADINGS = {
    "es": ("Razón social", "Fecha factura", "Cuota mensual"),
    "pt": ("Cliente", "Competência", "Valor mensal"),
    "nl": ("Klant", "Boekmaand", "Omzet excl. btw"),
    "no": ("Kundenavn", "Måned", "Beløp"),
    "sv": ("Kundnamn", "Fakturadatum", "Månadsbelopp"),
    "it": ("Ragione sociale", "Mese di competenza", "Importo netto"),
    "fr": ("Raison sociale", "Mois de facturation", "Montant net"),
    "de": ("Kundenname", "Leistungsmonat", "Monatsgebühr"),
    "ja": ("得意先", "計上月", "月額（円）"),
}
KINDS = {
    "es": ("Tipo", "Recurrente", "Única vez"),
    "nl": ("Soort", "Terugkerend", "Eenmalig"),
    "sv": ("Slag", "Återkommande", "Engångsavgift"),
    "pt": ("Categoria", "Recorrente", "Taxa única"),
    "it": ("Categoria", "Ricorrente", "Una tantum"),
    "pl": ("Rodzaj", "Cykliczny", "Jednorazowy"),
}
MOVEMENTS = {
    "nl": ("Mutatie", "Nieuw", "Uitbreiding", "Opzegging"),
    "es": ("Movimiento", "Alta", "Ampliación", "Baja"),
    "sv": ("Händelse", "Ny kund", "Utökning", "Uppsägning"),
    "it": ("Movimento", "Nuovo cliente", "Aumento", "Disdetta"),
}


YEAR = book(months=12, first=(2025, 1))
CALENDARS = {
    "el": ("Πελάτης Μήνας Ποσό", "Ιαν Φεβ Μαρ Απρ Μάι Ιουν Ιουλ Αυγ Σεπ Οκτ Νοε Δεκ"),
    "el 2": (
        "Πελάτης Μήνας Έσοδα",
        "Ιανουάριος Φεβρουάριος Μάρτιος Απρίλιος Μάιος Ιούνιος Ιούλιος Αύγουστος Σεπτέμβριος Οκτώβριος"
        " Νοέμβριος Δεκέμβριος",
    ),
    "ro": ("Client Luna Suma", "ian. feb. mar. apr. mai iun. iul. aug. sept. oct. nov. dec."),
    "ro 2": (
        "Client Lună Valoare",
        "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
    ),
    "bg": ("Клиент Месец Сума", "яну фев мар апр май юни юли авг сеп окт ное дек"),
    "sr": (
        "Klijent Mesec Iznos",
        "januar februar mart april maj jun jul avgust septembar oktobar novembar decembar",
    ),
    "sl": (
        "Stranka Mesec Znesek",
        "januar februar marec april maj junij julij avgust september oktober november december",
    ),
    "sk": (
        "Zákazník Mesiac Čiastka",
        "január február marec apríl máj jún júl august september október november december",
    ),
    "uk": (
        "Клієнт Місяць Сума",
        "січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень",
    ),
    "lt": (
        "Klientas Mėnuo Suma",
        "sausis vasaris kovas balandis gegužė birželis liepa rugpjūtis rugsėjis spalis lapkritis gruodis",
    ),
    "lv": (
        "Klients Mēnesis Summa",
        "janvāris februāris marts aprīlis maijs jūnijs jūlijs augusts septembris oktobris novembris"
        " decembris",
    ),
    "et": ("Klient Kuu Summa", "jaan veebr märts apr mai juuni juuli aug sept okt nov dets"),
    "is": ("Viðskiptavinur Mánuður Upphæð", "jan feb mar apr maí jún júl ágú sep okt nóv des"),
    "ca": (
        "Client Mes Import",
        "gener febrer març abril maig juny juliol agost setembre octubre novembre desembre",
    ),
}


def cases():
    for part in (headings, calendars, kinds, movements, scenarios):
        yield from part()


def headings():
    for code, head in LONG_HEADINGS.items():
        rows = [list(head), *long_rows(PLAIN)]
        currency = "JPY" if code == "ja" else ""
        yield Case(f"headings-{code}", text(rows).encode(), readings=(reading(PLAIN, currency),))
    danish = ["marts", "april", "maj", "juni", "juli", "august", "september", "oktober"]
    head, *body = wide_rows(PLAIN)
    rows = [["Kunde", *(f"{word} {y}" for word, (y, _) in zip(danish, MONTHS, strict=True))], *body]
    yield Case("months-da", text(rows).encode(), readings=(reading(PLAIN),))


def calendars():
    """The months of a year as headings of columns, and in the cells of one."""
    for code, (head, names) in CALENDARS.items():
        (who, month, amount), words = head.split(), names.split()
        wide = wide_rows(YEAR, lambda m, words=words: f"{words[m[1] - 1]} {m[0]}")
        yield Case(
            f"calendar-{code}",
            text([[who, *wide[0][1:]], *wide[1:]], ";").encode(),
            readings=(reading(YEAR),),
        )
        rows = long_rows(
            YEAR, lambda m, words=words: f"{words[m[1] - 1]}-{m[0] % 100}", lambda a: f"{a}".replace(".", ",")
        )
        yield Case(
            f"calendar-long-{code}",
            text([[who, month, amount], *rows], ";").encode(),
            readings=(reading(YEAR),),
        )
    august = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "avg", "sep", "okt", "nov", "dec"]
    wide = wide_rows(YEAR, lambda m: f"{august[m[1] - 1]} {m[0]}")
    yield Case(
        "august-or-average",
        text([["Stranka", *wide[0][1:]], *wide[1:]], ";").encode(),
        allowed=("refused",),
        says=("avg 2025",),
    )


def kinds():
    for code, (head, recurring, once) in KINDS.items():
        rows = [["Customer", "Month", "Amount", head], *([*row, recurring] for row in long_rows(PLAIN))]
        yield Case(
            f"one-time-{code}",
            text([*rows, [*FEE, once]]).encode(),
            readings=(reading(PLAIN),),
            says=("one-time",),
        )


def movements():
    for code, (head, new, more, gone) in MOVEMENTS.items():
        rows = [
            ["Date", "Customer", head, "Amount"],
            ["2023-01-05", "Aspen Works", new, "100.00"],
            ["2023-01-09", "Birch Legal", new, "300.00"],
            ["2023-02-05", "Aspen Works", more, "50.00"],
            ["2023-03-05", "Birch Legal", gone, "-300.00"],
        ]
        aspen = {(2023, 1): Decimal(100), (2023, 2): Decimal(150), (2023, 3): Decimal(150)}
        birch = {(2023, 1): Decimal(300), (2023, 2): Decimal(300)}
        made = {"Aspen Works": aspen, "Birch Legal": birch}
        yield Case(
            f"movements-{code}", text(rows).encode(), allowed=EITHER, readings=(({}, totals(made), 2),)
        )


def scenarios():
    """Plans beside actual figures, and headings of plans, sums and earlier years, in other words."""
    past = {name: {m: a for m, a in row.items() if m in MONTHS[:5]} for name, row in PLAIN.items()}
    for i, (actual, planned) in enumerate(
        (("Ist", "Plan"), ("Utfall", "Prognos"), ("Consuntivo", "Preventivo"), ("Actual", "Est."))
    ):
        rows = [["Customer", "Month", "MRR", "Szenario"], *([*row, actual] for row in long_rows(past))]
        rows += [[name, "2023-09-01", "900.00", planned] for name in PLAIN]
        yield Case(f"scenario-words-{i}", text(rows).encode(), readings=(reading(past),), says=("forecast",))
    for head in ("Importe acumulado", "Verlorener MRR", "Umsatz Vorjahr", "Revenue last year"):
        rows = [["Customer", "Month", head], *long_rows(PLAIN)]
        yield Case(
            f"not-of-the-month-{head.split()[0]}",
            text(rows).encode(),
            allowed=("refused", "needs_answer"),
            says=("else|amount",),
        )
    rows = [["Umsatzplan 2023"], ["Kunde", "Monat", "Betrag"], *long_rows(PLAIN)]
    yield Case("title-of-a-plan", text(rows).encode(), allowed=("needs_answer",), says=("Umsatzplan",))
    rows = [
        ["Customer", "Month", "GL account", "Amount"],
        *([n, m, "4000 Subscription revenue", a] for n, m, a in long_rows(PLAIN)),
    ]
    rows.append(["Aspen Works", "2023-03-01", "4100 Services revenue", "500.00"])
    yield Case("services-by-account", text(rows).encode(), readings=(reading(PLAIN),), says=("one-time",))
