"""The band around today's course: what a tested forecast says about the customers of today.

By year today's course carries on the last 12-month NRR, by month the weighted monthly rate: each is one of
the tested methods, so the band of that method is its band. New business is an assumption and adds no
width; a scenario has no band, because nothing was sampled for it.
"""

from dataclasses import dataclass

from nrr.forecasts import Forecast, ForecastMethod
from nrr.scenarios import Course, Mode

_METHODS = {Mode.ANNUAL: ForecastMethod.NAIVE, Mode.MONTHLY: ForecastMethod.CONSTANT}


def course_method(mode: Mode) -> ForecastMethod:
    """The forecast that does with today's customers what today's course does."""
    return _METHODS[mode]


@dataclass(frozen=True, slots=True)
class Band:
    """Lower and upper end at every step of a course from today on (index 0), annualised minor units.

    `confidence` is the share of outcomes a year ahead that it is calibrated to hold, None where it is not;
    `tested_months` the farthest horizon that was tested.
    """

    low_arr_minor: tuple[float, ...]
    high_arr_minor: tuple[float, ...]
    confidence: float | None = None
    tested_months: int = 0


def course_band(today: Course, tested: Forecast, mode: Mode) -> Band | None:
    """The band of today's course; None where no forecast could be tested that far."""
    if tested.choice is None:
        return None
    line, base = tested.line(course_method(mode)), today.base_arr_minor[0]
    months = range(0, 12 * len(today.nrr) // mode.steps_a_year + 1, 12 // mode.steps_a_year)
    if months[-1] > len(line.path):
        return None

    def end(shares: tuple[float, ...]) -> tuple[float, ...]:
        return tuple(
            max(0.0, arr + base * (shares[month - 1] - line.path[month - 1])) if month else arr
            for month, arr in zip(months, today.arr_minor, strict=True)
        )

    return Band(end(line.low), end(line.high), line.confidence, line.tested_months)
