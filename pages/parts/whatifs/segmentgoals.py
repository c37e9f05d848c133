"""What one segment alone would have to reach for the whole to get to the target."""

import pandas as pd
import streamlit as st

import nrr
from pages.parts import cards
from pages.parts.whatifs.scenes import Scene, write

_NO = "not possible"


def draw(scene: Scene, target: float) -> None:
    """A table by segment with a way to set one of them, or how to get one."""
    if not scene.by:
        if scene.asked is not None:
            st.caption("Split by an attribute above to see what each segment alone would have to reach.")
        return
    found = nrr.scenarios.segment_ways(scene.outlook.segments, scene.levers, target, scene.mode)
    with st.container(border=True, gap="small", key="segment_goals"):
        st.header(nrr.markdown_text(_title(scene, found, target), 200), anchor=False)
        lines = [_line(scene, one) for one in found]
        cards.figures(pd.DataFrame(lines), "Targets by segment")
        st.caption(
            "NRR each segment would need over 12 months while the others stay as they are, and each lever"
            " that alone would get there."
        )
        _setter(scene, found)


def _title(scene: Scene, found: tuple[nrr.scenarios.SegmentWays, ...], target: float) -> str:
    able = [one for one in found if any(way.required is not None for way in one.ways)]
    goal = f"bring NRR to {nrr.percent(target)}"
    if not able:
        return f"No segment of {scene.by} alone can {goal}"
    easiest = min(able, key=lambda one: abs(one.required_nrr - one.now_nrr))
    needed, now = nrr.percent(easiest.required_nrr), nrr.percent(easiest.now_nrr)
    if needed == now:
        return f"{easiest.segment} alone would {goal} with about the NRR of {now} it has"
    return f"{easiest.segment} alone would {goal} with an NRR of {needed} instead of {now}"


def _line(scene: Scene, one: nrr.scenarios.SegmentWays) -> dict[str, str]:
    total = scene.today.arr_minor[0]
    amount = next(base.arr_minor for base in scene.outlook.segments if base.name == one.segment)
    needs = {
        f"{way.lever.capitalize()} needed": _NO if way.required is None else scene.rate(way.required)
        for way in one.ways
    }
    return {
        "Segment": one.segment,
        "Share": nrr.percent(amount / total),
        "NRR now": nrr.percent(one.now_nrr),
        "NRR needed": nrr.percent(one.required_nrr) if one.required_nrr >= 0 else _NO,
    } | needs


def _setter(scene: Scene, found: tuple[nrr.scenarios.SegmentWays, ...]) -> None:
    """Take one segment's answer over into its own lever, exactly."""
    steps = {
        f"{way.lever.capitalize()} of {one.segment}": (one.segment, way.lever, way.step)
        for one in found
        for way in one.ways
        if way.step is not None
    }
    if not steps:
        return
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="segment_setter"):
        chosen = st.selectbox("One lever of one segment", list(steps), key="segment_goal", width=260)
        moved = nrr.scenarios.nudged_in(scene.levers, *steps[chosen])
        st.button("Set this lever", key="set_segment", on_click=write, args=(scene.outlook, moved))
