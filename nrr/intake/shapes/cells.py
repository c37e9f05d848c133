"""Cells that cannot be read stop the file: which ones, where, and what to do."""

from collections.abc import Iterable, Mapping
from typing import Literal

import numpy as np

from nrr.ground import Problem
from nrr.intake.drafts import Mask, row_numbers
from nrr.intake.lexicon.concepts import Concept
from nrr.intake.lexicon.lexicon import means
from nrr.intake.said.saying import Message, problem_of
from nrr.intake.tables.grids import Column, Kind, Table
from nrr.intake.values.amounts import Status
from nrr.intake.values.money import CODE_OF, MoneyColumn

_NAMED = 4
_Bad = Literal[
    Message.NOT_A_NUMBER,
    Message.BROKEN_NUMBER,
    Message.ERROR_AMOUNT,
    Message.PERCENTAGE,
    Message.NOT_FINITE,
    Message.TOO_BIG,
]
_BAD: Mapping[Status, _Bad] = {
    Status.WORD: Message.NOT_A_NUMBER,
    Status.BROKEN: Message.BROKEN_NUMBER,
    Status.ERROR: Message.ERROR_AMOUNT,
    Status.PERCENT: Message.PERCENTAGE,
    Status.NOT_FINITE: Message.NOT_FINITE,
    Status.HUGE: Message.TOO_BIG,
}


def bad_amounts(table: Table, column: int, heading: str, money: MoneyColumn, asked: Mask) -> list[Problem]:
    """One error for each way in which amounts cannot be read."""
    found = _uncalculated(table, column, heading, asked)
    for status, message in _BAD.items():
        hits = (money.statuses == CODE_OF[status]) & asked
        if status is Status.WORD and hits.any():
            hits &= ~table.columns[column].holding(says_none)
        rows = np.flatnonzero(hits)
        if len(rows):
            numbers = row_numbers(table, rows)
            cells = (_short(table.columns[column].text(int(row))) for row in rows[:4])
            found.append(
                problem_of(
                    message,
                    table.place(numbers, heading),
                    count=len(rows),
                    heading=heading,
                    numbers=numbers,
                    samples=list(dict.fromkeys(cells)),
                )
            )
    return found


def says_none(text: str) -> bool:
    """A word that stands for an amount nobody has: N/A, tbd, churned."""
    return means(text, Concept.NOT_AVAILABLE) or means(text, Concept.ENDED)


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "\u2026"


def _uncalculated(table: Table, column: int, heading: str, asked: Mask) -> list[Problem]:
    cells: Column = table.columns[column]
    kinds = cells.kinds[cells.codes] if len(cells.texts) else np.zeros(0, np.int8)
    rows = np.flatnonzero((kinds == Kind.FORMULA) & asked)
    if not len(rows):
        return []
    numbers = row_numbers(table, rows)
    return [
        problem_of(
            Message.FORMULA_WITHOUT_VALUE,
            table.place(numbers, heading),
            count=len(rows),
            heading=heading,
            numbers=numbers,
        )
    ]


def broken_labels(table: Table, column: int, heading: str, asked: Mask) -> list[Problem]:
    """Error values and formulas never calculated where a name or a date should stand."""
    cells = table.columns[column]
    kinds = cells.kinds[cells.codes] if len(cells.texts) else np.zeros(0, np.int8)
    rows = np.flatnonzero((kinds == Kind.ERROR) & asked)
    found = _uncalculated(table, column, heading, asked)
    if len(rows):
        numbers = row_numbers(table, rows)
        found.append(
            problem_of(
                Message.ERROR_CELL,
                table.place(numbers, heading),
                count=len(rows),
                heading=heading,
                numbers=numbers,
                sample=cells.text(int(rows[0])),
            )
        )
    return found


def rows_aside(table: Table, rows: Mask) -> list[Problem]:
    """What to say of totals, footers and remarks among dated rows."""
    if not rows.any():
        return []
    numbers = row_numbers(table, np.flatnonzero(rows))
    count = int(rows.sum())
    return [problem_of(Message.FOOTER, table.place(numbers), count=count, numbers=numbers)]


def doubtful_rows(table: Table, rows: Mask, labels: Iterable[str]) -> list[Problem]:
    """Rows whose label says total and that add nothing up: totals, or customers of that name? Asked in one
    question.
    """
    if not rows.any():
        return []
    numbers = row_numbers(table, np.flatnonzero(rows))
    names = list(dict.fromkeys(label.strip() for label in labels))
    return [
        problem_of(
            Message.TOTAL_ROWS_IN_DOUBT,
            table.place(numbers),
            count=int(rows.sum()),
            names=names,
            numbers=numbers,
        )
    ]
