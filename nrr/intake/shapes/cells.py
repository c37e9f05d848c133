"""Cells that cannot be read stop the file: which ones, where, and what to do."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

import numpy as np

from nrr.ground import Option, Place, Problem, Severity, plural
from nrr.intake.drafts import Mask, listed, row_numbers
from nrr.intake.lexicon.concepts import Concept
from nrr.intake.lexicon.lexicon import means
from nrr.intake.tables.grids import Column, Kind, Table
from nrr.intake.values.amounts import Status
from nrr.intake.values.money import CODE_OF, MoneyColumn

_NAMED = 4
Choice = tuple[str, Mapping[str, object]]
TOTALS_OR_CUSTOMERS: tuple[Choice, ...] = (
    ("They are totals: leave them out", {"total_rows": "exclude"}),
    ("They are customers", {"total_rows": "include"}),
)

_BAD: Mapping[Status, tuple[str, str, str]] = {
    Status.WORD: (
        "not_a_number",
        "text that is not a number (amount)",
        "Replace the text by the amount, or clear the cell if there was no revenue.",
    ),
    Status.BROKEN: (
        "broken_number",
        "digits and separators that form no number (decimal or thousands signs are misplaced)",
        "Correct the amount, or format the column as a number.",
    ),
    Status.ERROR: (
        "error_cell",
        "an error value of the spreadsheet",
        "Repair the formula behind the cell and upload again.",
    ),
    Status.PERCENT: (
        "percentage",
        "a percentage where an amount is expected",
        "Put the amount of money into the column, not a percentage.",
    ),
    Status.NOT_FINITE: (
        "not_finite",
        "a value that is not a finite number (NaN or Infinity)",
        "Replace it by the amount, or clear the cell.",
    ),
    Status.HUGE: ("too_big", "a number too large to be an amount (overflow)", "Correct the amount."),
}


def bad_amounts(table: Table, column: int, heading: str, money: MoneyColumn, asked: Mask) -> list[Problem]:
    """One error for each way in which amounts cannot be read."""
    found = _uncalculated(table, column, heading, asked)
    for status, (code, what, remedy) in _BAD.items():
        hits = (money.statuses == CODE_OF[status]) & asked
        if status is Status.WORD and hits.any():
            hits &= ~table.columns[column].holding(says_none)
        rows = np.flatnonzero(hits)
        if len(rows):
            numbers = row_numbers(table, rows)
            samples = ", ".join(
                dict.fromkeys(repr(_short(table.columns[column].text(int(row)))) for row in rows[:4])
            )
            text = f"Column {heading} holds {what} on {listed(numbers)}: {samples}."
            found.append(stop(code, text, remedy, table, numbers, heading, len(rows)))
    return found


def says_none(text: str) -> bool:
    """A word that stands for an amount nobody has: N/A, tbd."""
    return means(text, Concept.NOT_AVAILABLE)


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "\u2026"


def _uncalculated(table: Table, column: int, heading: str, asked: Mask) -> list[Problem]:
    cells: Column = table.columns[column]
    kinds = cells.kinds[cells.codes] if len(cells.texts) else np.zeros(0, np.int8)
    rows = np.flatnonzero((kinds == Kind.FORMULA) & asked)
    if not len(rows):
        return []
    numbers = row_numbers(table, rows)
    text = (
        f"Column {heading} holds formulas that were never calculated (no stored value) on {listed(numbers)}."
    )
    remedy = "Open the file in your spreadsheet program, let it calculate, save it and upload it again."
    return [stop("formula_without_value", text, remedy, table, numbers, heading, len(rows))]


def broken_labels(table: Table, column: int, heading: str, asked: Mask) -> list[Problem]:
    """Error values and formulas never calculated where a name or a date should stand."""
    cells = table.columns[column]
    kinds = cells.kinds[cells.codes] if len(cells.texts) else np.zeros(0, np.int8)
    rows = np.flatnonzero((kinds == Kind.ERROR) & asked)
    found = _uncalculated(table, column, heading, asked)
    if len(rows):
        numbers = row_numbers(table, rows)
        text = (
            f"Column {heading} holds an error value of the spreadsheet on {listed(numbers)}:"
            f" {cells.text(int(rows[0]))}."
        )
        remedy = "Repair the formula behind the cell and upload again."
        found.append(stop("error_cell", text, remedy, table, numbers, heading, len(rows)))
    return found


def stop(
    code: str, what: str, remedy: str, table: Table, numbers: tuple[int, ...], column: str | None, count: int
) -> Problem:
    """An error at some rows."""
    return Problem(
        code,
        Severity.ERROR,
        what,
        remedy=remedy,
        did="No figures are shown until this is repaired.",
        place=Place(table.file, table.sheet or None, numbers, column),
        count=count,
    )


def rows_aside(table: Table, rows: Mask) -> list[Problem]:
    """What to say of totals, footers and remarks among dated rows."""
    if not rows.any():
        return []
    numbers = row_numbers(table, np.flatnonzero(rows))
    count = int(rows.sum())
    text = f"Left out: {plural(count, 'total, footer or remark row')} ({listed(numbers)})."
    return [note("footer", text, table, numbers, count=count)]


def doubtful_rows(table: Table, rows: Mask, labels: Iterable[str]) -> list[Problem]:
    """Rows whose label says total and that add nothing up: totals, or customers of that name? Asked in one
    question.
    """
    if not rows.any():
        return []
    numbers = row_numbers(table, np.flatnonzero(rows))
    names = list(dict.fromkeys(label.strip() for label in labels))
    told = ", ".join(map(repr, names[:_NAMED])) + (
        f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    )
    text = (
        f"{told} ({listed(numbers)}): the label says total, but the amounts do not add up to the rows beside"
        " it. A total, or a customer of that name?"
    )
    return [
        question(
            "total_rows",
            text,
            "Say whether these rows are totals to be left out, or customers.",
            table,
            numbers,
            None,
            int(rows.sum()),
            TOTALS_OR_CUSTOMERS,
        )
    ]


def note(
    code: str,
    what: str,
    table: Table,
    numbers: tuple[int, ...] = (),
    column: str | None = None,
    count: int = 1,
    severity: Severity = Severity.INFO,
    did: str = "",
    remedy: str = "",
) -> Problem:
    """Something to know about some rows."""
    return Problem(
        code,
        severity,
        what,
        remedy=remedy,
        did=did,
        place=Place(table.file, table.sheet or None, numbers, column),
        count=count,
    )


def question(
    code: str,
    what: str,
    remedy: str,
    table: Table,
    numbers: tuple[int, ...] = (),
    column: str | None = None,
    count: int = 1,
    choices: tuple[Choice, ...] = (),
) -> Problem:
    """Something the file leaves open; `choices` are its answers, label and answer, where this file decides
    them.
    """
    asked = note(
        code,
        what,
        table,
        numbers,
        column,
        count,
        Severity.QUESTION,
        "No figures are shown until you choose.",
        remedy,
    )
    return replace(asked, choices=tuple(Option(label, answers) for label, answers in choices))
