"""What there is to say and to ask about a column of dates."""

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from nrr.ground import Month, Option, Problem, Severity
from nrr.intake.answers import Answers
from nrr.intake.drafts import Mask, listed, row_numbers
from nrr.intake.shapes.cells import Choice, note, question, stop
from nrr.intake.tables.grids import Table
from nrr.intake.values.dates import stamp_of
from nrr.intake.values.spans import Calendar, DateColumn, DateStatus, dates_of, fiscal_month
from nrr.intake.values.stamps import Form, Stamp


def calendar_of(answers: Answers) -> Calendar:
    """The answers that concern dates."""
    return Calendar(
        answers.date_order, answers.month_format, answers.year, answers.fiscal_start, answers.timezone
    )


def settled_dates(
    table: Table, column: int, others: Iterable[int], answers: Answers
) -> tuple[DateColumn, list[Problem]]:
    """A column of dates; where nothing in it decides the order of day and month, another date column of the table may."""
    calendar = calendar_of(answers)
    dates = dates_of(table.columns[column], calendar)
    if not dates.open_order:
        return dates, []
    for other in others:
        found = dates_of(table.columns[other], calendar)
        if other != column and Form.NUMERIC in found.forms and not found.open_order and not found.clash.any():
            text = f"The order of day and month was told by another date column ({table.letters[other]}): {_order_name(found.order)}."
            said = note("date_order_shared", text, table, severity=Severity.WARNING)
            return dates_of(table.columns[column], replace(calendar, order=found.order)), [said]
    return dates, []


def date_problems(table: Table, column: int, heading: str, dates: DateColumn, asked: Mask) -> list[Problem]:
    """Errors, questions and notes about the dates of the asked rows."""
    return [
        *_impossible(table, column, heading, dates, asked),
        *_open_order(table, column, heading, dates, asked),
        *_yearless(table, column, heading, dates, asked),
        *_notes(table, heading, dates),
    ]


def _impossible(table: Table, column: int, heading: str, dates: DateColumn, asked: Mask) -> list[Problem]:
    found = []
    bad = asked & ((dates.statuses == DateStatus.IMPOSSIBLE) | (dates.statuses == DateStatus.NOT))
    rows, clashing = np.flatnonzero(bad & ~dates.clash), np.flatnonzero(bad & dates.clash)
    for chosen, code, what in (
        (rows, "bad_date", "cannot be a date of the calendar (day or month out of range, or no date at all)"),
        (
            clashing,
            "mixed_date_order",
            f"cannot be read in the order of day and month of the other dates ({_order_name(dates.order)})",
        ),
    ):
        if len(chosen):
            numbers = row_numbers(table, chosen)
            samples = ", ".join(
                dict.fromkeys(repr(table.columns[column].text(int(r))[:30]) for r in chosen[:4])
            )
            text = f"Column {heading}: {samples} on {listed(numbers)} {what}."
            found.append(
                stop(
                    code,
                    text,
                    "Correct these dates (best written as 2026-01-31) and upload again.",
                    table,
                    numbers,
                    heading,
                    len(chosen),
                )
            )
    return found


def _order_name(order: str) -> str:
    return "day first" if order == "DMY" else "month first"


def _open_order(table: Table, column: int, heading: str, dates: DateColumn, asked: Mask) -> list[Problem]:
    if not dates.open_order:
        if dates.assumed_order:
            name = "year first" if dates.order == "YMD" else "day first, as dots suggest"
            text = (
                f"Dates in column {heading} such as {_sample(table, column)} were read {name} (date order)."
            )
            return [note("date_order_assumed", text, table, column=heading, severity=Severity.WARNING)]
        return []
    text = (f"Dates in column {heading} such as {_sample(table, column)} can be read day first or month first: "
            "the day and month order is ambiguous in every row.")  # fmt: skip
    return [
        question(
            "date_order",
            text,
            "Say whether the day or the month stands first.",
            table,
            row_numbers(table, np.flatnonzero(asked), 3),
            heading,
            int(asked.sum()),
        )
    ]


def _sample(table: Table, column: int) -> str:
    return next(
        (
            text
            for text in table.columns[column].texts
            if any(sign in text for sign in "/.-") and text[:1].isdigit()
        ),
        "",
    )


_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")  # fmt: skip


def fiscal_starts(sample: Stamp) -> tuple[Choice, ...]:
    """Every month in which a fiscal year can start, each with the calendar month in which a year of the file then begins."""
    year = replace(sample, number=1)
    return tuple(
        (f"Starts in {name}: FY{sample.year % 100:02d} begins in {Month(fiscal_month(year, first)).label}", {"fiscal_start": first})
        for first, name in enumerate(_MONTHS, 1)
    )  # fmt: skip


_OPEN = (
    (DateStatus.NO_YEAR, "year_missing", "months without a year", "Say which year the months belong to, or write the year into the column."),
    (DateStatus.FISCAL, "fiscal_start", "months or quarters of a fiscal year", "Say in which month the fiscal year starts."),
)  # fmt: skip

_NUMBERED = ("month_format", "months beside a number that can be the year or the day (ambiguous)", "Say whether the number is the year or the day.")  # fmt: skip


def _yearless(table: Table, column: int, heading: str, dates: DateColumn, asked: Mask) -> list[Problem]:
    found = []
    for status, *words in _OPEN:
        rows = np.flatnonzero(asked & (dates.statuses == status))
        if len(rows):
            numbers = row_numbers(table, rows)
            sample = stamp_of(table.columns[column].text(int(rows[0])))
            counted = sample.number and status is DateStatus.NO_YEAR
            code, what, remedy = _NUMBERED if counted else words
            text = f"Column {heading} holds {what} ({listed(numbers)})."
            choices = fiscal_starts(sample) if status is DateStatus.FISCAL else ()
            found.append(question(code, text, remedy, table, numbers, heading, len(rows), choices))
    years = np.flatnonzero(asked & (dates.statuses == DateStatus.YEAR))
    if len(years):
        numbers = row_numbers(table, years)
        text = f"Column {heading} holds years, not months ({listed(numbers)}): retention needs monthly figures, not annual ones."
        remedy = "Export the table by month (one row or column a month)."
        found.append(stop("annual_only", text, remedy, table, numbers, heading, len(years)))
    return found


def _notes(table: Table, heading: str, dates: DateColumn) -> list[Problem]:
    found = []
    if Form.SERIAL in dates.forms:
        found.append(note("serial_dates", f"Column {heading} holds date serial numbers of a spreadsheet (days since 1899-12-30); they were read as dates.",
                          table, column=heading, severity=Severity.WARNING, did="Read in the 1900 date system."))  # fmt: skip
    if Form.EPOCH in dates.forms:
        found.append(note("epoch_dates", f"Column {heading} holds Unix timestamps; they were read as dates in UTC (time zone).",
                          table, column=heading, severity=Severity.WARNING, did="Read as UTC."))  # fmt: skip
    if dates.utc_differs:
        text = (f"Column {heading} holds times with a time zone (UTC offset). The month is the one of the date as written; "
                f"{dates.utc_differs} of the different times fall into another month in UTC.")  # fmt: skip
        told = note("timezone", text, table, column=heading, severity=Severity.WARNING, did="No time-zone conversion.",
                    remedy="Choose UTC if the months are those of UTC.")  # fmt: skip
        found.append(replace(told, choices=(Option("Take the month in UTC", {"timezone": "UTC"}),)))
    return found
