"""The What-if page: one fragment, so that a lever redraws only what it moves."""

import streamlit as st

import nrr
from pages.parts import cards, controls, session, states, summaries
from pages.parts.advices import beside
from pages.parts.whatifs import forecasts, goals, levers, outcomes, scenariobook, thumbs, tornados
from pages.parts.whatifs.scenes import (
    NOT_SPLIT,
    SPLIT,
    TEXTS,
    Scene,
    as_modelled,
    outlook_of,
    over_a_year,
    scene_of,
    splits,
)

_MODES: dict[str, str] = {nrr.Mode.ANNUAL: "By year", nrr.Mode.MONTHLY: "By month"}
_TABS = ("Reach a target", "Scenarios", "What matters most", "Forecast", "Rules of thumb")
_LONGEST_LEVERS = 20_000


@st.fragment
def draw(asked: session.Asked) -> None:
    """The page of a book with customers."""
    _hold_texts()
    year = over_a_year(asked)
    head = st.container()
    found = _chosen(year)
    if isinstance(found, str):
        states.no_outlook(found)
    scene = scene_of(found, year.look, year)
    with head:
        cards.head(outcomes.title(scene), as_modelled(year, scene.mode))
    _body(scene)


def draw_components(total: nrr.RollForward, look: nrr.charts.Look) -> None:
    """The page of a component summary: totals are all the levers need."""
    _components(nrr.outlooks.components_outlook(total, session.policy()), total, look)


@st.fragment
def _components(outlook: nrr.outlooks.Outlook, total: nrr.RollForward, look: nrr.charts.Look) -> None:
    _hold_texts()
    scene = scene_of(outlook, look)
    summaries.head(outcomes.title(scene), total)
    _body(scene)


def _body(scene: Scene) -> None:
    levers.row(scene)
    outcomes.figures(scene)
    outcomes.pinned(scene)
    outcomes.charts(scene)
    levers.shown_first()
    outcomes.notes(scene)
    if scene.asked is not None:
        beside.of_levers(scene.asked, scene.by)
    _tabs(scene)


def _hold_texts() -> None:
    """The levers' texts, never seen: fields the address is bound to."""
    with st.container(key="lever_texts"):
        for mode, key in TEXTS.items():
            st.text_input(
                f"Levers {_MODES[mode].lower()}", key=key, max_chars=_LONGEST_LEVERS, bind="query-params"
            )


def _chosen(asked: session.Asked) -> nrr.outlooks.Outlook | str:
    """The outlook of the kind of rates and the split that are chosen, or why there is none."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="scene_controls"):
        too_short = isinstance(outlook_of(asked, nrr.Mode.ANNUAL, ""), str)
        first = nrr.Mode.MONTHLY if too_short else nrr.Mode.ANNUAL
        chosen = controls.choice(
            "mode", "Rates", tuple(_MODES), names=_MODES, first=first, label_visibility="collapsed"
        )
        mode = nrr.Mode(chosen)
        return outlook_of(asked, mode, _split(asked))


def _split(asked: session.Asked) -> str:
    names = splits(asked)
    if not names:
        return ""
    chosen = st.selectbox(
        "Split by",
        [NOT_SPLIT, *names],
        key=SPLIT,
        bind="query-params",
        width=200,
        label_visibility="collapsed",
    )
    return "" if chosen == NOT_SPLIT else chosen


def _tabs(scene: Scene) -> None:
    parts = (
        goals.draw,
        scenariobook.draw,
        tornados.draw,
        forecasts.draw,
        thumbs.draw,
    )
    tabs = st.tabs(_TABS, key="ask", bind="query-params", on_change="rerun")
    for tab, part in zip(tabs, parts, strict=True):
        if tab.open:
            with tab:
                part(scene)
