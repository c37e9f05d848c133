"""The trio over time: one point a closing month, the window always the same length."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import pandas as pd

from nrr.charts.colours import colour_of, muted
from nrr.charts.drawings import drawn_once
from nrr.charts.layouts import Trace, day_of, end_labels, framed, level_line, month_axis, rate_axis
from nrr.charts.looks import Look
from nrr.charts.pictures.axes import month_marks
from nrr.charts.pictures.axes import rate_axis as picture_axis
from nrr.charts.pictures.lines import Course, Line, line_pictures
from nrr.charts.pictures.sheets import Svg
from nrr.charts.records import Chart
from nrr.charts.sentences import change_words
from nrr.ground import Month, percent, percent_said, plural
from nrr.snapshots import TrendPoint

_Line = tuple[str, str, str, float]
_NOTHING: Mapping[Month, float] = MappingProxyType({})
_LINES: tuple[_Line, ...] = (
    ("nrr", "NRR", "solid", 3),
    ("grr", "GRR", "solid", 2),
    ("logo_retention", "Logos", "dash", 1.5),
)


@drawn_once
def trend(
    points: Sequence[TrendPoint], months: int, look: Look, planned: Mapping[Month, float] = _NOTHING
) -> Chart:
    """NRR, GRR and logo retention of the window of `months` months, by closing month; `planned` is the NRR
    aimed at, a fraction.
    """
    planned = {point.month: planned[point.month] for point in points if point.month in planned}
    drawn = [line for line in _LINES if any(getattr(p.rates, line[0]) is not None for p in points)]
    span = _span(points, planned)
    figure = framed(
        [*(_line(points, line, look) for line in drawn), *_planned(planned, look)],
        look,
        height=320,
        xaxis=month_axis(range=[day_of(points[0].month), day_of(points[-1].month)] if points else None),
        yaxis=rate_axis("% of opening revenue", range=span),
        shapes=[level_line(1.0)],
        annotations=end_labels(_ends(points, drawn, look), span[1] - span[0]),
        margin={"l": 8, "r": 96, "t": 16, "b": 8},
        hovermode="x unified",
    )
    title = _title(points, months)
    aimed = " Diamonds: the NRR planned." if planned else ""
    caption = (
        f"Each point covers the {plural(months, 'month')} to that month. Above 100% (dotted), existing"
        f" customers pay more than at the start.{aimed}"
    )
    return Chart(
        figure,
        title,
        caption,
        f"{title}. Line chart of {plural(len(points), 'month')}.",
        _table(points, planned),
    )


def trend_picture(points: Sequence[TrendPoint], alt: str) -> Svg:
    """The same lines without script."""
    months = [point.month for point in points]
    courses = {key: tuple(getattr(point.rates, key) for point in points) for key, *_ in _LINES}
    values = [value for course in courses.values() for value in course if value is not None]
    return line_pictures(
        Course(
            tuple(
                Line(
                    courses[key], f"m-{key}{'' if dash == 'solid' else ' dashed'}", _end(label, courses[key])
                )
                for key, label, dash, _ in _LINES
            ),
            picture_axis(values),
            lambda sheet, x: month_marks(months, sheet, x),
            alt,
            tuple(_told(point) for point in points),
            level=1.0,
        )
    )


def _end(label: str, course: Sequence[float | None]) -> str:
    known = [value for value in course if value is not None]
    return f"{label} {percent(known[-1])}" if known else ""


def _told(point: TrendPoint) -> str:
    rates = (f"{label} {percent(getattr(point.rates, key))}" for key, label, *_ in _LINES)
    return f"{point.month.label}: {', '.join(rates)}"


def _line(points: Sequence[TrendPoint], line: _Line, look: Look) -> Trace:
    key, label, dash, width = line
    return {
        "type": "scatter",
        # Only markers can be clicked: every point has one that nobody sees.
        "mode": "lines+markers",
        "marker": {"size": 12, "opacity": 0},
        "name": label,
        "x": [day_of(point.month) for point in points],
        "y": [getattr(point.rates, key) for point in points],
        "customdata": [str(point.month) for point in points],
        "line": {"color": colour_of(key, look.tone), "width": width, "dash": dash},
        "connectgaps": False,
        "hovertemplate": f"{label} %{{y:.1%}}<extra></extra>",
    }


def _ends(
    points: Sequence[TrendPoint], drawn: Sequence[_Line], look: Look
) -> list[tuple[str, float, str, str]]:
    found = []
    for key, label, _, _ in drawn:
        known = [(p.month, getattr(p.rates, key)) for p in points if getattr(p.rates, key) is not None]
        month, value = known[-1]
        found.append((day_of(month), value, f"<b>{label} {percent(value)}</b>", colour_of(key, look.tone)))
    return found


def _planned(planned: Mapping[Month, float], look: Look) -> list[Trace]:
    """A mark for every month that has a plan, none without."""
    if not planned:
        return []
    return [
        {
            "type": "scatter",
            "mode": "lines+markers",
            "name": "Planned NRR",
            "x": [day_of(month) for month in planned],
            "y": list(planned.values()),
            "customdata": [str(month) for month in planned],
            "line": {"color": muted(look.tone), "width": 1.5, "dash": "dot"},
            "marker": {"size": 6, "symbol": "diamond"},
            "hovertemplate": "Planned NRR %{y:.1%}<extra></extra>",
        }
    ]


def _span(points: Sequence[TrendPoint], planned: Mapping[Month, float]) -> list[float]:
    """Room around all values, with 100% always in sight."""
    values = [v for p in points for v in (p.rates.nrr, p.rates.grr, p.rates.logo_retention) if v is not None]
    values += planned.values()
    low, high = min([*values, 1.0]), max([*values, 1.0])
    margin = max((high - low) * 0.12, 0.01)
    return [low - margin, high + margin]


def _title(points: Sequence[TrendPoint], months: int) -> str:
    known = [point for point in points if point.rates.nrr is not None]
    if not known:
        return f"Not enough history for a {months}-month NRR"
    last = known[-1]
    year_before = [point for point in known if last.month.since(point.month) == 12]
    earlier = year_before[0] if year_before else known[0]
    said = change_words(earlier.rates.nrr, last.rates.nrr) if earlier is not last else ""
    return f"NRR {percent_said(last.rates.nrr)} in {last.month.label}" + (
        f", {said} in {earlier.month.label}" if said else ""
    )


def _table(points: Sequence[TrendPoint], planned: Mapping[Month, float]) -> pd.DataFrame:
    aimed = {"Planned NRR": [percent(planned.get(point.month)) for point in points]} if planned else {}
    return pd.DataFrame(
        {
            "Closing month": [point.month.label for point in points],
            "NRR": [percent(point.rates.nrr) for point in points],
            "GRR": [percent(point.rates.grr) for point in points],
            "Logo retention": [percent(point.rates.logo_retention) for point in points],
            "Opening customers": [point.customers for point in points],
        }
        | aimed
    )
