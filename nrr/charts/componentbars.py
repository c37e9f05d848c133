"""The monthly movements as signed bars: what was gained above the line, what was lost below it."""

from collections.abc import Sequence

import pandas as pd

from nrr.charts.colours import colour_of
from nrr.charts.drawings import drawn_once
from nrr.charts.layouts import Trace, day_of, framed, legend_above, month_axis, signed_money_axis
from nrr.charts.looks import Look
from nrr.charts.pictures.sheets import Svg
from nrr.charts.pictures.stacks import Stack, bar_pictures
from nrr.charts.records import Chart
from nrr.ground import plural
from nrr.retention import RollForward, summed

_PARTS = (
    ("expansion", "Expansion", 1),
    ("new", "New", 1),
    ("reactivation", "Reactivation", 1),
    ("contraction", "Contraction", -1),
    ("churn", "Churn", -1),
)


@drawn_once
def components(steps: Sequence[RollForward], look: Look) -> Chart:
    """Expansion, new, reactivation, contraction and churn of every month, stacked by sign."""
    low, high = _reach(steps, look)
    figure = framed(
        [_bars(steps, key, label, sign, look) for key, label, sign in _PARTS],
        look,
        height=340,
        barmode="relative",
        bargap=0.25,
        showlegend=True,
        legend=legend_above(),
        xaxis=month_axis(),
        yaxis=signed_money_axis(look, low, high, zerolinewidth=1.5),
        hovermode="x unified",
        margin={"l": 8, "r": 12, "t": 40, "b": 8},
    )
    title = _title(steps, look)
    caption = f"Gains above zero, losses below; each month's bars sum to its change in {look.basis}."
    return Chart(
        figure,
        title,
        caption,
        f"{title}. Stacked bars of {plural(len(steps), 'month')}.",
        _table(steps, look),
    )


def components_picture(steps: Sequence[RollForward], look: Look, alt: str) -> Svg:
    """The same bars without script."""
    stacks = [
        Stack(key, label, tuple(sign * getattr(step, key) for step in steps)) for key, label, sign in _PARTS
    ]
    return bar_pictures(stacks, [step.window.closing for step in steps], look, alt)


def _bars(steps: Sequence[RollForward], key: str, label: str, sign: int, look: Look) -> Trace:
    amounts = [sign * getattr(step, key) for step in steps]
    return {
        "type": "bar",
        "name": label,
        "x": [day_of(step.window.closing) for step in steps],
        "y": [look.units(value) for value in amounts],
        "marker": {"color": colour_of(key, look.tone)},
        "customdata": [[key, str(step.window.closing)] for step in steps],
        "hovertext": [look.signed(value) if value else "0" for value in amounts],
        "hovertemplate": f"{label} %{{hovertext}}<extra></extra>",
    }


def _reach(steps: Sequence[RollForward], look: Look) -> tuple[float, float]:
    gains = max((step.new + step.reactivation + step.expansion for step in steps), default=0)
    losses = max((step.contraction + step.churn for step in steps), default=0)
    room = look.units(gains + losses) * 0.04 or 1.0
    return -look.units(losses) - room, look.units(gains) + room


def _title(steps: Sequence[RollForward], look: Look) -> str:
    year = summed(steps[-12:])
    if year is None:
        return "One month of data: no monthly movements yet"
    gained = year.new + year.reactivation + year.expansion
    lost = year.contraction + year.churn
    within = plural(len(steps[-12:]), "month")
    return f"Last {within}: {look.short(gained)} gained, {look.short(lost)} lost"


def _table(steps: Sequence[RollForward], look: Look) -> pd.DataFrame:
    columns: dict[str, list[str]] = {"Month": [step.window.closing.label for step in steps]}
    columns["Opening"] = [look.full(step.opening) for step in steps]
    for key, label, sign in _PARTS:
        columns[label] = [look.full(sign * getattr(step, key)) for step in steps]
    columns["Closing"] = [look.full(step.closing) for step in steps]
    return pd.DataFrame(columns)
