"""Remarks in a free column that say of a row that it should not count, which nothing else of the row says."""

import re

import numpy as np

from nrr.intake.drafts import Draft, total_of
from nrr.intake.places import entry_rows, mrr_of, place_of, rows_with
from nrr.intake.said.saying import Message, problem_of
from nrr.intake.tables.grids import distinct
from nrr.intake.thresholds import LIMITS

_DOUBTS = re.compile(
    r"\b(?:(?:do not|don'?t|should not|not to be) (?:be"
    r" )?(?:include|count|use)d?|exclude[ds]?|ignore[ds]?|disregard|duplicate[ds]?|void(?:ed)?|"
    r"one.?time|one.?off|set.?up fee|einmalig|ponctuel|una tantum|eenmalig|pago único|to be"
    r" (?:deleted|removed)|wrong|nicht"
    r" (?:zählen|mitzählen|einbeziehen|berücksichtigen)|ignorieren|doppelt|falsch|"
    r"ne pas (?:compter|inclure)|doublon|à exclure|no (?:incluir|contar)|duplicado)\b",
    re.I,
)
_MOST_TEXTS = 5_000


def told_remarks(draft: Draft) -> Draft:
    """The draft, saying which rows were counted in spite of a remark; columns already spoken of are left
    alone.
    """
    if draft.entries is None or not draft.entries.count or len(draft.tables) != 1:
        return draft
    spoken = {problem.place.column for problem in draft.problems if problem.place}
    read = {*draft.columns_read, *draft.roles.values()}
    for index, column in enumerate(draft.tables[0].columns):
        free = index not in read and index < len(draft.headings) and draft.headings[index] not in spoken
        if free and len(column.texts) <= _MOST_TEXTS and any(map(_DOUBTS.search, column.texts)):
            draft = _told(draft, index)
    return draft


def _told(draft: Draft, index: int) -> Draft:
    assert draft.entries is not None
    hits = rows_with(draft, index, lambda text: _DOUBTS.search(text) is not None)
    if not hits.any() or np.mean(hits) > LIMITS.most:
        return draft
    label, rows = draft.label(index), entry_rows(draft, hits)
    words = sorted({label.texts[code].strip() for code in distinct(label.codes[hits]).tolist()})
    amount = mrr_of(draft, total_of(draft.entries.arr[hits]))
    return draft.saying(
        problem_of(
            Message.REMARKS,
            place_of(draft, rows, draft.headings[index]),
            count=len(rows),
            heading=draft.headings[index],
            words=words,
            rows=rows,
            amount=amount,
        )
    )
