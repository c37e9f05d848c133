"""Names left out are left out: drawn files with parents, owners, e-mails and contacts, and every artefact
searched.
"""

import csv
import io
import random

import pytest

import nrr
from board.artefacts import artefacts_of, board_of, found_in

HEADINGS = {
    "English": "Customer,Parent company,Account owner,E-mail,Contact,Region",
    "German": "Kunde,Konzernmutter,Kundenbetreuer,E-Mail-Adresse,Ansprechpartner,Branche",
    "French": "Client,Maison mère,Responsable de compte,Courriel,Interlocuteur,Secteur",
    "Spanish": "Cliente,Empresa matriz,Gestor de cuenta,Correo electrónico,Contacto,Sector",
    "Portuguese": "Cliente,Controladora,Responsável,E-mail,Contato,Região",
    "Italian": "Cliente,Capogruppo,Referente,Indirizzo e-mail,Contatto,Settore",
    "Dutch": "Klant,Moederbedrijf,Accountmanager,E-mailadres,Contactpersoon,Regio",
    "Swedish": "Kund,Moderbolag,Kundansvarig,E-post,Kontaktperson,Bransch",
    "Finnish": "Asiakas,Emoyhtiö,Asiakasvastaava,Sähköposti,Yhteyshenkilö,Toimiala",
    "Polish": "Klient,Spółka matka,Opiekun klienta,Adres e-mail,Osoba kontaktowa,Branża",
    "Japanese": "顧客,親会社,担当者,メールアドレス,連絡先,業種",
    "Chinese": "客户,母公司,负责人,邮箱,联系人,行业",
    "of no language": "Customer,Xqa,Xqb,Xqc,Xqd,Plan",
}
MONTHS = [f"{2024 + place // 12}-{place % 12 + 1:02d}" for place in range(25)]
_SYLLABLES = [
    "zor",
    "vex",
    "qui",
    "ryn",
    "bla",
    "dro",
    "fim",
    "gul",
    "hax",
    "jep",
    "kly",
    "mox",
    "nud",
    "pyr",
    "sturm",
    "tev",
    "wog",
    "yax",
]


class Drawn:
    """A file of forty customers, and every name in it."""

    def __init__(self, language, seed):
        self._chance = random.Random(seed)
        customers = [self._name() for _ in range(40)]
        owners = [f"{self._name()} {self._name()}" for _ in range(4)]
        contacts = [f"{self._name()} {self._name()}" for _ in range(4)]
        # Six customers of one parent, as many as may be shown; most have none.
        parents = [f"{self._name()} Group" for _ in range(2)] + [customers[0]]
        rows = [
            [
                name,
                parents[place % 3] if place % 2 else "",
                owners[place % 4],
                f"{contacts[place % 4].split()[0].lower()}@{parents[place % 3].split()[0].lower()}.example",
                contacts[place % 4],
                ("Northwold", "Southwold", "Eastwold")[place % 3],
                *self._amounts(),
            ]
            for place, name in enumerate(customers)
        ]
        out = io.StringIO()
        csv.writer(out).writerows([[*HEADINGS[language].split(","), *MONTHS], *rows])
        self.data = out.getvalue().encode()
        people = [word for name in (*owners, *contacts) for word in name.split()]
        self.names = {*customers, *owners, *contacts, *people, *parents, *(row[3] for row in rows)}
        self.columns = HEADINGS[language].split(",")[1:5]

    def _name(self):
        return "".join(self._chance.sample(_SYLLABLES, 3)).capitalize()

    def _amounts(self):
        first = self._chance.randint(90_001, 900_000)
        start, end = self._chance.choice([0, 0, 0, 9]), self._chance.choice([25, 25, 25, 20])
        steps = [first + self._chance.choice([0, 0, 0, 771, -533]) * place for place in range(25)]
        return [amount if start <= place < end else "" for place, amount in enumerate(steps)]

    @property
    def book(self):
        found = nrr.read(self.data, "drawn.csv")
        assert found.ledger is not None, [problem.what for problem in found.problems]
        return found.ledger


@pytest.mark.parametrize("language", HEADINGS)
def test_no_name_is_in_any_byte_of_any_artefact(language):
    drawn = Drawn(language, seed=language)
    board = board_of(drawn.book)
    assert not found_in(drawn.names | {*drawn.columns[:2]}, artefacts_of(board))
    group = HEADINGS[language].rpartition(",")[2]
    assert board.snapshot.book.attributes == (group, "ACV band", "Cohort year", "Tenure")


@pytest.mark.parametrize("language", ["English", "Japanese", "of no language"])
def test_masked_names_are_codes_and_nothing_else_is_named(language):
    drawn = Drawn(language, seed=f"{language} masked")
    artefacts = artefacts_of(board_of(drawn.book, naming=nrr.ledgers.Naming.MASKED))
    assert not found_in(drawn.names, artefacts)
    assert artefacts["CSV"].count(b"Customer ") >= 30


@pytest.mark.parametrize("naming", [nrr.ledgers.Naming.ABSENT, nrr.ledgers.Naming.MASKED])
@pytest.mark.parametrize("seed", range(3))
def test_no_finding_tells_the_amount_of_one_customer(naming, seed):
    """Opening, closing and change of every customer, and the share of the largest expansion; codes may be
    listed.
    """
    board = board_of(Drawn("English", f"amounts {seed}").book, naming=naming)
    said = "\n".join("\n".join((one.sentence, one.why, *one.evidence)) for one in board.snapshot.findings)
    assert said
    look = nrr.charts.look_of(board.snapshot)
    table = nrr.export.shown_customers(board.snapshot, board.ledger)
    amounts = {
        abs(int(amount)) for name in ("opening", "closing", "change") for amount in table[name] if amount
    }
    assert not [amount for amount in amounts if look.short(amount) in said]
    grown = table["change"][table["movement"] == "expansion"]
    assert nrr.percent(grown.max() / grown.sum()) not in said
    stakes = {one.at_stake_arr_minor for one in board.snapshot.findings if one.at_stake_arr_minor}
    assert not stakes & amounts


@pytest.mark.parametrize("naming", [nrr.ledgers.Naming.ABSENT, nrr.ledgers.Naming.MASKED])
def test_a_column_that_names_somebody_cannot_be_chosen(naming):
    drawn = Drawn("English", 1)
    for column in drawn.columns:
        with pytest.raises(nrr.Refusal, match=column):
            board_of(drawn.book, naming=naming, columns=[column])


def test_the_publisher_picks_the_columns():
    book = Drawn("English", 2).book
    artefacts = artefacts_of(board_of(book, columns=["Tenure"]))
    assert not found_in({"Northwold", "Southwold"}, artefacts) and found_in({"Tenure"}, artefacts)
    shown = board_of(book, naming=nrr.ledgers.Naming.SHOWN, columns=["Account owner"])
    assert shown.snapshot.book.attributes == ("Account owner",)
    with pytest.raises(nrr.Refusal, match="there is no column 'Country'"):
        board_of(book, columns=["Country"])


def test_a_filter_by_a_column_that_names_somebody_is_refused():
    book = Drawn("English", 3).book
    owner = book.attributes["Account owner"].labels[0]
    view = nrr.View(nrr.default_window(book), where=(("Account owner", (owner,)),))
    with pytest.raises(nrr.Refusal, match="filtered by Account owner"):
        nrr.prepare(
            book, view, nrr.publishing.BoardChoices("x"), made_at="2026-02-03", this_year=2026, secret=b""
        )


def test_a_note_that_names_a_customer_is_refused():
    book = Drawn("English", 4).book
    with pytest.raises(nrr.Refusal, match="The note names a customer"):
        board_of(book, note=f"We lost {book.names[3].upper()}, sadly.")
    board_of(book, note=f"We lost {book.names[3]}.", naming=nrr.ledgers.Naming.SHOWN)


def test_what_will_be_readable_is_said_in_words():
    absent, masked, shown = (
        nrr.disclosures.readable_words(("Region", "Plan"), one)
        for one in (
            nrr.ledgers.Naming.ABSENT,
            nrr.ledgers.Naming.MASKED,
            nrr.ledgers.Naming.SHOWN,
        )
    )
    assert absent == "Region, Plan; no person or company names"
    assert masked == "Region, Plan; customers by code, no person or company names"
    assert shown == "Region, Plan; customer names"
    assert nrr.disclosures.readable_words((), nrr.ledgers.Naming.ABSENT).startswith("No column;")


def openness(heading, *cells):
    """How far a column of these cells may go, in a file of two more customers than cells."""
    rows = [f"Customer{place},{cell},100,110" for place, cell in enumerate((*cells, cells[0], cells[0]))]
    found = nrr.read("\n".join([f"Customer,{heading},2025-01,2025-02", *rows]).encode(), "drawn.csv")
    return next(one.openness for one in nrr.disclosures.group_columns(found.ledger) if one.name == heading)


@pytest.mark.parametrize(
    "heading", ["Region", "Kundensegment", "Type de client", "Tarif", "业种", "Account tier"]
)
def test_headings_of_groups_are_usual(heading):
    assert openness(heading, "Gold", "Silver") is nrr.disclosures.Openness.USUAL


def test_an_unknown_heading_is_asked_about():
    assert openness("Xyzzy", "Gold", "Silver") is nrr.disclosures.Openness.ASKED


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("Region", ("ann@acme.example", "north")),
        ("Plan", ("Acme GmbH", "Pro")),
        ("Segment", ("Customer1", "Others")),
        ("Tier", ("for Customer0 only", "Gold")),
        ("Xyzzy", ("Grace Okafor", "Mateo Silva", "Hanna van der Berg")),
        ("Xyzzy", ("acme.com", "beta.io")),
        ("Xyzzy", ("+49 30 123 45 67", "+49 30 123 45 68")),
    ],
)
def test_cells_that_name_somebody_are_told(heading, cells):
    assert openness(heading, *cells) is nrr.disclosures.Openness.NAMING
