"""Retention by segment: a bar for NRR, a mark for GRR, the 100% line, and how many customers stand behind."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from nrr.charts.colours import colour_of, muted, surface
from nrr.charts.drawings import drawn_once
from nrr.charts.layouts import RULE, Trace, framed, rate_axis, row_axis
from nrr.charts.looks import Look
from nrr.charts.records import Chart
from nrr.definitions import Policy
from nrr.ground import MISSING, count, percent, percent_said, plotly_text, plural, points
from nrr.retention import Segment
from nrr.snapshots import SegmentPart

MOST_SEGMENTS = 12
_CUT_AT = 2.0
"""Longer bars end here with their number beside, so that one small segment does not flatten the others."""


@dataclass(frozen=True, slots=True)
class _Row:
    """One segment as shown: rates are None where they are not defined or rest on too few customers."""

    label: str
    customers: int
    nrr: float | None
    grr: float | None
    hover: str

    @property
    def text(self) -> str:
        """What stands at the end of the bar."""
        number = plural(self.customers, "customer")
        return f"{number},<br>not shown" if self.nrr is None else f"<b>{percent(self.nrr)}</b><br>{number}"


@drawn_once
def segment_bars(part: SegmentPart, look: Look, policy: Policy) -> Chart:
    """NRR of every segment of one attribute, largest opening first, at most `MOST_SEGMENTS`."""
    rows = [_row(segment, look, policy) for segment in part.segments[:MOST_SEGMENTS]]
    top = min(max([1.1, *(row.nrr for row in rows if row.nrr is not None)]), _CUT_AT)
    figure = framed(
        [_bars(rows, look), _marks(rows, look), _labels(rows, top)],
        look,
        height=90 + 36 * len(rows),
        xaxis=rate_axis("NRR, with GRR as a mark", range=[0, top], tickvals=_ticks(top)),
        yaxis=row_axis([plotly_text(row.label, 26) for row in rows], -0.6),
        shapes=[_hundred()],
        bargap=0.42,
        margin={"l": 8, "r": _room(rows), "t": 12, "b": 8},
        hovermode="closest",
    )
    title = _title(part.attribute, rows)
    alt = f"{title}. Bars of {len(rows)} segments by {plotly_text(part.attribute)}."
    return Chart(figure, title, _caption(part, len(rows), policy), alt, segment_table(part, look, policy))


def _room(rows: Sequence[_Row]) -> int:
    """Pixels to the right of the bars for the longest of their words."""
    return 20 + 6 * max((len(plural(row.customers, "customer,")) for row in rows), default=0)


def segment_table(part: SegmentPart, look: Look, policy: Policy) -> pd.DataFrame:
    """Every segment with its trio, its share of the opening, its customers and what it adds to NRR."""
    rows = [_row(segment, look, policy) for segment in part.segments]
    seen = [row.nrr is not None for row in rows]
    logos = [s.rates.logo_retention if one else None for s, one in zip(part.segments, seen, strict=True)]
    return pd.DataFrame(
        {
            part.attribute: [segment.label for segment in part.segments],
            "NRR": [percent(row.nrr) for row in rows],
            "GRR": [percent(row.grr) for row in rows],
            "Logo retention": [percent(value) for value in logos],
            "Customers": [count(row.customers) for row in rows],
            f"Opening {look.basis}": [
                look.short(s.bridge.opening) if one else MISSING
                for s, one in zip(part.segments, seen, strict=True)
            ],
            "Share": [
                percent(s.share) if one else MISSING for s, one in zip(part.segments, seen, strict=True)
            ],
            "Adds to NRR": [
                points(s.contribution if one else None) for s, one in zip(part.segments, seen, strict=True)
            ],
        }
    )


def _row(segment: Segment, look: Look, policy: Policy) -> _Row:
    customers = segment.bridge.opening_logos
    name = plotly_text(segment.label)
    if customers < policy.smallest_group:
        return _Row(
            segment.label,
            customers,
            None,
            None,
            f"<b>{name}</b><br>{count(customers)} customers, too few to show",
        )
    rates = segment.rates
    words = (
        f"<b>{name}</b><br>NRR {percent(rates.nrr)}, GRR {percent(rates.grr)}, logos"
        f" {percent(rates.logo_retention)}<br>{count(customers)} customers,"
        f" {look.short(segment.bridge.opening)} of opening revenue ({percent(segment.share)})<br>adds"
        f" {points(segment.contribution)} to NRR"
    )
    return _Row(segment.label, customers, rates.nrr, rates.grr, words)


def _bars(rows: Sequence[_Row], look: Look) -> Trace:
    colour = colour_of("nrr", look.tone)
    return {
        "type": "bar",
        "orientation": "h",
        "y": list(range(len(rows))),
        "x": [min(row.nrr or 0.0, _CUT_AT) for row in rows],
        "marker": {"color": [muted(look.tone) if row.nrr is None else colour for row in rows]},
        "customdata": [row.label for row in rows],
        "hovertext": [row.hover for row in rows],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _marks(rows: Sequence[_Row], look: Look) -> Trace:
    known = [(place, row.grr) for place, row in enumerate(rows) if row.grr is not None]
    return {
        "type": "scatter",
        "mode": "markers",
        "y": [place for place, _ in known],
        "x": [value for _, value in known],
        "marker": {
            "symbol": "diamond",
            "size": 11,
            "color": colour_of("grr", look.tone),
            "line": {"width": 1.5, "color": surface(look.tone)},
        },
        "hoverinfo": "skip",
    }


def _labels(rows: Sequence[_Row], top: float) -> Trace:
    """The numbers in one column to the right of all bars, clear of the 100% line."""
    return {
        "type": "scatter",
        "mode": "text",
        "y": list(range(len(rows))),
        "x": [top] * len(rows),
        "text": [f"  {row.text}" for row in rows],
        "textposition": "middle right",
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


def _ticks(top: float) -> list[float]:
    step = 0.25 if top <= 1.5 else 0.5
    return [step * n for n in range(int(top / step) + 1)]


def _hundred() -> Trace:
    line = {"color": RULE, "width": 1.5, "dash": "dot"}
    return {"type": "line", "yref": "paper", "y0": 0, "y1": 1, "x0": 1.0, "x1": 1.0, "line": line}


def _title(attribute: str, rows: Sequence[_Row]) -> str:
    """`EMEA retains 112.4%, LATAM 92.1%`."""
    known = sorted(((row.nrr, row.label) for row in rows if row.nrr is not None), key=lambda pair: pair[0])
    if not known:
        return f"No group by {attribute} is large enough to show"
    (low, worst), (high, best) = known[0], known[-1]
    if len(known) == 1:
        return f"{worst} retains {percent_said(low)}; other groups are too small to show"
    return f"{best} retains {percent_said(high)}, {worst} {percent_said(low)}"


def _caption(part: SegmentPart, drawn: int, policy: Policy) -> str:
    cut = "" if len(part.segments) == drawn else f" The {drawn} largest of {len(part.segments)} are drawn."
    return (
        "Bar: NRR. Diamond: GRR. Dotted: 100%. Customers stay in their opening segment."
        f" Groups under {policy.smallest_group} are hidden.{cut}"
    )
