"""What the words beside an amount say about its term: days of service in a memo, "annual" in a plan, a
column of terms.
"""

import numpy as np

from nrr.intake.drafts import Draft, Mask
from nrr.intake.headings.roles import guess_of
from nrr.intake.headings.words import Role
from nrr.intake.lexicon.concepts import Concept
from nrr.intake.lexicon.lexicon import meaning
from nrr.intake.melting.grids import Ints
from nrr.intake.tables.grids import Column
from nrr.intake.values.durations import length_among, number_of
from nrr.intake.values.mentions import Mention, mention_of
from nrr.intake.values.spans import DateColumn

_MOST_TEXTS = 20_000
_WORDED = frozenset({Role.PRODUCT, Role.TERM, Role.INTERVAL})


def spoken_terms(draft: Draft, dates: DateColumn) -> tuple[Ints, Ints, Mask]:
    """By entry: months the words beside it name (0: none), the first of them (an ordinal, -1: none),
    whether they name the very days.
    """
    assert draft.entries is not None
    count = draft.entries.count
    months, first = np.zeros(count, np.int64), np.full(count, -1, np.int64)
    for index in _worded(draft):
        cells = draft.label(index)
        used = np.flatnonzero(np.bincount(cells.codes, minlength=len(cells.texts)))
        if len(used) > _MOST_TEXTS:
            continue
        found = _worded_lengths(cells, used.tolist(), draft.headings[index])
        found |= _mentions(cells, used.tolist(), dates.order)
        own = np.array([found[c].months if c in found else 0 for c in range(len(cells.texts))], np.int64)[
            cells.codes
        ]
        start = np.array([found[c].first if c in found else -1 for c in range(len(cells.texts))], np.int64)[
            cells.codes
        ]
        months, first = np.where(months > 0, months, own), np.where(months > 0, first, start)
    return months, first, first >= 0


def _worded(draft: Draft) -> list[int]:
    """Columns whose heading says that they describe what is billed."""
    taken = {index: role for role, index in draft.roles.items()}
    return [
        i
        for i in draft.labels
        if taken.get(i, guess_of(draft.headings[i]).role) in _WORDED
        or (i not in taken and Concept.MEMO in meaning(draft.headings[i]).concepts)
    ]


def _worded_lengths(cells: Column, used: list[int], heading: str) -> dict[int, Mention]:
    """Lengths in words ("Pro, annual billing"), without a first month; numbers count what the heading
    names.
    """
    unit = length_among(heading)
    found = {}
    for code in used:
        text = cells.texts[code]
        count = number_of(text)
        length = length_among(text) if count is None else None if unit is None else unit.times(count)
        if length is not None and length.whole:
            found[code] = Mention(-1, length.months)
    return found


def _mentions(cells: Column, used: list[int], order: str) -> dict[int, Mention]:
    """The period each text mentions, in the order of day and month by which more of them are whole months."""
    read = {
        one: {c: m for c in used if (m := mention_of(cells.texts[c], one)) is not None}
        for one in ("DMY", "MDY")
    }
    sure = {one: sum(mention.sure for mention in found.values()) for one, found in read.items()}
    best = max(read, key=lambda one: (sure[one], one == order))
    return {code: mention for code, mention in read[best].items() if mention.sure}
