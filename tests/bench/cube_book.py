"""The book every candidate answers about: seeded, realistic in shape, as plain arrays.

Amounts are annualised minor units. Four attributes that do not change; starts, losses, pauses and returns,
changes of size in about one month in twelve.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl

FIRST_ORDINAL = 2023 * 12 + 10
ATTRIBUTES = {"segment": 3, "region": 5, "plan": 4, "industry": 12}
WINDOWS = (1, 3, 12)
FIELDS = (
    "opening",
    "new",
    "resurrected",
    "expansion",
    "contraction",
    "churn",
    "closing",
    "opening_logos",
    "new_logos",
    "resurrected_logos",
    "expanded_logos",
    "contracted_logos",
    "churned_logos",
    "closing_logos",
)
TOP = 20
KEPT = "book.npz"
UPLOAD_BYTES, ROW_BYTES = 300_000_000, 42
"""The most a row takes: a name of 20 letters, a day, and an amount up to eight digits."""


@dataclass(frozen=True, slots=True)
class Book:
    """`grid` is (months, customers); `codes` one array of codes per attribute."""

    grid: np.ndarray
    codes: dict[str, np.ndarray]

    @property
    def months(self):
        return self.grid.shape[0]

    @property
    def customers(self):
        return self.grid.shape[1]

    def long(self):
        """(customer, month, amount) of every paid customer-month."""
        month, customer = np.nonzero(self.grid)
        return customer, month, self.grid[month, customer]


def active_months(rng, customers, months):
    """(months, customers) of who pays: a start, an end for some, and pauses for a few."""
    t = np.arange(months)[:, None]
    start = np.where(rng.random(customers) < 0.4, 0, rng.integers(1, months, customers))
    end = start + rng.geometric(0.03, customers)
    pause = start + rng.integers(2, 14, customers)
    length = np.where(rng.random(customers) < 0.15, rng.integers(1, 7, customers), 0)
    return (t >= start) & (t < end) & ~((t >= pause) & (t < pause + length))


def drawn(customers, months, seed=7):
    """A book of that size; the same for the same seed."""
    rng = np.random.default_rng(seed)
    cents = np.rint(np.exp(rng.normal(9.5, 1.4, customers))).astype(np.int64) + 100
    factor = np.where(
        rng.random((months, customers)) < 0.08, rng.normal(1.04, 0.18, (months, customers)), 1.0
    )
    level = np.rint(cents * np.cumprod(np.clip(factor, 0.4, 2.5), axis=0)).astype(np.int64) * 12
    codes = {name: rng.integers(0, size, customers).astype(np.int32) for name, size in ATTRIBUTES.items()}
    return Book(np.where(active_months(rng, customers, months), np.maximum(level, 12), 0), codes)


def keep(book, folder):
    """The book in files of a folder: whoever reads them has not the memory on him that drawing it took."""
    np.savez(Path(folder) / KEPT, grid=book.grid, **book.codes)


def is_kept(folder):
    return (Path(folder) / KEPT).exists()


def kept_in(folder):
    with np.load(Path(folder) / KEPT) as held:
        return Book(held["grid"], {name: held[name] for name in ATTRIBUTES})


def written(book, path):
    """The paid customer-months of as many customers as an upload may hold, as a file: customer, month, what
    is paid a month; every candidate reads it. How many customers they are.
    """
    rows = np.cumsum(np.count_nonzero(book.grid, axis=0))
    held = int(np.searchsorted(rows, UPLOAD_BYTES // ROW_BYTES, side="right"))
    customer, month, amount = Book(book.grid[:, :held], {}).long()
    months = np.array([str(np.datetime64("2023-11", "M") + t) + "-01" for t in range(book.months)])
    frame = pl.DataFrame({"Customer": customer, "Month": months[month], "MRR": amount / 1200})
    named = pl.format("Customer {} Ltd", pl.col("Customer").cast(pl.String).str.zfill(7))
    frame.with_columns(Customer=named).write_csv(path, float_precision=2)
    return held
