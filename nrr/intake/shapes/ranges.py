"""A service period in one cell ("1 Jan 2023 - 31 Dec 2023"): split into a start and an end."""

import re
from dataclasses import replace
from itertools import islice

import numpy as np

from nrr.ground import Problem
from nrr.intake.headings.assignments import Assignment
from nrr.intake.headings.frames import Frame, Heading
from nrr.intake.headings.words import Role
from nrr.intake.said.saying import Message, Phrase, problem_of, wording
from nrr.intake.tables.grids import Column, column_of_codes, letter_of
from nrr.intake.thresholds import LIMITS
from nrr.intake.values.dates import stamp_of
from nrr.intake.values.stamps import NOT_A_DATE, Form

_BETWEEN = re.compile(
    r"(?:from |von |du |dal |del )?(\S.*?)(?: - | ?[\u2013\u2014\u2192] ?| to | bis | until | through | thru"
    r" | au | al |\.\.|/(?=\d{4}-))(\S.*)",
    re.I,
)
_DAYS = frozenset({Form.DAY, Form.NUMERIC})
_HEADS = (wording(Phrase.START_OF_PERIOD), wording(Phrase.END_OF_PERIOD))


def with_ends(frame: Frame, roles: Assignment) -> tuple[Frame, tuple[Problem, ...], tuple[str, ...]]:
    """The frame with two more columns for a column of periods, a note, and the letter of that column, which
    has no other role; the same frame where there is none.
    """
    if not frame.rows or roles.months or {Role.START, Role.END} & set(roles.roles):
        return frame, (), ()
    for index, column in enumerate(frame.table.columns):
        ends = _ends(column, frame.first_body_row)
        if ends is not None:
            return (*_wider(frame, index, ends), (frame.table.letters[index],))
    return frame, (), ()


def _ends(column: Column, first: int) -> list[tuple[str, str]] | None:
    """Start and end by code; None unless nearly all filled cells are periods."""
    used = np.bincount(column.codes[first:], minlength=len(column.texts))
    codes = np.flatnonzero(used).tolist()
    samples = islice(filter(None, (column.texts[code].strip() for code in codes)), 3)
    if not any(map(_BETWEEN.fullmatch, samples)):
        return None
    filled = [code for code in codes if column.texts[code].strip()]
    found = [period_of(text) for text in column.texts]
    whole = sum(int(used[code]) for code in filled)
    split = sum(int(used[code]) for code in filled if found[code][0])
    return found if split >= LIMITS.mostly * whole else None


def period_of(text: str) -> tuple[str, str]:
    """The two dates of a period; two empty texts where the cell is none. A start without a year has that
    of the end.
    """
    match = _BETWEEN.fullmatch(text.strip())
    if match is None or len(text) > 80:
        return "", ""
    start, end = match[1].strip(), match[2].strip()
    last = stamp_of(end)
    if last.form in _DAYS and stamp_of(start).form is Form.NO_YEAR:
        start = f"{start} {last.year or (last.swapped or (0,))[0]}"
    return (start, end) if last.form in _DAYS and stamp_of(start).form in _DAYS else ("", "")


def _wider(frame: Frame, index: int, ends: list[tuple[str, str]]) -> tuple[Frame, tuple[Problem, ...]]:
    table, codes = frame.table, frame.table.columns[index].codes
    added = [column_of_codes(codes, [pair[side] for pair in ends]) for side in (0, 1)]
    letters = (*table.letters, letter_of(table.width), letter_of(table.width + 1))
    wider = replace(table, columns=(*table.columns, *added), letters=letters)
    headings = (*frame.headings, *(Heading(text, text, NOT_A_DATE) for text in _HEADS))
    return replace(frame, table=wider, headings=headings), (
        problem_of(
            Message.PERIODS_SPLIT, table.place(), column=frame.headings[index].text or table.letters[index]
        ),
    )
