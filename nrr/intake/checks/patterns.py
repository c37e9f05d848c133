"""What the figures themselves give away where no word does: changes taken for balances, charges that never
come again.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from nrr.ground import Option, Problem
from nrr.intake.answers import COUNTS, LEAVE_OUT, Answers
from nrr.intake.drafts import Draft, Entries, Mask, Reason, total_of
from nrr.intake.lexicon.concepts import Concept
from nrr.intake.lexicon.lexicon import means
from nrr.intake.lexicon.phrases import words_of
from nrr.intake.lexicon.vocabulary import Section, vocabulary
from nrr.intake.places import entry_rows, mrr_of, place_of
from nrr.intake.said.saying import Message, Phrase, problem_of, wording
from nrr.intake.shapes.levels import changes_or_revenue
from nrr.intake.tables.grids import distinct
from nrr.intake.thresholds import LIMITS

_CORRECTING = vocabulary(Section.CLUES, "correcting_rows")
_Asked = Literal[Message.ONCE_ONLY, Message.ADJUSTMENTS]


def asked_movements(draft: Draft, answers: Answers) -> Draft:
    """The draft, asking whether sparse amounts of both signs that never take a customer below zero are
    changes.
    """
    entries = draft.entries
    if (
        entries is None
        or draft.shape not in ("long", "wide")
        or answers.amount_is is not None
        or any(problem.code == "amount_is" for problem in draft.problems)
        or not _are_changes(entries)
    ):
        return draft
    choices = changes_or_revenue(listed=draft.shape == "long")
    return draft.saying(problem_of(Message.AMOUNT_IS_MOVEMENT, place_of(draft), choices=choices))


def _are_changes(entries: Entries) -> bool:
    losses = entries.arr < 0
    if int(losses.sum()) < LIMITS.several:
        return False
    order = np.lexsort((entries.months, entries.customers))
    who, when = entries.customers[order], entries.months[order]
    first = np.flatnonzero(np.append(True, who[1:] != who[:-1]))
    open_months = int((int(when.max()) - when[first].astype(np.int64) + 1).sum())
    if entries.count > LIMITS.sparse * open_months:
        return False
    running = np.cumsum(entries.arr[order])
    sizes = np.diff(np.append(first, entries.count))
    before = np.repeat(running[first] - entries.arr[order][first], sizes)
    return bool((running - before >= 0).all())


@dataclass(frozen=True, slots=True, eq=False)
class _Once:
    """Rows of one value of a column, each the only one of its customer, beside others of the same month."""

    value: str
    hits: Mask


def asked_once_only(draft: Draft, answers: Answers) -> Draft:
    """The draft, asking about kinds of rows that stand once beside a customer's other rows and never come
    again, and about adjustments that add to what a customer pays.
    """
    if draft.entries is None or draft.shape not in ("long", "wide"):
        return draft
    for index in draft.labels:
        found = _once_only(draft, index)
        message: _Asked = Message.ONCE_ONLY
        if not found:
            found, message = _adjustments(draft, index), Message.ADJUSTMENTS
        if found:
            return _treated(draft, index, found, answers, message)
    return draft


def _adjustments(draft: Draft, index: int) -> list[_Once]:
    """Rows that correct something and add to it, beside others: of one that takes off the minus says so."""
    entries, label = draft.entries, draft.label(index)
    assert entries is not None
    codes = distinct(label.codes[entries.arr > 0]).tolist()
    found = [c for c in codes if not _CORRECTING.isdisjoint(words_of(label.texts[c])[:2])]
    if len(found) == len(codes):
        return []
    return [_Once(label.texts[c].strip(), (label.codes == c) & (entries.arr > 0)) for c in found]


def _once_only(draft: Draft, index: int) -> list[_Once]:
    entries, label = draft.entries, draft.label(index)
    assert entries is not None
    counts = np.bincount(label.codes)
    if not 1 < np.count_nonzero(counts) <= LIMITS.few_words:
        return []
    rare = np.flatnonzero((counts >= LIMITS.several) & (counts <= LIMITS.rare * entries.count)).tolist()
    found = [_Once(label.texts[v].strip(), label.codes == v) for v in rare if label.texts[v].strip()]
    return [one for one in found if not means(one.value, Concept.USAGE) and _never_again(entries, one.hits)]


def _never_again(entries: Entries, hits: Mask) -> bool:
    who, when = entries.customers[hits], entries.months[hits]
    if np.bincount(who).max() > 1:
        return False
    beside = np.isin(entries.places[hits], entries.places[~hits])
    last = np.zeros(len(entries.keys), np.int32)
    np.maximum.at(last, entries.customers[~hits], entries.months[~hits])
    return bool(beside.all()) and float((last[who] > when).mean()) >= LIMITS.going_on


def _treated(draft: Draft, index: int, found: list[_Once], answers: Answers, message: _Asked) -> Draft:
    """The rows asked about, or left out where that was the answer; a word whose rows count is not asked
    about again.
    """
    told = {one.value: answers.counts(one.value) for one in found}
    out = [one.hits for one in found if told[one.value] is False]
    rest = [one for one in found if told[one.value] is None and answers.status is None]
    if rest:
        return draft.saying(_once_question(draft, index, rest, message))
    return draft.without(Reason.ONE_TIME, np.logical_or.reduce(out)) if out else draft


def _once_question(draft: Draft, index: int, found: list[_Once], message: _Asked) -> Problem:
    assert draft.entries is not None
    hits = np.logical_or.reduce([one.hits for one in found])
    names, rows = [one.value for one in found], entry_rows(draft, hits)
    amount = mrr_of(draft, total_of(draft.entries.arr[hits]))
    choices = (
        Option(wording(Phrase.LEAVE_OUT_ONCE), {"words": dict.fromkeys(names, LEAVE_OUT)}),
        Option(wording(Phrase.THEY_COUNT), {"words": dict.fromkeys(names, COUNTS)}),
    )
    return problem_of(
        message,
        place_of(draft, rows, draft.headings[index]),
        count=len(rows),
        choices=choices,
        names=names,
        heading=draft.headings[index],
        rows=rows,
        amount=amount,
    )
