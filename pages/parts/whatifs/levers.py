"""The levers: sliders that start at today's rates, with the range the book has seen marked under each."""

import time
from dataclasses import replace
from html import escape

import streamlit as st

import nrr
from pages.parts import controls
from pages.parts.whatifs import contractmarks, rarelevers
from pages.parts.whatifs.dials import MONEY, POINTS, Dial, money_dial, rate_dial
from pages.parts.whatifs.scenes import Scene, read, start_from, write

ALL = "All segments"
_MOVED = "lever_moved"
_HEAD_START_S = 0.04


def row(scene: Scene) -> None:
    """Four levers side by side; whose rates they are, how they read and the rare ones stand behind a button.

    The sliders are drawn after the choices that decide what they move.
    """
    shown = st.container(key="levers")
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="lever_choices"):
        with st.popover("More levers", icon=":material/tune:", width="content"):
            scope = _scope(scene)
            unit = controls.choice(
                "lever_unit", "Read rates in", (POINTS, MONEY), names={MONEY: "Money a month"}
            )
            _slider(scene, money_dial(scene, "returning_arr_minor", "Returning", 0.02))
            rarelevers.draw(scene)
        st.button(
            "Back to today",
            key="reset",
            type="tertiary",
            icon=":material/restart_alt:",
            disabled=not (scene.moved or scene.idle or scene.waiting),
            on_click=_reset,
            args=(scene.outlook,),
        )
        if scope:
            st.caption(nrr.markdown_text(f"Levers of {scope}", 60), width="content")
    with shown, st.grid(4, min_column_width=200, gap="medium", key="lever_row"):
        for rate in nrr.scenarios.LEVER_RATES:
            _slider(scene, rate_dial(scene, rate, scope, unit), scope)
        _slider(scene, money_dial(scene, "new_arr_minor", "New", 0.1))


def _reset(outlook: nrr.outlooks.Outlook) -> None:
    start_from(outlook, outlook.today)


def _scope(scene: Scene) -> str:
    """Whose rates the sliders move: everybody's, or those of one segment."""
    names = [segment.name for segment in scene.outlook.segments]
    if not scene.by or len(names) < 2:
        return ""
    own = scene.levers.by_segment
    chosen: str = st.selectbox(
        "Rates of",
        [ALL, *names],
        format_func=lambda name: f"{name} · own levers" if name in own else name,
        key=f"scope_{scene.mode}",
        help="A segment's own lever replaces the lever for all segments, rate by rate.",
    )
    if chosen in own:
        st.button(
            f"{nrr.markdown_text(chosen, 30)} follows all segments again",
            key="follow",
            type="tertiary",
            on_click=_follow,
            args=(scene.outlook, chosen),
        )
    return "" if chosen == ALL else chosen


def _follow(outlook: nrr.outlooks.Outlook, segment: str) -> None:
    levers = read(outlook).levers
    rest = {name: own for name, own in levers.by_segment.items() if name != segment}
    write(outlook, replace(levers, by_segment=rest))


def _slider(scene: Scene, dial: Dial, scope: str = "") -> None:
    """The slider with its marks; its state follows the levers, wherever they were changed."""
    place = [segment.name for segment in scene.outlook.segments].index(scope) if scope else -1
    key = f"dial_{dial.key}_{scene.mode}_{place}_{dial.top:g}_{dial.step:g}"
    if st.session_state.get(key) != dial.value:
        st.session_state[key] = dial.value
    with st.container(gap=None, key=f"lever_{dial.key}"):
        st.slider(
            dial.label,
            0.0,
            dial.top,
            step=dial.step,
            format=dial.form,
            key=key,
            on_change=_moved,
            args=(scene.outlook, dial, key),
        )
        st.html(_marks(dial))
        if dial.key.startswith("churn") and not scope:
            contractmarks.draw(scene)


def _moved(outlook: nrr.outlooks.Outlook, dial: Dial, key: str) -> None:
    """From the slider to the address; read afresh, because another lever may have moved in the same
    moment.
    """
    write(outlook, dial.turned(read(outlook).levers, float(st.session_state[key])))
    st.session_state[_MOVED] = True


def shown_first() -> None:
    """After a lever was moved, what is drawn so far goes to the browser at once: it is painted while the
    rest, two fifths of the page, is still to come.
    """
    if st.session_state.pop(_MOVED, False):
        time.sleep(_HEAD_START_S)


def _marks(dial: Dial) -> str:
    """The observed range as a band under the track, today as a tick, and both in words."""
    band = ""
    if dial.band is not None and dial.top > 0:
        low, high = (100 * end / dial.top for end in dial.band)
        band = f'<i class="seen" style="left:{low:.2f}%;width:{max(high - low, 0.6):.2f}%"></i>'
    tick = f'<i class="now" style="left:{100 * dial.observed / dial.top:.2f}%"></i>' if dial.top > 0 else ""
    return f'<div class="marks">{band}{tick}</div><div class="told">{escape(dial.words)}</div>'
