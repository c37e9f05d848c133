"""Workbooks (XLSX, XLSM, XLS, XLSB, ODS) -> one Table a sheet, by python-calamine."""

import datetime
import io
import re
import zipfile
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

import numpy as np
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetVisibleEnum

from nrr.ground import Problem
from nrr.intake.files.archives import Workbook, read_member
from nrr.intake.files.datewords import written
from nrr.intake.files.marks import Marks, marks_of
from nrr.intake.files.refusals import damaged, password, too_large, unsafe
from nrr.intake.said.saying import Phrase, wording
from nrr.intake.tables.grids import Column, Kind, Mask, Table, column_of_cells, letter_of

CELLS_LIMIT = 40_000_000
_NO_MARKS = Marks()


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """A table and whether its sheet is hidden; `stack` names the sheet of which it is one of several
    parts.
    """

    table: Table
    hidden: bool = False
    stack: str = ""


def sheets_of(data: bytes, file: str, kind: Workbook | None) -> list[Sheet] | Problem:
    """Every sheet that holds something; the problem when the workbook cannot be opened."""
    try:
        marks = marks_of(data) if kind is Workbook.XLSX else {}
    except (ValueError, KeyError, zipfile.BadZipFile, OSError) as error:
        return damaged(file, type(error).__name__)
    trouble = _oversized(marks, file) or (_repeated(data, file) if kind is Workbook.ODS else None)
    return trouble or _opened(data, file, marks)


def _oversized(marks: dict[str, Marks], file: str) -> Problem | None:
    for name, mark in marks.items():
        if mark.last_row * mark.last_column > CELLS_LIMIT:
            where = f"{letter_of(mark.last_column - 1)}{mark.last_row}"
            return too_large(file, wording(Phrase.CELL_FAR_OUTSIDE, sheet=name, cell=where), name)
    return None


def _repeated(data: bytes, file: str) -> Problem | None:
    """An ODS says "repeat this cell n times": filled cells repeated without end are a bomb."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        xml = read_member(archive, "content.xml")
    cells = 0
    for row in xml.split(b"<table:table-row")[1:]:
        times = re.match(rb"[^>]*?number-rows-repeated=\"(\d+)\"", row)
        filled = sum(
            _repeats(cell)
            for cell in re.findall(rb"<table:(?:covered-)?table-cell\b[^>]*(?:/>|>.*?</table:)", row, re.S)
            if _is_filled(cell)
        )
        cells += filled * (int(times[1]) if times else 1)
        if cells > CELLS_LIMIT:
            return unsafe(file, wording(Phrase.CELL_REPEATED, number=CELLS_LIMIT))
    return None


def _is_filled(cell: bytes) -> bool:
    return b"value" in cell or b"<text:" in cell


def _repeats(cell: bytes) -> int:
    times = re.search(rb"number-columns-repeated=\"(\d+)\"", cell)
    return int(times[1]) if times else 1


def _opened(data: bytes, file: str, marks: dict[str, Marks]) -> list[Sheet] | Problem:
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        visible = {meta.name: meta.visible is SheetVisibleEnum.Visible for meta in book.sheets_metadata}
        kinds = [name for name in book.sheet_names if name in visible]
        sheets = [
            _sheet(book.get_sheet_by_name(name), file, marks.get(name, _NO_MARKS), hidden=not visible[name])
            for name in kinds
        ]
    except PasswordError:
        return password(file)
    except (CalamineError, ValueError, OverflowError, OSError) as error:
        return password(file) if "password" in str(error).casefold() else damaged(file, _short(error))
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # the reader's own language ends a broken file this way
            raise
        return damaged(file, wording(Phrase.PARTS_DO_NOT_FIT))
    return [sheet for sheet in sheets if sheet.table.height]


def _short(error: Exception) -> str:
    return re.sub(r"[^\w .,:;()'-]", " ", str(error))[:120] or type(error).__name__


def _sheet(sheet: CalamineSheet, file: str, marks: Marks, *, hidden: bool) -> Sheet:
    columns = _columns(sheet) if sheet.height else ()
    height = len(columns[0].codes) if columns else 0
    table = Table(
        file,
        sheet.name,
        columns,
        np.arange(1, height + 1, dtype=np.int32),
        tuple(map(letter_of, range(len(columns)))),
    )
    merged = tuple((a[0], a[1], b[0], b[1]) for a, b in (sheet.merged_cell_ranges or []))
    return Sheet(_marked(replace(table, merged=merged), marks), hidden)


def _columns(sheet: CalamineSheet) -> tuple[Column, ...]:
    """The columns from A on; the reader gives the rows from 1 on, without the empty columns at their left.

    One list of all cells: lists of rows would all be alive at once, and looked through by the garbage
    collector.
    """
    from nrr.intake.files.valuecolumns import column_of_values  # noqa: PLC0415 - texts do without

    cells: list[Any] = list(chain.from_iterable(sheet.iter_rows()))
    width, left = sheet.width, sheet.start[1] if sheet.start else 0
    empty = Column(np.zeros(len(cells) // width, np.int32), ("",), np.array([Kind.EMPTY], np.int8))
    filled = (column_of_values(cells[index::width]) for index in range(width))
    return (*[empty] * left, *filled)


def _marked(table: Table, marks: Marks) -> Table:
    """The table with errors, uncalculated formulas and formats written into its cells."""
    columns = list(table.columns)
    for place_column in {column for _, column in (*marks.cells, *marks.formats)}:
        if place_column < len(columns):
            columns[place_column] = _remarked(columns[place_column], place_column, marks)
    hidden, struck = _rows(table, marks.hidden_rows), _rows(table, marks.struck_rows)
    return replace(
        table,
        columns=tuple(columns),
        hidden=hidden,
        struck=struck,
        hidden_columns=marks.hidden_columns,
        written=_written(table, marks),
    )


def _written(table: Table, marks: Marks) -> dict[tuple[int, str], str]:
    """Dates near the top as the sheet shows them."""
    found = {}
    for (row, at), code in marks.dates.items():
        if at < table.width and row <= table.height and table.columns[at].kind(row - 1) is Kind.DATE:
            day = datetime.date.fromisoformat(table.columns[at].text(row - 1)[:10])
            found[row, table.letters[at]] = written(day, code)
    return found


def _rows(table: Table, marked: frozenset[int]) -> Mask | None:
    return np.isin(table.numbers, list(marked)) if marked else None


def _remarked(column: Column, index: int, marks: Marks) -> Column:
    cells = [(column.text(row), column.kind(row)) for row in range(len(column.codes))]
    for row, cell in (
        (row, cell) for (row, at), cell in marks.cells.items() if at == index and row <= len(cells)
    ):
        cells[row - 1] = cell
    for row, mark in (
        (row, mark) for (row, at), mark in marks.formats.items() if at == index and row <= len(cells)
    ):
        text, kind = cells[row - 1]
        if kind is Kind.NUMBER:
            cells[row - 1] = (f"{text}%" if mark == "%" else f"{text} {mark}", kind)
    return column_of_cells(cells)
