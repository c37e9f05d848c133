"""Share: what the board sees, the link, what changed since the last one, and files to take away."""

import streamlit as st

from pages.parts import cards, session, states, summaries
from pages.parts.sharing import keepcards, publishing, publishlinks, sharefiles, sharelist, standinglinks

asked = session.asked()
if asked is None:
    summaries.show_or_stop()
states.bridge_or_stop(asked)
boards = sharelist.states()
cards.head(sharelist.title(boards, asked), asked)
publishlinks.show()
sharelist.draw(boards)
standinglinks.show(boards)
choices, earlier = publishing.form(asked, boards)
left, right = st.columns([3, 2], gap="medium")
with left:
    if not states.elsewhere(asked, "Saving the data"):
        keepcards.card(asked)
with right:
    sharefiles.card(asked, choices, earlier)
