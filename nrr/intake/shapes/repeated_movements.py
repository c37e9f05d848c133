"""Rows of a list of movements that stand in it twice, and movements of a kind nobody knows."""

import numpy as np

from nrr.ground import Problem, Severity
from nrr.intake.answers import Answers
from nrr.intake.drafts import Mask, listed, row_numbers
from nrr.intake.shapes.cells import note, question
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
    text = f"{len(again)} movements are exact duplicates of an earlier row ({listed(numbers)})"
    if answers.duplicates is None:
        asked = question(
            "duplicates",
            f"{text}: entered twice, or two movements of the day?",
            "Say whether exact duplicates are dropped or added.",
            table,
            numbers,
            None,
            len(again),
        )
        return usable, [asked]
    dropped = answers.duplicates == "drop_exact"
    done = "dropped" if dropped else "added"
    kept = usable.copy()
    kept[again] = not dropped
    return kept, [
        note(
            "duplicates",
            f"{text}; they were {done}, as you answered.",
            table,
            numbers,
            None,
            len(again),
            Severity.WARNING,
        )
    ]


def unknown_movements(table: Table, column: int, heading: str, unknown: Mask) -> list[Problem]:
    """Movements whose type is blank or unknown, counted by the sign of their amount."""
    rows = np.flatnonzero(unknown)
    if not len(rows):
        return []
    numbers = row_numbers(table, rows)
    sample = table.columns[column].text(int(rows[0])).strip() or "blank"
    text = (
        f"The type of movement ({sample}) is not known on {listed(numbers)}; the amounts were added with the"
        " sign as written."
    )
    return [note("movement_unknown", text, table, numbers, heading, len(rows), Severity.WARNING)]
