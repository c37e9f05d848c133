"""Rows of a long table that hold no amount of their own: totals, footers and remarks, blanks; names left out
below others.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from nrr.ground import Problem
from nrr.intake.answers import Answers
from nrr.intake.drafts import Mask, row_numbers, total_of
from nrr.intake.headings.assignments import Assignment
from nrr.intake.headings.words import Role
from nrr.intake.lexicon.phrases import words_of
from nrr.intake.lexicon.vocabulary import Section, vocabulary
from nrr.intake.melting.people import People, filled_down, filled_down_note
from nrr.intake.said.saying import Message, problem_of
from nrr.intake.shapes.cells import doubtful_rows
from nrr.intake.shapes.footings import Columns
from nrr.intake.shapes.labels import label_rows, summary_rows
from nrr.intake.tables.grids import Kind, Table, column_of_texts, distinct
from nrr.intake.values.amounts import Status
from nrr.intake.values.dates import stamp_of
from nrr.intake.values.money import CODE_OF, Money
from nrr.intake.values.spans import DateColumn, DateStatus
from nrr.intake.values.stamps import Form

_FISCAL = vocabulary(Section.CLUES, "fiscal_years")
_LABELLED = 5_000
_Aside = Literal[Message.TOTAL_ROWS_LEFT, Message.FOOTER_ROWS, Message.AMOUNT_MISSING]
_BLANK, _WORD = CODE_OF[Status.BLANK], CODE_OF[Status.WORD]


@dataclass(frozen=True, slots=True, eq=False)
class LongRows:
    """The parsed columns of the body."""

    table: Table
    people: People
    dates: DateColumn
    money: Money
    amount: int
    month: int


def with_year(
    table: Table, headings: Sequence[str], assignment: Assignment, answers: Answers
) -> tuple[Table, int]:
    """Year and month in two columns become one column of months; those of a fiscal year count from its
    start.
    """
    month, year = assignment.get(Role.MONTH), assignment.get(Role.YEAR)
    if month is None or year is None:
        return table, month if month is not None else year  # type: ignore[return-value]
    months, years = table.columns[month], table.columns[year]
    if all(
        text.isdigit() is False and any(c.isdigit() for c in text) for text in months.texts if text.strip()
    ):
        return table, month
    width = max(1, len(years.texts))
    pairs, codes = np.unique(months.codes.astype(np.int64) * width + years.codes, return_inverse=True)
    fiscal = bool(set(words_of(headings[year])) & _FISCAL)
    texts = [
        _of_fiscal_year(one, other, answers.fiscal_start) if fiscal else _joined(one, other)
        for one, other in (
            (months.texts[pair // width], years.texts[pair % width]) for pair in pairs.tolist()
        )
    ]
    joined = column_of_texts(texts)
    columns = list(table.columns)
    columns[month] = type(joined)(joined.codes[codes], joined.texts, joined.kinds)
    return replace(table, columns=tuple(columns)), month


def _joined(month: str, year: str) -> str:
    month, year = month.strip().removesuffix(".0"), year.strip().removesuffix(".0")
    return f"{year}-{month.zfill(2)}" if month.isdigit() and year else f"{month} {year}".strip()


def _of_fiscal_year(month: str, year: str, first: int | None) -> str:
    """ "2026 p7": period 7, or July, of the fiscal year that ends in 2026 or is it; July as soon as its
    start is known.
    """
    number, named = month.strip().removesuffix(".0"), stamp_of(month.strip())
    digits = re.findall(r"\d+", year.strip().removesuffix(".0"))
    if not digits or not (number.isdigit() or named.form is Form.NO_YEAR):
        return _joined(month, year)
    ends = int(digits[-1]) + (2000 if len(digits[-1]) == 2 else 0)
    if number.isdigit() or first is None:
        return f"{ends} p{number if number.isdigit() else named.month}"
    return f"{ends - (1 < first <= named.month)}-{named.month:02d}"


def dated_down(rows: LongRows) -> tuple[LongRows, list[Problem]]:
    """Blank months below a month named once are that month, where the whole file is laid out so."""
    dates, table = rows.dates, rows.table
    held = (rows.money.columns[0].statuses != _BLANK) & ~rows.people.blank
    if (held & (dates.statuses == DateStatus.BLANK)).sum() < 2:
        return rows, []
    sure, maybe = label_rows(table, [i for i in range(table.width) if i != rows.amount][:6])
    held &= ~sure & ~maybe
    blank = held & (dates.statuses == DateStatus.BLANK)
    named = held & (dates.statuses == DateStatus.OK)
    months = dates.months[named]
    if (
        blank.sum() < 2
        or blank.sum() < len(months)
        or len(distinct(months)) != len(months)
        or len(months) < 2
    ):
        return rows, []
    if np.argmax(named) > np.argmax(blank):
        return rows, []
    above = np.maximum.accumulate(np.where(named, np.arange(table.height), 0))
    filled = replace(
        dates,
        statuses=np.where(blank, DateStatus.OK, dates.statuses).astype(np.int8),
        months=np.where(blank, dates.months[above], dates.months).astype(np.int32),
        days=np.where(blank, dates.days[above], dates.days).astype(np.int32),
    )
    numbers = row_numbers(table, np.flatnonzero(blank))
    said = problem_of(Message.FILLED_DOWN, table.place(numbers), count=int(blank.sum()), numbers=numbers)
    return replace(rows, dates=filled), [said]


def set_aside(rows: LongRows) -> tuple[Mask, Mask, Mask]:
    """Total rows, footers and remarks, rows without an amount."""
    table, status = rows.table, rows.money.columns[0].statuses
    undated = (rows.dates.statuses == DateStatus.BLANK) | (rows.dates.statuses == DateStatus.NOT)
    empty = status == _BLANK
    empty &= ~_formulas(rows)
    columns = [i for i in range(table.width) if i != rows.amount]
    sure, maybe = label_rows(table, columns[:6])
    totals = (sure | maybe) & undated
    totals |= _footing(rows, sure, maybe) & ~undated
    totals |= _unnamed_total(rows, undated)
    totals |= _nameless_sums(rows, ~undated & ~empty & ~totals)
    totals |= summary_rows(table, columns[:6], totals, empty & undated) & undated
    footers = undated & (empty | ((status == _WORD) & rows.people.blank)) & ~totals
    footers |= _lonely(table) & ~totals & undated
    silent = empty & ~undated & ~totals & ~footers
    return totals, footers, silent


def _formulas(rows: LongRows) -> Mask:
    cells = rows.table.columns[rows.amount]
    return (
        np.asarray((cells.kinds == Kind.FORMULA)[cells.codes])
        if len(cells.texts)
        else np.zeros(rows.table.height, np.bool_)
    )


def _lonely(table: Table) -> Mask:
    """Rows with text in one cell only."""
    filled = np.zeros(table.height, np.int32)
    for column in table.columns:
        filled += ~column.blank
    return np.asarray((filled == 1) & (table.width > 1))


def _unnamed_total(rows: LongRows, undated: Mask) -> Mask:
    """An amount without a date at the very end, equal to the sum of those above it, whatever it is called."""
    found = np.zeros(rows.table.height, np.bool_)
    if rows.table.height < 3:
        return found
    values, last = rows.money.columns[0].values, rows.table.height - 1
    if undated[last] and values[last] != 0 and int(values[last]) == total_of(values[:last][~undated[:last]]):
        found[last] = True
    return found


def _nameless_sums(rows: LongRows, held: Mask) -> Mask:
    """Dated rows without a customer, where each of them adds up the named rows of its month."""
    nameless = held & rows.people.blank
    found = np.flatnonzero(nameless)
    if not len(found) or len(found) > _LABELLED:
        return np.zeros_like(nameless)
    named = held & ~rows.people.blank
    values, months = rows.money.columns[0].values, rows.dates.months
    for row in found.tolist():
        same = named & (months == months[row])
        if same.sum() < 2 or total_of(values[same]) != int(values[row]):
            return np.zeros_like(nameless)
    return nameless


def _footing(rows: LongRows, sure: Mask, maybe: Mask) -> Mask:
    """Dated rows with a total's label whose month adds up to them; where one foots, all of that label are
    totals.
    """
    found = np.zeros(rows.table.height, np.bool_)
    labelled = np.flatnonzero(sure | maybe)
    if not len(labelled) or len(labelled) > _LABELLED:
        return found
    values, months = rows.money.columns[0].values, rows.dates.months
    plain = ~sure & ~maybe
    by_name = maybe & ~sure & ~rows.people.blank  # judged over all of their months, see doubtful_totals
    for row in np.flatnonzero((sure | maybe) & ~by_name).tolist():
        same = plain & (months == months[row])
        found[row] = bool(same.sum() > 1) and total_of(values[same]) == int(values[row])
    return found | (sure & bool((found & sure).any()))


def doubtful_totals(rows: LongRows, totals: Mask, answers: Answers) -> tuple[Mask, list[Problem]]:
    """Dated rows under a name that says total: totals where they mostly add up, asked where they could, else
    a customer's.
    """
    sure, maybe = label_rows(rows.table, [i for i in range(rows.table.width) if i != rows.amount][:6])
    dated = (rows.dates.statuses != DateStatus.BLANK) & (rows.dates.statuses != DateStatus.NOT)
    doubtful = (sure | maybe) & ~totals & dated & ~rows.people.blank
    nobody = np.zeros_like(totals)
    if not doubtful.any():
        return nobody, []
    adding, asked = _weighed(rows, doubtful, dated & ~totals)
    asked |= doubtful & sure & ~adding
    if answers.total_rows is not None or not asked.any():
        return adding | (asked if answers.total_rows == "exclude" else nobody), []
    names = [rows.people.shown[code] for code in distinct(rows.people.codes[asked]).tolist()]
    return adding, doubtful_rows(rows.table, asked, names)


def _weighed(rows: LongRows, doubtful: Mask, held: Mask) -> tuple[Mask, Mask]:
    """The rows that are totals and those that could be, judged by customer over all months."""
    held = held & (rows.dates.statuses == DateStatus.OK) & ~rows.people.blank
    if not (held & doubtful).any():
        return np.zeros_like(doubtful), doubtful
    order, who = np.unique(rows.people.codes[held], return_inverse=True)
    firsts = np.full(len(order), rows.table.height)
    np.minimum.at(firsts, who, np.flatnonzero(held))
    rank = np.argsort(np.argsort(firsts))
    named = np.zeros(len(order), np.bool_)
    named[rank[who[doubtful[held]]]] = True
    columns = Columns.of_list(
        rank[who].astype(np.int32), rows.dates.months[held], rows.money.columns[0].values[held], named
    )
    if columns is None:
        return np.zeros_like(doubtful), doubtful
    found = []
    for chosen in columns.weighed(named, np.zeros_like(named)):
        mask = np.zeros_like(doubtful)
        mask[held] = chosen[rank[who]]
        found.append(mask & doubtful)
    return found[0], found[1]


def named_people(rows: LongRows, kept: Mask, answers: Answers) -> tuple[People, list[Problem]]:
    """Blank customers below a named one are the same customer where the whole file is laid out so."""
    people = rows.people
    blank = people.blank & kept
    if not blank.any():
        return people, []
    numbers = row_numbers(rows.table, np.flatnonzero(blank))
    named = kept & ~people.blank
    if answers.blank_customer == "fill_down" or (_outlined(rows, blank, named)):
        return filled_down(people, named, blank), [filled_down_note(rows.table, blank)]
    return people, [
        problem_of(
            Message.CUSTOMER_MISSING, rows.table.place(numbers), count=int(blank.sum()), numbers=numbers
        )
    ]


def _outlined(rows: LongRows, blank: Mask, named: Mask) -> bool:
    """Every name stands once, at the head of its rows, and months rise below it."""
    used = rows.people.codes[named]
    if (
        len(used) == 0
        or len(distinct(used)) != len(used)
        or blank.sum() < len(used)
        or not named[np.flatnonzero(blank | named)[0]]
    ):
        return False
    index = np.flatnonzero(blank)
    return bool((rows.dates.months[index] > rows.dates.months[index - 1]).all())


def aside_problems(rows: LongRows, totals: Mask, footers: Mask, silent: Mask) -> list[Problem]:
    """What was set aside, in sentences."""
    asides: tuple[tuple[Mask, _Aside], ...] = (
        (totals, Message.TOTAL_ROWS_LEFT),
        (footers, Message.FOOTER_ROWS),
        (silent, Message.AMOUNT_MISSING),
    )
    found = []
    for mask, message in asides:
        if mask.any():
            numbers = row_numbers(rows.table, np.flatnonzero(mask))
            place = rows.table.place(numbers)
            found.append(problem_of(message, place, count=int(mask.sum()), numbers=numbers))
    return found
