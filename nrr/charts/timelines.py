"""One customer over time: a bar a month, coloured by what happened in it."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from nrr.charts.colours import colour_of
from nrr.charts.layouts import Trace, day_of, framed, money_axis, month_axis
from nrr.charts.looks import Look
from nrr.charts.records import Chart
from nrr.ground import Month
from nrr.retention import kinds_of

# In the order of `MOVEMENTS`, after no change at all.
_NAMES = ("", "new", "reactivation", "expansion", "contraction", "churn")

_LEAST_APART = 4
"""Bars between two labels, so that they never overlap."""

_WORDS = {
    "": "unchanged",
    "new": "new",
    "reactivation": "back",
    "expansion": "expansion",
    "contraction": "contraction",
    "churn": "churn",
}


def account_timeline(name: str, months: Sequence[Month], amounts: Sequence[int], look: Look) -> Chart:
    """What one customer pays in every month of the book; months of consecutive rows of one grid column."""
    kinds = movement_kinds(amounts)
    figure = framed(
        [_bars(months, amounts, kinds, look)],
        look,
        height=280,
        xaxis=month_axis(),
        yaxis=money_axis(look, rangemode="tozero"),
        bargap=0.18,
        annotations=_labels(months, amounts, kinds, look),
        margin={"l": 8, "r": 12, "t": 30, "b": 8},
    )
    title = _title(name, months, amounts, look)
    caption = "One bar per month. Coloured bars: the amount changed. The largest changes are labelled."
    return Chart(
        figure,
        title,
        caption,
        f"{title}. Bars of {len(months)} months.",
        _table(months, amounts, kinds, look),
    )


def movement_kinds(amounts: Sequence[int]) -> tuple[str, ...]:
    """The movement into every month of one customer; empty for the first month and where nothing changed."""
    values = np.array(amounts, np.int64)
    seen = np.maximum.accumulate(values > 0)[:-1]
    found = kinds_of(values[:-1], values[1:], seen)
    return ("", *(_NAMES[code] for code in found.tolist()))


def _bars(months: Sequence[Month], amounts: Sequence[int], kinds: Sequence[str], look: Look) -> Trace:
    return {
        "type": "bar",
        "x": [day_of(month) for month in months],
        "y": [look.units(amount) for amount in amounts],
        "marker": {"color": [colour_of(kind or "retained", look.tone) for kind in kinds]},
        "hovertext": [
            f"<b>{month.label}</b><br>{look.cents(amount)}, {_WORDS[kind]}"
            for month, amount, kind in zip(months, amounts, kinds, strict=True)
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _labels(months: Sequence[Month], amounts: Sequence[int], kinds: Sequence[str], look: Look) -> list[Trace]:
    """The change of every month that has one, the largest first, and none beside one that is labelled."""
    labelled: list[int] = []
    moved = [index for index, kind in enumerate(kinds) if kind]
    for index in sorted(moved, key=lambda one: -abs(amounts[one] - amounts[one - 1])):
        if all(abs(index - other) >= _LEAST_APART for other in labelled):
            labelled.append(index)
    return [
        {
            "x": day_of(months[index]),
            "y": look.units(amounts[index]),
            "text": look.signed(amounts[index] - amounts[index - 1]),
            "showarrow": False,
            "yshift": 10,
            "font": {"size": 11, "color": colour_of(kinds[index], look.tone)},
        }
        for index in sorted(labelled)
    ]


def _title(name: str, months: Sequence[Month], amounts: Sequence[int], look: Look) -> str:
    paid = [index for index, amount in enumerate(amounts) if amount > 0]
    if not paid:
        return f"{name} has no revenue in this data"
    now, first = amounts[-1], amounts[paid[0]]
    start = months[paid[0]].label
    if now <= 0:
        return f"{name} left after {months[paid[-1]].label}, paying {look.short(amounts[paid[-1]])}"
    if now == first:
        return f"{name} pays {look.short(now)}, as in {start}"
    return f"{name} pays {look.short(now)}, {look.signed(now - first)} since {start}"


def _table(months: Sequence[Month], amounts: Sequence[int], kinds: Sequence[str], look: Look) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Month": [month.label for month in months],
            str(look.basis): [look.cents(amount) for amount in amounts],
            "Movement": [_WORDS[kind] for kind in kinds],
        }
    )
