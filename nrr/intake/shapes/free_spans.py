"""Months of a contract in which nothing is charged yet: a column of free months, or the day a trial ends."""

from dataclasses import replace

import numpy as np

from nrr.ground import Option, Problem
from nrr.intake.answers import Answers
from nrr.intake.drafts import Ints, Mask
from nrr.intake.headings.assignments import Assignment
from nrr.intake.headings.bounds import bound_of
from nrr.intake.headings.words import Role
from nrr.intake.lexicon.phrases import words_of
from nrr.intake.lexicon.vocabulary import Section, vocabulary
from nrr.intake.melting.bodies import Body
from nrr.intake.melting.days import month_of
from nrr.intake.said.saying import Message, Phrase, problem_of, wording
from nrr.intake.shapes.datings import calendar_of
from nrr.intake.shapes.lifetimes import Spans
from nrr.intake.tables.grids import Column
from nrr.intake.values.spans import DateStatus, dates_of

_FREE = vocabulary(Section.CLUES, "free_spans")
_DAYS = vocabulary(Section.CLUES, "free_days")


def charged(
    spans: Spans, body: Body, assignment: Assignment, kept: Mask, answers: Answers
) -> tuple[Spans, list[Problem]]:
    """Spans that count from the first month in which something is charged, where a person says so; asked
    where a column would move any. Their terms stay as written.
    """
    told = assignment.get(Role.FREE)
    if told is not None:
        return replace(spans, first=_begins(spans, body, assignment, told, answers)), []
    for index, heading in enumerate(body.headings):
        if index in assignment.roles.values() or not set(words_of(heading)) & _FREE:
            continue
        if index in assignment.dated and bound_of(heading) is Role.START:
            continue
        moved = kept & (_begins(spans, body, assignment, index, answers) > spans.first)
        if moved.any():
            return spans, [_asked(body, index, int(moved.sum()))]
    return spans, []


def _asked(body: Body, index: int, count: int) -> Problem:
    heading = body.headings[index]
    choices = (
        Option(wording(Phrase.FREE_UNTIL), {"columns": {Role.FREE.value: body.table.letters[index]}}),
        Option(wording(Phrase.CHARGED_FROM_START), {"ignore": [heading]}),
    )
    place = body.table.place((), heading)
    return problem_of(Message.FREE_SPANS, place, count=count, choices=choices, heading=heading)


def _begins(spans: Spans, body: Body, assignment: Assignment, index: int, answers: Answers) -> Ints:
    """By row: the first month charged."""
    column = body.table.columns[index]
    if index in assignment.dated:
        begins = _after(column, answers)
    elif set(words_of(body.headings[index])) & _DAYS:
        begins = month_of(spans.started + _numbers(column))
    else:
        begins = spans.first + _numbers(column)
    return np.maximum(spans.first, begins).astype(np.int32)


def _numbers(column: Column) -> Ints:
    return np.array([_length(text) for text in column.texts], np.int32)[column.codes]


def _length(text: str) -> int:
    """A whole number, alone or before its unit ("2 months"); 0 for any other cell."""
    first = text.strip().removesuffix(".0").split()
    return int(first[0]) if first and first[0].isdecimal() and len(first[0]) < _LONG else 0


_LONG = 5


def _after(column: Column, answers: Answers) -> Ints:
    """The month of the day after the last free one; nothing where none is written."""
    dates = dates_of(column, calendar_of(answers))
    told = (dates.statuses == DateStatus.OK) & (dates.days > 0)
    return np.where(told, month_of(dates.days + 1), 0).astype(np.int32)
