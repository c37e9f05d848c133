"""This browser: what it keeps on the server, how large, until when, and the button that deletes it; what
was lost.
"""

from collections import Counter

import streamlit as st

import nrr
from pages.parts.desks.desk import Desk
from pages.parts.desks.owning import own_desk
from pages.parts.desks.records import (
    AGREED,
    ANSWERS,
    BOARDS,
    BOOK,
    COMPANY,
    DATED,
    EDITS,
    FILE,
    IMPORT,
    KEPT,
    LEDGER,
    LOGO,
    NOTES,
    SCENARIOS,
    SEGMENTS,
    SIDES,
)

_NAMES = {
    BOOK: "the loaded data",
    LEDGER: "the loaded data",
    IMPORT: "the uploaded file",
    FILE: "the uploaded file",
    SIDES: "added files",
    SCENARIOS: "scenarios",
    BOARDS: "the list of your boards",
    ANSWERS: "answers to earlier questions",
    KEPT: "the link of your saved data",
    COMPANY: "the company name",
    LOGO: "the logo",
    NOTES: "the note to the readers",
    AGREED: "agreed actions",
    SEGMENTS: "saved segments",
    EDITS: "edited next steps",
    DATED: "dated notes",
}
_COUNTED = {
    SIDES: "added file",
    SCENARIOS: "scenario",
    BOARDS: "board link",
    AGREED: "agreed action",
    SEGMENTS: "saved segment",
    EDITS: "edited next step",
    DATED: "dated note",
}
_ENDED = {
    nrr.store.DeskEnd.EXPIRED: (
        "Your work in this browser was not used for {idle} and has been removed, as announced."
    ),
    nrr.store.DeskEnd.CROWDED_OUT: (
        "Your work in this browser was removed while it was not in use: the server's space was full."
    ),
}
_SAID, _TOLD = "desk_said", "desk_trouble_told"


def kept_words() -> str:
    """What becomes of an uploaded file."""
    desk = own_desk()
    if not desk.secret or desk.trouble:
        return "Kept in the memory of this server only, until you close this page or it restarts."
    idle = _idle()
    return (
        f"Kept on this server only, encrypted; removed after {idle} without use. Delete it any time on Start,"
        " under This browser."
    )


def note() -> None:
    """Below the menu, on every page: what is not saved, while that is so; once over the page, for narrow
    screens.
    """
    if trouble := own_desk().trouble:
        if st.session_state.get(_TOLD) != trouble:
            st.session_state[_TOLD] = trouble
            st.toast(trouble, icon=":material/cloud_off:", duration="long")
        st.sidebar.warning(trouble, icon=":material/cloud_off:")


def gone() -> str:
    """What became of work that is no longer here, in words; empty where nothing was lost."""
    desk = own_desk()
    if desk.ended is not None:
        return f"{_ENDED[desk.ended].format(idle=_idle())} Upload the file again."
    lost = sorted({_NAMES.get(piece, piece) for piece in desk.lost})
    if not lost:
        return ""
    return (
        f"The server restarted, and there had been no room to save {' and '.join(lost)}. Upload the file"
        " again."
    )


def draw() -> None:
    """The card; nothing where nothing is kept and nothing was lost."""
    if words := gone():
        st.warning(words, icon=":material/history:")
    if said := st.session_state.pop(_SAID, ""):
        st.caption(said)
    desk = own_desk()
    if desk.empty or not desk.secret:
        return
    with st.container(border=True, key="this_browser", gap="small"):
        st.header("This browser", anchor=False)
        st.markdown(f"Kept for you here: {_belongings(desk)}.")
        st.caption(_terms(desk))
        with st.popover("Delete from this server", icon=":material/delete:", width="content"):
            st.markdown(
                "Removes all of it at once. This cannot be undone. Published boards stay live; keep their"
                " manage links."
            )
            st.button("Delete my work", key="desk_delete", type="primary", on_click=_delete)


def _belongings(desk: Desk) -> str:
    """In the order people look for it, with numbers where there can be several."""
    counts = Counter({piece: len(desk.entries(piece)) for piece in _NAMES})
    words = []
    if counts[BOOK]:
        words.append(nrr.markdown_text(desk.value(BOOK).name, 60))
    if counts[IMPORT]:
        words.append(f"{nrr.markdown_text(desk.value(IMPORT).name, 60)} with your answers")
    for piece, noun in _COUNTED.items():
        words += [nrr.plural(counts[piece], noun)] if counts[piece] else []
    words += ["answers for later files"] if counts[ANSWERS] else []
    words += ["a note to the readers"] if counts[NOTES] else []
    words += [nrr.markdown_text(f"the name {desk.value(COMPANY)}", 80)] if counts[COMPANY] else []
    return ", ".join(words) or "your settings"


def _terms(desk: Desk) -> str:
    try:
        listed = desk.listed()
    except nrr.store.StoreRefusal:
        listed = nrr.store.DeskList()
    if listed.until is None:
        return "In the memory of this server alone, until it restarts."
    most = nrr.store.desk_bounds().own_bytes
    return (
        f"{_size(listed.size)} of {_size(most)}, encrypted: only this browser can open it. "
        f"Kept until {nrr.day_label(listed.until)}, or {_idle()} after your last visit."
    )


def _delete() -> None:
    try:
        own_desk().clear()
        st.session_state[_SAID] = "Deleted. This server keeps nothing of your work."
    except nrr.store.StoreRefusal:
        st.session_state[_SAID] = "Not deleted: the server's storage does not answer. Try again in a moment."


def _idle() -> str:
    days = nrr.store.desk_bounds().idle.total_seconds() / 86_400
    return nrr.plural(round(days), "day") if days >= 1 else nrr.plural(max(1, round(days * 24)), "hour")


def _size(count: int) -> str:
    return f"{count / 2**20:,.1f} MB" if count >= 2**20 else f"{max(1, count // 1024):,} kB"
