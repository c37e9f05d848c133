"""What an interval is: an estimate, its limits, and who stands behind them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Interval:
    """An estimate with its limits; `reason` says why limits are missing (`n_below_5`, `no_base`).

    `customers` counts those with a positive opening amount, `effective` how many equal ones they are
    worth. The interval treats the customers as a sample of customers like them: it says what another
    year of the same process might give, and is no error in the bookkeeping.
    """

    estimate: float | None
    low: float | None
    high: float | None
    customers: int
    effective: float | None
    confidence: float
    reason: str | None = None
