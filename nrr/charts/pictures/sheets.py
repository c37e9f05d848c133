"""The paper a picture is drawn on, and the marks on it: SVG without script, colours by class name.

A class `m-churn` takes its colour from the style sheet of the page, so one picture serves light and dark.
Letters are as large as the page makes them and do not grow with the picture, so there is a wide sheet and
one for a phone, and the page shows the one that fits.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from html import escape

Svg = str
"""Markup whose texts were escaped."""
_LETTER = 6.4
"""Width of a letter of a label, about; bold digits are a little wider."""


class Width(StrEnum):
    """Which screen a sheet is for; also its class on the page."""

    WIDE = "wide"
    NARROW = "narrow"


@dataclass(frozen=True, slots=True)
class Sheet:
    """Size and margins, in units of which a letter is twelve high; `ends` is the room for labels at the
    right.
    """

    width: Width
    across: int
    down: int
    left: int = 46
    ends: int = 104
    top: int = 14
    bottom: int = 28

    @property
    def right(self) -> float:
        """Where the plot ends."""
        return self.across - self.ends

    @property
    def foot(self) -> float:
        """Where the plot stands."""
        return self.down - self.bottom

    def scale_x(self, low: float, high: float) -> Callable[[float], float]:
        """From a value to a place across."""
        share = (self.right - self.left) / ((high - low) or 1.0)
        return lambda value: self.left + (value - low) * share

    def scale_y(self, low: float, high: float) -> Callable[[float], float]:
        """From a value to a place down: higher values stand higher."""
        share = (self.foot - self.top) / ((high - low) or 1.0)
        return lambda value: self.foot - (value - low) * share

    def picture(self, alt: str, inside: Svg) -> Svg:
        """The whole drawing, named by its title for who cannot see it."""
        named = f"<title>{escape(alt)}</title>"
        return (
            f'<svg class="pic {self.width}" role="img" viewBox="0 0 {self.across} {self.down}">'
            f"{named}{inside}</svg>"
        )


def room_for(words: str) -> float:
    """About how wide a label is."""
    return len(words) * _LETTER


def rect(x: float, y: float, width: float, height: float, name: str, told: str = "") -> Svg:
    """A bar, at least one unit high; `told` is read when a pointer rests on it."""
    shape = f'<rect class="{name}" x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{max(height, 1):.1f}"'
    return f"{shape}><title>{escape(told)}</title></rect>" if told else f"{shape}/>"


def rule(x0: float, y0: float, x1: float, y1: float, name: str = "grid") -> Svg:
    """A straight line."""
    return f'<line class="{name}" x1="{x0:.1f}" y1="{y0:.1f}" x2="{x1:.1f}" y2="{y1:.1f}"/>'


def words(x: float, y: float, text: str, name: str = "", anchor: str = "") -> Svg:
    """A label that stands on y; `anchor` is `mid` or `end`."""
    classes = " ".join(part for part in (name, anchor) if part)
    named = f' class="{classes}"' if classes else ""
    return f'<text{named} x="{x:.1f}" y="{y:.1f}">{escape(text)}</text>'


def path(points: Iterable[tuple[float, float]], name: str) -> Svg:
    """A line through points."""
    return f'<polyline class="line {name}" points="{_listed(points)}"/>'


def area(points: Iterable[tuple[float, float]], name: str, told: str = "") -> Svg:
    """A filled shape."""
    shape = f'<polygon class="{name}" points="{_listed(points)}"'
    return f"{shape}><title>{escape(told)}</title></polygon>" if told else f"{shape}/>"


def dot(x: float, y: float, name: str, radius: float = 3.5) -> Svg:
    """A point that is marked."""
    return f'<circle class="{name}" cx="{x:.1f}" cy="{y:.1f}" r="{radius:g}"/>'


def pushed_apart(places: Sequence[float], room: float, low: float, high: float) -> list[float]:
    """The same places, in their order, none nearer than `room` to the next and all between the ends."""
    order = sorted(range(len(places)), key=lambda n: places[n])
    found, last = list(places), low - room
    for n in order:
        found[n] = last = max(places[n], last + room)
    limit = high
    for n in reversed(order):
        found[n] = min(found[n], limit)
        limit = found[n] - room
    return found


def _listed(points: Iterable[tuple[float, float]]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
