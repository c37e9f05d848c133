"""What matters most: every driver moved by its own step, and how far revenue moves with it."""

import streamlit as st

import nrr
from pages.parts import cards, controls
from pages.parts.whatifdials import RATES
from pages.parts.whatifscenes import Scene

_YEARS = {"1 year": 1, "2 years": 2, "3 years": 3}
_OWN, _EQUAL = "own", "equal"
_STEPS = {_OWN: "Own past deviation", _EQUAL: "Two points each"}


def draw(scene: Scene) -> None:
    """The tornado around the scenario, by yearly rates."""
    if scene.mode is not nrr.Mode.ANNUAL:
        with st.container(border=True, key="no_tornado"):
            st.markdown("**Steps are compared in yearly rates**")
            st.markdown("Choose By year above to see which driver matters most.")
        return
    with st.container(horizontal=True, gap="medium", key="tornado_controls"):
        years = _YEARS[
            controls.choice("ahead", "Outcome after", tuple(_YEARS), names={one: one for one in _YEARS})
        ]
        kind = controls.choice("steps", "Step of each rate", tuple(_STEPS), names=_STEPS)
    steps = _own_steps(scene) if kind == _OWN else nrr.equal_steps()
    found = nrr.tornado(
        scene.outlook.segments,
        scene.levers,
        steps,
        years=years,
        new_step_arr_minor=_new_step(scene) if kind == _OWN else None,
    )
    assert found is not None, "an outlook always has revenue"
    cards.chart_card(nrr.charts.tornado_bars(found, scene.look), f"tornado_{years}_{kind}")
    if kind == _OWN:
        st.caption(nrr.markdown_text(_origin(scene), 300))


def _own_steps(scene: Scene) -> dict[str, float]:
    flows = scene.outlook.past[""].year.flows
    return nrr.own_steps({rate: [getattr(flow, rate) for flow in flows] for rate in RATES})


def _new_step(scene: Scene) -> float | None:
    """One deviation of the book's own new revenue; a tenth of it where there is no past."""
    return nrr.own_new_step(scene.outlook.past[""].year.new_arr_minor)


def _origin(scene: Scene) -> str:
    count = len(scene.outlook.past[""].year.flows)
    if count < 2:
        return "One figure is no past to take a deviation from: each rate moves by one point, new revenue by a tenth."
    return (
        f"A step is one standard deviation of the last {count} trailing figures, at least one point; "
        f"new revenue moves by its own deviation."
    )
