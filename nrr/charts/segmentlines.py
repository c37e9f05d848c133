"""NRR of every segment over time: at most six lines, each with its name at its end."""

from collections.abc import Mapping, Sequence

import pandas as pd

from nrr.charts.colours import series_colour
from nrr.charts.drawings import drawn_once
from nrr.charts.layouts import Trace, day_of, end_labels, framed, level_line, month_axis, rate_axis
from nrr.charts.looks import Look
from nrr.charts.records import Chart
from nrr.comparisons import SegmentPoint
from nrr.ground import Month, percent, plotly_text, plural, points_said

MOST_LINES = 6
_DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "solid")

Course = tuple[SegmentPoint, ...]


@drawn_once
def segment_lines(
    courses: Mapping[str, Course], by: str, months: int, smallest_group: int, look: Look
) -> Chart:
    """The `months`-month NRR of the segments with most revenue now; months with too few customers are
    gaps.
    """
    shown = _largest(courses)
    seen = {label: _known(course, smallest_group) for label, course in shown.items()}
    seen = {label: known for label, known in seen.items() if known}
    span = _span(seen)
    figure = framed(
        [_line(place, label, shown[label], smallest_group, look) for place, label in enumerate(seen)],
        look,
        height=340,
        xaxis=month_axis(range=_months(seen)),
        yaxis=rate_axis(f"NRR, {plural(months, 'month')}", range=span),
        shapes=[level_line(1.0)],
        annotations=end_labels(_ends(seen, look), span[1] - span[0]),
        margin={"l": 8, "r": 150, "t": 16, "b": 8},
        hovermode="x unified",
    )
    title = _title(seen, by)
    hidden = len(courses) - len(seen)
    more = f" {plural(hidden, 'smaller segment')} not drawn." if hidden > 0 else ""
    caption = (
        f"Each point: {months}-month NRR of the segment's opening customers. Dotted: 100%. Gap: a month with"
        f" under {smallest_group} customers.{more}"
    )
    return Chart(
        figure, title, caption, f"{title}. Line chart of {plural(len(seen), 'segment')}.", _table(seen)
    )


def _largest(courses: Mapping[str, Course]) -> dict[str, Course]:
    order = sorted(courses, key=lambda label: -courses[label][-1].opening_arr_minor)
    return {label: courses[label] for label in order[:MOST_LINES]}


def _known(course: Course, smallest_group: int) -> list[tuple[Month, float]]:
    return [
        (point.month, point.rates.nrr)
        for point in course
        if point.rates.nrr is not None and point.customers >= smallest_group
    ]


def _line(place: int, label: str, course: Course, smallest_group: int, look: Look) -> Trace:
    enough = [point.customers >= smallest_group for point in course]
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": plotly_text(label, 30),
        "x": [day_of(point.month) for point in course],
        "y": [point.rates.nrr if one else None for point, one in zip(course, enough, strict=True)],
        "customdata": [[label, str(point.month)] for point in course],
        "line": {"color": series_colour(place, look.tone), "width": 2, "dash": _DASHES[place]},
        "marker": {"size": 4},
        "connectgaps": False,
        "hovertemplate": "%{y:.1%}",
    }


def _ends(seen: Mapping[str, list[tuple[Month, float]]], look: Look) -> list[tuple[str, float, str, str]]:
    return [
        (
            day_of(known[-1][0]),
            known[-1][1],
            f"<b>{plotly_text(label, 14)} {percent(known[-1][1])}</b>",
            colour,
        )
        for place, (label, known) in enumerate(seen.items())
        for colour in [series_colour(place, look.tone)]
    ]


def _months(seen: Mapping[str, Sequence[tuple[Month, float]]]) -> list[str] | None:
    """From the first point to the last, so that the labels stand at the ends of the lines."""
    found = [month for known in seen.values() for month, _ in known]
    return [day_of(min(found)), day_of(max(found))] if found else None


def _span(seen: Mapping[str, Sequence[tuple[Month, float]]]) -> list[float]:
    values = [1.0, *(value for known in seen.values() for _, value in known)]
    margin = max((max(values) - min(values)) * 0.1, 0.01)
    return [min(values) - margin, max(values) + margin]


def _title(seen: Mapping[str, list[tuple[Month, float]]], by: str) -> str:
    """The segment that moved most, from its first point to its last."""
    moves = {label: known[-1][1] - known[0][1] for label, known in seen.items() if len(known) > 1}
    if not moves:
        return f"Too few months or customers for a trend by {by}"
    label = max(moves, key=lambda one: abs(moves[one]))
    start, end = seen[label][0], seen[label][-1]
    way = "rose" if moves[label] > 0 else "fell"
    change = f"{way} {points_said(moves[label])}" if round(moves[label], 3) else "stayed level"
    return f"{label} {change} from {start[0].label} to {end[0].label}"


def _table(seen: Mapping[str, list[tuple[Month, float]]]) -> pd.DataFrame:
    months = sorted({month for known in seen.values() for month, _ in known})
    columns = {label: dict(known) for label, known in seen.items()}
    return pd.DataFrame(
        {"Closing month": [month.label for month in months]}
        | {label: [percent(known.get(month)) for month in months] for label, known in columns.items()}
    )
