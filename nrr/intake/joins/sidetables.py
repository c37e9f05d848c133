"""A second table beside the ledger (attributes, signals, one-off list, rates, ledger totals), as plain
texts.
"""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import numpy as np

from nrr.ground import Severity
from nrr.intake.files.uploads import opened
from nrr.intake.headings.frames import frame_of
from nrr.intake.joins.sides import SideReading, SideTable
from nrr.intake.melting.bodies import body_of
from nrr.intake.said.saying import Message, problem_of
from nrr.intake.tables.grids import Table
from nrr.intake.values.amounts import Status, amount_of
from nrr.intake.values.dates import stamp_of
from nrr.intake.values.stamps import Form

MOST_CELLS = 4_000_000


def side_of(data: bytes, name: str, chosen: Callable[[SideTable], object] = bool) -> SideReading:
    """The largest table of an upload, whatever its columns are; of several sheets the largest that `chosen`
    holds good for, where any is. Never raises on bad input.
    """
    upload = opened(data, name)
    if not upload.sheets:
        return SideReading(None, upload.problems)
    found = sorted((_side(sheet.table) for sheet in upload.sheets), key=_size, reverse=True)
    fitting = next((one for one in found if one.table is not None and chosen(one.table)), found[0])
    return replace(
        fitting, problems=(*fitting.problems, *(p for p in upload.problems if p.severity is Severity.ERROR))
    )


def _side(sheet: Table) -> SideReading:
    body = body_of(frame_of(sheet))
    table = body.table
    if table.height * table.width > MOST_CELLS:
        return SideReading(
            None, (problem_of(Message.SIDE_TOO_LARGE, height=table.height, width=table.width),)
        )
    rows = tuple(tuple(table.row(index)) for index in range(table.height))
    headings = tuple(text or letter for text, letter in zip(body.headings, table.letters, strict=False))
    numbers = tuple(np.asarray(table.numbers).tolist())
    return SideReading(SideTable(table.file, table.sheet, headings, rows, numbers, table.letters))


def _size(found: SideReading) -> int:
    return 0 if found.table is None else len(found.table.rows)


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
