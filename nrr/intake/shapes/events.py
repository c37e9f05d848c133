"""One row a movement: customer, date, type (new, expansion, contraction, churn, reactivation), amount."""

from dataclasses import replace
from typing import Literal

import numpy as np
import numpy.typing as npt

from nrr.ground import Month, Problem
from nrr.intake.answers import Answers
from nrr.intake.drafts import Draft, Ints, Mask, Money, Reason, left_rows, row_numbers
from nrr.intake.headings.assignments import Assignment
from nrr.intake.headings.words import CHURN_MOVEMENTS, MOVEMENT_SIGNS, OPENING_MOVEMENTS, Role
from nrr.intake.lexicon.phrases import phrase_of, words_of
from nrr.intake.lexicon.vocabulary import Section, vocabulary
from nrr.intake.melting.bodies import Body, hidden_rows
from nrr.intake.melting.cells import Balances, cells_of
from nrr.intake.melting.cents import cents_doubt
from nrr.intake.melting.finish import finished
from nrr.intake.melting.horizons import balances_of, horizon
from nrr.intake.melting.people import People, people_of
from nrr.intake.melting.units import measure_of
from nrr.intake.said.saying import Message, problem_of
from nrr.intake.shapes.cells import bad_amounts, rows_aside
from nrr.intake.shapes.datings import calendar_of, date_problems
from nrr.intake.shapes.labels import label_rows
from nrr.intake.shapes.lifetimes import missing
from nrr.intake.shapes.money_columns import money_problems
from nrr.intake.shapes.repeated_movements import settled_repeats, unknown_movements
from nrr.intake.shapes.unavailable import unavailable
from nrr.intake.tables.grids import Column, Table
from nrr.intake.values.amounts import Status
from nrr.intake.values.money import CODE_OF, money_of
from nrr.intake.values.money import Money as ParsedMoney
from nrr.intake.values.spans import DateColumn, DateStatus, dates_of

CHANGES = "changes"
"""The answer that a list of amounts without types is one of changes."""
Kind = int | None
"""The column of the types of movements, where there is one."""
_LONGEST = 1200
_CHANGES = vocabulary(Section.CLUES, "event_changes")
_SHARES = vocabulary(Section.CLUES, "event_shares")
_BLANK, _WORD = CODE_OF[Status.BLANK], CODE_OF[Status.WORD]


def movement_share(column: Column) -> float:
    """Which share of the filled cells of a column names movements."""
    counts = np.bincount(column.codes, minlength=len(column.texts))
    filled = sum(int(n) for n, text in zip(counts, column.texts, strict=True) if text.strip())
    named = sum(
        int(n) for n, text in zip(counts, column.texts, strict=True) if movement_sign(text) is not None
    )
    return named / filled if filled else 0.0


def movement_sign(text: str) -> int | None:
    """1 for a movement that adds revenue, -1 for one that takes it away; None for any other word."""
    joined = phrase_of(text).removesuffix(" mrr").removeprefix("mrr ")
    return 1 if joined in OPENING_MOVEMENTS else MOVEMENT_SIGNS.get(joined)


def _unknown_kinds(body: Body, kind: Kind, usable: Mask) -> list[Problem]:
    """What is said of rows whose type names no movement."""
    if kind is None:
        return []
    unknown = usable & body.table.columns[kind].holding(lambda text: movement_sign(text) is None)
    return unknown_movements(body.table, kind, body.headings[kind], unknown)


def names_churn(text: str) -> bool:
    """Whether a movement ends all that a customer pays."""
    return phrase_of(text).removesuffix(" mrr").removeprefix("mrr ") in CHURN_MOVEMENTS


def read_events(body: Body, assignment: Assignment, answers: Answers, kind: Kind, running: Month) -> Draft:
    """Balances by customer and month: the sum of the movements so far; `running` is the month of today."""
    table, amount, month = body.table, _change_column(body, assignment), assignment.roles[Role.MONTH]
    people = people_of(table, assignment)
    assert people is not None
    dates = dates_of(table.columns[month], calendar_of(answers))
    money = money_of([table.columns[amount]], answers.decimal, table.delimiter)
    parsed = money.columns[0]
    aside = _totals(table, dates, parsed.statuses)
    hidden = hidden_rows(body, aside, answers)
    kept = ~aside & ~hidden.dropped & body.counted
    closing = kept & (parsed.statuses == _BLANK) & _closing_rows(table, kind)
    measure, said = measure_of(body.headings[amount], body.caption, answers, table)
    values, signs = _signed(table, kind, parsed.values, kept)
    problems = [
        *body.problems,
        *hidden.problems,
        *people.problems,
        *said,
        *cents_doubt(body, assignment, [amount], answers),
        *signs,
        *_amount_problems(body, amount, money, kept, answers),
        *date_problems(table, month, body.headings[month], dates, kept & ~_undated(dates)),
        *_blanks(table, people.blank, dates, (parsed.statuses == _BLANK) & ~closing, kept),
        *rows_aside(table, aside),
        *_unknown_kinds(body, kind, usable := kept & (dates.statuses == DateStatus.OK) & ~people.blank),
    ]
    usable, repeated = settled_repeats(table, usable, answers)
    reach = horizon(balances_of(dates.months[usable]), body.hints, answers, running, table)
    sums, below = _balances(people, dates, values, usable, closing, table, reach.month)
    used = {amount, month, kind, people.column, *map(assignment.get, (Role.CUSTOMER, Role.CUSTOMER_ID))}
    cells = replace(
        cells_of(sums, body, assignment, people, money, amount, measure),
        labels=tuple(i for i in range(table.width) if i not in used),
        held=tuple(range(int(sums.months.min()), reach.month + 1)) if len(sums.rows) else (),
        problems=(*problems, *repeated, *below, *reach.problems),
        left_out=(*body.left_out, *hidden.left_out, *left_rows(Reason.FOOTER, table, aside)),
    )
    return finished(cells, answers)


def _undated(dates: DateColumn) -> Mask:
    return np.asarray(dates.statuses == DateStatus.BLANK)


def _blanks(table: Table, nameless: Mask, dates: DateColumn, empty: Mask, kept: Mask) -> list[Problem]:
    """Rows that lack their customer, date or amount."""
    return [
        *missing(table, kept & nameless, Message.CUSTOMER_BLANK),
        *missing(table, kept & _undated(dates), Message.DATE_MISSING),
        *missing(table, kept & empty, Message.AMOUNT_BLANK),
    ]


def _amount_problems(
    body: Body, amount: int, money: ParsedMoney, kept: Mask, answers: Answers
) -> list[Problem]:
    """What is wrong with the amounts; a loss may be negative."""
    said = money_problems(body.table, [amount], body.headings, money, kept, answers)
    return [
        *bad_amounts(body.table, amount, body.headings[amount], money.columns[0], kept),
        *unavailable(body.table, [amount], body.headings, money.columns, kept, answers),
        *(problem for problem in said if problem.code != "negative_amounts"),
    ]


def _change_column(body: Body, assignment: Assignment) -> int:
    """Where one column holds the change and another the amount after it, the change."""
    chosen = assignment.roles[Role.AMOUNT]
    changes = [
        i
        for i, heading in enumerate(body.headings)
        if set(words_of(heading)) & _CHANGES
        and not set(words_of(heading)) & _SHARES
        and i not in assignment.dated
        and assignment.profiles[i].filled
        and assignment.profiles[i].holds_amounts
    ]
    return changes[0] if changes and chosen not in changes else chosen


def _totals(table: Table, dates: DateColumn, statuses: npt.NDArray[np.int8]) -> Mask:
    """Undated rows that carry a total's label or no amount."""
    undated = (dates.statuses == DateStatus.BLANK) | (dates.statuses == DateStatus.NOT)
    sure, _ = label_rows(table, list(range(min(6, table.width))))
    return np.asarray(undated & (sure | (statuses == _BLANK)))


def _closing_rows(table: Table, kind: Kind) -> Mask:
    """Rows whose movement is a churn, for which no amount is needed."""
    return np.zeros(table.height, np.bool_) if kind is None else table.columns[kind].holding(names_churn)


def _signed(table: Table, kind: Kind, values: Money, kept: Mask) -> tuple[Money, list[Problem]]:
    """Amounts with their sign: as written where losses are negative, by the type where all are positive."""
    if kind is None:
        return values, []
    column = table.columns[kind]
    signs = np.fromiter((movement_sign(text) or 0 for text in column.texts), np.int64, len(column.texts))[
        column.codes
    ]
    losses, gains = kept & (signs < 0), kept & (signs > 0) & (values < 0)
    negative, positive = losses & (values < 0), losses & (values > 0)
    if negative.any() and positive.any():
        fewer = positive if positive.sum() <= negative.sum() else negative
        return values, [_sign_error(table, Message.MIXED_SIGNS, fewer)]
    if gains.any():
        return values, [_sign_error(table, Message.NEGATIVE_GAIN, gains)]
    if not positive.any():
        return values, []
    return np.where(losses, -values, values), [problem_of(Message.SIGNED_BY_TYPE, table.place())]


def _sign_error(
    table: Table, message: Literal[Message.MIXED_SIGNS, Message.NEGATIVE_GAIN], rows: Mask
) -> Problem:
    numbers = row_numbers(table, np.flatnonzero(rows))
    return problem_of(message, table.place(numbers), count=int(rows.sum()), numbers=numbers)


def _balances(
    people: People,
    dates: DateColumn,
    values: Money,
    usable: Mask,
    closing: Mask,
    table: Table,
    through: int,
) -> tuple[Balances, list[Problem]]:
    """A dense grid of customers x months, summed along the months; each balance points at its latest
    movement.
    """
    rows = np.flatnonzero(usable)
    rows = rows[np.argsort(dates.months[rows], kind="stable")]
    first = int(dates.months[rows].min()) if len(rows) else 0
    span = min(through - first + 1, _LONGEST) if len(rows) else 0
    rows = rows[dates.months[rows] - first < span]
    grid = np.zeros((len(people.keys), span), values.dtype)
    source = np.full((len(people.keys), span), -1, np.int32)
    np.add.at(grid, (people.codes[rows], dates.months[rows] - first), values[rows])
    source[people.codes[rows], dates.months[rows] - first] = rows
    balance = np.cumsum(grid, axis=1)
    for row in np.flatnonzero(closing & usable).tolist():
        one, step = int(people.codes[row]), int(dates.months[row]) - first
        balance[one, step:] -= balance[one, step]
    latest = np.maximum.accumulate(np.where(source >= 0, np.arange(span), -1), axis=1) if span else source
    who, at = np.nonzero(balance != 0)
    origin = source[who, latest[who, at]] if len(who) else np.zeros(0, np.int32)
    found = Balances(
        who.astype(np.int32), (at + first).astype(np.int32), balance[who, at], origin.astype(np.int32)
    )
    return found, _below_zero(balance, people, first, table, source)


def _below_zero(balance: Money, people: People, first: int, table: Table, source: Ints) -> list[Problem]:
    below = np.flatnonzero((balance < 0).any(axis=1))
    if not len(below):
        return []
    who = int(below[0])
    step = int(np.flatnonzero(balance[who] < 0)[0])
    numbers = row_numbers(table, [int(source[who, step])] if source[who, step] >= 0 else [])
    return [
        problem_of(
            Message.OPENING_MISSING,
            table.place(numbers),
            count=len(below),
            name=people.shown[who],
            month=Month(first + step),
        )
    ]
