"""One lever at a time to a target NRR over a year, on the very course the page draws: exact, or said not to
be possible.

The closed form of `targets` is tried first: it is exact wherever no rate meets a limit and months do not
compound over several segments or over a price step. Elsewhere the course rises or falls all the way with the
lever, so a bracketed root on totals finds the step.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from math import sqrt

from nrr.ground import percent_said
from nrr.scenarios.courses import Course, course
from nrr.scenarios.levers import (
    LEVER_RATES,
    Levers,
    Mode,
    SegmentBase,
    applied,
    nudged,
    priced_all,
    shift_of,
    whole,
)
from nrr.scenarios.targets import required_nrr, solve

_EXACT = 1e-12
_REACHED = 1e-9
_MOST_ROUNDS = 100


@dataclass(frozen=True, slots=True)
class Way:
    """One lever alone on the way to `target`, the others held.

    `now` and `required` are the rate of all segments together in one period, a price step left out, and
    `step` is what the lever moves by in every segment. `required` and `step` are None where the lever cannot
    do it. `target` and `at_zero` (NRR with this lever at zero everywhere) are over a year.
    """

    lever: str
    target: float
    now: float
    required: float | None
    step: float | None
    at_zero: float

    @property
    def sentence(self) -> str:
        """Why not: `Even with zero churn 108.2%.`; empty where the lever can."""
        if self.required is not None:
            return ""
        if self.lever != "expansion" and self.at_zero > self.target:
            return "More than all revenue would have to be lost."
        return f"Zero {self.lever} alone gives {percent_said(self.at_zero, (1.0, self.target))}."


@dataclass(frozen=True, slots=True)
class SegmentWays:
    """What one segment alone must reach over a year for the whole to reach a target, and each of its
    levers.
    """

    segment: str
    now_nrr: float
    required_nrr: float
    ways: tuple[Way, ...]


def ways(segments: tuple[SegmentBase, ...], levers: Levers, target: float, mode: Mode) -> tuple[Way, ...]:
    """Expansion, contraction and churn, each moved alone by the same points in every segment."""
    return tuple(_way(segments, levers, target, mode, rate) for rate in LEVER_RATES)


def segment_ways(
    segments: tuple[SegmentBase, ...], levers: Levers, target: float, mode: Mode
) -> tuple[SegmentWays, ...]:
    """Every segment alone, the others as the levers have them; segments without revenue are left out."""
    ahead = _first_year(segments, levers, mode)
    opened, closed = (_amounts(ahead, step) for step in (0, mode.steps_a_year))
    found = []
    for place, segment in enumerate(segments):
        if opened[place] > 0:
            others = sum(closed) - closed[place]
            needed = required_nrr(opened[place], others, sum(opened), target)
            own = ways((segment,), levers, needed, mode)
            found.append(SegmentWays(segment.name, closed[place] / opened[place], needed, own))
    return tuple(found)


def break_even_new_arr_minor(
    segments: tuple[SegmentBase, ...], levers: Levers, mode: Mode, lost_last_year_arr_minor: float = 0.0
) -> float | None:
    """New revenue a period that keeps the total level over a year; 0 when it grows without any, None if none
    can.

    Revenue after a year is linear in the new revenue of a period, so two courses give the line.
    """
    today = sum(segment.arr_minor for segment in segments)

    def closing(new_arr_minor: float) -> float:
        ahead = course(
            segments, replace(levers, new_arr_minor=new_arr_minor), mode, 1, lost_last_year_arr_minor
        )
        assert ahead is not None, "break-even is asked of a book with revenue"
        return ahead.arr_minor[-1]

    without = closing(0.0)
    worth = closing(today) - without
    if without >= today:
        return 0.0
    return today * (today - without) / worth if worth > 0 else None


def _way(segments: tuple[SegmentBase, ...], levers: Levers, target: float, mode: Mode, rate: str) -> Way:
    reached = partial(_reached, segments, levers, mode, rate)
    ends = _ends(segments, levers, rate, target)
    step = _closed_form(segments, levers, target, mode, rate)
    if abs(reached(step) - target) > _EXACT:
        step = _root(reached, *ends, target)
    now, at_zero = _level(segments, levers, rate), reached(ends[0] if rate == "expansion" else ends[1])
    if abs(reached(step) - target) > _REACHED:
        return Way(rate, target, now, None, None, at_zero)
    return Way(rate, target, now, _level(segments, nudged(levers, rate, step), rate), step, at_zero)


def _closed_form(
    segments: tuple[SegmentBase, ...], levers: Levers, target: float, mode: Mode, rate: str
) -> float:
    """The step if no rate met a limit and a year were twelve equal months of the whole."""
    part = 1.0 if mode is Mode.ANNUAL else 0.0
    flow = whole(priced_all(applied(segments, levers), levers.price, part))
    assert flow is not None, "a target is asked of segments with revenue"
    need = solve(flow, max(0.0, target) ** (1 / mode.steps_a_year)).need(rate)
    return need.required - float(getattr(flow, rate))


def _ends(segments: tuple[SegmentBase, ...], levers: Levers, rate: str, target: float) -> tuple[float, float]:
    """The steps that make NRR lowest and highest: the rate at zero everywhere, and as high as it can be or
    need be.
    """
    raw = [
        float(getattr(segment.flow, rate)) + (getattr(shift_of(levers, segment.name), rate) or 0.0)
        for segment in segments
    ]
    zero = -max(raw)
    # Expansion of max(1, target) in every period alone brings a year to the target.
    return (zero, max(1.0, target) - min(raw)) if rate == "expansion" else (1.0 - min(raw), zero)


def _root(reached: Callable[[float], float], lowest: float, highest: float, target: float) -> float:
    """The step that reaches the target, or the end nearest to it: Ridders' method, always inside its
    bracket.
    """
    low, high = reached(lowest) - target, reached(highest) - target
    if low >= 0 or high <= 0:
        return lowest if low >= 0 else highest
    for _ in range(_MOST_ROUNDS):
        middle = (lowest + highest) / 2
        half = reached(middle) - target
        step = middle - (middle - lowest) * half / sqrt(half * half - low * high)
        gap = reached(step) - target
        if abs(gap) < _EXACT:
            return step
        for place, value in sorted(((middle, half), (step, gap)), key=lambda one: abs(one[1]), reverse=True):
            if value < 0:
                lowest, low = place, value
            else:
                highest, high = place, value
    return step


def _reached(segments: tuple[SegmentBase, ...], levers: Levers, mode: Mode, rate: str, step: float) -> float:
    """NRR over a year with one rate moved by `step` everywhere."""
    return _first_year(segments, nudged(levers, rate, step), mode).base_nrr(mode.steps_a_year)


def _first_year(segments: tuple[SegmentBase, ...], levers: Levers, mode: Mode) -> Course:
    found = course(segments, levers, mode, 1)
    assert found is not None, "a target is asked of segments with revenue"
    return found


def _amounts(ahead: Course, step: int) -> list[float]:
    """What each segment of the base is worth after so many steps."""
    return [weight * ahead.base_arr_minor[step] for weight in ahead.weights[step]]


def _level(segments: tuple[SegmentBase, ...], levers: Levers, rate: str) -> float:
    """A rate of all segments together as the levers have it, without the price step."""
    flow = whole(applied(segments, levers))
    assert flow is not None, "a target is asked of segments with revenue"
    return float(getattr(flow, rate))
