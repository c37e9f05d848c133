"""Columns of amounts beside the months whose heading nobody can read."""

import re
from itertools import pairwise
from typing import Literal

from nrr.ground import Problem
from nrr.intake.headings.roles import guess_of
from nrr.intake.headings.totals import adds_up_columns
from nrr.intake.lexicon.concepts import Concept
from nrr.intake.lexicon.lexicon import meaning
from nrr.intake.lexicon.plain import plain
from nrr.intake.said.saying import Message, Phrase, problem_of, wording
from nrr.intake.tables.grids import Column, Table
from nrr.intake.thresholds import LIMITS
from nrr.intake.values.amounts import is_amount
from nrr.intake.values.calendars import MONTH_OF_WORD


def unread_months(
    months: dict[int, int], ignored: tuple[int, ...], headings: tuple[str, ...], table: Table
) -> list[Problem]:
    """A column of amounts that stands where a month is missing and whose heading nobody can read: asked,
    not dropped.
    """
    placed = sorted(months)
    forms, outlines = {_form(headings[i]) for i in placed}, {_outline(headings[i]) for i in placed}
    alike = [
        i
        for i in range(table.width)
        if i not in ignored
        and i not in months
        and any(c.isdigit() for c in headings[i])
        and (
            _form(headings[i]) in forms
            or (_is_word_of_its_own(headings[i]) and _outline(headings[i]) in outlines)
        )
        and _holds_amounts(table.columns[i])
    ]
    if alike:
        return [_unread(alike, headings, table, Message.UNREAD_MONTH)]
    for left, right in pairwise(placed):
        if months[right] - months[left] < 2:
            continue
        lost = [i for i in range(left + 1, right) if _holds_amounts(table.columns[i])]
        if len(lost) == months[right] - months[left] - 1 and not any(
            adds_up_columns(headings[i]) and not _may_be_august(headings[i]) for i in lost
        ):
            return [
                _unread(
                    lost,
                    headings,
                    table,
                    Message.UNREAD_GAP,
                )
            ]
    return []


def _may_be_august(heading: str) -> bool:
    """ "avg 25" where a month is missing: what averages elsewhere is August in Slovenian and Serbian."""
    return Concept.AVERAGE in meaning(heading).concepts and any(map(str.isdigit, heading))


def _form(heading: str) -> str:
    """A heading with its numbers and month names made alike: "10/23" and "2/23" are written the same way."""
    named = re.sub(r"[^\W\d_]+", lambda m: "m" if m[0] in MONTH_OF_WORD else m[0], plain(heading))
    return re.sub(r"\d+", "9", named)


def _outline(heading: str) -> str:
    """The same with every word alike: "lis 25" and "zář 25" may be months of one language."""
    return re.sub(r"\d+", "9", re.sub(r"[^\W\d_]+", "m", plain(heading)))


def _is_word_of_its_own(heading: str) -> bool:
    """One word beside its numbers, and none that the lexicon knows."""
    words = re.findall(r"[^\W\d_]+", heading)
    return len(words) == 1 and not meaning(words[0]).concepts and guess_of(words[0]).role is None


def _unread(
    columns: list[int],
    headings: tuple[str, ...],
    table: Table,
    message: Literal[Message.UNREAD_MONTH, Message.UNREAD_GAP],
) -> Problem:
    names = ", ".join(
        headings[i] or wording(Phrase.WITHOUT_HEADING, letter=table.letters[i]) for i in columns
    )
    return problem_of(message, table.place((), names), count=len(columns), names=names)


def _holds_amounts(column: Column) -> bool:
    texts = [text for code in column.used.tolist() if (text := column.texts[code]).strip()]
    return bool(texts) and sum(map(is_amount, texts[:50])) >= LIMITS.mostly * len(texts[:50])
