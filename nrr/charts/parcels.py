"""Figures as plain JSON for a page of our own, and the library that draws them there."""

import json
import re
from functools import cache
from typing import Any

from plotly.offline import get_plotlyjs

from nrr.charts.layouts import CLEAR
from nrr.charts.records import Chart


def parcel(chart: Chart) -> dict[str, Any]:
    """The figure of a chart as plain data, on the ground of its page and without the template a page does
    not need.
    """
    figure: dict[str, Any] = json.loads(chart.figure.to_json())
    layout = figure["layout"] | {"paper_bgcolor": CLEAR, "plot_bgcolor": CLEAR}
    layout.pop("template", None)
    return {"data": figure["data"], "layout": layout}


@cache
def style_marks() -> tuple[str, ...]:
    """Ids by which the library knows that a style of its maps is there already, so that it writes none."""
    return tuple(re.findall(r'getElementById\("([0-9a-f]{64})"\)', str(get_plotlyjs())))


def plotly_js() -> bytes:
    """The drawing library as a server hands it out to browsers; about five megabytes, never changing."""
    return str(get_plotlyjs()).encode()
