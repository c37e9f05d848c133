"""A few cells far outside the table of an XLSX sheet: taken out of the file before it is opened, and
named.
"""

import io
import re
import zipfile

from nrr.ground import Place, Problem
from nrr.intake.files.archives import read_member
from nrr.intake.said.saying import Message, problem_of
from nrr.intake.tables.grids import index_of_letter

_CELL = re.compile(rb'<(?:\w+:)?c\b[^>]*?\sr="([A-Z]{1,3})(\d{1,7})"[^>]*?(?:/>|>.*?</(?:\w+:)?c>)', re.S)
_DIMENSION = re.compile(rb"<(?:\w+:)?dimension\b[^>]*?/>")
_MOST = 20
_ROW_GAP, _COLUMN_GAP = 1_000, 50


def without_strays(data: bytes, file: str) -> tuple[bytes, list[Problem]]:
    """The workbook without its stray cells, and what was taken out; the same bytes where there are none."""
    out = io.BytesIO()
    said: list[Problem] = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(out, "w") as kept:
        for name in archive.namelist():
            part = read_member(archive, name)
            strays = _strays(part) if name.startswith("xl/worksheets/") else frozenset()
            if strays:
                said.append(_note(file, sorted(strays)))
                part = _without(part, strays)
            kept.writestr(name, part)
    return (out.getvalue(), said) if said else (data, [])


def _without(xml: bytes, strays: frozenset[tuple[int, int]]) -> bytes:
    return _DIMENSION.sub(b"", _CELL.sub(lambda cell: b"" if _place(cell) in strays else cell[0], xml))


def _place(match: re.Match[bytes]) -> tuple[int, int]:
    return int(match[2]), index_of_letter(match[1].decode())


def _strays(xml: bytes) -> frozenset[tuple[int, int]]:
    """Places beyond a wide gap below or right of all other cells, when they are few."""
    places = [_place(match) for match in _CELL.finditer(xml)]
    last_row = _edge(sorted(row for row, _ in places), _ROW_GAP)
    last_column = _edge(sorted(column for _, column in places), _COLUMN_GAP)
    return frozenset((row, column) for row, column in places if row > last_row or column > last_column)


def _edge(ordered: list[int], gap: int) -> int:
    """The last position before a gap with only a few cells behind it; the very last one without such a
    gap.
    """
    for index in range(max(1, len(ordered) - _MOST), len(ordered)):
        if ordered[index] - ordered[index - 1] > gap:
            return ordered[index - 1]
    return ordered[-1] if ordered else 0


def _note(file: str, places: list[tuple[int, int]]) -> Problem:
    rows = tuple(row for row, _ in places)
    return problem_of(
        Message.STRAY_CELLS, Place(file, rows=rows), count=len(places), numbers=[str(row) for row in rows]
    )
