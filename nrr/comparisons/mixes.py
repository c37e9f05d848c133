"""Why retention moved between two periods: did the base shift (mix), or did customers change (rate)?

With weights w and rates r of each segment, bars for the mean of the two periods and R for the whole:

    change of R = sum of dw * (mean r - mean R)   mix
                + sum of mean w * dr               rate

Exact, no residual. A segment that exists in one period only takes that period's rate in the other, so
all of its effect is mix. The rate effect splits into expansion, contraction and churn because
r = 1 + expansion - contraction - churn.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class SegmentState:
    """A segment in one period: its share of opening revenue, its NRR and, where known, the NRR's parts.

    All are fractions; `nrr` is None where the segment had no opening revenue.
    """

    weight: float
    nrr: float | None
    expansion: float | None = None
    contraction: float | None = None
    churn: float | None = None


@dataclass(frozen=True, slots=True)
class SegmentEffect:
    """What one segment did to the total, in fractions of opening revenue.

    `expansion`, `contraction` and `churn` are signed contributions that sum to `rate`; they are None
    where a period lacks the parts.
    """

    segment: str
    before: SegmentState
    after: SegmentState
    mix: float
    rate: float
    expansion: float | None
    contraction: float | None
    churn: float | None


class Simpson(StrEnum):
    """The trap of a total that moves against every one of its segments."""

    NONE = ""
    RISES_WHILE_ALL_FALL = (
        "The total rose although no segment rose: revenue moved to segments that retain more."
    )
    FALLS_WHILE_ALL_RISE = (
        "The total fell although no segment fell: revenue moved to segments that retain less."
    )


@dataclass(frozen=True, slots=True)
class MixRate:
    """The change of NRR between two periods, exactly divided by cause and by segment."""

    before: float
    after: float
    effects: tuple[SegmentEffect, ...]
    simpson: Simpson

    @property
    def delta(self) -> float:
        """NRR after minus NRR before."""
        return self.after - self.before

    @property
    def mix(self) -> float:
        """The part that comes from the base shifting between segments."""
        return sum(effect.mix for effect in self.effects)

    @property
    def rate(self) -> float:
        """The part that comes from segments retaining differently."""
        return sum(effect.rate for effect in self.effects)

    @property
    def residual(self) -> float:
        """What the division leaves unexplained: rounding only, below 1e-9."""
        return self.delta - self.mix - self.rate


def mix_rate(before: Mapping[str, SegmentState], after: Mapping[str, SegmentState]) -> MixRate | None:
    """Divide the change of NRR between two periods; None when either has no opening revenue."""
    totals = _total(before), _total(after)
    if totals[0] is None or totals[1] is None:
        return None
    centre = (totals[0] + totals[1]) / 2
    names = dict.fromkeys((*before, *after))
    effects = tuple(_effect(name, before.get(name), after.get(name), centre) for name in names)
    return MixRate(totals[0], totals[1], effects, _simpson(effects, totals[1] - totals[0]))


def _total(states: Mapping[str, SegmentState]) -> float | None:
    """Weighted NRR; None unless some segment has weight."""
    paying = [state for state in states.values() if state.weight > 0]
    if not paying:
        return None
    return sum(state.weight * state.nrr for state in paying if state.nrr is not None)


def _effect(
    name: str, before: SegmentState | None, after: SegmentState | None, centre: float
) -> SegmentEffect:
    first, last = _paired(before, after)
    rates = (first.nrr or 0.0, last.nrr or 0.0)
    mean_weight = (first.weight + last.weight) / 2
    return SegmentEffect(
        segment=name,
        before=first,
        after=last,
        mix=(last.weight - first.weight) * ((rates[0] + rates[1]) / 2 - centre),
        rate=mean_weight * (rates[1] - rates[0]),
        expansion=_part(mean_weight, first.expansion, last.expansion),
        contraction=_part(-mean_weight, first.contraction, last.contraction),
        churn=_part(-mean_weight, first.churn, last.churn),
    )


def _paired(before: SegmentState | None, after: SegmentState | None) -> tuple[SegmentState, SegmentState]:
    """Both states, the missing one at weight 0 with the rates of the other."""
    known = [state for state in (before, after) if state is not None and state.nrr is not None]
    stand_in = known[0] if known else SegmentState(0.0, None)
    absent = SegmentState(0.0, stand_in.nrr, stand_in.expansion, stand_in.contraction, stand_in.churn)
    first = before if before is not None and before.nrr is not None else absent
    last = after if after is not None and after.nrr is not None else absent
    return first, last


def _part(weight: float, before: float | None, after: float | None) -> float | None:
    return None if before is None or after is None else weight * (after - before)


def _simpson(effects: tuple[SegmentEffect, ...], delta: float) -> Simpson:
    """Only segments of both periods can rise or fall; at least two of them make the trap."""
    moves = [
        (effect.after.nrr or 0.0) - (effect.before.nrr or 0.0)
        for effect in effects
        if effect.before.weight > 0 and effect.after.weight > 0
    ]
    if len(moves) < 2 or abs(delta) < 1e-12:
        return Simpson.NONE
    if delta > 0 and max(moves) <= 0:
        return Simpson.RISES_WHILE_ALL_FALL
    if delta < 0 and min(moves) >= 0:
        return Simpson.FALLS_WHILE_ALL_RISE
    return Simpson.NONE
