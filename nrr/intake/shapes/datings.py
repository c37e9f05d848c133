"""What there is to say and to ask about a column of dates."""

from calendar import month_name
from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from nrr.ground import Month, Option, Problem
from nrr.intake.answers import Answers
from nrr.intake.drafts import Mask, row_numbers
from nrr.intake.said.saying import Message, Phrase, problem_of, wording
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
    """A column of dates; where nothing in it decides the order of day and month, another date column of the
    table may.
    """
    calendar = calendar_of(answers)
    dates = dates_of(table.columns[column], calendar)
    if not dates.open_order:
        return dates, []
    for other in others:
        found = dates_of(table.columns[other], calendar)
        if other != column and Form.NUMERIC in found.forms and not found.open_order and not found.clash.any():
            said = problem_of(
                Message.DATE_ORDER_SHARED,
                table.place(),
                column=table.letters[other],
                order=_order_name(found.order),
            )
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
    for chosen in (rows, clashing):
        if not len(chosen):
            continue
        numbers = row_numbers(table, chosen)
        samples = list(dict.fromkeys(table.columns[column].text(int(r))[:30] for r in chosen[:4]))
        place, count = table.place(numbers, heading), len(chosen)
        found.append(
            problem_of(
                Message.BAD_DATE, place, count=count, heading=heading, samples=samples, numbers=numbers
            )
            if chosen is rows
            else problem_of(
                Message.MIXED_DATE_ORDER,
                place,
                count=count,
                heading=heading,
                samples=samples,
                numbers=numbers,
                order=_order_name(dates.order),
            )
        )
    return found


def _order_name(order: str) -> str:
    return wording(Phrase.DAY_FIRST if order == "DMY" else Phrase.MONTH_FIRST)


def _open_order(table: Table, column: int, heading: str, dates: DateColumn, asked: Mask) -> list[Problem]:
    if not dates.open_order:
        if dates.assumed_order:
            assumed = problem_of(
                Message.YEAR_FIRST_ASSUMED if dates.order == "YMD" else Message.DAY_FIRST_ASSUMED,
                table.place((), heading),
                heading=heading,
                sample=_sample(table, column),
            )
            return [assumed]
        return []
    return [
        problem_of(
            Message.DATE_ORDER,
            table.place(row_numbers(table, np.flatnonzero(asked), 3), heading),
            count=int(asked.sum()),
            heading=heading,
            sample=_sample(table, column),
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


def fiscal_starts(sample: Stamp) -> tuple[Option, ...]:
    """Every month in which a fiscal year can start, each with the calendar month in which a year of the file
    then begins.
    """
    year = replace(sample, number=1)
    return tuple(
        Option(
            wording(
                Phrase.FISCAL_YEAR_STARTS,
                month=name,
                year=f"{sample.year % 100:02d}",
                first=Month(fiscal_month(year, first)),
            ),
            {"fiscal_start": first},
        )
        for first, name in enumerate(month_name[1:], 1)
    )


def _yearless(table: Table, column: int, heading: str, dates: DateColumn, asked: Mask) -> list[Problem]:
    found = []
    for status in (DateStatus.NO_YEAR, DateStatus.FISCAL):
        rows = np.flatnonzero(asked & (dates.statuses == status))
        if not len(rows):
            continue
        numbers = row_numbers(table, rows)
        sample = stamp_of(table.columns[column].text(int(rows[0])))
        fiscal = status is DateStatus.FISCAL
        told = problem_of(
            Message.FISCAL_MONTHS
            if fiscal
            else Message.MONTHS_NUMBERED
            if sample.number
            else Message.YEAR_MISSING,
            table.place(numbers, heading),
            count=len(rows),
            choices=fiscal_starts(sample) if fiscal else (),
            heading=heading,
            numbers=numbers,
        )
        found.append(told)
    years = np.flatnonzero(asked & (dates.statuses == DateStatus.YEAR))
    if len(years):
        numbers = row_numbers(table, years)
        place = table.place(numbers, heading)
        found.append(
            problem_of(Message.ANNUAL_DATES, place, count=len(years), heading=heading, numbers=numbers)
        )
    return found


def _notes(table: Table, heading: str, dates: DateColumn) -> list[Problem]:
    found = []
    if Form.SERIAL in dates.forms:
        found.append(problem_of(Message.SERIAL_DATES, table.place((), heading), heading=heading))
    if Form.EPOCH in dates.forms:
        found.append(problem_of(Message.EPOCH_DATES, table.place((), heading), heading=heading))
    if dates.midnights:
        place = table.place((), heading)
        found.append(problem_of(Message.MIDNIGHTS, place, heading=heading, sample=dates.midnights))
    elif dates.utc_differs:
        place = table.place((), heading)
        found.append(problem_of(Message.TIMEZONE, place, heading=heading, differing=dates.utc_differs))
    return found
