"""Which columns of a table decide whether its rows are revenue, and what each of their words says."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

import numpy as np
import numpy.typing as npt

from nrr.intake.answers import Answers
from nrr.intake.deciding.verdicts import (
    Verdict,
    company_of,
    environment_verdict,
    flag_verdicts,
    kind_verdict,
    meaning_of,
    names_invoice,
    product_verdict,
    receipt_verdict,
    state_verdict,
)
from nrr.intake.headings.apart import is_tax_line
from nrr.intake.headings.assignments import Assignment
from nrr.intake.headings.words import Role
from nrr.intake.lexicon.concepts import Concept
from nrr.intake.lexicon.lexicon import meaning
from nrr.intake.melting.bodies import Body
from nrr.intake.tables.grids import Column
from nrr.intake.thresholds import LIMITS

_C = Concept
_READ = (
    Role.CUSTOMER,
    Role.CUSTOMER_ID,
    Role.AMOUNT,
    Role.MONTH,
    Role.YEAR,
    Role.START,
    Role.END,
    Role.TERM,
    Role.CURRENCY,
    Role.PARENT,
)
_TELLING = (Role.STATUS, Role.REVENUE_TYPE)
_MOST_WORDS = 200
_STATE_WORDS = frozenset(
    {
        _C.COUNTS,
        _C.ENDED,
        _C.PAUSED,
        _C.NOT_WON,
        _C.NOT_PAID,
        _C.UNSETTLED,
        _C.REFUNDED,
        _C.OVERDUE,
        _C.TRIAL,
        _C.TEST,
    }
)
_BAD_WORDS = _STATE_WORDS - {_C.COUNTS, _C.OVERDUE}
_DIGITS = {"1": _C.YES, "0": _C.NO, "1.0": _C.YES, "0.0": _C.NO}


class Topic(StrEnum):
    """What the words of a deciding column are about."""

    FLAG = "flag"
    ENVIRONMENT = "environment"
    STATE = "state"
    KIND = "kind"
    INTERVAL = "interval"
    PRODUCT = "product"


@dataclass(frozen=True, slots=True, eq=False)
class Decider:
    """A deciding column; `verdicts` holds the `Verdict` of every code of its cells."""

    column: int
    topic: Topic
    verdicts: npt.NDArray[np.int8]


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    """The words of one column: code -> text of what is filled, and how many cells hold each."""

    column: Column
    heading: str
    texts: Mapping[int, str]
    counts: npt.NDArray[np.intp]

    def decider(self, index: int, topic: Topic, verdict: Callable[[str], Verdict]) -> Decider:
        """The column with the verdict of each of its words; what is not filled counts."""
        verdicts = np.zeros(len(self.column.texts), np.int8)
        for code, text in self.texts.items():
            verdicts[code] = verdict(text)
        return Decider(index, topic, verdicts)


def deciders(
    body: Body, assignment: Assignment, movement: int | None, answers: Answers
) -> tuple[Decider, ...]:
    """The deciding columns, left to right; `movement` is the column of movement types of an events table.

    A column of statuses or kinds decides too where nothing but an answer knows its words.
    """
    read = {assignment.roles[role] for role in _READ if role in assignment.roles}
    read |= {index for index, _ in assignment.months} | ({movement} if movement is not None else set())
    roles = {index: role for role, index in assignment.roles.items()}
    found = (
        _decider(body, index, roles.get(index), assignment)
        or _answered(body, index, roles.get(index), answers)
        for index in range(body.table.width)
        if index not in read
    )
    return tuple(one for one in found if one is not None)


def _answered(body: Body, index: int, role: Role | None, answers: Answers) -> Decider | None:
    """A column of statuses or kinds of which an answer knows a word, or any one of which it knows all."""
    if not answers.words and not answers.status:
        return None
    words = _words(body.table.columns[index], body.headings[index])
    told = [
        answers.says(words.heading, text) is not None for text in list(words.texts.values())[:_MOST_WORDS]
    ]
    if not (any(told) if role in _TELLING else len(told) > 1 and all(told)):
        return None
    company = company_of(words.texts.values())
    return words.decider(index, Topic.STATE, partial(state_verdict, company=company))


def _decider(body: Body, index: int, role: Role | None, assignment: Assignment) -> Decider | None:
    column, heading = body.table.columns[index], body.headings[index]
    if role is Role.PRODUCT:
        return _words(column, heading).decider(index, Topic.PRODUCT, partial(_taxed, product_verdict))
    counts = np.bincount(column.codes, minlength=len(column.texts))
    if not 0 < np.count_nonzero(counts) <= _MOST_WORDS:
        return None
    words = _words(column, heading)
    flag = _flag(words)
    if flag is not None:
        return _flag_decider(words, index, flag)
    profile = assignment.profiles[index] if index < len(assignment.profiles) else None
    if not words.texts or (profile is not None and (profile.holds_amounts or profile.holds_dates)):
        return None
    return _worded(words, index, role)


def _words(column: Column, heading: str) -> _Words:
    counts = np.bincount(column.codes, minlength=len(column.texts))
    texts = {
        code: column.texts[code] for code in np.flatnonzero(counts).tolist() if column.texts[code].strip()
    }
    return _Words(column, heading, texts, counts)


def _worded(words: _Words, index: int, role: Role | None) -> Decider | None:
    """A column of words: by its heading where the cells agree, else where every cell is a word of
    statuses.
    """
    said = meaning(words.heading)
    if role is Role.INTERVAL:
        return words.decider(index, Topic.INTERVAL, _interval_verdict)
    if _C.ENVIRONMENT in said.concepts and any(
        meaning_of(t).concepts & {_C.TEST, _C.LIVE} for t in words.texts.values()
    ):
        return words.decider(index, Topic.ENVIRONMENT, environment_verdict)
    texts = words.texts.values()
    if any(map(names_invoice, texts)) and any(receipt_verdict(text) is Verdict.RECEIPT for text in texts):
        return words.decider(index, Topic.KIND, receipt_verdict)
    of_kinds = role is Role.REVENUE_TYPE or bool(said.concepts & {_C.KIND, _C.RECURRING})
    if of_kinds and _tells_kinds(words):
        return words.decider(index, Topic.KIND, partial(_taxed, kind_verdict))
    if _tells_states(words, strong=role is Role.STATUS or (_C.STATE in said.concepts and not said.rest)):
        company = company_of(words.texts.values())
        return _by_elimination(
            words.decider(index, Topic.STATE, partial(state_verdict, company=company)), words
        )
    return None


def _taxed(verdict: Callable[[str], Verdict], text: str) -> Verdict:
    """Lines of tax are left to those who know measures."""
    found = verdict(text)
    return found if found is Verdict.COUNTS or not is_tax_line(text) else Verdict.COUNTS


def _interval_verdict(text: str) -> Verdict:
    """A word among billing intervals that is no interval: once, trial, test."""
    found = meaning_of(text)
    said = found.concepts
    if said & {_C.TRIAL, _C.TEST}:
        return Verdict.TRIAL if _C.TRIAL in said else Verdict.TEST
    once = (
        not found.rest
        and said & {_C.ONE_TIME, _C.WORK}
        and not said & {_C.RECURRING, _C.MONTH, _C.QUARTER, _C.YEAR}
    )
    return Verdict.ONE_TIME if once else Verdict.COUNTS


def _tells_kinds(words: _Words) -> bool:
    """Kinds of revenue: one that comes once or again is named, or work stands beside services."""
    said = frozenset[Concept]().union(*(meaning_of(text).concepts for text in words.texts.values()))
    return bool(said & {_C.ONE_TIME, _C.RECURRING, _C.USAGE}) or {_C.WORK, _C.SERVICE} <= said


def _tells_states(words: _Words, *, strong: bool) -> bool:
    """A heading of statuses needs one word of them; a heading of nothing known needs all words to be, good
    and bad.
    """
    known = {
        code: found.concepts & _STATE_WORDS
        for code, text in words.texts.items()
        if not (found := meaning_of(text)).rest
    }
    known = {code: concepts for code, concepts in known.items() if concepts}
    if strong or not known:
        return bool(known)
    rows = sum(int(words.counts[code]) for code in words.texts)
    share = sum(int(words.counts[code]) for code in known) / rows
    if _C.STATE in meaning(words.heading).concepts:
        return share >= LIMITS.most
    good = any(_C.COUNTS in concepts for concepts in known.values())
    bad = any(concepts <= _BAD_WORDS for concepts in known.values())
    return len(known) == len(words.texts) <= LIMITS.few_words and good and bad


def _by_elimination(decider: Decider, words: _Words) -> Decider:
    """Where every other word is known to be no revenue, the one that is left is the only one that can be."""
    verdicts = {code: Verdict(int(decider.verdicts[code])) for code in words.texts}
    unknown = [code for code, verdict in verdicts.items() if verdict is Verdict.UNKNOWN]
    said = meaning_of(words.texts[unknown[0]]).concepts if unknown else frozenset()
    if len(unknown) != 1 or said & _BAD_WORDS or len(verdicts) < 2:
        return decider
    if any(verdict < Verdict.ONE_TIME for code, verdict in verdicts.items() if code != unknown[0]):
        return decider
    return Decider(
        decider.column,
        decider.topic,
        np.where(decider.verdicts == Verdict.UNKNOWN, Verdict.COUNTS, decider.verdicts).astype(np.int8),
    )


def _flag(words: _Words) -> Mapping[int, Concept] | None:
    """Code -> yes or no, where the cells hold nothing else; digits alone need a heading that says nothing
    besides.
    """
    found = {code: _yes_or_no(text) for code, text in words.texts.items()}
    if not found or None in found.values():
        return None
    digits = all(text.strip() in _DIGITS for text in words.texts.values())
    if digits and meaning(words.heading).rest:
        return None
    return {code: concept for code, concept in found.items() if concept is not None}


def _yes_or_no(text: str) -> Concept | None:
    plain = text.strip()
    if plain in _DIGITS:
        return _DIGITS[plain]
    said = meaning(plain)
    answers = said.concepts & {_C.YES, _C.NO}
    return next(iter(answers)) if len(answers) == 1 and not said.rest else None


def _flag_decider(words: _Words, index: int, flags: Mapping[int, Concept]) -> Decider | None:
    """A column of yes and no under a heading that says of what."""
    verdicts = flag_verdicts(words.heading)
    if verdicts is None:
        return None
    yes, no = verdicts
    found = np.zeros(len(words.column.texts), np.int8)
    if no is not Verdict.COUNTS and _C.NO not in flags.values():
        blank = [code for code in np.flatnonzero(words.counts).tolist() if code not in words.texts]
        found[blank] = Verdict.UNKNOWN  # a mark at what recurs, and nothing at the rest
    for code, concept in flags.items():
        found[code] = yes if concept is _C.YES else no
    return Decider(index, Topic.FLAG, found)
