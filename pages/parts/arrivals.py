"""An address that was opened where no book is: its page and its view wait for the book."""

from typing import NoReturn

import streamlit as st

from pages.parts import menu, session

_ARRIVED, _BEGUN = "arrived_at", "session_begun"


def note(entry: menu.Entry) -> None:
    """Keep what the address of this run asks for, as long as there is nothing to show it on.

    The usual view has a bare address: that somebody came by it shows in the first run of the session alone.
    """
    view = {key: st.query_params.get_all(key) for key in st.query_params}
    by_address = not st.session_state.get(_BEGUN, False)
    st.session_state[_BEGUN] = True
    if entry.controlled and (view or by_address) and session.book() is None:
        st.session_state[_ARRIVED] = (entry.path, view)


def waiting() -> bool:
    """Whether the address of this session asks for a view that could not be shown."""
    return _ARRIVED in st.session_state


def go_on() -> NoReturn:
    """With a book at last: to the page and the view that were asked for, or else to the overview."""
    path, view = st.session_state.pop(_ARRIVED, ("overview", {}))
    menu.go_to(path, view)
