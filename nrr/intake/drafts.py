"""What a shape makes of a table: entries, the rows it left out and why, and what there is to say."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from fractions import Fraction
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from nrr.ground import Month, Problem, Severity
from nrr.intake.headings.words import Role
from nrr.intake.said.saying import Phrase, wording
from nrr.intake.tables.grids import Column, Table, distinct
from nrr.ledgers import ONE_TIME_ROWS, Term
from nrr.retention import RollForward

Ints = npt.NDArray[np.int32]
Mask = npt.NDArray[np.bool_]
Money = npt.NDArray[Any]  # int64, or Python integers where int64 could overflow


class Reason(StrEnum):
    """Why a row of the file is not among the figures."""

    BLANK = wording(Phrase.LEFT_BLANK)
    HEADER = wording(Phrase.LEFT_HEADER)
    PREAMBLE = wording(Phrase.LEFT_PREAMBLE)
    FOOTER = wording(Phrase.LEFT_FOOTER)
    TOTAL = wording(Phrase.LEFT_TOTAL)
    NO_AMOUNT = wording(Phrase.LEFT_NO_AMOUNT)
    ONE_TIME = ONE_TIME_ROWS
    TRIAL = wording(Phrase.LEFT_TRIAL)
    TEST = wording(Phrase.LEFT_TEST)
    STATUS = wording(Phrase.LEFT_STATUS)
    FORECAST = wording(Phrase.LEFT_FORECAST)
    PAYMENT = wording(Phrase.LEFT_PAYMENT)
    MEASURE = wording(Phrase.LEFT_MEASURE)
    DUPLICATE = wording(Phrase.LEFT_DUPLICATE)
    HIDDEN = wording(Phrase.LEFT_HIDDEN)
    LAST_MONTH = wording(Phrase.LEFT_LAST_MONTH)
    BAD = wording(Phrase.LEFT_BAD)


@dataclass(frozen=True, slots=True, eq=False)
class LeftOut:
    """Rows (as the spreadsheet numbers them) left out for one reason, and their annualised amount in major
    units.

    `by_month` is the same amount by month ordinal, where the rows had been read as revenue.
    """

    reason: Reason
    rows: tuple[int, ...]
    arr: Fraction = Fraction(0)
    sheet: str = ""
    by_month: Mapping[int, Fraction] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Doubt:
    """A word of a deciding column nothing is known of: its rows (in the table, and as the spreadsheet
    numbers them), their amounts as written."""

    heading: str
    word: str
    rows: Mask
    numbers: tuple[int, ...]
    amount: Fraction
    sheet: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Entries:
    """One item per amount read. `arr` is annualised and multiplied by `scale`; `rows`, `columns` index the
    table.

    `customers` codes `keys`; `shown` holds the name of each key (the same text unless keys are IDs).
    `currencies` codes `currency_labels`. `sources` indexes the tables of a draft.
    """

    customers: Ints
    keys: tuple[str, ...]
    shown: tuple[str, ...]
    months: Ints
    arr: Money
    scale: int
    rows: Ints
    columns: Ints
    currencies: Ints
    currency_labels: tuple[str, ...]
    sources: Ints

    @property
    def count(self) -> int:
        """How many amounts."""
        return len(self.months)

    @property
    def places(self) -> npt.NDArray[np.int64]:
        """One number for customer and month."""
        return self.customers.astype(np.int64) * 1_000_000 + self.months

    def taken(self, chosen: Mask | npt.NDArray[np.intp]) -> Self:
        """Some of the entries."""
        names = ("customers", "months", "arr", "rows", "columns", "currencies", "sources")
        return replace(self, **{name: getattr(self, name)[chosen] for name in names})

    def by_month(self) -> dict[int, Fraction]:
        """Annualised total in major units of every month, over all currencies."""
        return {
            month: Fraction(total_of(self.arr[self.months == month]), self.scale)
            for month in distinct(self.months).tolist()
        }


@dataclass(frozen=True, slots=True, eq=False)
class TermRows:
    """Terms of contracts by row of the first table, without their customers yet: `people` codes them as
    they were read, `counted` marks rows that gave amounts.
    """

    rows: npt.NDArray[np.intp]
    people: Ints
    counted: Mask
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Draft:
    """A reading in progress. `roles` maps roles to column indexes of the first table; `labels` are
    attribute columns.
    """

    tables: tuple[Table, ...]
    headings: tuple[str, ...]
    shape: str
    entries: Entries | None
    problems: tuple[Problem, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    roles: dict[Role, int] = field(default_factory=dict)
    labels: tuple[int, ...] = ()
    own_totals: Mapping[int, Fraction] = field(
        default_factory=dict
    )  # month ordinal -> annualised amount of the file's total row
    columns_read: tuple[int, ...] = ()
    months: tuple[int, ...] = ()  # month ordinals the file holds, with or without amounts
    components: RollForward | None = None
    doubts: tuple[Doubt, ...] = ()
    movements: tuple[RollForward, ...] = ()  # of a bridge by month, in order
    removed: tuple[tuple[Reason, Entries], ...] = ()  # the entries as they were before rows of a reason went
    terms: TermRows | None = None
    running: Month | None = None  # the month of today, which is not complete

    def saying(self, *problems: Problem) -> Self:
        """The same draft with more to say."""
        return replace(self, problems=(*self.problems, *problems))

    def label(self, index: int) -> Column:
        """The cells of a column beside every entry, from whichever of the tables each came."""
        entries = self.entries
        assert entries is not None
        if len(self.tables) == 1:
            return self.tables[0].columns[index].taken(entries.rows.astype(np.intp))
        places: dict[tuple[str, int], int] = {}
        codes = np.zeros(entries.count, np.int32)
        for source, table in enumerate(self.tables):
            column, own = table.columns[index], entries.sources == source
            cells = zip(column.texts, column.kinds.tolist(), strict=True)
            recode = np.array([places.setdefault(cell, len(places)) for cell in cells], np.int32)
            codes[own] = recode[column.codes[entries.rows[own]]]
        kinds = np.array([kind for _, kind in places], np.int8)
        return Column(codes, tuple(text for text, _ in places), kinds)

    def without(self, reason: Reason, chosen: Mask) -> Self:
        """The same draft without some entries; their rows are counted as left out."""
        assert self.entries is not None
        gone = self.entries.taken(chosen)
        parts = ((table, gone.taken(gone.sources == i)) for i, table in enumerate(self.tables))
        out = tuple(_gone(reason, table, part) for table, part in parts if part.count)
        return replace(
            self,
            entries=self.entries.taken(~chosen),
            left_out=(*self.left_out, *out),
            removed=(*self.removed, (reason, self.entries)),
        )

    @property
    def stopped(self) -> bool:
        """An error or an open question stands in the way of figures."""
        return self.entries is None or any(
            p.severity in (Severity.ERROR, Severity.QUESTION) for p in self.problems
        )


def _gone(reason: Reason, table: Table, gone: Entries) -> LeftOut:
    rows = row_numbers(table, distinct(gone.rows), limit=10**9)
    by_month = gone.by_month()
    return LeftOut(reason, rows, sum(by_month.values(), Fraction(0)), table.sheet, by_month)


def left_rows(reason: Reason, table: Table, rows: Mask, arr: Fraction = Fraction(0)) -> tuple[LeftOut, ...]:
    """Rows of a table left out for one reason; nothing where there are none."""
    numbers = row_numbers(table, np.flatnonzero(rows), 10**9)
    return (LeftOut(reason, numbers, arr, table.sheet),) if numbers else ()


def total_of(amounts: Money) -> int:
    """An exact sum: int64 where it cannot overflow, Python integers otherwise."""
    if amounts.dtype != object and len(amounts) and float(np.abs(amounts.astype(np.float64)).sum()) < 4e18:
        return int(amounts.sum())
    return sum(int(value) for value in amounts.tolist())


def row_numbers(table: Table, rows: Iterable[int] | npt.NDArray[np.intp], limit: int = 50) -> tuple[int, ...]:
    """The first few rows as a spreadsheet numbers them."""
    first = rows[:limit] if isinstance(rows, np.ndarray) else np.array(list(rows)[:limit], np.intp)
    return tuple(table.numbers[first].tolist())
