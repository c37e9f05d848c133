"""One text -> an exact amount. No float is ever made: an amount is an integer times a power of ten."""

import re
import unicodedata
from dataclasses import dataclass, replace
from enum import Enum

from nrr.intake.lexicon.vocabulary import Section, any_of, vocabulary
from nrr.intake.values.calendars import as_written
from nrr.intake.values.currencies import split_currency


class Status(Enum):
    """What a cell in an amount column turned out to be."""

    AMOUNT = "amount"
    BLANK = "blank"
    DASH = "dash"  # the accountant's dash: zero
    AMBIGUOUS = "ambiguous"  # 1.234
    WORD = "word"
    BROKEN = "broken"  # digits and separators that no convention groups this way
    ERROR = "error"  # #REF!
    PERCENT = "percent"
    NOT_FINITE = "not finite"  # NaN, Infinity
    HUGE = "huge"  # 1e400


class Mark(Enum):
    """How an amount was written, where that is worth a note."""

    NEGATIVE = "negative"
    SCALED = "scaled"  # 1.2k
    SCIENTIFIC = "scientific"
    AS_TEXT = "as text"  # '1234
    ODD_DIGITS = "odd digits"  # full-width digits, Unicode minus
    GROUPED = "grouped"
    PER_YEAR = "per year"
    PER_QUARTER = "per quarter"
    FOOTNOTED = "footnoted"  # 1,200*


@dataclass(frozen=True, slots=True)
class Amount:
    """`mantissa` x 10^-`places`; `evidence` says which sign of the text must be the decimal one, if that is
    certain.

    `either` is the second reading (mantissa, places) of an AMBIGUOUS text: its separator as the decimal sign.
    `separator` is the sign an ambiguous or plain text holds.
    """

    status: Status
    mantissa: int = 0
    places: int = 0
    either: tuple[int, int] | None = None
    evidence: str | None = None
    separator: str = ""
    currency: str | None = None
    marks: frozenset[Mark] = frozenset()

    def reading(self, decimal: str) -> tuple[int, int]:
        """Mantissa and places when `decimal` is the decimal sign of the column."""
        return (
            self.either
            if self.either is not None and self.separator == decimal
            else (self.mantissa, self.places)
        )


_LONGEST = 120
_DASHES = frozenset({"-", "--", "---", "- -", "\u2013", "\u2014", "\u2212", "\u2012", "\u2015"})
_ERRORS = re.compile(
    r"#(REF|N/A|NA|VALUE|DIV/0|NAME|NUM|NULL|SPILL|CALC|GETTING_DATA|BEZUG|WERT|NV|ZAHL)[!?]?", re.I
)
_NOT_FINITE = frozenset({"nan", "1.#inf", "1.#qnan"}) | {
    sign + word for sign in ("", "+", "-") for word in ("inf", "infinity", "\u221e")
}
_SCALES = {
    word: zeros
    for zeros, key in ((3, "scaled_thousand"), (6, "scaled_million"), (9, "scaled_billion"))
    for word in vocabulary(Section.CLUES, key)
}
_SCALE = re.compile(r"(?<=\d)\s?(" + "|".join(sorted(_SCALES, key=len, reverse=True)) + r")\.?$", re.I)
_PLAIN = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,6})?")
_SCIENTIFIC = re.compile(r"([+-]?)(\d+)(?:([.,])(\d*))?[eE]([+-]?\d+)")
_PERIOD = re.compile(
    rf"\s*(?:/|(?:{any_of('priced_signs')})\.?\s?)\s*"
    rf"({any_of('priced_month', 'priced_quarter', 'priced_year')})\.?$",
    re.I,
)
_PER = (
    (Mark.PER_YEAR, vocabulary(Section.CLUES, "priced_year")),
    (Mark.PER_QUARTER, vocabulary(Section.CLUES, "priced_quarter")),
)
_FOOTNOTE = re.compile(
    r"(?<=[\d)])(?:\s?(?:\*{1,3}|[\u2020\u2021\u00a7]"
    r"|[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]{1,2}|\[[1-9]\])|\s\([1-9]\))$"
)
_RUPEES = re.compile(r"(?<=\d)\s?/-?[-=]$")
_CREDITS = vocabulary(Section.CLUES, "written_credits")
_CREDIT = re.compile(rf"(?<=[\d)])\s*({any_of('written_credits', 'written_debits')})\.?$", re.I)
_TRIANGLE = re.compile("[\u25b2\u25b3]\\s?(?=[0-9\uff10-\uff19\u00a5\uffe5])")
"""The minus of Japanese accounts."""
_SPACES = "\u00a0\u202f\u2009\u2007\u2008\u200a\u2006\u2005\u2004\u2003\u2002\u3000\t"
_TO_SPACE = str.maketrans(dict.fromkeys(_SPACES, " "))
_TO_PLAIN = str.maketrans(
    dict.fromkeys("\u2212\u2013\u2012\uff0d", "-")
    | dict.fromkeys("\u2019\u2018\u00b4`\u02bc\uff07", "'")
    | {"\u066b": ".", "\u066c": ","}
    | dict.fromkeys("\u200e\u200f\ufeff\u200b")
)


def is_amount(text: str) -> bool:
    """Whether a cell can be read as an amount, an error value or a dash; plain digits need no second look."""
    if _PLAIN.fullmatch(text):
        return True
    return amount_of(text).status not in (Status.WORD, Status.BROKEN, Status.BLANK)


def amount_of(text: str) -> Amount:
    """Every reading of a whole cell as an amount; plain digits, most of any file, need no second look."""
    if _PLAIN.fullmatch(text):
        return _signed_digits(text)
    if len(text) > _LONGEST:
        return Amount(Status.WORD)
    cleaned = text.translate(_TO_SPACE).translate(_TO_PLAIN).strip()
    if not cleaned:
        return Amount(Status.BLANK)
    if cleaned in _DASHES or split_currency(cleaned)[0].strip() in _DASHES:
        return Amount(Status.DASH)
    if _ERRORS.fullmatch(cleaned):
        return Amount(Status.ERROR)
    if cleaned.casefold() in _NOT_FINITE:
        return Amount(Status.NOT_FINITE)
    marks: set[Mark] = set()
    plain = _ascii_digits(_TRIANGLE.sub("-", cleaned))
    if plain != text.translate(_TO_SPACE).strip():
        marks.add(Mark.ODD_DIGITS)
    plain = _RUPEES.sub("", plain)
    if (plain[0] == "'" and len(plain) > 1) or as_written(plain) != plain:
        plain = as_written(plain).removeprefix("'").strip()
        marks = (marks - {Mark.ODD_DIGITS}) | {Mark.AS_TEXT}
    if "'" in plain:
        marks.discard(Mark.ODD_DIGITS)
    return _signed(plain, frozenset(marks))


_NO_CENTS = re.compile(r"(?<=\d)([.,])-{1,2}$")
"""1.234,- and 1234.-- are whole amounts: the dash stands for no cents, not for a minus."""


def _signed_digits(text: str) -> Amount:
    found = _separated(text.removeprefix("-"), spaced=False)
    return _finished(found, None, 0, frozenset(), negative=True) if text[0] == "-" else found


def _ascii_digits(text: str) -> str:
    return text if text.isascii() else "".join(_ascii_digit(c) for c in text)


def _ascii_digit(char: str) -> str:
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    return unicodedata.normalize("NFKC", char) if "\uff01" <= char <= "\uff5e" else char


def _signed(text: str, marks: frozenset[Mark]) -> Amount:
    """Takes footnote, sign, parentheses, currency, period and scale off, in whatever order they stand."""
    minuses, currency, shift = 0, None, 0
    if m := _FOOTNOTE.search(text):
        text, marks = text[: m.start()], marks | {Mark.FOOTNOTED}
    previous = None
    while previous != text:
        previous = text
        rest, code = split_currency(text)
        if code is not None and currency in (None, code) and rest.strip():
            text, currency = rest.strip(), code
        if (m := _PERIOD.search(text)) and text[: m.start()].strip()[-1:].isdigit():
            text, marks = text[: m.start()].strip(), marks | _period_marks(m[1])
        if shift == 0 and (m := _SCALE.search(text)):
            text, shift, marks = text[: m.start()].strip(), _SCALES[m[1].casefold()], marks | {Mark.SCALED}
        text, minus = _unsigned(_NO_CENTS.sub(r"\g<1>00", text))
        minuses += minus
    if minuses > 1:
        return Amount(Status.BROKEN)
    return _finished(_core(text), currency, shift, marks, negative=minuses == 1)


def _unsigned(text: str) -> tuple[str, int]:
    """The text without one sign, pair of parentheses or CR/DR, and whether that made it negative."""
    if text.startswith("(") and text.endswith(")") and len(text) > 2:
        return text[1:-1].strip(), 1
    if m := _CREDIT.search(text):
        return text[: m.start()].strip(), int(m[1].casefold() in _CREDITS)
    if text[:1] in ("+", "-") and len(text) > 1 and not _SCIENTIFIC.fullmatch(text):
        return text[1:].strip(), int(text[0] == "-")
    if text[-1:] in ("+", "-") and len(text) > 1:
        return text[:-1].strip(), int(text[-1] == "-")
    return text, 0


def _period_marks(word: str) -> frozenset[Mark]:
    return frozenset(mark for mark, words in _PER if word.casefold() in words)


def _finished(
    core: Amount, currency: str | None, shift: int, marks: frozenset[Mark], *, negative: bool
) -> Amount:
    sign = -1 if negative else 1
    mantissa, places = _shifted(sign * core.mantissa, core.places, shift)
    either = None if core.either is None else _shifted(sign * core.either[0], core.either[1], shift)
    if mantissa < 0:
        marks |= {Mark.NEGATIVE}
    return replace(
        core, mantissa=mantissa, places=places, either=either, currency=currency, marks=core.marks | marks
    )


def _shifted(mantissa: int, places: int, shift: int) -> tuple[int, int]:
    return (mantissa * 10 ** (shift - places), 0) if shift > places else (mantissa, places - shift)


def _core(text: str) -> Amount:
    """Digits with separators only."""
    if text.endswith("%") or text.startswith("%"):
        return Amount(Status.PERCENT)
    if match := _SCIENTIFIC.fullmatch(text):
        return _scientific(match)
    if len(text) > 60 or not re.fullmatch(r"[\d.,' ]*\d[\d.,' ]*", text):
        return Amount(Status.WORD)
    spaced = " " in text or "'" in text
    if spaced and not re.fullmatch(r"\d{1,3}(?:[ '](?:\d{3}))+(?:[.,]\d*)?|[.,]?\d+", text):
        return Amount(Status.BROKEN)
    digits = text.replace(" ", "").replace("'", "")
    return _separated(digits, spaced=spaced)


def _scientific(match: re.Match[str]) -> Amount:
    sign, whole, _, fraction, exponent = match.groups()
    if abs(int(exponent)) > 30:
        return Amount(Status.HUGE)
    mantissa = int(f"{sign}{whole}{fraction or ''}")
    value = (
        _shifted(mantissa, len(fraction or ""), int(exponent))
        if int(exponent) > 0
        else (mantissa, len(fraction or "") - int(exponent))
    )
    marks = frozenset({Mark.SCIENTIFIC} | ({Mark.NEGATIVE} if mantissa < 0 else set()))
    return Amount(Status.AMOUNT, *value, evidence=match[3], separator=match[3] or "", marks=marks)


def _separated(digits: str, *, spaced: bool) -> Amount:
    dots, commas = digits.count("."), digits.count(",")
    if not dots and not commas:
        return Amount(Status.AMOUNT, int(digits))
    if dots and commas:
        decimal, group = (".", ",") if digits.rfind(".") > digits.rfind(",") else (",", ".")
        whole, _, fraction = digits.rpartition(decimal)
        if digits.count(decimal) > 1 or not _grouped(whole, group):
            return Amount(Status.BROKEN)
        return _decimal(whole.replace(group, ""), fraction, decimal, {Mark.GROUPED})
    sign = "." if dots else ","
    if dots + commas > 1:
        if not _grouped(digits, sign):
            return Amount(Status.BROKEN)
        return Amount(
            Status.AMOUNT,
            int(digits.replace(sign, "")),
            evidence="," if sign == "." else ".",
            marks=frozenset({Mark.GROUPED}),
        )
    whole, _, fraction = digits.partition(sign)
    if len(fraction) != 3 or not 1 <= len(whole) <= 3 or whole.startswith("0") or spaced:
        return _decimal(whole or "0", fraction, sign, set())
    return Amount(Status.AMBIGUOUS, int(whole + fraction), either=(int(whole + fraction), 3), separator=sign)


def _decimal(whole: str, fraction: str, sign: str, marks: set[Mark]) -> Amount:
    return Amount(
        Status.AMOUNT,
        int(whole + fraction),
        len(fraction),
        evidence=sign,
        separator=sign,
        marks=frozenset(marks),
    )


def _grouped(whole: str, group: str) -> bool:
    """1,234,567 or, for commas, the Indian 12,34,567."""
    sign = re.escape(group)
    western = rf"\d{{1,3}}(?:{sign}\d{{3}})+"
    indian = r"\d{1,2}(?:,\d{2})*,\d{3}"
    return re.fullmatch(western, whole) is not None or (
        group == "," and re.fullmatch(indian, whole) is not None
    )
