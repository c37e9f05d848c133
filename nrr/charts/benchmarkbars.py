"""One figure against published ones: every source is a line of its own, none is averaged with another.

A range is a bar, a median a dot, a top figure a tick; sources from outside the articles are hatched.
"""

from collections.abc import Sequence

import pandas as pd

from nrr.benchmarks import Benchmark, Kind, Mark, cited
from nrr.charts.colours import colour_of, ink, muted
from nrr.charts.drawings import drawn_once
from nrr.charts.layouts import Trace, framed, rate_axis, row_axis
from nrr.charts.looks import Look
from nrr.charts.pictures.ranges import Range, range_pictures
from nrr.charts.pictures.sheets import Svg
from nrr.charts.records import Chart
from nrr.ground import percent, percent_said, plotly_text, plural, points_said

_CROSSED = 0.04
"""Words nearer to the own line than this share of the axis would be crossed by it."""
_NARROWEST = 0.006
"""A range of one point still needs a bar that can be seen."""


@drawn_once
def benchmark_bars(own: float, label: str, rows: Sequence[Benchmark], this_year: int, look: Look) -> Chart:
    """An own rate, such as NRR, as a vertical line across the rows of published figures in percent."""
    drawn = [row for row in rows if row.unit == "percent"]
    figure = framed(
        [
            _ranges(drawn, look),
            _marks(drawn, own, "median", "circle", look),
            _marks(drawn, own, "top", "line-ns", look),
            _open_ends(drawn, own, look),
        ],
        look,
        height=96 + 40 * len(drawn),
        xaxis=rate_axis(label, range=_reach(own, drawn), zeroline=False),
        yaxis=row_axis(_names(drawn, this_year), -0.7, tickfont={"size": 11}),
        shapes=[_own_line(own, look)],
        annotations=[_own_label(own, label, look)],
        bargap=0.5,
        margin={"l": 8, "r": 16, "t": 34, "b": 8},
        hovermode="closest",
    )
    title = _title(own, label, drawn)
    caption = (
        "Bar: published range. Dot: median or single figure. Tick: top value. Arrow: range with one end."
        f" Line: your {label}. Sources measure {label} differently."
    )
    return Chart(
        figure, title, caption, f"{title}. {plural(len(drawn), 'published row')}.", _table(drawn, this_year)
    )


def benchmark_picture(own: float, label: str, rows: Sequence[Benchmark], this_year: int, alt: str) -> Svg:
    """The same rows without script."""
    drawn = [_range(row, this_year) for row in rows if row.unit == "percent"]
    return range_pictures(drawn, own, f"{label} {percent(own)}", alt)


def _range(row: Benchmark, this_year: int) -> Range:
    low, high, median, top = (
        None if mark is None else mark.value for mark in (row.low, row.high, row.median, row.top)
    )
    shown = "" if row.median is None else row.median.percent
    return Range(row.label(this_year), row.band, low, high, median, top, shown, row.caption)


def _ends(row: Benchmark) -> tuple[float, float] | None:
    """The range of a row; None where the source gives single figures only."""
    if row.low is None or row.high is None:
        return None
    return row.low.value, max(row.high.value, row.low.value + _NARROWEST)


def _ranges(rows: Sequence[Benchmark], look: Look) -> Trace:
    found = [(place, ends, row) for place, row in enumerate(rows) if (ends := _ends(row)) is not None]
    return {
        "type": "bar",
        "orientation": "h",
        "y": [place for place, _, _ in found],
        "x": [high - low for _, (low, high), _ in found],
        "base": [low for _, (low, _), _ in found],
        "marker": {
            "color": muted(look.tone),
            "pattern": {"shape": ["/" if row.source.kind is Kind.OUTSIDE else "" for _, _, row in found]},
        },
        "hovertext": [_hover(row) for _, _, row in found],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _marks(rows: Sequence[Benchmark], own: float, name: str, symbol: str, look: Look) -> Trace:
    known: list[tuple[int, Mark, Benchmark]] = [
        (place, mark, row) for place, row in enumerate(rows) if (mark := getattr(row, name)) is not None
    ]
    colour = colour_of("opening", look.tone)
    return {
        "type": "scatter",
        "mode": "markers+text",
        "y": [place for place, _, _ in known],
        "x": [mark.value for _, mark, _ in known],
        "text": [plotly_text(mark.percent) for _, mark, _ in known],
        "textposition": [_clear_of(own, mark, rows) for _, mark, _ in known],
        "textfont": {"size": 10},
        "cliponaxis": False,
        "marker": {"symbol": symbol, "size": 11, "color": colour, "line": {"width": 2.5, "color": colour}},
        "hovertext": [_hover(row) for _, _, row in known],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _open_ends(rows: Sequence[Benchmark], own: float, look: Look) -> Trace:
    """Rows that give one end of a range only: an arrow points where the range goes on."""
    known = [
        (place, mark, symbol, row)
        for place, row in enumerate(rows)
        if (found := _open_end(row))
        for mark, symbol in [found]
    ]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "y": [place for place, _, _, _ in known],
        "x": [mark.value for _, mark, _, _ in known],
        "text": [plotly_text(mark.percent) for _, mark, _, _ in known],
        "textposition": [_clear_of(own, mark, rows) for _, mark, _, _ in known],
        "textfont": {"size": 10},
        "cliponaxis": False,
        "marker": {
            "symbol": [symbol for _, _, symbol, _ in known],
            "size": 12,
            "color": colour_of("retained", look.tone),
        },
        "hovertext": [_hover(row) for _, _, _, row in known],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _open_end(row: Benchmark) -> tuple[Mark, str] | None:
    if row.low is not None and row.high is None:
        return row.low, "triangle-right"
    return (row.high, "triangle-left") if row.high is not None and row.low is None else None


def _hover(row: Benchmark) -> str:
    return plotly_text(row.caption, 400).replace(": ", ":<br>", 1)


def _names(rows: Sequence[Benchmark], this_year: int) -> list[str]:
    return [f"{plotly_text(row.label(this_year), 26)}<br><i>{plotly_text(row.band, 26)}</i>" for row in rows]


def _reach(own: float, rows: Sequence[Benchmark]) -> list[float]:
    values = [own, 1.0, *(mark.value for row in rows for mark in row.marks)]
    room = max((max(values) - min(values)) * 0.08, 0.02)
    return [min(values) - room, max(values) + room]


def _clear_of(own: float, mark: Mark, rows: Sequence[Benchmark]) -> str:
    """Where the words of a mark stand: above it, or beside it where the own line would cross them."""
    low, high = _reach(own, rows)
    if abs(mark.value - own) > _CROSSED * (high - low):
        return "top center"
    return "middle right" if mark.value >= own else "middle left"


def _own_line(own: float, look: Look) -> Trace:
    line = {"color": colour_of("nrr", look.tone), "width": 2.5}
    return {
        "type": "line",
        "yref": "paper",
        "y0": 0,
        "y1": 1,
        "x0": own,
        "x1": own,
        "line": line,
        "layer": "below",
    }


def _own_label(own: float, label: str, look: Look) -> Trace:
    return {
        "x": own,
        "yref": "paper",
        "y": 1,
        "yanchor": "bottom",
        "text": f"<b>{label} {percent(own)}</b>",
        "showarrow": False,
        "font": {"color": ink(look.tone), "size": 12},
    }


def _cited(row: Benchmark) -> str:
    """Who published it, and when: `Optifai, 2026`."""
    first = cited(row)
    name, year = first.publisher or first.short, row.year or first.year
    return name if year is None else f"{name}, {year}"


def _title(own: float, label: str, rows: Sequence[Benchmark]) -> str:
    medians = [row.median.value for row in rows if row.median is not None]
    if not medians:
        return f"{label} of {percent_said(own)} beside {plural(len(rows), 'published range')}"
    if len(medians) == 1:
        (row,) = (row for row in rows if row.median is not None)
        median = f"the median of {percent_said(medians[0])} ({_cited(row)})"
        if own == medians[0]:
            return f"{label} is at {median}"
        return (
            f"{label} is {points_said(own - medians[0])} {'above' if own > medians[0] else 'below'} {median}"
        )
    above = sum(own > value for value in medians)
    return f"{label} of {percent_said(own)} is above {above} of {plural(len(medians), 'published median')}"


def _table(rows: Sequence[Benchmark], this_year: int) -> pd.DataFrame:
    shown = [
        [m.percent if (m := getattr(row, name)) else "" for row in rows]
        for name in ("low", "median", "high", "top")
    ]
    return pd.DataFrame(
        {
            "Source": [row.label(this_year) for row in rows],
            "Band": [row.band for row in rows],
            "Low": shown[0],
            "Median": shown[1],
            "High": shown[2],
            "Top": shown[3],
            "Where it stands": [row.caption for row in rows],
        }
    )
