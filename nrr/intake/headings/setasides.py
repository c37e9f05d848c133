"""Columns a person takes out of the reading: ignored altogether, or kept as a mere attribute without a
role.
"""

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from nrr.intake.headings.assignments import Assignment, column_named
from nrr.intake.headings.frames import Frame, frame_of
from nrr.intake.tables.grids import Column, Kind


def without_columns(frame: Frame, names: Iterable[str]) -> Frame:
    """The frame of the same table with these columns (heading or letter) emptied; letters and rows stay."""
    gone = {index for name in names if (index := column_named(frame, name)) is not None}
    if not gone:
        return frame
    columns = tuple(_emptied(column) if i in gone else column for i, column in enumerate(frame.table.columns))
    return frame_of(replace(frame.table, columns=columns))


def side_columns(frame: Frame, assignment: Assignment) -> tuple[str, ...]:
    """Letters of columns behind an empty column, right of everything the table is read from."""
    empty = _empty_columns(frame)
    read = {*assignment.roles.values(), *(index for index, _ in assignment.months)}
    if not read or not frame.rows or not any(empty):
        return ()
    gap = next((i for i in range(max(read) + 1, len(empty)) if empty[i]), len(empty))
    return tuple(frame.table.letters[i] for i in range(gap, len(empty)) if not empty[i])


def as_attributes(assignment: Assignment, frame: Frame, names: Iterable[str]) -> Assignment:
    """The same roles without these columns: they only group."""
    plain = {index for name in names if (index := column_named(frame, name)) is not None}
    return replace(
        assignment,
        roles={role: index for role, index in assignment.roles.items() if index not in plain},
        months=tuple(pair for pair in assignment.months if pair[0] not in plain),
    )


def named_column(frame: Frame, letter: str) -> str:
    """`K (Total)`."""
    heading = frame.headings[frame.table.letters.index(letter)].text
    return f"{letter} ({heading[:40]})" if heading else letter


def _empty_columns(frame: Frame) -> list[bool]:
    pairs = zip(frame.headings, frame.table.columns, strict=True)
    return [not heading.text and bool(column.blank.all()) for heading, column in pairs]


def _emptied(column: Column) -> Column:
    return Column(np.zeros_like(column.codes), ("",), np.array([Kind.EMPTY], np.int8))
