"""Whose board it is: the company's name and its logo, asked once and kept with the work of this browser."""

import base64

import streamlit as st

import nrr
from pages.parts import dropzones, session

_LONGEST_NAME = 60
_TURN, _REFUSED = "turn_logo", "logo_refused"
_SHOWN_WIDE = 150


def ask() -> tuple[str, bytes]:
    """Name and logo, each empty where there is none: a file name is no title."""
    left, right = st.columns([3, 2], gap="medium", vertical_alignment="bottom")
    with left:
        name = _company()
    with right:
        logo = _logo()
    if said := st.session_state.pop(_REFUSED, ""):
        st.error(nrr.markdown_text(said, 200), icon=":material/error:")
    return name, logo


def _company() -> str:
    name = st.text_input(
        "Company name",
        session.company(),
        max_chars=_LONGEST_NAME,
        key="board_company",
        placeholder="As readers know it",
    ).strip()
    if name != session.company():
        session.keep_company(name)
    return name


def _logo() -> bytes:
    held = session.logo()
    if held:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.image(_data_uri(held), width=_SHOWN_WIDE)
            st.button(
                "Remove logo", key="logo_remove", type="tertiary", on_click=session.keep_logo, args=(b"",)
            )
        return held
    key = f"board_logo_{st.session_state.setdefault(_TURN, 0)}"
    with st.popover("Add logo", icon=":material/add_photo_alternate:", width="content"):
        st.file_uploader(
            "Logo: PNG or JPEG, at most 1 MB",
            type=["png", "jpg", "jpeg"],
            key=key,
            on_change=_take,
            args=(key,),
        )
    return b""


def _take(key: str) -> None:
    """What is kept is a small picture of our own writing, whatever was handed in."""
    dropped = st.session_state.get(key)
    if dropped is None:
        return
    data = dropped.getvalue()
    dropzones.free(dropped.file_id)
    st.session_state[_TURN] += 1
    try:
        session.keep_logo(nrr.export.logo_of(data))
    except nrr.Refusal as refusal:
        st.session_state[_REFUSED] = str(refusal)


def _data_uri(picture: bytes) -> str:
    """A picture with an address of its own would outlive the page."""
    return f"data:image/png;base64,{base64.b64encode(picture).decode()}"
