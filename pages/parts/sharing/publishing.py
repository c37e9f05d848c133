"""From the choices to a published board: compare, print, seal, hand over the links."""

import secrets
from datetime import UTC, datetime

import streamlit as st

import nrr
from pages.parts import session
from pages.parts.boards.shelves import shelf
from pages.parts.desks import owning, records
from pages.parts.sharing import keepcards, previewing, publishchoices, publishlinks, restatecards, sharelist
from pages.parts.sharing.printing import printed
from pages.parts.sharing.publishchoices import Wanted

_SAID, _BEGUN = "publish_said", "series_begun"
_NAMES = {
    nrr.ledgers.Naming.ABSENT: "no names",
    nrr.ledgers.Naming.MASKED: "masked names",
    nrr.ledgers.Naming.SHOWN: "customer names",
}


def form(
    asked: session.Asked, boards: sharelist.Shelved
) -> tuple[nrr.publishing.BoardChoices, nrr.publishing.Earlier]:
    """The choices on the left, what changed since the last board on the right, one button below.

    What comes back are the choices and what the board is compared with. While the store takes no board the
    choices hold for the files to take away alone.
    """
    left, right = st.columns([3, 2], gap="medium")
    with right:
        follows = restatecards.card(asked, boards.followable)
    with left, st.container(border=True, key="publish_form", gap="small"):
        st.header("Board contents", anchor=False)
        wanted = publishchoices.ask(asked, follows)
    with right:
        series = _series(asked, follows)
        pressed = _button(asked, wanted, follows, series, boards.closed)
    if pressed and not wanted.fault:
        _publish(asked, wanted, follows, series)
    return wanted.choices, follows.earlier


def _series(asked: session.Asked, follows: restatecards.Follows) -> nrr.store.Series:
    """The series followed, or the one the first board of this book will begin: the preview has its codes
    already.
    """
    series = follows.series or keepcards.waiting_series(asked.book.key)
    if series is not None:
        return series
    kept: tuple[str, nrr.store.Series | None] = st.session_state.get(_BEGUN, ("", None))
    book_key, begun = kept
    if begun is None or book_key != asked.book.key:
        begun = nrr.store.Series(secrets.token_bytes(32))
        st.session_state[_BEGUN] = (asked.book.key, begun)
    return begun


def _button(
    asked: session.Asked, wanted: Wanted, follows: restatecards.Follows, series: nrr.store.Series, closed: str
) -> bool:
    with st.container(border=True, key="publish_go", gap="small"):
        _summary(wanted)
        if few := publishchoices.too_few(asked):
            words = (
                f"{few}, fewer than the smallest group shown: readers see no rate, only definitions and"
                " checks."
            )
            st.warning(words, icon=":material/visibility_off:")
        previewing.button(asked, wanted, follows, series)
        pressed = st.button(
            "Publish board", type="primary", key="publish", width="stretch", disabled=bool(closed)
        )
        if pressed and wanted.fault:
            st.error(nrr.markdown_text(wanted.fault, 200), icon=":material/error:")
        if said := st.session_state.pop(_SAID, ""):
            st.error(nrr.markdown_text(said, 300), icon=":material/error:")
        return pressed


def _summary(wanted: Wanted) -> None:
    parts = wanted.choices.pack.parts
    count = f"Summary and {nrr.plural(len(parts), 'section')}" if parts else "The summary alone"
    names = _NAMES[wanted.choices.naming]
    lock = "no passphrase" if wanted.passphrase is None else "a passphrase"
    st.markdown(f"**{count}, {names}, {lock}, {nrr.plural(wanted.lifetime.days or 1, 'day')}**")
    needed = "the link" if wanted.passphrase is None else "the link and the passphrase"
    st.caption(
        f"Figures are frozen and encrypted. Anyone with {needed} can read them; the server stores no key."
    )


def _publish(
    asked: session.Asked, wanted: Wanted, follows: restatecards.Follows, series: nrr.store.Series
) -> None:
    terms = nrr.publishing.Terms(
        wanted.lifetime, wanted.passphrase, follows.announcement, follows.retention, follows.standing
    )
    try:
        with st.spinner("Publishing the board"):
            board = printed(asked, wanted, follows, series, datetime.now(UTC))
            links = nrr.publishing.deliver(
                shelf.store(), board, wanted.choices, terms, series, actor=owning.actor()
            )
    except nrr.Refusal as refusal:
        st.session_state[_SAID] = f"Nothing was published. {str(refusal)[:1].upper()}{str(refusal)[1:]}"
        st.rerun()
    publishlinks.put(links, wanted.passphrase)
    st.session_state.pop(_BEGUN, None)
    fresh = records.BoardLink(
        wanted.choices.title,
        asked.book.key,
        links.manage_token,
        series,
        b"" if asked.connected else nrr.successions.customer_marks(asked.ledger),
    )
    session.keep_board_links((fresh, *session.board_links()))
    st.rerun()
