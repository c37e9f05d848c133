"""The furniture of a page: its head, figures that explain themselves, charts with their words and tables."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd
import streamlit as st

import nrr
from pages.parts import checklist, downloads, session, tables, tones

_NO_TOOLS = ["zoom2d", "pan2d", "zoomIn2d", "zoomOut2d", "autoScale2d", "resetScale2d"]
_MOST_NAMED = 3
Points = list[dict[str, Any]]
Colour = Literal["red", "orange", "blue", "green", "gray"]
Writer = Callable[[Any], str]
"""How a column of a table is written."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One card: the figure as text, its change, its course, a line of context, and what a click asks."""

    key: str
    label: str
    text: str
    note: str = ""
    change: float | None = None
    growth: float | None = None
    course: Sequence[float] = ()
    against: str = ""
    help: str = ""


def head(title: str, asked: session.Asked) -> None:
    """The finding as the title, and the definition it is true under."""
    with st.container(gap="xxsmall", key="head"):
        headline(title, asked)
        definition(asked)


def headline(title: str, asked: session.Asked) -> None:
    """The finding as the title, of whom it speaks first; before it what makes it doubtful."""
    checklist.doubts(asked)
    st.title(nrr.markdown_text(f"{_of_whom(asked.view.where)}{title}", 240), anchor=False)


def _of_whom(where: nrr.retention.Where) -> str:
    """`SMB, EMEA: `, or how many values; empty without a filter."""
    chosen = [
        ", ".join(values) if len(values) <= _MOST_NAMED else f"{name} ({len(values)} values)"
        for name, values in where
    ]
    return f"{', '.join(chosen)}: " if chosen else ""


def definition(asked: session.Asked) -> None:
    """The definition that figures are true under, and whether every check passes."""
    with st.container(
        horizontal=True,
        horizontal_alignment="distribute",
        vertical_alignment="center",
        key="definition",
    ):
        st.caption(nrr.markdown_text(asked.snapshot.stamp, 400), width="content")
        checklist.strip(asked)


def figure_card(figure: Figure, on_click: Callable[[], None]) -> None:
    """One figure with its course; the button opens its explanation."""
    with st.container(border=True, key=f"card_{figure.key}", height="stretch", gap="xsmall"):
        st.metric(
            figure.label,
            figure.text,
            **_change(figure),
            help=figure.help or None,
        )
        _course(figure)
        st.caption(nrr.markdown_text(figure.note, 160))
        st.button(
            "Explain",
            key=f"explain_{figure.key}",
            type="tertiary",
            icon=":material/group:",
            on_click=on_click,
        )


_LINE_ONLY = ".line{fill:none!important;stroke-width:2}"
"""The colour of a figure fills its areas too: a course is a line."""


def _course(figure: Figure) -> None:
    """The way to the figure as a line in its own colour, whichever way it went."""
    picture = nrr.charts.spark(figure.course, figure.key, f"Course of {figure.label}")
    if picture:
        rules = f"<style>{nrr.charts.colour_rules(tones.tone())}{_LINE_ONLY}</style>"
        with st.container(key=f"course_{figure.key}"):
            st.image(picture.replace(">", f">{rules}", 1), width="stretch")


def _change(figure: Figure) -> dict[str, Any]:
    """A rise is drawn in the colour of gains, a fall in that of losses; the sign is in the text."""
    moved = figure.change if figure.growth is None else figure.growth
    if moved is None:
        return {}
    if round(moved, 3) == 0:
        return {"delta": 0, "delta_description": figure.against}
    text = nrr.points(moved) if figure.growth is None else nrr.percent(moved)
    arrow, colour = ("down", "inverse") if moved < 0 else ("up", "normal")
    return {"delta": text, "delta_arrow": arrow, "delta_color": colour, "delta_description": figure.against}


def chart_card(chart: nrr.charts.Chart, key: str, on_points: Callable[[Points], None] | None = None) -> None:
    """A chart under its finding, with how to read it and the same numbers as a table."""
    with st.container(border=True, key=f"chart_{key}", height="stretch", gap="small"):
        st.header(nrr.markdown_text(chart.title, 240), anchor=False)
        plot(chart, key, on_points)
        st.caption(nrr.markdown_text(chart.caption, 600))
        as_table(chart, key)


def short_card(
    chart: nrr.charts.Chart, key: str, height_px: int, on_points: Callable[[Points], None]
) -> None:
    """A chart low enough for a screen of several, with the same numbers as a table."""
    with st.container(border=True, key=f"chart_{key}", height="stretch", gap="xxsmall"):
        st.markdown(f"**{nrr.markdown_text(chart.title, 240)}**")
        table = st.popover("Table", type="tertiary", key=f"as_table_{key}", on_change="rerun")
        if table.open:
            with table:
                st.caption(nrr.markdown_text(chart.caption, 600))
                twin(chart, key)
        plot(chart, key, on_points, height_px)


def as_table(chart: nrr.charts.Chart, key: str) -> None:
    """The numbers of a chart under one line."""
    with folded(key) as table:
        if table.open:
            twin(chart, key)


def folded(key: str) -> Any:
    """The line a table is under: it is drawn only while that is open, because tables draw slowly."""
    return st.expander("Show as table", type="compact", key=f"open_{key}", on_change="rerun")


def twin(chart: nrr.charts.Chart, key: str) -> None:
    """The numbers of a chart as a table, figures to the right, and as a file."""
    tables.listed(chart.table, alt=chart.title, key=f"table_{key}")
    data = downloads.safe_csv(list(chart.table.columns), chart.table.itertuples(index=False, name=None))
    downloads.offer("Download CSV", data, _stem(key), "csv", key=f"csv_{key}")


def figures(table: pd.DataFrame, alt: str) -> None:
    """A short table that nobody picks from: names to the left, figures with their heads to the right."""
    shown = table.map(lambda cell: nrr.markdown_text(str(cell), 400))
    shown.columns = [nrr.markdown_text(str(name), 80) for name in table.columns]
    st.table(shown, border="horizontal", hide_index=True, alt=alt)


def scroll_hint(key: str, names: str) -> None:
    """Below a table, on a phone alone: what stands to the right of its edge."""
    with st.container(key=f"scroll_hint_{key}"):
        st.caption(f"Scroll for {names} →")


def _tools(key: str) -> dict[str, Any]:
    """Of the chart library's tools only those that save the picture (SVG by `art/pictures.js`) and show it in
    full screen.
    """
    return {
        "displaylogo": False,
        "modeBarButtonsToRemove": _NO_TOOLS,
        "toImageButtonOptions": {"format": "png", "scale": 3, "filename": _stem(key)},
    }


def _stem(key: str) -> str:
    """What files of a chart are called: `nrr-waterfall`."""
    return f"nrr-{key.replace('_', '-').lower()}"


def plot(
    chart: nrr.charts.Chart,
    key: str,
    on_points: Callable[[Points], None] | None,
    height: int | Literal["content"] = "content",
) -> None:
    """The picture alone; on a phone a wide one scrolls inside its card."""
    with st.container(key=f"plot_{key}"):
        if on_points is None:
            st.plotly_chart(chart.figure, key=key, config=_tools(key), alt=chart.alt, height=height)
        else:
            _draw(chart.figure, chart.alt, key, on_points, height)


def glance(chart: nrr.charts.Chart, key: str, height_px: int) -> None:
    """The picture small, under its finding, where it leads to another page."""
    st.caption(nrr.markdown_text(chart.title, 240))
    plot(chart, key, None, height_px)


def _draw(
    figure: Any,
    alt: str,
    key: str,
    on_points: Callable[[Points], None],
    height: int | Literal["content"],
) -> None:
    # A chart keeps its selection; a fresh key after every click lets the same bar be clicked again.
    turn = f"turn_{key}"
    name = f"{key}_{st.session_state.setdefault(turn, 0)}"
    st.plotly_chart(
        figure,
        key=name,
        config=_tools(key),
        alt=alt,
        height=height,
        selection_mode="points",
        on_select=lambda: _clicked(name, turn, on_points),
    )


def _clicked(name: str, turn: str, on_points: Callable[[Points], None]) -> None:
    points: Points = st.session_state[name]["selection"]["points"]
    if points:
        st.session_state[turn] += 1
        on_points(points)


def custom(point: dict[str, Any]) -> list[str]:
    """The custom data of a clicked point, whichever form the browser sends it in."""
    data = point.get("customdata", [])
    if isinstance(data, dict):
        return [str(data[key]) for key in sorted(data, key=int)]
    return [str(value) for value in data] if isinstance(data, list) else [str(data)]
