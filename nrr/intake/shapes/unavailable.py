"""Cells of amounts that say there is none (N/A, k. A., tbd): asked about, since they may be no revenue or
a gap.
"""

from collections.abc import Sequence

import numpy as np

from nrr.ground import Problem
from nrr.intake.answers import Answers
from nrr.intake.drafts import Mask, row_numbers
from nrr.intake.said.saying import Message, Phrase, problem_of, wording
from nrr.intake.shapes.cells import says_none
from nrr.intake.tables.grids import Table
from nrr.intake.values.amounts import Status
from nrr.intake.values.money import CODE_OF, MoneyColumn

_WORD = CODE_OF[Status.WORD]
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
    words = list(dict.fromkeys(texts))
    rows = np.flatnonzero(np.logical_or.reduce(found))
    numbers, first = row_numbers(table, rows), headings[held[0][0]]
    where = (
        wording(Phrase.COLUMN_LETTERED, letter=first)
        if len(held) == 1
        else wording(Phrase.COLUMNS_FROM, number=len(held), first=first)
    )
    open_still = answers.not_available is None
    said = problem_of(
        Message.NOT_AVAILABLE if open_still else Message.NOT_AVAILABLE_ANSWERED,
        table.place(numbers, first),
        count=cells,
        where=where,
        words=words,
        numbers=numbers,
    )
    return [said]
