"""The side of every page: the wordmark, and which book is open."""

import streamlit as st

import nrr
from pages.parts import browsercards, session, tones
from pages.parts.desks import records


def draw() -> None:
    """The wordmark above the menu, the open book below it."""
    shade = "dark" if tones.tone() is nrr.charts.Tone.DARK else "light"
    st.logo(
        str(session.ART / f"wordmark_{shade}.svg"), size="large", icon_image=str(session.ART / "mark.svg")
    )
    book = session.book()
    if book is not None:
        _open(book)
    browsercards.note()


def _open(book: records.OpenBook) -> None:
    with st.sidebar.container(key="open_book", gap="xsmall"):
        st.caption("Data")
        st.markdown(f"**{nrr.markdown_text(book.name, 60)}**")
        st.caption(_words(book))


def _words(book: records.OpenBook) -> str:
    if book.connected is not None:
        return f"Stays in its database, connection {nrr.markdown_text(book.connected.connection, 40)}"
    if book.ledger is None:
        return "Totals of one period, without customers"
    months = book.ledger.months
    span = months[0].label if len(months) == 1 else f"{months[0].label} to {months[-1].label}"
    people = nrr.plural(book.ledger.customer_count, "customer")
    currency = f" in {nrr.markdown_text(book.ledger.currency)}" if book.ledger.currency else ""
    return f"{people}{currency}  \n{span}"
