"""The forecast of today's customers: a line with its range, the other methods thin beside it."""

import pandas as pd

from nrr.charts.colours import colour_of, muted
from nrr.charts.layouts import CLEAR, Trace, end_labels, framed, money_axis, money_line, value_axis
from nrr.charts.looks import Look
from nrr.charts.records import Chart
from nrr.forecasts import Forecast, ForecastLine, ForecastMethod
from nrr.ground import plural

_BAND = "rgba(15,118,110,0.18)"


def forecast_fan(found: Forecast, method: ForecastMethod, look: Look) -> Chart:
    """What today's customers become under one method, in money, by months from today."""
    line = found.line(method)
    others = [one for one in found.lines if one.method is not method]
    colour = colour_of("nrr", look.tone)
    top = look.units(found.base_arr_minor * max(1.0, *line.high)) * 1.08
    label = f"<b>{look.short(found.base_arr_minor * line.path[-1])}</b>"
    figure = framed(
        [
            _edge(found, line.low, look),
            _edge(found, line.high, look) | {"fill": "tonexty", "fillcolor": _BAND},
            *(_path(found, one, muted(look.tone), 1.5, look) for one in others),
            _path(found, line, colour, 3, look),
        ],
        look,
        height=320,
        xaxis=value_axis(
            "Months from today", range=[0, len(line.path)], dtick=3, showgrid=False, zeroline=False
        ),
        yaxis=money_axis(look, range=[0, top]),
        annotations=end_labels(
            [(len(line.path), look.units(found.base_arr_minor * line.path[-1]), label, colour)], top
        ),
        margin={"l": 8, "r": 72, "t": 16, "b": 8},
        hovermode="x unified",
    )
    title = _title(found, line, look)
    alt = f"{title}. Line with a band over {plural(len(line.path), 'month')}."
    return Chart(figure, title, _caption(line), alt, _table(found, line, look))


def _caption(line: ForecastLine) -> str:
    held = (
        "the range was not tested often enough to say how often it holds"
        if line.confidence is None
        else f"the range is set to hold {line.confidence:.0%} of outcomes a year ahead, by past forecasts"
    )
    far = plural(line.tested_months, "month")
    return (
        f"New customers are not included. Shaded: {held}; beyond {far} it is extended, not tested. "
        "Thin lines: the other methods."
    )


def _edge(found: Forecast, shares: tuple[float, ...], look: Look) -> Trace:
    values = [found.base_arr_minor, *(found.base_arr_minor * share for share in shares)]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": list(range(len(values))),
        "y": [look.units(value) for value in values],
        "line": {"width": 0, "color": CLEAR},
        "hoverinfo": "skip",
    }


def _path(found: Forecast, line: ForecastLine, colour: str, width: float, look: Look) -> Trace:
    values = [found.base_arr_minor, *(found.base_arr_minor * share for share in line.path)]
    return money_line(values, _named(line.method), colour, width, look)


def _named(method: ForecastMethod) -> str:
    return str(method).replace("_", " ").capitalize()


def _title(found: Forecast, line: ForecastLine, look: Look) -> str:
    low, middle, high = (
        look.short(found.base_arr_minor * part[-1]) for part in (line.low, line.path, line.high)
    )
    ahead = plural(len(line.path), "month")
    return f"Today's customers alone would pay {middle} in {ahead} (range {low} to {high})"


def _table(found: Forecast, line: ForecastLine, look: Look) -> pd.DataFrame:
    columns = {"Month": [str(month) for month in range(1, len(line.path) + 1)]}
    for name, shares in (("Forecast", line.path), ("Range from", line.low), ("Range to", line.high)):
        columns[name] = [look.full(found.base_arr_minor * share) for share in shares]
    return pd.DataFrame(columns)
