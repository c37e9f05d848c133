"""One lever as a slider: what it shows, how far it goes, and the levers it gives when moved.

A slider shows the level (churn 11.4%), the levers hold the change against today (two points less). Putting a
slider back to where it started gives exactly today's rate, whatever the rounding of the slider.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import ceil, log10
from typing import Any

import nrr
from pages.parts.whatifs.scenes import Scene

POINTS, MONEY = "Points", "Money"
_STEPS = 500


@dataclass(frozen=True, slots=True)
class Dial:
    """One slider. `value`, `top`, `step` and `band` (the observed range) are in what the slider shows."""

    key: str
    label: str
    value: float
    top: float
    step: float
    form: str
    observed: float
    band: tuple[float, float] | None
    words: str
    turned: Callable[[nrr.Levers, float], nrr.Levers]


@dataclass(frozen=True, slots=True)
class _Scale:
    """From a level (a rate or annualised minor units) to what the slider shows."""

    per_level: float
    step: float
    form: str

    def shown(self, level: float) -> float:
        """The nearest stop of the slider."""
        return round(round(level * self.per_level / self.step) * self.step, 6)

    def change(self, observed: float, value: float) -> float:
        """From where the slider started to `value`, as a level: whole steps, and nothing at the start."""
        return round(value - self.shown(observed), 6) / self.per_level

    def stop(self, observed: float, level: float) -> float:
        """Where the slider stands for a level that was reached by such steps."""
        return max(0.0, round(self.shown(observed) + self.shown(level - observed), 6))


def rate_dial(scene: Scene, rate: str, scope: str, unit: str) -> Dial:
    """Expansion, contraction or churn, of a segment or ("") of all."""
    observed: float = getattr(scene.flow(scope), rate)
    past = scene.outlook.past.get(scope)
    seen = [getattr(flow, rate) for flow in past.year.flows] if past else [observed]
    level = observed + _shift(scene, rate, scope)
    room = 0.10 if scene.mode is nrr.Mode.ANNUAL else 0.01
    highest = max(2 * observed, max(seen, default=0.0) * 1.2, observed + room)
    if rate != "expansion":
        highest = min(highest, 1.0)
    scale = _rate_scale(scene, scope, unit, highest)
    return Dial(
        key=f"{rate}_{unit}",
        label=rate.capitalize(),
        value=scale.stop(observed, level),
        top=round(scale.shown(max(highest, level)) + scale.step, 6),
        step=scale.step,
        form=scale.form,
        observed=scale.shown(observed),
        band=(scale.shown(min(seen)), scale.shown(max(seen))) if len(seen) > 1 else None,
        words=_rate_words(scene, rate, scope, unit, seen),
        turned=lambda levers, value: _turned(levers, rate, scope, scale.change(observed, value)),
    )


def money_dial(scene: Scene, name: str, label: str, room: float) -> Dial:
    """New or returning revenue, in the amounts of the control strip, a year or a month.

    `room` is how far the slider goes at least, as a share of today's revenue a year.
    """
    observed: float = getattr(scene.outlook.today, name)
    level: float = getattr(scene.levers, name)
    seen: Sequence[float] = getattr(scene.outlook.past[""].year, name)
    least = room * sum(segment.arr_minor for segment in scene.outlook.segments) / scene.year_steps
    highest = max(2 * observed, max(seen, default=0.0) * 1.2, least)
    scale = _money_scale(scene, highest)
    look = scene.look
    return Dial(
        key=name,
        label=f"{label} {look.basis} a {'year' if scene.mode is nrr.Mode.ANNUAL else 'month'}",
        value=scale.stop(observed, level),
        top=round(scale.shown(max(highest, level)) + scale.step, 6),
        step=scale.step,
        form="localized",
        observed=scale.shown(observed),
        band=(scale.shown(min(seen)), scale.shown(max(seen))) if len(seen) > 1 else None,
        words=_told(look.short(observed), look.short(level), [look.short(end) for end in _ends(seen)]),
        turned=lambda levers, value: _with(levers, name, max(0.0, observed + scale.change(observed, value))),
    )


def _with(levers: nrr.Levers, name: str, value: float) -> nrr.Levers:
    told: dict[str, Any] = {name: value}
    return replace(levers, **told)


def _shift(scene: Scene, rate: str, scope: str) -> float:
    shift = scene.levers.everywhere if not scope else nrr.scenarios.shift_of(scene.levers, scope)
    return getattr(shift, rate) or 0.0


def _turned(levers: nrr.Levers, rate: str, scope: str, shift: float) -> nrr.Levers:
    """The levers with one rate moved; a segment that agrees with everybody again has no lever of its own."""
    if not scope:
        return replace(levers, everywhere=replace(levers.everywhere, **{rate: shift}))
    own = replace(levers.by_segment.get(scope, nrr.scenarios.Shift()), **{rate: shift})
    if getattr(levers.everywhere, rate) == shift:
        own = replace(own, **{rate: None})
    rest = {name: kept for name, kept in levers.by_segment.items() if name != scope}
    return replace(levers, by_segment=rest if own == nrr.scenarios.Shift() else {**rest, scope: own})


def _rate_scale(scene: Scene, scope: str, unit: str, highest: float) -> _Scale:
    if unit == POINTS:
        return _Scale(100.0, 0.1, "%.1f%%")
    per_level = _month_minor(scene, scope) / 1200
    return _Scale(per_level, _round_step(highest * per_level), "localized")


def _money_scale(scene: Scene, highest: float) -> _Scale:
    per_level = 1 / scene.look.basis.per_unit
    return _Scale(per_level, _round_step(highest * per_level), "localized")


def _month_minor(scene: Scene, scope: str) -> float:
    """What a rate of 100% is in a month, annualised minor units."""
    amounts = [s.arr_minor for s in scene.outlook.segments if scope in ("", s.name)]
    return sum(amounts) * scene.year_steps / 12


def _round_step(highest: float) -> float:
    """A step of 1, 2 or 5 times a power of ten with some 500 stops up to `highest`."""
    rough = max(highest / _STEPS, 0.01)
    ten = 10.0 ** (ceil(log10(rough)) - 1)
    return float(next(ten * part for part in (1, 2, 5, 10) if rough <= ten * part * 1.0001))


def _rate_words(scene: Scene, rate: str, scope: str, unit: str, seen: Sequence[float]) -> str:
    observed: float = getattr(scene.flow(scope), rate)
    moved = nrr.scenarios.applied(scene.outlook.segments, scene.levers)
    flow = nrr.scenarios.whole(tuple(s for s in moved if scope in ("", s.name)))
    level = observed if flow is None else float(getattr(flow, rate))

    def told(value: float) -> str:
        if unit == POINTS:
            return nrr.percent(value)
        return nrr.compact(round(value * _month_minor(scene, scope)), scene.look.currency, nrr.Basis.MRR)

    set_by = "set to" if scope or not scene.levers.by_segment else "with the segments' own levers"
    return _told(told(observed), told(level), [told(end) for end in _ends(seen)], set_by)


def _ends(seen: Sequence[float]) -> list[float]:
    return [min(seen), max(seen)] if len(seen) > 1 else []


def _told(today: str, now: str, ends: list[str], set_by: str = "set to") -> str:
    """`Today 11.4%, set to 9.4% · past year 9.8% to 13.1%`: it stays within a line beside three others."""
    head = f"Today {today}" if now == today else f"Today {today}, {set_by} {now}"
    return f"{head} · past year {ends[0]} to {ends[1]}" if len(set(ends)) > 1 else head
