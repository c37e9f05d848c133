"""The furniture of a page: its head, figures that explain themselves, charts with their words and tables."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import streamlit as st

import nrr
from pages.parts import checklist, session

QUIET = {"displayModeBar": False}
_MOST_SEEN, _SCREEN = 16, 620
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


def tall(rows: int) -> int | Literal["content"]:
    """How high a table of that many rows stands: all of them, up to a screen."""
    return "content" if rows <= _MOST_SEEN else _SCREEN


def head(title: str, asked: session.Asked) -> None:
    """The finding as the title, and the definition it is true under."""
    checklist.doubts(asked)
    with st.container(gap="xxsmall", key="head"):
        st.title(nrr.markdown_text(title, 240), anchor=False)
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
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
            chart_data=list(figure.course) if len(figure.course) > 1 else None,
            chart_type="area",
        )
        st.caption(nrr.markdown_text(figure.note, 160))
        st.button(":primary[Explain]", key=f"explain_{figure.key}", type="tertiary", on_click=on_click)


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
        st.subheader(nrr.markdown_text(chart.title, 240), anchor=False)
        plot(chart, key, on_points)
        st.caption(nrr.markdown_text(chart.caption, 600))
        with st.expander("Show as table", type="compact"):
            st.dataframe(chart.table, hide_index=True, alt=chart.title, key=f"table_{key}")


def plot(
    chart: nrr.charts.Chart,
    key: str,
    on_points: Callable[[Points], None] | None,
    height: int | Literal["content"] = "content",
) -> None:
    """The picture alone; on a phone a wide one scrolls inside its card."""
    with st.container(key=f"plot_{key}"):
        figure = nrr.charts.inked(chart.figure, session.tone())
        if on_points is None:
            st.plotly_chart(figure, key=key, config=QUIET, alt=chart.alt, height=height)
        else:
            _draw(figure, chart.alt, key, on_points)


def glance(chart: nrr.charts.Chart, key: str, height_px: int) -> None:
    """The picture small, under its finding, where it leads to another page."""
    st.caption(nrr.markdown_text(chart.title, 240))
    plot(chart, key, None, height_px)


def _draw(figure: Any, alt: str, key: str, on_points: Callable[[Points], None]) -> None:
    # A chart keeps its selection; a fresh key after every click lets the same bar be clicked again.
    turn = f"turn_{key}"
    name = f"{key}_{st.session_state.setdefault(turn, 0)}"
    st.plotly_chart(
        figure,
        key=name,
        config=QUIET,
        alt=alt,
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
