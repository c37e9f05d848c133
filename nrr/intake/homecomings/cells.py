"""The cells of a workbook of this product: which are there, and what they hold now."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from nrr.intake.files.archives import Workbook, contents_of, read_member
from nrr.intake.files.cellvalues import number_text
from nrr.intake.files.kinds import FileKind, kind_of
from nrr.intake.said.saying import Phrase, wording
from nrr.ledgers import KEY_HEAD, MARK_SHEET, NAME_HEAD, RuleCell

_PARTS = {Workbook.XLSX: "xl/workbook.xml", Workbook.ODS: "content.xml"}
Grid = list[list[Any]]


class MissingPart(ValueError):
    """A sheet or a heading that must be there; the message names it."""

    def __init__(self, sheet: str, lacking: str) -> None:
        super().__init__(f"{sheet}: {lacking}")
        self.sheet, self.lacking = sheet, lacking


@dataclass(frozen=True, slots=True, eq=False)
class KeyedTable:
    """The rows of a sheet by their number; `columns` are those asked for. `strays` are rows that hold
    something and no number of their own, as the sheet counts them.
    """

    sheet: str
    names: Mapping[int, str]
    rows: Mapping[int, Sequence[Any]]
    columns: tuple[int, ...]
    places: Mapping[int, int]
    strays: tuple[int, ...]


def marked_workbook(data: bytes, name: str) -> CalamineWorkbook | None:
    """The workbook, where it has the hidden sheet of this product; None for any other file."""
    if kind_of(data) is not FileKind.ZIP:
        return None
    contents = contents_of(data, name)
    part = _PARTS.get(getattr(contents, "workbook", None))  # type: ignore[arg-type]
    if part is None:
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if MARK_SHEET.encode() not in read_member(archive, part):
                return None
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    except (CalamineError, KeyError, ValueError, OSError, zipfile.BadZipFile):
        return None
    return book if MARK_SHEET in book.sheet_names else None


def column_texts(book: CalamineWorkbook, sheet: str) -> list[str]:
    """The first column of a sheet, to its first empty cell."""
    rows = book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    found = []
    for row in rows:
        if not row or row[0] in ("", None):
            break
        found.append(text_of(row[0]))
    return found


def keyed_table(book: CalamineWorkbook, sheet: str, heads: Sequence[str]) -> KeyedTable:
    """A table whose rows bear numbers, with the columns under these headings. MissingPart without them."""
    if sheet not in book.sheet_names:
        raise MissingPart(sheet, wording(Phrase.SHEET_ITSELF))
    grid: Grid = book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    top, key, name = _head(grid, sheet)
    places = {text_of(cell): column for column, cell in enumerate(grid[top]) if cell not in ("", None)}
    lacking = [head for head in heads if head not in places]
    if lacking:
        raise MissingPart(sheet, wording(Phrase.SHEET_COLUMN, column=lacking[0]))
    rows, names, numbers, strays = {}, {}, {}, []
    for place, row in enumerate(grid[top + 1 :], start=top + 2):
        number = row[key] if key < len(row) else ""
        if isinstance(number, float | int) and float(number).is_integer() and int(number) not in rows:
            rows[int(number)], numbers[int(number)] = row, place
            names[int(number)] = text_of(row[name])
        elif any(cell not in ("", None) for cell in row):
            strays.append(place)
    return KeyedTable(sheet, names, rows, tuple(places[head] for head in heads), numbers, tuple(strays))


def _head(grid: Grid, sheet: str) -> tuple[int, int, int]:
    for place, row in enumerate(grid[:200]):
        texts = [text_of(cell) for cell in row]
        if KEY_HEAD in texts and NAME_HEAD in texts:
            return place, texts.index(KEY_HEAD), texts.index(NAME_HEAD)
    raise MissingPart(sheet, wording(Phrase.SHEET_HEADINGS, key=KEY_HEAD, name=NAME_HEAD))


def rule_cells(book: CalamineWorkbook, sheet: str, rules: Mapping[str, RuleCell]) -> dict[str, Any]:
    """What the cell beside the words of each rule holds; a rule that is not found is left out."""
    if sheet not in book.sheet_names:
        return {}
    wanted = {rule.words: name for name, rule in rules.items()}
    found: dict[str, Any] = {}
    for row in book.get_sheet_by_name(sheet).to_python(skip_empty_area=False):
        for column, cell in enumerate(row[:-1]):
            if isinstance(cell, str) and cell in wanted and row[column + 1] not in ("", None):
                found.setdefault(wanted[cell], row[column + 1])
    return found


def text_of(value: Any) -> str:
    """A cell as text, numbers without the noise of fractions."""
    if isinstance(value, float):
        return number_text(value)
    return "" if value is None else str(value)
