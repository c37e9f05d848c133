"""Where the levers lead: the course of revenue by year (reproduces the headline) or by month.

By year: revenue times NRR plus new and returning revenue; customers won in a year enter at its end and
retain from the next. Segment weights roll forward with each segment's own NRR. By month: the same with
monthly rates; the base's NRR of a year is the product of twelve months and differs from the reported
point-to-point figure, so both are stated.
"""

from dataclasses import dataclass, replace
from math import prod
from operator import mul

import numpy as np
import numpy.typing as npt

from nrr.scenarios.levers import Levers, Mode, PriceStep, PriceTiming, SegmentBase, applied, priced_all

Amounts = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Course:
    """Revenue at each step from today (index 0), in annualised minor units, and the rates of each step.

    `base_arr_minor` is what today's customers alone become. `nrr`, `grr` and `churn` hold one rate a step,
    `new_arr_minor` and `returning_arr_minor` what joins at its end, so these are one shorter. `weights`
    are the segments' shares of the base at each step.
    """

    arr_minor: tuple[float, ...]
    base_arr_minor: tuple[float, ...]
    nrr: tuple[float, ...]
    grr: tuple[float, ...]
    churn: tuple[float, ...]
    new_arr_minor: tuple[float, ...]
    returning_arr_minor: tuple[float, ...]
    segments: tuple[str, ...]
    weights: tuple[tuple[float, ...], ...]

    def base_nrr(self, steps: int) -> float:
        """What the base becomes after `steps`, over what it was."""
        return self.base_arr_minor[steps] / self.base_arr_minor[0]

    def base_grr(self, steps: int) -> float:
        """What is left of the base after `steps` when only losses count."""
        return prod(self.grr[:steps])


@dataclass(frozen=True, slots=True)
class Projection:
    """What today's customers do over the first steps of a course, and what those who join are worth at their
    end.

    Annualised minor units; losses are magnitudes.
    """

    opening: float
    expansion: float
    contraction: float
    churn: float
    returning: float
    new: float

    @property
    def retained(self) -> float:
        """The opening after expansion and losses."""
        return self.opening + self.expansion - self.contraction - self.churn

    @property
    def closing(self) -> float:
        """All revenue at the end."""
        return self.retained + self.returning + self.new


def projection(course: Course, steps: int) -> Projection:
    """The bridge of the first `steps` steps; who joins moves with the base from the next step on."""
    rates = list(zip(course.base_arr_minor, course.nrr, course.grr, course.churn, strict=False))[:steps]
    kept = [prod(course.nrr[step + 1 : steps]) for step in range(steps)]
    return Projection(
        opening=course.arr_minor[0],
        expansion=sum(arr * (nrr - grr) for arr, nrr, grr, _ in rates),
        contraction=sum(arr * (1 - grr - churn) for arr, _, grr, churn in rates),
        churn=sum(arr * churn for arr, _, _, churn in rates),
        returning=sum(map(mul, course.returning_arr_minor, kept)),
        new=sum(map(mul, course.new_arr_minor, kept)),
    )


def course(
    segments: tuple[SegmentBase, ...],
    levers: Levers,
    mode: Mode,
    years: int,
    lost_last_year_arr_minor: float = 0.0,
) -> Course | None:
    """The course over `years` in the steps of the mode the segments' rates are for; None without revenue."""
    if mode is Mode.ANNUAL:
        return annual_course(segments, levers, years)
    return monthly_course(segments, levers, years * mode.steps_a_year, lost_last_year_arr_minor)


def annual_course(segments: tuple[SegmentBase, ...], levers: Levers, years: int) -> Course | None:
    """The course over `years`, from segments with 12-month rates; None without revenue."""
    moved = applied(segments, levers)
    first = priced_all(moved, levers.price, 1.0)
    new = tuple((levers.new_arr_minor or 0.0) * (1 + levers.new_growth) ** year for year in range(years))
    return _course([first] + [moved] * (years - 1), new, levers.returning_arr_minor or 0.0)


def monthly_course(
    segments: tuple[SegmentBase, ...], levers: Levers, months: int, lost_last_year_arr_minor: float = 0.0
) -> Course | None:
    """The course over `months`, from segments with monthly rates; None without revenue.

    `lost_last_year_arr_minor` is the revenue lost in the twelve months before today: with a
    `return_share` it is the first of what comes back.
    """
    moved = applied(segments, levers)
    parts = [_price_part(levers.price, month) for month in range(1, months + 1)]
    ways = {part: priced_all(moved, levers.price, part) for part in set(parts)}
    growth = (1 + levers.new_growth) ** (1 / 12)
    new = tuple((levers.new_arr_minor or 0.0) * growth**month for month in range(months))
    found = _course([ways[part] for part in parts], new, levers.returning_arr_minor or 0.0)
    if found is None or not levers.return_share:
        return found
    return _with_returns(found, levers, lost_last_year_arr_minor)


def _with_returns(course: Course, levers: Levers, lost_last_year_arr_minor: float) -> Course:
    """The course when a share of the last twelve months' losses comes back, evenly over a year."""
    lost = [lost_last_year_arr_minor / 12] * 12
    path, returning = [course.arr_minor[0]], []
    for nrr, grr, new in zip(course.nrr, course.grr, course.new_arr_minor, strict=True):
        returning.append((levers.returning_arr_minor or 0.0) + levers.return_share * sum(lost[-12:]) / 12)
        lost.append(path[-1] * (1 - grr))
        path.append(path[-1] * nrr + new + returning[-1])
    return replace(course, arr_minor=tuple(path), returning_arr_minor=tuple(returning))


def _course(
    steps: list[tuple[SegmentBase, ...]], new: tuple[float, ...], returning_arr_minor: float
) -> Course | None:
    """Roll revenue through `steps` of segment rates; arrivals join at the end of their step."""
    amounts = np.array([segment.arr_minor for segment in steps[0]], dtype=np.float64)
    if amounts.sum() <= 0:
        return None
    nrr_steps = _rates(steps, "nrr")
    bases = np.vstack([amounts, amounts * np.cumprod(nrr_steps, axis=0)])
    totals = bases.sum(axis=1)
    weights = bases / np.where(totals > 0, totals, 1.0)[:, None]
    nrr, grr, churn = (
        (weights[:-1] * rates).sum(axis=1).tolist()
        for rates in (nrr_steps, _rates(steps, "grr"), _rates(steps, "churn"))
    )
    path = [float(totals[0])]
    for rate, arriving in zip(nrr, new, strict=True):
        path.append(path[-1] * rate + arriving + returning_arr_minor)
    return Course(
        arr_minor=tuple(path),
        base_arr_minor=tuple(totals.tolist()),
        nrr=tuple(nrr),
        grr=tuple(grr),
        churn=tuple(churn),
        new_arr_minor=new,
        returning_arr_minor=(returning_arr_minor,) * len(new),
        segments=tuple(segment.name for segment in steps[0]),
        weights=tuple(map(tuple, weights.tolist())),
    )


def _rates(steps: list[tuple[SegmentBase, ...]], name: str) -> Amounts:
    """One row of segment rates a step; equal steps are read once."""
    rows: dict[int, list[float]] = {}
    for step in steps:
        if id(step) not in rows:
            rows[id(step)] = [getattr(segment.flow, name) for segment in step]
    return np.array([rows[id(step)] for step in steps], dtype=np.float64)


def _price_part(step: PriceStep | None, month: int) -> float:
    """How much of the price step takes effect in a month counted from 1."""
    if step is None:
        return 0.0
    if step.timing is PriceTiming.AT_RENEWAL:
        return 1 / 12 if step.month <= month < step.month + 12 else 0.0
    return 1.0 if month == step.month else 0.0
