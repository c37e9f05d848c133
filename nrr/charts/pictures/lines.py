"""Lines over months or ages, each named at its end."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from nrr.charts.pictures.axes import Axis, level_lines
from nrr.charts.pictures.sheets import Sheet, Svg, Width, area, dot, path, pushed_apart, rule, words

_LABEL_ROOM, _LABEL_WIDE = 16, 64
LINES = (Sheet(Width.WIDE, 820, 290), Sheet(Width.NARROW, 340, 240, left=40, ends=92))
"""For lines over time on a wide screen and on a phone."""
_SPARK = Sheet(Width.WIDE, 220, 32, left=1, ends=5, top=4, bottom=4)


@dataclass(frozen=True, slots=True)
class Line:
    """One course; `name` is the class of its colour, a line without an `end` goes unnamed."""

    values: tuple[float | None, ...]
    name: str
    end: str = ""
    end_below: str = ""


@dataclass(frozen=True, slots=True)
class Course:
    """Lines on common axes; `across` writes below the axis, `told` is read at each place, `level` is
    dotted.
    """

    lines: tuple[Line, ...]
    axis: Axis
    across: Callable[[Sheet, Callable[[float], float]], Svg]
    alt: str
    told: tuple[str, ...] = ()
    level: float | None = None
    filled: tuple[tuple[float, ...], tuple[float, ...]] | None = None


def line_pictures(course: Course) -> Svg:
    """The same lines for a wide screen and for a phone."""
    return "".join(_drawn(course, sheet) for sheet in LINES)


def spark(values: Sequence[float | None], key: str, alt: str) -> Svg:
    """The course of a figure with a dot at its last value; nothing for fewer than two."""
    known = [value for value in values if value is not None]
    if len(known) < 2:
        return ""
    x, y = _SPARK.scale_x(0, len(known) - 1), _SPARK.scale_y(min(known), max(known))
    points = [(x(n), y(value)) for n, value in enumerate(known)]
    return _SPARK.picture(alt, path(points, f"m-{key}") + dot(*points[-1], f"m-{key}")).replace(
        "pic wide", "spark"
    )


def _drawn(course: Course, sheet: Sheet) -> Svg:
    places = max((len(line.values) for line in course.lines), default=1)
    x, y = sheet.scale_x(0, max(places - 1, 1)), sheet.scale_y(course.axis.low, course.axis.high)
    inside = level_lines(course.axis, sheet, y)
    if course.level is not None:
        inside += rule(sheet.left, y(course.level), sheet.right, y(course.level), "level")
    if course.filled is not None:
        up, back = course.filled
        outline = [(x(n), y(v)) for n, v in enumerate(up)] + [(x(n), y(v)) for n, v in enumerate(back)][::-1]
        inside += area(outline, "between")
    inside += "".join(_runs(line, x, y) for line in course.lines) + _ends(course, sheet, x, y)
    return sheet.picture(course.alt, inside + course.across(sheet, x) + _hovers(course, sheet, x))


def _runs(line: Line, x: Callable[[float], float], y: Callable[[float], float]) -> Svg:
    """A line is broken where a value is missing; a value alone is a dot."""
    runs: list[list[tuple[float, float]]] = [[]]
    for place, value in enumerate(line.values):
        if value is None:
            runs.append([])
        else:
            runs[-1].append((x(place), y(value)))
    drawn = (path(run, line.name) if len(run) > 1 else dot(*run[0], line.name, 2.5) for run in runs if run)
    return "".join(drawn)


def _ends(course: Course, sheet: Sheet, x: Callable[[float], float], y: Callable[[float], float]) -> Svg:
    found = [(line, _last(line)) for line in course.lines if line.end]
    known = [(line, at) for line, at in found if at is not None]
    tall = _LABEL_ROOM * (2 if any(line.end_below for line, _ in known) else 1)
    levels = [y(value) for _, (_, value) in known]
    places = [x(place) for _, (place, _) in known]
    free = _free(levels, places, tall, sheet.top + 4, sheet.foot - (tall - _LABEL_ROOM))
    drawn = ""
    for (line, (place, _)), level, at in zip(known, levels, free, strict=True):
        if abs(at - level) > 3:
            drawn += rule(x(place) + 2, level, x(place) + 8, at, "grid")
        drawn += words(x(place) + 10, at + 4, line.end, f"tip {line.name}")
        drawn += words(x(place) + 10, at + 18, line.end_below, f"tip {line.name}") if line.end_below else ""
    return drawn


def _free(
    levels: Sequence[float], places: Sequence[float], tall: float, top: float, foot: float
) -> list[float]:
    """Labels side by side need no room of one another; in one column they share what there is."""
    if len(set(places)) < 2:
        return pushed_apart(levels, tall, top, foot)
    found: dict[int, float] = {}
    for n in sorted(range(len(levels)), key=lambda n: levels[n]):
        near = [found[other] for other in found if abs(places[other] - places[n]) < _LABEL_WIDE]
        found[n] = max([levels[n], *(level + tall for level in near)])
    return [found[n] for n in range(len(levels))]


def _last(line: Line) -> tuple[int, float] | None:
    known = [(place, value) for place, value in enumerate(line.values) if value is not None]
    return known[-1] if known else None


def _hovers(course: Course, sheet: Sheet, x: Callable[[float], float]) -> Svg:
    """A strip over every place that says its values; a phone has no pointer to rest on it."""
    if sheet.width is Width.NARROW or len(course.told) < 2:
        return ""
    half = (x(1) - x(0)) / 2
    strips = (
        f'<rect x="{x(n) - half:.1f}" y="{sheet.top}" width="{2 * half:.1f}"'
        f' height="{sheet.foot - sheet.top:.0f}"><title>{escape(text)}</title></rect>'
        for n, text in enumerate(course.told)
    )
    return f'<g class="hover">{"".join(strips)}</g>'
