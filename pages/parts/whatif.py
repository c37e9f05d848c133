"""The What-if page: one fragment, so that a lever redraws only what it moves."""

import streamlit as st

import nrr
from pages.parts import (
    cards,
    controls,
    session,
    states,
    whatifanswers,
    whatifbook,
    whatifforecast,
    whatifgoals,
    whatiflevers,
    whatifthumbs,
    whatiftornado,
)
from pages.parts.whatifscenes import NOT_SPLIT, TEXTS, Scene, outlook_of, over_a_year, read, splits

_MODES = {nrr.Mode.ANNUAL: "By year", nrr.Mode.MONTHLY: "By month"}
_TABS = ("Reach a target", "Scenarios", "What matters most", "Forecast", "Rules of thumb")


@st.fragment
def draw(asked: session.Asked) -> None:
    """Everything on the page."""
    _hold_texts()
    year = over_a_year(asked)
    head = st.container()
    scene = _scene(year)
    if isinstance(scene, str):
        states.no_outlook(scene)
    with head:
        cards.head(whatifanswers.title(scene), year)
        _note(scene)
    whatifanswers.figures(scene)
    left, right = st.columns([5, 9], gap="small")
    with left:
        whatiflevers.card(scene)
    with right:
        whatifanswers.charts(scene)
    _tabs(scene)


def _hold_texts() -> None:
    """The levers' texts, never seen: fields the address is bound to."""
    with st.container(key="lever_texts"):
        for mode, key in TEXTS.items():
            st.text_input(f"Levers {_MODES[mode].lower()}", key=key, bind="query-params")


def _scene(asked: session.Asked) -> Scene | str:
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium", key="scene_controls"):
        too_short = isinstance(outlook_of(asked, nrr.Mode.ANNUAL, ""), str)
        first = nrr.Mode.MONTHLY if too_short else nrr.Mode.ANNUAL
        mode = nrr.Mode(controls.choice("mode", "Rates", tuple(_MODES), names=_MODES, first=first))
        by = _split(asked)
        found = outlook_of(asked, mode, by)
    if isinstance(found, str):
        return found
    reading = read(found)
    return Scene(asked, found, by, reading.levers, reading.ignored)


def _split(asked: session.Asked) -> str:
    names = splits(asked)
    if not names:
        return ""
    chosen = st.selectbox("Split by", [NOT_SPLIT, *names], key="split", bind="query-params", width=230)
    return "" if chosen == NOT_SPLIT else chosen


def _note(scene: Scene) -> None:
    """Which of the two modes this is, and what of the address was not understood."""
    if scene.ignored:
        st.caption(nrr.markdown_text(f"Ignored in the address: {', '.join(scene.ignored[:3])}", 200))
    words = whatifanswers.model_words(scene)
    if words:
        st.caption(nrr.markdown_text(words, 400))


def _tabs(scene: Scene) -> None:
    parts = (
        whatifgoals.draw,
        whatifbook.draw,
        whatiftornado.draw,
        whatifforecast.draw,
        whatifthumbs.draw,
    )
    tabs = st.tabs(_TABS, key="ask", bind="query-params", on_change="rerun")
    for tab, part in zip(tabs, parts, strict=True):
        if tab.open:
            with tab:
                part(scene)
