"""What the heading of a column says is in it: people, companies, customers, or groups of them."""

import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files

import msgspec

_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "œ": "oe"})
_WORDS = re.compile(r"[^\W_]+")
_HUMPS = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Scripts that write words without blanks between them."""
_STEM = 5
"""So many letters are a stem, found inside the compounds of Germanic and Finnish headings too."""


class Said(StrEnum):
    """What a heading says; the value is the list of words it is told by."""

    PEOPLE = "people"
    COMPANIES = "companies"
    GROUPS = "groups"
    CUSTOMERS = "customers"
    NOTHING = "nothing"


def said_by(heading: str) -> Said:
    """What a heading says its cells are.

    A person or a company beats a group ("Region manager" holds managers), a group beats a customer ("Customer
    type" holds types).
    """
    told = phrase(heading)
    return next((kind for kind in Said if kind is not Said.NOTHING and _speaks(told, kind)), Said.NOTHING)


@lru_cache(maxsize=200_000)
def phrase(text: str) -> str:
    """Plain words with single blanks: accents, case and punctuation taken off."""
    spaced = _HUMPS.sub(" ", text)
    folded = unicodedata.normalize("NFKD", spaced.casefold().translate(_LETTERS))
    bare = "".join(letter for letter in folded if not unicodedata.combining(letter))
    return " ".join(_WORDS.findall(unicodedata.normalize("NFC", bare)))


@cache
def listed(kind: str) -> frozenset[str]:
    """One list of words, as phrases."""
    data = files("nrr.disclosures").joinpath("words.json").read_bytes()
    words: dict[str, Iterable[str]] = msgspec.json.decode(data, type=dict[str, list[str]])
    return frozenset(map(phrase, words[kind]))


def _speaks(told: str, kind: Said) -> bool:
    return any(_holds(told, word, kind) for word in listed(kind))


def _holds(told: str, word: str, kind: Said) -> bool:
    """A whole word; a stem also inside one. Customers are told by whole words alone: "accounting" is none."""
    if _UNSPACED.search(word):
        return word in told
    if kind in (Said.PEOPLE, Said.COMPANIES) and len(word) >= _STEM and word in told:
        return True
    if kind is Said.GROUPS and len(word) >= _STEM and word in told:
        return True
    return f" {word} " in f" {told} "
