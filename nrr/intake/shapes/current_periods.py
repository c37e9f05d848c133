"""The billing interval told by the period that runs now, where a recipe says which columns hold it."""

from dataclasses import replace

import numpy as np

from nrr.intake.headings.assignments import column_named
from nrr.intake.headings.frames import Frame, Heading
from nrr.intake.headings.words import Role
from nrr.intake.melting.days import same_day
from nrr.intake.said.saying import Phrase, wording
from nrr.intake.tables.grids import column_of_texts, letter_of
from nrr.intake.thresholds import LIMITS
from nrr.intake.values.spans import Calendar, DateColumn, DateStatus, dates_of
from nrr.intake.values.stamps import NOT_A_DATE

_NAME, _LONG = wording(Phrase.LENGTH_OF_PERIOD), 31
"""Days by which a period may miss whole months: the 31st of a month is the 28th of another."""


def with_lengths(frame: Frame, lasts: tuple[str, ...]) -> tuple[Frame, dict[str, str]]:
    """The frame with a column of months between two others, and the role it has; the same frame where the
    table does not have both, or a period is no whole number of months.
    """
    found = [column_named(frame, name) for name in lasts]
    if len(found) != 2 or None in found or not frame.rows:
        return frame, {}
    first, last = (dates_of(frame.table.columns[i], Calendar()) for i in found if i is not None)
    months = _months(first, last)
    body = np.arange(frame.table.height) >= frame.first_body_row
    told = body & (first.statuses == DateStatus.OK) & (last.statuses == DateStatus.OK)
    if not told.any() or (months[told] < 1).any():
        return frame, {}
    texts = [
        f"{count} months" if hit else "" for count, hit in zip(months.tolist(), told.tolist(), strict=True)
    ]
    table = frame.table
    wider = replace(
        table,
        columns=(*table.columns, column_of_texts(texts)),
        letters=(*table.letters, letter_of(table.width)),
    )
    headings = (*frame.headings, Heading(_NAME, _NAME, NOT_A_DATE))
    return replace(frame, table=wider, headings=headings), {Role.INTERVAL: _NAME}


def _months(first: DateColumn, last: DateColumn) -> np.ndarray:
    """Whole months between two days by row; 0 where they are none."""
    count = (last.months - first.months).astype(np.int64)
    missed = np.abs(same_day(first.days.astype(np.int64), first.months + count) - last.days)
    return np.where((missed <= LIMITS.near * _LONG) & (first.days >= 0) & (last.days >= 0), count, 0)
