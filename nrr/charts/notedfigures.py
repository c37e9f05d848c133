"""Numbers of dated notes on a chart over months, and on a bridge from one month to another."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import plotly.graph_objects as go

from nrr.charts.layouts import Trace, day_of
from nrr.charts.records import Chart
from nrr.ground import Month, Window, plural


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
    said = _said(numbers for _, numbers in shown)
    return replace(chart, figure=figure, caption=f"{chart.caption} {said}", alt=f"{chart.alt} {said}")


def _said(marks: Iterable[str]) -> str:
    """How many notes and changes of the definition are marked."""
    told = list(marks)
    changes = sum(mark.startswith("D") for mark in told)
    counted = ((len(told) - changes, "note"), (changes, "definition change"))
    said = [plural(number, what) for number, what in counted if number]
    return f"{' and '.join(said)} marked by number."


def noted_bridge(chart: Chart, window: Window, notes: Sequence[tuple[Month, str]]) -> Chart:
    """A bridge with the numbers of the notes of its period above its last bar."""
    inside = [number for month, number in notes if window.opening < month <= window.closing]
    if not inside:
        return chart
    figure = go.Figure(chart.figure)
    end = {"x": 1, "xref": "paper", "xanchor": "right", "yshift": 14}
    figure.add_annotation(_mark(window.closing, ", ".join(inside)) | end)
    said = _said(inside)
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
