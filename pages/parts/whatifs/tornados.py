"""What matters most: every driver moved by its own step, and how far revenue moves with it."""

import streamlit as st

import nrr
from pages.parts import cards, controls
from pages.parts.whatifs.scenes import Scene

_YEARS = {"1 year": 1, "2 years": 2, "3 years": 3}
_OWN, _EQUAL = "own", "equal"
_STEPS = {_OWN: "Own past deviation", _EQUAL: "2 points a year each"}


def draw(scene: Scene) -> None:
    """The tornado around the scenario."""
    with st.container(horizontal=True, gap="medium", key="tornado_controls"):
        years = _YEARS[
            controls.choice("ahead", "Outcome after", tuple(_YEARS), names={one: one for one in _YEARS})
        ]
        kind = controls.choice("steps", "Step of each rate", tuple(_STEPS), names=_STEPS)
    chart = nrr.charts.tornado_bars(_found(scene, years, kind), scene.look)
    cards.chart_card(chart, f"tornado_{scene.mode}_{years}_{kind}")
    if kind == _OWN:
        st.caption(nrr.markdown_text(_origin(scene), 300))


def _found(scene: Scene, years: int, kind: str) -> nrr.scenarios.Tornado:
    own, past = scene.outlook, scene.outlook.past[""].year
    if kind == _OWN:
        history = {rate: [getattr(flow, rate) for flow in past.flows] for rate in nrr.scenarios.LEVER_RATES}
        steps, new_step = (
            nrr.scenarios.own_steps(history, scene.mode),
            nrr.scenarios.own_new_step(past.new_arr_minor),
        )
    else:
        steps, new_step = nrr.scenarios.equal_steps(mode=scene.mode), None
    found = nrr.scenarios.tornado(
        own.segments,
        scene.levers,
        steps,
        years=years,
        new_step_arr_minor=new_step,
        mode=scene.mode,
        lost_last_year_arr_minor=own.lost_last_year_arr_minor,
    )
    assert found is not None, "an outlook always has revenue"
    return found


def _origin(scene: Scene) -> str:
    count, period = len(scene.outlook.past[""].year.flows), "" if scene.year_steps == 1 else " a year"
    if count < 2:
        return (
            "One figure is no past to take a deviation from: each rate moves by one point"
            f"{period}, new revenue by a tenth."
        )
    return (
        f"A step is one standard deviation of the last {count} trailing figures, at least one point{period}; "
        f"new revenue moves by its own deviation."
    )
