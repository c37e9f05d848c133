"""Rows in = rows used + rows left out, with the reason; and the rows left out as a file to download."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from nrr.escapes import cell_text
from nrr.intake.drafts import Draft, LeftOut, Reason
from nrr.intake.tables.grids import Table

_QUIET = (Reason.BLANK, Reason.PREAMBLE, Reason.HEADER)
_LIMIT = 100_000


@dataclass(frozen=True, slots=True)
class LeftLine:
    """One reason: how many rows, and their monthly amount in major units (None where none was read)."""

    reason: str
    rows: int
    mrr: str


@dataclass(frozen=True, slots=True)
class RowCount:
    """Rows of the sheets that were read: all, used, and left out by reason. `read == used + sum of left`."""

    read: int
    used: int
    left: tuple[LeftLine, ...]


def row_count(draft: Draft, tables: tuple[Table, ...]) -> RowCount:
    """Every row of the tables under exactly one heading; a row with some amounts used is used."""
    used = _used(draft)
    counted: set[tuple[int, int]] = set(used)
    lines = []
    for reason in Reason:
        outs = [out for out in draft.left_out if out.reason is reason]
        rows = {(_source(tables, out), row) for out in outs for row in out.rows} - counted
        counted |= rows
        if rows or outs:
            lines.append(LeftLine(reason.value, len(rows), _mrr(sum((out.arr for out in outs), Fraction(0)))))
    everything = {(s, int(n)) for s, table in enumerate(tables) for n in table.numbers.tolist()}
    headers = everything - counted
    zero = headers - _heading_rows(draft, tables)
    lines.append(LeftLine("header rows", len(headers - zero), "0.00"))
    return RowCount(len(everything), len(used) + len(zero), tuple(line for line in lines if line.rows))


def _source(tables: tuple[Table, ...], out: LeftOut) -> int:
    return next((i for i, table in enumerate(tables) if table.sheet == out.sheet), 0)


def _used(draft: Draft) -> set[tuple[int, int]]:
    entries = draft.entries
    if entries is None:
        return set()
    return {
        (source, int(number))
        for source, table in enumerate(draft.tables)
        for number in table.numbers[np.unique(entries.rows[entries.sources == source])].tolist()
    }


def _heading_rows(draft: Draft, tables: tuple[Table, ...]) -> set[tuple[int, int]]:
    """Rows of the whole sheet that are neither in the body nor counted yet: the heading itself."""
    bodies = {(s, int(n)) for s, table in enumerate(draft.tables) for n in table.numbers.tolist()}
    return {(s, int(n)) for s, table in enumerate(tables) for n in table.numbers.tolist()} - bodies


def _mrr(arr: Fraction) -> str:
    return f"{float(arr / 12):.2f}"


def rejected_csv(draft: Draft, tables: tuple[Table, ...]) -> str:
    """Rows left out that hold something, with sheet, row, reason and cells; safe to open in a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(["Sheet", "Row", "Reason", *map(cell_text, draft.headings)])
    for left in draft.left_out:
        if left.reason not in _QUIET:
            table = tables[_source(tables, left)]
            writer.writerows(_lines(table, left))
    return out.getvalue()


def _lines(table: Table, left: LeftOut) -> Iterable[list[str]]:
    where = np.searchsorted(table.numbers, np.array(left.rows[:_LIMIT], np.int64))
    for index, number in zip(where.tolist(), left.rows, strict=False):
        yield [cell_text(left.sheet), str(number), left.reason.value, *(cell_text(text) for text in table.row(index))]
