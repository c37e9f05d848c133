"""Which columns of a wide table are months, and which month each of them is."""

from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise

from nrr.ground import Month, Problem, Severity
from nrr.intake.answers import Answers
from nrr.intake.melting.quarters import quarter_problems
from nrr.intake.shapes.cells import note, question, stop
from nrr.intake.shapes.datings import fiscal_starts
from nrr.intake.shapes.measures import DatedColumn, revenue_columns
from nrr.intake.tables.grids import Table
from nrr.intake.values.dates import century
from nrr.intake.values.spans import fiscal_month
from nrr.intake.values.stamps import Form, Stamp
from nrr.intake.values.yearless import years_in_order


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
    chosen, ignored, problems = revenue_columns(columns, headings, table)
    monthly = [
        c
        for c in chosen
        if c[1].form not in (Form.QUARTER, Form.YEAR)
        and not (c[1].form is Form.FISCAL and c[1].rest == "quarter")
    ]
    if monthly and len(monthly) < len(chosen):
        skipped = [headings[i] for i, _ in chosen if i not in {j for j, _ in monthly}]
        problems.append(
            note(
                "subtotal_columns",
                f"Columns that total quarters or years were left out: {', '.join(skipped[:6])}.",
                table,
                count=len(skipped),
            )
        )
        ignored = [*ignored, *(i for i, _ in chosen if i not in {j for j, _ in monthly})]
        chosen = monthly
    if all(stamp.form is Form.YEAR for _, stamp in chosen):
        return MonthColumns({}, 1, (*problems, _annual(chosen, headings, table)))
    quarters = not monthly
    months, open_questions = _placed(chosen, headings, table, answers)
    problems += open_questions
    if quarters:
        problems += quarter_problems(tuple(headings[i] for i, _ in chosen), table, answers)
    if all(problem.code != "measures" for problem in problems):
        problems += _order_problems(months, headings, table)
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
    names = ", ".join(headings[index] for index, _ in columns if months[index] is None)[:80]
    if Form.FISCAL in forms:
        text = (
            f"The month headings count from the start of a fiscal year ({names}); when it starts is not said."
        )
        stamp = next(s for index, s in columns if months[index] is None and s.form is Form.FISCAL)
        return [question("fiscal_start", text, "Say in which month the fiscal year starts.", table, choices=fiscal_starts(stamp))]  # fmt: skip
    if Form.NO_YEAR in forms:
        loose = answers.month_format is None and any(stamp.number for _, stamp in columns)
        how = (
            "the number can be the year or the day (ambiguous month headings)"
            if loose
            else "the year is missing in the month headings"
        )
        code = "month_format" if loose else "year_missing"
        return [
            question(code, f"Month headings {names}: {how}.", "Say which year the columns belong to.", table)
        ]
    if forms:
        text, remedy = (
            f"Headings {names} are no dates of the calendar.",
            "Write the month of each column as Jan 2026 or 2026-01.",
        )
        return [stop("bad_heading_date", text, remedy, table, (), None, 1)]
    return _assumed(columns, headings, table)


def _assumed(columns: list[DatedColumn], headings: tuple[str, ...], table: Table) -> list[Problem]:
    """What was taken for granted about the headings."""
    if any(stamp.form is Form.NO_YEAR and stamp.number for _, stamp in columns):
        first = headings[columns[0][0]]
        text = f"Month headings such as {first} were read as year and month (yy-mon), not day and month: ambiguous format, assumed."
        return [note("month_format", text, table, severity=Severity.WARNING, did="Read as year-month.")]
    if any(stamp.swapped for _, stamp in columns):
        text = f"Month headings such as {headings[columns[0][0]]} could be read day first or month first; only one order gives every column a month of its own."
        return [note("date_order", text, table, severity=Severity.WARNING)]
    if any(stamp.form is Form.SERIAL for _, stamp in columns):
        text = "Month headings are date serial numbers of a spreadsheet; they were read as dates."
        return [note("serial_dates", text, table, severity=Severity.WARNING)]
    return []


def _order_question(columns: list[DatedColumn], headings: tuple[str, ...], table: Table) -> Problem:
    sample = headings[columns[0][0]]
    return question(
        "date_order",
        f"Month headings such as {sample} can be read day first or month first (ambiguous date).",
        "Say whether the day or the month stands first.",
        table,
    )


def _annual(columns: list[DatedColumn], headings: tuple[str, ...], table: Table) -> Problem:
    names = ", ".join(headings[i] for i, _ in columns[:4])
    return stop("annual_only", f"The columns are years ({names}), not months: retention needs monthly figures, not annual ones.",
                "Export the table with one column a month.", table, (), None, len(columns))  # fmt: skip


def _order_problems(months: dict[int, int], headings: tuple[str, ...], table: Table) -> list[Problem]:
    found = []
    counts = Counter(months.values())
    twice = {month for month, count in counts.items() if count > 1}
    if twice:
        names = ", ".join(
            f"{headings[i]} ({table.letters[i]})" for i, month in months.items() if month in twice
        )
        found.append(stop("duplicate_months", f"Two columns stand for the same month (duplicate month headings): {names}.",
                          "Delete or rename the column that should not count.", table, (), None, len(twice)))  # fmt: skip
    order = list(months.values())
    if order != sorted(order):
        found.append(
            note(
                "unordered_months",
                "The month columns are not in order of time; they were sorted.",
                table,
                did="Sorted by month.",
            )
        )
    return found


def gaps(ordinals: list[int]) -> list[str]:
    """Months between the first and the last that are missing."""
    held = set(ordinals)
    return [str(Month(m)) for m in range(min(held), max(held)) if m not in held] if held else []
