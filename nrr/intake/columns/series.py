"""Columns of figures side by side: customers keep their price for months, measures move every month and
differ in size.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from nrr.intake.tables.grids import Column
from nrr.intake.thresholds import LIMITS
from nrr.intake.values.amounts import Status, amount_of


def are_series(columns: Sequence[Column], first: int) -> bool:
    """Whether all of them move in most months, none has a gap, and they are of different magnitude."""
    found = [_course(column, first) for column in columns[: LIMITS.sample]]
    if len(found) > LIMITS.columns_of_report or not all(map(_creeps, found)):
        return False
    middles = [sorted(course)[len(course) // 2] for course in found]
    return max(middles) >= LIMITS.magnitude * min(middles)


@lru_cache(maxsize=1024)
def _course(column: Column, first: int) -> tuple[float, ...]:
    """The sizes of the figures down a column; none where a cell holds no amount. Sizes only: they are
    compared, never added.
    """
    sizes = []
    for text in (column.text(row) for row in range(first, min(len(column.codes), first + LIMITS.sample))):
        amount = amount_of(text)
        if amount.status is Status.BLANK:
            continue
        if amount.status is not Status.AMOUNT or not amount.mantissa:
            return ()
        sizes.append(abs(amount.mantissa) / 10**amount.places)
    return tuple(sizes)


def _creeps(course: tuple[float, ...]) -> bool:
    steps = [later != earlier for earlier, later in pairwise(course)]
    return len(steps) >= LIMITS.steps and sum(steps) > LIMITS.changing * len(steps)
