"""Revenue of several months added up by customer: what methods compare that look at revenue, not at
month-ends.
"""

import numpy as np

from nrr.ground import Month, Refusal
from nrr.ledgers import Grid, Ledger, Mask, require_settled


def quarter_revenue(ledger: Ledger, closing: Month) -> tuple[Grid, Grid]:
    """Every customer's revenue of the same quarter a year before, and of the quarter that ends at
    `closing`.
    """
    return _revenue(ledger, closing - 12, 3), _revenue(ledger, closing, 3)


def two_year_revenue(ledger: Ledger, closing: Month) -> tuple[int, int]:
    """Revenue of the first and the second of two years, of the customers of their first month."""
    first, second = two_year_revenue_by_row(ledger, closing)
    return int(first.sum()), int(second.sum())


def two_year_revenue_by_row(ledger: Ledger, closing: Month) -> tuple[Grid, Grid]:
    """The same for every customer, zero for those who did not pay in the first month."""
    start = ledger.index(closing - 23)
    if start is None:
        raise Refusal(f"a two-year period needs {(closing - 23).label}, which the data lacks")
    cohort: Mask = ledger.grid[start] > 0
    first, second = (np.where(cohort, _revenue(ledger, closing - back, 12), 0) for back in (12, 0))
    return first, second


def _revenue(ledger: Ledger, closing: Month, months: int) -> Grid:
    """Every customer's revenue over the months up to `closing`; Refusal when one of them is missing."""
    require_settled(ledger)
    total = np.zeros(len(ledger.names), np.int64)
    for month in (closing - back for back in range(months - 1, -1, -1)):
        index = ledger.index(month)
        if index is None:
            raise Refusal(f"this method needs {month.label}, which the data lacks")
        total += ledger.grid[index]
    return total
