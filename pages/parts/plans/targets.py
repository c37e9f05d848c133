"""The gap of NRR to its target: what each segment adds to it."""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd
import streamlit as st

import nrr
from pages.parts import cards, session


def draw(asked: session.Asked, plan: nrr.plans.Plan | None) -> None:
    """One target for the whole book or those of the plan's segments, and the points every segment adds."""
    notes, rates = session.plan_notes(), asked.snapshot.main.headline.rates
    with st.container(border=True, key="plan_target", gap="small"):
        st.header("NRR against target", anchor=False)
        told = st.number_input(
            "NRR target over 12 months, %",
            0.0,
            1000.0,
            notes.target_percent,
            0.5,
            format="%.1f",
            key="nrr_target",
            width=240,
        )
        if told != notes.target_percent:
            session.keep_plan_notes(replace(notes, target_percent=told))
        window = asked.view.window
        aims, openings = ({}, {}) if plan is None else nrr.plans.planned_targets(plan, window)
        total = told / 100 or (None if plan is None else nrr.plans.planned_total(plan, window))
        if total is None and not aims:
            st.caption("Enter one target, or add a column NRR with a target by segment to the plan.")
            return
        if reason := nrr.plans.targets_refused(asked.view):
            st.markdown(nrr.markdown_text(f"{reason[:1].upper()}{reason[1:]}.", 200))
        elif rates.nrr is None:
            st.markdown(nrr.markdown_text(rates.reason, 200))
        else:
            _against(asked, total, aims, openings)


def _against(
    asked: session.Asked, total: float | None, aims: Mapping[str, float], openings: Mapping[str, int]
) -> None:
    rate = asked.snapshot.main.headline.rates.nrr
    if total is not None and rate is not None:
        st.markdown(
            f"NRR is **{nrr.percent(rate)}**, {nrr.points(rate - total)} against {nrr.percent(total)}."
        )
    parts = {one.attribute: one for one in asked.snapshot.segments}
    if not parts:
        return
    aimed = [name for name, one in parts.items() if aims.keys() & {s.label for s in one.segments}]
    usual = list(parts).index(aimed[0]) if aimed else 0
    by = st.selectbox("Gap by", list(parts), index=usual, key="target_by", width=240)
    segments = {one.label: (one.bridge.opening, one.bridge.retained) for one in parts[by].segments}
    named = by in aimed
    gap = nrr.plans.target_gap(
        segments, total, dict(aims) if named else None, dict(openings) if named else None
    )
    if gap is None:
        return
    _table(segments, gap, aims if named else {})
    if gap.targets_do_not_make_total is not None and total is not None:
        st.caption(
            f"The segment targets make {nrr.percent(gap.parts.before)},"
            f" {nrr.points(gap.targets_do_not_make_total)} against your target of {nrr.percent(total)}."
        )


def _table(
    segments: Mapping[str, tuple[int, int]], gap: nrr.plans.TargetGap, aims: Mapping[str, float]
) -> None:
    rows = [
        {
            "Segment": name,
            "NRR": nrr.percent(_kept(segments.get(name, (0, 0)))),
            **({"Target": nrr.percent(aims.get(name))} if aims else {}),
            **({"Mix": nrr.points(mix), "Rate": nrr.points(rate)} if aims else {}),
            "Adds to the gap": nrr.points(mix + rate),
        }
        for name, (mix, rate) in gap.by_segment.items()
    ]
    parts = gap.parts
    rows.append(
        {
            "Segment": "All",
            "NRR": nrr.percent(parts.after),
            **({"Target": nrr.percent(parts.before)} if aims else {}),
            **({"Mix": nrr.points(parts.mix), "Rate": nrr.points(parts.rate)} if aims else {}),
            "Adds to the gap": nrr.points(parts.delta),
        }
    )
    cards.figures(pd.DataFrame(rows), "Gap to the target by segment")
    st.caption(
        "Mix: more or less of opening revenue in the segment than planned. Rate: its NRR above or below its"
        " target. The lines add to the gap."
        if aims
        else "Share of opening revenue × (NRR of the segment − target); the lines add to the gap."
    )


def _kept(ends: tuple[int, int]) -> float | None:
    return ends[1] / ends[0] if ends[0] else None
