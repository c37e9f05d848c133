"""Keeping the open book on the server, sealed, for its owner's next session."""

import re
import secrets
from datetime import timedelta

import streamlit as st

import nrr
from pages.parts import datednotes, definitionlogs, ownscenarios, savedsegments, session
from pages.parts.advices import held
from pages.parts.boards import namedbooks
from pages.parts.boards.shelves import shelf
from pages.parts.desks import owning
from pages.parts.sharing import publishlinks

_SPANS = {"30 days": 30, "90 days": 90, "A year": 365}
_FRESH, _SAID, _SERIES = "kept_link", "kept_said", "kept_series"
_PEOPLE = "keep_people"
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def card(asked: session.Asked) -> None:
    """One button; the link is shown once."""
    with st.container(border=True, key="keep_card", gap="small", height="stretch"):
        st.header("Save this data", anchor=False)
        st.caption(
            "Saves data, definition and scenarios behind a private link, and shows next month what was"
            " restated."
        )
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            span = st.segmented_control(
                "For", list(_SPANS), default="90 days", required=True, key="keep_span"
            )
            st.button("Save data", key="keep_book", on_click=_keep, args=(asked, _SPANS[span]))
        if namedbooks.secret():
            st.text_input(
                "People who may open it",
                key=_PEOPLE,
                max_chars=1_000,
                placeholder="ana@example.com, ben@example.com",
                help="They find it on Start after signing in and can work with it as you do.",
            )
        if said := st.session_state.pop(_SAID, ""):
            st.error(nrr.markdown_text(said, 300))
        _link()


def _people() -> tuple[list[str], str]:
    """The addresses typed, and the first that is none."""
    typed = re.split(r"[,;\s]+", str(st.session_state.get(_PEOPLE) or ""))
    people = [one for one in typed if one]
    return people, next((one for one in people if not _ADDRESS.fullmatch(one)), "")


def _keep(asked: session.Asked, days: int) -> None:
    people, odd = _people()
    if odd:
        st.session_state[_SAID] = (
            f"Nothing was saved: {odd} is not an e-mail address. Separate addresses by commas."
        )
        return
    work = nrr.publishing.KeptWork(
        asked.book.name,
        asked.ledger,
        session.policy(),
        asked.book.problems,
        asked.book.assumptions,
        ownscenarios.scenarios(),
        session.remembered_answers(),
        session.company(),
        held.agreements(asked.ledger),
        definitionlogs.rows(asked),
        savedsegments.rules(asked.ledger),
        held.edits(asked.ledger),
        datednotes.notes(asked.ledger),
    )
    series = _series(asked.book.key)
    draft = nrr.store.BookDraft(nrr.publishing.pack_work(work), asked.book.name, timedelta(days=days), series)
    try:
        kept = shelf.store().keep(draft, actor=owning.actor())
        if people:
            own = namedbooks.secret()
            shelf.store().name_people(own, kept.keep_token, people, actor=owning.actor())
        st.session_state[_FRESH] = kept
        st.session_state[_SERIES] = (asked.book.key, series)
    except nrr.store.StoreRefusal as refusal:
        st.session_state[_SAID] = str(refusal)


def _series(book_key: str) -> nrr.store.Series:
    """Of this book's newest board or, before the first one, the one that board will belong to."""
    of_board = (link.series for link in session.board_links() if link.book_key == book_key)
    return next(of_board, None) or waiting_series(book_key) or nrr.store.Series(secrets.token_bytes(32))


def waiting_series(book_key: str) -> nrr.store.Series | None:
    """The series of a book kept in this session that has no board yet, so that its first one is compared
    with it.
    """
    kept_key, series = st.session_state.get(_SERIES, ("", None))
    taken = any(link.series == series for link in session.board_links())
    return series if kept_key == book_key and not taken else None


def _link() -> None:
    kept: nrr.store.Kept | None = st.session_state.get(_FRESH)
    if kept is None:
        return
    st.caption(f"Your link, shown once, valid until {nrr.day_label(kept.expires)}. Keep it like a password.")
    st.code(
        nrr.publishing.book_address(publishlinks.base_url(), kept.keep_token), language=None, wrap_lines=True
    )
    st.button("I have copied it", key="kept_done", on_click=st.session_state.pop, args=(_FRESH,))
