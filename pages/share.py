"""Share: what the board sees, the link, what changed since the last one, and files to take away."""

import streamlit as st

import nrr
from pages.parts import cards, session, states, summaries
from pages.parts.sharing import keepcards, publishing, publishlinks, sharefiles, sharelist

asked = session.asked()
if asked is None:
    summaries.show_or_stop()
states.bridge_or_stop(asked)
try:
    boards = sharelist.states()
except nrr.StoreRefusal as refusal:
    states.no_store(refusal)
cards.head(sharelist.title(boards, asked.snapshot), asked)
publishlinks.show()
sharelist.draw(boards)
choices = publishing.form(asked)
left, right = st.columns(2, gap="medium")
with left:
    keepcards.card(asked)
with right:
    sharefiles.card(asked, choices)
