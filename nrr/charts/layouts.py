"""The frame around every figure: transparent, no template, axes that say their unit, room for every label."""

from collections.abc import Sequence
from math import ceil, floor, log10
from typing import Any

import plotly.graph_objects as go

from nrr.charts.colours import ink, quiet, surface
from nrr.charts.drawings import drawn
from nrr.charts.looks import Look
from nrr.ground import Month

GRID = "rgba(127,140,155,0.22)"
RULE = "rgba(127,140,155,0.65)"
CLEAR = "rgba(0,0,0,0)"
Trace = dict[str, Any]


def framed(traces: Sequence[Trace], look: Look, *, height: int, **layout: Any) -> go.Figure:
    """A figure from plain dictionaries in one call, on the ground and in the ink of the reader's surface.

    The same figure is given again to whoever asks for the same: nobody may change it.
    """
    ground = surface(look.tone)
    base: dict[str, Any] = {
        "template": "none",
        "height": height,
        "paper_bgcolor": ground,
        "plot_bgcolor": ground,
        "margin": {"l": 8, "r": 12, "t": 20, "b": 8, "pad": 2},
        "font": {"size": 12, "color": ink(look.tone)},
        "hoverlabel": {"align": "left"},
        "showlegend": False,
        "dragmode": False,
        "separators": ".,",
    }
    words = {"color": quiet(look.tone)}
    inked = {name: _inked(name, part, words) for name, part in layout.items() if name in _WORDED}
    return drawn(traces, base | layout | inked)


_WORDED = ("xaxis", "yaxis", "legend")
"""Parts of a layout with words of their own, which a page's theme would print too pale to read."""


def _inked(name: str, part: Trace, words: Trace) -> Trace:
    if name == "legend":
        return part | {"font": words}
    title = part.get("title") or {}
    return part | {
        "tickfont": part.get("tickfont", {}) | words,
        "title": title | {"font": title.get("font", {}) | words},
    }


def value_axis(unit: str, **more: Any) -> Trace:
    """An axis of numbers: light grid, a visible zero, its unit as the title."""
    return {
        "title": {"text": unit, "standoff": 10, "font": {"size": 11}},
        "gridcolor": GRID,
        "zeroline": True,
        "zerolinecolor": RULE,
        "zerolinewidth": 1,
        "automargin": True,
        "fixedrange": True,
        "ticks": "",
        "ticklabelstandoff": 4,
    } | more


def money_axis(look: Look, **more: Any) -> Trace:
    """An axis of money: `$20k`."""
    return value_axis(look.unit, tickprefix=look.sign, exponentformat="B", separatethousands=True, **more)


def signed_money_axis(look: Look, low: float, high: float, **more: Any) -> Trace:
    """An axis of money on both sides of zero, in whole units: `−$200k`, the sign before the currency."""
    step = round_step((high - low) / 5)
    marks = [step * n for n in range(ceil(low / step), floor(high / step) + 1)]
    texts = [look.short(mark * look.basis.per_unit) for mark in marks]
    return value_axis(look.unit, tickvals=marks, ticktext=texts, range=[low, high], **more)


def round_step(rough: float) -> float:
    """The next of 1, 2, 5, 10, 20, ... above a rough step."""
    if rough <= 0:
        return 1.0
    ten: float = 10.0 ** floor(log10(rough))
    return next(ten * part for part in (1, 2, 5, 10) if rough <= ten * part * 1.0001)


def rate_axis(unit: str, **more: Any) -> Trace:
    """An axis of rates: `95%`."""
    return value_axis(unit, tickformat=".0%", **more)


def name_axis(names: Sequence[str], **more: Any) -> Trace:
    """An axis of names in the order given."""
    return {
        "type": "category",
        "categoryorder": "array",
        "categoryarray": list(names),
        "showgrid": False,
        "zeroline": False,
        "automargin": True,
        "fixedrange": True,
        "ticks": "",
        "autotickangles": [0, 30],  # upright words are not read
    } | more


def row_axis(texts: Sequence[str], first: float, **more: Any) -> Trace:
    """An axis of numbered rows, the first of them at the top; `first` leaves room above it."""
    return {
        "tickvals": list(range(len(texts))),
        "ticktext": list(texts),
        "range": [len(texts) - 0.4, first],
        "showgrid": False,
        "zeroline": False,
        "automargin": True,
        "fixedrange": True,
        "ticks": "",
        "ticklabelstandoff": 6,
    } | more


def month_axis(**more: Any) -> Trace:
    """An axis of months."""
    return {
        "type": "date",
        "tickformat": "%b\n%Y",
        "showgrid": False,
        "zeroline": False,
        "automargin": True,
        "fixedrange": True,
        "ticks": "outside",
        "ticklen": 4,
        "tickcolor": RULE,
    } | more


def day_of(month: Month) -> str:
    """Where a month stands on an axis of months."""
    return f"{month}-01"


def level_line(y: float) -> Trace:
    """A thin line across the whole plot at one value."""
    line = {"color": RULE, "width": 1, "dash": "dot"}
    return {
        "type": "line",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "y0": y,
        "y1": y,
        "line": line,
        "layer": "below",
    }


def money_line(values: Sequence[float], name: str, colour: str, width: float, look: Look) -> Trace:
    """A line of amounts at equal steps from today, each told under the pointer."""
    return {
        "type": "scatter",
        "mode": "lines",
        "x": list(range(len(values))),
        "y": [look.units(value) for value in values],
        "line": {"width": width, "color": colour},
        "customdata": [look.short(value) for value in values],
        "hovertemplate": f"{name} %{{customdata}}<extra></extra>",
    }


def end_labels(
    ends: Sequence[tuple[Any, float, str, str]], span: float, room: float = 0.075, width: float = 0
) -> list[Trace]:
    """Direct labels at the ends of lines, pushed apart where they would overlap.

    Each end is (x, y, text, colour); `span` is the height of the axis in its own unit, `room` the share of
    it that one label needs, and `width` how far a label reaches where lines end at different numbers x.
    """
    placed: list[Trace] = []
    for x, y, text, colour in sorted(ends, key=lambda end: end[1]):
        below = [one["y"] for one in placed if one["x"] == x or (width and abs(one["x"] - x) < width)]
        free = max([y, *(level + span * room for level in below)])
        placed.append(
            {"x": x, "y": free, "text": text, "font": {"color": colour, "size": 12}, "xanchor": "left"}
            | {"xshift": 8, "showarrow": False, "align": "left"}
        )
    return placed


def plain_lines(text: str) -> tuple[str, ...]:
    """The lines of a label as it would be written without a chart."""
    return tuple(text.replace("<b>", "").replace("</b>", "").split("<br>"))


def legend_above() -> Trace:
    """A legend in one line above the plot."""
    return {
        "orientation": "h",
        "x": 0,
        "y": 1.02,
        "xanchor": "left",
        "yanchor": "bottom",
        "traceorder": "normal",
    }
