"""Numbers of dated notes on a chart over months."""

from collections.abc import Sequence
from dataclasses import replace

import plotly.graph_objects as go

from nrr.charts.layouts import Trace, day_of
from nrr.charts.records import Chart
from nrr.ground import Month, plural


def noted(chart: Chart, notes: Sequence[tuple[Month, str]]) -> Chart:
    """The chart with the number of every note above its month; several of one month stand as one mark.

    A month the chart does not show has no mark, and a chart without months stays as it was.
    """
    first, last = chart.figure.layout.xaxis.range or (None, None)
    shown = [(month, number) for month, number in notes if _within(month, first, last)]
    if not shown or chart.figure.layout.xaxis.type != "date":
        return chart
    by_month: dict[Month, list[str]] = {}
    for month, number in shown:
        by_month.setdefault(month, []).append(number)
    figure = go.Figure(chart.figure)
    for month, numbers in by_month.items():
        figure.add_annotation(_mark(month, ", ".join(numbers)))
    said = f"{plural(len(shown), 'note')} marked by number."
    return replace(chart, figure=figure, caption=f"{chart.caption} {said}", alt=f"{chart.alt} {said}")


def _within(month: Month, first: str | None, last: str | None) -> bool:
    day = day_of(month)
    return (first is None or str(first) <= day) and (last is None or day <= str(last))


def _mark(month: Month, text: str) -> Trace:
    return {
        "x": day_of(month),
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "text": f"<b>[{text}]</b>",
        "showarrow": False,
        "font": {"size": 12},
    }
