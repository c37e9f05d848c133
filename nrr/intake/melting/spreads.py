"""Amounts that last several months, in each of the months they cover, at the rate of one."""

from dataclasses import replace
from math import lcm

import numpy as np

from nrr.intake.drafts import Entries
from nrr.intake.melting.bills import Terms
from nrr.intake.melting.grids import Ints, Mask
from nrr.intake.tables.grids import distinct
from nrr.intake.values.money import integers

_WEEKS_OF_A_YEAR = 52
_MOST = 4e18


def spread_over(entries: Entries, terms: Terms, asked: Mask, last: int) -> Entries:
    """Entries of one month each -> the asked ones in every month of their term up to the last one; the
    others as they are.
    """
    numerator, denominator = _rates(terms)
    numerator, denominator = np.where(asked, numerator, 1), np.where(asked, denominator, 1)
    like = np.where(asked & (terms.like >= 0), terms.like, np.arange(entries.count))
    scale = lcm(*(int(d) for d in distinct(denominator).tolist()), 1)
    arr = _times(entries.arr[like], (numerator * (scale // denominator))[like])
    first = np.where(asked, terms.first, entries.months)
    counts = np.where(asked, np.clip(np.minimum(terms.covered, last - first + 1), 0, None), 1).astype(
        np.int64
    )
    index = np.repeat(np.arange(entries.count), counts)
    shifts = np.arange(len(index)) - np.repeat(np.cumsum(counts) - counts, counts)
    months = (first[index] + shifts).astype(np.int32)
    return replace(replace(entries, arr=arr, scale=entries.scale * scale).taken(index), months=months)


def _rates(terms: Terms) -> tuple[Ints, Ints]:
    """What an amount taken as a month's is multiplied with and divided by to be that of its term; a year
    has 52 weeks.
    """
    months = np.maximum(1, np.rint(terms.months)).astype(np.int64)
    weekly = terms.weeks > 0
    numerator = np.where(weekly, _WEEKS_OF_A_YEAR // 4, 1)
    return numerator, np.where(weekly, 3 * terms.weeks, months)


def _times(arr: np.ndarray, factor: Ints) -> np.ndarray:
    largest = float(np.abs(arr.astype(np.float64)).max(initial=0)) * float(factor.max(initial=1))
    if arr.dtype != object and largest < _MOST:
        return np.asarray(arr * factor)
    return integers([int(a) * int(f) for a, f in zip(arr.tolist(), factor.tolist(), strict=True)])
