"""Amounts that say how many months they cover, in a table of months: spread over these."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from nrr.intake.drafts import Draft, Entries, Ints
from nrr.intake.headings.words import Role
from nrr.intake.lexicon.phrases import words_of
from nrr.intake.lexicon.vocabulary import Section, vocabulary
from nrr.intake.said.saying import Message, problem_of
from nrr.intake.thresholds import LIMITS

_BILLED = vocabulary(Section.CLUES, "billed_days")
_NEVER = 10_000


@dataclass(frozen=True, slots=True, eq=False)
class _Steps:
    """By entry: months until the same customer's next month, `_NEVER` where none follows."""

    next: Ints

    @property
    def known(self) -> npt.NDArray[np.bool_]:
        return self.next < _NEVER


def spread_billings(draft: Draft, covered: npt.NDArray[np.integer]) -> Draft:
    """The draft with entries that cover several months in each of them, where their customers are billed
    that seldom.
    """
    entries, table = draft.entries, draft.tables[0]
    assert entries is not None
    long = covered > 1
    steps = _steps(entries)
    seen = long & steps.known
    if seen.any():
        seldom = bool((steps.next[seen] >= covered[seen]).mean() >= LIMITS.mostly)
    else:
        dated = draft.roles.get(Role.MONTH, draft.roles.get(Role.YEAR, 0))
        seldom = bool(set(words_of(draft.headings[dated])) & _BILLED)
    if not seldom:
        return draft
    last = int(entries.months.max())
    counts = np.where(long, np.minimum(np.minimum(covered, steps.next), last - entries.months + 1), 1).astype(
        np.int64
    )
    index = np.repeat(np.arange(entries.count), counts)
    shifts = np.arange(len(index)) - np.repeat(np.cumsum(counts) - counts, counts)
    spread = entries.taken(index)
    said = problem_of(Message.BILLED_AHEAD, table.place(), count=int(long.sum()))
    months = (spread.months + shifts).astype(np.int32)
    return replace(draft, entries=replace(spread, months=months)).saying(said)


def _steps(entries: Entries) -> _Steps:
    order = np.lexsort((entries.months, entries.customers))
    who, when = entries.customers[order], entries.months[order]
    starts = np.flatnonzero(np.append(True, (who[1:] != who[:-1]) | (when[1:] != when[:-1])))
    follows = np.append(who[starts[1:]] == who[starts[:-1]], False)
    gaps = np.where(follows, np.append(when[starts[1:]], 0) - when[starts], _NEVER)
    found = np.zeros(entries.count, np.int32)
    found[order] = np.repeat(gaps, np.diff(np.append(starts, entries.count)))
    return _Steps(found)
