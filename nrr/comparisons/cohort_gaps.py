"""The cohorts of the last twelve months against those of the twelve before, at the same age."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from nrr.intervals import SEED, Group, compare
from nrr.ledgers import Grid
from nrr.retention import Run

Positions = npt.NDArray[np.intp]

_YEAR = 12
_SHARE_AT_AGE, _YOUNGEST_AGE = 0.8, 3
_TEST_CELLS = 20_000_000


@dataclass(frozen=True, slots=True)
class CohortGap:
    """Newer against older cohorts at one age; `newer_arr_minor` is the newer ones' starting revenue.

    Without a `p_value` they are too few, or too few of them moved, to tell chance from change.
    """

    age_months: int
    older: float
    newer: float
    low: float | None
    high: float | None
    p_value: float | None
    older_customers: int
    newer_customers: int
    newer_arr_minor: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class _Side:
    """Customers with their first month inside the run, and how old they are at its end."""

    rows: Positions
    born: npt.NDArray[np.int64]
    ages: npt.NDArray[np.int64]


def cohort_gap(run: Run) -> CohortGap | None:
    """Pooled, at the age most of the newer have reached; None where one side has nobody to compare."""
    newer, older = _side(run, 0), _side(run, _YEAR)
    age = _common_age(newer, run.grid)
    if age is None or not len(older.rows):
        return None
    sides = [_at_age(side, run.grid, age) for side in (newer, older)]
    customers = sum(len(first) for first, _ in sides)
    draws = max(200, min(2000, _TEST_CELLS // max(customers, 1)))
    found = compare(Group(*sides[0]), Group(*sides[1]), seed=SEED, draws=draws)
    if found.first is None or found.second is None:
        return None
    return CohortGap(
        age_months=age,
        older=found.second,
        newer=found.first,
        low=found.interval.low,
        high=found.interval.high,
        p_value=found.p_value,
        older_customers=found.customers[1],
        newer_customers=found.customers[0],
        newer_arr_minor=int(sides[0][0].sum()),
    )


def _side(run: Run, back: int) -> _Side:
    """Who first paid in the twelve months that end `back` months before the close."""
    last, born = len(run.grid) - 1, run.first_paid
    # A first month at the left edge of the book may be no first month at all.
    chosen = np.flatnonzero((born > max(last - back - _YEAR, 0)) & (born <= last - back))
    return _Side(chosen, born[chosen], last - born[chosen])


def _common_age(side: _Side, run: Grid) -> int | None:
    """The largest age that cohorts with 80% of the starting revenue have reached, at least three months.

    A company that wins as much every month never has 80% of a year's new revenue at three months; then
    those who have reached three months are compared. None where nobody has.
    """
    start = run[side.born, side.rows]
    oldest = int(side.ages.max(initial=0))
    if oldest < _YOUNGEST_AGE:
        return None
    ages = range(_YOUNGEST_AGE + 1, oldest + 1)
    reached = [age for age in ages if start[side.ages >= age].sum() >= _SHARE_AT_AGE * start.sum()]
    return max(reached, default=_YOUNGEST_AGE)


def _at_age(side: _Side, run: Grid, age: int) -> tuple[Grid, Grid]:
    old = side.ages >= age
    rows, born = side.rows[old], side.born[old]
    return run[born, rows], run[born + age, rows]
