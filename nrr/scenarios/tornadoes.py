"""Which driver matters most: one at a time, a step up and a step down, the others held.

By year a point of expansion, of contraction and of churn is worth the same in the first year by
construction. They separate through the size of their plausible step, through segments, and from the second
year against new business.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import stdev

from nrr.scenarios.courses import Course, course
from nrr.scenarios.levers import LEVER_RATES, USUAL_STEP, Levers, Mode, SegmentBase, nudged

_LEAST_STEP = 0.01


@dataclass(frozen=True, slots=True)
class Bar:
    """One driver: outcome with the step down and up (annualised minor units), and NRR of the first twelve
    months.

    `step` is a rate a period of the mode, or new revenue a period.
    """

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
    mode: Mode
    base_arr_minor: float
    bars: tuple[Bar, ...]

    def bar(self, driver: str) -> Bar:
        """The bar of one driver."""
        return next(bar for bar in self.bars if bar.driver == driver)


def own_steps(history: Mapping[str, Sequence[float]], mode: Mode = Mode.ANNUAL) -> dict[str, float]:
    """One standard deviation of each rate over its own last 12 trailing values, at least one point a year."""
    least = _LEAST_STEP / mode.steps_a_year
    return {
        rate: max(least, own_new_step(history[rate][-12:]) or 0.0) for rate in LEVER_RATES if rate in history
    }


def own_new_step(history: Sequence[float]) -> float | None:
    """One standard deviation of the own new revenue; None with fewer than two values."""
    return stdev(history) if len(history) > 1 else None


def equal_steps(step: float = USUAL_STEP, mode: Mode = Mode.ANNUAL) -> dict[str, float]:
    """The same step for every rate, given as points a year."""
    return dict.fromkeys(LEVER_RATES, step / mode.steps_a_year)


def tornado(
    segments: tuple[SegmentBase, ...],
    levers: Levers,
    steps: Mapping[str, float],
    *,
    years: int,
    new_step_arr_minor: float | None = None,
    mode: Mode = Mode.ANNUAL,
    lost_last_year_arr_minor: float = 0.0,
) -> Tornado | None:
    """The tornado around a scenario; None without revenue. New business steps by 10% unless given."""

    def ahead(moved: Levers) -> Course | None:
        return course(segments, moved, mode, years, lost_last_year_arr_minor)

    def bar(driver: str, step: float, ends: tuple[Levers, Levers]) -> Bar:
        down, up = (ahead(end) for end in ends)
        assert down is not None and up is not None, "every end has the revenue the middle has"
        year = mode.steps_a_year
        return Bar(driver, step, down.arr_minor[-1], up.arr_minor[-1], down.base_nrr(year), up.base_nrr(year))

    middle = ahead(levers)
    if middle is None:
        return None
    new_step = 0.1 * (levers.new_arr_minor or 0.0) if new_step_arr_minor is None else new_step_arr_minor
    bars = [
        bar(rate, step, (nudged(levers, rate, -step), nudged(levers, rate, step)))
        for rate, step in steps.items()
    ]
    bars.append(bar("new", new_step, _new_ends(levers, new_step)))
    return Tornado(
        years, mode, middle.arr_minor[-1], tuple(sorted(bars, key=lambda one: -one.swing_arr_minor))
    )


def _new_ends(levers: Levers, step: float) -> tuple[Levers, Levers]:
    """Less new revenue than none is not possible."""
    new = levers.new_arr_minor or 0.0
    return replace(levers, new_arr_minor=max(0.0, new - step)), replace(levers, new_arr_minor=new + step)
