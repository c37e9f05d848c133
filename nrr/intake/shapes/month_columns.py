"""Which columns of a wide table are months, and which month each of them is."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from nrr.ground import Month, Problem
from nrr.intake.answers import Answers
from nrr.intake.columns.twins import same_amounts
from nrr.intake.melting.quarters import quarter_problems
from nrr.intake.said.saying import Message, problem_of
from nrr.intake.shapes.datings import fiscal_starts
from nrr.intake.shapes.measures import DatedColumn, revenue_columns
from nrr.intake.tables.grids import Table
from nrr.intake.values.notations import century
from nrr.intake.values.spans import fiscal_month
from nrr.intake.values.stamps import Form, Stamp
from nrr.intake.values.yearless import years_in_order

_WEEK = 7


@dataclass(frozen=True, slots=True)
class MonthColumns:
    """Column index -> month ordinal; `span` is the months one column covers."""

    months: dict[int, int]
    span: int
    problems: tuple[Problem, ...]
    ignored: tuple[int, ...] = ()


def month_columns(
    columns: tuple[DatedColumn, ...], headings: tuple[str, ...], table: Table, answers: Answers
) -> MonthColumns:
    """The months of a wide table's columns, with the questions they leave open."""
    chosen, ignored, problems = revenue_columns(columns, headings, table, answers)
    monthly = [
        c
        for c in chosen
        if c[1].form not in (Form.QUARTER, Form.YEAR)
        and not (c[1].form is Form.FISCAL and c[1].rest == "quarter")
    ]
    if monthly and len(monthly) < len(chosen):
        skipped = [headings[i] for i, _ in chosen if i not in {j for j, _ in monthly}]
        problems.append(
            problem_of(Message.SUBTOTAL_COLUMNS, table.place(), count=len(skipped), names=skipped[:6])
        )
        ignored = [*ignored, *(i for i, _ in chosen if i not in {j for j, _ in monthly})]
        chosen = monthly
    if all(stamp.form is Form.YEAR for _, stamp in chosen):
        return MonthColumns({}, 1, (*problems, _annual(chosen, headings, table)))
    quarters = not monthly
    months, open_questions = _placed(chosen, headings, table, answers)
    problems += open_questions
    again = _said_again(months, headings, table)
    problems += _repeats(again, headings, table, answers)
    if answers.same_month != "sum":
        ignored = [*ignored, *again]
        months = {index: month for index, month in months.items() if index not in again}
    if quarters:
        problems += quarter_problems(tuple(headings[i] for i, _ in chosen), table, answers)
    if all(problem.code != "measures" for problem in problems):
        once = {i: m for i, m in months.items() if i not in again}
        problems += _order_problems(once, headings, table, weekly=_are_weeks(chosen))
    return MonthColumns(months, 3 if quarters else 1, tuple(problems), tuple(ignored))


def _placed(
    columns: list[DatedColumn], headings: tuple[str, ...], table: Table, answers: Answers
) -> tuple[dict[int, int], list[Problem]]:
    first = _readings(columns, "DMY", answers)
    second = _readings(columns, "MDY", answers)
    order = answers.date_order
    if order is None and any(stamp.form is Form.NUMERIC for _, stamp in columns):
        good = [_sensible(first), _sensible(second)]
        if first != second and good[0] == good[1] and None not in (*first.values(), *second.values()):
            return _known(first), [_order_question(columns, headings, table)]
        order = "DMY" if good[0] else "MDY"
    months = second if order == "MDY" else first
    return _known(months), _missing(columns, months, headings, table, answers)


def _known(months: dict[int, int | None]) -> dict[int, int]:
    return {index: month for index, month in months.items() if month is not None}


def _sensible(months: dict[int, int | None]) -> bool:
    """Every column a month, no month twice."""
    known = list(months.values())
    return None not in known and len(set(known)) == len(known)


def _readings(columns: list[DatedColumn], order: str, answers: Answers) -> dict[int, int | None]:
    yy = answers.month_format == "yy-mon" or (
        answers.month_format is None and answers.year is None and _counts_years(columns)
    )
    years = _years(columns, answers)
    return {
        index: _month(stamp, order, replace(answers, year=years.get(index, answers.year)), yy=yy)
        for index, stamp in columns
    }


def _years(columns: list[DatedColumn], answers: Answers) -> dict[int, int]:
    """Column -> year of the months that name none, once the year is said."""
    loose = [(index, stamp.month) for index, stamp in columns if stamp.form is Form.NO_YEAR]
    if answers.year is None or not loose:
        return {}
    years = years_in_order([month for _, month in loose], answers.year)
    return {index: year for (index, _), year in zip(loose, years, strict=True)}


def _counts_years(columns: list[DatedColumn]) -> bool:
    """22-Nov, 22-Dec, 23-Jan: the number grows when the year does, so it is the year."""
    loose = [stamp for _, stamp in columns if stamp.form is Form.NO_YEAR and stamp.number]
    if len(loose) < 3 or len({s.number for s in loose}) < 2:
        return any(s.number > 31 for s in loose)
    months = [century(s.number) * 12 + s.month for s in loose]
    return all(later - earlier == 1 for earlier, later in pairwise(months))


def _month(stamp: Stamp, order: str, answers: Answers, *, yy: bool) -> int | None:
    match stamp.form:
        case Form.NUMERIC:
            swapped = stamp.swapped
            if order == "MDY":
                return swapped[0] * 12 + swapped[1] - 1 if swapped else None
            return stamp.month_ordinal if stamp.month else None
        case Form.NO_YEAR:
            if stamp.number and yy:
                return century(stamp.number) * 12 + stamp.month - 1
            return answers.year * 12 + stamp.month - 1 if answers.year is not None else None
        case Form.FISCAL:
            if answers.fiscal_start is None:
                return None
            return fiscal_month(stamp, answers.fiscal_start) + (2 if stamp.rest == "quarter" else 0)
    return stamp.month_ordinal


def _missing(
    columns: list[DatedColumn],
    months: dict[int, int | None],
    headings: tuple[str, ...],
    table: Table,
    answers: Answers,
) -> list[Problem]:
    """What the headings leave open: the fiscal year's start, the year, or a date no calendar has."""
    forms = {stamp.form for index, stamp in columns if months[index] is None}
    names = [headings[index] for index, _ in columns if months[index] is None]
    if Form.FISCAL in forms:
        stamp = next(s for index, s in columns if months[index] is None and s.form is Form.FISCAL)
        return [problem_of(Message.FISCAL_START, table.place(), choices=fiscal_starts(stamp), names=names)]
    if Form.NO_YEAR in forms:
        loose = answers.month_format is None and any(stamp.number for _, stamp in columns)
        return [
            problem_of(Message.HEADINGS_NUMBERED, table.place(), names=names)
            if loose
            else problem_of(Message.HEADINGS_WITHOUT_YEAR, table.place(), names=names)
        ]
    if forms:
        return [problem_of(Message.BAD_HEADING_DATE, table.place(), names=names)]
    return _assumed(columns, headings, table)


def _assumed(columns: list[DatedColumn], headings: tuple[str, ...], table: Table) -> list[Problem]:
    """What was taken for granted about the headings."""
    first, place = headings[columns[0][0]], table.place()
    if any(stamp.form is Form.NO_YEAR and stamp.number for _, stamp in columns):
        return [problem_of(Message.HEADINGS_YEAR_MONTH, place, sample=first)]
    if any(stamp.swapped for _, stamp in columns):
        return [problem_of(Message.HEADING_ORDER_ASSUMED, place, sample=first)]
    if any(stamp.form is Form.SERIAL for _, stamp in columns):
        return [problem_of(Message.SERIAL_HEADINGS, place)]
    return []


def _order_question(columns: list[DatedColumn], headings: tuple[str, ...], table: Table) -> Problem:
    sample = headings[columns[0][0]]
    return problem_of(Message.HEADING_ORDER, table.place(), sample=sample)


def _annual(columns: list[DatedColumn], headings: tuple[str, ...], table: Table) -> Problem:
    names = [headings[i] for i, _ in columns]
    return problem_of(Message.ANNUAL_COLUMNS, table.place(), count=len(columns), names=names)


def _said_again(months: dict[int, int], headings: tuple[str, ...], table: Table) -> list[int]:
    """Columns of a month, a heading and amounts that another column before them has in every row."""
    first: dict[tuple[int, str], int] = {}
    for index, month in months.items():
        first.setdefault((month, headings[index].strip()), index)
    own = {index: first[month, headings[index].strip()] for index, month in months.items()}
    return [
        index
        for index, other in own.items()
        if other != index and same_amounts(table.columns[other], table.columns[index], 0, table.delimiter)
    ]


def _repeats(again: list[int], headings: tuple[str, ...], table: Table, answers: Answers) -> list[Problem]:
    """The same month once, or twice the amount: asked, and said once it is answered."""
    if not again or answers.same_month == "sum":
        return []
    names = [f"{headings[i]} ({table.letters[i]})" for i in again]
    return [
        problem_of(
            Message.SAME_COLUMN_TWICE if answers.same_month is None else Message.SAME_COLUMN_ONCE,
            table.place(),
            count=len(again),
            names=names,
        )
    ]


def _are_weeks(columns: list[DatedColumn]) -> bool:
    """Days a week apart, one after the other."""
    days = [date(s.year, s.month, s.day).toordinal() for _, s in columns if s.form is Form.DAY and s.day]
    steps = {later - earlier for earlier, later in pairwise(days)}
    return len(days) == len(columns) and steps == {_WEEK}


def _order_problems(
    months: dict[int, int], headings: tuple[str, ...], table: Table, *, weekly: bool
) -> list[Problem]:
    found = []
    counts = Counter(months.values())
    twice = {month for month, count in counts.items() if count > 1}
    if weekly:
        names = [headings[i] for i in months]
        found.append(problem_of(Message.WEEK_COLUMNS, table.place(), count=len(names), names=names))
    elif twice:
        names = [f"{headings[i]} ({table.letters[i]})" for i, month in months.items() if month in twice]
        found.append(problem_of(Message.DUPLICATE_MONTHS, table.place(), count=len(twice), names=names))
    order = list(months.values())
    if order != sorted(order):
        found.append(problem_of(Message.UNORDERED_MONTHS, table.place()))
    return found


def gaps(ordinals: list[int]) -> list[str]:
    """Months between the first and the last that are missing."""
    held = set(ordinals)
    return [str(Month(m)) for m in range(min(held), max(held)) if m not in held] if held else []
