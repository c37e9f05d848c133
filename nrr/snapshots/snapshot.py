"""The Snapshot: an immutable, versioned record of totals and settings, from which everything seen is drawn.

It holds no customer row, and names in the words of findings only where its taker allows them. It is written
as JSON and read back strictly: a field of the wrong type, a missing one or another version is refused, never
guessed.
"""

from dataclasses import dataclass

import msgspec

from nrr.findings import FindingPart
from nrr.ground import Month, Refusal, Window
from nrr.plausibility import Alarm
from nrr.retention import Bridge, Check, Grain, Rates, RollForward, Segment, View, stamp_of
from nrr.scenarios import Scenario

VERSION = 1

Cells = tuple[tuple[int | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Book:
    """Which book a snapshot was taken of."""

    fingerprint: str
    currency: str
    first: Month
    last: Month
    month_count: int
    missing_months: tuple[Month, ...]
    customer_count: int
    attributes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Headline:
    """The trio of one window with what its reader must know: sample, interval, memo of returned customers.

    `low` and `high` are the limits of NRR; `sample` is suppressed, small or ok; `strict_nrr` counts customers
    who were at zero inside the window as lost. `reason` says why a figure is not defined.
    """

    window: Window
    rates: Rates
    customers: int
    effective: float | None
    low: float | None
    high: float | None
    sample: str
    interval_shown: str
    strict_nrr: float | None
    returned: int


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """The trio of the window that closes in `month`, and the base behind it."""

    month: Month
    rates: Rates
    opening: int
    customers: int


@dataclass(frozen=True, slots=True)
class WindowPart:
    """One window: its bridge, its monthly movements and its headline; no bridge where an end is missing."""

    headline: Headline
    bridge: Bridge | None
    steps: tuple[RollForward, ...]


@dataclass(frozen=True, slots=True)
class CohortPart:
    """A cohort table as plain numbers: None where a cell does not exist yet.

    `closes` is the last month in which a customer can join a cohort; boards published before it was kept have
    none.
    """

    grain: Grain
    base_age: int
    cohorts: tuple[str, ...]
    sizes: tuple[int, ...]
    net: Cells
    kept: Cells
    floor: Cells
    logos: Cells
    weighted_net: tuple[float | None, ...]
    weighted_kept: tuple[float | None, ...]
    weighted_logos: tuple[float | None, ...]
    observed_cohorts: tuple[int, ...]
    observed_customers: tuple[int, ...]
    closes: tuple[Month, ...] = ()


@dataclass(frozen=True, slots=True)
class Layer:
    """Revenue of every month that comes from one cohort, in annualised minor units, and how many customers
    it ever had.
    """

    cohort: str
    arr_minor: tuple[int, ...]
    customers: int

    @property
    def starts_unknown(self) -> bool:
        """Whether these are the customers who already pay in the first month of the book, who are in no
        cohort.
        """
        return self.cohort.startswith("<=")


@dataclass(frozen=True, slots=True)
class SegmentPart:
    """The segments of one attribute."""

    attribute: str
    segments: tuple[Segment, ...]


Limits = tuple[float, float]
"""Both ends of a 95% interval, as fractions."""


@dataclass(frozen=True, slots=True)
class CohortChance:
    """What chance can do to the cohorts of one grain, each third month: all together by figure and age, and
    NRR of each cohort by age; ages as text. An age, or a cohort, of too few customers is not in it.
    """

    together: dict[str, dict[str, Limits]]
    cohorts: dict[str, dict[str, Limits]]


@dataclass(frozen=True, slots=True)
class Chance:
    """What chance can do to the figures of a snapshot: of everybody by figure, of segments by attribute,
    label and figure, of cohorts by grain. What rests on too few customers is not in it; `reason` says why
    only everybody is.
    """

    everybody: dict[str, Limits]
    segments: dict[str, dict[str, dict[str, Limits]]]
    cohorts: dict[str, CohortChance]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ComparisonPart:
    """The window a view is compared with, and its segments; no bridge where the book does not reach back."""

    part: WindowPart
    segments: tuple[SegmentPart, ...]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything a board page, an export or a comparison is drawn from.

    `scenarios` are those its publisher chose to freeze; taking a snapshot adds none. `alarms` doubt the
    book as a whole, whatever the filter of the view; `confirmed` is why its publisher holds the figures
    right all the same; `certified` is what its publisher lets a certificate say. `previous` is the
    headline of the window it is compared with, where the book reaches back; boards published before
    comparisons were kept have no `comparison`, and those before intervals were kept no `chance`.
    """

    title: str
    made_at: str
    book: Book
    view: View
    windows: tuple[WindowPart, ...]
    previous: Headline | None
    trend: tuple[TrendPoint, ...]
    months: tuple[Month, ...]
    closings: tuple[int, ...]
    steps: tuple[RollForward, ...]
    cohorts: tuple[CohortPart, ...]
    layers: tuple[Layer, ...]
    segments: tuple[SegmentPart, ...]
    checks: tuple[Check, ...]
    scenarios: tuple[Scenario, ...] = ()
    findings: tuple[FindingPart, ...] = ()
    alarms: tuple[Alarm, ...] = ()
    confirmed: str = ""
    certified: str = ""
    comparison: ComparisonPart | None = None
    chance: Chance | None = None
    version: int = VERSION

    @property
    def main(self) -> WindowPart:
        """The window the view asks for."""
        return next(part for part in self.windows if part.headline.window == self.view.window)

    @property
    def stamp(self) -> str:
        """The definition stamp of the headline."""
        return stamp_of(self.view)

    @property
    def unknown_starts(self) -> int:
        """How many customers already pay in the first month of the book: they are in no cohort."""
        return sum(layer.customers for layer in self.layers if layer.starts_unknown)

    def cohort(self, grain: Grain) -> CohortPart:
        """The cohort table of one grain."""
        return next(part for part in self.cohorts if part.grain is grain)


def encode(snapshot: Snapshot) -> bytes:
    """The snapshot as JSON; the same snapshot always gives the same bytes."""
    return msgspec.json.encode(snapshot, order="deterministic")


def decode(data: bytes) -> Snapshot:
    """The snapshot in the bytes; Refusal for anything that is not one of this version."""
    try:
        snapshot = msgspec.json.decode(data, type=Snapshot)
    except (msgspec.DecodeError, ValueError) as error:
        raise Refusal(f"this is not a snapshot: {error}") from error
    if snapshot.version != VERSION:
        raise Refusal(f"this snapshot has version {snapshot.version}; this program reads version {VERSION}")
    return snapshot
