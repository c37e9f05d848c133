"""Everything the forecasts need of a book, added up once: by month, and by month and age.

Customers are collected in at most 500 bundles. A resample draws bundles with replacement and adds their
sums, so that one matrix product gives every resampled book; a bundle is a single customer in books of up
to 500, and larger books lose nothing that a band of two digits shows.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

# Ages from here on share one factor: few cohorts are older, and their customers behave alike.
TAIL_AGE = 24
_AGES = TAIL_AGE + 1
_MOST_BUNDLES = 500

Money = npt.NDArray[np.float64]
Grid = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Sums:
    """Totals of one or many books (first axis), by month; each belongs to the step ending in that month.

    `aged_now`, `aged_before` (books, months, ages): revenue at the month and a month earlier of customers
    who had paid before, by their age at the month. `kept`, `opening`: revenue of those who paid a month
    earlier, and what they paid then. `year_kept`, `year_opening`: the same against twelve months earlier.
    """

    aged_now: Money
    aged_before: Money
    kept: Money
    opening: Money
    year_kept: Money
    year_opening: Money


@dataclass(frozen=True, slots=True)
class Book:
    """A grid reduced for forecasting; `base` (months, ages) is each month's revenue by age."""

    grid: Grid
    base: Money
    bundles: Sums

    @property
    def months(self) -> int:
        """How many month-ends there are."""
        return len(self.grid)

    def became(self, origin: int, months: int) -> float:
        """What the customers paying at `origin` paid `months` later, over what they paid then."""
        paying = self.grid[origin] > 0
        return float(self.grid[origin + months][paying].sum() / self.grid[origin].sum())


def book_of(grid: Grid, first_paid: npt.NDArray[np.int64], *, seed: int) -> Book:
    """Reduce a (months x customers) grid of consecutive months; `first_paid` is an index, -1 for never.

    Customers already paying in the first month have an unknown start: they count as old.
    """
    bundle, bundles = _bundled(grid.shape[1], seed)
    ages = [_ages(first_paid, month) for month in range(len(grid))]
    steps = [_step(grid, month, first_paid, ages[month], bundle, bundles) for month in range(len(grid))]
    columns = [np.stack(column, axis=1) for column in zip(*steps, strict=True)]
    base = np.array(
        [np.bincount(age, row, _AGES) for age, row in zip(ages, grid, strict=True)], dtype=np.float64
    )
    return Book(grid, base, Sums(*columns))


def whole(book: Book) -> Sums:
    """The sums of the book itself, as the only one of its kind."""
    return _weighted(book.bundles, np.ones((1, len(book.bundles.kept))))


def resampled(book: Book, *, seed: int, draws: int) -> Sums:
    """The sums of `draws` books whose bundles are drawn with replacement."""
    count = len(book.bundles.kept)
    generator = np.random.Generator(np.random.SFC64(seed))
    weights = generator.multinomial(count, np.full(count, 1 / count), size=draws)
    return _weighted(book.bundles, weights.astype(np.float64))


def _weighted(bundles: Sums, weights: Money) -> Sums:
    names = Sums.__slots__
    return Sums(*(np.tensordot(weights, getattr(bundles, name), axes=1) for name in names))


def _bundled(customers: int, seed: int) -> tuple[npt.NDArray[np.int64], int]:
    bundles = max(1, min(customers, _MOST_BUNDLES))
    order = np.random.Generator(np.random.PCG64(seed)).permutation(customers)
    return order % bundles, bundles


def _ages(first_paid: npt.NDArray[np.int64], month: int) -> npt.NDArray[np.int64]:
    """Age at `month`, capped; unknown starts count as old, those not yet won as 0."""
    age = np.where(first_paid == 0, TAIL_AGE, month - first_paid)
    return np.clip(age, 0, TAIL_AGE)


def _step(
    grid: Grid,
    month: int,
    first_paid: npt.NDArray[np.int64],
    ages: npt.NDArray[np.int64],
    bundle: npt.NDArray[np.int64],
    bundles: int,
) -> tuple[Money, ...]:
    """The six sums of `Sums` for one month, by bundle."""
    nothing = np.zeros(grid.shape[1], dtype=np.int64)
    now, before = grid[month], grid[month - 1] if month else nothing
    year_before = grid[month - 12] if month >= 12 else nothing
    won_before = (first_paid >= 0) & (first_paid < month)
    cell = bundle * _AGES + ages

    def by_age(amounts: npt.NDArray[np.int64]) -> Money:
        counted = np.bincount(cell, amounts, bundles * _AGES)
        return counted.reshape(bundles, _AGES).astype(np.float64, copy=False)

    def by_bundle(amounts: npt.NDArray[np.int64]) -> Money:
        return np.bincount(bundle, amounts, bundles).astype(np.float64, copy=False)

    return (
        by_age(np.where(won_before, now, 0)),
        by_age(before),
        by_bundle(np.where(before > 0, now, 0)),
        by_bundle(before),
        by_bundle(np.where(year_before > 0, now, 0)),
        by_bundle(year_before),
    )
