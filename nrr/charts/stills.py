"""Charts that need no script: small SVG pictures with class names instead of colours, for pages and print.

A class `m-churn` takes its colour from the style sheet of the page, so one picture serves light and dark.
"""

from collections.abc import Sequence
from html import escape

from nrr.charts.colours import colour_keys, colour_of
from nrr.charts.layouts import plain_lines
from nrr.charts.records import Chart, Tone

_WIDTH, _HEIGHT = 760, 300
_TOP, _BOTTOM = 34, 30


def colour_rules(tone: Tone) -> str:
    """The style rules behind the class names, for one tone."""
    return "".join(
        f".m-{key}{{fill:{colour_of(key, tone)};stroke:{colour_of(key, tone)}}}" for key in colour_keys()
    )


def still_waterfall(chart: Chart) -> str:
    """The bars of a waterfall chart as an SVG picture."""
    bars = chart.figure.data[0]
    tops = [max(base, base + change) for base, change in zip(bars.base, bars.y, strict=True)]
    scale = (_HEIGHT - _TOP - _BOTTOM) / (max(tops, default=1) or 1)
    place = _WIDTH / max(len(bars.x), 1)
    drawn = "".join(
        _bar(place * (index + 0.5), place, top, abs(change), scale, f"m-{_plain(key)}")
        + _words(place * (index + 0.5), top, scale, text, name)
        for index, (top, change, key, text, name) in enumerate(
            zip(tops, bars.y, bars.customdata, bars.text, bars.x, strict=True)
        )
    )
    return _picture(chart.alt, _WIDTH, _HEIGHT, drawn)


def still_line(values: Sequence[float | None], key: str, alt: str) -> str:
    """A sparkline: the course of a figure with a dot at its last value."""
    known = [value for value in values if value is not None]
    if len(known) < 2:
        return ""
    low, high = min(known), max(known)
    step, height = 200 / (len(known) - 1), 30 / ((high - low) or 1)
    points = [(4 + step * n, 35 - (value - low) * height) for n, value in enumerate(known)]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    line = f'<polyline class="m-{key} line" points="{path}"/>'
    dot = f'<circle class="m-{key}" cx="{points[-1][0]:.1f}" cy="{points[-1][1]:.1f}" r="3.5"/>'
    return _picture(alt, 208, 40, line + dot)


def _plain(key: str) -> str:
    return {"churned_logos": "churn"}.get(key, key.removesuffix("_logos"))


def _bar(middle: float, place: float, top: float, tall: float, scale: float, name: str) -> str:
    width = place * 0.66
    y = _HEIGHT - _BOTTOM - top * scale
    return (
        f'<rect class="{name}" x="{middle - width / 2:.1f}" y="{y:.1f}" width="{width:.1f}"'
        f' height="{max(tall * scale, 1):.1f}"/>'
    )


def _words(middle: float, top: float, scale: float, text: str, name: str) -> str:
    """The amount above a bar, in one line or two, and the name below the axis."""
    lines = plain_lines(text)
    y = _HEIGHT - _BOTTOM - top * scale - 6 - 13 * (len(lines) - 1)
    above = "".join(
        f'<text x="{middle:.1f}" y="{y + 13 * n:.1f}">{escape(line)}</text>' for n, line in enumerate(lines)
    )
    return f'{above}<text class="name" x="{middle:.1f}" y="{_HEIGHT - 10}">{escape(name)}</text>'


def _picture(alt: str, width: int, height: int, inside: str) -> str:
    return (
        f'<svg class="still" role="img" aria-label="{escape(alt)}" viewBox="0 0 {width}'
        f' {height}">{inside}</svg>'
    )
