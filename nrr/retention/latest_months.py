"""The consecutive months at the end of a book: what rules and scores about months in a row may look at."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from nrr.ground import Month
from nrr.ledgers import Grid, Ledger, require_settled


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """The last months of a book without a missing one between them.

    `first_paid` counts from the first of them; it is negative for who paid before, and the number of
    months or more for who never paid. Rows are those of the book.
    """

    months: tuple[Month, ...]
    grid: Grid
    first_paid: npt.NDArray[np.int64]
    start: int


def run_of(book: Ledger) -> Run:
    """The run up to the last month of a settled book; Refusal for one that is not settled."""
    require_settled(book)
    months = book.months
    start = len(months) - 1
    while start > 0 and months[start].since(months[start - 1]) == 1:
        start -= 1
    return Run(months[start:], book.grid[start:], book.first_paid.astype(np.int64) - start, start)
