"""Two tables below each other on one sheet (MRR, then ARR): each becomes a sheet of its own, so that they
are never added.
"""

from dataclasses import replace

import numpy as np

from nrr.intake.files.uploads import Upload
from nrr.intake.files.workbooks import Sheet
from nrr.intake.headings.frames import Frame, frame_of
from nrr.intake.headings.scenarios import Scenario, scenario_of
from nrr.intake.headings.words import AMOUNT_WORDS
from nrr.intake.lexicon.phrases import words_of
from nrr.intake.melting.bodies import repeated_headings
from nrr.intake.said.saying import Phrase, wording
from nrr.intake.tables.grids import Table
from nrr.intake.tables.repeats import repeats, row_keys
from nrr.intake.values.currencies import currencies_in

_MOST_ROWS = 20_000


def without_stacks(upload: Upload) -> Upload:
    """The upload with stacked tables of different measures parted."""
    return replace(upload, sheets=tuple(part for sheet in upload.sheets for part in _parts(sheet)))


def _parts(sheet: Sheet) -> tuple[Sheet, ...]:
    table = sheet.table
    if table.height > _MOST_ROWS or not _may_be_stacked(table):
        return (sheet,)
    frame = frame_of(table)
    cuts = _titled_headings(frame)
    titles = [
        title_at(table, frame.rows[0] - 1) if frame.rows else "",
        *(title_at(table, row) for row in cuts),
    ]
    if not cuts or len(set(titles)) != len(titles) or not any(map(_names_measure, titles)):
        return (sheet,)
    edges = [0, *cuts, table.height]
    return tuple(
        replace(sheet, table=_named(table.taken(slice(first, last)), title))
        for first, last, title in zip(edges[:-1], edges[1:], titles, strict=True)
    )


def _may_be_stacked(table: Table) -> bool:
    """Two equal rows, each below a row of one cell or the second one at least: seen without reading a
    word.
    """
    if table.height < 4 or table.width < 2:
        return False
    filled = np.sum([~column.blank for column in table.columns], axis=0)
    below_title = np.append(False, (filled[:-1] == 1) & (filled[1:] > 1))
    return bool((below_title & repeats(row_keys(column.codes for column in table.columns), keep=False)).any())


def _titled_headings(frame: Frame) -> list[int]:
    """Rows with one word group directly above a repeated heading."""
    rows = np.flatnonzero(repeated_headings(frame)).tolist()
    return [row - 1 for row in rows if row > frame.first_body_row and title_at(frame.table, row - 1)]


def title_at(table: Table, row: int) -> str:
    """The one filled cell of a row; empty where there are more, or none."""
    cells = [text.strip() for text in table.row(row) if text.strip()] if row >= 0 else []
    return cells[0] if len(cells) == 1 else ""


def _names_measure(title: str) -> bool:
    """The title tells MRR from ARR, actual from forecast, or one currency from another."""
    told = scenario_of(title) is not Scenario.NONE or bool(currencies_in(title))
    return told or bool(set(words_of(title)) & AMOUNT_WORDS)


def _named(table: Table, title: str) -> Table:
    """The part's name; merged cells are given up, their rows have moved."""
    name = " / ".join(part for part in (table.sheet, title or wording(Phrase.FIRST_TABLE)) if part)
    return replace(table, sheet=name, merged=())
