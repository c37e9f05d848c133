"""The boards published from this browser: how often they were opened, and how to end them."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import streamlit as st

import nrr
from pages.parts import cards, session
from pages.parts.boards.shelves import shelf
from pages.parts.desks import owning, records
from pages.parts.sharing import publishchoices, publishlinks

_BADGES: dict[nrr.store.LinkState, tuple[str, cards.Colour]] = {
    nrr.store.LinkState.LIVE: ("Live", "green"),
    nrr.store.LinkState.DAMAGED: ("Cannot be opened", "red"),
    nrr.store.LinkState.EXPIRED: ("Expired", "gray"),
    nrr.store.LinkState.REVOKED: ("Withdrawn", "orange"),
}
_SAID, _REFUSED, _EXCHANGED = "list_said", "list_refused", "list_exchanged"


@dataclass(frozen=True, slots=True)
class Shelved:
    """The boards of this browser with their states; `closed` says why the store takes none, empty while it
    does.
    """

    boards: tuple[tuple[records.BoardLink, nrr.store.Managed], ...]
    closed: str = ""

    @property
    def followable(self) -> tuple[records.BoardLink, ...]:
        """Those the next board may go on from: of a withdrawn one nothing is left to compare with."""
        return tuple(link for link, state in self.boards if state.state is not nrr.store.LinkState.REVOKED)


def states() -> Shelved:
    """Every board with its state; before the first one too, whether the store answers."""
    try:
        store = shelf.store()
        found = tuple((link, store.manage(link.manage_token)) for link in session.board_links())
    except nrr.store.StoreRefusal as refusal:
        return Shelved((), str(refusal))
    return Shelved(tuple((link, state) for link, state in found if isinstance(state, nrr.store.Managed)))


def title(found: Shelved, asked: session.Asked) -> str:
    """The finding of the page: what is out there, or what the next board would say."""
    if found.closed:
        return "Boards cannot be published at the moment"
    live = [state for _, state in found.boards if state.state is nrr.store.LinkState.LIVE]
    if not live:
        return _would_say(asked)
    ends = nrr.day_label(min(state.expires for state in live))
    opened = _opened(sum(state.views for state in live))
    if len(live) == 1:
        return f"1 live board, {opened}, expires {ends}"
    return f"{nrr.plural(len(live), 'live board')}, {opened}; the first expires {ends}"


def _would_say(asked: session.Asked) -> str:
    if few := publishchoices.too_few(asked):
        return f"{few} are too few to show a rate"
    rates = asked.snapshot.main.headline.rates
    return f"Ready to publish: NRR {nrr.percent(rates.nrr)}, GRR {nrr.percent(rates.grr)}"


def _opened(views: int) -> str:
    return f"opened {nrr.plural(views, 'time')}" if views else "not opened yet"


def draw(found: Shelved) -> None:
    """One line a board, or why there is none to see."""
    if found.closed:
        words = f"{found.closed} Figures and exports still work; only sharing is unavailable."
        st.error(nrr.markdown_text(words, 400), icon=":material/error:")
    if said := st.session_state.pop(_SAID, ""):
        st.caption(nrr.markdown_text(said, 300))
    if refused := st.session_state.pop(_REFUSED, ""):
        st.error(nrr.markdown_text(refused, 300), icon=":material/error:")
    _exchanged()
    if not found.boards:
        return
    st.header("Boards published here", anchor=False)
    for place, (link, state) in enumerate(found.boards):
        with st.container(border=True, key=f"board_{place}", gap="xsmall"):
            _line(place, link, state)


def _line(place: int, link: records.BoardLink, state: nrr.store.Managed) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        label, colour = _BADGES[state.state]
        st.badge(label, color=colour)
        st.markdown(f"**{nrr.markdown_text(state.title or link.title, 140)}**", width="content")
        st.space("stretch")
        if state.state is nrr.store.LinkState.LIVE:
            _buttons(place, link, state)
        if state.state in (nrr.store.LinkState.LIVE, nrr.store.LinkState.DAMAGED):
            _withdrawal(place, link)
    st.caption(nrr.markdown_text(facts(state), 300))


def facts(state: nrr.store.Managed) -> str:
    """Publication, expiry, views and protection on one line."""
    views = _opened(state.views)
    if state.last_viewed is not None:
        views += f", last on {nrr.day_label(state.last_viewed)}"
    ends = "expires" if state.state is nrr.store.LinkState.LIVE else "was to expire"
    words = [f"Published {nrr.day_label(state.created)}", f"{ends} {nrr.day_label(state.expires)}", views]
    if state.state is not nrr.store.LinkState.REVOKED:
        words += ["asks for a passphrase"] if state.has_passphrase else ["no passphrase"]
    words += ["a newer board was announced to its readers"] if state.superseded_on else []
    return " · ".join(words)


def _buttons(place: int, link: records.BoardLink, state: nrr.store.Managed) -> None:
    if later := nrr.publishing.extensions(state.expires, datetime.now(UTC)):
        with st.popover("Extend", width="content"):
            for days in later:
                st.button(
                    f"{days} days from today",
                    key=f"extend_{place}_{days}",
                    on_click=_act,
                    args=(_extend, link, days),
                    width="stretch",
                )
    with st.popover("New link", width="content"):
        st.markdown("The old link stops working immediately; the board does not change.")
        st.button("Replace link", key=f"exchange_{place}", on_click=_act, args=(_exchange, link))


def _withdrawal(place: int, link: records.BoardLink) -> None:
    with st.popover("Withdraw", width="content"):
        st.markdown("Anyone with the link loses access immediately. This cannot be undone.")
        st.button(
            "Withdraw board", key=f"revoke_{place}", type="primary", on_click=_act, args=(_revoke, link)
        )


def _act(action: object, *arguments: object) -> None:
    """Run a change of the store and keep what it says for the next run."""
    assert callable(action)
    try:
        st.session_state[_SAID] = action(*arguments)
    except nrr.store.StoreRefusal as refusal:
        st.session_state[_REFUSED] = str(refusal)


def _extend(link: records.BoardLink, days: int) -> str:
    found = shelf.store().extend(link.manage_token, timedelta(days=days), actor=owning.actor())
    return (
        f"{link.title} now expires {nrr.day_label(found.expires)}."
        if isinstance(found, nrr.store.Managed)
        else ""
    )


def _exchange(link: records.BoardLink) -> str:
    token = shelf.store().rotate(link.manage_token, actor=owning.actor())
    if not isinstance(token, str):
        return ""
    st.session_state[_EXCHANGED] = (link.title, token)
    return "The old link no longer opens."


def _revoke(link: records.BoardLink) -> str:
    shelf.store().revoke(link.manage_token, actor=owning.actor())
    return f"{link.title} was withdrawn. Its link no longer opens."


def _exchanged() -> None:
    if _EXCHANGED not in st.session_state:
        return
    title_, token = st.session_state[_EXCHANGED]
    with st.container(border=True, key="exchanged_link", gap="small"):
        st.markdown(f"**The new link of {nrr.markdown_text(title_, 140)}, shown once**")
        st.code(nrr.publishing.board_address(publishlinks.base_url(), token), language=None, wrap_lines=True)
        st.button("I have copied it", key="exchanged_done", on_click=st.session_state.pop, args=(_EXCHANGED,))
