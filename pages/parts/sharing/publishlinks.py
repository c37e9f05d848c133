"""The link of a new board: shown once, to copy or to photograph."""

import base64
import io
from urllib.parse import urlsplit

import segno
import streamlit as st

import nrr

_FRESH = "fresh_links"


def base_url() -> str:
    """The address readers reach this server at: NRR_BASE_URL, else the one this page was opened under."""
    seen = urlsplit(str(st.context.url or ""))
    return (
        nrr.publishing.base_address(f"{seen.scheme}://{seen.netloc}")
        if seen.netloc
        else nrr.publishing.base_address()
    )


def put(links: nrr.store.Published, asks_passphrase: str | None) -> None:
    """Keep it for the next run of this page alone."""
    st.session_state[_FRESH] = (links, bool(asks_passphrase))


def show() -> None:
    """The links, until they are put away; no page shows them again."""
    if _FRESH not in st.session_state:
        return
    links, asks = st.session_state[_FRESH]
    link = nrr.publishing.board_address(base_url(), links.board_token)
    with st.container(border=True, key="fresh_link", gap="small"):
        st.header("Board published. Copy the link now; it is not shown again", anchor=False)
        text, picture = st.columns([5, 1], gap="medium", vertical_alignment="center")
        with text:
            _links(link, nrr.publishing.manage_address(base_url(), links.manage_token), links, asks=asks)
        with picture:
            st.image(qr(link), width=148)
        st.button("I have copied it", key="put_away", type="primary", on_click=_put_away)


def _links(link: str, manage: str, links: nrr.store.Published, *, asks: bool) -> None:
    st.caption("For readers")
    st.code(link, language=None, wrap_lines=True)
    st.caption("For you only: extend the expiry, replace the link or withdraw the board")
    st.code(manage, language=None, wrap_lines=True)
    ends = f"Readers can open it until {nrr.day_label(links.expires)}."
    st.caption(f"{ends} Send the passphrase separately." if asks else ends)


def qr(link: str) -> str:
    """The link as a picture inside the page itself: a picture with an address of its own would outlive it."""
    drawn = io.BytesIO()
    segno.make(link, error="m").save(drawn, kind="svg", scale=4, border=2, dark="#15202b", light="#ffffff")
    return "data:image/svg+xml;base64," + base64.b64encode(drawn.getvalue()).decode()


def _put_away() -> None:
    st.session_state.pop(_FRESH, None)
