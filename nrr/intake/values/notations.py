"""Every way of writing a date, each as its pattern and what it says."""

import re
from calendar import monthrange
from datetime import UTC, date, datetime, timedelta

from nrr.intake.lexicon.vocabulary import any_of
from nrr.intake.values.calendars import MONTH_OF_WORD
from nrr.intake.values.stamps import IMPOSSIBLE, NOT_A_DATE, Form, Stamp

_TIME = (
    r"(?:[t ,]+(\d{1,2})[:.h](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*(am|pm|a\.m\.|p\.m\.)?"
    r"\s*(z|utc|gmt|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?"
)
WORD = "(" + "|".join(sorted(map(re.escape, MONTH_OF_WORD), key=len, reverse=True)) + r")(?![^\W\d_])\.?"
_YEAR_FIRST = re.compile(r"(\d{4})([-/. ]|\. )(\d{1,2})\2(\d{1,2})\.?" + _TIME)
_YEAR_MONTH = re.compile(r"(\d{4}(?=\s?[-/])|(?:19|20)\d{2})(?:\s?[-/.]\s?|_)(\d{1,2})\.?")
_CJK = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월](?:\s?(\d{1,2})\s?[日일])?")
_EIGHT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_SIX = re.compile(r"(\d{4})(\d{2})")
_ERA = re.compile(r"(令和|平成|民國|民国)?\s?(\d{1,3}|元)\s?年\s?(\d{1,2})\s?月(?:\s?(\d{1,2})\s?日)?")
_ERAS = {"令和": 2018, "平成": 1988}
_REPUBLIC = 1911
_THREE = re.compile(r"(\d{1,2})\s?([-/. ])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})" + _TIME)
_MONTH_YEAR = re.compile(r"(\d{1,2}|0\d{2})\s?[-/.]\s?(\d{4})")
_TWO = re.compile(r"'?(\d{2})\s?[-/]\s?'?(\d{2})")
_EUROSTAT = re.compile(r"(\d{4})[- ]?m(\d{1,2})|m(\d{1,2})[- /]?(\d{4})")
_WEEK = re.compile(r"(\d{4})[-/ ]?(?:w|kw)(\d{1,2})")
_DAY_WORD_YEAR = re.compile(
    rf"(\d{{1,2}})(?:st|nd|rd|th|er|\.)?[-./ ]*(?:(?:{any_of('date_links')}) |)"
    + WORD
    + r"[-./, ]*(?:de )?'?(\d{4}|\d{2})"
    + _TIME
)
_WORD_DAY_YEAR = re.compile(WORD + r"[-./ ]*(\d{1,2})(?:st|nd|rd|th)?(?:,\s*|\s+)'?(\d{4})" + _TIME)
_WORD_YEAR = re.compile(WORD + r"[-./_, ]*(?:de )?'?(\d{4}|\d{2})")
_YEAR_WORD = re.compile(r"(\d{4})[-./_, ]*" + WORD)
_NUMBER_WORD = re.compile(r"'?(\d{1,2})[-./ ]*" + WORD)
_WORD_ALONE = re.compile(WORD)
_Q, _FY, _CY, _PART = map(any_of, ("quarter_marks", "fiscal_marks", "calendar_marks", "fiscal_parts"))
_FULL = r"(\d{4}|\d{2})"
_QUARTER = re.compile(
    rf"(?:{_Q})[ .]?([1-4])[-/ ,']*(?:{_CY}|{_FY})?[ ']*{_FULL}"
    rf"|(?:{_CY}|{_FY})?'?{_FULL}[-/ ]*(?:{_Q})[ .]?([1-4])"
    rf"|([1-4])\.?\s?(?:{_Q})[-/ ']*{_FULL}"
)
_FISCAL_PERIOD = re.compile(
    rf"(?:{_FY})[ ']*{_FULL}[-/ _]*(?:{_PART})[ .]?(\d{{1,2}})"
    rf"|(?:{_PART})[ .]?(\d{{1,2}})[-/ _]*(?:{_FY})[ ']*{_FULL}"
    r"|(\d{4})[-/ _]*p(\d{1,2})|p(\d{1,2})[-/ _]+(\d{4})"
)
_YEAR = re.compile(rf"(?:({_FY}|{_CY})[ ']*)?((?:19|20)\d{{2}})(?:\.0)?|({_FY})[ ']?(\d{{2}})")
_FISCAL = re.compile(_FY)
_SERIAL = re.compile(r"([2-7]\d{4})(?:\.\d+)?")
_EPOCH = re.compile(r"(1\d{9})(\d{3})?(?:\.0)?")


def century(two_digits: int) -> int:
    """69 is 2069, 70 is 1970: the convention of spreadsheets and POSIX."""
    return two_digits + (2000 if two_digits < 70 else 1900)


def _valid(year: int, month: int, day: int | None) -> bool:
    return 1 <= year <= 9999 and 1 <= month <= 12 and (day is None or 1 <= day <= monthrange(year, month)[1])


def _stamp(year: int, month: int, day: int | None, utc: date | None = None) -> Stamp:
    return Stamp(Form.DAY, year, month, day, utc=utc) if _valid(year, month, day) else IMPOSSIBLE


def _full_year(text: str) -> int:
    return century(int(text)) if len(text) == 2 else int(text)


def _utc_of(year: int, month: int, day: int, clock: tuple[str | None, ...]) -> date | None:
    hour, minute, second, half, zone = clock
    if hour is None or zone is None or not _valid(year, month, day):
        return None
    hours = int(hour) % 12 + 12 if half and half.startswith("p") else int(hour)
    digits = re.sub(r"\D", "", zone).ljust(4, "0")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:4])) * (-1 if zone.startswith("-") else 1)
    try:
        return (
            datetime(year, month, day, hours, int(minute or 0), int(second or 0), tzinfo=UTC) - offset
        ).date()
    except (ValueError, OverflowError):
        return None


def _year_first(m: re.Match[str]) -> Stamp:
    year, month, day = int(m[1]), int(m[3]), int(m[4])
    return _stamp(year, month, day, _utc_of(year, month, day, (m[5], m[6], m[7], m[8], m[9])))


def _three(m: re.Match[str]) -> Stamp:
    first, second, year = int(m[1]), int(m[3]), _full_year(m[4])
    clock = (m[5], m[6], m[7], m[8], m[9])
    day_first, month_first = _valid(year, second, first), _valid(year, first, second)
    if not day_first and not month_first:
        return _two_digit_year_first(m)
    if first == second and day_first:
        return _stamp(year, second, first, _utc_of(year, second, first, clock))
    if not day_first:
        utc = _utc_of(year, first, second, clock)
        return Stamp(Form.NUMERIC, swapped=(year, first, second), utc=utc, year_first=_year_first_of(m))
    return Stamp(
        Form.NUMERIC,
        year,
        second,
        first,
        (year, first, second) if month_first else None,
        utc=_utc_of(year, second, first, clock),
        year_first=_year_first_of(m),
    )


def _year_first_of(m: re.Match[str]) -> tuple[int, int, int] | None:
    year, month, day = century(int(m[1])), int(m[3]), int(m[4])
    return (year, month, day) if len(m[4]) == 2 and _valid(year, month, day) else None


def _two_digit_year_first(m: re.Match[str]) -> Stamp:
    """23-01-31 has no day-first and no month-first reading: the year stands first."""
    if len(m[4]) == 2 and int(m[1]) > 12 and _valid(century(int(m[1])), int(m[3]), int(m[4])):
        return _stamp(century(int(m[1])), int(m[3]), int(m[4]))
    return IMPOSSIBLE


def _era(m: re.Match[str]) -> Stamp:
    """令和7年1月 is January 2025; of three digits the years of the Republic of China, 114年1月."""
    if m[1] is None and len(m[2]) < 3:
        return NOT_A_DATE
    year = _ERAS.get(m[1], _REPUBLIC) + (1 if m[2] == "元" else int(m[2]))
    return _stamp(year, int(m[3]), int(m[4]) if m[4] else None)


def _two(m: re.Match[str]) -> Stamp:
    """01/23 is January 2023 and 23/01 too; 05/06 is anybody's guess and no month."""
    first, second = int(m[1]), int(m[2])
    if 1 <= first <= 12 < second:
        return _stamp(century(second), first, None)
    return _stamp(century(first), second, None) if 1 <= second <= 12 < first else NOT_A_DATE


def _number_word(m: re.Match[str]) -> Stamp:
    return Stamp(Form.NO_YEAR, month=MONTH_OF_WORD[m[2]], number=int(m[1]))


def _quarter(m: re.Match[str]) -> Stamp:
    number, year = (m[1], m[2]) if m[1] else (m[4], m[3]) if m[4] else (m[5], m[6])
    form = Form.FISCAL if _FISCAL.search(m[0]) else Form.QUARTER
    return Stamp(form, _full_year(year), month=int(number) * 3, number=int(number), rest="quarter")


def _fiscal_period(m: re.Match[str]) -> Stamp:
    pairs = ((m[1], m[2]), (m[4], m[3]), (m[5], m[6]), (m[8], m[7]))
    year, period = next((y, p) for y, p in pairs if y)
    if not 1 <= int(period) <= 12:
        return IMPOSSIBLE
    return Stamp(Form.FISCAL, _full_year(year), month=int(period), number=int(period), rest="month")


def _year(m: re.Match[str]) -> Stamp:
    return Stamp(Form.YEAR, int(m[2]) if m[2] else century(int(m[4])))


def _serial(m: re.Match[str]) -> Stamp:
    day = date(1899, 12, 30) + timedelta(days=int(m[1]))
    return Stamp(Form.SERIAL, day.year, day.month, day.day)


def _epoch(m: re.Match[str]) -> Stamp:
    day = datetime.fromtimestamp(int(m[1]), UTC).date()
    return Stamp(Form.EPOCH, day.year, day.month, day.day)


def _six(m: re.Match[str]) -> Stamp:
    year, month = int(m[1]), int(m[2])
    if 1900 <= year <= 2199 and 1 <= month <= 12:
        return _stamp(year, month, None)
    month, year = divmod(int(m[0]), 10_000)  # 012025
    return _stamp(year, month, None) if 2000 <= year <= 2099 and 1 <= month <= 12 else NOT_A_DATE


def _eight(m: re.Match[str]) -> Stamp:
    year, month, day = int(m[1]), int(m[2]), int(m[3])
    return _stamp(year, month, day) if 1900 <= year <= 2199 and _valid(year, month, day) else NOT_A_DATE


def _week(m: re.Match[str]) -> Stamp:
    """The Thursday of an ISO week: the month of a week is that of most of its days."""
    try:
        day = date.fromisocalendar(int(m[1]), int(m[2]), 4)
    except ValueError:
        return IMPOSSIBLE
    return _stamp(day.year, day.month, day.day)


def _eurostat(m: re.Match[str]) -> Stamp:
    return _stamp(int(m[1] or m[4]), int(m[2] or m[3]), None)


def _day_word_year(m: re.Match[str]) -> Stamp:
    year, month, day = _full_year(m[3]), MONTH_OF_WORD[m[2]], int(m[1])
    return _stamp(year, month, day, _utc_of(year, month, day, (m[4], m[5], m[6], m[7], m[8])))


def _word_day_year(m: re.Match[str]) -> Stamp:
    year, month, day = int(m[3]), MONTH_OF_WORD[m[1]], int(m[2])
    return _stamp(year, month, day, _utc_of(year, month, day, (m[4], m[5], m[6], m[7], m[8])))


_WORDED = (
    (_DAY_WORD_YEAR, _day_word_year),
    (_WORD_DAY_YEAR, _word_day_year),
    (_WORD_YEAR, lambda m: _stamp(_full_year(m[2]), MONTH_OF_WORD[m[1]], None)),
    (_YEAR_WORD, lambda m: _stamp(int(m[1]), MONTH_OF_WORD[m[2]], None)),
)
NOTATIONS = (
    (_YEAR_FIRST, _year_first),
    (_YEAR_MONTH, lambda m: _stamp(int(m[1]), int(m[2]), None)),
    (_CJK, lambda m: _stamp(int(m[1]), int(m[2]), int(m[3]) if m[3] else None)),
    (_ERA, _era),
    (_EIGHT, _eight),
    (_SIX, _six),
    (_THREE, _three),
    (_MONTH_YEAR, lambda m: _stamp(int(m[2]), int(m[1]), None)),
    (_TWO, _two),
    (_EUROSTAT, _eurostat),
    (_WEEK, _week),
    *_WORDED,
    (_NUMBER_WORD, _number_word),
    (_WORD_ALONE, lambda m: Stamp(Form.NO_YEAR, month=MONTH_OF_WORD[m[1]])),
    (_QUARTER, _quarter),
    (_FISCAL_PERIOD, _fiscal_period),
    (_YEAR, _year),
    (_SERIAL, _serial),
    (_EPOCH, _epoch),
)
AMONG_WORDS = (
    (_YEAR_FIRST, _year_first),
    (_CJK, lambda m: _stamp(int(m[1]), int(m[2]), int(m[3]) if m[3] else None)),
    (_THREE, _three),
    (_FISCAL_PERIOD, _fiscal_period),
    (_QUARTER, _quarter),
    *_WORDED,
    (_YEAR_MONTH, lambda m: _stamp(int(m[1]), int(m[2]), None)),
    (_MONTH_YEAR, lambda m: _stamp(int(m[2]), int(m[1]), None)),
)
