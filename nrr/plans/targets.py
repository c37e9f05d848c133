"""The gap of NRR to its targets by segment: mix and rate, with the plan as the earlier period."""

from collections.abc import Mapping
from dataclasses import dataclass

from nrr.comparisons import MixRate, SegmentState, mix_rate


@dataclass(frozen=True, slots=True)
class TargetGap:
    """NRR less its target as fractions; `targets_do_not_make_total` is what segment targets make less the
    typed one.
    """

    parts: MixRate
    targets_do_not_make_total: float | None

    @property
    def by_segment(self) -> Mapping[str, tuple[float, float]]:
        """Mix and rate of every segment; they add to the gap."""
        return {one.segment: (one.mix, one.rate) for one in self.parts.effects}


def target_gap(
    actual: Mapping[str, tuple[int, int]],
    total: float | None,
    targets: Mapping[str, float] | None = None,
    planned: Mapping[str, int] | None = None,
) -> TargetGap | None:
    """Segments by opening and closing of the base; targets of segments, or one for all; planned openings as
    weights.
    """
    base = sum(opening for opening, _ in actual.values())
    told = targets or ({} if total is None else dict.fromkeys(actual, total))
    if not base or not told:
        return None
    weights = planned or {name: opening for name, (opening, _) in actual.items()}
    whole = sum(weights.get(name, 0) for name in told)
    if not whole:
        return None
    before = {name: SegmentState(weights.get(name, 0) / whole, rate) for name, rate in told.items()}
    after = {
        name: SegmentState(opening / base, closing / opening if opening else None)
        for name, (opening, closing) in actual.items()
    }
    parts = mix_rate(before, after)
    if parts is None:
        return None
    made = None if total is None or targets is None else parts.before - total
    return TargetGap(parts, made)
