"""Rows of usage and of work that were counted beside recurring ones: said, so that nobody takes them for
silence.
"""

from functools import lru_cache

from nrr.ground import Problem, Severity, plural
from nrr.intake.checks.places import entry_rows, money_text, place_of, rows_with
from nrr.intake.drafts import Draft, listed, rows_are, total_of
from nrr.intake.lexicon.concepts import Concept
from nrr.intake.lexicon.lexicon import means, phrases
from nrr.intake.lexicon.phrases import words_of
from nrr.intake.tables.grids import distinct

_NOT_SURE = (Concept.WORK, Concept.ADJUSTMENT, Concept.TRIAL, Concept.ONE_TIME)


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
    money = money_text(draft, total_of(draft.entries.arr[hits]))
    text = (
        f"{plural(len(rows), 'row')} of column {draft.headings[index]} ({', '.join(names[:4])}) may be usage,"
        f" one-time or trial and were counted as recurring: {listed(rows)}, {money} in all."
    )
    return draft.saying(
        Problem(
            "counted_rows",
            Severity.WARNING,
            text,
            count=len(rows),
            place=place_of(draft, rows, draft.headings[index]),
            remedy="Take these rows out of the file if they do not recur.",
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
    text = (
        f"{rows_are(len(rows))} in arrears (past due) and counted, as the subscription still runs:"
        f" {listed(rows)}."
    )
    return draft.saying(
        Problem(
            "overdue_rows",
            Severity.WARNING,
            text,
            count=len(rows),
            place=place_of(draft, rows, draft.headings[index]),
            remedy="Answer which statuses are left out if they do not count.",
        )
    )


def _may_not_recur(text: str) -> bool:
    """Usage, and descriptions that begin with work, a credit or a trial; lists are looked up, for a file
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
