"""One book in many files: whatever does not change the revenue does not change the Ledger.

Order of rows and columns, names, language, number and date form, shape, ends inclusive or exclusive, one
file or two.
"""

import csv
import io
import random
from datetime import date

import pytest

import nrr
from files_of_books import SHAPES, rendered
from nrr.ground.windows import Month

MONTHS = [Month.parse("2024-07") + k for k in range(18)]
SEEDS = range(4)


def book(seed):
    """Nine customers, some come, some leave, prices move; the first stays and pays in every month."""
    draw = random.Random(seed)
    rows = {"Ostara Ltd": [300 + 10 * (k // 6) for k in range(18)]}
    for name in (
        "Velmar",
        "Quintal SA",
        "Norrby AB",
        "Tessera",
        "Pallas GmbH",
        "Ilex",
        "Corvid Inc",
        "Dunmere",
    ):
        start, end = draw.choice((0, 0, 2, 5)), draw.choice((18, 18, 18, 14, 9))
        price = draw.randrange(80, 2400, 10)
        steps = {k: draw.choice((0, 0, 0, 0, 40, -30)) for k in range(18)}
        rows[name] = [0] * 18
        for k in range(start, end):
            price = max(price + steps[k], 50)
            rows[name][k] = price
    return rows


def grid_of(text, name="book.csv", **answers):
    """Customer -> its amounts by month, in annualised minor units; questions are answered as their owner
    would.
    """
    told = nrr.Answers(**answers)
    for _ in range(4):
        found = nrr.read(text.encode(), name, told)
        asked = next((p for p in found.problems if p.severity is nrr.Severity.QUESTION), None)
        if asked is None:
            break
        labels = {option.label: option.answers for option in asked.choices}
        told = told.and_also(labels.get(_label(asked.code)) or {"as_of": str(MONTHS[-1])})
    assert found.ledger is not None, [(p.code, p.what) for p in found.problems]
    ledger = nrr.ledgers.settle(found.ledger, nrr.Policy())
    return {
        name: {str(m): int(a) for m, a in zip(ledger.months, column, strict=True) if a}
        for name, column in zip(ledger.names, ledger.grid.T, strict=True)
        if column.any()
    }


def _label(code):
    return {
        "as_of": f"Through {MONTHS[-1].label}",
        "last_month": "It is complete",
        "amount_is": "Monthly (MRR)",
    }.get(code)


def truth(rows):
    return {
        name: {str(m): amount * 1200 for m, amount in zip(MONTHS, row, strict=True) if amount}
        for name, row in rows.items()
        if any(row)
    }


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_is_the_same_book(shape, seed):
    rows = book(seed)
    assert grid_of(rendered(shape, MONTHS, rows)) == truth(rows)


def cells(text):
    return list(csv.reader(io.StringIO(text)))


def written(table, delimiter=","):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(table)
    return out.getvalue()


@pytest.mark.parametrize("shape", SHAPES)
def test_the_order_of_rows_and_columns_changes_nothing(shape):
    rows, draw = book(1), random.Random(5)
    head, *body = cells(rendered(shape, MONTHS, rows))
    draw.shuffle(body)
    order = list(range(len(head)))
    if shape != "wide":
        draw.shuffle(order)
    table = [[row[i] for i in order] for row in (head, *body)]
    assert grid_of(written(table)) == truth(rows)


def test_other_names_are_the_same_book_under_other_names():
    rows = book(2)
    new = {name: f"Client {k:03d} Holdings" for k, name in enumerate(rows)}
    found = grid_of(rendered("long", MONTHS, {new[name]: row for name, row in rows.items()}))
    assert found == {new[name]: by_month for name, by_month in truth(rows).items()}


HEADINGS = {
    "German": ("Kunde", "Monat", "Monatsbetrag"),
    "French": ("Client", "Mois", "Montant mensuel"),
    "Spanish": ("Cliente", "Mes", "Importe mensual"),
    "Italian": ("Cliente", "Mese", "Importo mensile"),
    "Dutch": ("Klant", "Maand", "Maandbedrag"),
    "Portuguese": ("Cliente", "Mês", "Valor mensal"),
    "Swedish": ("Kund", "Månad", "Månadsbelopp"),
    "Polish": ("Klient", "Miesiąc", "Kwota"),
}


@pytest.mark.parametrize("language", HEADINGS)
def test_headings_in_another_language_are_the_same_book(language):
    rows = book(3)
    _, *body = cells(rendered("long", MONTHS, rows))
    assert grid_of(written([HEADINGS[language], *body])) == truth(rows)


AMOUNTS = {
    "1.234,50": lambda x: f"{x:,.2f}".translate(str.maketrans(",.", ".,")),
    "1 234,50": lambda x: f"{x:,.2f}".replace(",", "\u00a0").replace(".", ","),
    "1,234.50": lambda x: f"{x:,.2f}",
    "1'234.50": lambda x: f"{x:,.2f}".replace(",", "'"),
    "$1,234.50": lambda x: f"${x:,.2f}",
    "1234.5": lambda x: f"{x:.1f}",
}
DATES = {
    "31.01.2025": "%d.%m.%Y",
    "31/01/2025": "%d/%m/%Y",
    "01/31/2025": "%m/%d/%Y",
    "31 Jan 2025": "%d %b %Y",
    "Jan-2025": "%b-%Y",
    "2025-01": "%Y-%m",
    "202501": "%Y%m",
    "January 2025": "%B %Y",
}


@pytest.mark.parametrize("form", AMOUNTS)
def test_amounts_in_another_form_are_the_same_book(form):
    rows = book(0)
    head, *body = cells(rendered("long", MONTHS, rows))
    table = [head, *([name, day, AMOUNTS[form](int(amount))] for name, day, amount in body)]
    assert grid_of(written(table, ";")) == truth(rows)


@pytest.mark.parametrize("form", DATES)
def test_dates_in_another_form_are_the_same_book(form):
    rows = book(0)
    head, *body = cells(rendered("long", MONTHS, rows))
    table = [head, *([name, date.fromisoformat(day).strftime(DATES[form]), x] for name, day, x in body)]
    assert grid_of(written(table)) == truth(rows)
