"""What a pack may show: not the rates of a handful of customers, not the groups one of them could be told
from.
"""

from collections.abc import Sequence

from nrr.benchmarks import Benchmark
from nrr.ground import SampleLabel
from nrr.retention import ACV_BAND, COHORT_YEAR, TENURE, Grain, without_small
from nrr.snapshots import CohortPart, SegmentPart, Snapshot, TrendPoint

_DERIVED = frozenset({ACV_BAND, COHORT_YEAR, TENURE})
_MOST_GROUPS, _USUAL_COLUMNS, _MOST_MONTHS = 8, 2, 36


def too_few(snapshot: Snapshot) -> bool:
    """Whether the base is so small that a rate would tell of single customers."""
    own = snapshot.main.headline
    return own.sample == SampleLabel.SUPPRESSED and not own.rates.reason


def compared(rows: Sequence[Benchmark]) -> list[Benchmark]:
    """The published rows that can stand beside NRR."""
    return [row for row in rows if row.unit == "percent" and row.metric == "nrr" and row.line]


def large_groups(snapshot: Snapshot) -> list[tuple[SegmentPart, SegmentPart]]:
    """Every attribute with two groups to show: as it is, and without the groups a reader could tell
    customers from.
    """
    least = snapshot.view.policy.smallest_group
    found = [
        (part, SegmentPart(part.attribute, without_small(part.segments, least))) for part in snapshot.segments
    ]
    return [(whole, large) for whole, large in found if len(large.segments) > 1]


def chosen_groups(snapshot: Snapshot, wanted: Sequence[str]) -> tuple[SegmentPart, ...]:
    """The columns of the segment section without small groups: those wanted, or the first two of the file
    that have few enough groups to read. What is derived from revenue stands in where the file has none.
    """
    shown = [large for _, large in large_groups(snapshot)]
    if wanted:
        return tuple(part for name in wanted for part in shown if part.attribute == name)
    own = [part for part in shown if part.attribute not in _DERIVED] or shown
    few = [part for part in own if len(part.segments) <= _MOST_GROUPS]
    return tuple((few or own)[:_USUAL_COLUMNS])


def followed_cohorts(snapshot: Snapshot) -> CohortPart | None:
    """The cohorts by quarter; None where fewer than two are large enough to show at a later age."""
    least = snapshot.view.policy.smallest_group
    for part in snapshot.cohorts:
        large = sum(size >= least for size in part.sizes)
        ages = sum(
            rate is not None and behind >= least
            for rate, behind in zip(part.weighted_net, part.observed_customers, strict=True)
        )
        if part.grain is Grain.QUARTER and large > 1 and ages > 1:
            return part
    return None


def trend_shown(snapshot: Snapshot) -> tuple[TrendPoint, ...]:
    """The last three years of the trend."""
    return snapshot.trend[-_MOST_MONTHS:]
