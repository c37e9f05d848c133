"""One text -> every calendar reading it has. Choosing between the readings is the business of a whole column."""

# ruff: noqa: SIM905 - a list of words reads best as words

import re
from calendar import monthrange
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from nrr.intake.lexicon.plain import plain
from nrr.intake.values.calendars import MONTH_OF_WORD, as_written
from nrr.intake.values.stamps import IMPOSSIBLE, NOT_A_DATE, Form, Stamp

_LONGEST = 60

_TIME = r"(?:[t ,]+(\d{1,2})[:.h](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*(am|pm|a\.m\.|p\.m\.)?\s*(z|utc|gmt|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?"
_WORD = "(" + "|".join(sorted(map(re.escape, MONTH_OF_WORD), key=len, reverse=True)) + r")(?![^\W\d_])\.?"
_YEAR_FIRST = re.compile(r"(\d{4})([-/. ])(\d{1,2})\2(\d{1,2})\.?" + _TIME)
_YEAR_MONTH = re.compile(r"(\d{4}(?=\s?[-/])|(?:19|20)\d{2})(?:\s?[-/.]\s?|_)(\d{1,2})\.?")
_CJK = re.compile(r"(\d{4})\s?年\s?(\d{1,2})\s?月(?:\s?(\d{1,2})\s?日)?")
_EIGHT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_SIX = re.compile(r"(\d{4})(\d{2})")
_THREE = re.compile(r"(\d{1,2})\s?([-/. ])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})" + _TIME)
_MONTH_YEAR = re.compile(r"(\d{1,2})\s?[-/.]\s?(\d{4})")
_TWO = re.compile(r"'?(\d{2})\s?[-/]\s?'?(\d{2})")
_EUROSTAT = re.compile(r"(\d{4})[- ]?m(\d{1,2})|m(\d{1,2})[- /]?(\d{4})")
_DAY_WORD_YEAR = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|er|\.)?[-./ ]*(?:of |de |)" + _WORD + r"[-./, ]*(?:de )?'?(\d{4}|\d{2})" + _TIME
)
_WORD_DAY_YEAR = re.compile(_WORD + r"[-./ ]*(\d{1,2})(?:st|nd|rd|th)?(?:,\s*|\s+)'?(\d{4})" + _TIME)
_WORD_YEAR = re.compile(_WORD + r"[-./_, ]*(?:de )?'?(\d{4}|\d{2})")
_YEAR_WORD = re.compile(r"(\d{4})[-./_, ]*" + _WORD)
_NUMBER_WORD = re.compile(r"'?(\d{1,2})[-./ ]*" + _WORD)
_WORD_ALONE = re.compile(_WORD)
_QUARTER = re.compile(r"(?:q|qtr|quarter|quartal|t|trim|trimestre)[ .]?([1-4])[-/ ,']*(?:cy|fy)?[ ']*(\d{4}|\d{2})"
                      r"|(?:cy|fy)?'?(\d{4}|\d{2})[-/ ]*(?:q|qtr|quarter|t)[ .]?([1-4])"
                      r"|([1-4])\.?\s?(?:q|quartal|trimestre|trim|qtr)[-/ ']*(\d{4}|\d{2})")  # fmt: skip
_FISCAL_PERIOD = re.compile(r"(?:fy|fiscal year)[ ']*(\d{4}|\d{2})[-/ _]*(?:p|m|per|period|month)[ .]?(\d{1,2})"
                            r"|(?:p|m|per|period|month)[ .]?(\d{1,2})[-/ _]*(?:fy|fiscal year)[ ']*(\d{4}|\d{2})"
                            r"|(\d{4})[-/ _]*p(\d{1,2})|p(\d{1,2})[-/ _]+(\d{4})")  # fmt: skip
_YEAR = re.compile(
    r"(?:(fy|cy|year|fiscal year|jahr|ano|annee)[ ']*)?((?:19|20)\d{2})(?:\.0)?|(fy)[ ']?(\d{2})"
)
_SERIAL = re.compile(r"([2-7]\d{4})(?:\.\d+)?")
_EPOCH = re.compile(r"(1\d{9})(\d{3})?(?:\.0)?")
_WEEKDAY = re.compile(
    r"^(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)(?:day|nesday|sday|rsday|urday)?\.?,?\s+"
)


_BETWEEN = re.compile(r"(?<=\w)\s?(?:-|\bto\b|\bthrough\b|\bbis\b|\bau\b)\s?(?=\w)")
_LETTERED = re.compile(r"(.*\d) ?([afbep])")


_MEASURES = frozenset(
    "mrr arr revenue amount sales actual actuals umsatz betrag montant net recurring value usd eur".split()
)


def century(two_digits: int) -> int:
    """69 is 2069, 70 is 1970: the convention of spreadsheets and POSIX."""
    return two_digits + (2000 if two_digits < 70 else 1900)


@lru_cache(maxsize=200_000)
def stamp_of(text: str) -> Stamp:
    """The calendar readings of a whole cell; NONE when it is not a date."""
    if len(text) > _LONGEST:
        return NOT_A_DATE
    folded = _WEEKDAY.sub("", plain(as_written(text)))
    if not folded:
        return NOT_A_DATE
    for pattern, build in _READERS:
        match = pattern.fullmatch(folded)
        if match is not None:
            return build(match)
    return NOT_A_DATE


@lru_cache(maxsize=20_000)
def heading_stamp_of(text: str) -> Stamp:
    """The readings of a heading, which may carry words beside the date ("Jan-23 MRR", "Month ending 31/01/2023")."""
    whole = stamp_of(text)
    if whole.form is not Form.NONE or len(text) > _LONGEST:
        return whole
    folded = re.sub(r"(?<=\d)_(?=\d)", "-", plain(text)).replace("_", " ")
    bare = stamp_of(" ".join(word for word in folded.split() if word not in _MEASURES))
    if bare.form in (Form.DAY, Form.NUMERIC):
        return replace(bare, rest=" ".join(word for word in folded.split() if word in _MEASURES))
    if (lettered := _LETTERED.fullmatch(folded)) and (found := stamp_of(lettered[1])).form in (
        Form.DAY,
        Form.NUMERIC,
    ):
        return replace(found, rest=lettered[2])
    if re.fullmatch(r"\d/\d{2}", folded):
        return stamp_of(f"0{folded}")
    if (span := _days_of_month(folded)) is not None:
        return span
    for pattern, build in _SEARCHED:
        match = re.search(r"(?<![\w/.-])(?:" + pattern.pattern + r")(?![\w/-])", folded)
        if match is not None and (found := build(match)).form is not Form.IMPOSSIBLE:
            return replace(
                found, rest=" ".join((folded[: match.start()] + " " + folded[match.end() :]).split())
            )
    return NOT_A_DATE


def _days_of_month(folded: str) -> Stamp | None:
    """ "Sep 1 - Sep 30, 2023", "Sep 1-15, 2023", "1.9.2023 - 30.9.2023": days of one month are that month."""
    for match in _BETWEEN.finditer(folded):
        first, last = folded[: match.start()], folded[match.end() :]
        word = re.match(_WORD, first)
        ends = [stamp_of(last), *([stamp_of(f"{word[1]} {last}")] if word else [])]
        for end in ends:
            completed = (f"{first}, {end.year}", last.replace(str(end.day), first, 1))
            if any(_one_month(stamp_of(start), end) for start in (first, *completed)):
                return replace(end, rest="")
    return None


def _one_month(start: Stamp, end: Stamp) -> bool:
    """Whether two days lie in one month, by one order of day and month at least."""
    if (
        start.form is not end.form
        or end.form not in (Form.DAY, Form.NUMERIC)
        or not (start.day or start.swapped)
    ):
        return False
    by_day = start.month and end.month and start.month_ordinal == end.month_ordinal
    return bool(by_day or (start.swapped and end.swapped and start.swapped[:2] == end.swapped[:2]))


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
    return Stamp(Form.NUMERIC, year, second, first, (year, first, second) if month_first else None,
                 utc=_utc_of(year, second, first, clock), year_first=_year_first_of(m))  # fmt: skip


def _year_first_of(m: re.Match[str]) -> tuple[int, int, int] | None:
    year, month, day = century(int(m[1])), int(m[3]), int(m[4])
    return (year, month, day) if len(m[4]) == 2 and _valid(year, month, day) else None


def _two_digit_year_first(m: re.Match[str]) -> Stamp:
    """23-01-31 has no day-first and no month-first reading: the year stands first."""
    if len(m[4]) == 2 and int(m[1]) > 12 and _valid(century(int(m[1])), int(m[3]), int(m[4])):
        return _stamp(century(int(m[1])), int(m[3]), int(m[4]))
    return IMPOSSIBLE


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
    form = Form.FISCAL if "fy" in m[0] else Form.QUARTER
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
    return _stamp(year, month, None) if 1900 <= year <= 2199 and 1 <= month <= 12 else NOT_A_DATE


def _eight(m: re.Match[str]) -> Stamp:
    year, month, day = int(m[1]), int(m[2]), int(m[3])
    return _stamp(year, month, day) if 1900 <= year <= 2199 and _valid(year, month, day) else NOT_A_DATE


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
_READERS = (
    (_YEAR_FIRST, _year_first),
    (_YEAR_MONTH, lambda m: _stamp(int(m[1]), int(m[2]), None)),
    (_CJK, lambda m: _stamp(int(m[1]), int(m[2]), int(m[3]) if m[3] else None)),
    (_EIGHT, _eight),
    (_SIX, _six),
    (_THREE, _three),
    (_MONTH_YEAR, lambda m: _stamp(int(m[2]), int(m[1]), None)),
    (_TWO, _two),
    (_EUROSTAT, _eurostat),
    *_WORDED,
    (_NUMBER_WORD, _number_word),
    (_WORD_ALONE, lambda m: Stamp(Form.NO_YEAR, month=MONTH_OF_WORD[m[1]])),
    (_QUARTER, _quarter),
    (_FISCAL_PERIOD, _fiscal_period),
    (_YEAR, _year),
    (_SERIAL, _serial),
    (_EPOCH, _epoch),
)
_SEARCHED = (
    (_YEAR_FIRST, _year_first),
    (_CJK, lambda m: _stamp(int(m[1]), int(m[2]), int(m[3]) if m[3] else None)),
    (_THREE, _three),
    (_FISCAL_PERIOD, _fiscal_period),
    (_QUARTER, _quarter),
    *_WORDED,
    (_YEAR_MONTH, lambda m: _stamp(int(m[1]), int(m[2]), None)),
    (_MONTH_YEAR, lambda m: _stamp(int(m[2]), int(m[1]), None)),
)
