"""Levers that are moved more rarely: a price step, growth of new revenue, lost revenue that comes back."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import streamlit as st

import nrr
from pages.parts.whatifs.scenes import Scene, read, write

Turned = Callable[[nrr.Levers, float], nrr.Levers]
_TIMINGS = {
    nrr.scenarios.PriceTiming.ONE_MONTH: "In one month",
    nrr.scenarios.PriceTiming.AT_RENEWAL: "At renewal",
}
_TIMING, _MONTH = "price_timing", "price_month"


def draw(scene: Scene) -> None:
    """A price step, growth of new revenue and, by month, returns."""
    _price(scene)
    _percent(
        scene, "new_growth", "Growth of new revenue a year", (-50, 100), scene.levers.new_growth, _growth
    )
    if scene.mode is nrr.Mode.MONTHLY:
        label = "Share of a year's losses that comes back"
        _percent(scene, "return_share", label, (0, 100), scene.levers.return_share, _return)


def _price(scene: Scene) -> None:
    """The step first; what it reaches, costs and when it comes only once there is one."""
    step = scene.levers.price or nrr.scenarios.PriceStep(0.0)
    _percent(scene, "price_uplift", "Price step, once", (0, 50), step.uplift, _priced("uplift"))
    if scene.levers.price is None:
        return
    share, churn = _priced("share_affected"), _priced("extra_churn")
    _percent(scene, "price_share", "Share of revenue it reaches", (0, 100), step.share_affected, share)
    _percent(scene, "price_churn", "Extra churn of that revenue", (0, 20), step.extra_churn, churn)
    if scene.mode is nrr.Mode.MONTHLY:
        _timing(scene, step)


def _percent(
    scene: Scene, name: str, label: str, ends: tuple[int, int], level: float, turned: Turned
) -> None:
    key = f"more_{name}_{scene.mode}"
    value = min(max(round(level * 100, 1), float(ends[0])), float(ends[1]))
    if st.session_state.get(key) != value:
        st.session_state[key] = value
    st.slider(
        label,
        float(ends[0]),
        float(ends[1]),
        step=0.5,
        format="%.1f%%",
        key=key,
        on_change=_put,
        args=(scene.outlook, key, turned),
    )


def _put(outlook: nrr.outlooks.Outlook, key: str, turned: Turned) -> None:
    write(outlook, turned(read(outlook).levers, float(st.session_state[key]) / 100))


def _growth(levers: nrr.Levers, value: float) -> nrr.Levers:
    return replace(levers, new_growth=value)


def _return(levers: nrr.Levers, value: float) -> nrr.Levers:
    return replace(levers, return_share=value)


def _priced(name: str) -> Turned:
    """One number of the price step; without an uplift there is none."""

    def turned(levers: nrr.Levers, value: float) -> nrr.Levers:
        told: dict[str, Any] = {name: value}
        step = replace(levers.price or nrr.scenarios.PriceStep(0.0), **told)
        return replace(levers, price=step if step.uplift else None)

    return turned


def _timing(scene: Scene, step: nrr.scenarios.PriceStep) -> None:
    """When the step comes; it matters by month only."""
    for key, value in ((_TIMING, step.timing), (_MONTH, step.month)):
        if st.session_state.get(key) != value:
            st.session_state[key] = value
    st.segmented_control(
        "It comes",
        list(_TIMINGS),
        required=True,
        format_func=_TIMINGS.__getitem__,
        key=_TIMING,
        on_change=_put_timing,
        args=(scene.outlook,),
    )
    st.slider("From month", 1, 36, key=_MONTH, on_change=_put_timing, args=(scene.outlook,))


def _put_timing(outlook: nrr.outlooks.Outlook) -> None:
    levers = read(outlook).levers
    if levers.price is not None:
        step = replace(
            levers.price,
            timing=nrr.scenarios.PriceTiming(st.session_state[_TIMING]),
            month=int(st.session_state[_MONTH]),
        )
        write(outlook, replace(levers, price=step))
