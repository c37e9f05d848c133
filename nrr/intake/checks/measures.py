"""Several measures of one customer in rows of their own (MRR, seats, ARR): the MRR rows are read."""

from collections.abc import Callable

import numpy as np

from nrr.intake.checks.ways import one_or_all
from nrr.intake.drafts import Draft, Reason
from nrr.intake.lexicon.phrases import phrase_of, words_of
from nrr.intake.lexicon.vocabulary import Section, vocabulary
from nrr.intake.places import entry_rows, place_of, rows_with
from nrr.intake.said.saying import Message, problem_of
from nrr.intake.tables.grids import distinct
from nrr.intake.thresholds import LIMITS

_RECURRING, _PHRASES = (
    vocabulary(Section.CLUES, "monthly_recurring"),
    vocabulary(Section.CLUES, "recurring_phrases"),
)
_OTHERS = vocabulary(Section.CLUES, "no_recurring_measures")
_ANNUAL = vocabulary(Section.CLUES, "annual_recurring") | vocabulary(Section.CLUES, "annual_contracts")
_SIDES = vocabulary(Section.CLUES, "gross_sides"), vocabulary(Section.CLUES, "net_sides")
_HEADED = vocabulary(Section.CLUES, "measure_headings")
_MEASURES = vocabulary(Section.CLUES, "measure_names")


def without_other_measures(draft: Draft) -> Draft:
    """The draft without rows of another measure than the MRR, where a column names the measure of each
    row.
    """
    if draft.entries is None or not draft.entries.count:
        return draft
    for index in draft.labels:
        if _tells_measures(draft, index):
            if _apart(draft, index):
                return _asked(draft, index)
            return _left_out(draft, index, _RECURRING.__contains__)
        if _HEADED & set(words_of(draft.headings[index])) or _both_sides(draft, index):
            return _one_of(draft, index)
    return draft


def _both_sides(draft: Draft, index: int) -> bool:
    label = draft.label(index)
    codes = distinct(label.codes).tolist()
    texts = {phrase_of(label.texts[code]) for code in codes}
    return len(codes) == len(texts) == 2 and all(texts & side for side in _SIDES)


def _one_of(draft: Draft, index: int) -> Draft:
    """Measures under a heading that says so: the one of MRR is read, otherwise it is asked which one
    counts.
    """
    label, entries = draft.label(index), draft.entries
    assert entries is not None
    texts = {phrase_of(label.texts[code]) for code in distinct(label.codes).tolist()[:50]}
    places = entries.places
    if len(texts) < 2 or len(np.unique(places)) == len(places):
        return draft
    recurring = [text for text in texts if _is_recurring(text)]
    if len(recurring) == 1:
        return _left_out(draft, index, _is_recurring)
    return _asked(draft, index)


def _apart(draft: Draft, index: int) -> bool:
    """Most rows of another measure stand alone in their month: the column tells the unit of a row, not a
    second measure.
    """
    entries = draft.entries
    assert entries is not None
    hits = rows_with(draft, index, lambda text: phrase_of(text) in _ANNUAL)
    places = entries.places
    return bool(hits.any()) and float(np.isin(places[hits], places[~hits]).mean()) < LIMITS.most


def _asked(draft: Draft, index: int) -> Draft:
    label = draft.label(index)
    texts = {phrase_of(label.texts[code]) for code in distinct(label.codes).tolist()[:50]}
    names = sorted(texts)
    return draft.saying(
        problem_of(
            Message.MEASURES,
            place_of(draft, (), draft.headings[index]),
            count=len(texts),
            choices=one_or_all(draft, index),
            heading=draft.headings[index],
            names=names,
        )
    )


def _is_recurring(text: str) -> bool:
    words = set(text.split())
    return bool(words & _RECURRING or any(phrase in text for phrase in _PHRASES)) and not words & _OTHERS


def _tells_measures(draft: Draft, index: int) -> bool:
    label = draft.label(index)
    codes = distinct(label.codes).tolist()
    texts = {phrase_of(label.texts[code]) for code in codes[:20]}
    return 1 < len(codes) < 20 and bool(texts & _RECURRING) and texts <= _MEASURES


def _left_out(draft: Draft, index: int, read: Callable[[str], bool]) -> Draft:
    hits = rows_with(draft, index, lambda text: not read(phrase_of(text)))
    rows, heading = entry_rows(draft, hits), draft.headings[index]
    said = problem_of(
        Message.OTHER_MEASURES, place_of(draft, rows, heading), count=len(rows), heading=heading, rows=rows
    )
    return draft.without(Reason.MEASURE, hits).saying(said)
