"""Segments over time: a line each, and the losses and expansion of this window side by side."""

import streamlit as st

import nrr
from pages.parts import cards, memory, session


@memory.kept("Following each segment over time")
def _courses(
    key: str,
    _ledger: nrr.Ledger,
    view: nrr.View,
    by: str,
) -> dict[str, tuple[nrr.comparisons.SegmentPoint, ...]]:
    return nrr.comparisons.segment_courses(_ledger, view, by)


def course(asked: session.Asked, by: str) -> dict[str, tuple[nrr.comparisons.SegmentPoint, ...]]:
    """The segments of a column over time."""
    return _courses(asked.book.key, asked.ledger, asked.view, by)


def draw(part: nrr.snapshots.SegmentPart, asked: session.Asked) -> None:
    """The lines, then the small multiples."""
    policy, months = asked.view.policy, asked.view.window.months
    courses = course(asked, part.attribute)
    chart = nrr.charts.segment_lines(courses, part.attribute, months, policy.smallest_group, asked.look)
    cards.chart_card(chart, "segment_lines")
    _panels(nrr.charts.small_multiples(part, asked.look, policy), policy.smallest_group)


def _panels(panels: tuple[nrr.charts.Chart, ...], smallest: int) -> None:
    with st.container(border=True, key="segment_panels", gap="small"):
        if not panels:
            st.markdown(f"Every segment has fewer than {smallest} opening customers, too few to show.")
            return
        st.header("Gains and losses by segment", anchor=False)
        with st.grid(min(4, len(panels)), min_column_width=220, gap="small", key="segment_grid"):
            for place, panel in enumerate(panels):
                with st.container(gap="xxsmall", key=f"segment_panel_{place}"):
                    st.markdown(f"**{nrr.markdown_text(panel.title, 80)}**")
                    cards.plot(panel, f"segment_{place}", None)
        st.caption(nrr.markdown_text(panels[0].caption, 400))
