"""The way back: which uploaded cells an amount of the ledger came from."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Self

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True, slots=True)
class Cell:
    """One uploaded cell: `row` from 1 as a spreadsheet shows it, `column` its heading, `raw` its text.

    `letter` is the column's letter in the sheet, empty where it is not known.
    """

    file: str
    sheet: str
    row: int
    column: str
    raw: str
    arr_minor: int
    letter: str = ""

    @property
    def shown_column(self) -> str:
        """Letter and heading as one finds the column in a spreadsheet: `C · Jan 2026`."""
        return " · ".join(dict.fromkeys(text for text in (self.letter, self.column) if text))


@dataclass(frozen=True, slots=True, eq=False)
class Origins:
    """One entry per amount read, as parallel arrays of length n.

    `lines` index the rows of the ledger the file was read into and `months` its months; `sheets` and
    `columns` index `places` (file, sheet) and `column_names` with their `column_letters`; `raw` indexes
    `texts`, what the cells hold. `unit_of_line` maps those rows to the rows of the ledger at hand once
    settling has rolled several rows up into one.
    """

    lines: npt.NDArray[np.int32]
    months: npt.NDArray[np.int32]
    arr_minor: npt.NDArray[np.int64]
    rows: npt.NDArray[np.int32]
    columns: npt.NDArray[np.int32]
    sheets: npt.NDArray[np.int32]
    raw: npt.NDArray[np.int32]
    texts: tuple[str, ...]
    places: tuple[tuple[str, str], ...]
    column_names: tuple[str, ...]
    column_letters: tuple[str, ...]
    unit_of_line: npt.NDArray[np.int32] | None = None
    row_of_place: npt.NDArray[np.int32] | None = (
        None  # (months, lines): the row a split made of a line in a month
    )

    def of(self, unit: int, month_index: int) -> tuple[Cell, ...]:
        """The cells whose amounts were added up for one row and month; empty where nothing was read."""
        return tuple(self._cells(np.flatnonzero((self.units() == unit) & (self.months == month_index))))

    def _cells(self, entries: npt.NDArray[np.intp]) -> Iterator[Cell]:
        for entry in entries.tolist():
            file, sheet = self.places[self.sheets[entry]]
            column = int(self.columns[entry])
            yield Cell(
                file=file,
                sheet=sheet,
                row=int(self.rows[entry]),
                column=self.column_names[column],
                raw=self.texts[self.raw[entry]],
                arr_minor=int(self.arr_minor[entry]),
                letter=self.column_letters[column],
            )

    def regrouped(self, unit_of_row: npt.NDArray[np.int32]) -> Self:
        """The same entries seen from a ledger whose row `unit_of_row[i]` took up row i; -1 drops the row."""
        if self.unit_of_line is None:
            return replace(self, unit_of_line=unit_of_row)
        padded = np.append(unit_of_row, np.int32(-1))
        return replace(self, unit_of_line=padded[self.unit_of_line])

    def split(self, row_of_place: npt.NDArray[np.int32]) -> Self:
        """The same entries seen from a ledger whose row `row_of_place[month, i]` holds what row i had in that
        month.

        ValueError once rows were rolled up: a line is split first.
        """
        if self.unit_of_line is not None:
            raise ValueError("rows are split before they are rolled up")
        return replace(self, row_of_place=row_of_place)

    def moved(self, row_of: npt.NDArray[np.int32], month_of: npt.NDArray[np.int32]) -> Self:
        """The same entries seen from a ledger in which row i is `row_of[i]` and month j `month_of[j]`; -1
        drops them.
        """
        units = self.units()
        lines = np.where(units < 0, np.int32(-1), row_of[np.maximum(units, 0)])
        months = month_of[self.months]
        kept = np.flatnonzero((lines >= 0) & (months >= 0))
        parallel = {
            name: getattr(self, name)[kept] for name in ("arr_minor", "rows", "columns", "sheets", "raw")
        }
        return replace(
            self, lines=lines[kept], months=months[kept], unit_of_line=None, row_of_place=None, **parallel
        )

    def beside(self, other: Self) -> Self:
        """The entries of both; neither is rolled up or split."""
        return replace(
            self,
            lines=np.concatenate([self.lines, other.lines]),
            months=np.concatenate([self.months, other.months]),
            arr_minor=np.concatenate([self.arr_minor, other.arr_minor]),
            rows=np.concatenate([self.rows, other.rows]),
            columns=np.concatenate([self.columns, other.columns + np.int32(len(self.column_names))]),
            sheets=np.concatenate([self.sheets, other.sheets + np.int32(len(self.places))]),
            raw=np.concatenate([self.raw, other.raw + np.int32(len(self.texts))]),
            texts=self.texts + other.texts,
            places=self.places + other.places,
            column_names=self.column_names + other.column_names,
            column_letters=self.column_letters + other.column_letters,
        )

    def units(self) -> npt.NDArray[np.int32]:
        """The row of the ledger at hand that each entry belongs to; -1 for none."""
        rows = self.lines if self.row_of_place is None else self.row_of_place[self.months, self.lines]
        return rows if self.unit_of_line is None else self.unit_of_line[rows]
