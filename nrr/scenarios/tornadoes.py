"""Which driver matters most: one at a time, a step up and a step down, the others held.

In the first year a point of expansion, of contraction and of churn is worth the same by construction.
They separate through the size of their plausible step, through segments, and from the second year
against new business.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import stdev

from nrr.scenarios.courses import annual_course
from nrr.scenarios.levers import Levers, SegmentBase, nudged

RATE_DRIVERS = ("expansion", "contraction", "churn")
EQUAL_STEP = 0.02


@dataclass(frozen=True, slots=True)
class Bar:
    """One driver: outcome with the step down and up (annualised minor units), and NRR of the first year."""

    driver: str
    step: float
    down_arr_minor: float
    up_arr_minor: float
    down_nrr: float
    up_nrr: float

    @property
    def swing_arr_minor(self) -> float:
        """The distance between the two ends, always positive."""
        return abs(self.up_arr_minor - self.down_arr_minor)


@dataclass(frozen=True, slots=True)
class Tornado:
    """The outcome after `years` and one bar a driver, widest first."""

    years: int
    base_arr_minor: float
    bars: tuple[Bar, ...]

    def bar(self, driver: str) -> Bar:
        """The bar of one driver."""
        return next(bar for bar in self.bars if bar.driver == driver)


def own_steps(
    history: Mapping[str, Sequence[float]], floor: float = 0.01, points: int = 12
) -> dict[str, float]:
    """One standard deviation of each rate over its own last `points` trailing values, at least `floor`."""
    return {
        driver: max(floor, stdev(values[-points:]) if len(values) > 1 else floor)
        for driver, values in history.items()
        if driver in RATE_DRIVERS
    }


def own_new_step(history: Sequence[float]) -> float | None:
    """One standard deviation of the own new revenue; None with fewer than two values."""
    return stdev(history) if len(history) > 1 else None


def equal_steps(step: float = EQUAL_STEP) -> dict[str, float]:
    """The same step for every rate."""
    return dict.fromkeys(RATE_DRIVERS, step)


def tornado(
    segments: tuple[SegmentBase, ...],
    levers: Levers,
    steps: Mapping[str, float],
    *,
    years: int,
    new_step_arr_minor: float | None = None,
) -> Tornado | None:
    """The tornado around a scenario; None without revenue. New business steps by 10% unless given."""
    course = annual_course(segments, levers, years)
    if course is None:
        return None
    new_step = 0.1 * levers.new_arr_minor if new_step_arr_minor is None else new_step_arr_minor
    bars = [_rate_bar(segments, levers, driver, step, years) for driver, step in steps.items()]
    bars.append(_bar(segments, "new", new_step, _new_ends(levers, new_step), years))
    ordered = sorted(bars, key=lambda bar: -bar.swing_arr_minor)
    return Tornado(years, course.arr_minor[-1], tuple(ordered))


def _rate_bar(segments: tuple[SegmentBase, ...], levers: Levers, driver: str, step: float, years: int) -> Bar:
    ends = nudged(levers, driver, -step), nudged(levers, driver, step)
    return _bar(segments, driver, step, ends, years)


def _bar(
    segments: tuple[SegmentBase, ...], driver: str, step: float, ends: tuple[Levers, Levers], years: int
) -> Bar:
    down, up = (annual_course(segments, end, years) for end in ends)
    assert down is not None and up is not None
    return Bar(driver, step, down.arr_minor[-1], up.arr_minor[-1], down.nrr[0], up.nrr[0])


def _new_ends(levers: Levers, step: float) -> tuple[Levers, Levers]:
    new = levers.new_arr_minor
    return replace(levers, new_arr_minor=new - step), replace(levers, new_arr_minor=new + step)
