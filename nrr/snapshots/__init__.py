"""The immutable record of totals from which everything seen is drawn, and how it is taken."""

from nrr.snapshots.snapshot import (
    VERSION,
    Book,
    Cells,
    CohortPart,
    ComparisonPart,
    Headline,
    Layer,
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
    "VERSION",
    "Book",
    "Cells",
    "CohortPart",
    "ComparisonPart",
    "Headline",
    "Layer",
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
]
