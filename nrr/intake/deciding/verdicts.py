"""What the words of a deciding column say of their rows, by the lexicon and by the company they keep."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from nrr.intake.lexicon.concepts import Concept
from nrr.intake.lexicon.lexicon import Meaning, meaning, means, phrases
from nrr.intake.lexicon.phrases import words_of
from nrr.intake.lexicon.vocabulary import Section, vocabulary

_REVENUE_WORDS = vocabulary(Section.CLUES, "revenue_words")
_C = Concept


class Verdict(IntEnum):
    """Whether rows of a word are revenue; from `ONE_TIME` on they are known not to be."""

    COUNTS = 0
    UNKNOWN = 1
    ENDED = 2  # revenue until its end, where it has one
    PAUSED = 3
    ONE_TIME = 4
    TRIAL = 5
    TEST = 6
    NOT_REVENUE = 7
    EXCLUDED = 8
    RECEIPT = 9  # the payment of an invoice that stands beside it
    TOLD = 10  # said by the user


@dataclass(frozen=True, slots=True)
class Company:
    """What the other words of a column of statuses show it to be about: deals, payments, running
    contracts.
    """

    deals: bool = False
    payments: bool = False
    running: bool = False
    ended: bool = False


def meaning_of(text: str) -> Meaning:
    """The meaning of a cell; numbers before or after its words (`5 - Closed Won`, `90%`) say nothing."""
    found = meaning(text)
    return Meaning(found.concepts, found.languages, tuple(w for w in found.rest if not w.isdigit()))


def company_of(texts: Iterable[str]) -> Company:
    """The company the words of one column make."""
    deals = payments = running = ended = False
    for found in map(meaning_of, texts):
        said = frozenset() if found.rest else found.concepts
        deals |= _C.WON in said or (_C.NOT_WON in said and not said & {_C.ENDED, _C.NOT_PAID})
        payments |= _C.PAID in said or (_C.NOT_PAID in said and not said & {_C.ENDED, _C.NOT_WON})
        ended |= _C.ENDED in said and not said & {_C.NOT_WON, _C.NOT_PAID}
        running |= bool(said & {_C.RUNNING, _C.TRIAL, _C.PAUSED, _C.OVERDUE})
    return Company(deals, payments, running, ended)


def state_verdict(text: str, company: Company) -> Verdict:
    """A status, stage or result."""
    found = meaning_of(text)
    said = frozenset() if found.rest else found.concepts
    good = bool(said & {_C.COUNTS, _C.RECURRING, _C.SERVICE, _C.OVERDUE, _C.LIVE, _C.TOTAL, _C.SUBTOTAL})
    bad = bool(said & {_C.NOT_WON, _C.NOT_PAID, _C.EXCLUDED})
    for concept, verdict in ((_C.TEST, Verdict.TEST), (_C.TRIAL, Verdict.TRIAL)):
        if concept in said and not good:
            return verdict
    if _C.ENDED in said and not (bad and company.deals):
        lasting = not good and not company.deals and (company.running or not company.payments)
        return Verdict.ENDED if lasting else Verdict.UNKNOWN
    if bad or (_C.UNSETTLED in said and company.deals):
        return Verdict.UNKNOWN if good else Verdict.NOT_REVENUE
    if _C.PAUSED in said:
        return Verdict.UNKNOWN if company.deals or good else Verdict.PAUSED
    if _C.UNDERWAY in said and company.ended and not (company.deals or company.payments):
        return Verdict.COUNTS
    if said & {_C.UNSETTLED, _C.REFUNDED} or (_C.NEW in said and (company.deals or company.payments)):
        return Verdict.UNKNOWN
    if _C.ONE_TIME in said and not good and _C.WORK not in said:
        return Verdict.ONE_TIME
    return Verdict.COUNTS if good or _C.NEW in said else Verdict.UNKNOWN


def kind_verdict(text: str) -> Verdict:
    """A type of revenue, of a charge, of a line, of a ledger account: `4100 Subscription revenue`."""
    found = meaning_of(text)
    said, whole = found.concepts, not set(found.rest) - _REVENUE_WORDS
    if _C.ONE_TIME in said:
        return Verdict.UNKNOWN if _C.RECURRING in said else Verdict.ONE_TIME
    if said & {_C.RECURRING, _C.USAGE, _C.SERVICE, _C.ADJUSTMENT}:
        return Verdict.COUNTS
    for concept, verdict in (
        (_C.WORK, Verdict.ONE_TIME),
        (_C.TRIAL, Verdict.TRIAL),
        (_C.TEST, Verdict.TEST),
        (_C.NO, Verdict.ONE_TIME),
    ):
        if concept in said and (whole or (concept is _C.WORK and _is_work(found))):
            return verdict
    good = {
        _C.COUNTS,
        _C.DOCUMENT,
        _C.YES,
        _C.MONTH,
        _C.QUARTER,
        _C.YEAR,
        _C.TOTAL,
        _C.SUBTOTAL,
        _C.NEW,
        _C.REFUNDED,
    }
    return Verdict.COUNTS if whole and said & good else Verdict.UNKNOWN


def _is_work(found: Meaning) -> bool:
    """Work done once with nothing beside it that recurs: `Professional services hours`."""
    return set(found.rest) <= _REVENUE_WORDS | _BESIDE_WORK


_BESIDE_WORK = vocabulary(Section.CLUES, "beside_work")


def names_receipt(text: str) -> bool:
    """A payment and nothing else."""
    return means(text, _C.RECEIPT)


def names_invoice(text: str) -> bool:
    """An invoice and nothing else."""
    return means(text, _C.INVOICE)


def receipt_verdict(text: str) -> Verdict:
    """A kind of row among invoices and their payments."""
    return Verdict.RECEIPT if names_receipt(text) and not names_invoice(text) else Verdict.COUNTS


def product_verdict(text: str) -> Verdict:
    """A product or description that can only be charged once; anything else counts, for products are no
    closed list.
    """
    if _once_words().isdisjoint(words_of(text)):
        return Verdict.COUNTS
    found = meaning_of(text)
    said = found.concepts
    if said & {_C.RECURRING, _C.SERVICE, _C.USAGE}:
        return Verdict.COUNTS
    alone = not set(found.rest) - _REVENUE_WORDS - _BESIDE_WORK
    if _C.ONE_TIME in said and (alone or _names_fee(text)):
        return Verdict.ONE_TIME
    return Verdict.ONE_TIME if _C.WORK in said and alone and len(words_of(text)) > 1 else Verdict.COUNTS


def _names_fee(text: str) -> bool:
    """`Setup fee Acme`: a phrase of two words and more within a description; one word may be part of a
    name.
    """
    words, known = words_of(text), _fee_phrases()
    return any(" ".join(words[i : i + n]) in known for n in (2, 3, 4) for i in range(len(words) - n + 1))


@lru_cache(maxsize=1)
def _fee_phrases() -> frozenset[str]:
    return phrases(_C.ONE_TIME)


@lru_cache(maxsize=1)
def _once_words() -> frozenset[str]:
    """First words of what is charged once: most of a million descriptions hold none of them."""
    return frozenset(phrase.split()[0] for phrase in _fee_phrases() | phrases(_C.WORK))


def environment_verdict(text: str) -> Verdict:
    """Live or a test environment."""
    said = meaning_of(text).concepts
    if _C.TEST in said:
        return Verdict.TEST
    return Verdict.COUNTS if said & {_C.LIVE, _C.COUNTS} else Verdict.UNKNOWN


_OF_YES: Mapping[Concept, Verdict] = {
    _C.EXCLUDED: Verdict.EXCLUDED,
    _C.ONE_TIME: Verdict.ONE_TIME,
    _C.TRIAL: Verdict.TRIAL,
    _C.TEST: Verdict.TEST,
    _C.NOT_PAID: Verdict.NOT_REVENUE,
    _C.NOT_WON: Verdict.NOT_REVENUE,
    _C.REFUNDED: Verdict.UNKNOWN,
    _C.ENDED: Verdict.ENDED,
    _C.PAUSED: Verdict.PAUSED,
    _C.OVERDUE: Verdict.COUNTS,
}
_OF_NO: Mapping[Concept, Verdict] = {
    _C.RECURRING: Verdict.ONE_TIME,
    _C.LIVE: Verdict.TEST,
    _C.WON: Verdict.NOT_REVENUE,
    _C.PAID: Verdict.UNKNOWN,
    _C.RUNNING: Verdict.ENDED,
}
_TURNING = frozenset(
    {_C.RATE, _C.COUNT, _C.AVERAGE, _C.START, _C.END, _C.RENEWAL, _C.BEFORE, _C.AFTER, _C.BILLED}
)
"""What a trial conversion or a setup start is: not the trial, not the setup."""


def flag_verdicts(heading: str) -> tuple[Verdict, Verdict] | None:
    """What yes and what no say under a heading; None where it flags nothing.

    Words beside the one that flags may turn it round (`trial converted`, `setup completed`): then it is
    not known.
    """
    found = meaning_of(heading)
    bad = next((concept for concept in _OF_YES if concept in found.concepts), None)
    good = next((concept for concept in _OF_NO if concept in found.concepts), None)
    if _C.CLOSED in found.concepts or (bad is None and good is None):
        return None
    beside = bool(found.rest or found.concepts & _TURNING)
    if bad is None and good is not None:
        return Verdict.COUNTS, Verdict.UNKNOWN if beside else _OF_NO[good]
    yes = _OF_YES[bad] if bad is not None else Verdict.COUNTS
    doubtful = beside or good is not None or {_C.ONE_TIME, _C.WORK} <= found.concepts
    return Verdict.UNKNOWN if doubtful and yes is not Verdict.COUNTS else yes, Verdict.COUNTS
