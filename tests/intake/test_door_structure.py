"""Totals, sections and hidden rows through the door: a subtotal is never a customer, a customer called Total
stays one.

Every file is written from a book drawn here; questions are answered by the label of a choice.
"""

import csv
import io
import json
import re

import pytest
from click.testing import CliRunner
from openpyxl import Workbook

import nrr
from nrr.__main__ import main
from nrr.intake import parsed_answers, read, read_object

MONTHS = [f"{y}-{m:02d}" for y in (2024, 2025) for m in range(1, 13)][7:22]
EMEA = {
    "Anddale Group": [250] * 15,
    "Fenfield Inc": [810] * 8 + [560] * 7,
    "Sorfield Ltd": [""] * 5 + [120] * 10,
    "Ostford Group": [740] * 15,
}
US = {
    "Havfield Group": [530] * 5 + [550] * 10,
    "Masholt Inc": [550] * 10 + [""] * 5,
    "Branira Ltd": [380] * 15,
    "Ostmere Ltd": [""] * 9 + [900] * 6,
}
BOOK = EMEA | US


def added(*rows):
    return [sum(amount or 0 for amount in column) for column in zip(*rows, strict=True)]


def off(row, month=3, by=40):
    """The same sum, stale in one month."""
    return [amount + by * (at == month) for at, amount in enumerate(row)]


def sheet(rows, hidden=()):
    book = Workbook()
    for number, row in enumerate(rows, start=1):
        book.active.append([None if cell == "" else cell for cell in row])
        book.active.row_dimensions[number].hidden = number in hidden
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def text(rows, sign=","):
    out = io.StringIO()
    csv.writer(out, delimiter=sign, lineterminator="\n").writerows(rows)
    return out.getvalue().encode()


def command(verb, path, answers, *more):
    told = path.parent / "answers.json"
    told.write_text(json.dumps(answers))
    return json.loads(
        CliRunner().invoke(main, [verb, str(path), "--answers", str(told), "--json", *more]).output
    )


def through_the_door(path, labels=()):
    """The reading of a file, its questions answered by the labels given; what was answered and asked."""
    answers, asked = {}, []
    while True:
        found = read(path.read_bytes(), path.name, parsed_answers(answers)[0])
        said = read_object(found)
        if found.outcome != "needs_answer":
            return found, said, answers, asked
        question = next(m for m in said["messages"] if m["level"] == "question")
        asked.append(question["code"])
        assert len(asked) <= len(labels), f"asks {question['text']}"
        choices = {choice["label"]: choice["answers"] for choice in question["choices"]}
        answers |= choices[next(label for label in choices if any(re.search(one, label) for one in labels))]


def totals(found):
    (months,) = found["totals"].values()
    return {month: float(amount) for month, amount in months.items() if float(amount)}


def is_book(path, book, labels=(), asked=None):
    """The file is read as this book: every month, the customers, the NRR over twelve months."""
    found, said, answers, questions = through_the_door(path, labels)
    assert found.outcome == "accepted", said["messages"]
    assert totals(said) == dict(zip(MONTHS, map(float, added(*book.values())), strict=True))
    assert asked is None or questions == asked, said["messages"]
    base = [row for row in book.values() if row[-13]]
    moved = nrr.bridge(found.ledger, nrr.Window.trailing(nrr.Month.parse(MONTHS[-1]), 12), nrr.Policy())
    assert nrr.definitions.NRR.of(moved) == pytest.approx(
        sum(r[-1] or 0 for r in base) / sum(r[-13] for r in base)
    )
    assert moved.opening_logos == len(base)
    return found, said, answers


WORDS = {
    "en": ("Customer", "Subtotal EMEA", "Subtotal US", "Total MRR"),
    "en-suffix": ("Customer", "EMEA total", "US total", "Grand total"),
    "de": ("Kunde", "Zwischensumme EMEA", "Zwischensumme US", "Gesamtsumme"),
    "de-compound": ("Kunde", "Regionssumme EMEA", "Regionssumme US", "Summe"),
    "fr": ("Client", "Sous-total EMEA", "Sous-total US", "Total général"),
    "es": ("Cliente", "Subtotal EMEA", "Suma US", "Total general"),
    "it": ("Cliente", "Subtotale EMEA", "Totale US", "Totale complessivo"),
    "nl": ("Klant", "Subtotaal EMEA", "Tussentotaal US", "Totaal"),
    "pt": ("Cliente", "Subtotal EMEA", "Soma US", "Total geral"),
    "sv": ("Kund", "Delsumma EMEA", "Summa US", "Totalt"),
    "da": ("Kunde", "EMEA i alt", "US i alt", "I alt"),
    "no": ("Kunde", "Delsum EMEA", "Sum US", "Totalsum"),
    "fi": ("Asiakas", "Välisumma EMEA", "US yhteensä", "Yhteensä"),
    "pl": ("Klient", "Razem EMEA", "Suma US", "Ogółem"),
    "cs": ("Zákazník", "Mezisoučet EMEA", "Celkem US", "Celkem"),
    "tr": ("Müşteri", "Ara toplam EMEA", "US toplamı", "Genel toplam"),
    "ru": ("Клиент", "Итого EMEA", "Промежуточный итог US", "Всего"),
    "ja": ("顧客", "EMEA小計", "小計 US", "合計"),
    "zh": ("客户", "EMEA小计", "小计 US", "总计"),
    "ko": ("고객", "EMEA 소계", "소계 US", "합계"),
}


def blocks(words, wrong=True, headed=True):
    who, first, second, last = words
    emea, us = added(*EMEA.values()), added(*US.values())
    return [
        [who, *MONTHS],
        *([["EMEA"]] if headed else []),
        *([name, *row] for name, row in EMEA.items()),
        [first, *(off(emea) if wrong else emea)],
        *([["US"]] if headed else []),
        *([name, *row] for name, row in US.items()),
        [second, *(off(us, 8, -30) if wrong else us)],
        [last, *added(emea, us)],
    ]


@pytest.mark.parametrize("language", WORDS)
def test_a_subtotal_that_does_not_foot_is_no_customer(language, tmp_path):
    path = tmp_path / "mrr.csv"
    path.write_bytes(text(blocks(WORDS[language])))
    found, _, _ = is_book(path, BOOK, asked=[])
    assert any(problem.code == "total_off" for problem in found.problems)


@pytest.mark.parametrize("kind", ["csv", "tsv", "xlsx"])
def test_subtotals_that_foot_need_no_word(kind, tmp_path):
    rows = blocks(WORDS["en"], wrong=False)
    path = tmp_path / f"mrr.{kind}"
    path.write_bytes(sheet(rows) if kind == "xlsx" else text(rows, "\t" if kind == "tsv" else ","))
    found, _, _ = is_book(path, BOOK, asked=[])
    assert not found.assumptions


@pytest.mark.parametrize("gap", [False, True])
@pytest.mark.parametrize("language", ["en", "de", "ja"])
def test_headings_of_blocks_become_an_attribute(language, gap, tmp_path):
    """With subtotals that close them, or with blank rows between the blocks."""
    rows = blocks(WORDS[language], wrong=False)
    if gap:
        rows = [
            [""] if "EMEA" in row[0] and len(row) > 1 else row
            for row in rows
            if "US" not in row[0] or len(row) == 1
        ]
    path = tmp_path / "mrr.csv"
    path.write_bytes(text(rows))
    found, _, _ = is_book(path, BOOK, asked=[])
    sections = dict(zip(found.ledger.names, found.ledger.attributes["Section"].texts(0), strict=True))
    assert sections == dict.fromkeys(EMEA, "EMEA") | dict.fromkeys(US, "US")


def test_a_customer_without_revenue_heads_no_section(tmp_path):
    rows = [
        ["Customer", *MONTHS],
        *([name, *row] for name, row in EMEA.items()),
        ["Idle Ltd"],
        *([name, *row] for name, row in US.items()),
    ]
    path = tmp_path / "mrr.csv"
    path.write_bytes(text(rows))
    found, _, _ = is_book(path, BOOK, asked=[])
    assert not found.ledger.attributes


HIDDEN = {"the customers behind a subtotal": (4, 12), "a subtotal": (7,)}


@pytest.mark.parametrize("hidden", HIDDEN)
@pytest.mark.parametrize("label", ["Leave them out", "Include hidden rows"])
def test_totals_are_told_before_hidden_rows_go(hidden, label, tmp_path):
    rows = blocks(WORDS["en"], wrong=False)
    path = tmp_path / "mrr.xlsx"
    path.write_bytes(sheet(rows, HIDDEN[hidden]))
    gone = {rows[number - 1][0] for number in HIDDEN[hidden]} if label == "Leave them out" else set()
    shown = {name: row for name, row in BOOK.items() if name not in gone}
    is_book(path, shown, [label], asked=["hidden_rows"] if hidden != "a subtotal" else [])


def test_a_total_without_any_sum_is_asked_about_once(tmp_path):
    """Nothing says what "Total other" adds up: one question, and both answers lead on."""
    rows = [
        ["Customer", *MONTHS],
        *([name, *row] for name, row in BOOK.items()),
        ["Total other", *[9000] * 15],
    ]
    path = tmp_path / "mrr.csv"
    path.write_bytes(text(rows))
    _, _, answers = is_book(path, BOOK, ["They are totals"], asked=["total_rows"])
    assert command("report", path, answers)["bridge"]["logos"]["opening"] == 6
    is_book(path, BOOK | {"Total other": [9000] * 15}, ["They are customers"], asked=["total_rows"])


@pytest.mark.parametrize("name", ["Total Energies", "Summa Health", "Gesamtmetall", "Totaal Bouw BV"])
@pytest.mark.parametrize("shape", ["wide", "long", "periods"])
def test_a_customer_called_total_is_a_customer(name, shape, tmp_path):
    """It pays less than its neighbours: no total is smaller than its parts."""
    book = {**EMEA, name: [90] * 15, **US}
    if shape == "wide":
        rows = [["Customer", *MONTHS], *([who, *row] for who, row in book.items())]
    elif shape == "long":
        rows = [
            ["Customer", "Month", "MRR"],
            *(
                [who, month, row[at]]
                for at, month in enumerate(MONTHS)
                for who, row in book.items()
                if row[at]
            ),
        ]
    else:
        book = {who: [row[-1] or 40] * 15 for who, row in book.items()}
        rows = [
            ["Customer", "Start", "End", "MRR"],
            *([who, "2024-08-01", "2025-10-31", row[0]] for who, row in book.items()),
        ]
    path = tmp_path / "mrr.csv"
    path.write_bytes(text(rows))
    is_book(path, book, asked=[])


def test_one_total_a_month_in_a_list_is_no_customer(tmp_path):
    """Stale in one month, a total all the same."""
    rows = [["Customer", "Month", "MRR"]]
    for at, month in enumerate(MONTHS):
        rows += [[who, month, row[at]] for who, row in BOOK.items() if row[at]]
        rows.append(["Total EMEA and US", month, off(added(*BOOK.values()))[at]])
    path = tmp_path / "mrr.csv"
    path.write_bytes(text(rows))
    is_book(path, BOOK, asked=[])


HEADINGS = [
    "Total",
    "Totaal",
    "Gesamtsumme",
    "Summe",
    "Totale",
    "Totalt",
    "Yhteensä",
    "Razem",
    "Celkem",
    "Toplam",
    "Итого",
    "合計",
    "합계",
    "YTD",
    "Somme",
    "Gemiddelde",
    "a word nobody knows",
]


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_total_column_is_no_attribute(heading, tmp_path):
    rows = [
        ["Customer", "Plan", *MONTHS, heading],
        *([n, "ab"[len(n) % 2], *row, sum(a or 0 for a in row)] for n, row in BOOK.items()),
    ]
    path = tmp_path / "mrr.csv"
    path.write_bytes(text(rows))
    found, _, _ = is_book(path, BOOK, asked=[])
    assert list(found.ledger.attributes) == ["Plan"]


CONSTANT = {"Anddale Group": 100, "Fenfield Inc": 200, "Sorfield Ltd": 100, "Ostford Group": 400}


@pytest.mark.parametrize("shape", ["periods", "long", "wide"])
def test_a_customer_that_equals_the_others_together_once_is_a_customer(shape, tmp_path):
    book = {who: [amount] * 15 for who, amount in CONSTANT.items()}
    rows = {
        "periods": [
            ["customer", "start", "end", "mrr"],
            *([who, "2024-08-01", "2025-10-31", row[0]] for who, row in book.items()),
        ],
        "long": [
            ["customer", "month", "mrr"],
            *([who, month, row[0]] for who, row in book.items() for month in MONTHS),
        ],
        "wide": [["customer", *MONTHS], *([who, *row] for who, row in book.items())],
    }[shape]
    path = tmp_path / "book.csv"
    path.write_bytes(text(rows))
    is_book(path, book, asked=[])


@pytest.mark.parametrize("shape", ["long", "wide"])
def test_one_sum_of_many_customers_is_asked_about(shape, tmp_path):
    """Seven customers and an eighth row that is their sum to the cent, for ever: nothing tells which it
    is.
    """
    book = {f"Customer {at}": [amount] * 15 for at, amount in enumerate([100, 210, 330, 75, 90, 45, 150])}
    everybody = book | {"Ostford Group": [1000] * 15}
    rows = (
        [["customer", *MONTHS], *([who, *row] for who, row in everybody.items())]
        if shape == "wide"
        else [["customer", "month", "mrr"], *([w, m, row[0]] for w, row in everybody.items() for m in MONTHS)]
    )
    path = tmp_path / "book.csv"
    path.write_bytes(text(rows))
    is_book(path, book, ["They are totals"], asked=["total_rows"])
    is_book(path, everybody, ["They are customers"], asked=["total_rows"])
