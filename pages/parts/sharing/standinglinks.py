"""The standing links of this browser's boards: always the newest board of a series, to copy or to end."""

import streamlit as st

import nrr
from pages.parts.boards.shelves import shelf
from pages.parts.desks import owning, records
from pages.parts.sharing import publishlinks
from pages.parts.sharing.sharelist import Shelved

_SAID = "standing_said"


def show(found: Shelved) -> None:
    """One card for each series that has such a link."""
    if said := st.session_state.pop(_SAID, ""):
        st.caption(said)
    for place, (link, token) in enumerate(_links(found)):
        with st.container(border=True, key=f"standing_{place}", gap="xsmall"):
            _card(place, link, token)


def _links(found: Shelved) -> list[tuple[records.BoardLink, str]]:
    """The newest board of each series, with the token; a series without such a link is left out."""
    series = {link.series.key: link for link, _ in reversed(found.boards)}
    try:
        opened = [(link, shelf.store().standing_link(link.series)) for link in series.values()]
    except nrr.store.StoreRefusal:
        return []
    return [(link, token) for link, token in opened if token is not None]


def _card(place: int, link: records.BoardLink, token: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"**Standing link of {nrr.markdown_text(link.title, 140)}**", width="content")
        st.space("stretch")
        with st.popover("End", width="content"):
            st.markdown("The address stops working immediately. Each board stays open at its own link.")
            st.button("End standing link", key=f"end_standing_{place}", on_click=_end, args=(link,))
    address = nrr.publishing.standing_address(publishlinks.base_url(), token)
    st.code(address, language=None, wrap_lines=True)
    st.caption("Always opens the newest board; earlier ones and what changed are one click away.")


def _end(link: records.BoardLink) -> None:
    try:
        shelf.store().end_standing(link.manage_token, actor=owning.actor())
        st.session_state[_SAID] = "The standing link was ended. The boards stay open at their own links."
    except nrr.store.StoreRefusal as refusal:
        st.session_state[_SAID] = nrr.markdown_text(str(refusal), 300)
