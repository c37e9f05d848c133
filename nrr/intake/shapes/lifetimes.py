"""From when to when a period counts: start, end (its day included), term, or no end at all."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from nrr.errors import Problem, Severity
from nrr.formats import plural
from nrr.intake.answers import Answers
from nrr.intake.drafts import Mask, listed, row_numbers
from nrr.intake.headings.assignments import Assignment
from nrr.intake.headings.words import Role
from nrr.intake.shapes.bodies import Body
from nrr.intake.shapes.cells import note, stop
from nrr.intake.shapes.datings import calendar_of, date_problems
from nrr.intake.shapes.horizons import horizon
from nrr.intake.shapes.units import term_months
from nrr.intake.tables.grids import Column, Table, column_of_texts
from nrr.intake.values.spans import Calendar, DateColumn, DateStatus, dates_of, is_open_end
from nrr.intake.values.stamps import Form
from nrr.windows import Month

_LONGEST = 1200


@dataclass(frozen=True, slots=True, eq=False)
class Spans:
    """By row: first and last month counted; `months` is the length of the period in months, at least one."""

    first: npt.NDArray[np.int32]
    last: npt.NDArray[np.int32]
    months: npt.NDArray[np.int32]
    open_end: Mask
    through: int
    problems: tuple[Problem, ...]


def missing(table: Table, rows: Mask, what: str) -> list[Problem]:
    """An error for rows that lack something."""
    if not rows.any():
        return []
    numbers = row_numbers(table, np.flatnonzero(rows))
    return [stop(f"{what}_missing", f"The {what} is missing (blank) on {listed(numbers)}.", f"Fill in the {what} of these rows, or delete them.",
                 table, numbers, None, int(rows.sum()))]  # fmt: skip


def spans_of(body: Body, assignment: Assignment, start: DateColumn, kept: Mask, answers: Answers) -> Spans:
    """First and last month of every period."""
    table, index = body.table, assignment.roles[Role.START]
    heading = body.headings[index]
    problems = date_problems(table, index, heading, start, kept & (start.statuses != DateStatus.BLANK))
    problems += missing(table, kept & (start.statuses == DateStatus.BLANK), "start")
    last, open_end, said = _ends(body, assignment, start, kept, answers)
    good = kept & (start.statuses == DateStatus.OK)
    backwards = np.flatnonzero(good & ~open_end & (last < start.months - 1))
    if len(backwards):
        numbers = row_numbers(table, backwards)
        problems.append(stop("ends_before_start", f"The end date lies before the start date on {listed(numbers)}.", "Correct the dates of these rows.",
                             table, numbers, None, len(backwards)))  # fmt: skip
    closed = last[good & ~open_end]
    happenings = np.concatenate([start.months[good], closed]).astype(np.int32)
    through = int(happenings.max()) if len(happenings) else 0
    if (open_end & good).any():
        reach = horizon(happenings, body.hints, answers, table)
        through = reach.month
        said += reach.problems
        said.append(note("open_ends", f"{int((open_end & good).sum())} periods have no end date; they run through {Month(through)}.",
                         table, count=int((open_end & good).sum()), severity=Severity.WARNING))  # fmt: skip
    last = np.where(open_end, through, last).astype(np.int32)
    last = np.where(good & (last - start.months < _LONGEST), last, start.months - 1).astype(np.int32)
    said += _short(table, good & (last < start.months), start)
    return Spans(
        start.months, last, np.maximum(last - start.months + 1, 1), open_end, through, (*problems, *said)
    )


def _short(table: Table, rows: Mask, start: DateColumn) -> list[Problem]:
    if not rows.any():
        return []
    numbers = row_numbers(table, np.flatnonzero(rows))
    return [note("no_month_end", f"{int(rows.sum())} periods are not active on the last day of any month and count in none: {listed(numbers)}.", table, numbers,
                 count=int(rows.sum()), severity=Severity.WARNING)]  # fmt: skip


def _ends(
    body: Body, assignment: Assignment, start: DateColumn, kept: Mask, answers: Answers
) -> tuple[npt.NDArray[np.int32], Mask, list[Problem]]:
    """Last month counted of every row, and which rows have no end."""
    table = body.table
    index = (
        assignment.get(Role.END) if assignment.get(Role.END) is not None else assignment.get(Role.CANCELLED)
    )
    if index is None:
        return _from_term(body, assignment, start, kept)
    column = table.columns[index]
    endless = column.holding(is_open_end)
    ends = dates_of(_without(column), _same_order(start, answers))
    open_end = endless | (ends.statuses == DateStatus.BLANK)
    problems = date_problems(table, index, body.headings[index], ends, kept & ~open_end)
    last = np.where(ends.days >= 0, _month_after(ends.days) - 1, ends.months).astype(np.int32)
    good = ends.statuses == DateStatus.OK
    return (
        np.where(good, last, start.months),
        open_end,
        [
            *(p for p in problems if p.code != "date_order" or not start.open_order),
            *_inside(table, kept & good & ~open_end & (last < ends.months)),
        ],
    )


def _inside(table: Table, rows: Mask) -> list[Problem]:
    if not rows.any():
        return []
    numbers = row_numbers(table, np.flatnonzero(rows))
    text = f"{plural(int(rows.sum()), 'period')} ending inside a month ({listed(numbers)}): that month does not count for them, because a period counts where it runs on the last day."
    return [note("ends_inside", text, table, numbers, count=int(rows.sum()))]


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


def _month_after(days: npt.NDArray[np.int32]) -> npt.NDArray[np.int32]:
    """Month ordinal of the day after."""
    since_epoch = days.astype(np.int64) + 1 - 719_163
    return (since_epoch.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) + 1970 * 12).astype(
        np.int32
    )


def _from_term(
    body: Body, assignment: Assignment, start: DateColumn, kept: Mask
) -> tuple[npt.NDArray[np.int32], Mask, list[Problem]]:
    index = assignment.get(Role.TERM)
    if index is None:
        return start.months, np.ones(body.table.height, np.bool_), []
    months, problems = term_months(
        body.table, index, body.headings[index], kept & ~body.table.columns[index].blank
    )
    return start.months + months - 1, body.table.columns[index].blank, problems
