"""Bytes -> text, with the encoding named wherever it is not plain UTF-8."""

import codecs
import re
from contextlib import suppress
from dataclasses import dataclass

import lazy_loader

from nrr.intake.lexicon.lexicon import meaning
from nrr.intake.said.saying import Phrase, wording
from nrr.intake.thresholds import LIMITS
from nrr.intake.values.dates import stamp_of
from nrr.intake.values.stamps import Form, Stamp

# Few files are not UTF-8: these two are loaded for those only.
chardet, charset_normalizer = lazy_loader.load("chardet"), lazy_loader.load("charset_normalizer")
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NO_SPREADSHEET_WRITES = [
    *("utf_7", "johab", "hz", "ptcp154", "kz1048", "cp1006", "tis_620"),
    *("cp037", "cp273", "cp424", "cp500", "cp875", "cp1026", "cp1140"),
]
_LATIN = ("cp1250", "iso8859_2", "mac_roman", "cp850")
_USUAL = ("cp932", "cp949", "gb18030", "big5", "euc_jp", "cp1250", "cp1251", "cp1253", "cp1254", "koi8_r")
_CELLS, _HEADING = re.compile(r'[,;\t|"\r\n]+'), 3_000
_SPELLED = 400_000
_WORD_IN_CP1252 = re.compile(r"[^\W\d_]{2,}")
_ODD = frozenset(
    "\u00a4\u00a6\u00ac\u00b8\u00b1\u00b6\u00d7\u00f7\u00de\u00fe\u00f0\u00d0\u00b3\u00b9\u00b2\u00bc\u00be"
    "\u00a8\u00af\u02c6\u02dc\u0192"
    "\u2020\u2021\u2030\u2039\u203a\u00a7\u00aa\u00ba\u00bf\u00a1"
)
_SIGNS = frozenset(
    "\u2019\u2018\u201c\u201d\u2013\u2014\u2026\u20ac\u00a3\u00a0\u00ae\u2122\u00a9\u00b0\u00ab\u00bb"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and how it was read: `guessed` when nothing in the file names the encoding, `repaired` lines of
    mixed bytes.
    """

    text: str
    encoding: str
    guessed: bool = False
    repaired: tuple[int, ...] = ()


def decoded(data: bytes) -> Decoded | None:
    """The text of an upload; None when no encoding fits."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data, encoding)
    if data.count(b"\x00") > len(data) // 5:
        return _wide(data)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _mixed(data) or _narrow(data)


def _marked(data: bytes, encoding: str) -> Decoded | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        if encoding == "utf-8-sig":
            return _mixed(data[3:]) or _narrow(data[3:])
        text = data[: len(data) - len(data) % 2].decode(encoding, errors="replace")
        return None if text.count("\ufffd") > 2 else Decoded(text, encoding, guessed=True)
    return Decoded(text, encoding)


def _wide(data: bytes) -> Decoded | None:
    """UTF-16 or UTF-32 without a mark: the place of the zero bytes tells the order."""
    order = ("le", "be") if data[1::2].count(0) > data[::2].count(0) else ("be", "le")
    for encoding in ("utf-32-le", "utf-32-be", f"utf-16-{order[0]}"):
        with suppress(UnicodeDecodeError):
            return Decoded(data.decode(encoding), encoding, guessed=True)
    return None


def _mixed(data: bytes) -> Decoded | None:
    """UTF-8 with a few single bytes of Windows-1252 among its own sequences: both in one file."""
    text = data.decode("utf-8", errors="surrogateescape")
    stray = [i for i, c in enumerate(text) if "\udc80" <= c <= "\udcff"]
    proper = sum(not c.isascii() for c in text) - len(stray)
    if proper == 0 or proper < len(stray) * 2:
        return None
    lines = tuple(dict.fromkeys(text.count("\n", 0, i) + 1 for i in stray[:100]))
    repaired = re.sub(
        "[\udc80-\udcff]", lambda m: bytes([ord(m[0]) - 0xDC00]).decode("cp1252", errors="replace"), text
    )
    return Decoded(repaired, wording(Phrase.MIXED_ENCODINGS), guessed=True, repaired=lines)


def _narrow(data: bytes) -> Decoded | None:
    """One of the single- or double-byte encodings; Windows-1252 unless another one explains the bytes
    better.
    """
    western = _western(data)
    if western is None or not _spells(western.text):
        latin = next((one for e in _LATIN if (one := _try(data, e)) is not None and _spells(one.text)), None)
        if latin is not None:
            return latin
    other = _other(data)
    if western is not None and (other is None or _plausible_western(western.text)):
        return other if other is not None and _knows_more(data, other, western) else western
    return other or western or _by_frequency(data)


def _other(data: bytes) -> Decoded | None:
    """The encoding whose text has the most words and dates that are known; by the statistics of its letters
    where no other has more of them.
    """
    sample = _sample(data)
    matches = charset_normalizer.from_bytes(sample, cp_exclusion=_NO_SPREADSHEET_WRITES)
    best = matches.best()
    fitting = [] if best is None else [best.encoding, *(match.encoding for match in matches)]
    known = {name: _known(sample, name) for name in dict.fromkeys((*fitting, *_USUAL))}
    names = sorted((name for name in known if known[name] or name in fitting), key=lambda name: -known[name])
    return next((one for name in names if (one := _try(data, name)) is not None), None)


def _knows_more(data: bytes, other: Decoded, western: Decoded) -> bool:
    sample = _sample(data)
    return _known(sample, other.encoding) > _known(sample, western.encoding)


def _known(sample: bytes, encoding: str) -> int:
    """How many of the first cells in other letters are words of the lexicon or a date."""
    text = sample[:_HEADING].decode(encoding, errors="replace")
    cells = {cell.strip() for cell in _CELLS.split(text) if not cell.isascii()}
    return sum(meaning(cell).whole or _is_date(stamp_of(cell)) for cell in cells)


def _is_date(stamp: Stamp) -> bool:
    return stamp.form not in (Form.NONE, Form.IMPOSSIBLE) and not stamp.rest


def _spells(text: str) -> bool:
    """Letters of words: no capital inside a small word, no sign between letters, plain letters beside most
    accents.
    """
    places = [i for i, c in enumerate(text[:_SPELLED]) if ord(c) > 127 and not c.isspace()]
    wrong = sum(_misspells(text, i) for i in places)
    alone = sum(not _beside_plain(text, i) for i in places)
    return bool(places) and wrong <= len(places) * (1 - LIMITS.mostly) and alone < len(places) * LIMITS.holds


def _beside_plain(text: str, at: int) -> bool:
    """Whether a plain letter stands next to it, or nothing but blanks, digits and punctuation."""
    beside = text[at - 1 : at] + text[at + 1 : at + 2]
    return any(c.isascii() and c.isalpha() for c in beside) or all(c.isascii() or c.isspace() for c in beside)


def _misspells(text: str, at: int) -> bool:
    """Whether the character can hardly stand where it does."""
    char, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if char.isalpha():
        return char.isupper() and before.isalpha() and (before.islower() or after.islower())
    if char in "\u2019\u00b7\u00ad":
        return False
    if char in "\u20ac\u00a3\u201e\u201a\u0192\u0160":
        return before.isalpha() or after.isalpha()
    return before.isalpha() and (after.isalpha() or char in _ODD)


def _by_frequency(data: bytes) -> Decoded | None:
    """Too little text for statistics of whole words: the encoding whose letters fit best."""
    found = chardet.detect(_sample(data)).get("encoding")
    tried = [_try(data, encoding) for encoding in (found, "cp1250", "cp1251", "mac_roman") if encoding]
    return next((one for one in tried if one is not None), None)


def _western(data: bytes) -> Decoded | None:
    try:
        return Decoded(data.decode("cp1252"), "Windows-1252", guessed=True)
    except UnicodeDecodeError:
        return None


def _plausible_western(text: str) -> bool:
    """Accented letters stand between plain ones in Western text; in a wrong reading they stand in runs."""
    high = [c for c in text if ord(c) > 127]
    usual = sum((c.isalpha() and c not in _ODD) or c in _SIGNS for c in high)
    runs = sum(len(m[0]) for m in re.finditer(r"[\u0080-\uffff]{2,}", text))
    return usual > len(high) * LIMITS.mostly and runs < len(high) * LIMITS.holds


def _sample(data: bytes) -> bytes:
    """The lines that hold something other than ASCII, up to 64 KB: they decide."""
    lines = [line for line in data[:4_000_000].splitlines() if not line.isascii()]
    return b"\n".join(lines)[:65_536]


def _try(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding.replace("_", "-"), guessed=True)
    except (UnicodeDecodeError, LookupError):
        return None
