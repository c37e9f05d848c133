"""Today's course against a scenario."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from nrr.charts.colours import colour_of
from nrr.charts.layouts import Trace, end_labels, framed, money_axis, value_axis
from nrr.charts.looks import Look
from nrr.charts.records import Chart
from nrr.ground import plotly_text, plural
from nrr.outlooks import Band
from nrr.scenarios import Course, Mode

_MARKED_MONTHS = (12, 24, 36)
_BAND = "rgba(120,134,150,0.20)"
# Fixed, because measuring labels would draw a picture twice every time a lever moves.
_MARGIN = {"l": 64, "r": 100, "t": 8, "b": 44}
_LABEL_FITS = 13
"""Letters of a name at the end of a line that stand within the right margin."""


def scenario_lines(
    today: Course,
    scenario: Course,
    mode: Mode,
    look: Look,
    name: str = "Scenario",
    band: Band | None = None,
    end: str = "",
) -> Chart:
    """Revenue under today's rates and under a scenario, with the difference filled; marks after 12, 24 and 36
    months.

    `band` is the band of today's course; a scenario has none. `end` names the last month where it is known.
    """
    months = _months(today, mode)
    title = _title(today, scenario, end or plural(months[-1], "month"), look)
    return Chart(
        _figure(today, scenario, band, months, name, look),
        title,
        _caption(band),
        f"{title}. Two lines over {months[-1]} months.",
        _table(today, scenario, band, months, look),
    )


def _figure(
    today: Course, scenario: Course, band: Band | None, months: Sequence[int], name: str, look: Look
) -> go.Figure:
    low, high = _range(today, scenario, band, look)
    return framed(
        _banded(band, months, look)
        + [_line(today, months, "Today's rates", colour_of("opening", look.tone), look)]
        + [_filled(scenario, months, name, look)] * (today.arr_minor != scenario.arr_minor)
        + [_marks(course, months, colour, look) for course, colour in _coloured(today, scenario, look)],
        look,
        height=250,
        xaxis=value_axis(
            "Months from today",
            tickvals=[0, *_MARKED_MONTHS],
            range=[0, months[-1]],
            showgrid=False,
            zeroline=False,
            automargin=False,
        ),
        yaxis=money_axis(look, range=[low, high], automargin=False),
        annotations=_ends(today, scenario, months, name, high - low, look),
        margin=_MARGIN,
        hovermode="x unified",
    )


def _caption(band: Band | None) -> str:
    filled = "Shaded: difference from today's rates."
    return f"{filled}{_grey(band)} The axis does not begin at zero."


def _grey(band: Band | None) -> str:
    if band is None:
        return ""
    share = "" if band.confidence is None else f"{band.confidence:.0%} "
    return f" Grey: {share}range of past forecasts, tested up to {plural(band.tested_months, 'month')} ahead."


def _range(today: Course, scenario: Course, band: Band | None, look: Look) -> tuple[float, float]:
    """Around today's course, so that the picture stands still while a lever moves, and wide enough for
    all.
    """
    least, most = min(today.arr_minor), max(today.arr_minor)
    room = 0.35 * (most - least) + 0.06 * most
    lows, highs = (band.low_arr_minor, band.high_arr_minor) if band else ((), ())
    low = max(0.0, min(least - room, *(0.98 * value for value in (*scenario.arr_minor, *lows))))
    high = max(most + room, *(1.03 * value for value in (*scenario.arr_minor, *highs)))
    return look.units(low), look.units(high)


def _banded(band: Band | None, months: Sequence[int], look: Look) -> list[Trace]:
    """One closed shape, up along the lower end and back along the upper one."""
    if band is None:
        return []
    outline = [*band.low_arr_minor, *reversed(band.high_arr_minor)]
    return [
        {
            "type": "scatter",
            "mode": "none",
            "x": [*months, *reversed(months)],
            "y": [look.units(value) for value in outline],
            "fill": "toself",
            "fillcolor": _BAND,
            "hoverinfo": "skip",
        }
    ]


def _months(course: Course, mode: Mode) -> list[int]:
    return [step * (12 if mode is Mode.ANNUAL else 1) for step in range(len(course.arr_minor))]


def _coloured(today: Course, scenario: Course, look: Look) -> tuple[tuple[Course, str], ...]:
    both = (scenario, colour_of("nrr", look.tone)), (today, colour_of("opening", look.tone))
    return both[1:] if today.arr_minor == scenario.arr_minor else both[::-1]


def _line(course: Course, months: Sequence[int], name: str, colour: str, look: Look) -> Trace:
    return {
        "type": "scatter",
        "mode": "lines",
        "name": name,
        "x": list(months),
        "y": [look.units(value) for value in course.arr_minor],
        "line": {"color": colour, "width": 2.5},
        "customdata": [look.short(value) for value in course.arr_minor],
        "hovertemplate": f"{name} %{{customdata}}<extra></extra>",
    }


def _filled(course: Course, months: Sequence[int], name: str, look: Look) -> Trace:
    colour = colour_of("nrr", look.tone)
    fill = {"fill": "tonexty", "fillcolor": "rgba(15,118,110,0.16)"}
    return _line(course, months, _plain(name), colour, look) | fill


def _plain(name: str) -> str:
    """A name inside a hover template, where braces would be read as a field."""
    return plotly_text(name, 30).replace("{", "(").replace("}", ")")


def _marks(course: Course, months: Sequence[int], colour: str, look: Look) -> Trace:
    found = [
        (month, value)
        for month, value in zip(months, course.arr_minor, strict=True)
        if month in _MARKED_MONTHS
    ]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [month for month, _ in found],
        "y": [look.units(value) for _, value in found],
        "marker": {"color": colour, "size": 8},
        "hoverinfo": "skip",
    }


def _ends(
    today: Course, scenario: Course, months: Sequence[int], name: str, span: float, look: Look
) -> list[Trace]:
    rows: Sequence[tuple[Course, str, str]]
    rows = (
        (today, "Today's rates", colour_of("opening", look.tone)),
        (scenario, name, colour_of("nrr", look.tone)),
    )
    if today.arr_minor == scenario.arr_minor:
        rows = rows[:1]
    ends = [
        (
            months[-1],
            look.units(course.arr_minor[-1]),
            f"<b>{plotly_text(label, _LABEL_FITS)}<br>{look.short(course.arr_minor[-1])}</b>",
            colour,
        )
        for course, label, colour in rows
    ]
    return end_labels(ends, span, room=0.16)


def _title(today: Course, scenario: Course, end: str, look: Look) -> str:
    change = scenario.arr_minor[-1] - today.arr_minor[-1]
    head = f"{look.basis} of {look.short(scenario.arr_minor[-1])} in {end}"
    if round(change) == 0:
        return f"{head}, as at today's rates"
    return f"{head}, {look.short(abs(change))} {'above' if change > 0 else 'below'} today's rates"


def _table(
    today: Course, scenario: Course, band: Band | None, months: Sequence[int], look: Look
) -> pd.DataFrame:
    rows = [
        n for n, month in enumerate(months) if month == 0 or month in _MARKED_MONTHS or month == months[-1]
    ]
    pairs = [(today.arr_minor[n], scenario.arr_minor[n]) for n in rows]
    columns = {
        "Months from today": [months[n] for n in rows],
        "Today's rates": [look.full(a) for a, _ in pairs],
        "Scenario": [look.full(b) for _, b in pairs],
        "Difference": [look.full(b - a) for a, b in pairs],
    }
    if band is not None:
        columns["Range from"] = [look.full(band.low_arr_minor[n]) for n in rows]
        columns["Range to"] = [look.full(band.high_arr_minor[n]) for n in rows]
    return pd.DataFrame(columns)
