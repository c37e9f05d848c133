"""Closing ARR month by month with the plan beside it, and the way from the planned to the actual closing."""

from collections.abc import Callable, Mapping, Sequence

import pandas as pd

from nrr.charts.colours import colour_of, muted
from nrr.charts.layouts import Trace, day_of, framed, money_axis, month_axis
from nrr.charts.looks import Look
from nrr.charts.pictures.axes import money_axis as picture_axis
from nrr.charts.pictures.lines import Course, Line, line_pictures
from nrr.charts.pictures.sheets import Sheet, Svg, Width, words
from nrr.charts.records import Chart
from nrr.ground import Month, percent
from nrr.plans import PlanBridge

_LABELS = {Width.WIDE: 6, Width.NARROW: 3}
"""How many labels of periods fit below."""
_CAPTION = "Solid: actual. Dotted: plan. Periods ahead have no actual yet."


def plan_course(
    actual: Mapping[Month, int], planned: Mapping[Month, int], to_date: PlanBridge | None, look: Look
) -> Chart:
    """Closing amounts by month in minor units, actual and planned."""
    title = _title(to_date, look)
    lines = [
        _line(actual, "Actual", look, {"width": 3, "color": colour_of("nrr", look.tone)}),
        _line(planned, "Plan", look, {"width": 2, "color": muted(look.tone), "dash": "dot"})
        | {"mode": "lines+markers"},
    ]
    top = look.units(max([*actual.values(), *planned.values()], default=0)) * 1.1
    figure = framed(
        lines,
        look,
        height=320,
        xaxis=month_axis(),
        yaxis=money_axis(look, range=[0, top or 1.0]),
        margin={"l": 8, "r": 24, "t": 16, "b": 8},
        hovermode="x unified",
    )
    table = pd.DataFrame(
        [
            (month.label, look.full(actual.get(month)), look.full(planned.get(month)))
            for month in sorted({*actual, *planned})
        ],
        columns=["Month", "Actual", "Plan"],
    )
    return Chart(figure, title, _CAPTION, f"{title}. Two lines by month.", table)


def plan_picture(ends: Sequence[tuple[str, int | None, int | None]], look: Look, alt: str) -> Svg:
    """Planned and actual closing amounts by the label of their period, in minor units, for a page without
    scripts.
    """
    columns = {"Plan": [one[1] for one in ends], "Actual": [one[2] for one in ends]}
    known = [value for values in columns.values() for value in values if value is not None]
    room = (max(known) - min(known)) * 0.12 or max(known) * 0.05
    lines = tuple(
        Line(tuple(values), kind, name, look.short(_last(values)))
        for (name, values), kind in zip(columns.items(), ("m-contraction dashed", "m-nrr"), strict=True)
        if any(value is not None for value in values)
    )

    def across(sheet: Sheet, x: Callable[[float], float]) -> Svg:
        every = -(-len(ends) // _LABELS[sheet.width])
        shown = range(len(ends) - 1, -1, -every)
        return "".join(words(x(n), sheet.down - 8, ends[n][0], "soft", "mid") for n in shown)

    axis = picture_axis(max(min(known) - room, 0.0), max(known) + room, look)
    return line_pictures(Course(lines, axis, across, alt))


def _last(values: Sequence[int | None]) -> int:
    return next(value for value in reversed(values) if value is not None)


def _title(to_date: PlanBridge | None, look: Look) -> str:
    if to_date is None:
        return "Closing revenue and the plan"
    if not to_date.variance:
        return "Closing revenue is on plan"
    side = "above" if to_date.variance > 0 else "below"
    share = "" if to_date.variance_share is None else f" ({percent(abs(to_date.variance_share))})"
    return f"Closing revenue is {look.short(abs(to_date.variance))}{share} {side} plan"


def _line(values: Mapping[Month, int], name: str, look: Look, line: Mapping[str, object]) -> Trace:
    months: Sequence[Month] = sorted(values)
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [day_of(month) for month in months],
        "y": [look.units(values[month]) for month in months],
        "line": dict(line),
        "customdata": [look.short(values[month]) for month in months],
        "hovertemplate": f"{name} %{{customdata}}<extra></extra>",
    }
