"""Zip files looked at before they are opened: number, names, sizes and expansion of what they hold."""

import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from enum import Enum

from nrr.ground import Place, Problem
from nrr.intake.files.refusals import damaged, password, unsafe
from nrr.intake.said.saying import Message, Phrase, problem_of, wording

ENTRY_LIMIT = 2_000
EXPANDED_LIMIT = 1_200_000_000
MEMBER_LIMIT = 1_000_000_000
RATIO_LIMIT = 250
_SMALL = 20_000_000
_TABLE_NAME = re.compile(r"\.(csv|tsv|txt|tab|psv|xlsx|xlsm|xls|xlsb|ods|gz)$", re.I)


class Workbook(Enum):
    """The zip formats that hold spreadsheets."""

    XLSX = "xlsx"
    XLSB = "xlsb"
    ODS = "ods"


@dataclass(frozen=True, slots=True)
class Contents:
    """What a zip holds: a workbook, or members that may be tables."""

    workbook: Workbook | None
    members: tuple[tuple[str, bytes], ...] = ()


def contents_of(data: bytes, file: str) -> Contents | Problem:
    """The checked contents of a zip, or the reason not to open it."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            trouble = _trouble(archive, len(data), file)
            return trouble or _contents(archive, file)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        ValueError,
        NotImplementedError,
        OSError,
        RuntimeError,
    ) as error:
        return damaged(file, wording(Phrase.BROKEN_ZIP, error=type(error).__name__))


def _trouble(archive: zipfile.ZipFile, size: int, file: str) -> Problem | None:
    entries = archive.infolist()
    names = [entry.filename for entry in entries]
    expanded = sum(entry.file_size for entry in entries)
    if any(entry.flag_bits & 1 for entry in entries):
        return password(file)
    if len(entries) > ENTRY_LIMIT:
        return unsafe(file, wording(Phrase.MANY_PARTS, number=len(entries)))
    if len(set(names)) != len(names):
        return unsafe(
            file,
            wording(Phrase.PARTS_OF_ONE_NAME),
        )
    if any(".." in name.replace("\\", "/").split("/") or name.startswith(("/", "\\")) for name in names):
        return unsafe(file, wording(Phrase.PART_OUTSIDE))
    if expanded > EXPANDED_LIMIT or (expanded > _SMALL and expanded > size * RATIO_LIMIT):
        return unsafe(
            file,
            wording(Phrase.EXPANDS_TO, expanded=expanded // 1_000_000, size=round(size / 1e6, 2)),
        )
    return None


def _contents(archive: zipfile.ZipFile, file: str) -> Contents | Problem:
    names = set(archive.namelist())
    if "xl/workbook.bin" in names:
        return Contents(Workbook.XLSB)
    if any(name.startswith("xl/") for name in names) or "xl/workbook.xml" in names:
        return _safe_xml(archive, file) or Contents(Workbook.XLSX)
    if _is_locked_document(archive, names):
        return password(file)
    if "content.xml" in names:
        return _safe_xml(archive, file) or Contents(Workbook.ODS)
    if any(name.startswith(("word/", "ppt/")) for name in names):
        return problem_of(Message.TEXT_DOCUMENT, Place(file))
    if any(name.endswith(".iwa") for name in names):
        return _numbers_document(file)
    members = [
        n
        for n in sorted(names)
        if not n.endswith("/") and "__MACOSX" not in n and not n.rsplit("/", 1)[-1].startswith(".")
    ]
    tables = [name for name in members if _TABLE_NAME.search(name)] or members
    if not tables:
        return problem_of(Message.EMPTY_ARCHIVE, Place(file))
    if len(tables) > 20:
        return problem_of(Message.TOO_MANY_TABLES, Place(file), tables=len(tables))
    return Contents(None, tuple((name, read_member(archive, name)) for name in tables))


def _is_locked_document(archive: zipfile.ZipFile, names: set[str]) -> bool:
    """An ODS saved with a password: its parts are encrypted one by one, or all in one package."""
    listing = "META-INF/manifest.xml"
    return "encrypted-package" in names or (
        listing in names and b"encryption-data" in read_member(archive, listing)
    )


def _numbers_document(file: str) -> Problem:
    return problem_of(Message.NUMBERS_DOCUMENT, Place(file))


def read_member(archive: zipfile.ZipFile, name: str) -> bytes:
    """One member, however large its directory entry claims it is."""
    with archive.open(name) as member:
        data = member.read(MEMBER_LIMIT + 1)
    if len(data) > MEMBER_LIMIT:
        raise ValueError("member too large")
    return data


def _safe_xml(archive: zipfile.ZipFile, file: str) -> Problem | None:
    """A DTD has no business in a workbook: entities expand without end or read other files."""
    for name in archive.namelist():
        if name.endswith((".xml", ".rels", ".vml")):
            with archive.open(name) as member:
                head = member.read(65_536).replace(b"\x00", b"")
            if b"<!DOCTYPE" in head or b"<!ENTITY" in head or b"<!doctype" in head:
                return unsafe(
                    file,
                    wording(Phrase.ENTITIES_IN, name=name),
                )
    return None
