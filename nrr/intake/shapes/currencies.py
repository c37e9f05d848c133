"""The currency of every row: its own column first, then the sign beside the amount, then the heading."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from nrr.errors import Problem, Severity
from nrr.intake.drafts import Ints, listed, row_numbers
from nrr.intake.shapes.cells import note, stop
from nrr.intake.tables.grids import Table
from nrr.intake.values.currencies import currency_of


def row_currencies(
    table: Table, column: int | None, beside: npt.NDArray[np.object_] | None, heading: str
) -> tuple[Ints, tuple[str, ...], list[Problem]]:
    """Codes per row into ISO codes ("" where none is named)."""
    texts = np.full(table.height, None, object)
    problems: list[Problem] = []
    if column is not None:
        cells = table.columns[column]
        known = [_code(text) for text in cells.texts]
        texts = np.array([*known, None], object)[:-1][cells.codes] if known else texts
        unknown = np.flatnonzero(
            np.array(
                [code is None and bool(t.strip()) for code, t in zip(known, cells.texts, strict=True)],
                np.bool_,
            )[cells.codes]
        )
        if len(unknown):
            numbers = row_numbers(table, unknown)
            text = f"The currency {cells.text(int(unknown[0]))!r} on {listed(numbers)} is not known."
            problems.append(
                stop(
                    "unknown_currency",
                    text,
                    "Write the ISO code (USD, EUR, GBP).",
                    table,
                    numbers,
                    None,
                    len(unknown),
                )
            )
    if beside is not None:
        problems += _contradictions(table, texts, beside)
        texts = np.where(pd.isna(texts), beside, texts)
    return (*_coded(texts, heading), problems)


def _code(text: str) -> str | None:
    cleaned = text.strip()
    if len(cleaned) == 3 and cleaned.isascii() and cleaned.isalpha():
        return cleaned.upper()
    return currency_of(cleaned)


def _contradictions(
    table: Table, texts: npt.NDArray[np.object_], beside: npt.NDArray[np.object_]
) -> list[Problem]:
    both = ~pd.isna(texts) & ~pd.isna(beside)
    rows = np.flatnonzero(both & (texts != beside) & (beside != ""))
    rows = np.array(
        [row for row in rows.tolist() if not (beside[row] == "USD" and str(texts[row]).endswith("D"))],
        np.intp,
    )
    if not len(rows):
        return []
    numbers = row_numbers(table, rows)
    text = f"The currency beside the amount contradicts the currency column on {listed(numbers)}."
    return [
        stop(
            "currency_contradiction",
            text,
            "Correct the currency of these rows.",
            table,
            numbers,
            None,
            len(rows),
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


def assumed_note(table: Table, missing: int, code: str) -> Problem:
    """Some rows name no currency and the others all the same one."""
    return note("currency_assumed", f"{missing} rows name no currency; they were taken as {code} like the others.", table,
                count=missing, severity=Severity.WARNING, did=f"Taken as {code}.")  # fmt: skip
