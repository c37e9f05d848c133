"""What each method would have said in the past, and how far it was from what happened.

Every month-end with twelve months before it and the horizon after it is an origin. Errors are in NRR:
forecast minus what the customers of that day became.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import numpy as np

from nrr.forecasts.calibrations import BAND, Missed, Reach, reach_of, share_held
from nrr.forecasts.methods import LOOKBACK_MONTHS, PATHS, ForecastMethod
from nrr.forecasts.sums import Book, Money, Sums, whole
from nrr.ground import points

HORIZONS_MONTHS = (3, 6, 12)
_FEWEST_ORIGINS = 6


@dataclass(frozen=True, slots=True)
class BackTest:
    """One method at one horizon. `bias` above 0 is too rosy. Fractions of the base (0.01 is one point).

    `origins` are the past windows tested. `band_held` is the share of them whose outcome lay in the range
    that the other windows ask for; `reach` is what all of them ask of a range from now on.
    """

    method: ForecastMethod
    horizon_months: int
    origins: int
    bias: float
    mean_absolute_error: float
    band_held: float
    reach: Reach

    @property
    def low_residual(self) -> float:
        """The 10% quantile of what happened minus the forecast."""
        return self.reach.low_residual

    @property
    def high_residual(self) -> float:
        """The 90% quantile of what happened minus the forecast."""
        return self.reach.high_residual

    @property
    def sentence(self) -> str:
        """The error in words."""
        return (
            f"{self.horizon_months} months ahead, {self.origins} times in the past, it was off by "
            f"{100 * self.mean_absolute_error:.1f} points on average (bias {points(self.bias)})."
        )


@dataclass(frozen=True, slots=True)
class Choice:
    """The method shown first and why."""

    method: ForecastMethod
    reason: str


def back_tests(book: Book, draws: Sums) -> tuple[BackTest, ...]:
    """Every method at every horizon that has at least one origin."""
    whole_book = whole(book)
    carried = {
        method: (_ends(book, whole_book, method), _ends(book, draws, method)) for method in ForecastMethod
    }
    return tuple(
        _back_test(book, *carried[method], method, horizon)
        for method in ForecastMethod
        for horizon in HORIZONS_MONTHS
        if origins_of(book, horizon)
    )


def origins_of(book: Book, horizon: int) -> list[int]:
    """Month indices with a year before, the horizon after, and revenue."""
    last = book.months - horizon
    return [origin for origin in range(LOOKBACK_MONTHS, last) if book.grid[origin].any()]


def chosen(tests: tuple[BackTest, ...]) -> Choice:
    """The least error twelve months ahead where six origins prove it, else the naive method."""
    proven = [test for test in tests if test.horizon_months == 12 and test.origins >= _FEWEST_ORIGINS]
    if not proven:
        return Choice(
            ForecastMethod.NAIVE,
            f"Fewer than {_FEWEST_ORIGINS} past 12-month periods to test on: last year's NRR is used until"
            " there are.",
        )
    best = min(proven, key=lambda test: test.mean_absolute_error)
    return Choice(best.method, f"Least error of the three: {best.sentence}")


_End = Callable[[int, int], Money]


def _ends(book: Book, sums: Sums, method: ForecastMethod) -> _End:
    """What the base of an origin becomes after so many months, book by book: each origin is carried once, as
    far as the furthest horizon.
    """

    @cache
    def path(origin: int) -> Money:
        return PATHS[method](sums, book.base[origin], origin, HORIZONS_MONTHS[-1])

    return lambda origin, horizon: path(origin)[:, horizon - 1]


def _back_test(book: Book, all_of_it: _End, draws: _End, method: ForecastMethod, horizon: int) -> BackTest:
    origins = origins_of(book, horizon)
    said = np.array([all_of_it(origin, horizon)[0] for origin in origins])
    happened = np.array([book.became(origin, horizon) for origin in origins])
    drawn = [draws(origin, horizon) for origin in origins]
    low, high = np.quantile(drawn, BAND, axis=1)
    missed = Missed(happened - said, np.maximum(said - low, 0), np.maximum(high - said, 0))
    return BackTest(
        method=method,
        horizon_months=horizon,
        origins=len(origins),
        bias=float((said - happened).mean()),
        mean_absolute_error=float(np.abs(said - happened).mean()),
        band_held=share_held(missed),
        reach=reach_of(missed),
    )
