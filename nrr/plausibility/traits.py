"""What of a whole book alarms look at: totals by month, lives of customers, and no customer by itself."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from nrr.ground import Month
from nrr.ledgers import Ledger


@dataclass(frozen=True, slots=True)
class Traits:
    """Revenue (annualised minor units) and paying customers of every month; customers by how many months
    they paid and whether they pay in the last; customers with a month at twice what they pay before and
    after it.
    """

    months: tuple[Month, ...]
    totals: tuple[int, ...]
    payers: tuple[int, ...]
    lives: Mapping[tuple[int, bool], int]
    doubled: int
    currency: str

    @property
    def customers(self) -> int:
        """Those that ever pay."""
        return sum(self.lives.values())


def traits_of(book: Ledger) -> Traits:
    """The traits of a settled book."""
    grid, paid = book.grid, book.grid > 0
    ever = paid.any(axis=0)
    twice = (grid[:-2] > 0) & (grid[:-2] == grid[2:]) & (grid[1:-1] == 2 * grid[:-2])
    lives = zip(paid.sum(axis=0)[ever].tolist(), paid[-1][ever].tolist(), strict=True)
    return Traits(
        book.months,
        tuple(int(total) for total in grid.sum(axis=1)),
        tuple(int(count) for count in paid.sum(axis=1)),
        Counter(lives),
        int(twice.any(axis=0).sum()),
        book.currency,
    )
