"""When customers leave: the share still paying by age, as steps, with what chance can do to it."""

import pandas as pd

from nrr.charts.colours import ink, series_colour
from nrr.charts.layouts import Trace, end_labels, framed, rate_axis, value_axis
from nrr.charts.looks import Look
from nrr.charts.records import Chart
from nrr.ground import MISSING, count, percent, percent_range, plural
from nrr.intervals import Departures, Side, SurvivalCurve

_BAND = "rgba(120,134,150,0.20)"
_SURE = 0.05
_QUOTED_AGE_MONTHS = 12


def survival_curves(found: Departures, look: Look) -> Chart:
    """All customers with their 95% limits, and the older and the newer half."""
    halves = ((found.older, "Older", 0), (found.newer, "Newer", 1))
    figure = framed(
        [
            *_band(found.whole.curve),
            *(_steps(side, name, series_colour(n, look.tone), 2) for side, name, n in halves),
            _steps(found.whole, "All", ink(look.tone), 3),
        ],
        look,
        height=320,
        xaxis=value_axis(
            "Months since the first payment", showgrid=False, zeroline=False, rangemode="tozero"
        ),
        yaxis=rate_axis("Customers still paying", range=[_bottom(found), 1.02]),
        annotations=end_labels(_ends(found, look), 1.02 - _bottom(found), room=0.07, width=_last(found) / 7),
        margin={"l": 8, "r": 78, "t": 16, "b": 8},
        hovermode="closest",
    )
    title = _title(found)
    return Chart(
        figure,
        title,
        _caption(found),
        f"{title}. Line chart of customers still paying by age.",
        _table(found),
    )


def _title(found: Departures) -> str:
    """The share after a year, or after the longest age that can be told."""
    curve, customers = found.whole.curve, found.whole.customers
    if not curve.ages_months:
        return f"None of {plural(customers, 'customer')} whose beginning is known has left yet"
    age = min(_QUOTED_AGE_MONTHS, curve.ages_months[-1])
    at = max((n for n, step in enumerate(curve.ages_months) if step <= age), default=None)
    if at is None:
        return f"Nobody left in the first {plural(age, 'month')}"
    shown = percent(curve.survival[at])
    return f"{shown} of customers still pay after {plural(age, 'month')}{_range(curve, at)}"


def _range(curve: SurvivalCurve, at: int) -> str:
    low, high = curve.low[at], curve.high[at]
    return "" if low is None or high is None else f" ({percent_range(low, high)})"


def _caption(found: Departures) -> str:
    unknown = f" Excluded: {plural(found.unknown, 'customer')} already paying in the first month of the file."
    return (
        "Share of customers still paying, by months since the first payment. Grey: 95% interval."
        f" {_halves(found)}{unknown if found.unknown else ''}"
    )


def _halves(found: Departures) -> str:
    """Whether those who came later leave sooner; never that there is no difference."""
    newer = f"Newer ({plural(found.newer.customers, 'customer')} since {found.since.label})"
    if found.p_value is None:
        return f"{newer}: too few to compare with older ones."
    if found.p_value >= _SURE:
        return f"{newer}: no proven difference from older ones (log-rank p = {found.p_value:.2f})."
    sooner = "sooner" if found.newer_excess > 0 else "later"
    chance = "p < 0.001" if found.p_value < 0.001 else f"p = {found.p_value:.3f}"
    return f"{newer} leave {sooner} than older ones (log-rank {chance})."


def _length(curve: SurvivalCurve) -> int:
    return curve.ages_months[-1] if curve.ages_months else 0


def _steps(side: Side, name: str, colour: str, width: float) -> Trace:
    ages, shares = (0, *side.curve.ages_months), (1.0, *side.curve.survival)
    at_risk = ("the beginning", *(plural(n, "customer") for n in side.curve.at_risk))
    return {
        "type": "scatter",
        "mode": "lines",
        "name": name,
        "x": list(ages),
        "y": list(shares),
        "line": {"color": colour, "width": width, "shape": "hv"},
        "customdata": [[name, percent(y), n] for y, n in zip(shares, at_risk, strict=True)],
        "hovertemplate": (
            "<b>%{customdata[0]}</b>, month %{x}: %{customdata[1]}, %{customdata[2]}<extra></extra>"
        ),
    }


def _band(curve: SurvivalCurve) -> list[Trace]:
    known = [
        (a, lo, hi)
        for a, lo, hi in zip(curve.ages_months, curve.low, curve.high, strict=True)
        if lo is not None
    ]
    if not known:
        return []
    ages, low, high = zip(*known, strict=True)
    edge = {
        "type": "scatter",
        "mode": "lines",
        "x": list(ages),
        "hoverinfo": "skip",
        "line": {"width": 0, "shape": "hv"},
    }
    return [edge | {"y": list(low)}, edge | {"y": list(high), "fill": "tonexty", "fillcolor": _BAND}]


def _ends(found: Departures, look: Look) -> list[tuple[float, float, str, str]]:
    lines = (
        ("<b>All</b>", found.whole, ink(look.tone)),
        ("Older", found.older, series_colour(0, look.tone)),
        ("Newer", found.newer, series_colour(1, look.tone)),
    )
    return [
        (side.curve.ages_months[-1], side.curve.survival[-1], text, colour)
        for text, side, colour in lines
        if side.curve.ages_months
    ]


def _last(found: Departures) -> int:
    return max(_length(found.whole.curve), 1)


def _bottom(found: Departures) -> float:
    curves = (found.whole.curve, found.older.curve, found.newer.curve)
    lows = [value for curve in curves for value in (*curve.survival, *curve.low) if value is not None]
    return max(0.0, min(lows, default=0.5) - 0.05)


def _table(found: Departures) -> pd.DataFrame:
    curve = found.whole.curve
    limits = [
        MISSING if low is None or high is None else percent_range(low, high)
        for low, high in zip(curve.low, curve.high, strict=True)
    ]
    return pd.DataFrame(
        {
            "Month": [str(age) for age in curve.ages_months],
            "Still paying": [percent(share) for share in curve.survival],
            "95% range": limits,
            "Customers observed": [count(number) for number in curve.at_risk],
        }
    )
