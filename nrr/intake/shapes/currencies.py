"""The currency of every row: its own column first, then the sign beside the amount, then the heading."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from nrr.errors import Problem
from nrr.intake.drafts import Ints, listed, row_numbers
from nrr.intake.shapes.cells import stop
from nrr.intake.tables.grids import Table
from nrr.intake.values.currencies import currency_of


def row_currencies(
    table: Table, column: int | None, beside: npt.NDArray[np.object_] | None, heading: str
) -> tuple[Ints, tuple[str, ...], list[Problem]]:
    """Codes per row into ISO codes ("" where none is named)."""
    rows = np.arange(table.height)
    return entry_currencies(
        table, column, rows, np.full(table.height, None, object) if beside is None else beside, heading
    )


def entry_currencies(
    table: Table,
    column: int | None,
    rows: npt.NDArray[np.intp],
    beside: npt.NDArray[np.object_],
    heading: str,
) -> tuple[Ints, tuple[str, ...], list[Problem]]:
    """The same per entry: `rows` are the entries' rows, `beside` the currencies at their amounts."""
    texts, problems = _stated(table, column, rows)
    problems += _contradictions(table, rows, texts, beside)
    return (*_coded(np.where(pd.isna(texts), beside, texts), heading), problems)


def _stated(
    table: Table, column: int | None, rows: npt.NDArray[np.intp]
) -> tuple[npt.NDArray[np.object_], list[Problem]]:
    """What the currency column says; a text that is no currency is an error."""
    if column is None or not table.columns[column].texts:
        return np.full(len(rows), None, object), []
    cells = table.columns[column]
    known = [_code(text) for text in cells.texts]
    texts = np.array([*known, None], object)[:-1][cells.codes[rows]]
    strange = np.array(
        [code is None and bool(t.strip()) for code, t in zip(known, cells.texts, strict=True)], np.bool_
    )
    unknown = np.unique(rows[strange[cells.codes[rows]]])
    if not len(unknown):
        return texts, []
    numbers = row_numbers(table, unknown)
    text = f"The currency {cells.text(int(unknown[0]))!r} on {listed(numbers)} is not known."
    return texts, [
        stop(
            "unknown_currency",
            text,
            "Write the ISO code (USD, EUR, GBP).",
            table,
            numbers,
            None,
            len(unknown),
        )
    ]


def _code(text: str) -> str | None:
    cleaned = text.strip()
    if len(cleaned) == 3 and cleaned.isascii() and cleaned.isalpha():
        return cleaned.upper()
    return currency_of(cleaned)


def _contradictions(
    table: Table, rows: npt.NDArray[np.intp], texts: npt.NDArray[np.object_], beside: npt.NDArray[np.object_]
) -> list[Problem]:
    """EUR in the column and a pound sign at the amount; a bare $ may be any dollar."""
    if pd.isna(beside).all() or pd.isna(texts).all():
        return []
    both = ~pd.isna(texts) & ~pd.isna(beside) & (texts != beside) & (beside != "")
    dollars = (beside == "USD") & np.array(
        [str(text).endswith("D") or text == "MXN" for text in texts], np.bool_
    )
    wrong = np.unique(rows[both & ~dollars])
    if not len(wrong):
        return []
    numbers = row_numbers(table, wrong)
    text = f"The currency beside the amount contradicts the currency column on {listed(numbers)}."
    return [
        stop(
            "currency_contradiction",
            text,
            "Correct the currency of these rows.",
            table,
            numbers,
            None,
            len(wrong),
        )
    ]


def _coded(texts: npt.NDArray[np.object_], heading: str) -> tuple[Ints, tuple[str, ...]]:
    """Rows without a currency take the heading's, or the only one there is."""
    codes, labels = pd.factorize(texts)
    found = tuple(str(label) for label in labels)
    fallback = heading or (found[0] if len(found) == 1 else "")
    if (codes >= 0).all() and found:
        return codes.astype(np.int32), found
    if fallback not in found:
        found = (*found, fallback)
    return np.where(codes < 0, found.index(fallback), codes).astype(np.int32), found
