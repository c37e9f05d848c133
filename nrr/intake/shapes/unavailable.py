"""Cells of amounts that say there is none (N/A, k. A., tbd): asked about, since they may be no revenue or
a gap.
"""

from collections.abc import Sequence

import numpy as np

from nrr.ground import Problem, Severity, plural
from nrr.intake.answers import Answers
from nrr.intake.drafts import Mask, listed, row_numbers
from nrr.intake.shapes.cells import note, question, says_none
from nrr.intake.tables.grids import Table
from nrr.intake.values.amounts import Status
from nrr.intake.values.money import CODE_OF, MoneyColumn

_WORD = CODE_OF[Status.WORD]
_CHOICES = (("They mean no revenue", {"not_available": "no_revenue"}),)
_SHOWN = 3


def _cells(table: Table, column: int, money: MoneyColumn) -> Mask:
    """The cells of one column of amounts that say there is none."""
    words = money.statuses == _WORD
    return np.asarray(words & table.columns[column].holding(says_none)) if words.any() else words


def unavailable(
    table: Table,
    columns: Sequence[int],
    headings: Sequence[str],
    money: Sequence[MoneyColumn],
    asked: Mask,
    answers: Answers,
) -> list[Problem]:
    """One question about all such cells of the rows asked; a note where it is answered."""
    found = [_cells(table, index, one) & asked for index, one in zip(columns, money, strict=True)]
    cells = sum(int(hits.sum()) for hits in found)
    if not cells:
        return []
    held = [(index, hits) for index, hits in zip(columns, found, strict=True) if hits.any()]
    texts = (table.columns[i].text(int(row)).strip() for i, hits in held for row in np.flatnonzero(hits))
    words = ", ".join(map(repr, list(dict.fromkeys(texts))[:_SHOWN]))
    rows = np.flatnonzero(np.logical_or.reduce(found))
    numbers, first = row_numbers(table, rows), headings[held[0][0]]
    where = f"column {first}" if len(held) == 1 else f"{len(held)} columns from {first} on"
    text = (
        f"{plural(cells, 'cell')} of amounts in {where} hold {words} instead of a number ({listed(numbers)})"
    )
    if answers.not_available is not None:
        said = f"{text}; they were read as no revenue, as you answered."
        return [note("not_available", said, table, numbers, first, cells, Severity.WARNING)]
    remedy = "Say that these cells mean no revenue, or write the amounts into the file and upload it again."
    return [
        question(
            "not_available",
            f"{text}. Do they mean no revenue?",
            remedy,
            table,
            numbers,
            first,
            cells,
            _CHOICES,
        )
    ]
