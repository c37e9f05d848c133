"""The bridge of every segment side by side, on one scale."""

import streamlit as st

import nrr
from pages.parts import cards, explain, session, tables
from pages.parts.segments import segmentcards


def card(asked: session.Asked) -> None:
    """One small chart a segment of the chosen attribute."""
    parts = {part.attribute: part for part in asked.snapshot.segments}
    if not parts:
        return
    with st.container(border=True, key="segments", gap="small"):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom"):
            names = list(parts)
            by = st.selectbox("Segments by", names, key="by", bind="query-params", width=220)
        part = parts[by]
        st.header(
            nrr.markdown_text(nrr.charts.segment_bars(part, asked.look, asked.view.policy).title, 240),
            anchor=False,
        )
        panels = nrr.charts.small_multiples(part, asked.look, asked.view.policy)
        if not panels:
            st.markdown(
                f"Every segment has fewer than {asked.view.policy.smallest_group} opening customers, too few"
                " to show."
            )
            return
        with st.grid(min(4, len(panels)), min_column_width=220, gap="small", key="panels"):
            for place, panel in enumerate(panels):
                _panel(panel, by, place)
        st.caption(nrr.markdown_text(panels[0].caption, 400))
        with cards.folded("segments") as table:
            if table.open:
                shown = nrr.charts.segment_table(part, asked.look, asked.view.policy)
                tables.listed(shown, alt="Segments", key="segments_table")


def _panel(panel: nrr.charts.Chart, by: str, place: int) -> None:
    with st.container(gap="xxsmall", key=f"panel_{place}"):
        st.markdown(f"**{nrr.markdown_text(panel.title, 80)}**")
        cards.plot(panel, f"panel_chart_{place}", lambda points: _clicked(points, by))


def _clicked(points: cards.Points, by: str) -> None:
    """A bar of a panel is one movement of one segment."""
    movement, segment, *_ = cards.custom(points[0])
    explain.ask(segmentcards.SegmentQuestion(by, segment, movement))
