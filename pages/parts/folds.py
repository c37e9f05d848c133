"""What stands behind a button or a line is drawn from the first time it is opened on.

Nobody sees it before, and it is as much work as what is seen. From then on it is drawn in every run, so that
nothing typed there is lost when it is closed and opened again.
"""

from typing import Any, Literal

import streamlit as st


def popover(
    label: str, key: str, icon: str | None = None, kind: Literal["secondary", "tertiary"] = "secondary"
) -> tuple[Any, bool]:
    """The place behind a button, and whether to draw it."""
    place = st.popover(label, icon=icon, type=kind, key=key, on_change="rerun")
    return place, _wanted(key, place)


def expander(label: str, key: str) -> tuple[Any, bool]:
    """The place under a line, and whether to draw it."""
    place = st.expander(label, type="compact", key=key, on_change="rerun")
    return place, _wanted(key, place)


def _wanted(key: str, place: Any) -> bool:
    once = f"opened_{key}"
    if place.open:
        st.session_state[once] = True
    return bool(st.session_state.get(once))
