"""Looking at the board before anything is live."""

from datetime import UTC, datetime

import streamlit as st

import nrr
from pages.parts import session
from pages.parts.boards.previews import page_of, previews
from pages.parts.serving import headers
from pages.parts.sharing.printing import printed
from pages.parts.sharing.publishchoices import Wanted
from pages.parts.sharing.restatecards import Follows

_MADE = "board_preview"


def button(asked: session.Asked, wanted: Wanted, follows: Follows, series: nrr.store.Series) -> None:
    """One press prints the page; the next opens it in a tab of its own."""
    told = (asked.book.key, asked.view, wanted.choices, wanted.lifetime, follows.earlier.mark)
    if st.button("Preview board", key="preview", width="stretch", disabled=bool(wanted.fault)):
        try:
            with st.spinner("Printing the board"):
                st.session_state[_MADE] = (told, _address(asked, wanted, follows, series))
        except nrr.Refusal as refusal:
            st.error(nrr.markdown_text(str(refusal), 300), icon=":material/error:")
    made, address = st.session_state.get(_MADE, (None, ""))
    if made == told:
        st.link_button("Open preview", address, icon=":material/open_in_new:", width="stretch")
        st.caption("Exactly what readers will see, in this browser only. Nothing is published yet.")


def _address(asked: session.Asked, wanted: Wanted, follows: Follows, series: nrr.store.Series) -> str:
    now = datetime.now(UTC)
    board = printed(asked, wanted, follows, series, now)
    owner = headers.browser_token(st.context.cookies.items())
    return previews.put(owner, page_of(board, nrr.day_label(now + wanted.lifetime)))
