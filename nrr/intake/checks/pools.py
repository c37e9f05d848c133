"""Names that stand for no one customer: the rest of a list, an adjustment, another kind of revenue in the
list of customers.
"""

# ruff: noqa: SIM905 - a list of words reads best as words

import re

import numpy as np

from nrr.ground import Problem
from nrr.intake.drafts import Draft, total_of
from nrr.intake.lexicon.phrases import words_of
from nrr.intake.places import entry_rows, mrr_of, place_of
from nrr.intake.said.saying import Message, problem_of

_POOLS = frozenset(
    "other|others|other customers|other clients|other accounts|all other|all others|all other"
    " customers|remaining customers|rest|misc|miscellaneous|various|various customers|sundry|sundry"
    " customers|unallocated|unassigned|not assigned|unknown|unknown customer|rounding|rounding"
    " difference|adjustment|adjustments|manual adjustment|manual"
    " adjustments|sonstige|ubrige|diverse|andere|autres|divers|autres clients|otros|altri".split("|")
)
_LINES = frozenset(
    "deferred revenue|unearned revenue|unbilled revenue|accrued revenue|professional services|professional"
    " services revenue|services revenue|one time fees|one time revenue|one off revenue|setup"
    " fees|implementation fees|non recurring revenue|training revenue|vat|sales tax|bad debt".split("|")
)
_STEMS = (
    "other rest remain misc vario sundr unal assign unkn round adjust sonst brige divers ander autre otro"
    " altri revenue services fees vat tax debt".split()
)
"""Parts of these names: a list of thousands of customers is searched for them at once."""


def told_pools(draft: Draft) -> Draft:
    """The draft, saying which names were counted as one customer; rows of other revenue are an error."""
    entries = draft.entries
    if entries is None or not entries.count:
        return draft
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
