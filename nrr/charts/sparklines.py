"""A line without axes, for cards and tables."""

from collections.abc import Sequence

import plotly.graph_objects as go

from nrr.charts.colours import colour_of
from nrr.charts.layouts import framed
from nrr.charts.records import Look


def sparkline(values: Sequence[float | None], key: str, look: Look) -> go.Figure:
    """The course of a figure with a dot at its last value; `key` names the colour (`nrr`, `grr`, ...)."""
    known = [(place, value) for place, value in enumerate(values) if value is not None]
    colour = colour_of(key, look.tone)
    places, heights = [place for place, _ in known], [value for _, value in known]
    line = {
        "type": "scatter",
        "mode": "lines",
        "x": places,
        "y": heights,
        "line": {"color": colour, "width": 2},
    }
    dot = {
        "type": "scatter",
        "mode": "markers",
        "x": places[-1:],
        "y": heights[-1:],
        "marker": {"color": colour, "size": 7},
    }
    hidden = {"visible": False, "fixedrange": True}
    return framed(
        [line, dot],
        height=48,
        xaxis=hidden,
        yaxis=hidden,
        hovermode=False,
        margin={"l": 4, "r": 6, "t": 6, "b": 6},
    )
