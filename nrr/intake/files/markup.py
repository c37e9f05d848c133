"""HTML pages and XML Spreadsheet 2003 saved under a spreadsheet's name: their tables, as texts."""

import re
from html.parser import HTMLParser
from itertools import zip_longest
from typing import Any

import numpy as np
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from nrr.ground import Problem
from nrr.intake.files.kinds import FileKind
from nrr.intake.files.refusals import not_a_table, unsafe
from nrr.intake.said.saying import Phrase, wording
from nrr.intake.tables.grids import Table, column_of_texts, letter_of

_SPREADSHEET = "{urn:schemas-microsoft-com:office:spreadsheet}"


class _Tables(HTMLParser):
    """Collects the rows of every table; nothing is executed or fetched."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[str]]] = []
        self.cell: list[str] | None = None
        self.span = 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.tables.append([])
        elif tag == "tr" and self.tables:
            self.tables[-1].append([])
        elif tag in ("td", "th") and self.tables and self.tables[-1]:
            span = dict(attrs).get("colspan") or "1"
            self.cell, self.span = [], min(int(span), 100) if span.isdecimal() else 1

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th") and self.cell is not None:
            self.tables[-1][-1].extend([" ".join("".join(self.cell).split()), *[""] * (self.span - 1)])
            self.cell = None

    def handle_data(self, data: str) -> None:
        if self.cell is not None:
            self.cell.append(data)


def tables_of_html(text: str, file: str) -> list[Table] | Problem:
    """The tables of an HTML page."""
    reader = _Tables()
    reader.feed(text)
    found = [
        _table(rows, file, f"table {i}" if len(reader.tables) > 1 else "")
        for i, rows in enumerate(reader.tables, 1)
        if any(rows)
    ]
    return found or not_a_table(file, FileKind.HTML)


def tables_of_xml(data: bytes, file: str) -> list[Table] | Problem:
    """The sheets of an XML Spreadsheet 2003; any other XML is no table."""
    try:
        root = fromstring(data, forbid_dtd=True)
    except DefusedXmlException:
        return unsafe(file, wording(Phrase.ENTITIES))
    except (ParseError, ValueError):
        return not_a_table(file, FileKind.XML)
    sheets = [(s.get(f"{_SPREADSHEET}Name", ""), _rows(s)) for s in root.iter(f"{_SPREADSHEET}Worksheet")]
    found = [_table(rows, file, name) for name, rows in sheets if any(rows)]
    return found or not_a_table(file, FileKind.XML)


def _rows(sheet: object) -> list[list[str]]:
    rows: list[list[str]] = []
    for row in sheet.iter(f"{_SPREADSHEET}Row"):  # type: ignore[attr-defined]
        _pad(rows, row.get(f"{_SPREADSHEET}Index"), [])
        cells: list[str] = []
        for cell in row.iter(f"{_SPREADSHEET}Cell"):
            _pad(cells, cell.get(f"{_SPREADSHEET}Index"), "")
            data = cell.find(f"{_SPREADSHEET}Data")
            cells.append(_written(data) if data is not None else "")
        rows.append(cells)
    return rows


def _written(data: object) -> str:
    text = "".join(data.itertext())  # type: ignore[attr-defined]
    is_day = data.get(f"{_SPREADSHEET}Type") == "DateTime"  # type: ignore[attr-defined]
    return re.sub(r"T00:00:00(\.0+)?$", "", text) if is_day else text


def _pad(items: list[Any], index: str | None, filler: object) -> None:
    if index and index.isdecimal():
        while len(items) < min(int(index) - 1, 1_048_576 if filler == [] else 16_384):
            items.append(filler)


def _table(rows: list[list[str]], file: str, sheet: str) -> Table:
    columns = tuple(column_of_texts(cells) for cells in zip_longest(*rows, fillvalue=""))
    letters = tuple(letter_of(i) for i in range(len(columns)))
    return Table(file, sheet, columns, np.arange(1, len(rows) + 1, dtype=np.int32), letters)
