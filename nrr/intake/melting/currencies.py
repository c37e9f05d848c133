"""The currency of every row: its own column first, then the sign beside the amount, then the heading."""

import numpy as np
import numpy.typing as npt

from nrr.ground import Problem
from nrr.intake.drafts import Ints, Mask, row_numbers
from nrr.intake.said.saying import Message, Phrase, problem_of, wording
from nrr.intake.tables.grids import Table, coded_numbers
from nrr.intake.values.currencies import DOLLARS, currency_of
from nrr.intake.values.money import Named


def entry_currencies(
    table: Table, column: int | None, rows: npt.NDArray[np.intp], beside: Named, heading: str
) -> tuple[Ints, tuple[str, ...], list[Problem]]:
    """Codes per entry into ISO codes ("" where none is named): `rows` are the entries' rows, `beside` the
    currencies at their amounts.
    """
    stated, problems = _stated(table, column, rows)
    problems += _contradictions(table, rows, stated, beside)
    problems += _against_heading(table, rows, stated, beside, heading)
    problems += _blank(table, column, rows, (stated.codes < 0) & (beside.codes < 0), stated, heading)
    return (*_settled(stated, beside, heading), problems)


def _stated(table: Table, column: int | None, rows: npt.NDArray[np.intp]) -> tuple[Named, list[Problem]]:
    """What the currency column says; a text that is no currency is an error."""
    if column is None or not table.columns[column].texts:
        return Named(np.full(len(rows), -1, np.int32)), []
    cells = table.columns[column]
    codes = cells.codes[rows]
    labels: dict[str, int] = {}
    known = [-1 if code is None else labels.setdefault(code, len(labels)) for code in map(_code, cells.texts)]
    named = Named(np.array(known, np.int32)[codes], tuple(labels))
    strange = [label < 0 and bool(t.strip()) for label, t in zip(known, cells.texts, strict=True)]
    unknown = np.unique(rows[np.array(strange, np.bool_)[codes]])
    if not len(unknown):
        return named, []
    numbers = row_numbers(table, unknown)
    return named, [
        problem_of(
            Message.UNKNOWN_CURRENCY,
            table.place(numbers),
            count=len(unknown),
            currency=cells.text(int(unknown[0])),
            numbers=numbers,
        )
    ]


def _code(text: str) -> str | None:
    cleaned = text.strip()
    if len(cleaned) == 3 and cleaned.isascii() and cleaned.isalpha():
        return cleaned.upper()
    return currency_of(cleaned)


def _blank(
    table: Table,
    column: int | None,
    rows: npt.NDArray[np.intp],
    unsaid: Mask,
    stated: Named,
    heading: str,
) -> list[Problem]:
    """Rows without a currency in a table whose others name one: what they are taken for is said."""
    if column is None or not stated.labels or not unsaid.any():
        return []
    numbers = row_numbers(table, np.unique(rows[unsaid]))
    taken = heading or (stated.labels[0] if len(stated.labels) == 1 else wording(Phrase.UNNAMED_CURRENCY))
    return [
        problem_of(
            Message.CURRENCY_BLANK, table.place(numbers), count=len(numbers), numbers=numbers, taken=taken
        )
    ]


def _contradictions(table: Table, rows: npt.NDArray[np.intp], stated: Named, beside: Named) -> list[Problem]:
    """EUR in the column and a pound sign at the amount."""
    if not stated.labels or not beside.labels:
        return []
    clash = np.array([[_contradicts(text, sign) for sign in beside.labels] for text in stated.labels])
    both = (stated.codes >= 0) & (beside.codes >= 0)
    wrong = np.unique(rows[both][clash[stated.codes[both], beside.codes[both]]])
    if not len(wrong):
        return []
    numbers = row_numbers(table, wrong)
    return [
        problem_of(Message.CURRENCY_CONTRADICTION, table.place(numbers), count=len(wrong), numbers=numbers)
    ]


def _against_heading(
    table: Table, rows: npt.NDArray[np.intp], stated: Named, beside: Named, heading: str
) -> list[Problem]:
    """EUR in the heading and a dollar sign at the amount, with no column to decide."""
    if not heading or not beside.labels:
        return []
    clash = np.array([*(_contradicts(heading, sign) for sign in beside.labels), False])
    wrong = np.unique(rows[(stated.codes < 0) & clash[beside.codes]])
    if not len(wrong):
        return []
    numbers = row_numbers(table, wrong)
    return [
        problem_of(
            Message.CURRENCY_AGAINST_HEADING,
            table.place(numbers),
            count=len(wrong),
            heading=heading,
            numbers=numbers,
        )
    ]


def _contradicts(stated: str, beside: str) -> bool:
    """A bare $ may be any dollar."""
    dollar = {beside, stated} <= DOLLARS and beside == currency_of("$")
    return beside not in ("", stated) and not dollar


def _settled(stated: Named, beside: Named, heading: str) -> tuple[Ints, tuple[str, ...]]:
    """The column counts before the sign; rows without a currency take the heading's, or the only one there
    is.
    """
    labels = (*stated.labels, *beside.labels)
    if not labels:
        return np.zeros(len(stated.codes), np.int32), (heading,)
    signs = np.where(beside.codes < 0, np.int32(-1), beside.codes + np.int32(len(stated.labels)))
    codes, order = coded_numbers(np.where(stated.codes < 0, signs, stated.codes))
    found = tuple(dict.fromkeys(labels[label] for label in order.tolist() if label >= 0))
    fallback = heading or (found[0] if len(found) == 1 else "")
    if fallback not in found and (not found or -1 in order):
        found = (*found, fallback)
    places = [found.index(labels[label] if label >= 0 else fallback) for label in order.tolist()]
    return np.array(places, np.int32)[codes], found
