"""How long a billing interval or a term lasts: "Annual", "every 3 months", "2 Jahre", P1Y6M, 12m, "4
weeks".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from nrr.intake.lexicon.concepts import Concept
from nrr.intake.lexicon.lexicon import meaning_among, senses
from nrr.intake.lexicon.vocabulary import Section, vocabulary

YEAR_PARTS = 113_880
"""The parts of a year in which twelve months, 52 weeks and 365 days are all whole numbers of parts."""
MONTH_PARTS = YEAR_PARTS // 12
_MONTH, _WEEK, _DAY = MONTH_PARTS, YEAR_PARTS // 52, YEAR_PARTS // 365
_LONGEST = 10 * YEAR_PARTS

_UNITS = {
    Concept.DAY: _DAY,
    Concept.WEEK: _WEEK,
    Concept.FORTNIGHT: 2 * _WEEK,
    Concept.HALF_MONTH: _MONTH // 2,
    Concept.MONTH: _MONTH,
    Concept.TWO_MONTHS: 2 * _MONTH,
    Concept.QUARTER: 3 * _MONTH,
    Concept.HALF_YEAR: 6 * _MONTH,
    Concept.YEAR: 12 * _MONTH,
    Concept.TWO_YEARS: 24 * _MONTH,
    Concept.THREE_YEARS: 36 * _MONTH,
}
_NUMBERS = {
    Concept.ONE: 1,
    Concept.TWO: 2,
    Concept.THREE: 3,
    Concept.FOUR: 4,
    Concept.FIVE: 5,
    Concept.SIX: 6,
    Concept.TWELVE: 12,
    Concept.TWENTY_FOUR: 24,
    Concept.THIRTY_SIX: 36,
}
LENGTHS = frozenset({*_UNITS, *_NUMBERS, Concept.EVERY})
"""The concepts of which the words of a length are."""
_LETTERS = {
    letter: parts
    for key, parts in (
        ("day_letters", _DAY),
        ("week_letters", _WEEK),
        ("month_letters", _MONTH),
        ("quarter_letters", 3 * _MONTH),
        ("half_year_letters", 6 * _MONTH),
        ("year_letters", 12 * _MONTH),
    )
    for letter in vocabulary(Section.CLUES, key)
}
"""What exports abbreviate by a letter, as ISO 8601 does."""
_ISO = re.compile(r"p(?:(\d+)y)?(?:(\d+)m)?(?:(\d+)w)?(?:(\d+)d)?(?:t[\dhms.]*)?")
_NUMBER = re.compile(r"\d{1,4}(?:[.,]\d{1,2})?")
_NUMBERED = re.compile(rf"(?<!\d)({_NUMBER.pattern})(?!\d)")
_DAYS_OF_MONTHS = {
    days: months
    for months, whole in (
        (1, (30, 31)),
        (2, (60, 61)),
        (3, range(90, 93)),
        (6, range(180, 185)),
        (12, (360, 364, 365, 366)),
        (24, (730, 731)),
        (36, (1095, 1096)),
    )
    for days in whole
}
"""Numbers of days by which people mean months."""


@dataclass(frozen=True, slots=True)
class Duration:
    """A length in parts of a year (`YEAR_PARTS`), never none."""

    parts: int

    @property
    def months(self) -> int:
        """The months it touches at least: one for a week, three for a quarter."""
        return max(1, round(Fraction(self.parts, _MONTH)))

    @property
    def whole(self) -> bool:
        """Whether it is a number of months."""
        return self.parts % _MONTH == 0

    def times(self, count: Fraction) -> "Duration | None":
        """So many of them; None beyond ten years and below a day."""
        return _lasting(self.parts * count)


def of_months(months: int) -> Duration:
    """So many months."""
    return Duration(months * _MONTH)


@lru_cache(maxsize=20_000)
def duration_of(text: str) -> Duration | None:
    """The length a cell names; a number alone, and words that are not all known, name none."""
    folded = text.strip().casefold()
    iso = _ISO.fullmatch(folded.replace(" ", ""))
    if iso is not None and any(iso.groups()):
        years, months, weeks, days = (int(part or 0) for part in iso.groups())
        return _lasting((years * 12 + months) * _MONTH + weeks * _WEEK + _of_days(days))
    return _of_words(re.sub(r"(?<=\d)(?=[^\W\d])|(?<=[^\W\d])(?=\d)", " ", folded))


def length_among(text: str) -> Duration | None:
    """The one length named among other words: "Growth plan, annual billing" is a year; two lengths, and
    numbers, name none.
    """
    whole = duration_of(text)
    if whole is not None or any(map(str.isdigit, text)):
        return whole
    units = {_UNITS[concept] for concept in meaning_among(text, LENGTHS).concepts if concept in _UNITS}
    return _lasting(units.pop()) if len(units) == 1 else None


def number_of(text: str) -> Fraction | None:
    """The count in a cell that holds a number and nothing else."""
    found = _NUMBER.fullmatch(text.strip())
    return Fraction(found[0].replace(",", ".")) if found else None


def _of_words(text: str) -> Duration | None:
    """Sums what its words name: "1 year 6 months" is eighteen months, "3 monthly" three; "annual, paid
    monthly" is neither.
    """
    total, units = Fraction(0), 0
    count: Fraction | None = None
    for token in _tokens(text):
        if token is None or (isinstance(token, int) and token and units and count is None):
            return None
        if isinstance(token, Fraction):
            count = token if count is None else count * token
        elif token:
            days = _of_days(int(count)) if token == _DAY and count is not None else None
            total += days if days is not None else token * (1 if count is None else count)
            count, units = None, units + 1
    return _lasting(total) if count in (None, 1) else None


def _tokens(text: str) -> Iterator[Fraction | int | None]:
    """A number, the parts of a unit, 0 for a small word, None for a word nobody knows."""
    for piece in _NUMBERED.split(text):
        number = number_of(piece)
        if number is not None:
            yield number
        else:
            yield from _named(piece)


def _named(piece: str) -> Iterator[Fraction | int | None]:
    for phrase, sense in senses(piece, LENGTHS):
        concepts = sense.concepts if sense is not None else frozenset()
        units = [_UNITS[concept] for concept in concepts if concept in _UNITS]
        counts = [_NUMBERS[concept] for concept in concepts if concept in _NUMBERS]
        if units or phrase in _LETTERS:
            yield max(units) if units else _LETTERS[phrase]
        elif counts:
            yield Fraction(counts[0])
        else:
            yield 0 if Concept.EVERY in concepts else None


def _of_days(days: int) -> int:
    return _DAYS_OF_MONTHS[days] * _MONTH if days in _DAYS_OF_MONTHS else days * _DAY


def _lasting(parts: Fraction | int) -> Duration | None:
    return Duration(int(parts)) if parts == int(parts) and _DAY <= parts <= _LONGEST else None
