"""How long an amount lasts by row: a column of billing intervals, their count beside it, or a column of terms."""

from fractions import Fraction

import numpy as np
import numpy.typing as npt

from nrr.ground import Problem, Severity
from nrr.intake.drafts import Ints, Mask, listed, row_numbers
from nrr.intake.headings.assignments import Assignment
from nrr.intake.headings.words import Role
from nrr.intake.lexicon.lexicon import senses
from nrr.intake.shapes.cells import note, stop
from nrr.intake.tables.grids import Column, Table
from nrr.intake.values.durations import (
    LENGTHS,
    MONTH_PARTS,
    YEAR_PARTS,
    Duration,
    duration_of,
    number_of,
    of_months,
)

Parts = npt.NDArray[np.int64]


def interval_parts(
    table: Table, assignment: Assignment, headings: tuple[str, ...], asked: Mask
) -> tuple[Parts, list[Problem]]:
    """The billing interval of every row in parts of a year, 0 where it is blank; unit times count where there are two columns."""
    unit, count = assignment.roles[Role.INTERVAL], assignment.get(Role.INTERVAL_COUNT)
    if count is None:
        return _lengths(table, unit, headings[unit], asked)
    parts, problems = _lengths(table, unit, headings[unit], asked)
    cells = table.columns[count]
    counts = [number_of(text) for text in cells.texts]
    whole = np.array([int(c) if c is not None and c == int(c) else 0 for c in counts], np.int64)[cells.codes]
    parts = np.where(cells.blank, parts, parts * whole)
    return parts, [*problems, *_unknown(table, count, headings[count], asked & ~cells.blank & (whole < 1))]


def interval_months(table: Table, column: int, heading: str, asked: Mask) -> tuple[Ints, list[Problem]]:
    """Whole months a billing interval lasts, by row, at least one, 0 where it is blank."""
    parts, problems = _lengths(table, column, heading, asked)
    months = np.maximum(1, np.rint(parts * 12 / YEAR_PARTS))
    return np.where(parts > 0, months, 0).astype(np.int32), problems


def term_lengths(table: Table, column: int, heading: str, asked: Mask) -> tuple[Parts, list[Problem]]:
    """How long a contract runs, by row, in parts of a year; 0 where it is blank."""
    parts, problems = _lengths(table, column, heading, asked)
    return parts, [problem for problem in problems if problem.code != "interval"]


def _lengths(table: Table, column: int, heading: str, asked: Mask) -> tuple[Parts, list[Problem]]:
    """A number alone counts what the heading names, months if it names nothing; an interval nobody knows is an error."""
    cells, unit = table.columns[column], _unit_of(heading)
    found = [_length(text, unit) for text in cells.texts]
    parts = np.array([0 if one is None else one.parts for one in found], np.int64)[cells.codes]
    problems = _unknown(table, column, heading, asked & (parts == 0))
    if not problems and bool((parts[asked] > MONTH_PARTS).any()):
        text = f"Amounts are per billing interval (column {heading}): each by the months of its own interval, an annual one was divided by 12."
        problems = [note("interval", text, table, column=heading, severity=Severity.WARNING)]
    return parts, problems


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
    text = f"Column {heading} holds a billing interval that is not known, {cells.text(int(found[0]))!r}, on {listed(numbers)}."
    remedy = "Write monthly, quarterly, semi-annual or annual."
    return [stop("unknown_interval", text, remedy, table, numbers, heading, len(found))]


def covering(months: Ints) -> Parts:
    """Whole months as parts of a year."""
    return months.astype(np.int64) * MONTH_PARTS


def same_lengths(parts: Parts, months: Ints, rows: Mask) -> bool:
    """Whether nearly all of these rows last as long as their period."""
    if not rows.any():
        return False
    return bool((np.rint(parts[rows] * 12 / YEAR_PARTS) == months[rows]).mean() >= float(_NEARLY))


_NEARLY = Fraction(9, 10)
