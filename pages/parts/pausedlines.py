"""Paused customers as a line of their own, wherever the movements are read."""

import streamlit as st

import nrr
from pages.parts import session


def draw(asked: session.Asked) -> None:
    """Who is paused at the close, whichever way the definition counts them; nothing where nobody is."""
    found = None if asked.connected else nrr.accounts.paused_in(asked.ledger, asked.view)
    if found is None:
        return
    parts = []
    if found.held_customers:
        held = nrr.plural(found.held_customers, "customer")
        parts.append(f"{held} with {asked.short(found.held_arr_minor)} counted on at the last amount")
    if found.left_out_customers:
        out = nrr.plural(found.left_out_customers, "customer")
        parts.append(f"{out} who paid {asked.short(found.left_out_arr_minor)} counted as lost")
    with st.container(border=True, key="paused_line"):
        words = f"Paused in {asked.view.window.closing.label}: {', '.join(parts)}"
        st.markdown(f"**{nrr.markdown_text(words, 300)}**")
