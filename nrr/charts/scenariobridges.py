"""The bridge before and after: every line at today's rates, pale, beside the same line in the scenario."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from nrr.charts.colours import colour_of, muted
from nrr.charts.layouts import Trace, framed, money_axis, name_axis
from nrr.charts.looks import Look
from nrr.charts.records import Chart
from nrr.ground import percent_said
from nrr.scenarios import Projection

_LINES = (
    ("opening", "Today", 0),
    ("expansion", "Expansion", 1),
    ("contraction", "Contraction", -1),
    ("churn", "Churn", -1),
    ("retained", "Retained", 0),
    ("returning", "Returning", 1),
    ("new", "New", 1),
    ("closing", "In 12 months", 0),
)
_COLOURS = {"returning": "resurrected"}
_WIDTH = 0.38
_LEAST_ARR_MINOR = 0.5
"""Less than half a unit is a rounding residue, not a movement."""
# Lines lie under one another, so that names and amounts have room on a phone; fixed, because measuring labels
# would draw the picture twice every time a lever moves.
_MARGIN = {"l": 92, "r": 62, "t": 4, "b": 44}


@dataclass(frozen=True, slots=True)
class _Bar:
    """One bar from `base`, `change` high; both annualised minor units."""

    key: str
    label: str
    base: float
    change: float
    total: bool


def scenario_bridge(today: Projection, scenario: Projection, look: Look) -> Chart:
    """The movements of the next twelve months, at today's rates and in the scenario."""
    shown = [
        line
        for line in _LINES
        if max(getattr(today, line[0]), getattr(scenario, line[0])) >= _LEAST_ARR_MINOR
    ]
    before, after = _bars(today, shown), _bars(scenario, shown)
    names = [label for _, label, _ in shown]
    highest = max(max(bar.base, bar.base + bar.change) for bar in (*before, *after))
    figure = framed(
        [_pale(before, look), _solid(after, today, look)],
        look,
        height=270,
        xaxis=money_axis(look, range=[0, look.units(highest) * 1.04], automargin=False),
        yaxis=name_axis(names, automargin=False, autorange="reversed"),
        margin=_MARGIN,
        barmode="overlay",
    )
    title = _title(today, scenario, look)
    caption = "Pale: the next 12 months at today's rates. Solid: the scenario. NRR = retained ÷ today."
    return Chart(figure, title, caption, f"{title}. Paired waterfall.", _table(before, after, look))


def _bars(found: Projection, lines: Sequence[tuple[str, str, int]]) -> list[_Bar]:
    level, bars = 0.0, []
    for key, label, sign in lines:
        value = getattr(found, key)
        if sign == 0:
            level = value
            bars.append(_Bar(key, label, 0.0, value, total=True))
        else:
            bars.append(_Bar(key, label, level, sign * value, total=False))
            level += sign * value
    return bars


def _pale(bars: Sequence[_Bar], look: Look) -> Trace:
    return _trace(bars, look, -_WIDTH) | {
        "marker": {"color": muted(look.tone)},
        "hovertext": [f"At today's rates, {_words(bar, look)}" for bar in bars],
    }


def _solid(bars: Sequence[_Bar], today: Projection, look: Look) -> Trace:
    return _trace(bars, look, 0.0) | {
        "marker": {"color": [colour_of(_COLOURS.get(bar.key, bar.key), look.tone) for bar in bars]},
        "text": [_text(bar, look) for bar in bars],
        "textposition": "outside",
        "constraintext": "none",
        "textfont": {"size": 11},
        "cliponaxis": False,
        "hovertext": [
            f"Scenario, {_words(bar, look)}, today's rates {look.short(getattr(today, bar.key))}"
            for bar in bars
        ],
    }


def _trace(bars: Sequence[_Bar], look: Look, offset: float) -> Trace:
    return {
        "type": "bar",
        "orientation": "h",
        "y": [bar.label for bar in bars],
        "x": [look.units(bar.change) for bar in bars],
        "base": [look.units(bar.base) for bar in bars],
        "width": _WIDTH,
        "offset": offset,
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _text(bar: _Bar, look: Look) -> str:
    return f"<b>{look.short(bar.change)}</b>" if bar.total else look.signed(bar.change)


def _words(bar: _Bar, look: Look) -> str:
    return f"{bar.label.lower()}: {look.short(bar.change) if bar.total else look.signed(bar.change)}"


def _title(today: Projection, scenario: Projection, look: Look) -> str:
    change = scenario.closing - today.closing
    head = f"{look.basis} {look.short(scenario.closing)} in 12 months"
    if abs(change) < look.basis.per_unit:
        return f"{head}, {percent_said(scenario.retained / scenario.opening)} of today's revenue retained"
    return f"{head}, {look.short(abs(change))} {'more' if change > 0 else 'less'} than at today's rates"


def _table(before: Sequence[_Bar], after: Sequence[_Bar], look: Look) -> pd.DataFrame:
    pairs = list(zip(before, after, strict=True))
    return pd.DataFrame(
        {
            "Line": [bar.label for bar in after],
            "At today's rates": [look.full(bar.change) for bar, _ in pairs],
            "Scenario": [look.full(bar.change) for _, bar in pairs],
            "Difference": [look.full(b.change - a.change) for a, b in pairs],
        }
    )
