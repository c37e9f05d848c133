"""One sheet a month or a year: the sheet's name is the date its cells leave out."""

from dataclasses import replace

import numpy as np

from nrr.ground import MONTH_NAMES
from nrr.intake.answers import Answers
from nrr.intake.files.workbooks import Sheet
from nrr.intake.headings.assignments import Assignment, assigned
from nrr.intake.headings.frames import Frame, frame_of
from nrr.intake.headings.words import Role
from nrr.intake.lexicon.phrases import words_of
from nrr.intake.lexicon.vocabulary import Section, vocabulary
from nrr.intake.shapes.labels import label_rows
from nrr.intake.tables.grids import Column, Table, column_of_codes, letter_of
from nrr.intake.values.dates import heading_stamp_of, stamp_of
from nrr.intake.values.stamps import Form, Stamp

_MEASURED = vocabulary(Section.CLUES, "sheet_words")
_DATED = frozenset({Role.MONTH, Role.START, Role.END, Role.YEAR})


def with_dates_of_names(sheets: tuple[Sheet, ...], answers: Answers) -> tuple[Sheet, ...]:
    """Sheets named after a month get a month column, month headings on sheets named after a year get the
    year.
    """
    if len(sheets) < 2:
        return sheets
    return tuple(_dated(sheet, answers) for sheet in sheets)


def are_periods(names: list[str]) -> bool:
    """Every sheet is named after a month or a year of its own."""
    stamps = [_period(name) for name in names]
    return len(names) > 1 and len(set(stamps)) == len(names) and all(s.form is not Form.NONE for s in stamps)


def _period(name: str) -> Stamp:
    stamp = heading_stamp_of(name)
    if stamp.form is Form.NONE:
        stamp = stamp_of(" ".join(word for word in words_of(name) if word not in _MEASURED))
    known = stamp.form in (Form.DAY, Form.YEAR, Form.QUARTER) or (
        stamp.form is Form.NO_YEAR and not stamp.number
    )
    return Stamp(stamp.form, stamp.year, stamp.month) if known else Stamp(Form.NONE)


def _dated(sheet: Sheet, answers: Answers) -> Sheet:
    period = _period(sheet.table.sheet)
    if period.form in (Form.NONE, Form.QUARTER):  # a quarter names no month: its sheet must have its own
        return sheet
    frame = frame_of(sheet.table)
    found = assigned(frame, answers.columns)
    if period.form is Form.YEAR:
        return replace(sheet, table=_with_year(frame, period.year))
    amount = found.get(Role.AMOUNT)
    if amount is None or found.months or _DATED & set(found.roles) or not _names_customers(found):
        return sheet
    text = f"{period.year}-{period.month:02d}" if period.form is Form.DAY else MONTH_NAMES[period.month - 1]
    return replace(sheet, table=_with_month(frame, amount, text))


def _names_customers(found: Assignment) -> bool:
    return Role.CUSTOMER in found.roles or Role.CUSTOMER_ID in found.roles


def _with_month(frame: Frame, amount: int, text: str) -> Table:
    """A last column "Month" beside every row of an amount; total rows stay undated."""
    table, first = frame.table, frame.first_body_row
    sure, _ = label_rows(table, [i for i in range(table.width) if i != amount])
    codes = np.where(table.columns[amount].blank | sure, 0, 2).astype(np.int32)
    codes[:first] = 0
    codes[max(first - 1, 0)] = 1
    added = column_of_codes(codes, ("", "Month", text))
    return replace(table, columns=(*table.columns, added), letters=(*table.letters, letter_of(table.width)))


def _with_year(frame: Frame, year: int) -> Table:
    """Headings such as Jan become Jan 2023."""
    table = frame.table
    if not frame.rows:
        return table
    columns = list(table.columns)
    for index, heading in enumerate(frame.headings):
        stamp = heading.stamp
        if stamp.form is Form.NO_YEAR and not stamp.number and not stamp.rest:
            text = f"{MONTH_NAMES[stamp.month - 1]} {year}"
            columns[index] = _with_text(columns[index], frame.rows[-1], text)
    return replace(table, columns=tuple(columns))


def _with_text(column: Column, row: int, text: str) -> Column:
    codes = column.codes.copy()
    codes[row] = len(column.texts)
    kinds = np.append(column.kinds, column.kinds[column.codes[row]])
    return Column(codes, (*column.texts, text), kinds)
