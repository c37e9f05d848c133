"""A second table beside the ledger (attributes, signals, one-off list, rates, ledger totals), as plain
texts.
"""

from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from nrr.ground import Place, Problem, Severity
from nrr.intake.files.uploads import opened
from nrr.intake.headings.frames import frame_of
from nrr.intake.melting.bodies import body_of
from nrr.intake.said.saying import Message, problem_of
from nrr.intake.values.amounts import Status, amount_of
from nrr.intake.values.dates import stamp_of
from nrr.intake.values.stamps import Form

MOST_CELLS = 4_000_000


@dataclass(frozen=True, slots=True)
class SideTable:
    """Headings and rows of texts; `numbers` are the rows and `letters` the columns as a spreadsheet shows
    them.
    """

    file: str
    sheet: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...]
    letters: tuple[str, ...]

    def column(self, index: int) -> list[str]:
        """The texts of one column, without outer blanks."""
        return [row[index].strip() for row in self.rows]

    def place(self, rows: tuple[int, ...] = (), column: str | None = None) -> Place:
        """Where in this table."""
        return Place(self.file, self.sheet or None, rows, column)


@dataclass(frozen=True, slots=True)
class SideReading:
    """What a second file gave: its table, or the problems that stand in its way."""

    table: SideTable | None
    problems: tuple[Problem, ...] = ()


def side_of(data: bytes, name: str) -> SideReading:
    """The largest table of an upload, whatever its columns are. Never raises on bad input."""
    upload = opened(data, name)
    if not upload.sheets:
        return SideReading(None, upload.problems)
    sheet = max(upload.sheets, key=lambda one: one.table.height)
    body = body_of(frame_of(sheet.table))
    table = body.table
    if table.height * table.width > MOST_CELLS:
        return SideReading(
            None, (problem_of(Message.SIDE_TOO_LARGE, height=table.height, width=table.width),)
        )
    rows = tuple(tuple(table.row(index)) for index in range(table.height))
    headings = tuple(text or letter for text, letter in zip(body.headings, table.letters, strict=False))
    numbers = tuple(np.asarray(table.numbers).tolist())
    found = SideTable(table.file, table.sheet, headings, rows, numbers, table.letters)
    return SideReading(found, tuple(p for p in upload.problems if p.severity is Severity.ERROR))


def month_in(text: str) -> int | None:
    """The month ordinal of a cell that can be read in one way only."""
    stamp = stamp_of(text)
    one_way = stamp.form is Form.DAY or (
        stamp.form is Form.NUMERIC and stamp.swapped is not None and stamp.swapped[1] == stamp.month
    )
    return stamp.month_ordinal if one_way else None


def amount_in(text: str) -> Decimal | None:
    """The amount of a cell; None where it is no amount or can be read in two ways."""
    found = amount_of(text)
    return Decimal(found.mantissa).scaleb(-found.places) if found.status is Status.AMOUNT else None
