"""Scenarios side by side: Base, Low and High from the book's own past, and the reader's own, by name."""

import pandas as pd
import streamlit as st

import nrr
from pages.parts import cards, ownscenarios
from pages.parts.whatifs import scenariodesk
from pages.parts.whatifs.scenes import Scene, under

NOW = "As set now"


def draw(scene: Scene) -> None:
    """All scenarios of this mode in one table, then what can be done with them."""
    named = named_here(scene)
    shown = (*named, nrr.Scenario(NOW, scene.levers, scene.mode, scene.by)) if scene.moved else named
    with st.container(border=True, gap="small", key="scenario_book"):
        st.header(nrr.markdown_text(_title(scene, named), 240), anchor=False)
        cards.figures(_table(scene, shown), "Scenarios side by side")
        for words in (_origin(scene), *_reasons(shown), *_left_out(scene, shown)):
            st.caption(nrr.markdown_text(words, 300))
        left, right = st.columns(2, gap="medium")
        with left:
            scenariodesk.chooser(scene, named)
            scenariodesk.keeper(scene)
        with right:
            scenariodesk.files(scene, named)


def named_here(scene: Scene) -> tuple[nrr.Scenario, ...]:
    """Base, Low, High and the reader's own of this mode."""
    own = (one for one in ownscenarios.scenarios() if one.mode is scene.mode)
    return (*nrr.outlooks.own_range(scene.outlook), *own)


def _title(scene: Scene, named: tuple[nrr.Scenario, ...]) -> str:
    courses = {one.name: scene.course(one.levers) for one in named}
    low, high = courses["Low"], courses["High"]
    gap = high.arr_minor[-1] - low.arr_minor[-1]
    least, most = (nrr.ground.percent_said(one.base_nrr(scene.year_steps)) for one in (low, high))
    amount = f"{scene.look.short(abs(gap))} of {scene.look.basis}"
    return f"NRR of {least} (Low) and {most} (High) differ by {amount} in {scene.after(3)}"


def _origin(scene: Scene) -> str:
    past = scene.outlook.past[""].year
    if len(past.flows) < 2:
        step = "two points" if scene.year_steps == 1 else "two points a year"
        return f"Low and High move churn and expansion by {step}: the history is too short for its own range."
    return (
        f"Low and High use the lowest and highest 12-month NRR between {past.closings[0].label} and "
        f"{past.closings[-1].label}, as a set; single lines may move the other way."
    )


def _reasons(shown: tuple[nrr.Scenario, ...]) -> list[str]:
    """Why a line of a scenario is on the other side of today."""
    return [f"{one.name}: {one.reason}" for one in shown if one.reason]


def _left_out(scene: Scene, shown: tuple[nrr.Scenario, ...]) -> list[str]:
    """Scenarios whose own levers are about segments this book does not have."""
    return [
        f"{one.name} has own levers for segments of {one.by}, which this data lacks; they are excluded."
        for one in shown
        if one.levers.by_segment and one.by not in ("", under(scene, one.by).by)
    ]


def _table(scene: Scene, shown: tuple[nrr.Scenario, ...]) -> pd.DataFrame:
    """A column a scenario."""
    basis, period = scene.look.basis, "year" if scene.year_steps == 1 else "month"
    rows = ["NRR in 12 months", "GRR in 12 months"]
    rows += [f"{basis} in {months} months" for months in (12, 24, 36)]
    rows += [f"{rate.capitalize()} a {period}" for rate in nrr.scenarios.LEVER_RATES]
    rows += [f"New {basis} a {period}", f"Returning {basis} a {period}", "Price step"]
    columns = {one.name: _column(under(scene, one.by), one.levers) for one in shown}
    return pd.DataFrame({"Figure": rows} | columns)


def _column(scene: Scene, set_levers: nrr.Levers) -> list[str]:
    levers = set_levers.on(scene.outlook.today)
    course, steps = scene.course(levers), scene.year_steps
    flow = nrr.scenarios.whole(nrr.scenarios.applied(scene.outlook.segments, levers))
    assert flow is not None, "an outlook always has revenue"
    decimals = 1 if steps == 1 else 2
    return [
        nrr.percent(course.base_nrr(steps)),
        nrr.percent(course.base_grr(steps)),
        *(scene.look.cell(course.arr_minor[year * steps]) for year in (1, 2, 3)),
        *(f"{getattr(flow, rate) * 100:.{decimals}f}%" for rate in nrr.scenarios.LEVER_RATES),
        scene.look.cell(levers.new_arr_minor),
        scene.look.cell(levers.returning_arr_minor),
        nrr.percent(levers.price.uplift) if levers.price else "none",
    ]
