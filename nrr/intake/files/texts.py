"""A text file -> one Table whose rows know the physical line they begin on."""

import codecs
import csv
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

import numpy as np

from nrr.ground import Place, Problem
from nrr.intake.files.dialects import Dialect, dialect_of
from nrr.intake.said.saying import Message, problem_of
from nrr.intake.tables.grids import Table, column_of_texts, letter_of
from nrr.intake.thresholds import LIMITS
from nrr.intake.values.amounts import Status, amount_of
from nrr.intake.values.dates import stamp_of
from nrr.intake.values.stamps import Form

CELL_LIMIT = 1_000_000
COLUMN_LIMIT = 16_384
CELLS_LIMIT = 60_000_000
_WORTH_IT = 200_000
"""Length of a text that is worth the quick road."""
_HEAD_BYTES = 2_000_000
"""More than the signs by which a dialect is told, however many bytes each takes."""
_WRAPPED, _WRAPPED_LINES = re.compile(r'"(?:[^"]|"")*[,;\t|](?:[^"]|"")*"'), 40
_LAST_ROWS = 50
_DECIMALS = re.compile(r"\d[.,](\d{1,4})\s*$")
Record = tuple[int, list[str]]


def table_of_utf8(data: bytes, file: str) -> Table | None:
    """The table of a large UTF-8 text, cut as bytes: never decoded as a whole, nor copied. None where it
    has to be.
    """
    data = data.removeprefix(codecs.BOM_UTF8)
    if len(data) < _WORTH_IT or b"\x00" in data or b'"' in data:
        return None
    dialect = dialect_of(_with_plain_ends(data[:_HEAD_BYTES].decode("utf-8", "ignore")))
    return None if dialect is None or dialect.joined else _quickly(data, file, dialect)


def table_of_text(text: str, file: str) -> tuple[Table | None, list[Problem]]:
    """The table of a text; without one, the problem says why."""
    text = _unwrapped(_with_plain_ends(text))
    dialect = dialect_of(text)
    if dialect is None:
        return None, [_unreadable(file, "field larger") if _has_giant(text) else _no_columns(file)]
    if dialect.joined:
        text = text.replace(dialect.joined, dialect.delimiter)
    quick = _quickly(text.encode(), file, dialect) if len(text) >= _WORTH_IT else None
    if quick is not None:
        return quick, []
    try:
        records = list(_records(text, dialect))
    except csv.Error as error:
        return None, [_unreadable(file, str(error))]
    return _table(records, dialect, text, file)


def _quickly(data: bytes, file: str, dialect: Dialect) -> Table | None:
    from nrr.intake.files.arrows import fast_table  # noqa: PLC0415 - a short text is read before it is loaded

    return fast_table(data, file, dialect)


def _with_plain_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _unwrapped(text: str) -> str:
    """The lines without the quotes that stand around each whole line, as spreadsheets write a table of one
    column.
    """
    head = [line for line in text[:100_000].split("\n")[:_WRAPPED_LINES] if line][1:]
    if len(head) < 2 or not all(map(_WRAPPED.fullmatch, head[:-1])):
        return text
    lines = text.split("\n")
    return "\n".join(line[1:-1].replace('""', '"') if _WRAPPED.fullmatch(line) else line for line in lines)


def _has_giant(text: str) -> bool:
    return any(len(line) > CELL_LIMIT for line in text.split("\n"))


def _records(text: str, dialect: Dialect) -> Iterator[Record]:
    csv.field_size_limit(CELL_LIMIT)
    lines = (line + "\n" for line in text.split("\n"))
    reader = csv.reader(lines, **dialect.options())
    start = 1
    for record in reader:
        yield start, record
        start = reader.line_num + 1


def _table(
    records: list[Record], dialect: Dialect, text: str, file: str
) -> tuple[Table | None, list[Problem]]:
    while records and not any(cell.strip() for cell in records[-1][1]):
        records.pop()
    if dialect.declared:
        records = records[1:]
    width = max((_filled_width(record) for _, record in records), default=0)
    if width > COLUMN_LIMIT or width * len(records) > CELLS_LIMIT:
        return None, [_too_wide(file, width, len(records))]
    swallowed = _swallowed(records, dialect, text)
    if swallowed:
        return None, [_unclosed(file, swallowed)]
    rows = [record[:width] + [""] * (width - len(record)) for _, record in records]
    columns = tuple(column_of_texts(cells) for cells in zip(*rows, strict=True))
    numbers = np.fromiter((start for start, _ in records), np.int32, len(records))
    letters = tuple(letter_of(i) for i in range(width))
    table = Table(file, "", columns, numbers, letters, delimiter=dialect.joined or dialect.delimiter)
    return table, [] if text.endswith("\n") else _cut_short(table)


def _cut_short(table: Table) -> list[Problem]:
    """The file ends without an end of line, in an amount with fewer decimals than all above it: the rest
    may be lost.
    """
    column = table.columns[-1]
    *above, last = [column.text(row) for row in range(max(0, table.height - _LAST_ROWS), table.height)]
    places = {len(found[1]) for text in above if (found := _DECIMALS.search(text))}
    own = _DECIMALS.search(last)
    if (
        len(above) < LIMITS.fewest
        or len(places) != 1
        or not last.strip()[-1:].isdigit()
        or (own and len(own[1]) in places)
    ):
        return []
    row = int(table.numbers[-1])
    return [problem_of(Message.CUT_SHORT, Place(table.file, rows=(row,)), last=last.strip(), row=row)]


def _filled_width(record: list[str]) -> int:
    width = len(record)
    while width and not record[width - 1].strip():
        width -= 1
    return width


def _swallowed(records: list[Record], dialect: Dialect, text: str) -> list[int]:
    """Lines on which a quote opens that takes whole rows of the table into one cell."""
    width = Counter(len(record) for _, record in records).most_common(1)[0][0] if records else 0
    found = [start for start, record in records if any(_holds_rows(cell, dialect, width) for cell in record)]
    if not found and records and _open_at_end(records[-1], text, dialect):
        found = [records[-1][0]]
    return found


def _holds_rows(cell: str, dialect: Dialect, width: int) -> bool:
    if "\n" not in cell:
        return False
    first, *inner = islice(cell.split("\n"), 50)
    cut = first.split(dialect.delimiter)
    return any(_is_row(line.split(dialect.delimiter), width) for line in inner) or (
        _is_row(cut, width) and any(stamp_of(one.strip(' "')).form is not Form.NONE for one in cut)
    )


def _is_row(cells: list[str], width: int) -> bool:
    """As many cells as the table is wide, one of them a date or an amount."""
    if len(cells) < max(2, width):
        return False
    return any(
        stamp_of(cell).form is not Form.NONE or amount_of(cell).status in (Status.AMOUNT, Status.AMBIGUOUS)
        for cell in (c.strip(' "') for c in cells)
    )


def _open_at_end(last: Record, text: str, dialect: Dialect) -> bool:
    tail = text.split("\n")[last[0] - 1 :]
    signs = sum(line.count(dialect.quote) for line in tail)
    return signs % 2 == 1 and any(cell.endswith("\n") or "\n" in cell for cell in last[1])


def _unclosed(file: str, lines: list[int]) -> Problem:
    return problem_of(
        Message.UNCLOSED_QUOTE, Place(file, rows=tuple(lines[:20])), count=len(lines), row=lines[0]
    )


def _no_columns(file: str) -> Problem:
    return problem_of(Message.NO_COLUMNS, Place(file))


def _too_wide(file: str, width: int, height: int) -> Problem:
    return problem_of(Message.TABLE_TOO_LARGE, Place(file), height=height, width=width)


def _unreadable(file: str, why: str) -> Problem:
    if "field larger" in why:
        return problem_of(Message.CELL_TOO_LARGE, Place(file), limit=CELL_LIMIT)
    return problem_of(Message.UNREADABLE_TEXT, Place(file), why=why)
