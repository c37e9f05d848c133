"""What contracts say of the churn lever: the least that leaves, and from where on contracts end early."""

import streamlit as st

import nrr
from pages.parts.renewals import found
from pages.parts.whatifs.scenes import Scene


def draw(scene: Scene) -> None:
    """Two marks of twelve months under the churn lever; a word where the losses pass the second."""
    renewals = found.renewals_or_none(scene.asked)
    if renewals is None or scene.mode is not nrr.Mode.ANNUAL or not renewals.year_ahead.opening:
        return
    year = renewals.year_ahead
    least, most = year.notice / year.opening, max(0.0, 1 - (year.floor_nrr or 0.0))
    st.caption(
        f"By contract: {nrr.percent(least)} has given notice, at most {nrr.percent(most)} can leave"
        " within 12 months without an early end."
    )
    flow = nrr.scenarios.whole(nrr.scenarios.applied(scene.outlook.segments, scene.levers))
    lost = 0.0 if flow is None else flow.churn + flow.contraction
    if lost > most:
        st.caption(
            f":material/warning: Churn and contraction of {nrr.percent(lost)} would need contracts to end"
            " early."
        )
