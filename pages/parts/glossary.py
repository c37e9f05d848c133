"""The glossary, generated from the rows of the metrics."""

import streamlit as st

import nrr
from pages.parts import explain, session


def draw(asked: session.Asked) -> None:
    """Every figure: what it means, its formula, and its value in this view."""
    bridge, total = asked.snapshot.main.bridge, nrr.retention.summed(asked.snapshot.main.steps)
    st.header("Point to point", anchor=False)
    _grid("bridge", nrr.definitions.BRIDGE_METRICS, bridge, asked)
    st.header("From monthly movements", anchor=False)
    st.markdown("Every monthly change is added up. These are different figures with different names.")
    # What both kinds have stands once, point to point.
    own = tuple(one for one in nrr.definitions.MOVEMENT_METRICS if one not in nrr.definitions.BRIDGE_METRICS)
    _grid("movements", own, total, asked)
    st.header("How sure the figures are", anchor=False)
    _certainties()


def _certainties() -> None:
    with st.grid(2, min_column_width=300, gap="small", key="certainties"):
        for number, row in enumerate(nrr.intervals.CERTAINTIES):
            with st.container(border=True, key=f"certainty_{number}", height="stretch", gap="xsmall"):
                st.markdown(f"**{nrr.markdown_text(row.label)}**")
                st.markdown(nrr.markdown_text(row.meaning, 400))
                st.caption(nrr.markdown_text(row.measured, 400))


def _grid(kind: str, metrics: tuple[nrr.Metric, ...], record: object, asked: session.Asked) -> None:
    with st.grid(3, min_column_width=300, gap="small", key=f"glossary_{kind}"):
        for metric in metrics:
            _entry(metric, record, asked, f"{kind}_{metric.key}")


def _entry(metric: nrr.Metric, record: object, asked: session.Asked, key: str) -> None:
    value = None if record is None else metric.of(record)
    with st.container(border=True, key=f"term_{key}", height="stretch", gap="xsmall"):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            st.markdown(f"**{metric.label}**", width="content")
            st.markdown(f"**{nrr.markdown_text(_text(metric, value, asked))}**", width="content")
        st.markdown(nrr.markdown_text(metric.meaning, 400))
        st.caption(nrr.markdown_text(metric.sentence, 400))
        if metric.synonyms:
            st.caption(nrr.markdown_text(f"Also called {', '.join(metric.synonyms)}", 300))
        if value is not None:
            question = explain.FigureQuestion(metric.key)
            st.button("Explain", key=f"term_go_{key}", type="tertiary", on_click=explain.asking(question))


def _text(metric: nrr.Metric, value: float | None, asked: session.Asked) -> str:
    if value is None:
        return f"{nrr.MISSING}, {metric.undefined}"
    if metric.unit is nrr.definitions.Unit.MONEY:
        return asked.short(round(value))
    return nrr.ground.multiple(value) if metric.unit is nrr.definitions.Unit.MULTIPLE else nrr.percent(value)
