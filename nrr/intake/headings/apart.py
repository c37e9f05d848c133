"""Headings of what is taken off an amount or put on it: discounts and taxes."""

from itertools import pairwise

from nrr.intake.headings.words import STRONG_AMOUNT_WORDS
from nrr.intake.lexicon.concepts import Concept
from nrr.intake.lexicon.lexicon import meaning
from nrr.intake.lexicon.phrases import phrase_of, words_of
from nrr.intake.lexicon.vocabulary import Section, vocabulary

WITHOUT_TAX = vocabulary(Section.CLUES, "without_tax")
WITH_TAX = vocabulary(Section.CLUES, "with_tax")
TAX_SIDES = WITHOUT_TAX | WITH_TAX
_TAX = vocabulary(Section.CLUES, "tax_words")
_HOLDS_TAX = vocabulary(Section.CLUES, "tax_held_words")
_DISCOUNT = vocabulary(Section.CLUES, "discount_words")
_UNDISCOUNTED = vocabulary(Section.CLUES, "before_discount")
_AFTER_DISCOUNT = vocabulary(Section.CLUES, "after_discount")
_REFUNDS = vocabulary(Section.CLUES, "refund_words")
_SHORT_PARTS = vocabulary(Section.CLUES, "short_tax_parts")
_BESIDE_TAX = _TAX | vocabulary(Section.CLUES, "beside_tax")
_WITHOUT = WITHOUT_TAX | vocabulary(Section.CLUES, "before_tax")


def is_tax(heading: str) -> bool:
    """A column of tax: Tax, VAT amount, MwSt."""
    words = _taxed_words(heading)
    return bool(words & _TAX) and len(words) <= 2


def _taxed_words(text: str) -> set[str]:
    """Its words; MwSt and USt are one each."""
    parts = words_of(text)
    short = {f"{one}{other}" for one, other in pairwise(parts)} & _TAX
    return (set(parts) - _SHORT_PARTS if short else set(parts)) | short


def is_tax_line(text: str) -> bool:
    """A line of tax among lines of revenue: "VAT 20%", "Sales tax"; a product called "Tax filing" is none."""
    words = {word for word in _taxed_words(text) if not word.isdigit()}
    return bool(words & _TAX) and words <= _BESIDE_TAX


def holds_tax(heading: str) -> bool:
    """Beside a column of tax, the total and what is due or paid hold it."""
    words = set(words_of(heading))
    return bool(words & _HOLDS_TAX) and not words & _WITHOUT


def says_with_tax(heading: str) -> bool:
    """Gross amount, Total incl. VAT, Montant TTC."""
    words = set(words_of(heading))
    return bool(words & WITH_TAX) and not words & WITHOUT_TAX


def speaks_of_tax(heading: str) -> bool:
    """VAT rate, Tax code, MwSt-Satz."""
    return bool(_taxed_words(heading) & _TAX)


def names_discount(heading: str) -> bool:
    """A column of what is taken off a price: Discount, Rabatt, Sconto %."""
    return bool(set(words_of(heading)) & _DISCOUNT)


def names_refund(heading: str) -> bool:
    """A column of what customers got back: Amount refunded, Refunds."""
    return bool(set(words_of(heading)) & _REFUNDS) or phrase_of(heading) in _REFUNDS


def names_one_time(heading: str) -> bool:
    """A column of what is charged once: One-off, Setup fee, Einmalig."""
    concepts = meaning(heading).concepts
    return Concept.ONE_TIME in concepts and Concept.RECURRING not in concepts


def names_net(heading: str) -> bool:
    """Whether an amount heading says that it is what is left, or recurs as it stands: Net, HT, MRR."""
    return bool(set(words_of(heading)) & (WITHOUT_TAX | STRONG_AMOUNT_WORDS))


def names_undiscounted(heading: str) -> bool:
    """Whether an amount heading says that something comes off it: Subtotal, List price, Listino, Gross."""
    return bool(set(words_of(heading)) & _UNDISCOUNTED) and not set(words_of(heading)) & _AFTER_DISCOUNT


def takes_off(heading: str) -> bool:
    """Whether a heading with a word of money names a discount, not what is left after it."""
    words = set(words_of(heading))
    return bool(words & _DISCOUNT) and not words & _AFTER_DISCOUNT
