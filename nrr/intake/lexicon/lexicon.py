"""`meaning`: a text -> the concepts its words name, their languages, and the words that name none."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

from nrr.intake.lexicon.concepts import TIMING, Concept
from nrr.intake.lexicon.phrases import words_of
from nrr.intake.lexicon.vocabulary import language_files

_LONGEST = 6


@dataclass(frozen=True, slots=True)
class Meaning:
    """`concepts` named by the words of a text, the `languages` they are of, the `rest` of its words in order.

    `compound`: a word was known by its beginning or its end only.
    """

    concepts: frozenset[Concept]
    languages: frozenset[str]
    rest: tuple[str, ...]
    compound: bool = False

    @property
    def whole(self) -> bool:
        """Every word names a concept."""
        return bool(self.concepts) and not self.rest


@dataclass(frozen=True, slots=True)
class Sense:
    """One phrase of the lexicon: what it means in which languages."""

    concepts: frozenset[Concept]
    languages: frozenset[str]


_USUAL = frozenset(Concept) - TIMING


def meaning(text: str) -> Meaning:
    """The longest phrases of the lexicon in a text, from left to right; a word before it counts in no other
    phrase.

    Words of lengths and bounds (`TIMING`) are left out: `meaning_among` tells them where they are asked for.
    """
    return meaning_among(text, _USUAL)


@lru_cache(maxsize=50_000)
def meaning_among(text: str, told: frozenset[Concept]) -> Meaning:
    """The same as if the lexicon held these concepts only: a phrase that means something else hides none
    of its words.
    """
    concepts: set[Concept] = set()
    languages: set[str] = set()
    rest: list[str] = []
    compound = False
    for word, sense in senses(text, told):
        if sense is None:
            rest.append(word)
        else:
            concepts |= sense.concepts
            languages |= sense.languages
            compound |= _sense(word, told) is None
    return Meaning(frozenset(concepts), frozenset(languages), tuple(rest), compound)


def senses(text: str, told: frozenset[Concept]) -> Iterator[tuple[str, Sense | None]]:
    """The phrases of a text in order, each with its sense among some concepts; a word that names nothing
    has none.
    """
    words = words_of(text)
    at = 0
    while at < len(words):
        for taken in range(min(_LONGEST, len(words) - at), 0, -1):
            phrase = " ".join(words[at : at + taken])
            sense = _sense(phrase, told) or (_by_part(phrase, told) if taken == 1 else None)
            if sense is not None or taken == 1:
                break
        yield phrase, sense
        at += taken


def means(text: str, *concepts: Concept) -> bool:
    """Whether the text as a whole says one of the concepts and nothing besides."""
    found = meaning(text)
    return found.whole and bool(found.concepts & set(concepts))


@cache
def phrases(concept: Concept) -> frozenset[str]:
    """Every phrase of a concept in all languages, as `phrase_of` writes them."""
    return frozenset(phrase for phrase, told in _entries().items() if any(one is concept for one, _ in told))


@lru_cache(maxsize=1)
def languages() -> Mapping[str, Mapping[Concept, tuple[str, ...]]]:
    """Language -> concept -> phrases, as the files hold them. ValueError for a concept that does not
    exist.
    """
    return MappingProxyType(
        {
            language: MappingProxyType(
                {Concept(k): tuple(v) for k, v in table.items() if isinstance(v, list)}
            )
            for language, table in language_files().items()
        }
    )


@lru_cache(maxsize=1)
def _entries() -> Mapping[str, Sequence[tuple[Concept, str]]]:
    """Every phrase, with its concepts and the language of each."""
    found: dict[str, list[tuple[Concept, str]]] = {}
    for language, table in languages().items():
        for concept, texts in table.items():
            for text in texts:
                if "*" not in text:
                    found.setdefault(" ".join(words_of(text)), []).append((concept, language))
    return MappingProxyType(found)


def _sense(phrase: str, told: frozenset[Concept]) -> Sense | None:
    """What a phrase means among some concepts."""
    return _among(phrase, told) if phrase in _entries() else None


@lru_cache(maxsize=50_000)
def _among(phrase: str, told: frozenset[Concept]) -> Sense | None:
    meant = [one for one in _entries()[phrase] if one[0] in told]
    return Sense(*map(frozenset, zip(*meant, strict=True))) if meant else None


@cache
def _parts(told: frozenset[Concept]) -> tuple[Mapping[str, Sense], Mapping[str, Sense]]:
    """Of `*summe` in a language file every word that ends so, of `summe*` every word that begins so."""
    found: tuple[dict[str, Sense], dict[str, Sense]] = ({}, {})
    for language, table in languages().items():
        for concept, texts in table.items():
            for text in texts if concept in told else ():
                if "*" in text:
                    part, side = " ".join(words_of(text.strip("*"))), int(text.endswith("*"))
                    known = found[side].get(part, Sense(frozenset(), frozenset()))
                    found[side][part] = Sense(known.concepts | {concept}, known.languages | {language})
    return MappingProxyType(found[0]), MappingProxyType(found[1])


def _by_part(word: str, told: frozenset[Concept]) -> Sense | None:
    """A compound by its longest known end, or beginning: Quartalssumme, Gesamtumsatz."""
    ends, beginnings = _parts(told)
    for length in range(len(word) - 2, 0, -1):
        found = ends.get(word[-length:]) or beginnings.get(word[:length])
        if found is not None:
            return found
    return None
