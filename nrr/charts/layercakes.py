"""The layer cake: every month's revenue by the year in which its customers first paid."""

from collections.abc import Sequence

import pandas as pd

from nrr.charts.colours import layer_shades
from nrr.charts.layouts import Trace, day_of, framed, money_axis, month_axis
from nrr.charts.records import Chart, Look
from nrr.formats import percent, plural
from nrr.ratios import ratio
from nrr.snapshots import Layer
from nrr.windows import Month

_Layers = dict[str, tuple[int, ...]]


def layer_cake(layers: Sequence[Layer], months: Sequence[Month], look: Look) -> Chart:
    """Revenue of every month, stacked by cohort year, oldest at the bottom."""
    years = _by_year(layers)
    shades = _shades(len(years), look)
    figure = framed(
        [
            _area(name, values, months, shade, look)
            for (name, values), shade in zip(years.items(), shades, strict=True)
        ],
        height=340,
        xaxis=month_axis(range=[day_of(months[0]), day_of(months[-1])]),
        yaxis=money_axis(look, rangemode="tozero"),
        annotations=_labels(years, months, look),
        margin={"l": 8, "r": 92, "t": 16, "b": 8},
        hovermode="x unified",
    )
    title = _title(years, months, look)
    caption = "Each layer is the revenue of customers who first paid in that year; a layer that thins out is losing them."
    return Chart(
        figure,
        title,
        caption,
        f"{title}. Stacked areas of {plural(len(years), 'layer')}.",
        _table(years, months, look),
    )


def _by_year(layers: Sequence[Layer]) -> _Layers:
    years: dict[str, list[int]] = {}
    for layer in layers:
        name = (
            f"to {Month.parse(layer.cohort[2:]).label}" if layer.cohort.startswith("<=") else layer.cohort[:4]
        )
        kept = years.setdefault(name, [0] * len(layer.arr_minor))
        years[name] = [a + b for a, b in zip(kept, layer.arr_minor, strict=True)]
    return {name: tuple(values) for name, values in years.items()}


def _shades(number: int, look: Look) -> list[str]:
    """From the strongest shade at the bottom to the palest on top."""
    shades = layer_shades(look.tone)
    return [shades[round(n * (len(shades) - 1) / max(number - 1, 1))] for n in range(number)]


def _area(name: str, values: Sequence[int], months: Sequence[Month], shade: str, look: Look) -> Trace:
    return {
        "type": "scatter",
        "mode": "lines",
        "stackgroup": "layers",
        "name": name,
        "x": [day_of(month) for month in months],
        "y": [look.units(value) for value in values],
        "line": {"width": 0.6, "color": "rgba(255,255,255,0.55)"},
        "fillcolor": shade,
        "customdata": [look.short(value) for value in values],
        "hovertemplate": f"{name} %{{customdata}}<extra></extra>",
    }


def _labels(years: _Layers, months: Sequence[Month], look: Look) -> list[Trace]:
    """A name beside each layer's end, where the layer is thick enough to carry one."""
    total = sum(values[-1] for values in years.values())
    found, below = [], 0
    for name, values in years.items():
        middle, below = below + values[-1] / 2, below + values[-1]
        if total and values[-1] > 0.05 * total:
            found.append(
                {
                    "x": day_of(months[-1]),
                    "y": look.units(middle),
                    "text": name,
                    "xanchor": "left",
                    "xshift": 6,
                }
                | {"showarrow": False, "font": {"size": 11}}
            )
    return found


def _title(years: _Layers, months: Sequence[Month], look: Look) -> str:
    total = sum(values[-1] for values in years.values())
    newest = list(years)[-1] if years else ""
    share = ratio(years[newest][-1], total) if years else None
    if share is None or len(years) < 2:
        return f"{look.basis} {look.short(total)} in {months[-1].label}"
    return f"{look.basis} {look.short(total)} in {months[-1].label}, {percent(share)} from customers won in {newest}"


def _table(years: _Layers, months: Sequence[Month], look: Look) -> pd.DataFrame:
    columns = {"Month": [month.label for month in months]}
    return pd.DataFrame(
        columns | {name: [look.full(value) for value in values] for name, values in years.items()}
    )
