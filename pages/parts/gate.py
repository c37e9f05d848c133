"""Who may enter the workshop: asked by the shell before any page runs. Boards have their own locks.

Without sign-in everyone who reaches the server enters. With it (`[auth]` in the secrets, or
NRR_SIGN_IN=required) a visitor signs in with the organisation's own provider, and NRR_ALLOWED may name who
is let in.
"""

import os
from collections.abc import Mapping
from enum import StrEnum

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

import nrr
from pages.parts.serving import headers
from pages.parts.serving.owners import owners
from pages.parts.serving.uploaders import uploaders

_DROP_ZONES = frozenset({"", "segments", "what-if", "plan", "share"})
"""Start takes books, the segments page own benchmarks, the what-if page scenarios, the Plan page a plan, the
Share page a logo.
"""


class Standing(StrEnum):
    """How a visitor stands at the gate."""

    INSIDE = "inside"
    STRANGER = "stranger"
    NOT_LISTED = "not listed"


def sign_in_required() -> bool:
    """Whether this deployment asks visitors to sign in."""
    told = os.environ.get("NRR_SIGN_IN", "").casefold()
    return told == "required" or (told != "off" and _has_provider())


def standing() -> Standing:
    """Of the visitor of this run; asked anew on every run, so that the list counts at once."""
    return judged(st.user, os.environ.get("NRR_ALLOWED", "")) if sign_in_required() else Standing.INSIDE


def judged(user: Mapping[str, object], allowed: str) -> Standing:
    """`allowed` is a list of addresses and `@domains`, separated by commas; empty lets in whoever signed
    in.
    """
    if not user.get("is_logged_in"):
        return Standing.STRANGER
    wanted = {one.strip().casefold() for one in allowed.split(",") if one.strip()}
    address = str(user.get("email") or "").casefold()
    proven = address if user.get("email_verified", True) is True else ""
    listed = proven and (proven in wanted or f"@{proven.rpartition('@')[2]}" in wanted)
    return Standing.INSIDE if not wanted or listed else Standing.NOT_LISTED


def enter(page_path: str) -> None:
    """Let the visitor in, with the right to upload only where there is a drop zone; else stop here."""
    own = standing()
    context = get_script_run_ctx()
    if context is not None:
        owners.claim(context.session_id, headers.browser_token(st.context.cookies.items()))
    if context is not None and own is Standing.INSIDE and page_path in _DROP_ZONES:
        uploaders.admit(context.session_id)
    elif context is not None:
        uploaders.dismiss(context.session_id)
    if own is not Standing.INSIDE:
        _turn_away(own)
        st.stop()


def _turn_away(own: Standing) -> None:
    """A page that tells nothing about what is behind it."""
    with (
        st.container(horizontal_alignment="center"),
        st.container(width=460, border=True, key="gate", gap="small"),
    ):
        if own is Standing.STRANGER:
            st.header("Sign in to work here", anchor=False)
            st.markdown("This server is for its own people. A board link opens without signing in.")
            st.button("Sign in", type="primary", key="sign_in", on_click=st.login)
            return
        address = nrr.markdown_text(str(st.user.get("email") or "This account"), 120)
        st.header("This account is not on the list", anchor=False)
        st.markdown(f"{address} is signed in but may not enter. Ask whoever runs this server.")
        st.button("Sign out", key="sign_out", on_click=st.logout)


def _has_provider() -> bool:
    try:
        return "auth" in st.secrets
    except FileNotFoundError:
        return False
