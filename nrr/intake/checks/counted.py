"""Rows of usage and of work that were counted beside recurring ones: said, so that nobody takes them for
silence.
"""

from functools import lru_cache

from nrr.intake.drafts import Draft, total_of
from nrr.intake.lexicon.concepts import Concept
from nrr.intake.lexicon.lexicon import means, phrases
from nrr.intake.lexicon.phrases import words_of
from nrr.intake.places import entry_rows, mrr_of, place_of, rows_with
from nrr.intake.said.saying import Message, problem_of
from nrr.intake.tables.grids import distinct

_NOT_SURE = (Concept.WORK, Concept.TRIAL, Concept.ONE_TIME)


def saying_counted(draft: Draft, index: int) -> Draft:
    """The draft, saying which rows of one column were counted although they may be no recurring revenue."""
    if draft.entries is None or not draft.entries.count:
        return draft
    hits = rows_with(draft, index, _may_not_recur)
    if not hits.any() or hits.all():
        return draft
    label = draft.label(index)
    names = sorted({label.texts[code].strip() for code in distinct(label.codes[hits]).tolist()})
    rows = entry_rows(draft, hits)
    amount = mrr_of(draft, total_of(draft.entries.arr[hits]))
    return draft.saying(
        problem_of(
            Message.COUNTED_ROWS,
            place_of(draft, rows, draft.headings[index]),
            count=len(rows),
            heading=draft.headings[index],
            names=names[:4],
            rows=rows,
            amount=amount,
        )
    )


def saying_overdue(draft: Draft, index: int) -> Draft:
    """The draft, saying which rows of customers in arrears were counted."""
    if draft.entries is None or not draft.entries.count:
        return draft
    hits = rows_with(draft, index, lambda text: means(text, Concept.OVERDUE))
    if not hits.any():
        return draft
    rows = entry_rows(draft, hits)
    return draft.saying(
        problem_of(
            Message.OVERDUE_ROWS, place_of(draft, rows, draft.headings[index]), count=len(rows), rows=rows
        )
    )


def _may_not_recur(text: str) -> bool:
    """Usage, and descriptions that begin with work or a trial; lists are looked up, for a file
    may hold a million.
    """
    words = words_of(text)
    return not _not_sure_words().isdisjoint(words[:2]) or " ".join(words) in _usage_phrases()


@lru_cache(maxsize=1)
def _not_sure_words() -> frozenset[str]:
    return frozenset().union(*(phrases(concept) for concept in _NOT_SURE))


@lru_cache(maxsize=1)
def _usage_phrases() -> frozenset[str]:
    return phrases(Concept.USAGE)
