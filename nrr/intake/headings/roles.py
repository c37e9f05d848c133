"""A heading -> the role its words suggest, and how sure they are."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from nrr.intake.columns.nouns import FIGURES, is_unit_price, noun_of
from nrr.intake.headings.apart import TAX_SIDES, WITH_TAX, WITHOUT_TAX, takes_off
from nrr.intake.headings.bounds import bound_of, length_of, months_named, names_term_value
from nrr.intake.headings.words import (
    AMOUNT_WORDS,
    ANNUAL_WORDS,
    MILLION_WORDS,
    MONTHLY_WORDS,
    NOT_AMOUNT_WORDS,
    QUARTERLY_WORDS,
    ROLE_OF_WORD,
    STRONG_AMOUNT_WORDS,
    THOUSAND_WORDS,
    Role,
)
from nrr.intake.lexicon.concepts import Concept
from nrr.intake.lexicon.lexicon import meaning
from nrr.intake.lexicon.phrases import phrase_of, words_of
from nrr.intake.lexicon.vocabulary import Section, vocabulary
from nrr.intake.values.currencies import MONEY_SIGNS, currencies_in, currency_of

_CUSTOMER_WORDS = vocabulary(Section.CLUES, "customer_words")
_ID_WORDS = vocabulary(Section.CLUES, "id_words")
_NOT_CUSTOMER_WORDS = vocabulary(Section.CLUES, "no_customer_words")
_NOT_MONTH_WORDS = vocabulary(Section.CLUES, "no_month_words")
_STATES = vocabulary(Section.CLUES, "state_words")
_STATED = vocabulary(Section.CLUES, "stated_documents")
_BILLS = vocabulary(Section.CLUES, "bill_words")
_TAX_WORDS = vocabulary(Section.CLUES, "tax_headings")
_ZEROS_OF = {
    "1": 3,
    **dict.fromkeys(vocabulary(Section.CLUES, "thousand_letters"), 3),
    **dict.fromkeys(vocabulary(Section.CLUES, "million_letters"), 6),
    **{word: n for n in (4, 5, 7, 8) for word in vocabulary(Section.CLUES, f"zeros_{n}")},
}
_LATIN, _OTHER = (
    "|".join(sorted((letter for letter in _ZEROS_OF if letter.isascii() is latin), key=len, reverse=True))
    for latin in (True, False)
)
_CRORES = vocabulary(Section.CLUES, "zeros_7_of_rupees")
"""Credits, beside any other currency."""
_CRORE = 7
_LARGE = frozenset(word for word in _ZEROS_OF if _ZEROS_OF[word] not in (3, 6))
_SHORT_ZEROS = re.compile(
    rf"(?<![^\W\d_])(?:{MONEY_SIGNS}) ?({_LATIN})\b|(?<![^\W_])({_LATIN}) ?(?:{MONEY_SIGNS})(?![^\W\d_])"
    rf"|({_OTHER})(?:{MONEY_SIGNS})|x ?(1)[., ]?000\b",
    re.I,
)
"""Letters for zeros left out, beside a currency: "EUR k", "T€", "千円"; and "x 1,000"."""
_DATE_WORDS = vocabulary(Section.CLUES, "date_words")
_HALVES = vocabulary(Section.CLUES, "half_words")
_YEARS = vocabulary(Section.CLUES, "year_words")
_PER = vocabulary(Section.CLUES, "per_words")
_PER_ANNUM, _IN = vocabulary(Section.CLUES, "annual_phrases"), vocabulary(Section.CLUES, "prepositions")
_BESIDE_AMOUNTS = vocabulary(Section.CLUES, "beside_amounts") | THOUSAND_WORDS | MILLION_WORDS
_MINOR, _MINOR_AMOUNTS = vocabulary(Section.CLUES, "minor_words"), vocabulary(Section.CLUES, "minor_amounts")
_MRR = vocabulary(Section.CLUES, "monthly_recurring")
_MONTHLY, _ANNUAL, _RECURRING = (
    vocabulary(Section.CLUES, f"{word}_adjectives") for word in ("monthly", "annual", "recurring")
)
_CHANGED = vocabulary(Section.CLUES, "changed_amounts")
_LISTED = vocabulary(Section.CLUES, "list_prices")
_PLAIN = vocabulary(Section.CLUES, "plain_amounts")
_LAST = vocabulary(Section.CLUES, "last_amounts")

_FIELD = re.compile(r"^[\w ]+(?:: ?| - |\.)(\D+)$")


class Strength(IntEnum):
    """How much a heading says: a whole synonym, or one word among others."""

    NONE = 0
    PART = 1
    WHOLE = 2


@dataclass(frozen=True, slots=True)
class Guess:
    """The role a heading suggests."""

    role: Role | None
    strength: Strength


_NOTHING = Guess(None, Strength.NONE)


@lru_cache(maxsize=50_000)
def guess_of(heading: str) -> Guess:
    """The role of one heading."""
    if len(heading) > 80 or not any(map(str.isalpha, heading)):
        return _NOTHING
    words = tuple(word for word in words_of(heading) if word not in _IN or len(words_of(heading)) < 3)
    bare = words_of(re.sub(r"[\[(\uff08].*?[\])\uff09]", " ", heading)) or words
    for candidate in (words, bare, _without_currency(words), _without_currency(bare)):
        role = ROLE_OF_WORD.get(" ".join(candidate))
        if role is not None:
            return Guess(role, Strength.WHOLE)
    if is_unit_price(heading):
        return Guess(Role.AMOUNT, Strength.PART)
    return _field(heading) or _part(frozenset(words), heading)


def _field(heading: str) -> Guess | None:
    """ "Rate Plan Charge: MRR", "Deal - Value": the field of an object; the name of an object is not the
    customer.
    """
    found = _FIELD.match(heading)
    if not found:
        return None
    role = ROLE_OF_WORD.get(phrase_of(found[1])) or _part(frozenset(words_of(found[1])), found[1]).role
    return Guess(role, Strength.PART) if role not in (None, Role.CUSTOMER, Role.CUSTOMER_ID) else None


def _without_currency(words: tuple[str, ...]) -> tuple[str, ...]:
    kept = tuple(word for word in words if currency_of(word) is None and word not in _BESIDE_AMOUNTS)
    return kept if kept else words


def _part(words: frozenset[str], heading: str) -> Guess:
    figures = noun_of(heading) in FIGURES
    if not figures and words & _CUSTOMER_WORDS and not words & _NOT_CUSTOMER_WORDS:
        if words & _ID_WORDS:
            return Guess(Role.CUSTOMER_ID, Strength.PART)
        if len(words) <= 4:
            return Guess(Role.CUSTOMER, Strength.PART)
    if words & _STATES and words & _STATED and len(words) <= 3:
        return Guess(Role.STATUS, Strength.PART)
    other = (
        NOT_AMOUNT_WORDS
        - (_TAX_WORDS if words & TAX_SIDES else frozenset())
        - (_MINOR_AMOUNTS if words & _MINOR else frozenset())
    )
    if words & AMOUNT_WORDS and not words & other and not figures:
        return Guess(Role.AMOUNT, Strength.PART)
    if recurs(" ".join(words)) or _net_of_a_period(heading):
        return Guess(Role.AMOUNT, Strength.PART)
    if names_term_value(heading):
        return Guess(Role.AMOUNT, Strength.PART)
    told = bound_of(heading) or length_of(heading)
    if told is not None:
        return Guess(told, Strength.PART)
    if words & _DATE_WORDS and not words & _NOT_MONTH_WORDS and len(words) <= 4:
        return Guess(Role.MONTH, Strength.PART)
    return _NOTHING


def _net_of_a_period(heading: str) -> bool:
    """ "Netto monatlich", "Brutto p.M.": money by what it holds and how long it is for."""
    return bool(set(words_of(heading)) & TAX_SIDES) and unit_of(heading).months is not None


def role_count(row: Iterable[str]) -> int:
    """How many different roles the cells of a row name."""
    return len({guess.role for cell in row if cell.strip() and (guess := guess_of(cell)).role is not None})


@dataclass(frozen=True, slots=True)
class Unit:
    """What the words of an amount heading say about the unit: months an amount covers, minor units,
    currency, zeros left out.
    """

    months: int | None
    minor: bool
    currency: str
    zeros: int = 0


def unit_of(heading: str) -> Unit:
    """The unit an amount heading names."""
    words = set(words_of(heading))
    months = (
        6
        if words & _HALVES and words & (ANNUAL_WORDS | _YEARS)
        else (
            12
            if (words & _PER and words & _YEARS) or any(one in phrase_of(heading) for one in _PER_ANNUM)
            else (
                12
                if words & ANNUAL_WORDS and not words & _MRR
                else 3
                if words & QUARTERLY_WORDS
                else 1
                if words & MONTHLY_WORDS
                else months_named(heading)
            )
        )
    )
    found = currencies_in(heading) - {""}
    zeros = zeros_of(heading) or (3 if words & THOUSAND_WORDS else 0)
    minor = Concept.CENTS in meaning(heading).concepts
    return Unit(months, minor, next(iter(found)) if len(found) == 1 else "", zeros)


def zeros_of(text: str) -> int:
    """The zeros that words about money say were left out: "EUR k", "T€", "in thousands", "$m", "千円"."""
    words = set(words_of(text))
    if words & (THOUSAND_WORDS - _ZEROS_OF.keys()):
        return 3
    if words & MILLION_WORDS:
        return 6
    if large := words & (_LARGE | (_CRORES if "INR" in currencies_in(text) else frozenset())):
        return max(_ZEROS_OF.get(word, _CRORE) for word in large)
    letter = _SHORT_ZEROS.search(text)
    return _ZEROS_OF[next(filter(None, letter.groups())).lower()] if letter else 0


def recurs(heading: str) -> bool:
    """Whether an amount heading says by itself what comes again: Monthly Recurring, Annual contract value,
    Recurring amount.
    """
    words, found = set(words_of(heading)), meaning(heading).concepts
    if (
        words & _BILLS
        or takes_off(heading)
        or Concept.ONE_TIME in found
        or {Concept.TOTAL, Concept.RECURRING} & found == {Concept.TOTAL}
    ):
        return False
    money = (
        bool(found & {Concept.MONEY, Concept.TOTAL} or words & AMOUNT_WORDS)
        or ROLE_OF_WORD.get(phrase_of(heading)) is Role.AMOUNT
    )
    recurring = Concept.RECURRING in found
    return (recurring and money) or (unit_of(heading).months is not None and (recurring or money))


def amount_rank(heading: str) -> int:
    """Lower is a better amount column: MRR before ARR before amount before price."""
    words = words_of(heading)
    known = set(words)
    if (known & WITH_TAX and not known & WITHOUT_TAX) or known & _CHANGED:
        return 7
    if known & _MRR or (known & _MONTHLY and known & _RECURRING):
        return 0 if len(words) <= 2 else 1
    if known & STRONG_AMOUNT_WORDS or (known & _ANNUAL and known & _RECURRING):
        return 2
    if recurs(heading) and not known & _LISTED:
        return 3
    if known & (_MONTHLY | _ANNUAL | _PLAIN | _RECURRING):
        return 4
    return 6 if known & _LAST else 5


def says_recurring(heading: str) -> bool:
    """Recurring, and nothing that is charged once."""
    found = meaning(heading).concepts
    return Concept.RECURRING in found and Concept.ONE_TIME not in found
