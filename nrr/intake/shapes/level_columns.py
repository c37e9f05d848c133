"""Which two columns of a log hold the amount before a change and the amount after it."""

import numpy as np

from nrr.intake.headings.assignments import Assignment
from nrr.intake.headings.frames import Frame
from nrr.intake.headings.words import AMOUNT_WORDS, Role
from nrr.intake.lexicon.concepts import Concept
from nrr.intake.lexicon.lexicon import phrases
from nrr.intake.lexicon.phrases import phrase_of, words_of
from nrr.intake.lexicon.vocabulary import Section, vocabulary
from nrr.intake.tables.grids import Column
from nrr.intake.thresholds import LIMITS

_TOLD = vocabulary(Section.CLUES, "level_changes")
"""Columns of amounts; and of the rows of a log most change something, those of a list of months with last
month's amount beside it mostly do not.
"""


def before_and_after(frame: Frame, assignment: Assignment) -> tuple[int, int] | None:
    """The columns of the amounts before and after a change; None where there is no such pair, or little ever
    changes.
    """
    amounts = [i for i, profile in enumerate(assignment.profiles) if profile.holds_amounts]
    sides = [(i, *_side(frame.headings[i].text)) for i in amounts]
    pairs = [
        (i, j)
        for i, side, rest in sides
        for j, other, more in sides
        if (side, other) == (-1, 1) and rest == more
    ]
    if len(pairs) > 1:  # seats beside MRR
        pairs = [pair for pair in pairs if set(words_of(frame.headings[pair[1]].text)) & AMOUNT_WORDS]
    if len(pairs) != 1 or assignment.get(Role.AMOUNT) not in (None, *pairs[0], *_changes(frame, amounts)):
        return None
    old, new = (frame.table.columns[i].taken(slice(frame.first_body_row, None)) for i in pairs[0])
    dated = dated_by(assignment, pairs[0]) is not None
    return pairs[0] if dated and _differing(old, new) >= LIMITS.changing else None


def dated_by(assignment: Assignment, pair: tuple[int, int]) -> int | None:
    """The column that dates the changes: the month, or the first column of dates whatever its heading
    ("Changed at").
    """
    other = next((i for i in assignment.dated if i not in pair), None)
    return assignment.get(Role.MONTH) if Role.MONTH in assignment.roles else other


def _side(heading: str) -> tuple[int, str]:
    """-1 for an amount before, 1 for one after, 0 for neither; and the words beside."""
    text = f" {phrase_of(heading)} "
    for side, concept in ((-1, Concept.BEFORE), (1, Concept.AFTER)):
        for phrase in sorted(phrases(concept), key=len, reverse=True):
            if f" {phrase} " in text:
                return side, " ".join(text.replace(f" {phrase} ", " ", 1).split())
    return 0, ""


def _changes(frame: Frame, amounts: list[int]) -> list[int]:
    return [i for i in amounts if _TOLD & set(phrase_of(frame.headings[i].text).split())]


def _differing(old: Column, new: Column) -> float:
    filled = ~old.blank | ~new.blank
    texts = np.array(old.texts, object)[old.codes] != np.array(new.texts, object)[new.codes]
    return float(texts[filled].mean()) if filled.any() else 0.0
