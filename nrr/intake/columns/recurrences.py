"""How the values of a column come back from month to month: a customer recurs, a count creeps, a row id
never returns.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from nrr.intake.tables.grids import Column
from nrr.intake.thresholds import LIMITS
from nrr.intake.values.spans import Calendar, DateStatus, dates_of

_LOOK, _NO_MONTH = 20_000, 1_000_000


@dataclass(frozen=True, slots=True)
class Recurrence:
    """`rows` with a value and a month, over `months` months; `values` differ.

    `alone` is the share of value and month pairs among the rows, `each` the mean months of a value,
    `stays` the share of a month's values that stand in the next month of the file as well.
    """

    rows: int
    months: int
    values: int
    alone: float
    each: float
    stays: float

    @property
    def one_a_month(self) -> bool:
        """Every month has one row: a table of the whole business, or of one customer."""
        return self.months > 1 and self.rows == self.months

    @property
    def like_customers(self) -> bool:
        """About one row a month, and back in other months."""
        return (
            self.values >= LIMITS.customers
            and self.alone >= LIMITS.once_a_month
            and self.each >= LIMITS.months_each
            and not self.one_a_month
        )


@lru_cache(maxsize=256)
def recurrence_of(who: Column, when: Column, first: int) -> Recurrence:
    """The recurrence of one column over the months of another, from row `first` on, by the first rows of a
    long table.
    """
    rows = slice(first, first + _LOOK)
    values, dates = who.taken(rows), dates_of(when.taken(rows), Calendar())
    periods = (
        when.codes[rows].astype(np.int64) + _NO_MONTH
    )  # quarters and years are told apart by their texts
    kept = (dates.statuses != DateStatus.BLANK) & ~values.blank
    months = np.where(dates.statuses == DateStatus.OK, dates.months, periods)[kept]
    codes = values.codes[kept]
    if not len(codes):
        return Recurrence(0, 0, 0, 0.0, 0.0, 0.0)
    pairs = np.unique(months.astype(np.int64) << 32 | codes)
    different, count = np.unique(months), len(np.unique(codes))
    return Recurrence(
        len(codes),
        len(different),
        count,
        len(pairs) / len(codes),
        len(pairs) / count,
        _stays(pairs, different),
    )


def _stays(pairs: npt.NDArray[np.int64], months: npt.NDArray[np.int64]) -> float:
    """Of the values of every month but the last, those that stand in the next one as well."""
    place = np.searchsorted(months, pairs >> 32)
    before = place < len(months) - 1
    if not before.any():
        return 0.0
    later = months[np.minimum(place + 1, len(months) - 1)].astype(np.int64) << 32 | (pairs & 0xFFFFFFFF)
    return float(np.isin(later[before], pairs).mean())


@lru_cache(maxsize=256)
def varies_within(value: Column, group: Column, first: int) -> bool:
    """Most groups that stand in several rows hold different values: the value belongs to a row, not to the
    group.
    """
    rows = slice(first, first + _LOOK)
    groups, codes = group.codes[rows].astype(np.int64), value.codes[rows]
    pairs = np.unique(groups << 32 | codes)
    held, sizes = np.unique(pairs >> 32, return_counts=True)
    several = np.isin(held, np.flatnonzero(np.bincount(groups) > 1))
    return bool(several.any()) and float((sizes[several] > 1).mean()) > LIMITS.changing


@lru_cache(maxsize=256)
def pairs_up(one: Column, other: Column, first: int) -> bool:
    """Each value of one column stands with one value of the other, both ways: a name and its code."""
    rows = slice(first, first + _LOOK)
    left, right = one.codes[rows].astype(np.int64), other.codes[rows]
    pairs = len(np.unique(left << 32 | right))
    return pairs == len(np.unique(left)) == len(np.unique(right))
