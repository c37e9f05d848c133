"""Bytes and a name -> the sheets in them, or the reason they were not opened."""

import gzip
import io
import re
import zlib
from dataclasses import dataclass, replace

from nrr.ground import Place, Problem
from nrr.intake.files.archives import Contents, Workbook, contents_of
from nrr.intake.files.encodings import Decoded, decoded
from nrr.intake.files.kinds import FileKind, kind_of
from nrr.intake.files.markup import tables_of_html, tables_of_xml
from nrr.intake.files.refusals import damaged, not_a_table, password, too_large, unsafe
from nrr.intake.files.strays import without_strays
from nrr.intake.files.texts import table_of_text, table_of_utf8
from nrr.intake.files.workbooks import Sheet, sheets_of
from nrr.intake.said.saying import Message, Phrase, problem_of, wording
from nrr.intake.tables.grids import Table

UPLOAD_LIMIT = 300_000_000
COLUMN_LIMIT = 3_000
_GZIP_LIMIT = 600_000_000
_DEPTH = 2
_LOCKED_XLS = re.compile(
    rb"\x09\x08(?:\x10\x00\x00\x06\x05\x00.{12}|\x08\x00\x00\x05\x05\x00.{4})\x2f\x00", re.S
)
"""The record that opens a workbook stream of the old format, followed by the one that says it is
encrypted.
"""


@dataclass(frozen=True, slots=True)
class Upload:
    """The sheets of one upload, and what there is to say about its form."""

    sheets: tuple[Sheet, ...] = ()
    problems: tuple[Problem, ...] = ()


def opened(data: bytes, name: str) -> Upload:
    """Everything tabular in an upload, without the empty columns at the right; nothing at all is a problem
    too.
    """
    found = _opened(data, name, 0)
    sheets = tuple(replace(sheet, table=_trimmed(sheet.table)) for sheet in found.sheets)
    wide = [sheet.table for sheet in sheets if sheet.table.width > COLUMN_LIMIT]
    if wide:
        why = wording(Phrase.TOO_MANY_COLUMNS, number=wide[0].width)
        return _stopped(too_large(name, why, wide[0].sheet or None))
    if not sheets and not found.problems:
        return _stopped(problem_of(Message.EMPTY_UPLOAD, Place(name)))
    return replace(found, sheets=sheets)


def _trimmed(table: Table) -> Table:
    width = table.width
    while width and table.columns[width - 1].blank.all():
        width -= 1
    return replace(table, columns=table.columns[:width], letters=table.letters[:width])


def _opened(data: bytes, name: str, depth: int) -> Upload:
    if len(data) > UPLOAD_LIMIT:
        return _stopped(problem_of(Message.UPLOAD_TOO_LARGE, Place(name)))
    kind = kind_of(data)
    match kind:
        case FileKind.ZIP:
            return _zip(data, name, depth)
        case FileKind.GZIP:
            return _gzip(data, name, depth)
        case FileKind.OLE:
            return _ole(data, name)
        case FileKind.HTML:
            return _html(data, name)
        case FileKind.XML:
            return _sheets(tables_of_xml(data, name))
        case FileKind.TEXT:
            return _text(data, name)
        case _:
            return _stopped(not_a_table(name, kind))


def _stopped(problem: Problem) -> Upload:
    return Upload(problems=(problem,))


def _sheets(found: object) -> Upload:
    if isinstance(found, Problem):
        return _stopped(found)
    assert isinstance(found, list)
    return Upload(tuple(one if isinstance(one, Sheet) else Sheet(one) for one in found))


def _zip(data: bytes, name: str, depth: int) -> Upload:
    contents = contents_of(data, name)
    if isinstance(contents, Problem):
        return _stopped(contents)
    if contents.workbook is not None:
        return _workbook(data, name, contents.workbook)
    return _members(contents, name, depth)


def _workbook(data: bytes, name: str, kind: Workbook) -> Upload:
    """The sheets of a workbook; one that is too large only for a few stray cells is read without them."""
    found = sheets_of(data, name, kind)
    if not isinstance(found, Problem) or found.code != "too_large" or kind is not Workbook.XLSX:
        return _sheets(found)
    trimmed, said = without_strays(data, name)
    again = _sheets(sheets_of(trimmed, name, kind) if said else found)
    return replace(again, problems=(*again.problems, *said)) if again.sheets else again


def _members(contents: Contents, name: str, depth: int) -> Upload:
    if depth >= _DEPTH:
        return _stopped(unsafe(name, wording(Phrase.NESTED_ARCHIVES)))
    inner = [(member, _opened(data, name, depth + 1)) for member, data in contents.members]
    if len(inner) == 1:
        return replace(inner[0][1], problems=(*inner[0][1].problems, _unpacked(name, inner[0][0])))
    sheets = tuple(
        replace(s, table=replace(s.table, sheet=_joined(member, s.table.sheet)))
        for member, one in inner
        for s in one.sheets
    )
    problems = tuple(problem for _, one in inner for problem in one.problems)
    return Upload(sheets, () if sheets else problems)


def _joined(member: str, sheet: str) -> str:
    return f"{member} / {sheet}" if sheet else member


def _unpacked(name: str, member: str) -> Problem:
    return problem_of(Message.UNPACKED, Place(name), member=member)


def _gzip(data: bytes, name: str, depth: int) -> Upload:
    if depth >= _DEPTH:
        return _stopped(unsafe(name, wording(Phrase.NESTED_ARCHIVES)))
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as stream:
            inner = stream.read(_GZIP_LIMIT + 1)
    except (OSError, EOFError, zlib.error):
        return _stopped(damaged(name, wording(Phrase.GZIP_BREAKS_OFF)))
    if len(inner) > _GZIP_LIMIT or len(inner) > max(20_000_000, len(data) * 250):
        return _stopped(unsafe(name, wording(Phrase.EXPANDS_BEYOND)))
    found = _opened(inner, name, depth + 1)
    return replace(found, problems=(*found.problems, _unpacked(name, wording(Phrase.COMPRESSED_FILE))))


def _ole(data: bytes, name: str) -> Upload:
    if "EncryptedPackage".encode("utf-16-le") in data or "EncryptionInfo".encode("utf-16-le") in data:
        return _stopped(password(name))
    return _stopped(password(name)) if _LOCKED_XLS.search(data) else _sheets(sheets_of(data, name, None))


def _html(data: bytes, name: str) -> Upload:
    text = decoded(data)
    if text is None:
        return _stopped(not_a_table(name, FileKind.HTML))
    found = _sheets(tables_of_html(text.text, name))
    note = problem_of(Message.HTML_TABLE, Place(name))
    return replace(found, problems=(*found.problems, note)) if found.sheets else found


def _text(data: bytes, name: str) -> Upload:
    quick = table_of_utf8(data, name)
    if quick is not None:
        return Upload((Sheet(quick),))
    text = decoded(data)
    if text is None:
        return _stopped(problem_of(Message.UNKNOWN_ENCODING, Place(name)))
    table, problems = table_of_text(text.text, name)
    notes = _encoding_notes(text, name)
    return Upload((Sheet(table),) if table is not None else (), (*problems, *notes))


def _encoding_notes(text: Decoded, name: str) -> list[Problem]:
    if not text.guessed and text.encoding in ("utf-8", "utf-8-sig"):
        return []
    place, count = Place(name, rows=text.repaired[:20]), max(1, len(text.repaired))
    if text.repaired:
        mixed = problem_of(
            Message.ENCODING_MIXED_GUESSED if text.guessed else Message.ENCODING_MIXED, place, count=count
        )
        return [mixed]
    return [
        problem_of(
            Message.ENCODING_GUESSED if text.guessed else Message.ENCODING,
            place,
            count=count,
            encoding=text.encoding,
        )
    ]
