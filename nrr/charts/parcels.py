"""Figures as plain JSON for a page of our own, and the library that draws them there."""

import json
from typing import Any

from plotly.offline import get_plotlyjs

from nrr.charts.records import Chart


def parcel(chart: Chart) -> dict[str, Any]:
    """The figure of a chart as plain data, without the template a page does not need."""
    figure: dict[str, Any] = json.loads(chart.figure.to_json())
    figure["layout"].pop("template", None)
    return {"data": figure["data"], "layout": figure["layout"]}


def plotly_js() -> bytes:
    """The drawing library as a server hands it out to browsers; about five megabytes, never changing."""
    return str(get_plotlyjs()).encode()
