"""The immutable record of totals from which everything seen is drawn, and how it is taken."""

from nrr.snapshots.chances import AGE_STEP, with_chance
from nrr.snapshots.snapshot import (
    VERSION,
    Book,
    Cells,
    Chance,
    CohortChance,
    CohortPart,
    ComparisonPart,
    Headline,
    Layer,
    Limits,
    SegmentPart,
    Snapshot,
    TrendPoint,
    WindowPart,
    decode,
    encode,
)
from nrr.snapshots.sources import SnapshotSource, prepared_source
from nrr.snapshots.taking import headline, snapshot_of, take

__all__ = [
    "AGE_STEP",
    "VERSION",
    "Book",
    "Cells",
    "Chance",
    "CohortChance",
    "CohortPart",
    "ComparisonPart",
    "Headline",
    "Layer",
    "Limits",
    "SegmentPart",
    "Snapshot",
    "SnapshotSource",
    "TrendPoint",
    "WindowPart",
    "decode",
    "encode",
    "headline",
    "prepared_source",
    "snapshot_of",
    "take",
    "with_chance",
]
