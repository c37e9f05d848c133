"""A year in a column and its months across (Customer, Year, Jan ... Dec): every year gets month columns of
its own.
"""

from dataclasses import replace

import numpy as np

from nrr.ground import Problem
from nrr.intake.drafts import Mask
from nrr.intake.headings.assignments import Assignment
from nrr.intake.headings.frames import Frame, Heading
from nrr.intake.headings.words import Role
from nrr.intake.said.saying import Message, problem_of
from nrr.intake.tables.grids import Column, Kind
from nrr.intake.values.dates import stamp_of
from nrr.intake.values.stamps import Form, Stamp

_MOST_YEARS = 20


def with_years(frame: Frame, roles: Assignment) -> tuple[Frame, tuple[Problem, ...]]:
    """The frame with month columns by year, and a note; the same frame where its months have a year or no
    column gives one.
    """
    year = roles.get(Role.YEAR)
    loose = all(stamp.form is Form.NO_YEAR and not stamp.number for _, stamp in roles.months)
    if year is None or len(roles.months) < 2 or not loose:
        return frame, ()
    years = _years(frame.table.columns[year], frame.first_body_row)
    if not years:
        return frame, ()
    months = {index for index, _ in roles.months}
    kept = [i for i in range(frame.table.width) if i not in months]
    places = [(i, None) for i in kept] + [(i, number) for number in years for i in sorted(months)]
    rows = {number: _rows_of(frame, year, codes) for number, codes in years.items()}
    stamps = dict(roles.months)
    columns = tuple(
        frame.table.columns[i] if y is None else _only(frame.table.columns[i], rows[y]) for i, y in places
    )
    headings = tuple(
        frame.headings[i] if y is None else _dated(frame.headings[i], stamps[i], y) for i, y in places
    )
    letters = tuple(frame.table.letters[i] for i, _ in places)
    table = replace(
        frame.table,
        columns=columns,
        letters=letters,
        hidden_columns=frozenset(
            place for place, (i, _) in enumerate(places) if i in frame.table.hidden_columns
        ),
        merged=(),
    )
    return replace(frame, table=table, headings=headings), (
        problem_of(Message.YEARS_IN_ROWS, frame.table.place(), text=frame.headings[year].text),
    )


def _years(column: Column, first: int) -> dict[int, list[int]]:
    """Year -> codes of its cells; empty unless all filled cells are years (those of total rows may be
    words).
    """
    found: dict[int, list[int]] = {}
    for code in column.taken(slice(first, None)).used.tolist():
        stamp = stamp_of(column.texts[code].strip())
        if stamp.form is Form.YEAR:
            found.setdefault(stamp.year, []).append(code)
        elif any(sign.isdigit() for sign in column.texts[code]):
            return {}
    return dict(sorted(found.items())) if len(found) <= _MOST_YEARS else {}


def _rows_of(frame: Frame, year: int, codes: list[int]) -> Mask:
    return np.isin(frame.table.columns[year].codes, codes) & (
        np.arange(frame.table.height) >= frame.first_body_row
    )


def _only(column: Column, rows: Mask) -> Column:
    """The column with the cells of some rows; blank elsewhere."""
    codes = np.where(rows, column.codes, len(column.texts)).astype(np.int32)
    return Column(codes, (*column.texts, ""), np.append(column.kinds, np.int8(Kind.EMPTY)))


def _dated(heading: Heading, stamp: Stamp, year: int) -> Heading:
    text = f"{heading.text} {year}"
    return Heading(text, text, Stamp(Form.DAY, year, stamp.month, rest=stamp.rest))
