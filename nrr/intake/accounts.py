"""Rows in = rows used + rows left out, with the reason; and the rows left out as a file to download."""

from collections.abc import Iterable
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from nrr.ground import csv_text
from nrr.intake.drafts import Draft, LeftOut, Mask, Reason
from nrr.intake.intakes import LeftLine, RowCount
from nrr.intake.said.saying import Phrase, wording
from nrr.intake.tables.grids import Table

_QUIET = (Reason.BLANK, Reason.PREAMBLE, Reason.HEADER)
_LIMIT = 100_000


def row_count(draft: Draft, tables: tuple[Table, ...]) -> RowCount:
    """Every row of the tables under exactly one heading; a row with some amounts used is used."""
    free = [np.ones(table.height, np.bool_) for table in tables]
    used = sum(_taken(free[s], table, _used(draft, s)) for s, table in enumerate(tables))
    lines = []
    for reason in Reason:
        outs = [out for out in draft.left_out if out.reason is reason]
        rows = sum(
            _taken(free[s], tables[s], np.array(out.rows, np.int64))
            for out in outs
            if (s := _source(tables, out)) >= 0
        )
        lines.append(LeftLine(reason.value, rows, _mrr(sum((out.arr for out in outs), Fraction(0)))))
    zero = sum(_taken(free[s], tables[s], table.numbers) for s, table in enumerate(draft.tables))
    lines.append(LeftLine(wording(Phrase.HEADER_ROWS), sum(int(mask.sum()) for mask in free), "0.00"))
    return RowCount(
        sum(table.height for table in tables), used + zero, tuple(line for line in lines if line.rows)
    )


def _taken(free: Mask, table: Table, numbers: npt.NDArray[np.integer]) -> int:
    """Marks rows as counted; says how many were not counted before."""
    if not len(numbers):
        return 0
    named = np.zeros(int(max(numbers.max(), table.numbers.max())) + 1, np.bool_)
    named[numbers] = True
    hit = named[table.numbers]
    fresh = int((free & hit).sum())
    free &= ~hit
    return fresh


def _source(tables: tuple[Table, ...], out: LeftOut) -> int:
    return next((i for i, table in enumerate(tables) if table.sheet == out.sheet), 0)


def _used(draft: Draft, source: int) -> npt.NDArray[np.int32]:
    """Row numbers of the entries of one table, each once."""
    if draft.entries is None:
        return np.zeros(0, np.int32)
    hit = np.zeros(draft.tables[source].height, np.bool_)
    hit[draft.entries.rows[draft.entries.sources == source]] = True
    return draft.tables[source].numbers[hit]


def _mrr(arr: Fraction) -> str:
    return f"{float(arr / 12):.2f}"


def rejected_csv(draft: Draft, tables: tuple[Table, ...]) -> str:
    """Rows left out that hold something, with sheet, row, reason and cells; safe to open in a spreadsheet."""
    told = (left for left in draft.left_out if left.reason not in _QUIET)
    lines = (line for left in told for line in _lines(tables[_source(tables, left)], left))
    return csv_text(["Sheet", "Row", "Reason", *draft.headings], lines)


def _lines(table: Table, left: LeftOut) -> Iterable[list[object]]:
    where = np.searchsorted(table.numbers, np.array(left.rows[:_LIMIT], np.int64))
    for index, number in zip(where.tolist(), left.rows, strict=False):
        yield [left.sheet, int(number), left.reason.value, *table.row(index)]
