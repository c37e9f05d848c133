"""The forecast of today's customers: three methods, each with its band and its back-test.

The 80% band comes from resampled customers and is never narrower than what the back-test missed by. New
business is no part of it: it is added as a stated assumption.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from nrr.forecasts.backtests import (
    BAND,
    HORIZONS_MONTHS,
    BackTest,
    Choice,
    back_tests,
    chosen,
)
from nrr.forecasts.methods import LOOKBACK_MONTHS, PATHS, ForecastMethod
from nrr.forecasts.sums import Book, Grid, Money, Sums, book_of, resampled, whole

DRAWS = 500


@dataclass(frozen=True, slots=True)
class ForecastLine:
    """One method: what the base becomes after 1, 2, ... months over what it is, with its 80% band."""

    method: ForecastMethod
    path: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    tests: tuple[BackTest, ...]


@dataclass(frozen=True, slots=True)
class Forecast:
    """The base today (annualised minor units), one line a method, and which is shown first and why.

    Without enough history there is no line and no choice, and `reason` says what is missing.
    """

    base_arr_minor: int
    lines: tuple[ForecastLine, ...]
    choice: Choice | None
    reason: str

    def line(self, method: ForecastMethod) -> ForecastLine:
        """The line of one method."""
        return next(line for line in self.lines if line.method is method)


def forecast(
    grid: Grid, first_paid: npt.NDArray[np.int64], *, months: int, seed: int, draws: int = DRAWS
) -> Forecast:
    """Forecast `months` ahead from a (months x customers) grid of consecutive month-ends.

    `first_paid` is each customer's first paid month as an index, -1 for never. Needs 16 month-ends: a
    method that cannot be back-tested three months ahead is not shown.
    """
    base = int(grid[-1].sum()) if len(grid) else 0
    needed = LOOKBACK_MONTHS + min(HORIZONS_MONTHS) + 1
    if len(grid) < needed:
        return Forecast(base, (), None, f"{len(grid)} month-ends; a tested forecast needs {needed}.")
    if base == 0:
        return Forecast(base, (), None, "Nobody pays in the last month.")
    book = book_of(grid, first_paid, seed=seed)
    books = resampled(book, seed=seed, draws=draws)
    tests = back_tests(book, books)
    if not tests:
        return Forecast(base, (), None, "No past month with revenue to test on.")
    lines = tuple(_line(book, books, method, tests, months) for method in ForecastMethod)
    choice = chosen(tests)
    return Forecast(base, lines, choice, choice.reason)


def with_new_business(
    line: ForecastLine, base_arr_minor: int, new_arr_minor_a_month: float
) -> tuple[float, ...]:
    """Revenue month by month when the same new revenue is won every month and retains like the base.

    The assumption is the reader's: new revenue of a month enters at its end and follows the path from there.
    """
    kept = (1.0, *line.path)
    return tuple(
        base_arr_minor * kept[month] + new_arr_minor_a_month * sum(kept[:month])
        for month in range(1, len(kept))
    )


def _line(
    book: Book, books: Sums, method: ForecastMethod, tests: tuple[BackTest, ...], months: int
) -> ForecastLine:
    origin = book.months - 1
    own = tuple(test for test in tests if test.method is method)
    path = PATHS[method](whole(book), book.base[origin], origin, months)[0]
    drawn = PATHS[method](books, book.base[origin], origin, months)
    low, high = np.quantile(drawn, BAND, axis=0)
    missed_low, missed_high = _missed(own, months)
    low = np.maximum(np.minimum(low, path + np.minimum(missed_low, 0)), 0.0)
    high = np.maximum(high, path + np.maximum(missed_high, 0))
    return ForecastLine(method, tuple(path.tolist()), tuple(low.tolist()), tuple(high.tolist()), own)


def _missed(tests: tuple[BackTest, ...], months: int) -> tuple[Money, Money]:
    """Residual quantiles at 1, 2, ... months: straight between tested horizons, growing on beyond the last."""
    horizons = np.array([0, *(test.horizon_months for test in tests)], dtype=np.float64)
    ahead = np.arange(1, months + 1, dtype=np.float64)
    beyond = np.maximum(ahead / horizons[-1], 1.0)
    low = np.interp(ahead, horizons, [0.0, *(test.low_residual for test in tests)])
    high = np.interp(ahead, horizons, [0.0, *(test.high_residual for test in tests)])
    return low * beyond, high * beyond
