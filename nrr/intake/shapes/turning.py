"""Customers across are turned into a long table, one row a filled cell; columns that add up others, or tell
of them, are no customers.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from nrr.ground import Problem
from nrr.intake.answers import Answers
from nrr.intake.headings.assignments import Assignment
from nrr.intake.headings.frames import Frame, Heading
from nrr.intake.headings.totals import TotalLabel, total_label
from nrr.intake.melting.bodies import Body
from nrr.intake.melting.people import People
from nrr.intake.melting.units import hints_annual
from nrr.intake.said.saying import Message, Phrase, problem_of, wording
from nrr.intake.shapes.cubes import Cube, cube_of, own_total_row, set_aside
from nrr.intake.shapes.transposed import month_index
from nrr.intake.tables.grids import (
    Column,
    Table,
    column_of_codes,
    column_of_texts,
    index_of_letter,
    letter_of,
)
from nrr.intake.values.amounts import is_amount
from nrr.intake.values.dates import stamp_of
from nrr.intake.values.stamps import NOT_A_DATE, Form

_CUSTOMER, _MONTH = wording(Phrase.HEADED_CUSTOMER), wording(Phrase.HEADED_MONTH)
_MRR, _AMOUNT = wording(Phrase.HEADED_MRR), wording(Phrase.HEADED_AMOUNT)


@dataclass(frozen=True, slots=True, eq=False)
class Turned:
    """The long table, the role of each of its columns by heading, and what there is to say."""

    frame: Frame
    roles: Mapping[str, str]
    said: tuple[Problem, ...]


def turned(frame: Frame, assignment: Assignment, answers: Answers) -> Turned:
    """The long table of the filled cells; every row keeps the number of the sheet row it came from.

    The words above the heading stay above it: they may name a unit.
    """
    month = month_index(assignment)
    assert month is not None
    headed = [
        i
        for i in range(frame.table.width)
        if i != month and assignment.profiles[i].filled and frame.headings[i].text
    ]
    who, left = _without_totals(frame, month, headed, answers)
    amount = _amount_heading(frame, month)
    heads = [*frame.preamble, *frame.rows[-1:]]
    headings = tuple(Heading(text, text, NOT_A_DATE) for text in (_CUSTOMER, _MONTH, amount))
    long = _long(frame, who, month, headings, heads)
    place = frame.table.place()
    said = (
        problem_of(Message.TRANSPOSED, place)
        if amount == _MRR
        else problem_of(Message.TRANSPOSED_AMOUNTS, place)
    )
    return Turned(
        Frame(long, tuple(range(len(heads)))[-1:] if frame.rows else (), headings, 0.0),
        {"customer": _CUSTOMER, "month": _MONTH, "amount": amount},
        (said, *left),
    )


def _long(frame: Frame, who: list[int], month: int, headings: tuple[Heading, ...], heads: list[int]) -> Table:
    """The rows above the table, its heading, and a row for each filled cell of the customers `who`."""
    table, first = frame.table, frame.first_body_row
    figures = _figure_rows(table.columns, who)
    filled = [np.flatnonzero((~table.columns[i].blank & figures)[first:]) + first for i in who]
    times, rows = [len(f) for f in filled], np.concatenate(filled)
    above = [" ".join(filter(None, map(str.strip, table.row(row)))) for row in frame.preamble]
    cells = (
        _repeated([frame.headings[i].text for i in who], times),
        table.columns[month].taken(rows),
        _stacked([table.columns[i].taken(f) for i, f in zip(who, filled, strict=True)]),
    )
    tops = ([*above, headings[0].text], *([""] * len(above) + [one.text] for one in headings[1:]))
    every = np.concatenate([np.array(heads, np.intp), rows])
    return replace(
        table,
        columns=tuple(
            _stacked([column_of_texts(top[: len(heads)]), below])
            for top, below in zip(tops, cells, strict=True)
        ),
        numbers=table.numbers[every],
        letters=tuple(map(letter_of, range(3))),
        hidden=None if table.hidden is None else table.hidden[every],
        struck=None if table.struck is None else table.struck[every],
        hidden_columns=frozenset(),
        merged=(),
        turned_from=np.concatenate([np.zeros(len(heads), np.int32), np.repeat(_places(table, who), times)]),
    )


def _amount_heading(frame: Frame, month: int) -> str:
    """Amounts of months are MRR where nothing says otherwise; those of quarters, or under annual words, are
    asked about.
    """
    dates = frame.table.columns[month].taken(slice(frame.first_body_row, None))
    quarters = any(stamp_of(dates.texts[code]).form is Form.QUARTER for code in dates.used.tolist())
    words = (text for row in frame.preamble for text in frame.table.row(row))
    around = " ".join((frame.table.file, frame.table.sheet, *words))
    return _AMOUNT if quarters or hints_annual(around) else _MRR


def _without_totals(
    frame: Frame, month: int, headed: list[int], answers: Answers
) -> tuple[list[int], tuple[Problem, ...]]:
    """The columns of customers and the file's own total, judged as the rows of an upright table are."""
    cube = _upright(frame, month, headed, answers)
    if not cube.columns:
        return headed, ()
    aside = set_aside(cube, answers)
    own = own_total_row(cube, aside.totals)
    names = [frame.headings[i].text for i in headed]
    if own is not None and total_label(names[own]) is not TotalLabel.SURE:
        own = None
    apart = [place for place in np.flatnonzero(aside.totals | aside.silent).tolist() if place != own]
    if len(apart) == len(headed) or not apart:
        return headed, ()
    said = problem_of(
        Message.TOTAL_COLUMNS, frame.table.place(), count=len(apart), names=[names[i] for i in apart]
    )
    return [column for place, column in enumerate(headed) if place not in apart], (said,)


def _upright(frame: Frame, month: int, headed: list[int], answers: Answers) -> Cube:
    """The columns as rows, one column a month: as the grid that a finance team's table is."""
    dates = frame.table.columns[month]
    below = np.flatnonzero(~dates.blank)
    rows = [
        row
        for row in below[below >= frame.first_body_row].tolist()
        if stamp_of(dates.text(row)).form is not Form.NONE
    ]
    cells = _stacked([frame.table.columns[i].taken(np.array(rows, np.intp)) for i in headed])
    names = _repeated([frame.headings[i].text for i in headed], [1] * len(headed))
    firsts = np.arange(len(headed)) * len(rows)
    months = [cells.taken(firsts + place) for place in range(len(rows))]
    table = replace(
        frame.table,
        columns=(names, *months),
        numbers=np.arange(1, len(headed) + 1, dtype=np.int32),
        letters=tuple(map(letter_of, range(len(rows) + 1))),
        hidden=None,
        struck=None,
        hidden_columns=frozenset(),
        merged=(),
        turned_from=_places(frame.table, headed),
    )
    nobody = np.zeros(len(headed), np.bool_)
    people = People(names.codes, names.texts, names.texts, nobody, 0)
    body = Body(table, (_CUSTOMER, *(dates.text(row) for row in rows)), (), (), "", nobody)
    return cube_of(body, people, tuple(range(1, len(rows) + 1)), answers)


def _places(table: Table, columns: list[int]) -> npt.NDArray[np.int32]:
    """Where these columns stand in the sheet, 0 is A."""
    return np.array([index_of_letter(table.letters[i]) for i in columns], np.int32)


def _repeated(texts: list[str], times: list[int]) -> Column:
    return column_of_codes(np.repeat(np.arange(len(texts)), times).astype(np.int32), texts)


def _figure_rows(columns: tuple[Column, ...], who: list[int]) -> np.ndarray:
    """Rows that hold an amount: those of a segment or a plan below the names hold none."""
    found = np.zeros(len(columns[0].codes), np.bool_)
    for index in who:
        found |= columns[index].holding(is_amount)
    return found


def _stacked(parts: list[Column]) -> Column:
    offsets = np.cumsum([0, *(len(part.texts) for part in parts)])
    codes = np.concatenate(
        [part.codes + offset for part, offset in zip(parts, offsets, strict=False)]
    ).astype(np.int32)
    return Column(
        codes,
        tuple(text for part in parts for text in part.texts),
        np.concatenate([part.kinds for part in parts]),
    )
