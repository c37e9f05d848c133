"""One row a customer and one column a month: the customer cube of a finance team."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import numpy.typing as npt

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
from nrr.intake.melting.people import people_of
from nrr.intake.melting.units import Measure, measure_of
from nrr.intake.said.saying import Message, problem_of
from nrr.intake.shapes.cells import bad_amounts, broken_labels, doubtful_rows
from nrr.intake.shapes.crossfoots import crossfooted, total_columns
from nrr.intake.shapes.cubes import Aside, Cube, cube_of, named_down, own_total_row, set_aside
from nrr.intake.shapes.money_columns import money_problems
from nrr.intake.shapes.month_columns import MonthColumns, month_columns
from nrr.intake.shapes.unavailable import unavailable
from nrr.intake.shapes.unread_columns import unread_months
from nrr.intake.values.amounts import Status
from nrr.intake.values.durations import MONTH_PARTS
from nrr.intake.values.money import CODE_OF, Named

_BLANK, _WORD, _AMOUNT = CODE_OF[Status.BLANK], CODE_OF[Status.WORD], CODE_OF[Status.AMOUNT]


def read_wide(body: Body, assignment: Assignment, answers: Answers) -> Draft:
    """Entries of a wide table."""
    months = month_columns(assignment.months, body.headings, body.table, answers)
    people = people_of(body.table, assignment)
    if people is None or not months.months:
        return Draft(
            (body.table,),
            body.headings,
            "wide",
            None,
            (*body.problems, *months.problems, *(() if people else (_no_customer(body),))),
            body.left_out,
        )
    cube, filled = named_down(cube_of(body, people, tuple(months.months), answers))
    aside = set_aside(cube, answers)
    hidden = hidden_rows(body, aside.totals | aside.silent, answers)
    kept = ~aside.totals & ~aside.silent & ~hidden.dropped & body.counted
    added = total_columns(cube, body.headings, kept)
    problems = [
        *body.problems,
        *hidden.problems,
        *months.problems,
        *people.problems,
        *filled,
        *_problems(cube, kept, aside, body, months, answers),
        *_odd_columns(cube, body, added),
        *crossfooted(cube, body.headings, added, kept, answers),
        *unread_months(months.months, months.ignored, body.headings, body.table),
    ]
    body = replace(body, left_out=(*body.left_out, *hidden.left_out))
    return finished(_cells(cube, kept, aside, body, assignment, months, answers, problems, added), answers)


def _no_customer(body: Body) -> Problem:
    return problem_of(Message.CUSTOMER_COLUMN_MISSING, body.table.place())


def _problems(
    cube: Cube, kept: Mask, aside: Aside, body: Body, months: MonthColumns, answers: Answers
) -> list[Problem]:
    found: list[Problem] = []
    for place, index in enumerate(cube.columns):
        found += bad_amounts(cube.table, index, body.headings[index], cube.money.columns[place], kept)
    found += unavailable(cube.table, cube.columns, body.headings, cube.money.columns, kept, answers)
    found += money_problems(cube.table, cube.columns, body.headings, cube.money, kept, answers)
    if cube.people.column is not None:
        found += broken_labels(cube.table, cube.people.column, body.headings[cube.people.column], kept)
    nameless = np.flatnonzero(kept & cube.people.blank)
    if len(nameless):
        numbers = row_numbers(cube.table, nameless)
        found.append(
            problem_of(
                Message.CUSTOMER_MISSING, cube.table.place(numbers), count=len(nameless), numbers=numbers
            )
        )
    return [
        *found,
        *_aside(cube, aside.totals, aside.silent),
        *doubtful_rows(
            cube.table,
            aside.doubtful,
            [cube.people.shown[cube.people.codes[i]] for i in np.flatnonzero(aside.doubtful)],
        ),
        *_stale(cube, aside.stale),
    ]


def _aside(cube: Cube, totals: Mask, silent: Mask) -> list[Problem]:
    found = []
    if totals.any():
        numbers = row_numbers(cube.table, np.flatnonzero(totals))
        found.append(
            problem_of(
                Message.TOTAL_ROWS_LEFT, cube.table.place(numbers), count=int(totals.sum()), numbers=numbers
            )
        )
    if silent.any():
        numbers = row_numbers(cube.table, np.flatnonzero(silent))
        found.append(
            problem_of(
                Message.FOOTER_BELOW, cube.table.place(numbers), count=int(silent.sum()), numbers=numbers
            )
        )
    return found


def _stale(cube: Cube, stale: Mask) -> list[Problem]:
    if not stale.any():
        return []
    numbers = row_numbers(cube.table, np.flatnonzero(stale))
    return [problem_of(Message.TOTAL_OFF, cube.table.place(numbers), count=int(stale.sum()), numbers=numbers)]


def _odd_columns(cube: Cube, body: Body, added: list[int]) -> list[Problem]:
    names = [body.headings[i] or cube.table.letters[i] for i in added]
    return (
        [problem_of(Message.TOTAL_COLUMNS, cube.table.place(), count=len(names), names=names[:6])]
        if names
        else []
    )


def _cells(
    cube: Cube,
    kept: Mask,
    aside: Aside,
    body: Body,
    assignment: Assignment,
    months: MonthColumns,
    answers: Answers,
    problems: list[Problem],
    added: list[int],
) -> Cells:
    measure, said = _measure(cube, body, assignment, months, answers)
    rows, places = np.nonzero((cube.statuses == _AMOUNT) & (cube.values != 0) & kept[:, None])
    own = np.stack([c.months for c in cube.money.columns], axis=1)[rows, places]
    ordinals = np.array([months.months[i] for i in cube.columns], np.int32)
    return Cells(
        "wide",
        replace(body, table=cube.table),
        assignment.roles,
        cube.people,
        cube.people.codes[rows],
        ordinals[places],
        cube.values[rows, places],
        cube.money.places,
        np.where(own > 1, own, measure.months).astype(np.int64) * MONTH_PARTS,
        measure,
        rows.astype(np.int32),
        np.array(cube.columns, np.int32)[places],
        _signs(cube, rows, places),
        cube.columns,
        _labels(cube, assignment, months, added),
        timing=Timing.OWN if months.span == 1 else Timing.QUARTER,
        held=tuple(ordinals.tolist()),
        own_totals=_grand_total(cube, aside.totals, ordinals, measure),
        problems=(*problems, *said),
        left_out=(*body.left_out, *_set_aside(cube, aside, measure)),
    )


def _set_aside(cube: Cube, aside: Aside, measure: Measure) -> tuple[LeftOut, ...]:
    totals = left_rows(Reason.TOTAL, cube.table, aside.totals, _sum(cube, aside.totals, measure))
    return (*totals, *left_rows(Reason.FOOTER, cube.table, aside.silent))


def _measure(
    cube: Cube, body: Body, assignment: Assignment, months: MonthColumns, answers: Answers
) -> tuple[Measure, list[Problem]]:
    heading = body.headings[cube.columns[0]]
    measure, said = measure_of(heading, body.caption, answers, cube.table)
    said = [*said, *cents_doubt(body, assignment, cube.columns, answers)]
    if any(problem.code == "quarters" for problem in months.problems):
        return replace(measure, months=3), [p for p in said if p.code == "cents"]
    return replace(measure, currency=measure.currency or unit_of(body.hints).currency), said


def _signs(cube: Cube, rows: npt.NDArray[np.intp], places: npt.NDArray[np.intp]) -> Named:
    """The currency beside every amount read."""
    named = [column.currencies for column in cube.money.columns]
    labels = tuple(dict.fromkeys(label for one in named for label in one.labels))
    found = np.full(len(rows), -1, np.int32)
    for place, one in enumerate(named):
        if one.labels:
            own, recode = places == place, np.array([*map(labels.index, one.labels), -1], np.int32)
            found[own] = recode[one.codes[rows[own]]]
    return Named(found, labels)


def _sum(cube: Cube, rows: Mask, measure: Measure) -> Fraction:
    return measure.annual(total_of(cube.values[rows].ravel()), cube.money.places)


def _grand_total(
    cube: Cube, totals: Mask, ordinals: npt.NDArray[np.int32], measure: Measure
) -> dict[int, Fraction]:
    """The file's own total by month."""
    last = own_total_row(cube, totals)
    if last is None:
        return {}
    stated = zip(ordinals.tolist(), cube.values[last].tolist(), strict=True)
    return {month: measure.annual(int(value), cube.money.places) for month, value in stated}


def _labels(cube: Cube, assignment: Assignment, months: MonthColumns, added: list[int]) -> tuple[int, ...]:
    people = (assignment.get(Role.CUSTOMER), assignment.get(Role.CUSTOMER_ID))
    skip = {*cube.columns, *months.ignored, *added, *(i for i in people if i is not None)}
    return tuple(i for i in range(cube.table.width) if i not in skip)
