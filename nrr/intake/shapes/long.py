"""One row a customer and month: customer, month, MRR or ARR."""

from dataclasses import replace
from fractions import Fraction

import numpy as np

from nrr.ground import Problem
from nrr.intake.answers import Answers
from nrr.intake.drafts import Draft, LeftOut, Mask, Reason, left_rows, row_numbers, total_of
from nrr.intake.headings.assignments import Assignment
from nrr.intake.headings.roles import unit_of
from nrr.intake.headings.words import Role
from nrr.intake.melting.bodies import Body, hidden_rows
from nrr.intake.melting.cells import Cells, Timing
from nrr.intake.melting.cents import cents_doubt
from nrr.intake.melting.finish import finished
from nrr.intake.melting.people import People, people_of
from nrr.intake.melting.quarters import quarter_problems
from nrr.intake.melting.units import Measure, measure_of
from nrr.intake.said.saying import Message, problem_of
from nrr.intake.shapes.cadences import interval_months
from nrr.intake.shapes.cells import bad_amounts, broken_labels
from nrr.intake.shapes.datings import date_problems, settled_dates
from nrr.intake.shapes.long_rows import (
    LongRows,
    aside_problems,
    dated_down,
    doubtful_totals,
    named_people,
    set_aside,
    with_year,
)
from nrr.intake.shapes.money_columns import money_problems
from nrr.intake.shapes.unavailable import unavailable
from nrr.intake.values.amounts import Status
from nrr.intake.values.durations import MONTH_PARTS
from nrr.intake.values.money import CODE_OF, Named, money_of
from nrr.intake.values.spans import DateStatus

_BLANK, _DASH, _AMOUNT = CODE_OF[Status.BLANK], CODE_OF[Status.DASH], CODE_OF[Status.AMOUNT]
_PART = 10
_WORD = CODE_OF[Status.WORD]


def read_long(body: Body, assignment: Assignment, answers: Answers) -> Draft:
    """Entries of a long table."""
    table, month = with_year(body.table, body.headings, assignment, answers)
    people = people_of(table, assignment)
    amount = assignment.get(Role.AMOUNT)
    assert people is not None and amount is not None
    dates, ordered = settled_dates(table, month, assignment.dated, answers)
    rows = LongRows(
        table,
        people,
        dates,
        money_of([table.columns[amount]], answers.decimal, table.delimiter),
        amount,
        month,
    )
    rows, dated = dated_down(rows)
    totals, footers, silent = set_aside(rows)
    more, asked = doubtful_totals(rows, totals, answers)
    totals |= more
    hidden = hidden_rows(body, totals | footers | silent, answers)
    kept = ~totals & ~footers & ~silent & ~hidden.dropped & body.counted
    people, filled = named_people(rows, kept, answers)
    body = replace(body, left_out=(*body.left_out, *hidden.left_out))
    problems = [
        *body.problems,
        *hidden.problems,
        *people.problems,
        *ordered,
        *dated,
        *filled,
        *_row_problems(rows, kept, body, answers),
    ]
    problems += asked + aside_problems(rows, totals, footers, silent)
    aside = (totals, footers, silent)
    return finished(_cells(rows, people, kept, aside, body, assignment, answers, problems), answers)


def _row_problems(rows: LongRows, kept: Mask, body: Body, answers: Answers) -> list[Problem]:
    heading, month = body.headings[rows.amount], body.headings[rows.month]
    undated = np.flatnonzero(kept & (rows.dates.statuses == DateStatus.BLANK))
    found = [
        *bad_amounts(rows.table, rows.amount, heading, rows.money.columns[0], kept),
        *unavailable(rows.table, [rows.amount], body.headings, rows.money.columns, kept, answers),
        *broken_labels(rows.table, rows.month, month, kept),
        *(
            broken_labels(rows.table, rows.people.column, body.headings[rows.people.column], kept)
            if rows.people.column is not None
            else ()
        ),
        *date_problems(
            rows.table, rows.month, month, rows.dates, kept & (rows.dates.statuses != DateStatus.BLANK)
        ),
        *money_problems(rows.table, [rows.amount], body.headings, rows.money, kept, answers),
    ]
    if len(undated):
        numbers = row_numbers(rows.table, undated)
        found.append(
            problem_of(
                Message.MONTH_MISSING,
                rows.table.place(numbers, month),
                count=len(undated),
                month=month,
                numbers=numbers,
            )
        )
    return found


def _cells(
    rows: LongRows,
    people: People,
    kept: Mask,
    aside: tuple[Mask, Mask, Mask],
    body: Body,
    assignment: Assignment,
    answers: Answers,
    problems: list[Problem],
) -> Cells:
    table, parsed = rows.table, rows.money.columns[0]
    measure, said = _measure(rows, body, assignment, answers)
    readable = kept & ((rows.dates.statuses == DateStatus.OK) | (rows.dates.statuses == DateStatus.QUARTER))
    months, asked = _covered(rows, assignment, body, measure.months, readable, answers)
    index = np.flatnonzero(readable).astype(np.int32)
    quarters = bool((rows.dates.statuses[readable] == DateStatus.QUARTER).any())
    if quarters:
        asked = [*asked, *quarter_problems((body.headings[rows.amount],), table, answers)]
    return Cells(
        "long",
        replace(body, table=table),
        assignment.roles,
        people,
        people.codes[index],
        rows.dates.months[index],
        parsed.values[readable],
        rows.money.places,
        months[readable].astype(np.int64) * MONTH_PARTS,
        measure,
        index,
        np.full(len(index), rows.amount, np.int32),
        Named(parsed.currencies.codes[index], parsed.currencies.labels),
        (rows.amount,),
        _labels(assignment, table.width, rows.amount, rows.month),
        timing=Timing.QUARTER if quarters else Timing.DATED,
        dates=rows.dates,
        own_totals=_own_totals(rows, aside[0], readable, measure),
        problems=(*problems, *said, *asked),
        left_out=(*body.left_out, *_set_aside(rows, aside, measure)),
    )


def _measure(
    rows: LongRows, body: Body, assignment: Assignment, answers: Answers
) -> tuple[Measure, list[Problem]]:
    measure, said = measure_of(body.headings[rows.amount], body.caption, answers, rows.table)
    return measure, [*said, *cents_doubt(body, assignment, [rows.amount], answers)]


def _set_aside(rows: LongRows, aside: tuple[Mask, Mask, Mask], measure: Measure) -> tuple[LeftOut, ...]:
    """Totals, footers and rows without an amount, with what stands in them."""
    reasons = (Reason.TOTAL, Reason.FOOTER, Reason.NO_AMOUNT)
    values, places = rows.money.columns[0].values, rows.money.places
    return tuple(
        out
        for reason, mask in zip(reasons, aside, strict=True)
        for out in left_rows(reason, rows.table, mask, measure.annual(total_of(values[mask]), places))
    )


def _covered(
    rows: LongRows, assignment: Assignment, body: Body, months: int, readable: Mask, answers: Answers
) -> tuple[np.ndarray, list[Problem]]:
    """Months each amount covers: the cell's own words, a billing interval beside an unspecific heading, else
    the column's.
    """
    own = rows.money.columns[0].months
    covered = np.where(own > 1, own, months).astype(np.int32)
    interval = assignment.get(Role.INTERVAL)
    if (
        interval is None
        or unit_of(body.headings[rows.amount]).months is not None
        or answers.amount_is is not None
    ):
        return covered, []
    found, problems = interval_months(body, assignment, readable, answers)
    return np.where(found > 0, found, covered), problems


def _own_totals(rows: LongRows, totals: Mask, kept: Mask, measure: Measure) -> dict[int, Fraction]:
    """Dated total rows that are as large as all customers of their month, by month."""
    dated, values = (
        np.flatnonzero(totals & (rows.dates.statuses == DateStatus.OK)),
        rows.money.columns[0].values,
    )
    if not len(dated):
        return {}
    first = int(rows.dates.months[kept].min()) if kept.any() else 0
    sums = np.zeros(int(rows.dates.months.max()) - first + 1, values.dtype)
    np.add.at(sums, rows.dates.months[kept] - first, values[kept])
    found: dict[int, Fraction] = {}
    for row in dated.tolist():
        month = int(rows.dates.months[row])
        own, all_of_them = int(values[row]), int(sums[month - first]) if month >= first else 0
        if own * _PART >= all_of_them * (_PART - 1):
            found[month] = measure.annual(own, rows.money.places)
    return found


def _labels(assignment: Assignment, width: int, amount: int, month: int) -> tuple[int, ...]:
    used = {
        amount,
        month,
        *(
            i
            for role, i in assignment.roles.items()
            if role in (Role.CUSTOMER, Role.CUSTOMER_ID, Role.YEAR, Role.AMOUNT, Role.MONTH)
        ),
    }
    return tuple(i for i in range(width) if i not in used)
