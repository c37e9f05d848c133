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


def cases():
    for part in (headings, kinds, movements, scenarios):
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
