"""Why NRR moved: the change between two periods, divided into the base's shift and the customers'
behaviour.
"""

from collections.abc import Sequence

import pandas as pd

from nrr.charts.colours import colour_of
from nrr.charts.drawings import drawn_once
from nrr.charts.layouts import RULE, Trace, framed, name_axis, value_axis
from nrr.charts.looks import Look
from nrr.charts.records import Chart
from nrr.charts.sentences import change_words
from nrr.comparisons import MixRate
from nrr.ground import percent, points

_Parts = list[tuple[str, str, float]]


@drawn_once
def mix_waterfall(moved: MixRate, look: Look) -> Chart:
    """The change of NRR in points: mix, then expansion, contraction and churn where they are known, else
    rate.
    """
    parts = _parts(moved)
    bases = [0.0]
    for _, _, change in parts[:-1]:
        bases.append(bases[-1] + change)
    names = [
        f"Before<br>{percent(moved.before)}",
        *(label for _, label, _ in parts),
        f"Now<br>{percent(moved.after)}",
    ]
    figure = framed(
        [_bars(names, parts, bases, moved, look)],
        look,
        height=330,
        xaxis=name_axis(names),
        yaxis=value_axis("Change in NRR, points", ticksuffix=""),
        shapes=_connectors([*bases, moved.delta]),
        margin={"l": 8, "r": 12, "t": 28, "b": 8},
    )
    title = _title(moved)
    caption = (
        "Change in NRR, in points. Mix: revenue shifting between segments. Other bars: segments retaining"
        " more or less."
    )
    alt = (
        f"{title}. Waterfall: "
        + ", ".join(f"{label.lower()} {points(change)}" for _, label, change in parts)
        + "."
    )
    return Chart(figure, title, caption, alt, _table(moved))


def _parts(moved: MixRate) -> _Parts:
    """Mix first; the split of the rate effect only where every segment has it."""
    found: _Parts = [("mix", "Mix", moved.mix)]
    split = [
        _sum([getattr(effect, key) for effect in moved.effects])
        for key in ("expansion", "contraction", "churn")
    ]
    if any(value is None for value in split):
        return [*found, ("nrr", "Rate", moved.rate)]
    named = zip(
        ("expansion", "contraction", "churn"), ("Expansion", "Contraction", "Churn"), split, strict=True
    )
    return found + [(key, label, value or 0.0) for key, label, value in named]


def _sum(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) if len(known) == len(values) else None


def _bars(names: Sequence[str], parts: _Parts, bases: Sequence[float], moved: MixRate, look: Look) -> Trace:
    changes = [0.0, *(change for _, _, change in parts), moved.delta]
    keys = ["opening", *(key for key, _, _ in parts), "closing"]
    return {
        "type": "bar",
        "x": list(names),
        "y": [100 * change for change in changes],
        "base": [0.0, *(100 * base for base in bases), 0.0],
        "width": 0.66,
        "marker": {"color": [colour_of(key, look.tone) for key in keys]},
        "text": ["", *(points(change) for change in changes[1:])],
        "textposition": "outside",
        "constraintext": "none",
        "cliponaxis": False,
        "customdata": keys,
        "hovertemplate": "%{x}: %{text}<extra></extra>",
    }


def _connectors(levels: Sequence[float]) -> list[Trace]:
    line = {"color": RULE, "width": 1}
    return [
        {
            "type": "line",
            "x0": n + 0.33,
            "x1": n + 0.67,
            "y0": 100 * level,
            "y1": 100 * level,
            "line": line,
            "layer": "below",
        }
        for n, level in enumerate(levels)
    ]


def _title(moved: MixRate) -> str:
    said = change_words(moved.before, moved.after)
    return f"NRR {percent(moved.after)}, {said}: mix {points(moved.mix)}, rate {points(moved.rate)}"


def _table(moved: MixRate) -> pd.DataFrame:
    effects = moved.effects
    return pd.DataFrame(
        {
            "Segment": [effect.segment for effect in effects],
            "Share before": [percent(effect.before.weight) for effect in effects],
            "Share now": [percent(effect.after.weight) for effect in effects],
            "NRR before": [percent(effect.before.nrr) for effect in effects],
            "NRR now": [percent(effect.after.nrr) for effect in effects],
            "Mix": [points(effect.mix) for effect in effects],
            "Rate": [points(effect.rate) for effect in effects],
        }
    )
