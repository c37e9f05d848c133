"""One row a contract, subscription or invoice period: customer, start, end, amount, perhaps a billing
interval.

A period counts in a month when it is active on the month's last day.
"""

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from nrr.ground import Month, Option, Problem
from nrr.intake.answers import Answers
from nrr.intake.columns.profiles import Content
from nrr.intake.drafts import Draft, Ints, Mask, Reason, left_rows, row_numbers
from nrr.intake.headings.assignments import Assignment
from nrr.intake.headings.bounds import names_term_value
from nrr.intake.headings.roles import unit_of
from nrr.intake.headings.words import Role
from nrr.intake.melting.bodies import Body, hidden_rows
from nrr.intake.melting.cells import Cells
from nrr.intake.melting.cents import cents_doubt
from nrr.intake.melting.finish import finished
from nrr.intake.melting.people import People, filled_down, filled_down_note, people_of
from nrr.intake.melting.units import Measure, measure_of
from nrr.intake.said.saying import Message, Phrase, problem_of, wording
from nrr.intake.shapes.cadences import Parts, covering, interval_parts, same_lengths, term_lengths
from nrr.intake.shapes.cells import bad_amounts, rows_aside
from nrr.intake.shapes.datings import settled_dates
from nrr.intake.shapes.free_spans import charged
from nrr.intake.shapes.labels import label_rows
from nrr.intake.shapes.lifetimes import Spans, missing, spans_of
from nrr.intake.shapes.money_columns import money_problems
from nrr.intake.shapes.renewals import Rates, with_renewals
from nrr.intake.shapes.running_on import with_running_on
from nrr.intake.shapes.service_bills import cover_their_period
from nrr.intake.shapes.terms import priced_by_row, with_terms
from nrr.intake.shapes.unavailable import unavailable
from nrr.intake.tables.grids import Table
from nrr.intake.values.amounts import Status
from nrr.intake.values.durations import MONTH_PARTS
from nrr.intake.values.money import CODE_OF, Money, Named, money_of
from nrr.intake.values.spans import DateColumn, DateStatus

_BLANK, _AMOUNT = CODE_OF[Status.BLANK], CODE_OF[Status.AMOUNT]


def read_periods(body: Body, assignment: Assignment, answers: Answers, running: Month) -> Draft:
    """Entries of a table of periods: one a month in which the period is active; `running` is the month of
    today.
    """
    table, amount = body.table, assignment.roles[Role.AMOUNT]
    people = people_of(table, assignment)
    assert people is not None
    money = money_of([table.columns[amount]], answers.decimal, table.delimiter)
    start, ordered = settled_dates(table, assignment.roles[Role.START], assignment.dated, answers)
    aside = _aside(table, money.columns[0].statuses, start, people.blank, amount)
    hidden = hidden_rows(body, aside, answers)
    empty = (start.statuses == DateStatus.BLANK) & (money.columns[0].statuses == _AMOUNT)
    kept = ~aside & ~hidden.dropped & body.counted & ~(empty & (money.columns[0].values == 0))
    people, named = _named_below(people, table, kept, aside)
    spans = spans_of(body, assignment, start, people.codes, kept, answers, running)
    parts, measure, said = _measured(body, assignment, amount, spans, kept, answers)
    rates = money.columns[0].values / parts
    spans, renewed = _renewed(body, assignment, spans, people.codes, rates, kept, answers)
    problems = [
        *body.problems,
        *hidden.problems,
        *people.problems,
        *named,
        *ordered,
        *spans.problems,
        *said,
        *renewed,
        *_row_problems(body, people, amount, money, kept, answers),
        *cents_doubt(body, assignment, [amount], answers),
        *rows_aside(table, aside),
    ]
    rows, ordinals = _expanded(spans, kept & (spans.last >= spans.first))
    body = replace(
        body,
        left_out=(*body.left_out, *hidden.left_out, *left_rows(Reason.FOOTER, table, aside)),
        problems=(*problems, *_overlaps(people.codes[rows], ordinals, rows, table)),
    )
    draft = finished(_cells(body, assignment, people, money, (rows, ordinals, parts[rows]), measure), answers)
    priced = priced_by_row(money, parts, measure)
    return with_terms(draft, body, assignment, spans, priced, people.codes, kept, answers)


def _renewed(
    body: Body, assignment: Assignment, spans: Spans, who: Ints, rates: Rates, kept: Mask, answers: Answers
) -> tuple[Spans, list[Problem]]:
    """Spans cut where a renewal begins, those that run on by themselves, and from when they are charged."""
    spans, renewed = with_renewals(body, assignment, spans, who, rates, kept, answers)
    spans, ran_on = with_running_on(body, assignment, spans, who, kept, answers)
    spans, free = charged(spans, body, assignment, kept, answers)
    return spans, [*renewed, *ran_on, *free]


def _row_problems(
    body: Body, people: People, amount: int, money: Money, kept: Mask, answers: Answers
) -> list[Problem]:
    table, parsed = body.table, money.columns[0]
    return [
        *bad_amounts(table, amount, body.headings[amount], parsed, kept),
        *unavailable(table, [amount], body.headings, money.columns, kept, answers),
        *money_problems(table, [amount], body.headings, money, kept, answers),
        *missing(table, people.blank & kept, Message.CUSTOMER_BLANK),
        *missing(table, (parsed.statuses == _BLANK) & kept, Message.AMOUNT_BLANK),
    ]


def _cells(
    body: Body,
    assignment: Assignment,
    people: People,
    money: Money,
    spread: tuple[Ints, Ints, Parts],
    measure: Measure,
) -> Cells:
    """`spread` are the row, the month and the parts of a year of every amount."""
    (rows, ordinals, parts), amount = spread, assignment.roles[Role.AMOUNT]
    signs = money.columns[0].currencies
    return Cells(
        "periods",
        body,
        assignment.roles,
        people,
        people.codes[rows],
        ordinals,
        money.columns[0].values[rows],
        money.places,
        parts,
        measure,
        rows,
        np.full(len(rows), amount, np.int32),
        Named(signs.codes[rows], signs.labels),
        (amount,),
        _labels(assignment, body.table.width),
        held=tuple(range(int(ordinals.min()), int(ordinals.max()) + 1)) if len(ordinals) else (),
        problems=body.problems,
        left_out=body.left_out,
    )


def _aside(
    table: Table, statuses: npt.NDArray[np.int8], start: DateColumn, nameless: Mask, amount: int
) -> Mask:
    """Totals and remarks: rows without a start that carry a total's label, or nothing else."""
    undated = (start.statuses == DateStatus.BLANK) | (start.statuses == DateStatus.NOT)
    columns = [i for i in range(min(table.width, 6)) if i != amount]
    sure, maybe = label_rows(table, columns)
    return np.asarray(undated & (sure | maybe | (statuses == _BLANK)))


def _named_below(people: People, table: Table, kept: Mask, aside: Mask) -> tuple[People, list[Problem]]:
    """Contracts below a customer named once are the customer's, where subtotals or most rows show that
    layout.
    """
    blank, named = people.blank & kept, ~people.blank & kept
    codes = people.codes[named]
    if (
        not blank.any()
        or not named.any()
        or np.argmax(named) > np.argmax(blank)
        or len(set(codes.tolist())) != len(codes)
    ):
        return people, []
    if int(blank.sum()) < len(codes) and int((aside & ~table.blank_rows).sum()) < len(codes):
        return people, []
    return filled_down(people, named, blank), [filled_down_note(table, blank)]


def _measured(
    body: Body, assignment: Assignment, amount: int, spans: Spans, kept: Mask, answers: Answers
) -> tuple[Parts, Measure, list[Problem]]:
    """Parts of a year each amount covers: by answer, by its heading, by its cadence, or asked."""
    table, heading = body.table, body.headings[amount]
    measure, said = measure_of(heading, body.caption, answers, table)
    plain = np.full(table.height, measure.months * MONTH_PARTS, np.int64)
    if answers.amount_is == "period":
        return covering(spans.months), measure, [*said, *_endless_terms(table, heading, spans, kept)]
    if answers.amount_is is not None and answers.amount_is != "minor_units":
        return plain, measure, said
    if names_term_value(heading) or cover_their_period(body, assignment):
        spread = problem_of(Message.SPREAD, table.place((), heading), heading=heading)
        return covering(spans.months), measure, [spread, *_endless_terms(table, heading, spans, kept)]
    if unit_of(heading).months is not None:
        return plain, measure, said
    if assignment.get(Role.INTERVAL) is not None:
        parts, problems = interval_parts(body, assignment, kept, answers)
        return np.where(parts > 0, parts, plain), measure, problems
    parts, problems = _cadence_of_terms(body, assignment, spans, kept)
    if problems:
        return np.where(parts > 0, parts, plain), measure, problems
    return plain, measure, [_amount_question(table, heading, spans, kept, _lengths_beside(body, assignment))]


def _cadence_of_terms(
    body: Body, assignment: Assignment, spans: Spans, kept: Mask
) -> tuple[Parts, list[Problem]]:
    """A column of durations beside an end that runs otherwise: what one price pays for, not how long the row
    lasts.
    """
    index, table = assignment.get(Role.TERM), body.table
    if index is None or assignment.get(Role.END) is None:
        return np.zeros(table.height, np.int64), []
    asked = kept & ~table.columns[index].blank
    parts, problems = term_lengths(table, index, body.headings[index], asked)
    if problems or not asked.any() or same_lengths(parts, spans.months, asked & ~spans.endless):
        return parts, problems
    return parts, [
        problem_of(
            Message.INTERVAL_OF_TERMS, table.place((), body.headings[index]), heading=body.headings[index]
        )
    ]


def _lengths_beside(body: Body, assignment: Assignment) -> list[str]:
    """Columns of nothing but lengths that no heading makes a billing interval."""
    known = {assignment.get(Role.TERM), assignment.get(Role.INTERVAL_COUNT)}
    lengths = [
        i for i, one in enumerate(assignment.profiles) if one.content is Content.DURATION and i not in known
    ]
    return [body.headings[i] or body.table.letters[i] for i in lengths]


def _amount_question(table: Table, heading: str, spans: Spans, kept: Mask, lengths: list[str]) -> Problem:
    choices = [
        Option(wording(Phrase.MONTHLY_MRR), {"amount_is": "mrr"}),
        Option(wording(Phrase.ANNUAL_ARR), {"amount_is": "arr"}),
    ]
    if (kept & ~spans.endless).any():
        choices.append(Option(wording(Phrase.FOR_WHOLE_PERIOD), {"amount_is": "period"}))
    for name in lengths:
        label = wording(Phrase.FOR_INTERVAL_IN, column=name)
        choices.append(Option(label, {"columns": {"interval": name}}))
    return problem_of(
        Message.AMOUNT_IS_OF_PERIODS,
        table.place((), heading),
        choices=tuple(choices),
        heading=heading,
    )


def _endless_terms(table: Table, heading: str, spans: Spans, kept: Mask) -> list[Problem]:
    """The value of a whole term cannot be spread where neither an end nor a term is known."""
    rows = np.flatnonzero(kept & spans.endless)
    if not len(rows):
        return []
    numbers = row_numbers(table, rows)
    return [
        problem_of(
            Message.TERM_MISSING,
            table.place(numbers, heading),
            count=len(rows),
            heading=heading,
            numbers=numbers,
        )
    ]


def _expanded(spans: Spans, usable: Mask) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]:
    rows = np.flatnonzero(usable)
    counts = (spans.last[rows] - spans.first[rows] + 1).astype(np.int64)
    repeated = np.repeat(rows, counts).astype(np.int32)
    offsets = np.arange(len(repeated)) - np.repeat(np.cumsum(counts) - counts, counts)
    return repeated, (spans.first[repeated] + offsets).astype(np.int32)


def _overlaps(who: Ints, months: Ints, rows: Ints, table: Table) -> list[Problem]:
    """Two periods of one customer in one month: added, and said."""
    places = who.astype(np.int64) * 40_000 + months
    _, index, counts = np.unique(places, return_index=True, return_counts=True)
    twice = rows[index[counts > 1]]
    if not len(twice):
        return []
    numbers = row_numbers(table, np.unique(twice).tolist())
    return [problem_of(Message.OVERLAP, table.place(numbers), count=len(numbers), numbers=numbers)]


def _labels(assignment: Assignment, width: int) -> tuple[int, ...]:
    roles = (
        Role.CUSTOMER,
        Role.CUSTOMER_ID,
        Role.AMOUNT,
        Role.START,
        Role.END,
        Role.MONTH,
        Role.INTERVAL,
        Role.INTERVAL_COUNT,
        Role.TERM,
        Role.FREE,
    )
    used = {i for role, i in assignment.roles.items() if role in roles}
    return tuple(i for i in range(width) if i not in used)
