"""A wide table's own total columns: which they are, and whether they agree with the months of each row."""

from collections.abc import Sequence

import numpy as np

from nrr.ground import Problem
from nrr.intake.answers import Answers
from nrr.intake.drafts import Mask, row_numbers
from nrr.intake.headings.totals import TotalLabel, adds_up_columns, total_label
from nrr.intake.said.saying import Message, problem_of
from nrr.intake.shapes.cubes import Cube
from nrr.intake.tables.grids import Column, Kind
from nrr.intake.thresholds import LIMITS
from nrr.intake.values.amounts import Status, is_amount
from nrr.intake.values.money import CODE_OF, money_of

_CENTS_OF_ROUNDING = 5
_SAMPLE = 400


def total_columns(cube: Cube, headings: Sequence[str], kept: Mask) -> list[int]:
    """Columns of amounts beside the months that add up or average them, by their heading or because they
    do.
    """
    beside = [
        i for i in range(cube.table.width) if i not in cube.columns and _holds_amounts(cube.table.columns[i])
    ]
    return [i for i in beside if adds_up_columns(headings[i]) or _adds_up(cube, i, kept)]


def _holds_amounts(column: Column) -> bool:
    """Most of the filled cells are amounts, or formulas never calculated."""
    codes = column.used[:_SAMPLE].tolist()
    filled = [code for code in codes if column.texts[code].strip() or column.kinds[code] == Kind.FORMULA]
    amounts = sum(is_amount(column.texts[code]) or column.kinds[code] == Kind.FORMULA for code in filled)
    return bool(filled) and amounts >= LIMITS.mostly * len(filled)


def _adds_up(cube: Cube, index: int, kept: Mask) -> bool:
    """Most rows say there what their months add up to, whatever the heading."""
    if cube.values.dtype == object:
        return False
    total = money_of([cube.table.columns[index]], None, cube.table.delimiter)
    parsed = total.columns[0]
    asked = kept & (parsed.statuses == CODE_OF[Status.AMOUNT]) & (cube.values != 0).any(axis=1)
    sums = cube.values.sum(axis=1) / 10**cube.money.places
    same = np.abs(sums - parsed.values.astype(np.float64) / 10**total.places) < 1 / _CENTS_OF_ROUNDING
    several = (cube.values != 0).sum(axis=1) > 1
    return int((asked & several).sum()) >= LIMITS.fewest and float(same[asked].mean()) >= LIMITS.mostly


def crossfooted(
    cube: Cube, headings: Sequence[str], added: list[int], kept: Mask, answers: Answers
) -> list[Problem]:
    """Rows whose total differs from their months, where most rows agree; elsewhere the column counts
    something else.
    """
    found = [i for i in added if total_label(headings[i]) is TotalLabel.SURE]
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
    return [
        problem_of(
            Message.TOTAL_COLUMN,
            cube.table.place(numbers, headings[found[0]]),
            count=len(rows),
            heading=headings[found[0]],
            numbers=numbers,
        )
    ]
