"""Tables below each other on one sheet, each with months of its own (a block a year): parts of one table."""

import re
from dataclasses import replace
from itertools import combinations, pairwise

import numpy as np

from nrr.intake.files.uploads import Upload
from nrr.intake.files.workbooks import Sheet
from nrr.intake.headings.scenarios import Scenario, scenario_of
from nrr.intake.shapes.dated_sheets import are_periods
from nrr.intake.shapes.stacked import title_at
from nrr.intake.tables.grids import Table
from nrr.intake.thresholds import LIMITS
from nrr.intake.values.dates import heading_stamp_of
from nrr.intake.values.stamps import Form

_MOST_ROWS = 20_000
_LOOKED_AT, _MOST_HEADINGS = 5, 50
_NUMBER = re.compile(r"[-+(]?[\d.,' ]*\)?%?")
_DATED = (Form.DAY, Form.NUMERIC)
_Month = tuple[Form, int, int, int]


def with_blocks_apart(upload: Upload) -> Upload:
    """The upload with such tables as sheets of one stack; a planned one among them is a sheet of its own."""
    return replace(upload, sheets=tuple(part for sheet in upload.sheets for part in _parts(sheet)))


def _parts(sheet: Sheet) -> tuple[Sheet, ...]:
    table = sheet.table
    rows = _month_rows(table) if 4 <= table.height <= _MOST_ROWS else []
    if len(rows) < 2:
        return (sheet,)
    titles = [title_at(table, row - 1) for row in rows]
    months = [_months(table, row) for row in rows]
    if any(one & other for one, other in combinations(months, 2)) and not are_periods(titles):
        return (sheet,)
    if not all(month[0] in _DATED for own in months for month in own) and not are_periods(titles):
        return (sheet,)
    starts = [0, *(row - bool(title) for row, title in zip(rows[1:], titles[1:], strict=True)), table.height]
    planned = any(scenario_of(title) is Scenario.FORECAST for title in titles)
    stack = "" if planned else table.sheet or table.file
    return tuple(
        replace(sheet, table=_named(table.taken(slice(first, last)), title or f"row {row + 1}"), stack=stack)
        for (first, last), title, row in zip(pairwise(starts), titles, rows, strict=True)
    )


def _month_rows(table: Table) -> list[int]:
    """Rows without an amount whose last columns are months; a total may stand behind them."""
    words = np.zeros(table.height, np.int32)
    for column in table.columns[-_LOOKED_AT:]:
        words += column.holding(lambda text: _NUMBER.fullmatch(text.strip()) is None)
    rows = np.flatnonzero(words >= LIMITS.fewest).tolist()
    return [row for row in rows if _heads_months(table, row)] if len(rows) <= _MOST_HEADINGS else []


def _heads_months(table: Table, row: int) -> bool:
    cells = [text.strip() for text in table.row(row) if text.strip()]
    numbers = any(map(_NUMBER.fullmatch, cells))
    return not numbers and sum(map(_is_month, cells[-_LOOKED_AT:])) >= LIMITS.fewest


def _is_month(text: str) -> bool:
    return heading_stamp_of(text.strip()).form in (*_DATED, Form.NO_YEAR)


def _months(table: Table, row: int) -> frozenset[_Month]:
    stamps = (heading_stamp_of(text) for text in table.row(row) if _is_month(text))
    return frozenset((stamp.form, stamp.year or 0, stamp.month or 0, stamp.number or 0) for stamp in stamps)


def _named(table: Table, name: str) -> Table:
    """The part's name; merged cells are given up, their rows have moved."""
    return replace(table, sheet=name, merged=())
