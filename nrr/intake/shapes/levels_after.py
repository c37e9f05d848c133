"""One row a change with the amount before and the amount after it: the amount after holds until the next
change.
"""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from nrr.ground import Month, Problem
from nrr.intake.answers import Answers
from nrr.intake.drafts import (
    Draft,
    Ints,
    LeftOut,
    Mask,
    Money,
    Reason,
    left_rows,
    row_numbers,
)
from nrr.intake.headings.assignments import Assignment
from nrr.intake.headings.words import Role
from nrr.intake.melting.bodies import Body, hidden_rows
from nrr.intake.melting.cells import Balances, cells_of
from nrr.intake.melting.finish import finished
from nrr.intake.melting.horizons import balances_of, horizon
from nrr.intake.melting.people import People, people_of
from nrr.intake.melting.units import measure_of
from nrr.intake.said.saying import Message, problem_of
from nrr.intake.shapes.cells import bad_amounts, rows_aside
from nrr.intake.shapes.datings import date_problems, settled_dates
from nrr.intake.shapes.events import movement_share
from nrr.intake.shapes.labels import label_rows
from nrr.intake.shapes.level_columns import dated_by
from nrr.intake.shapes.lifetimes import missing
from nrr.intake.shapes.money_columns import money_problems
from nrr.intake.tables.grids import Table, distinct
from nrr.intake.thresholds import LIMITS
from nrr.intake.values.amounts import Status
from nrr.intake.values.money import CODE_OF, money_of
from nrr.intake.values.money import Money as ParsedMoney
from nrr.intake.values.spans import DateColumn, DateStatus

_BLANK = CODE_OF[Status.BLANK]
_LONGEST = 1200


@dataclass(frozen=True, slots=True, eq=False)
class _Log:
    """Changes in order of time: line (customer, or one of its subscriptions), month, amounts before and
    after, row.
    """

    rows: npt.NDArray[np.intp]
    lines: Ints
    months: Ints
    before: Money
    after: Money

    @property
    def follows(self) -> Mask:
        """Changes that have an earlier one of their line."""
        found = np.zeros(len(self.rows), np.bool_)
        found[1:] = self.lines[1:] == self.lines[:-1]
        return found

    @property
    def broken(self) -> Mask:
        """Changes that do not start where the one before ended."""
        found = self.follows.copy()
        found[1:] &= self.before[1:] != self.after[:-1]
        return found


@dataclass(frozen=True, slots=True, eq=False)
class _Cells:
    """The parsed columns of a log, and which rows are its changes."""

    body: Body
    people: People
    dates: DateColumn
    money: ParsedMoney
    kept: Mask
    left_out: tuple[LeftOut, ...]
    problems: tuple[Problem, ...]

    @property
    def usable(self) -> Mask:
        """Changes that can be placed."""
        old, new = self.money.columns
        told = (new.statuses != _BLANK) | (old.statuses != _BLANK)
        return np.asarray(self.kept & (self.dates.statuses == DateStatus.OK) & ~self.people.blank & told)


def read_levels(
    body: Body, assignment: Assignment, answers: Answers, pair: tuple[int, int], running: Month
) -> Draft:
    """Balances by customer and month: the amount after the latest change, before the first one the amount
    before it.
    """
    table, cells = body.table, _cells(body, assignment, answers, pair)
    people, (old, new), usable = cells.people, cells.money.columns, cells.usable
    measure, said = measure_of(body.headings[pair[1]], body.caption, answers, table)
    log, chained = _log(table, assignment, people, cells.dates, (old.values, new.values), usable)
    reach = horizon(balances_of(cells.dates.months[usable]), body.hints, answers, running, table)
    people_columns = {people.column, assignment.get(Role.CUSTOMER), assignment.get(Role.CUSTOMER_ID)}
    used = {*pair, dated_by(assignment, pair), *people_columns, *_kinds(table)}
    melted = replace(
        cells_of(
            _balances(log, people, reach.month), body, assignment, people, cells.money, pair[1], measure
        ),
        labels=tuple(i for i in range(table.width) if i not in used),
        held=tuple(range(int(log.months.min()), reach.month + 1)) if len(log.rows) else (),
        problems=(*cells.problems, *said, *chained, *reach.problems, *_opened(log, people, table)),
        left_out=cells.left_out,
    )
    return finished(melted, answers)


def _cells(body: Body, assignment: Assignment, answers: Answers, pair: tuple[int, int]) -> _Cells:
    table, month = body.table, dated_by(assignment, pair)
    assert month is not None
    heading = body.headings[month]
    people = people_of(table, assignment)
    assert people is not None
    dates, ordered = settled_dates(table, month, assignment.dated, answers)
    money = money_of([table.columns[i] for i in pair], answers.decimal, table.delimiter)
    aside = _aside(table, dates, money.columns[1].statuses)
    hidden = hidden_rows(body, aside, answers)
    kept, blank = ~aside & ~hidden.dropped & body.counted, dates.statuses == DateStatus.BLANK
    problems = (
        problem_of(
            Message.LEVELS, table.place(), heading=body.headings[pair[0]], heading_2=body.headings[pair[1]]
        ),
        *body.problems,
        *hidden.problems,
        *people.problems,
        *ordered,
        *(
            p
            for i, column in zip(pair, money.columns, strict=True)
            for p in bad_amounts(table, i, body.headings[i], column, kept)
        ),
        *date_problems(table, month, heading, dates, kept & ~blank),
        *money_problems(table, list(pair), body.headings, money, kept, answers),
        *missing(table, kept & people.blank, Message.CUSTOMER_BLANK),
        *missing(table, kept & blank, Message.DATE_MISSING),
        *rows_aside(table, aside),
    )
    out = (*body.left_out, *hidden.left_out, *left_rows(Reason.FOOTER, table, aside))
    return _Cells(body, people, dates, money, kept, out, problems)


def _aside(table: Table, dates: DateColumn, statuses: npt.NDArray[np.int8]) -> Mask:
    undated = (dates.statuses == DateStatus.BLANK) | (dates.statuses == DateStatus.NOT)
    sure, _ = label_rows(table, list(range(min(6, table.width))))
    return np.asarray(undated & (sure | (statuses == _BLANK)))


def _kinds(table: Table) -> list[int]:
    return [i for i, column in enumerate(table.columns) if movement_share(column) >= LIMITS.named]


def _log(
    table: Table,
    assignment: Assignment,
    people: People,
    dates: DateColumn,
    amounts: tuple[Money, Money],
    usable: Mask,
) -> tuple[_Log, list[Problem]]:
    """The changes in the order and by the line in which each starts where the one before ended."""
    columns = [None, *(assignment.get(role) for role in (Role.SUBSCRIPTION, Role.PRODUCT))]
    logs = [
        _ordered(
            people, dates, amounts, usable, None if column is None else table.columns[column].codes, turn
        )
        for column in dict.fromkeys(columns)
        for turn in (1, -1)
    ]
    best = min(logs, key=lambda log: int(log.broken.sum()))
    broken, follows = best.broken, int(best.follows.sum())
    if not broken.any():
        return best, []
    numbers = row_numbers(table, np.sort(best.rows[broken]))
    if broken.sum() > (1 - LIMITS.mostly) * follows:
        return best, [
            problem_of(Message.LEVELS_BROKEN, table.place(numbers), count=len(numbers), numbers=numbers)
        ]
    return best, [
        problem_of(Message.LEVELS_BROKEN_FEW, table.place(numbers), count=len(numbers), numbers=numbers)
    ]


def _ordered(
    people: People,
    dates: DateColumn,
    amounts: tuple[Money, Money],
    usable: Mask,
    parts: Ints | None,
    turn: int,
) -> _Log:
    """By line and time; changes of one day in the order of the file, or against it in a file that runs
    backwards.
    """
    rows = np.flatnonzero(usable)
    lines = people.codes[rows].astype(np.int64)
    if parts is not None:
        lines = lines * (int(parts.max()) + 1) + parts[rows]
    order = np.lexsort((turn * rows, dates.days[rows], dates.months[rows], lines))
    rows = rows[order]
    _, dense = np.unique(lines[order], return_inverse=True)
    return _Log(rows, dense.astype(np.int32), dates.months[rows], amounts[0][rows], amounts[1][rows])


def _balances(log: _Log, people: People, through: int) -> Balances:
    """Customer, month, amount and row of every month with an amount, from the first month of the log."""
    none = np.zeros(0, np.int32)
    if not len(log.rows):
        return Balances(none, none, log.after[:0], none)
    first, count = int(log.months.min()), int(log.lines.max()) + 1
    span = min(through - first + 1, _LONGEST)
    last = np.full((count, span), -1, np.int64)
    inside = log.months - first < span
    np.maximum.at(last, (log.lines[inside], log.months[inside] - first), np.flatnonzero(inside))
    begins = np.flatnonzero(~log.follows)
    last = np.maximum.accumulate(last, axis=1)
    level = np.where(last >= 0, log.after[last], log.before[begins][:, None])
    source = np.where(last >= 0, log.rows[last], log.rows[begins][:, None])
    owner = people.codes[log.rows[begins]]
    total = np.zeros((len(people.keys), span), level.dtype)
    np.add.at(total, owner, level)
    origin = np.zeros((len(people.keys), span), np.int64)
    np.maximum.at(origin, owner, np.where(level != 0, source, 0))
    who, at = np.nonzero(total != 0)
    return Balances(
        who.astype(np.int32),
        (at + first).astype(np.int32),
        total[who, at],
        origin[who, at].astype(np.int32),
    )


def _opened(log: _Log, people: People, table: Table) -> list[Problem]:
    """Customers who paid before their first change."""
    begins = np.flatnonzero(~log.follows & (log.before != 0))
    if not len(begins):
        return []
    who = len(distinct(people.codes[log.rows[begins]]))
    first = Month(int(log.months.min())).label
    numbers = row_numbers(table, log.rows[begins])
    return [problem_of(Message.LEVELS_BEFORE, table.place(numbers), count=who, first=first)]
