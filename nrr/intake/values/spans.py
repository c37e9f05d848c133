"""Whole columns of dates: one order of day and month for all of them, months and days as integers."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from nrr.intake.lexicon.plain import plain
from nrr.intake.lexicon.vocabulary import Section, vocabulary
from nrr.intake.tables.grids import Column, Kind
from nrr.intake.thresholds import LIMITS
from nrr.intake.values.dates import stamp_of
from nrr.intake.values.notations import century
from nrr.intake.values.stamps import IMPOSSIBLE, NOT_A_DATE, Form, Stamp
from nrr.intake.values.yearless import years_of_months

FOREVER = 4_000_000  # day number of an open end
_NEXT_DAY = "next_day"
_EVENING = re.compile(r"[Tt ](?:1[89]|2[0-3]):[03]0(?::00(?:[.,]0+)?)?\s*(?:[Zz]|UTC|\+00:?00)$")
"""A full or half hour: midnight of Europe, Africa and Asia, said in UTC."""


class DateStatus(IntEnum):
    """What a cell of a date column turned out to be."""

    OK = 0
    BLANK = 1
    NOT = 2
    IMPOSSIBLE = 3
    NO_YEAR = 4
    QUARTER = 5
    FISCAL = 6
    YEAR = 7


@dataclass(frozen=True, slots=True)
class Calendar:
    """The user's answers about dates."""

    order: str | None = None
    month_format: str | None = None
    year: int | None = None
    fiscal_start: int | None = None
    timezone: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class DateColumn:
    """By row: status, month ordinal, day number (proleptic, -1 where only a month is given).

    `order` is the order used; `open_order` when nothing decides it; `assumed_order` when dots do;
    `clash` marks rows that only the other order can read. `forms` are the forms met; `utc_differs` counts
    rows whose month would be another one in UTC.
    """

    statuses: npt.NDArray[np.int8]
    months: npt.NDArray[np.int32]
    days: npt.NDArray[np.int32]
    order: str
    open_order: bool
    assumed_order: bool
    clash: npt.NDArray[np.bool_]
    forms: frozenset[Form]
    utc_differs: int
    midnights: str = ""


def dates_of(column: Column, calendar: Calendar) -> DateColumn:
    """Parses one column of dates."""
    used = column.used.tolist()
    stamps = {code: _stamp(column, code) for code in used}
    midnights = _midnights(column, stamps) if calendar.timezone in (None, _NEXT_DAY) else ""
    if midnights and calendar.timezone == _NEXT_DAY:
        stamps, midnights = {code: _day_after(stamp) for code, stamp in stamps.items()}, ""
    order, is_open, assumed = _order([(stamps[code], column.texts[code]) for code in used], calendar)
    count = len(column.texts)
    statuses = np.full(count, DateStatus.BLANK, np.int8)
    months, days = np.zeros(count, np.int32), np.full(count, -1, np.int32)
    clash = np.zeros(count, np.bool_)
    years = _years(column, stamps, calendar)
    for code, stamp in stamps.items():
        if column.texts[code].strip():
            own = replace(calendar, year=years.get(stamp.month, calendar.year)) if years else calendar
            statuses[code], months[code], days[code] = _placed(stamp, order, own)
            clash[code] = stamp.form is Form.NUMERIC and not _readable(stamp, order)
    codes = column.codes
    differs = sum(
        s.utc is not None and (s.utc.year, s.utc.month) != _year_month(s, order) for s in stamps.values()
    )
    forms = frozenset(s.form for s in stamps.values())
    return DateColumn(
        statuses[codes],
        months[codes],
        days[codes],
        order,
        is_open,
        assumed,
        clash[codes],
        forms,
        differs,
        midnights,
    )


def _midnights(column: Column, stamps: dict[int, Stamp]) -> str:
    """The first of times that all are evenings in UTC before a month begins; empty where any is not."""
    texts = {code: text for code in stamps if (text := column.texts[code].strip())}
    late = len(texts) >= LIMITS.fewest and all(
        _EVENING.search(text) and stamps[code].form is Form.DAY and _day_after(stamps[code]).day == 1
        for code, text in texts.items()
    )
    return next(iter(texts.values())) if late else ""


def _day_after(stamp: Stamp) -> Stamp:
    if stamp.form is not Form.DAY or stamp.day is None:
        return stamp
    day = date(stamp.year, stamp.month, stamp.day) + timedelta(days=1)
    return replace(stamp, year=day.year, month=day.month, day=day.day, utc=None)


def _years(column: Column, stamps: dict[int, Stamp], calendar: Calendar) -> dict[int, int]:
    """Month -> year of the months that name none, once the year is said."""
    if calendar.year is None or all(stamp.form is not Form.NO_YEAR for stamp in stamps.values()):
        return {}
    months = np.zeros(len(column.texts), np.int8)
    for code, stamp in stamps.items():
        months[code] = stamp.month if stamp.form is Form.NO_YEAR else 0
    return years_of_months(months[column.codes], calendar.year)


_OPEN_ENDS = vocabulary(Section.CLUES, "open_ends")


def is_open_end(text: str) -> bool:
    """A word or a far date that means: no end."""
    folded = plain(text)
    stamp = stamp_of(text)
    return folded in _OPEN_ENDS or (
        stamp.form in (Form.DAY, Form.NUMERIC, Form.YEAR)
        and max(stamp.year, (stamp.swapped or (0,))[0]) >= 2099
    )


def _stamp(column: Column, code: int) -> Stamp:
    text, kind = column.texts[code], column.kinds[code]
    if kind == Kind.ERROR:
        return IMPOSSIBLE
    stamp = stamp_of(text)
    if kind == Kind.NUMBER and stamp.form not in (Form.SERIAL, Form.YEAR, Form.DAY, Form.EPOCH):
        return NOT_A_DATE
    return stamp


def _order(used: list[tuple[Stamp, str]], calendar: Calendar) -> tuple[str, bool, bool]:
    numeric = [(stamp, text) for stamp, text in used if stamp.form is Form.NUMERIC]
    day_first = any(stamp.month and stamp.swapped is None for stamp, _ in numeric)
    month_first = any(not stamp.month for stamp, _ in numeric)
    unsure = any(stamp.month and stamp.swapped for stamp, _ in numeric)
    if calendar.order is not None:
        return calendar.order, False, False
    if _years_first([stamp for stamp, _ in numeric]):
        return "YMD", False, True
    if day_first != month_first:
        return ("DMY" if day_first else "MDY"), False, False
    if day_first:
        fit = sum(bool(stamp.month) for stamp, _ in numeric) - sum(
            stamp.swapped is not None for stamp, _ in numeric
        )
        return ("DMY" if fit >= 0 else "MDY"), unsure, False
    dotted = all("." in text for _, text in numeric)
    if unsure and dotted and not month_first:
        return "DMY", False, True
    return "DMY", unsure, False


def _years_first(numeric: list[Stamp]) -> bool:
    """22/11/05, 22/12/31, 23/01/15: read otherwise, the days would be years scattered over decades."""
    readings = [stamp.year_first for stamp in numeric]
    if len(readings) < 3 or any(reading is None for reading in readings):
        return False
    first = [reading[0] for reading in readings if reading]
    other = [stamp.year or (stamp.swapped or (0,))[0] for stamp in numeric]
    near = max(first) - min(first) < 5
    return near and (max(other) - min(other) > 5 or _ends_of_months([r for r in readings if r]))


def _ends_of_months(readings: list[tuple[int, int, int]]) -> bool:
    """23/03/31, 23/04/30: the last number is the first or a last day of a month, the first one never is."""
    days, years = {day for _, _, day in readings}, {year % 100 for year, _, _ in readings}
    return min(years) > 12 and max(years) < 28 and (days == {1} or min(days) >= 28)


def _readable(stamp: Stamp, order: str) -> bool:
    if order == "YMD":
        return stamp.year_first is not None
    return bool(stamp.month) if order == "DMY" else stamp.swapped is not None


def _year_month(stamp: Stamp, order: str) -> tuple[int, int]:
    if stamp.form is Form.NUMERIC and order == "MDY" and stamp.swapped:
        return stamp.swapped[0], stamp.swapped[1]
    return stamp.year, stamp.month


def _placed(stamp: Stamp, order: str, calendar: Calendar) -> tuple[int, int, int]:
    """Status, month ordinal and day number of one stamp."""
    match stamp.form:
        case Form.NONE:
            return DateStatus.NOT, 0, -1
        case Form.IMPOSSIBLE:
            return DateStatus.IMPOSSIBLE, 0, -1
        case Form.YEAR:
            return DateStatus.YEAR, stamp.year * 12, -1
        case Form.QUARTER:
            return DateStatus.QUARTER, stamp.month_ordinal, -1
        case Form.FISCAL:
            return _fiscal(stamp, calendar)
        case Form.NO_YEAR:
            return _yearless(stamp, calendar)
        case Form.NUMERIC:
            return _ordered(stamp, order, calendar)
    return _dated(stamp.year, stamp.month, stamp.day, stamp.utc, calendar)


def _dated(
    year: int, month: int, day: int | None, utc: date | None, calendar: Calendar
) -> tuple[int, int, int]:
    if utc is not None and calendar.timezone == "UTC":
        year, month, day = utc.year, utc.month, utc.day
    number = date(year, month, day).toordinal() if day else -1
    return DateStatus.OK, year * 12 + month - 1, number


def _ordered(stamp: Stamp, order: str, calendar: Calendar) -> tuple[int, int, int]:
    if not _readable(stamp, order):
        return DateStatus.IMPOSSIBLE, 0, -1
    if order == "YMD" and stamp.year_first:
        return _dated(*stamp.year_first, None, calendar)
    if order == "MDY" and stamp.swapped:
        return _dated(*stamp.swapped, stamp.utc, calendar)
    return _dated(stamp.year, stamp.month, stamp.day, stamp.utc, calendar)


def _yearless(stamp: Stamp, calendar: Calendar) -> tuple[int, int, int]:
    if stamp.number and (calendar.month_format == "yy-mon" or stamp.number > 31):
        return _dated(century(stamp.number), stamp.month, None, None, calendar)
    if calendar.year is not None:
        return _dated(calendar.year, stamp.month, None, None, calendar)
    return DateStatus.NO_YEAR, stamp.month - 1, -1


def fiscal_month(stamp: Stamp, first: int) -> int:
    """Month ordinal of a fiscal period; a fiscal year is named after the calendar year in which it ends."""
    position = stamp.number * 3 - 3 if stamp.rest == "quarter" else stamp.number - 1
    return (stamp.year - (1 if first > 1 else 0)) * 12 + first - 1 + position


def _fiscal(stamp: Stamp, calendar: Calendar) -> tuple[int, int, int]:
    if calendar.fiscal_start is None:
        return DateStatus.FISCAL, stamp.month_ordinal, -1
    month = fiscal_month(stamp, calendar.fiscal_start)
    return (DateStatus.QUARTER, month + 2, -1) if stamp.rest == "quarter" else (DateStatus.OK, month, -1)
