"""From when to when a period counts: start, end, term, or no end at all."""

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from nrr.ground import Month, Problem
from nrr.intake.answers import Answers
from nrr.intake.drafts import Ints, Mask, row_numbers
from nrr.intake.headings.assignments import Assignment
from nrr.intake.headings.bounds import names_renewal
from nrr.intake.headings.words import Role
from nrr.intake.melting.bodies import Body
from nrr.intake.melting.days import first_day, same_day
from nrr.intake.melting.horizons import Course, horizon
from nrr.intake.melting.last_days import Days, Periods, last_units, month_ends_held, told_by
from nrr.intake.melting.said_of_ends import settled_ends
from nrr.intake.said.saying import Message, problem_of
from nrr.intake.shapes.cadences import term_lengths
from nrr.intake.shapes.closings import closed_on_cancellation
from nrr.intake.shapes.datings import calendar_of, date_problems
from nrr.intake.shapes.service_bills import are_bills
from nrr.intake.tables.grids import Column, Table, column_of_texts
from nrr.intake.thresholds import LIMITS
from nrr.intake.values.durations import YEAR_PARTS
from nrr.intake.values.spans import Calendar, DateColumn, DateStatus, dates_of, is_open_end
from nrr.intake.values.stamps import Form

_LONGEST = 1200


@dataclass(frozen=True, slots=True, eq=False)
class Spans:
    """By row: first and last month counted, no further than `through`; `months` is the length of the
    period in months, at least one, and says nothing where `endless`. `started` and `ended` are the first
    and last day in force as day numbers (zero where unknown or endless), `original` the last day before a
    renewal cut it short, `written` the last day as written of one that ran on, else zero."""

    first: Ints
    last: Ints
    months: Ints
    endless: Mask
    through: int
    problems: tuple[Problem, ...]
    started: Days
    ended: Days
    original: Days
    written: Days


@dataclass(frozen=True, slots=True, eq=False)
class _Bounds:
    """By row: last month counted, whether there is no end; `matters` marks ends on which the reading of
    ends hangs.
    """

    last: Ints
    endless: Mask
    problems: tuple[Problem, ...] = ()
    ended: Days | None = None


Blank = Literal[Message.CUSTOMER_BLANK, Message.DATE_MISSING, Message.AMOUNT_BLANK, Message.START_MISSING]


def missing(table: Table, rows: Mask, message: Blank) -> list[Problem]:
    """An error for rows that lack something."""
    if not rows.any():
        return []
    numbers = row_numbers(table, np.flatnonzero(rows))
    return [problem_of(message, table.place(numbers), count=int(rows.sum()), numbers=numbers)]


def spans_of(
    body: Body,
    assignment: Assignment,
    start: DateColumn,
    who: Ints,
    kept: Mask,
    answers: Answers,
    running: Month,
) -> Spans:
    """Every period; `who` codes the customer of every row, `running` is the month of today."""
    table, index = body.table, assignment.roles[Role.START]
    problems = date_problems(
        table, index, body.headings[index], start, kept & (start.statuses != DateStatus.BLANK)
    )
    problems += missing(table, kept & (start.statuses == DateStatus.BLANK), Message.START_MISSING)
    good = kept & (start.statuses == DateStatus.OK)
    bounds = _bounds(body, assignment, start, who, good, kept, answers)
    last, endless = bounds.last, bounds.endless
    problems += [*_backwards(table, good & ~endless & (last < start.months - 1)), *bounds.problems]
    course = Course(start.months[good], last[good & ~endless], bool((endless & good).any()))
    if are_bills(body, assignment) and good.any() and int(np.bincount(who[good]).max()) >= LIMITS.fewest:
        course = course.of_bills()
    reach = horizon(course, body.hints, answers, running, table)
    length = np.maximum(last - start.months + 1, 1).astype(np.int32)
    last = np.where(endless, max(reach.month, 0), last).astype(np.int32)
    sane = good & (last - start.months < _LONGEST)
    last = np.where(sane, last, start.months - 1).astype(np.int32)
    problems += _short(table, good & (last < start.months) & (start.months <= reach.month))
    problems += [*reach.problems, *_later(table, good & (start.months > reach.month), reach.month)]
    problems += _open(table, good & endless, reach.month)
    return Spans(
        start.months,
        np.minimum(last, reach.month).astype(np.int32),
        length,
        endless,
        reach.month,
        tuple(problems),
        *_days_of(start, good, bounds, length),
    )


def _days_of(start: DateColumn, good: Mask, bounds: _Bounds, length: Ints) -> tuple[Days, ...]:
    """First and last day in force; a length in months ends the day before the same day of a later month."""
    started = np.where(good, np.where(start.days >= 0, start.days, first_day(start.months)), 0)
    by_length = same_day(started, start.months + length) - 1
    told = by_length if bounds.ended is None else np.where(bounds.ended > 0, bounds.ended, by_length)
    ended = np.where(good & ~bounds.endless, told, 0).astype(np.int64)
    return started.astype(np.int64), ended, ended, np.zeros_like(ended)


def _backwards(table: Table, rows: Mask) -> list[Problem]:
    if not rows.any():
        return []
    numbers = row_numbers(table, np.flatnonzero(rows))
    return [
        problem_of(Message.ENDS_BEFORE_START, table.place(numbers), count=int(rows.sum()), numbers=numbers)
    ]


def _open(table: Table, rows: Mask, through: int) -> list[Problem]:
    if not rows.any():
        return []
    count = int(rows.sum())
    return [problem_of(Message.OPEN_ENDS, table.place(), count=count, month=Month(through))]


def _later(table: Table, rows: Mask, through: int) -> list[Problem]:
    if not rows.any():
        return []
    numbers = row_numbers(table, np.flatnonzero(rows))
    return [
        problem_of(
            Message.STARTS_LATER,
            table.place(numbers),
            count=int(rows.sum()),
            month=Month(through),
            numbers=numbers,
        )
    ]


def _short(table: Table, rows: Mask) -> list[Problem]:
    if not rows.any():
        return []
    numbers = row_numbers(table, np.flatnonzero(rows))
    return [problem_of(Message.NO_MONTH_END, table.place(numbers), count=int(rows.sum()), numbers=numbers)]


def _bounds(
    body: Body, assignment: Assignment, start: DateColumn, who: Ints, good: Mask, kept: Mask, answers: Answers
) -> _Bounds:
    """Last month counted of every row: by its end, else by its term, else by the term that was answered."""
    index = assignment.get(Role.END)
    index = assignment.get(Role.CANCELLED) if index is None else index
    if index is None:
        found = _Bounds(start.months, np.ones(body.table.height, np.bool_))
    else:
        found = _by_end(body, assignment, index, start, who, good, kept, answers)
    found = _by_term(body, assignment, start, found, kept)
    if answers.term is None:
        return found
    last = np.where(found.endless, start.months + answers.term - 1, found.last).astype(np.int32)
    return replace(found, last=last, endless=np.zeros_like(found.endless))


def _by_end(
    body: Body,
    assignment: Assignment,
    index: int,
    start: DateColumn,
    who: Ints,
    good: Mask,
    kept: Mask,
    answers: Answers,
) -> _Bounds:
    table, heading = body.table, body.headings[index]
    column, taken = closed_on_cancellation(body, assignment, index, kept)
    endless = column.holding(is_open_end)
    ends = dates_of(_without(column), _same_order(start, answers))
    endless |= ends.statuses == DateStatus.BLANK
    problems = date_problems(table, index, heading, ends, kept & ~endless)
    closed = good & (ends.statuses == DateStatus.OK) & ~endless
    periods = _periods(start, ends, lines_of(table, assignment, who), closed)
    told = told_by(periods, who, renews=names_renewal(heading))
    reading, said = settled_ends(told, periods, answers, heading, table)
    last = month_ends_held(periods, last_units(periods, reading))
    months = np.where(closed, last, start.months).astype(np.int32)
    problems = [p for p in problems if p.code != "date_order" or not start.open_order]
    over = closed & (months < ends.months) & ~(periods.followed(0) | periods.followed(1))
    inside = () if periods.by_month else _inside(table, over)
    units = last_units(periods, reading)
    ended = first_day(units + 1) - 1 if periods.by_month else units
    return _Bounds(months, endless, (*problems, *said, *inside, *taken), np.where(closed, ended, 0))


def _periods(start: DateColumn, ends: DateColumn, lines: Ints, closed: Mask) -> Periods:
    """Days where the file gives any; a month without a day starts on its first and ends on its last."""
    if not ((start.days >= 0) | (ends.days >= 0))[closed].any():
        return Periods(
            start.months.astype(np.int64), ends.months.astype(np.int64), lines, closed, by_month=True
        )
    first = np.where(start.days >= 0, start.days, first_day(start.months))
    last = np.where(ends.days >= 0, ends.days, first_day(ends.months + 1) - 1)
    return Periods(first.astype(np.int64), last.astype(np.int64), lines, closed)


def lines_of(table: Table, assignment: Assignment, who: Ints) -> Ints:
    """What can hold one period at a time: a customer's product or subscription, where such a column comes
    again.
    """
    for role in (Role.SUBSCRIPTION, Role.PRODUCT):
        index = assignment.get(role)
        if index is None:
            continue
        column = table.columns[index]
        pairs = who.astype(np.int64) * (len(column.texts) + 1) + column.codes
        names, lines = np.unique(pairs, return_inverse=True)
        if len(names) <= LIMITS.mostly * len(pairs):
            return np.asarray(lines, np.int32)
    return who


def _inside(table: Table, rows: Mask) -> list[Problem]:
    if not rows.any():
        return []
    numbers = row_numbers(table, np.flatnonzero(rows))
    return [problem_of(Message.ENDS_INSIDE, table.place(numbers), count=int(rows.sum()), numbers=numbers)]


def _without(column: Column) -> Column:
    """The column with words for "no end" blanked."""
    cleaned = column_of_texts(["" if is_open_end(text) else text for text in column.texts])
    kinds = np.where(cleaned.kinds[cleaned.codes] == 0, 0, column.kinds).astype(np.int8)
    texts = tuple(cleaned.texts[code] for code in cleaned.codes.tolist())
    return Column(column.codes, texts, kinds)


def _same_order(start: DateColumn, answers: Answers) -> Calendar:
    calendar = calendar_of(answers)
    return (
        calendar
        if start.open_order or Form.NUMERIC not in start.forms
        else replace(calendar, order=calendar.order or start.order)
    )


def _by_term(body: Body, assignment: Assignment, start: DateColumn, found: _Bounds, kept: Mask) -> _Bounds:
    """Rows without an end that say how long they run."""
    index = assignment.get(Role.TERM)
    if index is None or not found.endless.any():
        return found
    asked = kept & found.endless & ~body.table.columns[index].blank
    parts, problems = term_lengths(body.table, index, body.headings[index], asked)
    months = np.maximum(1, np.rint(parts * 12 / YEAR_PARTS)).astype(np.int32)
    last = np.where(asked & (parts > 0), start.months + months - 1, found.last).astype(np.int32)
    return replace(
        found,
        last=last,
        endless=found.endless & ~(asked & (parts > 0)),
        problems=(*found.problems, *problems),
    )
