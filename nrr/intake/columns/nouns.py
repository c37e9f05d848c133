"""The head noun of a heading or a label: what its numbers are, in any language of the lexicon."""

from enum import StrEnum
from functools import lru_cache

from nrr.intake.lexicon.concepts import Concept
from nrr.intake.lexicon.lexicon import Meaning, meaning_among
from nrr.intake.values.currencies import currency_of

_OF_COLUMNS = frozenset(
    {
        Concept.MONEY,
        Concept.COUNT,
        Concept.RATE,
        Concept.AVERAGE,
        Concept.CUSTOMER,
        Concept.PERSON,
        Concept.PER,
        Concept.METRIC,
        Concept.GROUPING,
        Concept.ENTRY,
        Concept.IDENTIFIER,
        Concept.MOVEMENT,
        Concept.LINE,
        Concept.CASE,
        Concept.LINK,
    }
)
"""What words mean where columns and lines of a report are named; what a status says is another matter."""
_OF_PIECES = frozenset({Concept.UNIT_PRICE, Concept.QUANTITY})
_OF_EVERYBODY = frozenset({Concept.CUSTOMER, Concept.PERSON, Concept.COUNT})
_MEASURES = frozenset(
    {
        Concept.MONEY,
        Concept.COUNT,
        Concept.RATE,
        Concept.AVERAGE,
        Concept.CUSTOMER,
        Concept.MOVEMENT,
        Concept.LINE,
        Concept.CASE,
        Concept.METRIC,
    }
)
_FIGURES = frozenset({Concept.MONEY, Concept.COUNT, Concept.RATE, Concept.AVERAGE})
_GROUPS = frozenset({Concept.GROUPING, Concept.METRIC, Concept.ENTRY})


def _meaning(text: str) -> Meaning:
    return meaning_among(text, _OF_COLUMNS)


class Noun(StrEnum):
    """What a heading is about; a rate of customers is a rate, revenue per customer an average."""

    RATE = "rate"
    AVERAGE = "average"
    COUNT = "count"
    MONEY = "money"
    CUSTOMER = "customer"
    OTHER = "other"


FIGURES = frozenset({Noun.RATE, Noun.AVERAGE, Noun.COUNT})
"""Figures about customers: never a customer and never what one of them pays."""


@lru_cache(maxsize=50_000)
def is_unit_price(heading: str) -> bool:
    """Whether a heading names the price of one piece: "Price per seat" is money, "Revenue per user" an
    average.
    """
    return Concept.UNIT_PRICE in meaning_among(heading, _OF_PIECES).concepts


@lru_cache(maxsize=50_000)
def is_quantity(heading: str) -> bool:
    """Whether a heading counts pieces: "Seats", "Anzahl Lizenzen", and no money of theirs."""
    found = meaning_among(heading, _OF_PIECES).concepts
    return found == {Concept.QUANTITY} and not _meaning(heading).concepts & {Concept.MONEY, Concept.RATE}


@lru_cache(maxsize=50_000)
def noun_of(heading: str) -> Noun:
    """The head noun of a heading."""
    if is_unit_price(heading):
        return Noun.MONEY
    concepts = _meaning(heading).concepts
    if "%" in heading or Concept.RATE in concepts:
        return Noun.RATE
    if Concept.AVERAGE in concepts or (
        Concept.PER in concepts and concepts & _OF_EVERYBODY and Concept.MONEY in concepts
    ):
        return Noun.AVERAGE
    if Concept.COUNT in concepts or (heading.lstrip().startswith("#") and len(heading.strip()) > 1):
        return Noun.COUNT
    if Concept.MONEY in concepts:
        return Noun.MONEY
    return Noun.CUSTOMER if Concept.CUSTOMER in concepts else Noun.OTHER


@lru_cache(maxsize=50_000)
def is_measure(label: str) -> bool:
    """Every word of a label belongs to a measure or a line of a report: "Net new MRR", "Kündigungsquote",
    "NRR %".
    """
    found = _meaning(label)
    figures = bool(found.concepts & _FIGURES) or "%" in label
    rest = [word for word in found.rest if not (figures and word.isdigit()) and currency_of(word) is None]
    return bool(found.concepts & _MEASURES or figures) and not rest


def groups_rows(heading: str) -> bool:
    """Whether a heading names what rows are grouped or numbered by: region, plan, metric, invoice."""
    return bool(_meaning(heading).concepts & _GROUPS)


def names_money(text: str) -> bool:
    """Whether a text speaks of money anywhere: a heading, the name of a file or a sheet."""
    return Concept.MONEY in _meaning(text).concepts


def names_movement(heading: str) -> bool:
    """Whether a heading speaks of a change: "Net new seats" counts no pieces of the row."""
    return Concept.MOVEMENT in _meaning(heading).concepts


def names_customers(heading: str) -> bool:
    """Whether a heading speaks of customers and of nothing that belongs to them: not of their invoices."""
    found = _meaning(heading).concepts
    return Concept.CUSTOMER in found and not found & _GROUPS


def names_measures(heading: str) -> bool:
    """Whether a heading says that the cells below it name measures: Metric, KPI, Kennzahl."""
    found = _meaning(heading).concepts
    return Concept.METRIC in found and Concept.CUSTOMER not in found


def names_rows(heading: str) -> bool:
    """Whether a heading says that its numbers are names: id, code, reference."""
    return Concept.IDENTIFIER in _meaning(heading).concepts


def speaks_of_figures(heading: str) -> bool:
    """Whether a heading has a word that no customer is headed by: a rate, a count, a line of a report."""
    found = _meaning(heading).concepts
    return noun_of(heading) in FIGURES or bool(found & {Concept.LINE, Concept.PERSON})
