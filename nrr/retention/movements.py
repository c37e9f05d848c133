"""The movements of recurring revenue, as rows of data.

Each row is a condition on two amounts of one customer, before and after, and on whether it had ever paid
before. The conditions exclude one another and cover every change, and the amount of each is the size of
the change, so opening + movements = closing holds for any two ends: two neighbouring months (the
roll-forward) or the ends of a year (the bridge). They are written with comparison and `&`, `|` only, so
that an array and a column expression of another engine can be asked alike.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from nrr.ledgers import Codes, Grid, Mask


@dataclass(frozen=True, slots=True)
class Movement:
    """One kind of change: `sign` is its effect on revenue, `when(before, after, seen)` its condition."""

    key: str
    label: str
    sign: int
    sentence: str
    when: Callable[[Any, Any, Any], Any]


NEW = Movement(
    "new",
    "New",
    +1,
    "revenue of customers who had never paid before",
    lambda before, after, seen: (before == 0) & (after > 0) & ~seen,
)
RETURN = Movement(
    "return",
    "Returned",
    +1,
    "revenue of customers who had paid before, had stopped and came back",
    lambda before, after, seen: (before == 0) & (after > 0) & seen,
)
EXPANSION = Movement(
    "expansion",
    "Expansion",
    +1,
    "what paying customers pay more",
    lambda before, after, seen: (before != 0) & (after > before),
)
CONTRACTION = Movement(
    "contraction",
    "Contraction",
    -1,
    "what remaining customers pay less",
    lambda before, after, seen: (after != 0) & (after < before),
)
CHURN = Movement(
    "churn",
    "Churn",
    -1,
    "what customers paid who now pay nothing",
    lambda before, after, seen: (before > 0) & (after == 0),
)

MOVEMENTS = (NEW, RETURN, EXPANSION, CONTRACTION, CHURN)


def kinds_of(before: Grid, after: Grid, seen: Mask) -> npt.NDArray[np.intp]:
    """For every customer 0 for no change, or the position of its movement in `MOVEMENTS` plus one."""
    kinds: npt.NDArray[np.intp] = _KIND_OF_CASE.take(_cases(before, after, seen))
    return kinds


def _cases(before: Grid, after: Grid, seen: Mask) -> npt.NDArray[np.int8]:
    """What the conditions of the movements tell apart, as five bits."""
    cases = seen.astype(np.int8)
    for told in (before == 0, after == 0, after > before, after < before):
        cases += cases
        cases += told.view(np.int8)
    return cases


def _kind_of_case() -> npt.NDArray[np.intp]:
    """The kind of every case: each condition asked once, of small amounts that stand for all there are."""
    amounts, seen = np.arange(-2, 3), np.array([False, True])
    asked = [part.ravel() for part in np.meshgrid(amounts, amounts, seen)]
    found = np.zeros(32, np.intp)
    for position, movement in enumerate(MOVEMENTS, start=1):
        found[_cases(*asked)[movement.when(*asked)]] = position
    return found


_KIND_OF_CASE = _kind_of_case()


def sums(groups: Codes | npt.NDArray[np.int64], amounts: Grid, group_count: int) -> Grid:
    """Exact sums of integers by group.

    `bincount` adds in double precision, which is exact while every partial sum stays below 2^53; a book
    larger than that (90 trillion a year in a two-decimal currency) takes the slower integer road. Where no
    amount is negative no partial sum is above the total.
    """
    total = np.bincount(groups, weights=amounts, minlength=group_count)
    rising = amounts.min(initial=0) >= 0
    highest = total.max(initial=0.0) if rising else np.abs(amounts, dtype=np.float64).sum()
    if highest < 2.0**53:
        return total.astype(np.int64)
    exact = np.zeros(group_count, np.int64)
    np.add.at(exact, groups, amounts)
    return exact


def counts(groups: Codes | npt.NDArray[np.int64], group_count: int) -> Grid:
    """How many customers stand in each group."""
    return np.bincount(groups, minlength=group_count).astype(np.int64)
