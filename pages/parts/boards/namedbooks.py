"""Kept books the visitor was named on, one press each; only where people sign in."""

from collections.abc import Mapping

import streamlit as st

import nrr
from pages.parts import arrivals, gate, session
from pages.parts.boards import keepdoors
from pages.parts.boards.shelves import shelf
from pages.parts.desks.owning import own_desk
from pages.parts.desks.records import KeptLink

_MOST = 10


def secret() -> str:
    """The operator's own secret, that of sign-in; empty where nobody signs in and so nobody can be named."""
    if not gate.sign_in_required():
        return ""
    try:
        return str(st.secrets.get("auth", {}).get("cookie_secret", ""))
    except FileNotFoundError:
        return ""


def proven(user: Mapping[str, object]) -> str:
    """The address of who is signed in, where the provider vouches for it."""
    address = str(user.get("email") or "")
    return address if user.get("email_verified", True) is True else ""


def draw() -> None:
    """A line for each book; nothing where there is none."""
    own, found = secret(), []
    if own and (person := proven(st.user)):
        try:
            store = shelf.store()
            found = [(token, store.manage(token)) for token in store.named_books(own, person)[:_MOST]]
        except nrr.store.StoreRefusal:
            return
    live = [(token, state) for token, state in found if isinstance(state, nrr.store.Managed)]
    if live:
        with st.container(border=True, key="named_books", gap="small"):
            st.header("Shared with you", anchor=False)
            for place, (token, state) in enumerate(live):
                _line(place, token, state)


def _line(place: int, token: str, state: nrr.store.Managed) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"**{nrr.markdown_text(state.title, 80)}**", width="content")
        st.caption(f"until {nrr.day_label(state.expires)}", width="content")
        st.space("stretch")
        if st.button("Open it", key=f"open_named_{place}"):
            _open(token)


def _open(token: str) -> None:
    try:
        work = keepdoors.work_of(token)
    except nrr.Refusal:
        work = None
    if work is None:
        st.error("This data cannot be opened any more. Ask whoever shared it.")
        return
    session.lay_work(own_desk(), keepdoors.book_of(work), work, KeptLink(work.name, token))
    arrivals.go_on()
