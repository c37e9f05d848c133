"""A wide table's own total column, compared with the months of each row."""

from collections.abc import Sequence

import numpy as np

from nrr.errors import Problem, Severity
from nrr.intake.answers import Answers
from nrr.intake.drafts import Mask, listed, row_numbers
from nrr.intake.lexicon.phrases import phrase_of
from nrr.intake.shapes.cells import note
from nrr.intake.shapes.cubes import Cube
from nrr.intake.values.amounts import Status
from nrr.intake.values.money import CODE_OF, money_of

_TOTALS = frozenset(("total", "totals", "sum", "row total", "grand total", "total mrr", "gesamt", "summe"))
_CENTS_OF_ROUNDING = 5


def crossfooted(cube: Cube, headings: Sequence[str], kept: Mask, answers: Answers) -> list[Problem]:
    """Rows whose total differs from their months, where most rows agree; elsewhere the column counts something else."""
    found = [i for i, h in enumerate(headings) if i not in cube.columns and phrase_of(h) in _TOTALS]
    if len(found) != 1 or cube.values.dtype == object:
        return []
    money = money_of([cube.table.columns[found[0]]], answers.decimal, cube.table.delimiter)
    total = money.columns[0]
    asked = kept & (total.statuses == CODE_OF[Status.AMOUNT])
    sums = np.where(cube.statuses == CODE_OF[Status.AMOUNT], cube.values, 0).sum(axis=1)
    apart = np.abs(sums / 10**cube.money.places - total.values.astype(np.float64) / 10**money.places) * 100
    rows = np.flatnonzero(asked & (apart > _CENTS_OF_ROUNDING))
    if not len(rows) or len(rows) * 2 > int(asked.sum()):
        return []
    numbers = row_numbers(cube.table, rows)
    text = f"The total in column {headings[found[0]]} differs from the sum of the months on {listed(numbers)} (does not foot); the months were read."
    return [note("total_column", text, cube.table, numbers, headings[found[0]], len(rows), Severity.WARNING)]
