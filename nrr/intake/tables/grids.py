"""Column and Table: a million cells as small integers and the distinct texts they stand for."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum
from typing import Self

import numpy as np
import numpy.typing as npt

from nrr.ground import Place

Codes = npt.NDArray[np.int32]
Mask = npt.NDArray[np.bool_]
_FIRST = 65_536


class Kind(IntEnum):
    """What a cell is in its file; a text file holds texts and blanks only."""

    EMPTY = 0
    TEXT = 1
    NUMBER = 2
    DATE = 3
    BOOL = 4
    ERROR = 5
    FORMULA = 6  # a formula whose result was never stored


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """`texts[codes[i]]` is the text of cell i, `kinds[codes[i]]` its kind."""

    codes: Codes
    texts: tuple[str, ...]
    kinds: npt.NDArray[np.int8]

    def text(self, row: int) -> str:
        """The text of one cell."""
        return str(self.texts[self.codes[row]])

    def kind(self, row: int) -> Kind:
        """The kind of one cell."""
        return Kind(int(self.kinds[self.codes[row]]))

    def taken(self, rows: npt.NDArray[np.intp] | Mask | slice) -> Self:
        """The same column with some of its rows."""
        return replace(self, codes=self.codes[rows])

    def holding(self, test: Callable[[str], bool]) -> Mask:
        """Which cells pass a test, made once for each text."""
        return np.asarray(np.fromiter(map(test, self.texts), np.bool_, len(self.texts))[self.codes])

    def texts_of(self, codes: npt.NDArray[np.integer]) -> Sequence[str]:
        """The texts of ascending codes; those of a run of codes are cut out at once."""
        if len(codes) and int(codes[-1]) - int(codes[0]) + 1 == len(codes):
            return self.texts[int(codes[0]) : int(codes[-1]) + 1]
        return [self.texts[code] for code in codes.tolist()]

    @property
    def blank(self) -> Mask:
        """Which cells hold nothing but blanks."""
        empty = self.kinds == Kind.EMPTY
        return empty[self.codes] if empty.any() else np.zeros(len(self.codes), np.bool_)

    @property
    def used(self) -> npt.NDArray[np.intp]:
        """The codes that occur."""
        return (
            np.flatnonzero(np.bincount(self.codes, minlength=len(self.texts)))
            if len(self.texts)
            else np.zeros(0, np.intp)
        )


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Columns of equal length. `numbers` are the row numbers a spreadsheet shows.

    `hidden` marks rows the spreadsheet hides, `struck` rows with text struck through, `hidden_columns`
    indexes of hidden columns, `letters` the columns' letters in the sheet (they survive when empty columns
    are cut away). Of a table that was turned, `turned_from` is the column of the sheet (0 is A) in which
    the amount of each row stands. `written` are dates near the top as the sheet shows them, by row number and
    letter: "Feb-23".
    """

    file: str
    sheet: str
    columns: tuple[Column, ...]
    numbers: npt.NDArray[np.int32]
    letters: tuple[str, ...]
    hidden: Mask | None = None
    struck: Mask | None = None
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[tuple[int, int, int, int], ...] = field(default=())
    delimiter: str = ""
    turned_from: Codes | None = None
    written: Mapping[tuple[int, str], str] = field(default_factory=dict)

    def place(self, rows: tuple[int, ...] = (), column: str | None = None) -> Place:
        """A place in the table, as a Problem names it."""
        return Place(self.file, self.sheet or None, rows, column)

    @property
    def height(self) -> int:
        """Number of rows."""
        return len(self.numbers)

    @property
    def width(self) -> int:
        """Number of columns."""
        return len(self.columns)

    def row(self, index: int) -> list[str]:
        """The texts of one row."""
        return [column.text(index) for column in self.columns]

    def taken(self, rows: npt.NDArray[np.intp] | Mask | slice) -> Self:
        """The same table with some of its rows."""
        rows = _run_of(rows)
        return replace(
            self,
            columns=tuple(column.taken(rows) for column in self.columns),
            numbers=self.numbers[rows],
            hidden=None if self.hidden is None else self.hidden[rows],
            struck=None if self.struck is None else self.struck[rows],
            turned_from=None if self.turned_from is None else self.turned_from[rows],
        )

    @property
    def blank_rows(self) -> Mask:
        """Rows without any content."""
        blank = np.ones(self.height, np.bool_)
        for column in self.columns:
            blank &= column.blank
        return blank


def _run_of(rows: npt.NDArray[np.intp] | Mask | slice) -> npt.NDArray[np.intp] | Mask | slice:
    """One run of rows as a slice: it is cut out without copying a cell."""
    if isinstance(rows, slice) or rows.dtype != np.bool_ or not rows.any():
        return rows
    first, last = int(rows.argmax()), len(rows) - int(rows[::-1].argmax())
    return slice(first, last) if rows[first:last].all() else rows


def distinct(codes: npt.NDArray[np.integer]) -> npt.NDArray[np.intp]:
    """The different values of small non-negative integers, in order; counting beats sorting.

    Where the first rows hold every number between the least and the largest, the others are not looked at.
    """
    if not len(codes):
        return np.zeros(0, np.intp)
    low, high = int(codes.min()), int(codes.max())
    if high - low < _FIRST and np.bincount(codes[:_FIRST] - low, minlength=high - low + 1).all():
        return np.arange(low, high + 1, dtype=np.intp)
    return np.flatnonzero(np.bincount(codes - low)) + low


def recoded(codes: npt.NDArray[np.integer]) -> tuple[npt.NDArray[np.intp], Codes]:
    """The different values, and for every item the position of its value among them."""
    used = distinct(codes)
    if not len(used):
        return used, np.zeros(0, np.int32)
    if int(used[-1] - used[0]) + 1 == len(used):
        return used, (codes - int(used[0])).astype(np.int32)
    table = np.zeros(int(used[-1] - used[0]) + 1, np.int32)
    table[used - used[0]] = np.arange(len(used), dtype=np.int32)
    return used, table[codes - used[0]]


def letter_of(index: int) -> str:
    """0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def index_of_letter(letters: str) -> int:
    """A is 0, AA is 26."""
    index = 0
    for letter in letters.upper():
        index = index * 26 + ord(letter) - 64
    return index - 1


def column_of_texts(texts: Sequence[str]) -> Column:
    """A column of plain texts."""
    return column_of_codes(*coded_texts(texts))


def coded_texts(texts: Sequence[str]) -> tuple[Codes, tuple[str, ...]]:
    """A number for each different text, in order of first appearance, and the texts in that order."""
    place = {text: code for code, text in enumerate(dict.fromkeys(texts))}
    return np.fromiter(map(place.__getitem__, texts), np.int32, len(texts)), tuple(place)


def coded_numbers(numbers: npt.NDArray[np.integer]) -> tuple[Codes, npt.NDArray[np.integer]]:
    """The same of integers that lie near each other."""
    used, places = recoded(numbers)
    first = np.empty(len(used), np.intp)
    first[places[::-1]] = np.arange(len(places) - 1, -1, -1)
    order = np.argsort(first, kind="stable")
    rank = np.empty(len(used), np.int32)
    rank[order] = np.arange(len(used), dtype=np.int32)
    return rank[places], used[order]


def column_of_codes(codes: Codes, texts: Iterable[str]) -> Column:
    """A column of plain texts that is coded already."""
    kept = tuple(texts)
    empty, filled = int(Kind.EMPTY), int(Kind.TEXT)
    kinds = np.fromiter(
        (empty if not text or text.isspace() else filled for text in kept), np.int8, len(kept)
    )
    return Column(codes, kept, kinds)


def column_of_cells(cells: Sequence[tuple[str, Kind]]) -> Column:
    """A column of (text, kind) pairs."""
    place: dict[tuple[str, Kind], int] = {}
    codes = np.fromiter((place.setdefault(cell, len(place)) for cell in cells), np.int32, len(cells))
    kinds = np.fromiter((kind for _, kind in place), np.int8, len(place))
    return Column(codes, tuple(text for text, _ in place), kinds)
