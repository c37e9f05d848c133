"""The layer cake: every month's revenue by the year in which its customers first paid."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from nrr.charts.colours import layer_shades
from nrr.charts.drawings import drawn_once
from nrr.charts.layouts import Trace, day_of, framed, money_axis, month_axis
from nrr.charts.looks import Look
from nrr.charts.pictures.sheets import Svg
from nrr.charts.pictures.stacks import Stack, area_pictures
from nrr.charts.records import Chart
from nrr.definitions import Policy
from nrr.ground import FiscalYear, Month, percent_said, plural, ratio
from nrr.snapshots import Layer

_Layers = dict[str, tuple[int, ...]]


@drawn_once
def layer_cake(layers: Sequence[Layer], months: Sequence[Month], look: Look, policy: Policy) -> Chart:
    """Revenue of every month, stacked by cohort year, oldest at the bottom.

    A year of fewer customers than the policy shows is one layer with its neighbours.
    """
    years = {one.name: one.arr_minor for one in _years(layers, policy)}
    shades = _shades(len(years), look)
    figure = framed(
        [
            _area(name, values, months, shade, look)
            for (name, values), shade in zip(years.items(), shades, strict=True)
        ],
        look,
        height=340,
        xaxis=month_axis(range=[day_of(months[0]), day_of(months[-1])]),
        yaxis=money_axis(look, rangemode="tozero"),
        annotations=_labels(years, months, look),
        margin={"l": 8, "r": 92, "t": 16, "b": 8},
        hovermode="x unified",
    )
    title = _title(years, months, look)
    caption = (
        "Each layer: customers who first paid in that year. A layer that thins out is losing revenue."
        f" Years under {plural(policy.smallest_group, 'customer')} are joined to the next."
    )
    return Chart(
        figure,
        title,
        caption,
        f"{title}. Stacked areas of {plural(len(years), 'layer')}.",
        _table(years, months, look),
    )


def layer_picture(
    layers: Sequence[Layer], months: Sequence[Month], look: Look, policy: Policy, alt: str
) -> Svg:
    """The same layers without script."""
    years = _years(layers, policy)
    shades = [round(n * 4 / max(len(years) - 1, 1)) for n in range(len(years))]
    stacks = [
        Stack(f"m-layer{shade}", one.name, one.arr_minor) for one, shade in zip(years, shades, strict=True)
    ]
    return area_pictures(stacks, months, look, alt)


@dataclass(frozen=True, slots=True)
class _Year:
    """One layer as drawn: from the first to the last of the names it joins."""

    first: str
    last: str
    arr_minor: tuple[int, ...]
    customers: int

    @property
    def name(self) -> str:
        """As written beside the layer."""
        if self.first == self.last:
            return self.first
        return f"to {self.last}" if self.first.startswith("to ") else f"{self.first} to {self.last}"

    def with_next(self, later: "_Year") -> "_Year":
        """Both as one layer."""
        amounts = tuple(a + b for a, b in zip(self.arr_minor, later.arr_minor, strict=True))
        return _Year(self.first, later.last, amounts, self.customers + later.customers)


def _years(layers: Sequence[Layer], policy: Policy) -> list[_Year]:
    """Cohorts by year; one of fewer customers is joined to the next, the newest to the one before."""
    found: list[_Year] = []
    least = policy.smallest_group
    for layer in layers:
        name = _year_of(layer, policy.fiscal)
        fresh = _Year(name, name, layer.arr_minor, layer.customers)
        if found and (found[-1].last == name or found[-1].customers < least):
            found[-1] = found[-1].with_next(fresh)
        else:
            found.append(fresh)
    while len(found) > 1 and found[-1].customers < least:
        found[-2:] = [found[-2].with_next(found[-1])]
    return found


def _year_of(layer: Layer, fiscal: FiscalYear) -> str:
    if layer.starts_unknown:
        return f"to {Month.parse(layer.cohort[2:]).label}"
    return fiscal.year_label(Month.parse(layer.cohort))


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
    return f"{percent_said(share)} of {months[-1].label} {look.basis} comes from customers won in {newest}"


def _table(years: _Layers, months: Sequence[Month], look: Look) -> pd.DataFrame:
    columns = {"Month": [month.label for month in months]}
    return pd.DataFrame(
        columns | {name: [look.full(value) for value in values] for name, values in years.items()}
    )
