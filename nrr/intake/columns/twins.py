"""Two columns that say the same: nothing is asked between them."""

from dataclasses import replace
from functools import lru_cache
from itertools import permutations

import numpy as np
import numpy.typing as npt

from nrr.intake.tables.grids import Column
from nrr.intake.values.money import Money, money_of
from nrr.intake.values.spans import Calendar, DateColumn, dates_of

_ORDERS = ("DMY", "MDY")


@lru_cache(maxsize=64)
def same_months(one: Column, other: Column, first: int) -> bool:
    """Whether two columns of dates name the same month in every row, in some order of day and month that
    both can have.
    """
    left, right = _readings(one, first), _readings(other, first)
    return any(
        np.array_equal(a.statuses, b.statuses) and np.array_equal(a.months, b.months)
        for a in left
        for b in right
    )


@lru_cache(maxsize=64)
def is_sure(column: Column, first: int) -> bool:
    """Whether the order of day and month follows from the column itself."""
    found = dates_of(column.taken(slice(first, None)), Calendar())
    return not (found.open_order or found.assumed_order)


def _readings(column: Column, first: int) -> list[DateColumn]:
    cells, calendar = column.taken(slice(first, None)), Calendar()
    found = dates_of(cells, calendar)
    return (
        [dates_of(cells, replace(calendar, order=order)) for order in _ORDERS]
        if found.open_order
        else [found]
    )


def in_one_ratio(money: Money) -> bool:
    """Whether some column is the same multiple of another one in every row, each rounded to its last place:
    MRR beside ARR.
    """
    held = [one.values.astype(np.float64) for one in money.columns]
    return any(_multiple(one, other) for one, other in permutations(held, 2))


def _multiple(one: npt.NDArray[np.float64], other: npt.NDArray[np.float64]) -> bool:
    whole = one.sum()
    if whole <= 0 or other.sum() <= 0 or np.ptp(one) == 0:
        return False
    times = other.sum() / whole
    return bool((np.abs(other - times * one) <= 1 + times).all())


@lru_cache(maxsize=64)
def same_amounts(one: Column, other: Column, first: int, delimiter: str) -> bool:
    """Whether two columns hold the same amount in every row, however it is written."""
    cells = [one.taken(slice(first, None)), other.taken(slice(first, None))]
    left, right = (money_of([column], None, delimiter) for column in cells)
    a, b = left.columns[0], right.columns[0]
    scaled = (
        a.values * 10 ** max(0, right.places - left.places),
        b.values * 10 ** max(0, left.places - right.places),
    )
    return np.array_equal(a.statuses, b.statuses) and np.array_equal(*scaled)
