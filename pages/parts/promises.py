"""At the end of every run: what the tab may say of the work while the server is away."""

import streamlit as st

from pages.parts.desks.desk import Desk
from pages.parts.desks.owning import own_desk
from pages.parts.serving.notices import Work, mark


def mark_work() -> None:
    """Leave the mark that the script of the first page reads; every change of this run is written by now."""
    st.html(mark(work_on(own_desk())))


def work_on(desk: Desk) -> Work:
    """Kept is what the store has acknowledged, all of it."""
    if desk.empty:
        return Work.NONE
    saved = desk.secret and not (desk.waiting or desk.lost or desk.trouble)
    return Work.KEPT if saved else Work.NOT_KEPT
