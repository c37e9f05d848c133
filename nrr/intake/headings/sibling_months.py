"""Headings that are months only beside others of their kind: 1 to 12, 012025, and short words that mean
something else alone ("pro 25", "bal 25").
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise

from nrr.intake.lexicon.plain import plain
from nrr.intake.lexicon.vocabulary import Section, language_files
from nrr.intake.thresholds import LIMITS
from nrr.intake.values.notations import century
from nrr.intake.values.stamps import Form, Stamp

_MONTHS = range(1, 13)
_COUNTED = re.compile(r"(1[0-2]|0?[1-9])(20\d\d)")
_WORDED = re.compile(r"([^\W\d_]+)\.?[-./_, ]*'?(\d{4}|\d{2})")


def months_among(texts: Sequence[str]) -> Mapping[int, Stamp]:
    """Place in a row of headings -> its month, for those that the others make one."""
    return _counted(texts) or _numbered(texts) or _short(texts)


def counts_its_month(text: str, stamp: Stamp) -> bool:
    """Whether a heading is nothing but the number of its month, with or without the year."""
    if not text.isdecimal() or not stamp.month:
        return False
    match = _COUNTED.fullmatch(text)
    return int(text) == stamp.month or (
        match is not None and (int(match[1]), int(match[2])) == (stamp.month, stamp.year)
    )


def _counted(texts: Sequence[str]) -> dict[int, Stamp]:
    """1, 2, 3 ...: months counted from January, no other number beside them; their year is not said."""
    found = {i: int(text) for i, text in enumerate(texts) if text.isdecimal()}
    told = list(found.values())
    if len(told) < LIMITS.course_months or told != list(_MONTHS)[: len(told)]:
        return {}
    return {i: Stamp(Form.NO_YEAR, month=month) for i, month in found.items()}


def _numbered(texts: Sequence[str]) -> dict[int, Stamp]:
    """012025, 022025 (or 12025, its zero lost): month and year, each month the one after the last."""
    found = {i: match for i, text in enumerate(texts) if (match := _COUNTED.fullmatch(text))}
    stamps = {i: Stamp(Form.DAY, int(match[2]), int(match[1])) for i, match in found.items()}
    ordinals = [stamp.month_ordinal for stamp in stamps.values()]
    if len(ordinals) < LIMITS.fewest or any(later - earlier != 1 for earlier, later in pairwise(ordinals)):
        return {}
    return stamps


def _short(texts: Sequence[str]) -> dict[int, Stamp]:
    """Short words of a language of which several months stand beside them in full or usual form."""
    split = {i: match for i, text in enumerate(texts) if (match := _WORDED.fullmatch(plain(text)))}
    for usual, short in _languages():
        if len({usual[m[1]] for m in split.values() if m[1] in usual}) >= LIMITS.fewest:
            return {
                i: Stamp(Form.DAY, century(int(m[2])) if len(m[2]) == 2 else int(m[2]), short[m[1]])
                for i, m in split.items()
                if m[1] in short
            }
    return {}


@cache
def _languages() -> tuple[tuple[Mapping[str, int], Mapping[str, int]], ...]:
    """By language that has any: word -> month of its usual words, and of those no month alone."""
    found = []
    for file in language_files().values():
        clues, months = file.get(Section.CLUES, {}), file.get(Section.MONTHS, {})
        short = {word: n for n in _MONTHS for word in clues.get(f"months_beside_others_{n}", ())}
        if short:
            found.append(({word: n for n in _MONTHS for word in months.get(str(n), ())}, short))
    return tuple(found)
