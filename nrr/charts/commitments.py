"""What contracts bind of today's revenue: between the floor and everything renewing flat, by quarter-end."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from nrr.charts.colours import colour_of, muted, quiet
from nrr.charts.layouts import end_labels, framed, money_axis, money_line, value_axis
from nrr.charts.looks import Look
from nrr.charts.records import Chart
from nrr.ground import percent
from nrr.terms import Commitment

_BAND = "rgba(15,118,110,0.14)"
CAPTION = (
    "Shaded: from what is under contract (floor) to everything renewing flat. Flat is not a maximum: mid-term"
    " changes, expansion at renewal, early terminations and new customers are in neither."
)


def commitment_band(ahead: Sequence[Commitment], middle: Sequence[float | None], look: Look) -> Chart:
    """The next quarter-ends of a book of contracts; `middle` is at today's renewal rate, None where there is
    none.
    """
    last = ahead[-1]
    title = (
        f"Contracts alone keep {percent(last.floor_nrr)} of today's revenue to {last.closing.label};"
        f" with everything renewed flat it is {percent(last.flat_nrr)}"
    )
    figure = _figure(ahead, middle, look)
    return Chart(
        figure, title, CAPTION, f"{title}. Band over four quarter-ends.", _table(ahead, middle, look)
    )


def _figure(ahead: Sequence[Commitment], middle: Sequence[float | None], look: Look) -> go.Figure:
    opening, last, thin = ahead[0].opening, ahead[-1], muted(look.tone)
    flat = [opening, *(one.flat for one in ahead)]
    known = [one for one in middle if one is not None]
    told = [opening, *known] if len(known) == len(ahead) else []
    top = look.units(max(one for one in flat)) * 1.08
    places = [float(number) for number in range(len(ahead) + 1)]
    ends = [
        (places[-1], look.units(amount), look.short(amount), quiet(look.tone))
        for amount in (last.floor, last.flat)
    ]
    return framed(
        [
            money_line([opening, *(one.floor for one in ahead)], "Under contract", thin, 1.5, look),
            money_line(flat, "Everything renews flat", thin, 1.5, look)
            | {"fill": "tonexty", "fillcolor": _BAND},
            money_line(told, "At today's renewal rate", colour_of("nrr", look.tone), 3, look),
        ],
        look,
        height=320,
        xaxis=value_axis("", range=[0, len(ahead)], showgrid=False, zeroline=False)
        | {"tickvals": places, "ticktext": ["Today", *(one.closing.label for one in ahead)]},
        yaxis=money_axis(look, range=[0, top]),
        annotations=end_labels(ends, top),
        margin={"l": 8, "r": 72, "t": 16, "b": 8},
        hovermode="x unified",
    )


def _table(ahead: Sequence[Commitment], middle: Sequence[float | None], look: Look) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Quarter-end": [one.closing.label for one in ahead],
            "Under contract": [look.full(one.floor) for one in ahead],
            "At today's renewal rate": ["" if one is None else look.full(one) for one in middle],
            "Everything renews flat": [look.full(one.flat) for one in ahead],
        }
    )
