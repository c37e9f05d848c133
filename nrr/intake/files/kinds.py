"""What a file is, told from its first bytes and never from its name."""

from enum import Enum

from nrr.intake.said.saying import Phrase, wording
from nrr.intake.thresholds import LIMITS


class FileKind(Enum):
    """Kinds of upload that are told apart before anything is parsed."""

    TEXT = "text"
    ZIP = "zip"
    GZIP = "gzip"
    OLE = "ole"
    HTML = wording(Phrase.KIND_HTML)
    XML = wording(Phrase.KIND_XML)
    JSON = "json"
    PDF = wording(Phrase.KIND_PDF)
    IMAGE = wording(Phrase.KIND_IMAGE)
    PARQUET = wording(Phrase.KIND_PARQUET)
    ARCHIVE = wording(Phrase.KIND_ARCHIVE)
    PROGRAM = wording(Phrase.KIND_PROGRAM)
    PICKLE = wording(Phrase.KIND_PICKLE)
    DATABASE = wording(Phrase.KIND_DATABASE)
    MEDIA = wording(Phrase.KIND_MEDIA)
    RTF = wording(Phrase.KIND_RTF)
    BINARY = wording(Phrase.KIND_BINARY)
    EMPTY = "empty"


_MAGIC: tuple[tuple[bytes, FileKind], ...] = (
    (b"PK\x03\x04", FileKind.ZIP),
    (b"PK\x05\x06", FileKind.ZIP),
    (b"PK\x07\x08", FileKind.ZIP),
    (b"\x1f\x8b", FileKind.GZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FileKind.OLE),
    (b"%PDF", FileKind.PDF),
    (b"\x89PNG", FileKind.IMAGE),
    (b"\xff\xd8\xff", FileKind.IMAGE),
    (b"GIF8", FileKind.IMAGE),
    (b"BM", FileKind.IMAGE),
    (b"II*\x00", FileKind.IMAGE),
    (b"MM\x00*", FileKind.IMAGE),
    (b"PAR1", FileKind.PARQUET),
    (b"ARROW1", FileKind.PARQUET),
    (b"Rar!", FileKind.ARCHIVE),
    (b"7z\xbc\xaf", FileKind.ARCHIVE),
    (b"BZh", FileKind.ARCHIVE),
    (b"\xfd7zXZ", FileKind.ARCHIVE),
    (b"\x28\xb5\x2f\xfd", FileKind.ARCHIVE),
    (b"MZ", FileKind.PROGRAM),
    (b"\x7fELF", FileKind.PROGRAM),
    (b"#!/", FileKind.PROGRAM),
    (b"SQLite format 3", FileKind.DATABASE),
    (b"\x80\x02", FileKind.PICKLE),
    (b"\x80\x03", FileKind.PICKLE),
    (b"\x80\x04", FileKind.PICKLE),
    (b"\x80\x05", FileKind.PICKLE),
    (b"ID3", FileKind.MEDIA),
    (b"OggS", FileKind.MEDIA),
    (b"RIFF", FileKind.MEDIA),
    (b"{\\rtf", FileKind.RTF),
)
_WEAK = frozenset({b"BM", b"MZ", b"ID3", b"BZh", b"PAR1"})
_NOTHING = b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"
_HTML_STARTS = (b"<!doctype html", b"<html", b"<table", b"<head", b"<body", b"<meta", b"<style", b"<div")


def kind_of(data: bytes) -> FileKind:
    """The kind of an upload."""
    if not data[:4096].strip(_NOTHING) and not data.strip(_NOTHING):
        return FileKind.EMPTY
    for magic, kind in _MAGIC:
        if data.startswith(magic) and (magic not in _WEAK or _is_binary(data)):
            return kind
    return _kind_of_text(data)


def _kind_of_text(data: bytes) -> FileKind:
    start = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(_HTML_STARTS) or (start.startswith(b"<!--") and b"<table" in data[:65536].lower()):
        return FileKind.HTML
    if start.startswith((b"<?xml", b"<!doctype", b"<workbook")):
        return FileKind.HTML if b"<html" in data[:65536].lower() else FileKind.XML
    if start.startswith((b"{", b"[")) and data.rstrip(b"\x00 \t\r\n").endswith((b"}", b"]")):
        return FileKind.JSON
    if data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")) or not _is_binary(data):
        return FileKind.TEXT
    return FileKind.BINARY


def _is_binary(data: bytes) -> bool:
    """Control bytes that no text has; zero bytes on every other place are UTF-16 or UTF-32, which is text."""
    sample = data[:8192]
    control = sum(sample.count(bytes([code])) for code in (*range(1, 9), *range(14, 27), 28, 29))
    if control > max(2, len(sample) // 25):
        return True
    zeros = sample.count(0)
    return zeros > 0 and not _looks_wide(sample) and zeros > len(sample) // 50


def _looks_wide(sample: bytes) -> bool:
    """Zero bytes in a pattern of two or four: wide characters without a mark."""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2 or 1
    return max(even, odd) > half * LIMITS.holds
