"""Rows of a list of movements that stand in it twice, and movements of a kind nobody knows."""

import numpy as np

from nrr.ground import Problem
from nrr.intake.answers import Answers
from nrr.intake.drafts import Mask, row_numbers
from nrr.intake.said.saying import Message, problem_of
from nrr.intake.tables.grids import Table


def settled_repeats(table: Table, usable: Mask, answers: Answers) -> tuple[Mask, list[Problem]]:
    """The rows that count, with what there is to ask or say about rows equal in every cell."""
    rows = np.flatnonzero(usable)
    if len(rows) < 2:
        return usable, []
    cells = np.stack([column.codes[rows] for column in table.columns], axis=1)
    _, firsts = np.unique(cells, axis=0, return_index=True)
    again = np.delete(rows, firsts)
    if not len(again):
        return usable, []
    numbers = row_numbers(table, np.sort(again))
    if answers.duplicates is None:
        asked = problem_of(
            Message.REPEATED_MOVEMENTS, table.place(numbers), count=len(again), numbers=numbers
        )
        return usable, [asked]
    dropped = answers.duplicates == "drop_exact"
    kept = usable.copy()
    kept[again] = not dropped
    said = problem_of(
        Message.MOVEMENTS_DROPPED if dropped else Message.MOVEMENTS_ADDED,
        table.place(numbers),
        count=len(again),
        numbers=numbers,
    )
    return kept, [said]


def unknown_movements(table: Table, column: int, heading: str, unknown: Mask) -> list[Problem]:
    """Movements whose type is blank or unknown, counted by the sign of their amount."""
    rows = np.flatnonzero(unknown)
    if not len(rows):
        return []
    numbers = row_numbers(table, rows)
    sample = table.columns[column].text(int(rows[0])).strip() or "blank"
    return [
        problem_of(
            Message.MOVEMENT_UNKNOWN,
            table.place(numbers, heading),
            count=len(rows),
            sample=sample,
            numbers=numbers,
        )
    ]
