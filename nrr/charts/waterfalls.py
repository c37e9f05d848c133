"""Waterfalls: opening plus movements gives closing, in money or in customers.

The bars of the point-to-point Bridge stop at what the opening base retained, so that NRR can be read off
the picture, and go on with returned and new customers to the closing amount. On a phone the bars lie under
one another, where their names and amounts have room.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from nrr.charts.colours import colour_of
from nrr.charts.drawings import drawn_once
from nrr.charts.layouts import RULE, Trace, framed, money_axis, name_axis, plain_lines, value_axis
from nrr.charts.looks import Look, Screen
from nrr.charts.pictures.falls import Fall, fall_pictures
from nrr.charts.pictures.sheets import Svg
from nrr.charts.records import Chart
from nrr.charts.sentences import bridge_sentence, logo_sentence, movement_sentence
from nrr.definitions import NRR, Metric
from nrr.ground import count, percent
from nrr.retention import Bridge, RollForward

_NARROW = 0.4
"""Half the width of a bar, as a share of its place."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: `change` is signed; a total starts at zero. `key` is the field it shows."""

    key: str
    label: str
    change: int
    total: bool = False


@drawn_once
def waterfall(bridge: Bridge, look: Look, metric: Metric = NRR) -> Chart:
    """The Bridge in money; `metric` is the row of the metrics that the headline uses."""
    bars = _money_bars(bridge)
    title = bridge_sentence(bridge, look, metric)
    joined = " Returned and new customers are not counted." if bridge.new or bridge.resurrected else ""
    caption = (
        f"NRR = retained ÷ opening: the {bridge.window.opening.label} customers in"
        f" {bridge.window.closing.label}.{joined}"
    )
    return _money_chart(bars, bridge.opening, look, title, caption)


def waterfall_picture(bridge: Bridge, look: Look, alt: str) -> Svg:
    """The same bars without script."""
    shown = _worth_showing(_money_bars(bridge))
    texts = [_text(bar, bridge.opening, look) for bar in shown]
    told = [_words(bar, look.full(bar.change), bridge.opening) for bar in shown]
    return _picture(shown, texts, told, alt)


def logo_picture(bridge: Bridge, alt: str) -> Svg:
    """The bars in customers without script."""
    shown = _worth_showing(_logo_bars(bridge))
    texts = [_signed_count(bar) for bar in shown]
    told = [f"{bar.label}: {_bare(text)}" for bar, text in zip(shown, texts, strict=True)]
    return _picture(shown, texts, told, alt)


@drawn_once
def movement_waterfall(total: RollForward, look: Look) -> Chart:
    """Monthly movements added up over a window, in money."""
    bars = [
        Bar("opening", "Opening", total.opening, total=True),
        Bar("fx", "Currency", total.fx),
        Bar("transferred_in", "Moved in", total.transferred_in),
        Bar("transferred_out", "Moved out", -total.transferred_out),
        Bar("expansion", "Expansion", total.expansion),
        Bar("contraction", "Contraction", -total.contraction),
        Bar("churn", "Churn", -total.churn),
        Bar("reactivation", "Reactivation", total.reactivation),
        Bar("new", "New", total.new),
        Bar("closing", "Closing", total.closing, total=True),
    ]
    caption = (
        "A customer who grew and later shrank counts in both bars, so these amounts exceed the bridge from "
        f"{total.window.label}."
    )
    return _money_chart(bars, total.opening, look, movement_sentence(total, look), caption)


@drawn_once
def logo_waterfall(bridge: Bridge, look: Look) -> Chart:
    """The Bridge in customers."""
    bars = _logo_bars(bridge)
    caption = "Every customer counts once. Logo retention = retained ÷ opening."
    shown = _worth_showing(bars)
    texts = [_signed_count(bar) for bar in shown]
    words = [
        f"{bar.label}: {text} of {count(bridge.opening_logos)} opening customers"
        for bar, text in zip(shown, texts, strict=True)
    ]
    figure = _figure(shown, float, texts, words, look, value_axis("Customers"))
    title = logo_sentence(bridge)
    return Chart(
        figure, title, caption, _alt(title, shown, texts), _table(shown, texts, bridge.opening_logos)
    )


def _money_bars(bridge: Bridge) -> list[Bar]:
    return [
        Bar("opening", "Opening", bridge.opening, total=True),
        Bar("fx", "Currency", bridge.fx),
        Bar("expansion", "Expansion", bridge.expansion),
        Bar("contraction", "Contraction", -bridge.contraction),
        Bar("churn", "Churn", -bridge.churn),
        Bar("retained", "Retained", bridge.retained, total=True),
        Bar("resurrected", "Returned", bridge.resurrected),
        Bar("new", "New", bridge.new),
        Bar("closing", "Closing", bridge.closing, total=True),
    ]


def _logo_bars(bridge: Bridge) -> list[Bar]:
    return [
        Bar("opening_logos", "Opening", bridge.opening_logos, total=True),
        Bar("churned_logos", "Lost", -bridge.churned_logos),
        Bar("retained_logos", "Retained", bridge.retained_logos, total=True),
        Bar("resurrected_logos", "Returned", bridge.resurrected_logos),
        Bar("new_logos", "New", bridge.new_logos),
        Bar("closing_logos", "Closing", bridge.closing_logos, total=True),
    ]


def _picture(bars: Sequence[Bar], texts: Sequence[str], told: Sequence[str], alt: str) -> Svg:
    levels, spans = _levels(bars), _spans(bars)
    falls = [
        Fall(_movement(bar.key), bar.label, *span, level, plain_lines(text), words, bar.total)
        for bar, span, level, text, words in zip(bars, spans, levels, texts, told, strict=True)
    ]
    return fall_pictures(falls, alt)


def _money_chart(bars: Sequence[Bar], opening: int, look: Look, title: str, caption: str) -> Chart:
    shown = _worth_showing(bars)
    texts = [_text(bar, opening, look) for bar in shown]
    full = [look.full(bar.change) for bar in shown]
    words = [_words(bar, text, opening) for bar, text in zip(shown, full, strict=True)]
    figure = _figure(shown, look.units, texts, words, look, money_axis(look))
    return Chart(figure, title, caption, _alt(title, shown, texts), _table(shown, full, opening))


def _text(bar: Bar, opening: int, look: Look) -> str:
    """What stands above a bar; the retained one carries its share of the opening, which is NRR."""
    if not bar.total:
        return look.signed(bar.change)
    share = f"<br>{percent(bar.change / opening)}" if bar.key == "retained" and opening else ""
    return f"<b>{look.short(bar.change)}{share}</b>"


def _worth_showing(bars: Sequence[Bar]) -> list[Bar]:
    """Bars without a movement are left out, and with nobody new the retained bar would repeat the last
    one.
    """
    always = {"expansion", "contraction", "churn", "new", "churned_logos", "new_logos"}
    moved = [bar for bar in bars if bar.total or bar.change or bar.key in always]
    joined = any(bar.change for bar in moved if bar.key.startswith(("new", "resurrected")))
    return moved if joined else [bar for bar in moved if not bar.key.startswith("retained")]


def _figure(
    bars: Sequence[Bar],
    units: Callable[[int], float],
    texts: Sequence[str],
    words: Sequence[str],
    look: Look,
    axis: Trace,
) -> go.Figure:
    spans = _spans(bars)
    names = [bar.label for bar in bars]
    trace = {
        "type": "bar",
        "x": names,
        "y": [units(end - start) for start, end in spans],
        "base": [units(start) for start, _ in spans],
        "width": 2 * _NARROW,
        "marker": {"color": [colour_of(_movement(bar.key), look.tone) for bar in bars]},
        "text": list(texts),
        "texttemplate": [_placed(bar, span) for bar, span in zip(bars, spans, strict=True)],
        "textposition": "outside",
        "constraintext": "none",
        "textfont": {"size": 11},
        "cliponaxis": False,
        "customdata": [bar.key for bar in bars],
        "hovertext": words,
        "hovertemplate": "%{hovertext}<extra></extra>",
    }
    lines = [_connector(index, units(level)) for index, level in enumerate(_levels(bars)[:-1])]
    # Every bar carries its amount, so marks on the axis would only take width from a phone.
    bare = axis | {"showticklabels": False, "showgrid": False}
    upright = framed(
        [trace], look, height=380, xaxis=name_axis(names), yaxis=bare, shapes=lines, margin=_MARGIN
    )
    return _laid(upright, look) if look.screen is Screen.PHONE else upright


_MARGIN = {"l": 4, "r": 4, "t": 30, "b": 8, "pad": 2}
_LYING_MARGIN = {"l": 76, "r": 4, "t": 22, "b": 4, "pad": 4}
_ROOM_FOR_AMOUNTS, _ROW_PX = 1.35, 36


def _laid(figure: go.Figure, look: Look) -> go.Figure:
    """A figure of `_figure` with its axes exchanged; an amount of two lines stands in one."""
    bars = figure.data[0].to_plotly_json()
    names, lengths, bases = list(bars["x"]), list(bars["y"]), list(bars["base"])
    highest = max(max(base, base + length) for base, length in zip(bases, lengths, strict=True))
    texts = [text.replace("<br>", " · ") for text in bars["text"]]
    lying = {"x": lengths, "y": names, "orientation": "h", "text": texts, "texttemplate": "%{text}"}
    lines = [_turned(line.to_plotly_json()) for line in figure.layout.shapes]
    amounts = figure.layout.yaxis.to_plotly_json() | {
        "range": [0, highest * _ROOM_FOR_AMOUNTS],
        "title": None,
    }
    kinds = name_axis(names, automargin=False, autorange="reversed")
    height = _ROW_PX * len(names)
    return framed(
        [bars | lying], look, height=height, xaxis=amounts, yaxis=kinds, shapes=lines, margin=_LYING_MARGIN
    )


def _turned(line: Trace) -> Trace:
    ends = {"x0": line["y0"], "x1": line["y1"], "y0": line["x0"], "y1": line["x1"]}
    return line | ends


def _levels(bars: Sequence[Bar]) -> list[int]:
    """The running total after every bar."""
    level, found = 0, []
    for bar in bars:
        level = bar.change if bar.total else level + bar.change
        found.append(level)
    return found


def _spans(bars: Sequence[Bar]) -> list[tuple[int, int]]:
    """Where every bar is drawn from and to; its amount stands beyond the far end.

    A gain after the retained bar is drawn downwards: it rises to the level of its right neighbour, and above
    it two amounts would stand side by side, which a phone has no room for.
    """
    ends = _levels(bars)
    starts = [0 if bar.total else before for bar, before in zip(bars, [0, *ends[:-1]], strict=True)]
    late = next((n for n, bar in enumerate(bars) if bar.key.startswith("retained")), len(bars) - 3)
    return [
        (end, start) if n > late and not bar.total and bar.change > 0 else (start, end)
        for n, (bar, start, end) in enumerate(zip(bars, starts, ends, strict=True))
    ]


def _placed(bar: Bar, span: tuple[int, int]) -> str:
    """Amounts below two neighbours stand in two lines: returned customers one lower than new ones."""
    start, end = span
    lower = end < start and bar.change > 0 and not bar.key.startswith("new")
    return "&nbsp;<br>%{text}" if lower else "%{text}"


def _connector(index: int, level: float) -> Trace:
    line = {"color": RULE, "width": 1}
    ends = {"x0": index + _NARROW, "x1": index + 1 - _NARROW, "y0": level, "y1": level}
    return {"type": "line", "xref": "x", "yref": "y", "line": line, "layer": "below"} | ends


def _movement(key: str) -> str:
    return {"churned_logos": "churn"}.get(key, key.removesuffix("_logos"))


def _words(bar: Bar, text: str, opening: int) -> str:
    share = percent(abs(bar.change) / opening) if opening else ""
    return f"{bar.label}: {text}" + (f", {share} of opening" if share and bar.key != "opening" else "")


def _signed_count(bar: Bar) -> str:
    if bar.total:
        return f"<b>{count(bar.change)}</b>"
    return count(bar.change) if bar.change < 0 else f"+{count(bar.change)}"


def _alt(title: str, bars: Sequence[Bar], texts: Sequence[str]) -> str:
    parts = ", ".join(f"{bar.label.lower()} {_bare(text)}" for bar, text in zip(bars, texts, strict=True))
    return f"{title}. Waterfall: {parts}."


def _bare(text: str) -> str:
    return ", ".join(plain_lines(text))


def _table(bars: Sequence[Bar], texts: Sequence[str], opening: int) -> pd.DataFrame:
    shares = [percent(bar.change / opening) if opening else "N/A" for bar in bars]
    return pd.DataFrame(
        {"Line": [bar.label for bar in bars], "Amount": [_bare(text) for text in texts], "Of opening": shares}
    )
