"""One text -> every calendar reading it has. Choosing between the readings is the business of a whole
column.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache, lru_cache

from nrr.intake.lexicon.plain import plain
from nrr.intake.lexicon.vocabulary import Section, vocabulary
from nrr.intake.values.calendars import as_written
from nrr.intake.values.notations import AMONG_WORDS, NOTATIONS, WORD
from nrr.intake.values.stamps import NOT_A_DATE, Form, Stamp

_LONGEST = 60
_WEEKDAY = re.compile(
    r"^(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)(?:day|nesday|sday|rsday|urday)?\.?,?\s+"
)


_BETWEEN = re.compile(r"(?<=\w)\s?(?:-|\bto\b|\bthrough\b|\bbis\b|\bau\b)\s?(?=\w)")
_LETTERED = re.compile(r"(.*\d) ?([afbep])")


_MEASURES = vocabulary(Section.CLUES, "beside_dates")


@lru_cache(maxsize=200_000)
def stamp_of(text: str) -> Stamp:
    """The calendar readings of a whole cell; NONE when it is not a date."""
    if len(text) > _LONGEST:
        return NOT_A_DATE
    folded = _WEEKDAY.sub("", plain(as_written(text)))
    if not folded:
        return NOT_A_DATE
    for pattern, build in NOTATIONS:
        match = pattern.fullmatch(folded)
        if match is not None:
            return build(match)
    return NOT_A_DATE


@lru_cache(maxsize=20_000)
def heading_stamp_of(text: str) -> Stamp:
    """The readings of a heading, which may carry words beside the date ("Jan-23 MRR", "Month ending
    31/01/2023").
    """
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
    for pattern, build in _among_words():
        match = pattern.search(folded)
        if match is not None and (found := build(match)).form is not Form.IMPOSSIBLE:
            return replace(
                found, rest=" ".join((folded[: match.start()] + " " + folded[match.end() :]).split())
            )
    return NOT_A_DATE


@cache
def _among_words() -> tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Stamp]], ...]:
    return tuple(
        (re.compile(r"(?<![\w/.-])(?:" + pattern.pattern + r")(?![\w/-])"), build)
        for pattern, build in AMONG_WORDS
    )


def _days_of_month(folded: str) -> Stamp | None:
    """ "Sep 1 - Sep 30, 2023", "Sep 1-15, 2023", "1.9.2023 - 30.9.2023": days of one month are that month."""
    for match in _BETWEEN.finditer(folded):
        first, last = folded[: match.start()], folded[match.end() :]
        word = re.match(WORD, first)
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
