"""What the cell values of an XLSX do not tell: errors, formulas never calculated, hidden and struck rows,
number formats.

The sheet's XML is scanned as bytes, and only for what it is known to contain: a plain sheet costs a few
searches.
"""

import io
import posixpath
import re
import zipfile
from dataclasses import dataclass, field

import numpy as np

from nrr.intake.files.archives import read_member
from nrr.intake.files.datewords import date_code
from nrr.intake.files.scanning import places_of
from nrr.intake.tables.grids import Kind, index_of_letter
from nrr.intake.values.currencies import currency_of

_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
_COL = re.compile(rb"<(?:\w+:)?col\b([^>]*)/?>")
_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.S)
_VALUE = re.compile(rb"<(?:\w+:)?v\b[^>]*>([^<]+)</")
_INLINE = re.compile(rb"<(?:\w+:)?t\b[^>]*>([^<]+)</")
_ATTRIBUTE = re.compile(rb'(?<![\w:])(\w+)\s*=\s*"([^"]*)"')
_FONT = re.compile(rb"<(?:\w+:)?font\b[^>]*?(?:/>|>.*?</(?:\w+:)?font>)", re.S)
_STRIKE = re.compile(rb"<(?:\w+:)?strike\b([^>]*)>")
_ROW_NUMBER = re.compile(rb'r="(\d{1,9})"')
_COLUMN_LETTERS = re.compile(rb'r="([A-Z]{2,3})\d')
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_NAMES_F, _ENDS_F = np.zeros(256, np.bool_), np.zeros(256, np.bool_)
_NAMES_F[list(b"<:")], _ENDS_F[list(b" \t\n\r\x0b\x0c>/")] = True, True
_HEADING_ROWS = 30
_TRUE = (b"1", b"true")
_FORMAT_CURRENCY = re.compile(r"\[\$([^\]-]+)(?:-[^\]]*)?\]|\"([^\"]+)\"|([$\u20ac\u00a3\u00a5\u20b9])")


@dataclass(frozen=True, slots=True)
class Marks:
    """Marked cells by (row from 1, column from 0); `formats` holds "%" or a currency code, `struck_rows`
    have a cell that is filled and struck through, `dates` the format of date cells near the top."""

    cells: dict[tuple[int, int], tuple[str, Kind]] = field(default_factory=dict)
    formats: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    struck_rows: frozenset[int] = frozenset()
    last_row: int = 0
    last_column: int = 0
    dates: dict[tuple[int, int], str] = field(default_factory=dict)


def marks_of(data: bytes) -> dict[str, Marks]:
    """The marks of every sheet of an XLSX, by sheet name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        styles = _styles(archive)
        return {
            name: _sheet_marks(read_member(archive, path), styles)
            for name, path in _sheet_paths(archive).items()
        }


def _attributes(raw: bytes) -> dict[bytes, bytes]:
    return dict(_ATTRIBUTE.findall(raw))


def _sheet_paths(archive: zipfile.ZipFile) -> dict[str, str]:
    names = set(archive.namelist())
    workbook = next((n for n in names if n.lower() == "xl/workbook.xml"), "xl/workbook.xml")
    rels = posixpath.join("xl", "_rels", posixpath.basename(workbook) + ".rels")
    if workbook not in names or rels not in names:
        return {}
    targets = {}
    for raw in re.findall(rb"<(?:\w+:)?Relationship\b([^>]*)>", read_member(archive, rels)):
        attributes = _attributes(raw)
        targets[attributes.get(b"Id", b"")] = attributes.get(b"Target", b"").decode("utf-8", "replace")
    paths = {}
    for raw in re.findall(rb"<(?:\w+:)?sheet\b([^>]*)>", read_member(archive, workbook)):
        link = re.search(rb'\w+:id\s*=\s*"([^"]*)"', raw)
        target = targets.get(link[1], "") if link else ""
        path = (
            target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))
        )
        if path in names:
            paths[_unescaped(_attributes(raw).get(b"name", b""))] = path
    return paths


def _unescaped(raw: bytes) -> str:
    text = raw.decode("utf-8", "replace")
    for code, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
        text = text.replace(code, sign)
    return text


@dataclass(frozen=True, slots=True)
class _Styles:
    """Style index -> "%" or a currency code, for the styles that say so; the styles that strike their
    text; and the formats of those that show dates.
    """

    formats: dict[bytes, str]
    struck: frozenset[bytes]
    dates: dict[bytes, str] = field(default_factory=dict)


def _styles(archive: zipfile.ZipFile) -> _Styles:
    if "xl/styles.xml" not in archive.namelist():
        return _Styles({}, frozenset())
    xml = read_member(archive, "xl/styles.xml")
    codes, written = {b"9": "%", b"10": "%"}, dict[str, str]()
    for raw in re.findall(rb"<(?:\w+:)?numFmt\b([^>]*)>", xml):
        attributes = _attributes(raw)
        code = _unescaped(attributes.get(b"formatCode", b""))
        codes[attributes.get(b"numFmtId", b"")] = _format_mark(code)
        written[attributes.get(b"numFmtId", b"").decode("ascii", "replace")] = code
    cell_formats = re.search(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", xml, re.S)
    styles = re.findall(rb"<(?:\w+:)?xf\b([^>]*)>", cell_formats[0]) if cell_formats else []
    struck = _struck_fonts(xml) if b"strike" in xml else frozenset()
    formats, lines, dates = {}, set(), {}
    for index, attributes in enumerate(map(_attributes, styles)):
        if mark := codes.get(attributes.get(b"numFmtId", b""), ""):
            formats[str(index).encode()] = mark
        if int(attributes.get(b"fontId", b"0")) in struck:
            lines.add(str(index).encode())
        if code := date_code(attributes.get(b"numFmtId", b"").decode("ascii", "replace"), written):
            dates[str(index).encode()] = code
    return _Styles(formats, frozenset(lines), dates)


def _struck_fonts(xml: bytes) -> frozenset[int]:
    fonts = re.search(rb"<(?:\w+:)?fonts\b.*?</(?:\w+:)?fonts>", xml, re.S)
    every = _FONT.findall(fonts[0]) if fonts else []
    lines = (_STRIKE.search(font) for font in every)
    return frozenset(
        index
        for index, line in enumerate(lines)
        if line and _attributes(line[1]).get(b"val", b"1") not in (b"0", b"false")
    )


def _format_mark(code: str) -> str:
    if "%" in code:
        return "%"
    for match in _FORMAT_CURRENCY.finditer(code):
        found = currency_of((match[1] or match[2] or match[3]).strip())
        if found:
            return found
    return ""


def _sheet_marks(xml: bytes, styles: _Styles) -> Marks:
    hidden_rows = frozenset(_hidden_rows(xml)) if _says_hidden(xml) else frozenset()
    formats = styles.formats
    styled = {style for style in formats if b's="' + style + b'"' in xml}
    struck = {style for style in styles.struck if b's="' + style + b'"' in xml}
    cells: dict[tuple[int, int], tuple[str, Kind]] = {}
    marked: dict[tuple[int, int], str] = {}
    if styled or b't="e"' in xml or _has_formula(xml):
        _mark_cells(xml, {style: formats[style] for style in styled}, cells, marked)
    hidden_columns = frozenset(_hidden_columns(xml))
    struck_rows, dates = _struck_rows(xml, struck), _date_cells(xml, styles.dates)
    return Marks(cells, marked, hidden_rows, hidden_columns, struck_rows, *_extent(xml), dates)


def _date_cells(xml: bytes, styles: dict[bytes, str]) -> dict[tuple[int, int], str]:
    """The formats of date cells in the first rows, where headings stand."""
    if not any(b's="' + style + b'"' in xml for style in styles):
        return {}
    top = next((match.start() for match in _ROW.finditer(xml) if _below(match[1])), len(xml))
    cells = (_attributes(match[1]) for match in _CELL.finditer(xml, 0, top))
    dated = ((_place(cell.get(b"r", b"")), styles.get(cell.get(b"s", b""))) for cell in cells)
    return {place: code for place, code in dated if place is not None and code}


def _below(row: bytes) -> bool:
    return int(_attributes(row).get(b"r", b"0")) > _HEADING_ROWS


def _struck_rows(xml: bytes, struck: set[bytes]) -> frozenset[int]:
    """Rows with a filled cell in one of these styles."""
    if not struck:
        return frozenset()
    cells = ((_attributes(match[1]), match[2]) for match in _CELL.finditer(xml))
    places = (_place(cell.get(b"r", b"")) for cell, inside in cells if inside and cell.get(b"s") in struck)
    return frozenset(place[0] for place in places if place)


def _has_formula(xml: bytes) -> bool:
    """Every f is looked at with the bytes beside it."""
    held = np.frombuffer(xml, np.uint8)
    at = places_of(held, b"f")
    at = at[(at > 0) & (at < len(held) - 1)]
    named = _NAMES_F[held[at - 1]] & _ENDS_F[held[at + 1]]
    return bool(named.any()) and _FORMULA.search(xml) is not None


def _says_hidden(xml: bytes) -> bool:
    return len(places_of(np.frombuffer(xml, np.uint8), b"hidden=")) > 0


def _hidden_rows(xml: bytes) -> list[int]:
    found, number = [], 0
    for match in _ROW.finditer(xml):
        attributes = _attributes(match[1])
        number = int(attributes.get(b"r", b"") or number + 1)
        if attributes.get(b"hidden") in _TRUE or attributes.get(b"ht") == b"0":
            found.append(number)
    return found


def _hidden_columns(xml: bytes) -> list[int]:
    found: list[int] = []
    head = xml[: max(0, xml.find(b"sheetData"))]
    for match in _COL.finditer(head):
        attributes = _attributes(match[1])
        if attributes.get(b"hidden") in _TRUE:
            first, last = int(attributes.get(b"min", b"1")), int(attributes.get(b"max", b"1"))
            found.extend(range(first - 1, min(last, first + 2000)))
    return found


def _mark_cells(
    xml: bytes,
    styled: dict[bytes, str],
    cells: dict[tuple[int, int], tuple[str, Kind]],
    marked: dict[tuple[int, int], str],
) -> None:
    for match in _CELL.finditer(xml):
        attributes, inside = _attributes(match[1]), match[2] or b""
        place = _place(attributes.get(b"r", b""))
        if place is None:
            continue
        value = _VALUE.search(inside)
        if attributes.get(b"t") == b"e":
            cells[place] = (value[1].decode("utf-8", "replace") if value else "#ERROR", Kind.ERROR)
        elif _FORMULA.search(inside) and value is None and not _INLINE.search(inside):
            if attributes.get(b"t") != b"str":
                cells[place] = ("", Kind.FORMULA)
        elif (
            (style := styled.get(attributes.get(b"s", b""))) and value and attributes.get(b"t", b"n") == b"n"
        ):
            marked[place] = style


def _place(reference: bytes) -> tuple[int, int] | None:
    match = re.fullmatch(r"([A-Z]{1,3})(\d{1,7})", reference.decode("ascii", "replace"))
    return (int(match[2]), index_of_letter(match[1])) if match else None


def _extent(xml: bytes) -> tuple[int, int]:
    """The last row and column that the sheet's cells claim, read from every attribute that ends in an r:
    never less than they claim, and more only where a text quotes such an attribute."""
    rows = max(map(int, _ROW_NUMBER.findall(xml)), default=0)
    letters = set(_COLUMN_LETTERS.findall(xml))
    return rows, 1 + max((index_of_letter(one.decode()) for one in letters), default=25)
