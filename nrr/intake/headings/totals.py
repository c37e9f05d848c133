"""Which words label a row of totals; whether it foots is arithmetic and is checked by the shapes."""

import re
import unicodedata
from collections.abc import Mapping
from enum import Enum
from functools import lru_cache
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from nrr.intake.headings.words import AMOUNT_WORDS, ANNUAL_WORDS, MONTHLY_WORDS
from nrr.intake.lexicon.concepts import Concept
from nrr.intake.lexicon.lexicon import languages, meaning, phrases
from nrr.intake.lexicon.phrases import phrase_of, words_of
from nrr.intake.lexicon.plain import UNDIVIDED, plain
from nrr.intake.lexicon.vocabulary import Section, vocabulary
from nrr.intake.values.currencies import currency_of


class TotalLabel(Enum):
    """How surely a text labels totals."""

    NONE = 0
    MAYBE = 1  # "Total EMEA", "Subtotal US", but also "Total Energies"
    SURE = 2  # "Grand total", "Summe:", "Total (12 customers)"
    SUMMARY = 3  # "Average", "Growth %": a total's companion, where it stands below one or at the end


_LARGE, _LONGEST = 500, 80
_FORMULA = ("=", "@", "+")
_ADDED = frozenset({Concept.TOTAL, Concept.SUBTOTAL})
_BESIDE = AMOUNT_WORDS | MONTHLY_WORDS | ANNUAL_WORDS | vocabulary(Section.CLUES, "beside_totals")
_SIGNS = re.compile(r"[\[(\uff08].*?[\])\uff09]|\d+|[:*=#%\u03a3.\-_]+")
_PARTS = vocabulary(Section.CLUES, "part_words")
_PHRASES_OF_PARTS = frozenset(phrase for phrase in _PARTS if " " in phrase)
_PART_WORDS = max(len(phrase.split()) for phrase in _PARTS)
_SUM_SIGNS = ("\u03c3", "\u2211")


def is_plain_summary(text: str) -> bool:
    """No customer is called "Growth %" or "Number of customers"."""
    return phrase_of(text) in phrases(Concept.PLAIN_COMPANION)


@lru_cache(maxsize=16)
def labelled(texts: tuple[str, ...]) -> Mapping[int, TotalLabel]:
    """The labels among many texts, by index; the few that can be one are found by Arrow first.

    Kept for a while: totals, doubtful totals and companions of totals look at the same columns in turn.
    """
    suspects = list(range(len(texts))) if len(texts) < _LARGE else np.flatnonzero(_suspected(texts)).tolist()
    found = {i: label for i in suspects if (label := total_label(texts[i])) is not TotalLabel.NONE}
    return MappingProxyType(found)


def total_label(text: str) -> TotalLabel:
    """What a cell says about its row."""
    return _label(text) if len(text) <= _LONGEST and text[:1] not in _FORMULA else TotalLabel.NONE


@lru_cache(maxsize=100_000)
def _label(text: str) -> TotalLabel:
    if _is_part(text):
        return TotalLabel.SURE
    bare = _SIGNS.sub(" ", plain(text))
    words = [word for word in bare.split() if currency_of(word) is None]
    joined = " ".join(words)
    if (phrase := phrase_of(joined) or phrase_of(text)) and phrase in phrases(Concept.COMPANION):
        return TotalLabel.SUMMARY
    if phrase_of(joined) in phrases(Concept.ALL) or plain(text).strip() in _SUM_SIGNS:
        return TotalLabel.SURE
    found = meaning(joined)
    if not found.concepts & _ADDED:
        return TotalLabel.MAYBE if meaning(text).concepts & _ADDED else TotalLabel.NONE
    return TotalLabel.SURE if not found.compound and set(found.rest) <= _BESIDE else TotalLabel.MAYBE


def _is_part(text: str) -> bool:
    """ "of which Retail", "di cui Italia": a part of the row above, which counts it already."""
    return _opens(text, _PHRASES_OF_PARTS)


def may_be_part(text: str) -> bool:
    """The same by one word, which may be a name as well: "davon Inland"."""
    return _opens(text, _PARTS - _PHRASES_OF_PARTS)


def _opens(text: str, phrases_of: frozenset[str]) -> bool:
    words = words_of(text)
    return any(" ".join(words[:n]) in phrases_of for n in range(1, min(len(words), _PART_WORDS + 1)))


def adds_up_columns(heading: str) -> bool:
    """A heading of a column that adds up or averages others: Total, Totaal, YTD, FY total, Average."""
    added = (Concept.TOTAL, Concept.SUBTOTAL, Concept.TO_DATE, Concept.AVERAGE)
    return bool(meaning(heading).concepts & set(added)) or plain(heading).strip() in _SUM_SIGNS


def _suspected(texts: tuple[str, ...]) -> npt.NDArray[np.bool_]:
    """Texts that hold a word of totals anywhere, compared without accents."""
    import pyarrow as pa  # noqa: PLC0415 - few texts are looked at without it
    import pyarrow.compute as pc  # noqa: PLC0415

    folded = pc.utf8_lower(pc.utf8_normalize(pa.array(texts), "NFKD"))
    bare = pc.replace_substring_regex(folded, r"\p{Mn}+", "")
    for letter, plainly in UNDIVIDED.items():
        bare = pc.replace_substring(bare, chr(letter), plainly)
    return np.asarray(pc.match_substring_regex(bare, _words_of_totals()))


@lru_cache(maxsize=1)
def _words_of_totals() -> str:
    """A pattern of every phrase about totals and their companions."""
    told = (*_ADDED, Concept.ALL, Concept.COMPANION)
    every = {text for table in languages().values() for concept in told for text in table.get(concept, ())}
    every |= _PARTS
    return "|".join(sorted({_pattern(text) for text in every if words_of(text)})) + "|[\u03c3\u2211]"


def _pattern(text: str) -> str:
    words = r"[\W_]*".join(map(_folded, words_of(text)))
    return words if "*" in text or not words.isascii() else rf"\b{words}\b"


def _folded(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word).translate(UNDIVIDED)
    return "".join(sign for sign in decomposed if unicodedata.category(sign) != "Mn")
