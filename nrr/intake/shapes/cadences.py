"""How long an amount lasts by row: a column of billing intervals, their count beside it, or a column of
terms.
"""

from fractions import Fraction
from typing import Literal

import numpy as np
import numpy.typing as npt

from nrr.ground import Option, Problem
from nrr.intake.answers import LEAVE_OUT, Answers
from nrr.intake.drafts import Ints, Mask, row_numbers, total_of
from nrr.intake.headings.assignments import Assignment
from nrr.intake.headings.words import Role
from nrr.intake.lexicon.lexicon import senses
from nrr.intake.melting.bodies import Body
from nrr.intake.said.saying import Message, Phrase, problem_of, wording
from nrr.intake.tables.grids import Column, Table, distinct
from nrr.intake.values.durations import (
    LENGTHS,
    MONTH_PARTS,
    YEAR_PARTS,
    Duration,
    duration_of,
    number_of,
    of_months,
)
from nrr.intake.values.money import money_of

Parts = npt.NDArray[np.int64]
_Cadence = Literal[
    Phrase.WORD_IS_MONTHLY, Phrase.WORD_IS_QUARTERLY, Phrase.WORD_IS_HALF_YEARLY, Phrase.WORD_IS_ANNUAL
]
_CADENCES: tuple[tuple[_Cadence, int], ...] = (
    (Phrase.WORD_IS_MONTHLY, 1),
    (Phrase.WORD_IS_QUARTERLY, 3),
    (Phrase.WORD_IS_HALF_YEARLY, 6),
    (Phrase.WORD_IS_ANNUAL, 12),
)
_MOST_WORDS = 6
"""Unknown words of billing intervals that are asked about one by one."""


def interval_parts(
    body: Body, assignment: Assignment, asked: Mask, answers: Answers
) -> tuple[Parts, list[Problem]]:
    """The billing interval of every row in parts of a year, 0 where it is blank; unit times count where
    there are two columns.
    """
    table, headings, count = body.table, body.headings, assignment.get(Role.INTERVAL_COUNT)
    parts, problems = _intervals(body, assignment, asked, answers)
    if count is None:
        return parts, problems
    cells = table.columns[count]
    counts = [number_of(text) for text in cells.texts]
    whole = np.array([int(c) if c is not None and c == int(c) else 0 for c in counts], np.int64)[cells.codes]
    several = bool((whole[asked] > 1).any())
    unknown = asked & (whole < 1) & (several | ~cells.blank)
    parts = np.where(cells.blank, parts, parts * whole)
    return parts, [*problems, *_unknown(table, count, headings[count], unknown)]


def interval_months(
    body: Body, assignment: Assignment, asked: Mask, answers: Answers
) -> tuple[Ints, list[Problem]]:
    """Whole months a billing interval lasts, by row, at least one, 0 where it is blank."""
    parts, problems = _intervals(body, assignment, asked, answers)
    months = np.maximum(1, np.rint(parts * 12 / YEAR_PARTS))
    return np.where(parts > 0, months, 0).astype(np.int32), problems


def term_lengths(table: Table, column: int, heading: str, asked: Mask) -> tuple[Parts, list[Problem]]:
    """How long a contract runs, by row, in parts of a year; 0 where it is blank."""
    parts = _lengths(table, column, heading, Answers())
    return parts, _unknown(table, column, heading, asked & (parts == 0))


def _intervals(
    body: Body, assignment: Assignment, asked: Mask, answers: Answers
) -> tuple[Parts, list[Problem]]:
    """The interval of every row; a word nobody knows is asked about, many of them are no intervals."""
    table, column = body.table, assignment.roles[Role.INTERVAL]
    heading = body.headings[column]
    parts = _lengths(table, column, heading, answers)
    missing = asked & (parts == 0)
    words = distinct(table.columns[column].codes[missing]).tolist()
    if len(words) > _MOST_WORDS or (table.columns[column].blank & missing).any():
        return parts, _unknown(table, column, heading, missing)
    if words:
        return parts, [_asked_word(body, assignment, code, missing) for code in words]
    if not bool((parts[asked] > MONTH_PARTS).any()):
        return parts, []
    return parts, [problem_of(Message.INTERVAL, table.place((), heading), heading=heading)]


def _lengths(table: Table, column: int, heading: str, answers: Answers) -> Parts:
    """A number alone counts what the heading names, months if it names nothing; 0 for a word nobody knows."""
    cells = table.columns[column]
    known = (length_of(heading, text, answers) for text in cells.texts)
    return np.array([0 if one is None else one.parts for one in known], np.int64)[cells.codes]


def length_of(heading: str, text: str, answers: Answers) -> Duration | None:
    """How long the word of a column of intervals lasts, by its answer first; None where nobody knows it."""
    told = answers.months_of(text) if answers.intervals else None
    return _length(text, _unit_of(heading)) if told is None else of_months(told)


def _asked_word(body: Body, assignment: Assignment, code: int, missing: Mask) -> Problem:
    """What an unknown word says of how often its rows are billed, with the money of these rows."""
    table, column, amount = body.table, assignment.roles[Role.INTERVAL], assignment.roles[Role.AMOUNT]
    cells = table.columns[column]
    rows, word = np.flatnonzero(missing & (cells.codes == code)), cells.texts[code].strip()
    money = money_of([table.columns[amount].taken(rows)], None, table.delimiter)
    whole = Fraction(total_of(money.columns[0].values), 10**money.places)
    numbers = row_numbers(table, rows)
    lasting = tuple(
        Option(wording(name, word=word), {"intervals": {word: months}}) for name, months in _CADENCES
    )
    once = Option(wording(Phrase.WORD_IS_ONE_TIME, word=word), {"words": {word: LEAVE_OUT}})
    return problem_of(
        Message.UNKNOWN_INTERVAL,
        table.place(numbers, body.headings[column]),
        count=len(rows),
        choices=(*lasting, once),
        heading=body.headings[column],
        word=word,
        numbers=numbers,
        amount=whole,
    )


def _length(text: str, unit: Duration) -> Duration | None:
    count = number_of(text.strip().removesuffix(".0"))
    return duration_of(text) if count is None else unit.times(count)


def _unit_of(heading: str) -> Duration:
    """ "Term (years)" counts years."""
    named = (duration_of(phrase) for phrase, _ in senses(heading, LENGTHS))
    return next((one for one in named if one is not None), of_months(1))


def _unknown(table: Table, column: int, heading: str, rows: Mask) -> list[Problem]:
    found = np.flatnonzero(rows)
    if not len(found):
        return []
    cells: Column = table.columns[column]
    numbers = row_numbers(table, found)
    return [
        problem_of(
            Message.UNKNOWN_INTERVALS,
            table.place(numbers, heading),
            count=len(found),
            heading=heading,
            word=cells.text(int(found[0])),
            numbers=numbers,
        )
    ]


def covering(months: Ints) -> Parts:
    """Whole months as parts of a year."""
    return months.astype(np.int64) * MONTH_PARTS


def same_lengths(parts: Parts, months: Ints, rows: Mask) -> bool:
    """Whether nearly all of these rows last as long as their period."""
    if not rows.any():
        return False
    return bool((np.rint(parts[rows] * 12 / YEAR_PARTS) == months[rows]).mean() >= float(_NEARLY))


_NEARLY = Fraction(9, 10)
