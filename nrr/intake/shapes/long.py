"""One row a customer and month: customer, month, MRR or ARR."""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from nrr.errors import Problem, Severity
from nrr.intake.answers import Answers
from nrr.intake.drafts import Draft, Entries, LeftOut, Mask, Reason, listed, row_numbers, total_of
from nrr.intake.headings.assignments import Assignment
from nrr.intake.headings.words import Role
from nrr.intake.shapes.bodies import Body, label_rows
from nrr.intake.shapes.cells import bad_amounts, note, question, stop
from nrr.intake.shapes.currencies import row_currencies
from nrr.intake.shapes.datings import calendar_of, date_problems
from nrr.intake.shapes.money_columns import money_problems
from nrr.intake.shapes.people import People, people_of
from nrr.intake.shapes.units import annualised, interval_months, measure_of
from nrr.intake.tables.grids import Table, column_of_texts
from nrr.intake.tables.totals import TotalLabel
from nrr.intake.values.amounts import Status
from nrr.intake.values.money import CODE_OF, Money, money_of
from nrr.intake.values.spans import DateColumn, DateStatus, dates_of

_BLANK, _DASH, _AMOUNT = CODE_OF[Status.BLANK], CODE_OF[Status.DASH], CODE_OF[Status.AMOUNT]
_WORD = CODE_OF[Status.WORD]


@dataclass(frozen=True, slots=True, eq=False)
class _Rows:
    """The parsed columns of the body."""

    table: Table
    people: People
    dates: DateColumn
    money: Money
    amount: int
    month: int


def read_long(body: Body, assignment: Assignment, answers: Answers) -> Draft:
    """Entries of a long table."""
    table, month = _with_year(body.table, assignment)
    people = people_of(table, assignment)
    amount = assignment.get(Role.AMOUNT)
    assert people is not None and amount is not None
    rows = _Rows(table, people, dates_of(table.columns[month], calendar_of(answers)),
                 money_of([table.columns[amount]], answers.decimal, table.delimiter), amount, month)  # fmt: skip
    totals, footers, silent = _set_aside(rows, body)
    kept = ~totals & ~footers & ~silent
    people, filled = _named(rows, kept, answers)
    problems = [*body.problems, *people.problems, *filled, *_row_problems(rows, kept, body, answers)]
    problems += _aside_problems(rows, totals, footers, silent, body)
    return _draft(rows, people, kept, (totals, footers, silent), body, assignment, answers, problems)


def _with_year(table: Table, assignment: Assignment) -> tuple[Table, int]:
    """Year and month in two columns become one column of months."""
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
    texts = [_joined(months.texts[pair // width], years.texts[pair % width]) for pair in pairs.tolist()]
    joined = column_of_texts(texts)
    columns = list(table.columns)
    columns[month] = type(joined)(joined.codes[codes], joined.texts, joined.kinds)
    return type(table)(table.file, table.sheet, tuple(columns), table.numbers, table.letters, table.hidden,
                       table.hidden_columns, table.merged, table.delimiter), month  # fmt: skip


def _joined(month: str, year: str) -> str:
    month, year = month.strip().removesuffix(".0"), year.strip().removesuffix(".0")
    return f"{year}-{month.zfill(2)}" if month.isdigit() and year else f"{month} {year}".strip()


def _set_aside(rows: _Rows, body: Body) -> tuple[Mask, Mask, Mask]:
    """Total rows, footers and remarks, rows without an amount."""
    table, status = rows.table, rows.money.columns[0].statuses
    undated = (rows.dates.statuses == DateStatus.BLANK) | (rows.dates.statuses == DateStatus.NOT)
    empty = status == _BLANK
    empty &= ~_formulas(rows)
    columns = [i for i in range(table.width) if i != rows.amount]
    sure, maybe = (
        label_rows(table, columns[:6], TotalLabel.SURE),
        label_rows(table, columns[:6], TotalLabel.MAYBE),
    )
    totals = (sure | maybe) & undated
    totals |= _footing(rows, sure, maybe) & ~undated
    totals |= _unnamed_total(rows, undated)
    footers = undated & (empty | ((status == _WORD) & rows.people.blank)) & ~totals
    footers |= _lonely(table) & ~totals & undated
    silent = empty & ~undated & ~totals & ~footers
    return totals, footers, silent


def _formulas(rows: _Rows) -> Mask:
    cells = rows.table.columns[rows.amount]
    return (
        np.asarray((cells.kinds == 6)[cells.codes])
        if len(cells.texts)
        else np.zeros(rows.table.height, np.bool_)
    )


def _lonely(table: Table) -> Mask:
    """Rows with text in one cell only."""
    filled = np.zeros(table.height, np.int32)
    for column in table.columns:
        filled += ~column.blank
    return (filled == 1) & (table.width > 1)


def _unnamed_total(rows: _Rows, undated: Mask) -> Mask:
    """An amount alone at the very end, equal to the sum of those above it."""
    found = np.zeros(rows.table.height, np.bool_)
    if rows.table.height < 3:
        return found
    values, last = rows.money.columns[0].values, rows.table.height - 1
    if (
        undated[last]
        and rows.people.blank[last]
        and int(values[last]) == total_of(values[:last][~undated[:last]])
    ):
        found[last] = True
    return found


def _footing(rows: _Rows, sure: Mask, maybe: Mask) -> Mask:
    """Dated rows with a total's label: a total where the label is sure, or where the month adds up to it."""
    found = np.zeros(rows.table.height, np.bool_)
    labelled = np.flatnonzero(sure | maybe)
    if not len(labelled) or len(labelled) > 5000:
        return sure & found
    values, months = rows.money.columns[0].values, rows.dates.months
    plain = ~sure & ~maybe
    for row in labelled.tolist():
        same = plain & (months == months[row])
        found[row] = bool(same.sum() > 1) and total_of(values[same]) == int(values[row])
    whole = sure & ~found
    return found | whole


def _named(rows: _Rows, kept: Mask, answers: Answers) -> tuple[People, list[Problem]]:
    """Blank customers below a named one are the same customer where the whole file is laid out so."""
    people = rows.people
    blank = people.blank & kept
    if not blank.any():
        return people, []
    numbers = row_numbers(rows.table, np.flatnonzero(blank))
    named = kept & ~people.blank
    if answers.blank_customer == "fill_down" or (_outlined(rows, blank, named)):
        text = f"{int(blank.sum())} rows name no customer; they were given the name of the row above, as in a sheet with merged cells."
        position = np.maximum.accumulate(np.where(named, np.arange(len(named)), -1))
        codes = np.where(blank & (position >= 0), people.codes[np.maximum(position, 0)], people.codes).astype(
            np.int32
        )
        done = People(codes, people.keys, people.shown, people.blank & ~blank, people.column, people.problems)
        return done, [
            note(
                "filled_down",
                text,
                rows.table,
                numbers,
                severity=Severity.WARNING,
                count=int(blank.sum()),
                did="Name filled down.",
            )
        ]
    text = f"The customer is missing (blank name) on {listed(numbers)}."
    return people, [
        stop(
            "customer_missing",
            text,
            "Fill in the customer of these rows, or delete them.",
            rows.table,
            numbers,
            None,
            int(blank.sum()),
        )
    ]


def _outlined(rows: _Rows, blank: Mask, named: Mask) -> bool:
    """Every name stands once, at the head of its rows, and months rise below it."""
    used = rows.people.codes[named]
    if (
        len(used) == 0
        or len(np.unique(used)) != len(used)
        or blank.sum() < len(used)
        or not named[np.flatnonzero(blank | named)[0]]
    ):
        return False
    index = np.flatnonzero(blank)
    return bool((rows.dates.months[index] > rows.dates.months[index - 1]).all())


def _row_problems(rows: _Rows, kept: Mask, body: Body, answers: Answers) -> list[Problem]:
    heading, month = body.headings[rows.amount], body.headings[rows.month]
    undated = np.flatnonzero(kept & (rows.dates.statuses == DateStatus.BLANK))
    found = [
        *bad_amounts(rows.table, rows.amount, heading, rows.money.columns[0], kept),
        *date_problems(
            rows.table, rows.month, month, rows.dates, kept & (rows.dates.statuses != DateStatus.BLANK)
        ),
        *money_problems(rows.table, [rows.amount], body.headings, rows.money, kept, answers),
    ]
    if len(undated):
        numbers = row_numbers(rows.table, undated)
        text = f"Column {month} is blank on {listed(numbers)}: an amount without a month (date missing)."
        found.append(
            stop(
                "month_missing",
                text,
                "Fill in the month of these rows, or delete them.",
                rows.table,
                numbers,
                month,
                len(undated),
            )
        )
    return found


def _aside_problems(rows: _Rows, totals: Mask, footers: Mask, silent: Mask, body: Body) -> list[Problem]:
    found = []
    for mask, code, text, severity in (
        (totals, "total_rows", "total or subtotal rows were left out", Severity.INFO),
        (footers, "footer", "footer, remark or note rows without an amount were skipped", Severity.INFO),
        (
            silent,
            "amount_missing",
            "rows have a blank amount (missing value) and count as no revenue",
            Severity.WARNING,
        ),
    ):
        if mask.any():
            numbers = row_numbers(rows.table, np.flatnonzero(mask))
            what = f"{int(mask.sum())} {text}: {listed(numbers)}."
            found.append(
                note(
                    code,
                    what,
                    rows.table,
                    numbers,
                    count=int(mask.sum()),
                    severity=severity,
                    did="Left out of the figures.",
                )
            )
    return found


def _draft(rows: _Rows, people: People, kept: Mask, aside: tuple[Mask, Mask, Mask], body: Body, assignment: Assignment,
           answers: Answers, problems: list[Problem]) -> Draft:  # fmt: skip
    table, parsed = rows.table, rows.money.columns[0]
    measure, said = measure_of(body.headings[rows.amount], body.hints, answers, table)
    readable = kept & ((rows.dates.statuses == DateStatus.OK) | (rows.dates.statuses == DateStatus.QUARTER))
    months, asked = _covered(rows, assignment, body, measure.months, readable, answers)
    arr, scale = annualised(parsed.values[readable], rows.money.places, months[readable], measure.minor)
    codes, labels, wrong = row_currencies(
        table, assignment.get(Role.CURRENCY), parsed.currencies, measure.currency
    )
    index = np.flatnonzero(readable).astype(np.int32)
    entries = Entries(
        people.codes[index], people.keys, people.shown, rows.dates.months[index], arr, scale, index,
        np.full(len(index), rows.amount, np.int32), codes[index], labels, np.zeros(len(index), np.int32),
    )  # fmt: skip
    outs = tuple(
        LeftOut(reason, row_numbers(table, np.flatnonzero(mask), 10**9), Fraction(total_of(parsed.values[mask]) * 12, 10**rows.money.places * measure.months), table.sheet)
        for reason, mask in zip((Reason.TOTAL, Reason.FOOTER, Reason.NO_AMOUNT), aside, strict=True) if mask.any()
    )  # fmt: skip
    draft = Draft((table,), body.headings, "long", entries, (*problems, *said, *asked, *wrong), (*body.left_out, *outs),
                  dict(assignment.roles), _labels(assignment, table.width, rows.amount, rows.month), _own_totals(rows, aside[0], measure.months), (rows.amount,))  # fmt: skip
    return (
        draft
        if not (rows.dates.statuses[readable] == DateStatus.QUARTER).any()
        else _quartered(draft, rows, answers)
    )


def _covered(
    rows: _Rows, assignment: Assignment, body: Body, months: int, readable: Mask, answers: Answers
) -> tuple[np.ndarray, list[Problem]]:
    """Months each amount covers: the cell's own words, a billing interval beside an unspecific heading, else the column's."""
    own = rows.money.columns[0].months
    covered = np.where(own > 1, own, months).astype(np.int32)
    interval = assignment.get(Role.INTERVAL)
    from nrr.intake.headings.roles import unit_of

    if (
        interval is None
        or unit_of(body.headings[rows.amount]).months is not None
        or answers.amount_is is not None
    ):
        return covered, []
    found, problems = interval_months(rows.table, interval, body.headings[interval], readable)
    return np.where(found > 0, found, covered), problems


def _quartered(draft: Draft, rows: _Rows, answers: Answers) -> Draft:
    """Quarters in the month column: asked what the amount is, unless answered."""
    if answers.amount_is is None:
        text = "The months are quarters: an amount can be the revenue of three months, or the MRR at the quarter's end."
        return draft.saying(
            question("quarters", text, "Say whether amounts are quarterly (divided by 3) or MRR.", rows.table)
        )
    entries = draft.entries
    assert entries is not None
    parts = [entries.taken(np.ones(entries.count, np.bool_)) for _ in range(3)]
    index = np.tile(np.arange(entries.count), 3)
    months = np.concatenate([part.months - shift for shift, part in enumerate(parts)])
    spread = entries.taken(index)
    return Draft(
        **{
            **{f: getattr(draft, f) for f in Draft.__slots__},
            "entries": type(spread)(
                **{**{f: getattr(spread, f) for f in Entries.__slots__}, "months": months}
            ),
        }
    )


def _own_totals(rows: _Rows, totals: Mask, months: int) -> dict[int, Fraction]:
    """Dated total rows, by month."""
    dated = np.flatnonzero(totals & (rows.dates.statuses == DateStatus.OK))
    values = rows.money.columns[0].values
    found: dict[int, Fraction] = {}
    for row in dated.tolist():
        found[int(rows.dates.months[row])] = Fraction(int(values[row]) * 12, 10**rows.money.places * months)
    return found


def _labels(assignment: Assignment, width: int, amount: int, month: int) -> tuple[int, ...]:
    used = {
        amount,
        month,
        *(
            i
            for role, i in assignment.roles.items()
            if role in (Role.CUSTOMER, Role.CUSTOMER_ID, Role.YEAR, Role.AMOUNT, Role.MONTH)
        ),
    }
    return tuple(i for i in range(width) if i not in used)
