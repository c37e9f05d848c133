"""The main script: every run of every page begins and ends here."""

from typing import Any

import streamlit as st

import nrr
from pages.parts import arrivals, controls, dropzones, explain, gate, menu, promises, session, sidebar, states

# Without an entry the menu goes, and with it the sign of a lost connection that the notices wait for.
_ABOUT = (
    "**Net revenue retention**  \nFrom the spreadsheet you already have, with every figure traced to its"
    " cell. Open source and self-hosted: nothing leaves this server."
)
_FRAME: dict[str, Any] = {
    "page_icon": session.ICON,
    "layout": "wide",
    "menu_items": {"Get help": None, "Report a bug": None, "About": _ABOUT},
}

# Before the menu is known, so that no icon font is fetched for the tab; again with the page's own name.
st.set_page_config(page_title="Net revenue retention", **_FRAME)
inside = gate.standing() is gate.Standing.INSIDE
page = st.navigation(menu.sections(), position="sidebar" if inside else "hidden")
entry = menu.entry_at(page.url_path)
st.set_page_config(page_title=f"{entry.title} · Net revenue retention", **_FRAME)
gate.enter(page.url_path)
session.begin()
st.html(session.ART / "style.css")
sidebar.draw()
with st.container(horizontal_alignment="center"), st.container(width=1240, gap="medium", key="sheet"):
    dropzones.say_what_was_not_taken()
    try:
        arrivals.note(entry)
        session.put_asked(controls.ask() if entry.controlled else None)
        page.run()
    except nrr.Refusal as refusal:
        states.refused(refusal)
explain.open_asked()
promises.mark_work()
