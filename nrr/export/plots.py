"""A chart as plain marks in a unit square, for paper: rectangles, lines, labels and ticks with their
places worked out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import floor

from nrr.charts import Chart, plain_lines
from nrr.ground import Month

_HEADROOM = 1.16
"""Amounts stand above their bars."""
_BAR_SHARE = 0.7
_MOST_TICKS = 6
_RATE_STEPS = (0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True, slots=True)
class Block:
    """A filled rectangle from one corner to the other."""

    x0: float
    y0: float
    x1: float
    y1: float
    colour: str


@dataclass(frozen=True, slots=True)
class Path:
    """A line through points; it is broken where a value is missing."""

    runs: tuple[tuple[tuple[float, float], ...], ...]
    colour: str
    width: float
    dashed: bool


@dataclass(frozen=True, slots=True)
class Label:
    """Words at a point: above it, or to the right of the square beside it."""

    x: float
    y: float
    words: tuple[str, ...]
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Plot:
    """Everything lies between 0 and 1; y grows upwards. `level` is a dotted line, such as 100%."""

    blocks: tuple[Block, ...] = ()
    paths: tuple[Path, ...] = ()
    above: tuple[Label, ...] = ()
    beside: tuple[Label, ...] = ()
    x_ticks: tuple[tuple[float, str], ...] = ()
    y_ticks: tuple[tuple[float, str], ...] = ()
    legend: tuple[tuple[str, str], ...] = ()
    level: float | None = None


@dataclass(frozen=True, slots=True)
class _Scale:
    """From a value to its share of the way from low to high."""

    low: float
    high: float

    def __call__(self, value: float) -> float:
        return (value - self.low) / (self.high - self.low)


def waterfall_plot(chart: Chart) -> Plot:
    """Bars with their amounts above and their names below."""
    bars = chart.figure.data[0]
    ends = [sorted((base, base + change)) for base, change in zip(bars.base, bars.y, strict=True)]
    low, high = min(0.0, *(low for low, _ in ends)), max(high for _, high in ends)
    share = _Scale(low, low + ((high - low) or 1.0) * _HEADROOM)
    places = list(_places(len(ends)))

    return Plot(
        blocks=tuple(
            Block(middle - half, share(one), middle + half, share(other), colour)
            for (middle, half), (one, other), colour in zip(places, ends, bars.marker.color, strict=True)
        ),
        above=tuple(
            Label(middle, share(other), plain_lines(text))
            for (middle, _), (_, other), text in zip(places, ends, bars.text, strict=True)
        ),
        x_ticks=tuple((middle, name) for (middle, _), name in zip(places, bars.x, strict=True)),
    )


def rate_plot(chart: Chart) -> Plot:
    """Lines of rates over months, each named at its end."""
    low, high = chart.figure.layout.yaxis.range
    share = _Scale(low, high)
    traces = [trace for trace in chart.figure.data if any(value is not None for value in trace.y)]

    return Plot(
        paths=tuple(
            Path(_runs(trace.y, share), trace.line.color, trace.line.width, trace.line.dash == "dash")
            for trace in traces
        ),
        beside=tuple(
            Label(1.0, share(note.y), plain_lines(note.text), note.font.color)
            for note in chart.figure.layout.annotations
        ),
        x_ticks=_months(traces[0].x if traces else ()),
        y_ticks=tuple((share(value), f"{value:.0%}") for value in _rates(low, high)),
        level=share(1.0),
    )


def stacked_plot(chart: Chart) -> Plot:
    """Gains stacked above zero, losses below it, one column a month."""
    axis, traces = chart.figure.layout.yaxis, chart.figure.data
    share = _Scale(*axis.range)
    months = traces[0].x

    return Plot(
        blocks=tuple(
            Block(middle - half, share(one), middle + half, share(other), colour)
            for number, (middle, half) in enumerate(_places(len(months)))
            for one, other, colour in _stack([(trace.y[number], trace.marker.color) for trace in traces])
        ),
        x_ticks=_months(months, _places(len(months))),
        y_ticks=tuple((share(at), text) for at, text in zip(axis.tickvals, axis.ticktext, strict=True)),
        legend=tuple((trace.name, trace.marker.color) for trace in traces),
        level=share(0.0),
    )


def _places(number: int) -> Iterator[tuple[float, float]]:
    """The middle and half the width of every bar."""
    return (((n + 0.5) / number, _BAR_SHARE / number / 2) for n in range(number))


def _stack(parts: Sequence[tuple[float, str]]) -> Iterator[tuple[float, float, str]]:
    up = down = 0.0
    for value, colour in parts:
        if value > 0:
            yield up, up + value, colour
            up += value
        elif value < 0:
            yield down + value, down, colour
            down += value


def _runs(values: Sequence[float | None], share: _Scale) -> tuple[tuple[tuple[float, float], ...], ...]:
    step = 1 / max(len(values) - 1, 1)
    runs: list[list[tuple[float, float]]] = [[]]
    for number, value in enumerate(values):
        if value is None:
            runs.append([])
        else:
            runs[-1].append((number * step, share(value)))
    return tuple(tuple(run) for run in runs if len(run) > 1)


def _months(
    days: Sequence[str], places: Iterator[tuple[float, float]] | None = None
) -> tuple[tuple[float, str], ...]:
    """At most `_MOST_TICKS` months named, the first among them."""
    step = -(-len(days) // _MOST_TICKS) or 1
    at = [middle for middle, _ in places] if places else [n / max(len(days) - 1, 1) for n in range(len(days))]
    return tuple((at[n], Month.parse(days[n][:7]).label) for n in range(0, len(days), step))


def _rates(low: float, high: float) -> list[float]:
    step = next((one for one in _RATE_STEPS if (high - low) / one <= _MOST_TICKS), _RATE_STEPS[-1])
    first = -floor(-low / step)
    return [step * n for n in range(first, floor(high / step) + 1)]
