"""The gap of NRR to its target: what each segment adds to it."""

from dataclasses import replace

import pandas as pd
import streamlit as st

import nrr
from pages.parts import session


def draw(asked: session.Asked) -> None:
    """One target for the whole book, and the points every segment adds to the gap."""
    notes, rates = session.plan_notes(), asked.snapshot.main.headline.rates
    with st.container(border=True, key="plan_target", gap="small"):
        st.header("NRR against its target", anchor=False)
        told = st.number_input(
            "NRR target over 12 months, %",
            0.0,
            1000.0,
            notes.target_percent,
            0.5,
            key="nrr_target",
            width=240,
        )
        if told != notes.target_percent:
            session.keep_plan_notes(replace(notes, target_percent=told))
        if not told:
            return
        months = asked.view.window.months
        if months != 12:
            st.markdown(f"The 12-month target cannot be read against {nrr.plural(months, 'month')}.")
            return
        if rates.nrr is None:
            st.markdown(nrr.markdown_text(rates.reason, 200))
            return
        st.markdown(
            f"NRR is **{nrr.percent(rates.nrr)}**, {nrr.points(rates.nrr - told / 100)} against"
            f" {nrr.percent(told / 100)}."
        )
        _by_segment(asked, told / 100)


def _by_segment(asked: session.Asked, target: float) -> None:
    parts = {one.attribute: one for one in asked.snapshot.segments}
    if not parts:
        return
    by = st.selectbox("Gap by", list(parts), key="target_by", width=240)
    segments = {one.label: (one.bridge.opening, one.bridge.retained) for one in parts[by].segments}
    gap = nrr.plans.target_gap(segments, target)
    if gap is None:
        return
    rows = [
        {
            "Segment": name,
            "NRR": nrr.percent(segments[name][1] / segments[name][0] if segments[name][0] else None),
            "Adds to the gap": nrr.points(mix + rate),
        }
        for name, (mix, rate) in gap.by_segment.items()
    ]
    rows.append(
        {
            "Segment": "All",
            "NRR": nrr.percent(gap.parts.after),
            "Adds to the gap": nrr.points(gap.parts.delta),
        }
    )
    st.dataframe(pd.DataFrame(rows), hide_index=True, height="content", alt="Gap to the target by segment")
    st.caption("Share of opening revenue × (NRR of the segment − target); the lines add to the gap.")
