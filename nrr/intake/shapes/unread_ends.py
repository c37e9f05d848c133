"""Periods that have a start and no end, beside a column of days whose heading nobody knows."""

import numpy as np

from nrr.ground import Option, Problem
from nrr.intake.columns.profiles import Content
from nrr.intake.headings.assignments import Assignment
from nrr.intake.headings.frames import Frame
from nrr.intake.headings.roles import guess_of
from nrr.intake.headings.words import Role
from nrr.intake.lexicon.concepts import Concept
from nrr.intake.lexicon.lexicon import meaning_among
from nrr.intake.said.saying import Message, Phrase, problem_of, wording
from nrr.intake.shapes.recognition import Recognised, ShapeName
from nrr.intake.tables.grids import Column
from nrr.intake.thresholds import LIMITS
from nrr.intake.values.dates import stamp_of

_OTHER_DAYS = frozenset({Concept.RENEWAL, Concept.CREATED, Concept.BILLED, Concept.OTHER_PERIOD})


def unread_ends(frame: Frame, assignment: Assignment, shape: Recognised) -> list[Problem]:
    """Asked whether the days that follow the starts in nearly all rows are the ends: periods without an end
    run on.
    """
    start = assignment.get(Role.START)
    closed = {Role.END, Role.CANCELLED, Role.TERM, Role.MONTH} & set(assignment.roles)
    if shape.shape is not ShapeName.PERIODS or start is None or closed:
        return []
    taken = set(assignment.roles.values())
    later = [
        i for i in assignment.dated if i not in taken and _unknown(frame, i) and _follows(frame, start, i)
    ]
    return [_asked(frame, later[0])] if len(later) == 1 and _dates(assignment, later[0]) else []


def _dates(assignment: Assignment, index: int) -> bool:
    return assignment.profiles[index].content in (Content.DATE, Content.MONTH)


def _unknown(frame: Frame, index: int) -> bool:
    heading = frame.headings[index].text
    return guess_of(heading).role is None and not meaning_among(heading, _OTHER_DAYS).concepts


def _follows(frame: Frame, start: int, index: int) -> bool:
    """Its months are not before those of the starts, and later ones in most rows."""
    starts, others = (_months(frame.table.columns[i], frame.first_body_row) for i in (start, index))
    both = (starts > 0) & (others > 0)
    apart = (others - starts)[both]
    return bool(len(apart)) and bool((apart >= 0).all()) and float((apart > 0).mean()) >= LIMITS.mostly


def _months(column: Column, first: int) -> np.ndarray:
    known = [_month(text) for text in column.texts]
    return np.array(known, np.int64)[column.codes[first:]]


def _month(text: str) -> int:
    stamp = stamp_of(text)
    if stamp.month:
        return stamp.month_ordinal
    return stamp.swapped[0] * 12 + stamp.swapped[1] - 1 if stamp.swapped else 0


def _asked(frame: Frame, index: int) -> Problem:
    heading, letter = frame.headings[index].text or frame.table.letters[index], frame.table.letters[index]
    ends = Option(wording(Phrase.THE_END_IS_IN, column=heading), {"columns": {"end": letter}})
    other = Option(wording(Phrase.COLUMN_IS_NO_END, column=heading), {"ignore": [letter]})
    return problem_of(
        Message.UNREAD_END, frame.table.place((), heading), choices=(ends, other), heading=heading
    )
