"""Small multiples: the losses and the expansion of every segment side by side, on one scale."""

from collections.abc import Sequence

import pandas as pd

from nrr.charts.colours import colour_of
from nrr.charts.drawings import drawn_once
from nrr.charts.layouts import framed, name_axis, rate_axis
from nrr.charts.looks import Look
from nrr.charts.records import Chart
from nrr.definitions import CHURN_RATE, CONTRACTION_RATE, EXPANSION_RATE, Metric, Policy
from nrr.ground import percent
from nrr.retention import Segment
from nrr.snapshots import SegmentPart

MOST_PANELS = 8
_PARTS: tuple[tuple[str, str, Metric, int], ...] = (
    ("expansion", "Expansion", EXPANSION_RATE, 1),
    ("contraction", "Contraction", CONTRACTION_RATE, -1),
    ("churn", "Churn", CHURN_RATE, -1),
)


@drawn_once
def small_multiples(part: SegmentPart, look: Look, policy: Policy) -> tuple[Chart, ...]:
    """One small chart a segment large enough to show, largest first, all with the same axis."""
    shown = [s for s in part.segments if s.bridge.opening_logos >= policy.smallest_group and s.bridge.opening]
    panels = [(segment, _rates(segment)) for segment in shown[:MOST_PANELS]]
    reach = max((abs(rate) for _, rates in panels for rate in rates), default=0.1) * 1.35
    return tuple(_panel(segment, rates, reach, look) for segment, rates in panels)


def _rates(segment: Segment) -> list[float]:
    return [sign * (metric.of(segment.bridge) or 0.0) for _, _, metric, sign in _PARTS]


def _panel(segment: Segment, rates: Sequence[float], reach: float, look: Look) -> Chart:
    names = [label for _, label, _, _ in _PARTS]
    texts = [f"+{percent(rate)}" if rate > 0 else percent(rate) for rate in rates]
    bars = {
        "type": "bar",
        "x": names,
        "y": list(rates),
        "marker": {"color": [colour_of(key, look.tone) for key, _, _, _ in _PARTS]},
        "text": texts,
        "textposition": "outside",
        "constraintext": "none",
        "cliponaxis": False,
        "customdata": [[key, segment.label] for key, _, _, _ in _PARTS],
        "hovertemplate": "%{x} %{text} of opening revenue<extra></extra>",
    }
    figure = framed(
        [bars],
        look,
        height=190,
        xaxis=name_axis(names, tickfont={"size": 10}),
        yaxis=rate_axis("", range=[-reach, reach], nticks=5),
        margin={"l": 8, "r": 8, "t": 8, "b": 8},
        bargap=0.4,
    )
    title = f"{segment.label}: NRR {percent(segment.rates.nrr)}"
    caption = "As a share of the segment's opening revenue. All panels share one axis."
    alt = (
        f"{title}. "
        + ", ".join(f"{name.lower()} {text}" for name, text in zip(names, texts, strict=True))
        + "."
    )
    return Chart(figure, title, caption, alt, pd.DataFrame({"Line": names, "Of opening": texts}))
