"""Where the levers lead: the course of revenue by year (reproduces the headline) or by month.

By year: revenue times NRR plus new and returning revenue; customers won in a year enter at its end and
retain from the next. Segment weights roll forward with each segment's own NRR. By month: the same with
monthly rates; the base's NRR of a year is the product of twelve months and differs from the reported
point-to-point figure, so both are stated.
"""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from nrr.scenarios.levers import Levers, PriceStep, PriceTiming, SegmentBase, applied, priced

Amounts = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Course:
    """Revenue at each step from today (index 0), in annualised minor units, and the rates of each step.

    `base_arr_minor` is what today's customers alone become. `nrr` and `grr` hold one rate a step, so they
    are one shorter. `weights` are the segments' shares of the base at each step.
    """

    arr_minor: tuple[float, ...]
    base_arr_minor: tuple[float, ...]
    nrr: tuple[float, ...]
    grr: tuple[float, ...]
    segments: tuple[str, ...]
    weights: tuple[tuple[float, ...], ...]

    def base_nrr(self, steps: int) -> float:
        """What the base becomes after `steps`, over what it was."""
        return self.base_arr_minor[steps] / self.base_arr_minor[0]


def annual_course(segments: tuple[SegmentBase, ...], levers: Levers, years: int) -> Course | None:
    """The course over `years`, from segments with 12-month rates; None without revenue."""
    moved = applied(segments, levers)
    first = _priced_all(moved, levers.price, 1.0)
    new = tuple(levers.new_arr_minor * (1 + levers.new_growth) ** year for year in range(years))
    arrivals = tuple(amount + levers.returning_arr_minor for amount in new)
    return _course([first] + [moved] * (years - 1), arrivals)


def monthly_course(
    segments: tuple[SegmentBase, ...], levers: Levers, months: int, lost_last_year_arr_minor: float = 0.0
) -> Course | None:
    """The course over `months`, from segments with monthly rates; None without revenue.

    `lost_last_year_arr_minor` is the revenue lost in the twelve months before today: with a
    `return_share` it is the first of what comes back.
    """
    moved = applied(segments, levers)
    parts = [_price_part(levers.price, month) for month in range(1, months + 1)]
    ways = {part: _priced_all(moved, levers.price, part) for part in set(parts)}
    steps = [ways[part] for part in parts]
    base = _course(steps, (0.0,) * months)
    if base is None or not levers.return_share:
        growth = (1 + levers.new_growth) ** (1 / 12)
        new = tuple(levers.new_arr_minor * growth**month for month in range(months))
        return _course(steps, tuple(amount + levers.returning_arr_minor for amount in new))
    return _with_returns(base, levers, lost_last_year_arr_minor)


def _with_returns(base: Course, levers: Levers, lost_last_year_arr_minor: float) -> Course:
    """The course when a share of the last twelve months' losses comes back, evenly over a year."""
    lost = [lost_last_year_arr_minor / 12] * 12
    path = [base.arr_minor[0]]
    growth = (1 + levers.new_growth) ** (1 / 12)
    for month, (nrr, grr) in enumerate(zip(base.nrr, base.grr, strict=True)):
        back = levers.return_share * sum(lost[-12:]) / 12
        new = levers.new_arr_minor * growth**month
        lost.append(path[-1] * (1 - grr))
        path.append(path[-1] * nrr + new + levers.returning_arr_minor + back)
    return replace(base, arr_minor=tuple(path))


def _course(steps: list[tuple[SegmentBase, ...]], arrivals: tuple[float, ...]) -> Course | None:
    """Roll revenue through `steps` of segment rates; arrivals join at the end of their step."""
    amounts = np.array([segment.arr_minor for segment in steps[0]], dtype=np.float64)
    if amounts.sum() <= 0:
        return None
    nrr_steps, grr_steps = _rates(steps, "nrr"), _rates(steps, "grr")
    bases = np.vstack([amounts, amounts * np.cumprod(nrr_steps, axis=0)])
    totals = bases.sum(axis=1)
    alive = np.where(totals > 0, totals, 1.0)
    weights = bases / alive[:, None]
    nrr = (weights[:-1] * nrr_steps).sum(axis=1)
    grr = (weights[:-1] * grr_steps).sum(axis=1)
    path = [float(totals[0])]
    for rate, arriving in zip(nrr.tolist(), arrivals, strict=True):
        path.append(path[-1] * rate + arriving)
    names = tuple(segment.name for segment in steps[0])
    rows = tuple(map(tuple, weights.tolist()))
    return Course(tuple(path), tuple(totals.tolist()), tuple(nrr.tolist()), tuple(grr.tolist()), names, rows)


def _rates(steps: list[tuple[SegmentBase, ...]], name: str) -> Amounts:
    """One row of segment rates a step; equal steps are read once."""
    rows: dict[int, list[float]] = {}
    for step in steps:
        if id(step) not in rows:
            rows[id(step)] = [getattr(segment.flow, name) for segment in step]
    return np.array([rows[id(step)] for step in steps], dtype=np.float64)


def _priced_all(
    segments: tuple[SegmentBase, ...], step: PriceStep | None, part: float
) -> tuple[SegmentBase, ...]:
    if step is None or part == 0:
        return segments
    return tuple(replace(segment, flow=priced(segment.flow, step, part)) for segment in segments)


def _price_part(step: PriceStep | None, month: int) -> float:
    """How much of the price step takes effect in a month counted from 1."""
    if step is None:
        return 0.0
    if step.timing is PriceTiming.AT_RENEWAL:
        return 1 / 12 if step.month <= month < step.month + 12 else 0.0
    return 1.0 if month == step.month else 0.0
