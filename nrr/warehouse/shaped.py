"""What a table of another shape becomes: one row a customer and month, under the columns of a long table."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from nrr.warehouse.columns import ANNUAL, Columns
from nrr.warehouse.settled import Column, Table

MONTH, AMOUNT_OF_MONTH = "counted month", "counted amount"
"""Columns that a shape adds: the month as 202601, and annualised minor units."""
_A_YEAR = MappingProxyType({"mrr": 12, "minor_units": 12, "quarter": 4, "arr": 1})


@dataclass(frozen=True, slots=True)
class Shaped:
    """A long table with its columns. `aside` counts rows that were left out, by the reason; a table of
    periods or movements holds every month from its `first` to its `last`.
    """

    table: Table
    columns: Columns
    aside: Mapping[str, int] = field(default_factory=dict)
    first: int | None = None
    last: int | None = None


def kept_columns(columns: Columns, *more: str) -> dict[str, str]:
    """The columns of the table that go with every row, and `more` of them, by their names here."""
    names = dict.fromkeys(
        (
            columns.customer,
            columns.parent,
            columns.subscription,
            columns.revenue_type,
            columns.currency,
            columns.cancelled,
            *columns.attributes,
            *more,
        )
    )
    return {f"k{at}": name for at, name in enumerate(filter(None, names))}


def long_columns(columns: Columns) -> Columns:
    """The columns of a table once it is long; neither status nor product tells its lines apart."""
    gone = ("start", "end", "interval", "interval_count", "movement", "status", "times", "product")
    plain: dict[str, Any] = dict.fromkeys(gone, "")
    return replace(columns, month=MONTH, amount=AMOUNT_OF_MONTH, amount_is=ANNUAL, minor=False, **plain)


def month_number(ordinal: Column) -> Column:
    """202601 of the ordinal of January 2026."""
    place = ordinal % 12
    year = ((ordinal - place) / 12).round().cast("int32")
    return (year * 100 + place + 1).cast("int32")


def years_of(columns: Columns) -> Fraction:
    """What part of a year one amount covers."""
    return Fraction(1, _A_YEAR[columns.amount_is])


def per_amount(columns: Columns) -> int:
    """How many minor units one of the amount column is."""
    return 1 if columns.minor or columns.amount_is == "minor_units" else 100
