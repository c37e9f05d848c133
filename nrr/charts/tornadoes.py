"""Which driver moves the outcome most: one bar a driver, from its step down to its step up."""

from collections.abc import Sequence

import pandas as pd

from nrr.charts.colours import colour_of
from nrr.charts.layouts import Trace, framed, name_axis, signed_money_axis
from nrr.charts.looks import Look
from nrr.charts.records import Chart
from nrr.ground import percent, plural, points
from nrr.scenarios import Bar, Mode, Tornado

_DRIVERS = {"expansion": "Expansion", "contraction": "Contraction", "churn": "Churn", "new": "New revenue"}


def tornado_bars(found: Tornado, look: Look) -> Chart:
    """One bar a driver from the outcome with the step down to the one with the step up, widest first."""
    names = [f"{_DRIVERS[bar.driver]}<br>± {_step(found.mode, bar, 1, look)[1:]}" for bar in found.bars]
    figure = framed(
        [_side(found, "down_arr_minor", names, look), _side(found, "up_arr_minor", names, look)],
        look,
        height=110 + 46 * len(names),
        xaxis=_outcome_axis(found, look),
        yaxis=name_axis(names, autorange="reversed"),
        barmode="overlay",
        bargap=0.4,
        margin={"l": 8, "r": 12, "t": 12, "b": 8},
    )
    title = _tornado_title(found, look)
    period = "year" if found.mode is Mode.ANNUAL else "month"
    caption = (
        "Each driver moves by its own step; the others stay as set. In the first"
        f" {period}, a point of expansion, contraction or churn has the same effect."
    )
    return Chart(
        figure, title, caption, f"{title}. Bars of {len(names)} drivers.", _tornado_table(found, look)
    )


def _side(found: Tornado, end: str, names: Sequence[str], look: Look) -> Trace:
    changes = [getattr(bar, end) - found.base_arr_minor for bar in found.bars]
    sign = 1 if end == "up_arr_minor" else -1
    rate = "up_nrr" if sign == 1 else "down_nrr"
    words = [
        f"{_step(found.mode, bar, sign, look)}: {look.signed(change)}, NRR {percent(getattr(bar, rate))}"
        for bar, change in zip(found.bars, changes, strict=True)
    ]
    return {
        "type": "bar",
        "orientation": "h",
        "y": list(names),
        "x": [look.units(change) for change in changes],
        "marker": {
            "color": [
                colour_of("expansion" if change >= 0 else "contraction", look.tone) for change in changes
            ]
        },
        "text": [look.signed(change) for change in changes],
        "constraintext": "none",
        "hovertext": words,
        "textposition": "outside",
        "cliponaxis": False,
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _step(mode: Mode, bar: Bar, sign: int, look: Look) -> str:
    """`+2.0 pts`, `−0.2 pts a month` or `+$10k`."""
    if bar.driver == "new":
        return look.signed(sign * bar.step)
    return f"{points(sign * bar.step)}{'' if mode is Mode.ANNUAL else ' a month'}"


def _outcome_axis(found: Tornado, look: Look) -> Trace:
    ends = [end for bar in found.bars for end in (bar.down_arr_minor, bar.up_arr_minor)]
    widest = look.units(max((abs(end - found.base_arr_minor) for end in ends), default=0)) * 1.5 or 1.0
    words = (
        f"Change in {look.unit} after {plural(found.years, 'year')}, against"
        f" {look.short(found.base_arr_minor)}"
    )
    return signed_money_axis(look, -widest, widest) | {"title": {"text": words, "font": {"size": 11}}}


def _tornado_title(found: Tornado, look: Look) -> str:
    first = found.bars[0]
    return (
        f"{_DRIVERS[first.driver]} moves the outcome most: {look.short(first.swing_arr_minor)} between its"
        " two ends"
    )


def _tornado_table(found: Tornado, look: Look) -> pd.DataFrame:
    bars = found.bars
    return pd.DataFrame(
        {
            "Driver": [_DRIVERS[bar.driver] for bar in bars],
            "Step": [_step(found.mode, bar, 1, look) for bar in bars],
            "Step down": [look.full(bar.down_arr_minor) for bar in bars],
            "Step up": [look.full(bar.up_arr_minor) for bar in bars],
            "NRR, step down": [percent(bar.down_nrr) for bar in bars],
            "NRR, step up": [percent(bar.up_nrr) for bar in bars],
        }
    )
