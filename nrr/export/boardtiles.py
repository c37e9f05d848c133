"""The four figures on the first screen of a board: value, change, course, and one fact behind each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from nrr.charts import Look
from nrr.definitions import GRR, LOGO_RETENTION, NRR, Metric
from nrr.ground import MISSING, SampleLabel, count, percent, percent_range, plural, points
from nrr.packs import too_few
from nrr.retention import Bridge
from nrr.snapshots import Snapshot

_COURSE_MONTHS = 24
_LABELS = {NRR.key: "NRR", GRR.key: "GRR", LOGO_RETENTION.key: LOGO_RETENTION.label}
_FACTS: Mapping[str, Callable[[Bridge, Look], str]] = MappingProxyType(
    {
        GRR.key: lambda own, look: f"{look.short(own.contraction + own.churn)} of opening {look.basis} lost",
        LOGO_RETENTION.key: lambda own, _: (
            f"{count(own.churned_logos)} of {plural(own.opening_logos, 'customer')} left"
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Tile:
    """One figure in words; `way` is up or down where the change has one, `course` its last 24 months."""

    key: str
    label: str
    shown: str
    moved: str
    way: str
    since: str
    course: tuple[float | None, ...]
    alt: str
    fact: str


def tiles(snapshot: Snapshot, look: Look) -> tuple[Tile, ...]:
    """NRR, GRR, logo retention and closing revenue; only their names where a reader may see no rate."""
    rates = tuple(_rate(metric, snapshot, look) for metric in (NRR, GRR, LOGO_RETENTION))
    return (*rates, _revenue(snapshot, look))


def _rate(metric: Metric, snapshot: Snapshot, look: Look) -> Tile:
    label, own = _LABELS[metric.key], snapshot.main.headline
    value = None if too_few(snapshot) else getattr(own.rates, metric.key)
    if value is None:
        why = own.rates.reason or f"{plural(own.customers, 'customer')}: too few to show"
        return Tile(metric.key, label, MISSING, "", "", "", (), "", why)
    before = None if snapshot.previous is None else getattr(snapshot.previous.rates, metric.key)
    moved, way, since = _change(before, value)
    course = tuple(getattr(point.rates, metric.key) for point in snapshot.trend[-_COURSE_MONTHS:])
    alt = f"{label} over {plural(len(course), 'month')}"
    fact = _interval(snapshot) if metric is NRR else _fact(metric, snapshot, look)
    return Tile(metric.key, label, percent(value), moved, way, since, course, alt, fact)


def _change(before: float | None, value: float) -> tuple[str, str, str]:
    """How far it moved, which way, and from where."""
    if before is None:
        return "", "", "no earlier period"
    difference = round((value - before) * 100, 1)
    if not difference:
        return "", "", f"unchanged from {percent(before)}"
    return points(value - before), "up" if difference > 0 else "down", f"from {percent(before)}"


def _interval(snapshot: Snapshot) -> str:
    """How far chance alone could move NRR."""
    own = snapshot.main.headline
    found = percent_range(own.low, own.high)
    small = ", small sample" if own.sample == SampleLabel.SMALL else ""
    return f"95% interval {found}{small}" if found else plural(own.customers, "opening customer")


def _fact(metric: Metric, snapshot: Snapshot, look: Look) -> str:
    bridge = snapshot.main.bridge
    return "" if bridge is None else _FACTS[metric.key](bridge, look)


def _revenue(snapshot: Snapshot, look: Look) -> Tile:
    label, bridge = f"Closing {look.basis}", snapshot.main.bridge
    if bridge is None or too_few(snapshot):
        return Tile("arr", label, MISSING, "", "", "", (), "", "")
    change = bridge.closing - bridge.opening
    moved, way = "", ""
    if bridge.opening and round(change / bridge.opening, 3):
        way = "up" if change > 0 else "down"
        moved = f"{'+' if change > 0 else ''}{percent(change / bridge.opening)}"
    course = tuple(float(value) for value in snapshot.closings[-_COURSE_MONTHS:])
    joined = f", {count(bridge.new_logos)} of them new" if bridge.new_logos else ""
    return Tile(
        "arr",
        label,
        look.short(bridge.closing),
        moved,
        way,
        f"from {look.short(bridge.opening)}",
        course,
        f"{label} over {plural(len(course), 'month')}",
        f"{plural(bridge.closing_logos, 'customer')}{joined}",
    )
