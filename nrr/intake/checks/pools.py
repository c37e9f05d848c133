"""Names that stand for no one customer: the rest of a list, an adjustment, another kind of revenue in the
list of customers.
"""

import re

import numpy as np

from nrr.ground import Problem
from nrr.intake.drafts import Draft, total_of
from nrr.intake.lexicon.phrases import words_of
from nrr.intake.lexicon.vocabulary import Section, vocabulary
from nrr.intake.places import entry_rows, mrr_of, place_of
from nrr.intake.said.saying import Message, problem_of

_POOLS = vocabulary(Section.CLUES, "pooled_customers")
_LINES = vocabulary(Section.CLUES, "revenue_lines")
_STEMS = vocabulary(Section.CLUES, "pool_stems")
"""Parts of these names: a list of thousands of customers is searched for them at once."""


def told_pools(draft: Draft) -> Draft:
    """The draft, saying which names were counted as one customer; rows of other revenue are an error."""
    entries = draft.entries
    if entries is None or not entries.count:
        return draft
    if owing := _never_paying(draft):
        named = [entries.shown[code] for code in owing]
        draft = draft.saying(_pooled(draft, named, np.isin(entries.customers, owing)))
    everybody = "\n".join(entries.shown).casefold()
    stems = [stem for stem in _STEMS if stem in everybody]
    if not stems:
        return draft
    plain = [_plain(name) if any(stem in name.casefold() for stem in stems) else "" for name in entries.shown]
    for words, tell in ((_POOLS, _pooled), (_LINES, _other_line)):
        flags = np.fromiter((name in words for name in plain), np.bool_, len(plain))
        if flags[entries.customers].any():
            names = [name for name, flag in zip(entries.shown, flags, strict=True) if flag]
            draft = draft.saying(tell(draft, names, flags[entries.customers]))
    return draft


def _never_paying(draft: Draft) -> list[int]:
    """Rows of a customer cube that hold credits only, beside customers who pay."""
    entries = draft.entries
    assert entries is not None
    if draft.shape != "wide":
        return []
    paying = np.bincount(entries.customers[entries.arr > 0], minlength=len(entries.keys)) > 0
    owing = np.bincount(entries.customers[entries.arr < 0], minlength=len(entries.keys)) > 0
    only = np.flatnonzero(owing & ~paying).tolist()
    return only if len(only) * 2 < int(paying.sum()) else []


def _plain(name: str) -> str:
    return " ".join(word for word in words_of(re.sub(r"\(.*?\)", " ", name)) if not word.isdigit())


def _pooled(draft: Draft, names: list[str], hits: np.ndarray) -> Problem:
    assert draft.entries is not None
    rows = entry_rows(draft, hits)
    return problem_of(
        Message.POOLED_CUSTOMERS,
        place_of(draft, rows),
        count=len(rows),
        names=names,
        rows=rows,
        amount=mrr_of(draft, total_of(draft.entries.arr[hits])),
    )


def _other_line(draft: Draft, names: list[str], hits: np.ndarray) -> Problem:
    rows = entry_rows(draft, hits)
    return problem_of(Message.OTHER_LINES, place_of(draft, rows), count=len(rows), names=names, rows=rows)
