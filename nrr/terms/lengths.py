"""How long a term runs, and how an amount over it becomes one of a year."""

from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from nrr.ground import Month
from nrr.ledgers import Ints, Mask, Term, TermTable

_DAYS, _MONTHS = 1461, 48
_EPOCH = date(1970, 1, 1).toordinal()


class TermClass(StrEnum):
    """How long one is bound, which is not how often one pays."""

    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEAR = "half-year"
    ANNUAL = "annual"
    MULTI_YEAR = "multi-year"
    EVERGREEN = "evergreen"


_FROM = (
    (15, TermClass.MULTI_YEAR),
    (11, TermClass.ANNUAL),
    (5, TermClass.HALF_YEAR),
    (2, TermClass.QUARTERLY),
    (1, TermClass.MONTHLY),
)


@lru_cache(maxsize=200_000)
def term_months(start: int, due: int) -> tuple[int, bool]:
    """Months from the start to the day after due, and whether they are whole; an odd term is rounded half
    up.
    """
    following = due + 1
    months = _month_of(following).since(_month_of(start))
    whole = months > 0 and (after(start, months) == following or _both_close(start, following))
    if whole:
        return months, True
    return max(1, _half_up(Fraction((following - start) * _MONTHS, _DAYS))), False


def after(day: int, months: int) -> int:
    """The same day of a later month, or that month's last."""
    found = date.fromordinal(day)
    month = _month_of(day) + months
    return min(_first(month) + found.day - 1, month_end(month))


def month_end(month: Month) -> int:
    """The last day of a month."""
    return _first(month + 1) - 1


def month_of_day(day: int) -> Month:
    """The month a day lies in."""
    return _month_of(day)


def months_of(term: Term) -> int | None:
    """The length of a term in months; None for an evergreen line."""
    return None if term.due is None else term_months(term.start, term.due)[0]


def class_of(term: Term) -> TermClass:
    """Which class a term belongs to."""
    months = months_of(term)
    return TermClass.EVERGREEN if months is None else class_of_months(months)


def class_of_months(months: int) -> TermClass:
    """The class of a term that ends, by its length."""
    return next(name for least, name in _FROM if months >= least)


def bound(term: Term) -> bool:
    """Whether a line is under term at all: monthly and evergreen ones are not."""
    return class_of(term) not in (TermClass.MONTHLY, TermClass.EVERGREEN)


def months_of_all(table: TermTable) -> Ints:
    """The length of every term in months, as `months_of`; 0 for an evergreen line."""
    following = np.where(table.due < 0, table.start, table.due) + 1
    starts, ends = _dates(table.start), _dates(following)
    months = (ends.astype("M8[M]") - starts.astype("M8[M]")).astype(np.int64)
    closes = [
        _dates(days + 1).astype("M8[M]").astype("M8[D]") == _dates(days + 1)
        for days in (table.start, following)
    ]
    whole = (months > 0) & ((after_all(table.start, months) == following) | (closes[0] & closes[1]))
    odd = np.maximum(1, (2 * (following - table.start) * _MONTHS + _DAYS) // (2 * _DAYS))
    return np.where(table.due < 0, 0, np.where(whole, months, odd))


def after_all(days: Ints, months: Ints) -> Ints:
    """`after` for many days at once."""
    dates = _dates(days)
    month = dates.astype("M8[M]")
    into = dates - month.astype("M8[D]")
    first = (month + months).astype("M8[D]")
    last = (month + months + 1).astype("M8[D]") - 1
    return np.asarray(np.minimum(first + into, last).astype(np.int64) + _EPOCH)


def bound_of_all(months: Ints) -> Mask:
    """Which terms are under term at all, by their months."""
    return np.asarray(months > 1)


def _dates(days: Ints) -> npt.NDArray[np.datetime64]:
    return (days - _EPOCH).astype("M8[D]")


def _half_up(value: Fraction) -> int:
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


@lru_cache(maxsize=50_000)
def _month_of(day: int) -> Month:
    found = date.fromordinal(day)
    return Month.of(found.year, found.month)


def _first(month: Month) -> int:
    return date(month.year, month.number, 1).toordinal()


def _both_close(start: int, following: int) -> bool:
    """From a month's last day to another month's last day."""
    return all(date.fromordinal(day + 1).day == 1 for day in (start, following))
