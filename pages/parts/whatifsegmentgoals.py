"""What one segment alone would have to reach for the whole to get to the target."""

import pandas as pd
import streamlit as st

import nrr
from pages.parts.whatifscenes import Scene

_NO = "not possible"


def draw(scene: Scene, target: float) -> None:
    """A table by segment, or how to get one."""
    if not scene.by:
        st.caption("Split the book by an attribute above to see what each segment alone would have to reach.")
        return
    moved = nrr.priced_all(nrr.applied(scene.outlook.segments, scene.levers), scene.levers.price, 1.0)
    goal = target if scene.year_steps == 1 else nrr.monthly_equivalent(target)
    found = [nrr.solve_segment(moved, segment.name, goal) for segment in moved]
    lines = [_line(scene, segment, answer) for segment, answer in zip(moved, found, strict=True) if answer]
    with st.container(border=True, gap="small", key="segment_goals"):
        st.subheader(
            nrr.markdown_text(f"One segment of {scene.by} alone, the others as they are", 120), anchor=False
        )
        st.dataframe(pd.DataFrame(lines), hide_index=True, height="content", alt="Targets by segment")
        st.caption(
            "The NRR a segment needs, and what each of its own levers alone would have to be for that."
        )


def _line(scene: Scene, segment: nrr.SegmentBase, answer: nrr.SegmentAnswer) -> dict[str, str]:
    total = sum(one.arr_minor for one in scene.outlook.segments)
    needs = {
        f"{need.lever.capitalize()} needed": _rate(scene, need.required)
        if answer.feasible and need.feasible
        else _NO
        for need in answer.answer.needs
    }
    return {
        "Segment": segment.name,
        "Share": nrr.percent(segment.arr_minor / total),
        "NRR now": _rate(scene, segment.flow.nrr),
        "NRR needed": _rate(scene, answer.required_nrr) if answer.feasible else _NO,
    } | needs


def _rate(scene: Scene, level: float) -> str:
    return nrr.percent(level) if scene.year_steps == 1 else f"{level * 100:.2f}% a month"
