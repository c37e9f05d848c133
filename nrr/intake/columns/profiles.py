"""A column's cells -> its Profile: what they can be, whatever the heading says."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

import numpy as np

from nrr.intake.lexicon.concepts import Concept
from nrr.intake.lexicon.lexicon import means
from nrr.intake.tables.grids import Column, Kind
from nrr.intake.thresholds import LIMITS
from nrr.intake.values.amounts import Amount, Status, amount_of, is_amount
from nrr.intake.values.dates import stamp_of
from nrr.intake.values.durations import duration_of
from nrr.intake.values.stamps import Form

_SMALL = frozenset(f"{number:0{width}d}" for number in range(1, 13) for width in (1, 2))
_FORMULA, _DATE, _NUMBER, _BOOL, _EMPTY = map(
    int, (Kind.FORMULA, Kind.DATE, Kind.NUMBER, Kind.BOOL, Kind.EMPTY)
)
"""Plain numbers: members of an Enum are looked up each time they are named, here for every cell of a
sample.
"""
_NO_DATES = frozenset({Form.NONE, Form.SERIAL, Form.EPOCH, Form.YEAR})
_CODE = re.compile(r"(?=.*\d)[\w.:#/+-]{2,64}|[^@\s]+@[^@\s]+\.\w+")


class Content(StrEnum):
    """What the cells of a column are. Whole numbers are a COUNT unless something more is known: a heading
    decides.
    """

    IDENTITY = "identity"
    NAME = "name"
    CATEGORY = "category"
    FLAG = "flag"
    MONTH = "month"
    DATE = "date"
    DURATION = "duration"
    MONEY = "money"
    RATE = "rate"
    COUNT = "count"
    INDEX = "index"
    TEXT = "text"
    EMPTY = "empty"


NUMBERS = frozenset({Content.MONEY, Content.RATE, Content.COUNT, Content.INDEX})


@dataclass(frozen=True, slots=True)
class Profile:
    """Shares of a column's filled cells that are dates, amounts, numbers from 1 to 12; `filled` counts them.

    `constant` is one text in several cells, `once` a column in which no text stands twice, `distinct` how
    many texts there are; `content` is the verdict.
    """

    filled: int
    dates: float
    amounts: float
    formulas: int
    small: float = 0.0
    constant: bool = False
    once: bool = False
    distinct: int = 0
    content: Content = Content.EMPTY

    @property
    def numeric(self) -> bool:
        """Numbers of any kind; "Co 1", "Co 2" count up and are none."""
        return self.content in NUMBERS and self.amounts >= LIMITS.mostly

    @property
    def holds_amounts(self) -> bool:
        """Whether something stands in it, and most of that is an amount."""
        return bool(self.filled) and self.amounts >= LIMITS.mostly

    @property
    def holds_dates(self) -> bool:
        """Whether something stands in it, and most of that is a date."""
        return bool(self.filled) and self.dates >= LIMITS.mostly


@lru_cache(maxsize=512)
def profile_of(column: Column, first: int) -> Profile:
    """The profile of the cells from row `first` on, by their first different texts.

    Kept: other answers look at the same columns again.
    """
    counts = np.bincount(column.codes[first:], minlength=len(column.texts))
    full = counts[: len(column.kinds)] * (column.kinds != _EMPTY)
    sample = [
        _Cell(column.texts[c], int(column.kinds[c]), int(counts[c]))
        for c in np.flatnonzero(counts)[: LIMITS.sample].tolist()
    ]
    written = [cell for cell in sample if cell.text.strip()]
    filled = sum(cell.count for cell in written)
    numbers = {cell.text for cell in written if is_amount(cell.text)}
    written = _without_gaps(written, numbers)
    whole = sum(cell.count for cell in written) or 1
    dates = sum(cell.count * cell.is_date for cell in written) / whole
    amounts = sum(cell.count * (cell.text in numbers) for cell in written) / whole
    distinct = int(np.count_nonzero(full))
    once = distinct == int(full.sum()) > 1
    about = _Evidence(dates, amounts, once and _counts_up(column, first), distinct, int(full.sum()))
    first_two = sum(bool(column.texts[c].strip()) for c in np.flatnonzero(counts)[:3].tolist())
    return Profile(
        filled,
        dates,
        amounts,
        formulas=sum(cell.count for cell in sample if cell.kind == _FORMULA),
        small=sum(cell.count * (cell.text.strip().removesuffix(".0") in _SMALL) for cell in written) / whole,
        constant=filled > 2 and first_two == 1,
        once=once,
        distinct=distinct,
        content=_content(written, about),
    )


def _without_gaps(cells: list["_Cell"], numbers: set[str]) -> list["_Cell"]:
    """Among numbers, `N/A` and the like are gaps: they say nothing of what the column holds."""
    if not numbers or all(cell.text in numbers for cell in cells):
        return cells
    return [cell for cell in cells if cell.text in numbers or not means(cell.text, Concept.NOT_AVAILABLE)]


@dataclass(frozen=True, slots=True)
class _Cell:
    """One text of the sample: its kind and how many cells hold it."""

    text: str
    kind: int
    count: int

    @property
    def is_mere_number(self) -> bool:
        """45,000 can be a serial day, 2,024 a year: nothing but a heading says so."""
        return self.kind != _DATE and stamp_of(self.text).form in _NO_DATES

    @property
    def is_date(self) -> bool:
        return self.kind == _DATE or (
            (self.kind != _NUMBER or _date_number(self.text)) and stamp_of(self.text).form is not Form.NONE
        )


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What was counted before the verdict."""

    dates: float
    amounts: float
    counts_up: bool
    distinct: int
    filled: int


def _content(cells: list[_Cell], about: _Evidence) -> Content:
    """The verdict, the plainest evidence first."""
    if not cells:
        return Content.EMPTY
    if all(_is_flag(cell) for cell in cells):
        return Content.FLAG
    if about.counts_up:
        return Content.INDEX
    numbers = about.amounts >= LIMITS.mostly and all(cell.is_mere_number for cell in cells)
    if about.dates >= LIMITS.mostly and not numbers:
        days = any(cell.kind == _DATE or stamp_of(cell.text).day is not None for cell in cells)
        return Content.DATE if days else Content.MONTH
    if about.amounts >= LIMITS.mostly:
        return _number([amount_of(cell.text) for cell in cells])
    return _words(cells, about)


def _is_flag(cell: _Cell) -> bool:
    return (
        cell.kind == _BOOL
        or cell.text.strip().removesuffix(".0") in ("0", "1")
        or (len(cell.text.strip()) > 1 and means(cell.text, Concept.YES, Concept.NO))
    )


def _number(amounts: list[Amount]) -> Content:
    """Percentages and fractions up to one are rates; other fractions are money, whole numbers may count."""
    if sum(a.status is Status.PERCENT for a in amounts) >= LIMITS.mostly * len(amounts):
        return Content.RATE
    sized = [(abs(a.mantissa), a.places) for a in amounts if a.status is Status.AMOUNT]
    fractions = any(mantissa % 10**places for mantissa, places in sized)
    marked = any(a.currency for a in amounts)
    if fractions and not marked and all(mantissa <= 10**places for mantissa, places in sized):
        return Content.RATE
    return Content.MONEY if fractions or marked else Content.COUNT


def _words(cells: list[_Cell], about: _Evidence) -> Content:
    texts = [cell.text.strip() for cell in cells]
    if sum(duration_of(text) is not None for text in texts) >= LIMITS.mostly * len(texts):
        return Content.DURATION
    if sum(map(len, texts)) > LIMITS.sentence * len(texts) and not all(map(_CODE.fullmatch, texts)):
        return Content.TEXT
    if sum(bool(_CODE.fullmatch(text)) for text in texts) >= LIMITS.mostly * len(texts):
        return Content.IDENTITY
    few = about.distinct * LIMITS.category <= about.filled and about.distinct <= LIMITS.customers
    return Content.CATEGORY if few else Content.NAME


def _counts_up(column: Column, first: int) -> bool:
    """From row to row by the same step: 1, 2, 3 or INV-0010, INV-0020 numbers rows and names nobody."""
    texts = [
        text
        for row in range(first, min(len(column.codes), first + LIMITS.sample))
        if (text := column.text(row).strip())
    ]
    tails = [re.search(r"(\d+)(?:\.0)?$", text) for text in texts]
    if (
        len(texts) < LIMITS.fewest
        or any(tail is None for tail in tails)
        or stamp_of(texts[0]).form not in _NO_DATES
    ):
        return False
    heads = {text[: tail.start(1)] for text, tail in zip(texts, tails, strict=True) if tail}
    numbers = [int(tail[1][-15:]) for tail in tails if tail]
    steps = {later - earlier for earlier, later in pairwise(numbers)}
    return len(heads) == 1 and len(steps) == 1 and 0 not in steps


def _date_number(text: str) -> bool:
    """A number that can be a serial day, a YYYYMM or a YYYYMMDD."""
    number = float(text) if text.replace(".", "", 1).isdecimal() else 0.0
    return 19_000 < number < 220_000 or 19_000_000 < number < 22_000_000
