"""Amounts as annualised minor units, exact in whole numbers whatever an engine does with division."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import ibis

from nrr.ground import Refusal
from nrr.warehouse.settled import AMOUNT, Column

_PLACES = 10_000
_MOST_CASES = 600


def annual(amount: Column, years: Fraction, per: int) -> Column:
    """What an amount that covers so much of a year is in a year: `per` minor units are one of it (100, or 1
    where it is in cents). Rounded half away from zero.
    """
    above, below = (per / years).as_integer_ratio()
    if below == 1:
        return (amount.cast(AMOUNT) * ibis.literal(above, "int32")).round().cast("int64")
    whole = (amount.cast(AMOUNT) * ibis.literal(_PLACES, "int32")).round().cast("int64")
    return _divided(whole * ibis.literal(above, "int64"), below * _PLACES)


def annual_by(amount: Column, code: Column, years: Mapping[int, Fraction], per: int) -> Column:
    """The same where rows cover different lengths: `code` says which of `years`; null for any other."""
    if len(years) > _MOST_CASES:
        raise Refusal(f"amounts for more than {_MOST_CASES} different lengths of time are not spread")
    found = ((code == key, annual(amount, own, per)) for key, own in years.items())
    return ibis.cases(*found, else_=ibis.null("int64"))


def _divided(above: Column, below: int) -> Column:
    """A whole number over another, rounded half away from zero: a quotient in double precision is at most
    one off, and the rest, which is exact, says so.
    """
    sign, size = above.sign().cast("int64"), above.abs()
    guess = (size.cast("float64") / float(below)).floor().cast("int64")
    rest = (size - guess * below) * 2
    found = guess + _one(rest >= below) + _one(rest >= 3 * below) - _one(rest < -below)
    return (found * sign).cast("int64")


def _one(condition: Column) -> Any:
    return ibis.ifelse(condition, ibis.literal(1, "int64"), ibis.literal(0, "int64"))
