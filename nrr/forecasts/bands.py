"""The forecast of today's customers: three methods, each with its range and its back-test.

The range comes from resampled customers, calibrated on what the back-test missed by. It is called an 80%
range only where a year ahead has been tested often enough, and for the method shown first: the others keep
a range whose share was not set. New business is no part of it: it is added as a stated assumption.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from nrr.forecasts.backtests import (
    HORIZONS_MONTHS,
    BackTest,
    Choice,
    back_tests,
    chosen,
)
from nrr.forecasts.calibrations import BAND, Reach, distances
from nrr.forecasts.methods import LOOKBACK_MONTHS, PATHS, ForecastMethod
from nrr.forecasts.sums import Book, Grid, Sums, book_of, resampled, whole

DRAWS = 500
_CONFIDENCE = 0.8
_FEWEST_WINDOWS = 9


@dataclass(frozen=True, slots=True)
class ForecastLine:
    """One method: what the base becomes after 1, 2, ... months over what it is, with its range.

    `confidence` is the share of outcomes a year ahead that the range is calibrated to hold, None where it
    is not.
    """

    method: ForecastMethod
    path: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    tests: tuple[BackTest, ...]
    confidence: float | None = None

    @property
    def tested_months(self) -> int:
        """The farthest horizon that was tested; beyond it the range is extended."""
        return max((test.horizon_months for test in self.tests), default=0)


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
    choice = chosen(tests)
    lines = tuple(_line(book, books, method, tests, months, choice) for method in ForecastMethod)
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
    book: Book, books: Sums, method: ForecastMethod, tests: tuple[BackTest, ...], months: int, choice: Choice
) -> ForecastLine:
    origin = book.months - 1
    own = tuple(test for test in tests if test.method is method)
    path = PATHS[method](whole(book), book.base[origin], origin, months)[0]
    drawn = np.quantile(PATHS[method](books, book.base[origin], origin, months), BAND, axis=0)
    below, above = (np.maximum(gap, 0) for gap in (path - drawn[0], drawn[1] - path))
    reaches = [_reach_at(own, month) for month in range(1, months + 1)]
    ends = [distances(reach, low, high) for reach, low, high in zip(reaches, below, above, strict=True)]
    low, high = (np.array(side, dtype=np.float64) for side in zip(*ends, strict=True))
    return ForecastLine(
        method=method,
        path=tuple(path.tolist()),
        low=tuple(np.maximum(path - low, 0.0).tolist()),
        high=tuple((path + high).tolist()),
        tests=own,
        confidence=_CONFIDENCE if method is choice.method and _tested(own) else None,
    )


def _tested(tests: tuple[BackTest, ...]) -> bool:
    """Whether a year ahead was tested often enough for its tails: fewer windows cannot tell one in ten."""
    return any(test.horizon_months == 12 and test.origins >= _FEWEST_WINDOWS for test in tests)


def _reach_at(tests: tuple[BackTest, ...], month: int) -> Reach:
    """Straight between tested horizons; beyond the last, residuals grow on and the stretch stays."""
    horizons = [test.horizon_months for test in tests]
    beyond = max(month / horizons[-1], 1.0)

    def between(name: str) -> float:
        return float(np.interp(month, horizons, [getattr(test.reach, name) for test in tests]))

    def grown(name: str) -> float:
        values = [0.0, *(getattr(test.reach, name) for test in tests)]
        return float(np.interp(month, [0, *horizons], values)) * beyond

    return Reach(
        between("low_stretch"), between("high_stretch"), grown("low_residual"), grown("high_residual")
    )
