"""The tested forecast of a prepared book: the same band for the same book, on a page and in a report."""

import numpy as np

from nrr.forecasts import Forecast, forecast
from nrr.ground import Refusal
from nrr.ledgers import Ledger, missing_months

# Fixed, so that the same book always shows the same band.
_SEED = 20260101


def tested_forecast(book: Ledger, months: int) -> Forecast:
    """The forecast of a prepared book, `months` ahead; Refusal where a month of its past is missing."""
    gaps = missing_months(book)
    if gaps:
        raise Refusal(f"a tested forecast needs every month; the data lacks {gaps[-1].label}")
    first_paid = book.first_paid.astype(np.int64)
    first_paid[first_paid == len(book.months)] = -1
    return forecast(book.grid, first_paid, months=months, seed=_SEED)
