"""Pictures of a pack as plain values, for any hand that draws them: bars, lines, groups of bars.

Colours are those of light surfaces; a sign or a label always says the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from nrr.ground import Month

GOOD, BAD, WATCH, NOTE = "#0B5FA5", "#9A3412", "#A84709", "#52606F"
"""Inks of words: a change for the better or to act on, one to watch, one to note."""
CONTEXT, PALE_GRR = "#B9C1CB", "#CFA5C3"


@dataclass(frozen=True, slots=True)
class Step:
    """One bar of a waterfall from `start` to `end` in whole units, with its cells below."""

    key: str
    label: str
    start: float
    end: float
    colour: str
    short: str
    full: str
    customers: str
    share: str
    total: bool

    @property
    def top(self) -> float:
        """Its higher end."""
        return max(self.start, self.end)

    @property
    def bottom(self) -> float:
        """Its lower end."""
        return min(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Waterfall:
    """Opening to closing; `unit` names the amounts."""

    steps: tuple[Step, ...]
    unit: str
    alt: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line; `end` is what stands at its last value."""

    name: str
    values: tuple[float | None, ...]
    colour: str
    end: str
    heavy: bool = False
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines over the same places; `marks` are the values that an axis names, `level` a dotted line.

    `months` are the places as months, where there is one line of them for each month.
    """

    places: tuple[str, ...]
    lines: tuple[Line, ...]
    marks: tuple[tuple[float, str], ...]
    low: float
    high: float
    number_format: str
    alt: str
    level: float | None = None
    months: tuple[Month, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """One colour of a group of bars."""

    name: str
    values: tuple[float | None, ...]
    texts: tuple[str, ...]
    colours: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars from zero with their values beside them, lying or standing; `number_format` is that of a sheet."""

    places: tuple[str, ...]
    groups: tuple[Group, ...]
    alt: str
    heading: str = ""
    upright: bool = False
    legend: bool = False
    number_format: str = "0.0%"


Picture = Waterfall | Lines | Bars


def spread(values: Sequence[float], least: float) -> list[float]:
    """Where labels at the ends of lines stand: in their order, pushed apart to `least`, about the middle of
    those that touch.
    """
    order = sorted(range(len(values)), key=lambda place: values[place])
    clusters: list[list[int]] = []
    for place in order:
        clusters.append([place])
        while len(clusters) > 1 and _start(clusters[-1], values, least) < _end(clusters[-2], values, least):
            late = clusters.pop()
            clusters[-1] += late
    found = list(values)
    for cluster in clusters:
        for n, place in enumerate(cluster):
            found[place] = _start(cluster, values, least) + least * (n + 0.5)
    return found


def _start(cluster: Sequence[int], values: Sequence[float], least: float) -> float:
    middle = sum(values[place] for place in cluster) / len(cluster)
    return middle - least * len(cluster) / 2


def _end(cluster: Sequence[int], values: Sequence[float], least: float) -> float:
    return _start(cluster, values, least) + least * len(cluster)
