"""Days as whole numbers: a month and a day in it, so that no engine does arithmetic with dates.

A mark is month times 32 plus day: two days compare as their marks do.
"""

from typing import Any

import ibis

from nrr.warehouse.settled import Column, month_of, text_of

_DAY = r"^\d{4}-\d{2}-\d{2}"


def day_of(column: Column) -> tuple[Column, Column]:
    """The ordinal of the month and the day in it, of a date, a timestamp or a text such as 2026-01-31; null
    for what is none.
    """
    if not column.type().is_string():
        return month_of(column), column.day().cast("int32")
    text = text_of(column)
    dated = text.re_search(_DAY).coalesce(ibis.literal(value=False))
    whole = ibis.ifelse(dated, text, ibis.null("string"))
    year, month, day = (whole.substr(at, size).cast("int32") for at, size in ((0, 4), (5, 2), (8, 2)))
    return (year * 12 + month - 1).cast("int32"), day.cast("int32")


def mark_of(month: Column, day: Column) -> Column:
    """The mark of a day."""
    return (month.cast("int64") * 32 + day).cast("int64")


def next_mark(month: Column, day: Column) -> Column:
    """The mark of the day after."""
    return mark_of(month, day) + ibis.ifelse(closes(month, day), 33 - day, ibis.literal(1, "int32"))


def closes(month: Column, day: Column) -> Column:
    """Whether a day is the last of its month."""
    return day == length_of_month(month)


def length_of_month(month: Column) -> Column:
    """How many days a month has."""
    place = month % 12
    year = ((month - place) / 12).round().cast("int32")
    leap = (year % 4 == 0) & ((year % 100 != 0) | (year % 400 == 0))
    return ibis.cases(
        (place == 1, ibis.ifelse(leap, _whole(29), _whole(28))),
        (place.isin([3, 5, 8, 10]), _whole(30)),
        else_=_whole(31),
    )


def _whole(number: int) -> Any:
    return ibis.literal(number, "int32")
