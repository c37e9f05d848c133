"""Months down the rows and customers across: turned into a long table, one row a filled cell."""

from collections import Counter
from dataclasses import replace

import numpy as np

from nrr.ground import Problem
from nrr.intake.columns.nouns import is_measure, speaks_of_figures
from nrr.intake.columns.series import are_series
from nrr.intake.headings.assignments import Assignment
from nrr.intake.headings.frames import Frame, Heading
from nrr.intake.headings.roles import guess_of
from nrr.intake.headings.words import Role
from nrr.intake.said.saying import Message, problem_of
from nrr.intake.tables.grids import Column, column_of_codes, index_of_letter, letter_of
from nrr.intake.values.amounts import is_amount
from nrr.intake.values.currencies import currency_of
from nrr.intake.values.dates import stamp_of
from nrr.intake.values.stamps import NOT_A_DATE, Form

_HEADS = ("Customer", "Month", "MRR")
_FEWEST = 3
TURNED = dict(zip(("customer", "month", "amount"), _HEADS, strict=True))
"""The roles of a turned table's columns, as answers tell them."""


def is_transposed(frame: Frame, assignment: Assignment) -> bool:
    """A column of months, and at least three columns of amounts whose headings name nothing we know."""
    roles = set(assignment.roles)
    who = {Role.CUSTOMER, Role.CUSTOMER_ID} & roles
    # A corner cell may be headed Customer for the names beside it, above the months below it.
    named = any(not _holds_months(assignment, assignment.roles[role]) for role in who)
    month = month_index(assignment)
    if assignment.months or not frame.rows or named or month is None:
        return False
    customers = _customers(frame, assignment, month)
    return (
        len(customers) >= _FEWEST
        and not _are_measures(frame, month, customers)
        and not are_series([frame.table.columns[i] for i in customers], frame.first_body_row)
        and _once_each(frame.table.columns[month].taken(slice(frame.first_body_row, None)))
    )


def _holds_months(assignment: Assignment, column: int) -> bool:
    profile = assignment.profiles[column]
    return profile.filled > 1 and profile.dates >= 0.8


def _are_measures(frame: Frame, month: int, columns: list[int]) -> bool:
    """Half of the headings name measures, currencies or fields: series of figures, not a table of
    customers.
    """
    texts = [frame.headings[i].text.strip() for i in columns]
    by_program = _is_field(
        frame.headings[month].text.strip()
    )  # it writes the heading of the dates small, too
    named = sum(_is_measure(text) or (by_program and _is_field(text)) for text in texts)
    return named * 2 >= len(columns)


def _is_field(heading: str) -> bool:
    """ "season": one small word, as programs call the columns of a table."""
    return heading.isascii() and heading.isalpha() and heading.islower()


def _is_measure(heading: str) -> bool:
    """ "Volume" or "USD": no customer is called so."""
    code = len(heading) == 3 and currency_of(heading) is not None
    return code or speaks_of_figures(heading) or is_measure(heading)


def _once_each(dates: Column) -> bool:
    """No month stands twice: a table of days is a series of something else."""
    stamps = [stamp_of(dates.texts[code]) for code in dates.codes.tolist() if dates.texts[code].strip()]
    months = Counter(stamp.month_ordinal for stamp in stamps if stamp.form is Form.DAY)
    return max(months.values(), default=1) == 1


def month_index(assignment: Assignment) -> int | None:
    """The column of months."""
    if Role.MONTH in assignment.roles:
        return assignment.roles[Role.MONTH]
    return assignment.dated[0] if len(assignment.dated) == 1 else None


def _customers(frame: Frame, assignment: Assignment, month: int) -> list[int]:
    return [
        i
        for i, (heading, profile) in enumerate(zip(frame.headings, assignment.profiles, strict=True))
        if i != month
        and heading.text
        and heading.stamp.form is Form.NONE
        and guess_of(heading.text).role is None
        and profile.filled
        and profile.amounts >= 0.8
    ]


def turned(frame: Frame, assignment: Assignment) -> tuple[Frame, Problem]:
    """The long table of the filled cells; every row keeps the number of the sheet row it came from."""
    month = month_index(assignment)
    assert month is not None
    table, first = frame.table, frame.first_body_row
    who = [
        i
        for i in range(table.width)
        if i != month and assignment.profiles[i].filled and frame.headings[i].text
    ]
    figures = _figure_rows(table.columns, who)
    filled = [np.flatnonzero((~table.columns[i].blank & figures)[first:]) + first for i in who]
    rows = np.concatenate(filled)
    names = column_of_codes(
        np.repeat(np.arange(len(who)), [len(f) for f in filled]).astype(np.int32),
        [frame.headings[i].text for i in who],
    )
    amounts = _stacked([table.columns[i].taken(f) for i, f in zip(who, filled, strict=True)])
    long = replace(
        table,
        columns=(names, table.columns[month].taken(rows), amounts),
        numbers=table.numbers[rows],
        letters=tuple(map(letter_of, range(3))),
        hidden=None if table.hidden is None else table.hidden[rows],
        hidden_columns=frozenset(),
        merged=(),
        turned_from=np.repeat(
            [index_of_letter(table.letters[i]) for i in who], [len(f) for f in filled]
        ).astype(np.int32),
    )
    headings = tuple(Heading(text, text, NOT_A_DATE) for text in _HEADS)
    return Frame(long, (), headings, 0.0), problem_of(Message.TRANSPOSED, table.place())


def _figure_rows(columns: tuple[Column, ...], who: list[int]) -> np.ndarray:
    """Rows that hold an amount: those of a segment or a plan below the names hold none."""
    found = np.zeros(len(columns[0].codes), np.bool_)
    for index in who:
        found |= columns[index].holding(is_amount)
    return found


def _stacked(parts: list[Column]) -> Column:
    offsets = np.cumsum([0, *(len(part.texts) for part in parts)])
    codes = np.concatenate(
        [part.codes + offset for part, offset in zip(parts, offsets, strict=False)]
    ).astype(np.int32)
    return Column(
        codes,
        tuple(text for part in parts for text in part.texts),
        np.concatenate([part.kinds for part in parts]),
    )
