"""The rows below the heading: blank and repeated-heading rows are set aside and counted, the rest is the
body.
"""

import re
from dataclasses import dataclass, replace
from typing import Self

import numpy as np

from nrr.ground import Problem
from nrr.intake.answers import Answers
from nrr.intake.drafts import LeftOut, Mask, Reason, row_numbers
from nrr.intake.headings.frames import Frame
from nrr.intake.said.saying import Message, problem_of
from nrr.intake.tables.grids import Table
from nrr.intake.thresholds import LIMITS
from nrr.intake.values.amounts import Status, amount_of
from nrr.intake.values.dates import stamp_of
from nrr.intake.values.stamps import Form

_RULE = re.compile(r"\s*[-=_:+|*]{2,}\s*")


@dataclass(frozen=True, slots=True, eq=False)
class Body:
    """The table without heading, blank and repeated-heading rows; `hidden` marks the rows the sheet does not
    show.

    Hidden rows stay until totals and sections are told: a subtotal adds up what is hidden as well.
    """

    table: Table
    headings: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    problems: tuple[Problem, ...]
    caption: str  # the sheet's name and the words above the heading
    hidden: Mask
    out: Mask | None = None  # rows of the table that are no revenue by a deciding column, or may be none
    closing: Mask | None = None  # rows ended by their status of which only the day of cancellation is told

    @property
    def counted(self) -> Mask:
        """Rows that are read as revenue; nothing is asked of the others."""
        return np.ones(self.table.height, np.bool_) if self.out is None else ~self.out

    def taken(self, rows: Mask) -> Self:
        """Some of the rows, counted whatever they are."""
        return replace(self, table=self.table.taken(rows), hidden=self.hidden[rows], out=None, closing=None)

    @property
    def hints(self) -> str:
        """The words around the table, the file's name among them."""
        return f"{self.table.file} {self.caption}"


def body_of(frame: Frame) -> Body:
    """The body of a framed table."""
    table = frame.table
    below = np.arange(table.height) >= frame.first_body_row
    blank = (table.blank_rows | _ruled(table)) & below
    repeated = repeated_headings(frame)
    hidden = (
        np.zeros(table.height, np.bool_)
        if table.hidden is None
        else table.hidden & below & ~blank & ~repeated
    )
    outs = [
        _out(Reason.BLANK, table, blank),
        _out(Reason.HEADER, table, repeated),
        LeftOut(Reason.PREAMBLE, row_numbers(table, frame.preamble, 10**9), sheet=table.sheet),
    ]
    kept = below & ~blank & ~repeated
    problems = (
        *_beyond(frame, kept),
        *_other_separator(frame, kept),
        *_preamble(frame),
        *_repeats(table, repeated),
        *_other_headings(frame, repeated),
        *_blanks(table, blank, kept),
        *_struck(table, kept),
    )
    above = (text for row in frame.preamble for text in table.row(row) if text.strip())
    caption = " ".join((table.sheet, *above))
    body = _filled_down(table, frame.first_body_row).taken(kept)
    return Body(
        body,
        tuple(h.text for h in frame.headings),
        tuple(o for o in outs if o.rows),
        problems,
        caption,
        hidden[kept],
    )


@dataclass(frozen=True, slots=True, eq=False)
class Hidden:
    """Hidden rows that are no totals: those left out, and what to say or ask about them."""

    dropped: Mask
    problems: tuple[Problem, ...]
    left_out: tuple[LeftOut, ...]


def hidden_rows(body: Body, aside: Mask, answers: Answers) -> Hidden:
    """What becomes of the hidden rows of a body, once its totals and remarks (`aside`) are told."""
    hidden = body.hidden & ~aside
    dropped = hidden if answers.hidden_rows == "exclude" else np.zeros_like(hidden)
    out = _out(Reason.HIDDEN, body.table, dropped)
    return Hidden(dropped, tuple(_hidden(body.table, hidden, answers)), (out,) if out.rows else ())


def _beyond(frame: Frame, kept: Mask) -> list[Problem]:
    """Cells to the right of the last heading: a separator too many has shifted the row."""
    table = frame.table
    last = max((i for i, heading in enumerate(frame.headings) if heading.text), default=table.width - 1)
    if not table.delimiter or not frame.rows:
        return []
    over = np.zeros(table.height, np.bool_)
    for column in table.columns[last + 1 :]:
        over |= ~column.blank
    rows = [
        row
        for row in np.flatnonzero(over & kept).tolist()
        if sum(bool(t.strip()) for t in table.row(row)) >= last + 1 or _has_value(table.row(row))
    ]
    if not rows:
        return []
    numbers = row_numbers(table, rows)
    return [problem_of(Message.TOO_MANY_CELLS, table.place(numbers), count=len(rows), numbers=numbers)]


def _other_separator(frame: Frame, kept: Mask) -> list[Problem]:
    """Rows in one cell that another separator cuts into a row of the table: no remarks, but rows gone
    astray.
    """
    table = frame.table
    if not table.delimiter or not frame.rows:
        return []
    alone = kept & ~table.columns[0].blank
    for column in table.columns[1:]:
        alone &= column.blank
    last = sum(bool(heading.text) for heading in frame.headings)
    rows = [
        row
        for row in np.flatnonzero(alone).tolist()[:1000]
        if _is_row_of(table.columns[0].text(row), table.delimiter, last)
    ]
    if not rows:
        return []
    numbers = row_numbers(table, rows)
    return [problem_of(Message.OTHER_SEPARATOR, table.place(numbers), count=len(rows), numbers=numbers)]


def _is_row_of(text: str, delimiter: str, width: int) -> bool:
    cells = [text.split(sign) for sign in (";", "\t", "|", ",") if sign != delimiter]
    return any(len(found) == width and sum(map(_is_value, found)) >= 2 for found in cells)


def _is_value(cell: str) -> bool:
    return stamp_of(cell).form is not Form.NONE or amount_of(cell).status is Status.AMOUNT


def _has_value(cells: list[str]) -> bool:
    return any(_is_value(cell) for cell in cells if cell.strip())


def _ruled(table: Table) -> Mask:
    """Rows of lines drawn with signs (---, ===), as a text table draws them."""
    found = np.ones(table.height, np.bool_)
    for column in table.columns:
        found &= column.blank | column.holding(lambda text: _RULE.fullmatch(text) is not None)
        if not found.any():
            break
    return found & ~table.blank_rows if found.any() else found


def _out(reason: Reason, table: Table, mask: Mask) -> LeftOut:
    return LeftOut(reason, row_numbers(table, np.flatnonzero(mask), 10**9), sheet=table.sheet)


def _filled_down(table: Table, first: int) -> Table:
    """Cells merged downwards hold their text in the first row only: it counts for all of them."""
    columns = list(table.columns)
    for top, left, bottom, right in table.merged:
        if left == right and bottom > top >= first and left < len(columns) and bottom < table.height:
            codes = columns[left].codes.copy()
            codes[top : bottom + 1] = codes[top]
            columns[left] = replace(columns[left], codes=codes)
    return replace(table, columns=tuple(columns))


def repeated_headings(frame: Frame) -> Mask:
    """Rows below the heading whose filled cells repeat it. Columns of few texts are compared first: where no
    row can reach its share any more, the texts of the others are not looked at."""
    table = frame.table
    same, filled = np.zeros(table.height, np.int32), np.zeros(table.height, np.int32)
    for column in table.columns:
        filled += ~column.blank
    needed = np.maximum(2, np.ceil(filled * LIMITS.named)).astype(np.int32)
    needed[: frame.first_body_row] = table.width + 1
    headed = [
        (column, heading.own.strip().casefold())
        for column, heading in zip(table.columns, frame.headings, strict=True)
        if heading.own.strip()
    ]
    headed.sort(key=lambda pair: len(pair[0].texts))
    for left, (column, own) in zip(range(len(headed), 0, -1), headed, strict=True):
        if not (same + left >= needed).any():
            break
        equal = np.fromiter((t.strip().casefold() == own for t in column.texts), np.bool_, len(column.texts))
        same += equal[column.codes]
    return np.asarray(same >= needed)


def _preamble(frame: Frame) -> list[Problem]:
    numbers = row_numbers(frame.table, frame.preamble)
    if not numbers:
        return []
    header = int(frame.table.numbers[frame.rows[-1]])
    return [problem_of(Message.PREAMBLE, frame.table.place(numbers), count=len(numbers), header=header)]


def _repeats(table: Table, repeated: Mask) -> list[Problem]:
    numbers = row_numbers(table, np.flatnonzero(repeated))
    if not numbers:
        return []
    count = int(repeated.sum())
    return [problem_of(Message.REPEATED_HEADER, table.place(numbers), count=count, numbers=numbers)]


def _other_headings(frame: Frame, repeated: Mask) -> list[Problem]:
    """A heading further down that names another thing in one of the columns: a second table, no page
    break.
    """
    table = frame.table
    rows = [row for row in np.flatnonzero(repeated).tolist() if _differs(frame, table.row(row))]
    if not rows:
        return []
    numbers = row_numbers(table, rows)
    return [problem_of(Message.SECOND_TABLE, table.place(numbers), count=len(rows), numbers=numbers)]


def _differs(frame: Frame, cells: list[str]) -> bool:
    pairs = zip(cells, frame.headings, strict=True)
    return any(
        cell.strip() and heading.own.strip() and cell.strip().casefold() != heading.own.strip().casefold()
        for cell, heading in pairs
    )


def _blanks(table: Table, blank: Mask, kept: Mask) -> list[Problem]:
    last = np.flatnonzero(kept)[-1] if kept.any() else 0
    inside = np.flatnonzero(blank[: last + 1])
    if not len(inside):
        return []
    numbers = row_numbers(table, inside)
    count = len(inside)
    return [problem_of(Message.BLANK_ROWS, table.place(numbers), count=count, numbers=numbers)]


def _hidden(table: Table, hidden: Mask, answers: Answers) -> list[Problem]:
    if not hidden.any():
        return []
    numbers, count = row_numbers(table, np.flatnonzero(hidden)), int(hidden.sum())
    said = problem_of(
        Message.HIDDEN_ROWS
        if answers.hidden_rows is None
        else Message.HIDDEN_ROWS_OUT
        if answers.hidden_rows == "exclude"
        else Message.HIDDEN_ROWS_IN,
        table.place(numbers),
        count=count,
        numbers=numbers,
    )
    return [said]


def _struck(table: Table, kept: Mask) -> list[Problem]:
    """Text struck through means that somebody took the row back; the spreadsheet itself still adds it up."""
    rows = None if table.struck is None else np.flatnonzero(table.struck & kept)
    if rows is None or not len(rows):
        return []
    numbers = row_numbers(table, rows)
    count = len(rows)
    return [problem_of(Message.STRUCK_ROWS, table.place(numbers), count=count, numbers=numbers)]
