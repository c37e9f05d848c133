"""Where a period ended by its status has no end, the day of its cancellation is one."""

import numpy as np

from nrr.ground import Problem
from nrr.intake.drafts import Mask, row_numbers
from nrr.intake.headings.assignments import Assignment
from nrr.intake.headings.words import Role
from nrr.intake.melting.bodies import Body
from nrr.intake.said.saying import Message, problem_of
from nrr.intake.tables.grids import Column


def closed_on_cancellation(
    body: Body, assignment: Assignment, index: int, kept: Mask
) -> tuple[Column, list[Problem]]:
    """The column of ends, with the day of cancellation where it is blank and the status says ended."""
    column, cancelled = body.table.columns[index], assignment.get(Role.CANCELLED)
    if body.closing is None or cancelled is None or cancelled == index or not (body.closing & kept).any():
        return column, []
    other, rows = body.table.columns[cancelled], body.closing & kept
    told = Column(
        np.where(rows, other.codes + len(column.texts), column.codes).astype(np.int32),
        (*column.texts, *other.texts),
        np.concatenate((column.kinds, other.kinds)),
    )
    numbers = row_numbers(body.table, np.flatnonzero(rows))
    return told, [
        problem_of(
            Message.ENDS_ON_CANCELLATION,
            body.table.place(numbers, body.table.letters[cancelled]),
            count=int(rows.sum()),
            ends=body.headings[index],
            heading=body.headings[cancelled],
            numbers=numbers,
        )
    ]
