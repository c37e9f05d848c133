"""A period mentioned in a line of text: "Annual subscription 08/01/2023 - 07/31/2024", "Hosting Jan-Mar
2025", "Q1 2025", "March 2025".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from nrr.intake.lexicon.plain import plain
from nrr.intake.thresholds import LIMITS
from nrr.intake.values.calendars import MONTH_OF_WORD
from nrr.intake.values.dates import stamp_of
from nrr.intake.values.stamps import Form, Stamp

_BETWEEN = re.compile(
    r"\s+(?:-|to|until|till|through|thru|bis|au|al|a|ate|t/m|tot|til|do|\u0434\u043e)\s+|"
    r"\s*[\u2013\u2014\u2192\u301c\uff5e~]\s*|\s*\.\.\.?\s*"
    r"|(?<=[/.]\d{4})-(?=\d)|(?<=[/.]\d{2})-(?=\d)|(?<=\d{4}-\d{2}-\d{2})/(?=\d{4}-)"
    r"|(?<=[^\W\d_]{3})-(?=[^\W\d_]{3})|(?<=\s\d{4})-(?=[^\W\d_])"
)
_BRACKETS = re.compile(r"[()\[\]{};:,|]+(?=\s|$)|(?:^|(?<=\s))[()\[\]{}|]+")
_DATED = frozenset({Form.DAY, Form.NUMERIC})
_LONGEST, _WORDS, _DAYS_OF_MONTH = 160, 4, (4 * 365 + 1) / 48


@dataclass(frozen=True, slots=True)
class Mention:
    """The first month of a period (an ordinal) and how many months it lasts. `sure` where its two days are
    whole months apart.
    """

    first: int
    months: int
    sure: bool = True


def mention_of(text: str, order: str) -> Mention | None:
    """The period a text mentions, its numeric dates read in an order of day and month; None where it
    mentions none or several.
    """
    if len(text) > _LONGEST or not any(map(str.isdigit, text)):
        return None
    line = _BRACKETS.sub(" ", f" {text} ").strip()
    found = {mention for between in _BETWEEN.finditer(line) if (mention := _span(line, between, order))}
    if not found:
        found = set(_moments(line))
    return found.pop() if len(found) == 1 else None


def _span(line: str, between: re.Match[str], order: str) -> Mention | None:
    """The longest date before the sign and the longest after it, a whole number of months apart."""
    before, after = line[: between.start()].split(), line[between.end() :].split()
    for right in range(min(_WORDS, len(after)), 0, -1):
        last = stamp_of(" ".join(after[:right]))
        if last.form not in _DATED:
            continue
        for left in range(min(_WORDS, len(before)), 0, -1):
            words = " ".join(before[-left:])
            for text in (words, f"{words} {_year(last, order)}", f"{words}{_year(last, order)}"):
                first = stamp_of(text)
                if first.form in _DATED:
                    return _lasting(first, last, order)
    return None


def _year(stamp: Stamp, order: str) -> int:
    return _day(stamp, order)[0]


def _day(stamp: Stamp, order: str) -> tuple[int, int, int | None]:
    if stamp.form is Form.NUMERIC and stamp.swapped and (order == "MDY" or not stamp.month):
        return stamp.swapped
    return stamp.year, stamp.month, stamp.day


def _lasting(first: Stamp, last: Stamp, order: str) -> Mention | None:
    year, month, day = _day(first, order)
    end_year, end_month, end_day = _day(last, order)
    if not month or not end_month:
        return None
    begins = year * 12 + month - 1
    if day is None or end_day is None:
        months = end_year * 12 + end_month - begins
        return Mention(begins, months) if 1 <= months <= 120 else None
    days = (date(end_year, end_month, end_day) - date(year, month, day)).days
    months = round((days + 1) / _DAYS_OF_MONTH)
    off = abs(days + 1 - months * _DAYS_OF_MONTH) / _DAYS_OF_MONTH
    whole = (end_day - day) % 31 in (0, 30) or _last_day(end_year, end_month) == end_day
    return Mention(begins, months, whole and off <= LIMITS.near) if 1 <= months <= 120 else None


def _last_day(year: int, month: int) -> int:
    following = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1).day


def _moments(line: str) -> Iterator[Mention]:
    """One quarter or one month named with its year; a day is no period."""
    words = line.split()
    at = 0
    while at < len(words):
        taken = 1
        for size in range(min(3, len(words) - at), 0, -1):
            stamp = stamp_of(" ".join(words[at : at + size]))
            one = _moment(stamp, words[at : at + size])
            if one is not None:
                yield one
            if one is not None or (stamp.form in _DATED and stamp.day):
                taken = size
                break
        at += taken


def _moment(stamp: Stamp, words: list[str]) -> Mention | None:
    if stamp.form is Form.QUARTER:
        return Mention(stamp.month_ordinal - 2, 3)
    alone = stamp.form is Form.DAY and stamp.day is None and _named(words)
    return Mention(stamp.month_ordinal, 1) if alone else None


def _named(words: list[str]) -> bool:
    """A month by its name, or as 2025-03: a number such as 202503 may be anything."""
    text = plain(" ".join(words))
    return any(part in MONTH_OF_WORD for part in re.findall(r"[^\W\d_]+", text)) or bool(
        re.fullmatch(r"20\d\d-\d\d|\d\d?/20\d\d", text)
    )
