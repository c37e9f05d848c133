"""What a new board says differently from the last one, before it is published."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field

import pandas as pd
import streamlit as st

import nrr
from pages.parts import memory, session, states, tables
from pages.parts.boards.shelves import shelf
from pages.parts.desks import records

_NEW, _KEPT, _PASTED = "Nothing (first board)", "Saved data", "An earlier board, by its link"
_MOST_ROWS = 200


@dataclass(frozen=True, slots=True)
class Follows:
    """The series the board continues, if any, what it is compared with, and what it asks of the older
    ones.
    """

    series: nrr.store.Series | None = None
    earlier: nrr.publishing.Earlier = field(default_factory=nrr.publishing.Earlier)
    announcement: nrr.store.Announcement = nrr.store.Announcement.SILENT
    retention: nrr.store.Retention = nrr.store.Retention.UNTIL_EXPIRY
    standing: nrr.store.Standing = nrr.store.Standing.APART


def card(asked: session.Asked, own: Sequence[records.BoardLink]) -> Follows:
    """Which board this one follows, and the differences; on offer are the `own` ones."""
    if asked.connected:
        states.elsewhere(asked, "What changed since the last board")
        return Follows()
    with st.container(border=True, key="follows", gap="small"):
        st.header("What changed since the last board", anchor=False)
        series, book = _series(asked, own)
        earlier = nrr.publishing.Earlier() if series is None else _earlier(series, book)
        if series is not None:
            _compare(asked, earlier)
        tell = series is not None and st.checkbox(
            'Show a "newer board available" notice on older boards', key="board_tell"
        )
        keep = st.checkbox(
            "Keep the figures 400 days for comparison",
            key="board_retain",
            help="Readers cannot see them once the link has expired. Without this, no board can be compared"
            " with it then.",
        )
        stands = _stands(series)
    return Follows(
        series,
        earlier,
        nrr.store.Announcement.TELL_OLDER_BOARDS if tell else nrr.store.Announcement.SILENT,
        nrr.store.Retention.FOR_COMPARISON if keep else nrr.store.Retention.UNTIL_EXPIRY,
        nrr.store.Standing.OPENED if stands else nrr.store.Standing.APART,
    )


def _stands(series: nrr.store.Series | None) -> bool:
    """On by itself where the series has a standing link already."""
    has_link = False
    with suppress(nrr.store.StoreRefusal):
        has_link = series is not None and shelf.store().standing_link(series) is not None
    return st.checkbox(
        "Open it from the standing link too",
        has_link,
        key=f"board_stands_{has_link}",
        help="One address that always opens your newest board. Whoever has it also reads the earlier boards"
        " published this way, until they expire or you withdraw them.",
    )


def _series(asked: session.Asked, own: Sequence[records.BoardLink]) -> tuple[nrr.store.Series | None, str]:
    """The series chosen, and the token of its kept book where there is one."""
    kept = session.kept_link()
    options = [_NEW, *range(len(own)), *([_KEPT] if kept else ()), _PASTED]
    matched = _matched(asked, own)
    usual = matched if matched is not None else _KEPT if kept else _NEW
    chosen = st.selectbox(
        "Compare with board",
        options,
        index=options.index(usual),
        format_func=lambda one: _named(one, own, kept),
        key=f"follows_{len(own)}_{asked.book.key[:8]}",
    )
    if isinstance(chosen, int):
        _say_match(asked, own[chosen])
        return own[chosen].series, ""
    if chosen == _KEPT and kept is not None:
        return _opened(kept.keep_token, "The saved data is no longer on this server.")
    if chosen == _PASTED:
        return _pasted()
    st.caption("Later boards can be compared with this one.")
    return None, ""


def _matched(asked: session.Asked, own: Sequence[records.BoardLink]) -> int | None:
    """The newest board of this very book, or else of the book that shares most customers, if it is one
    company's.
    """
    same = [place for place, link in enumerate(own) if link.book_key == asked.book.key]
    if same:
        return same[0]
    marks = _marks(asked.book.key, asked.ledger)
    shared = [nrr.successions.shared_customers(link.customers, marks) for link in own]
    best = max(shared, default=0.0)
    return shared.index(best) if best >= nrr.successions.SAME_COMPANY else None


@memory.kept()
def _marks(key: str, _ledger: nrr.Ledger) -> bytes:
    return nrr.successions.customer_marks(_ledger)


def _say_match(asked: session.Asked, link: records.BoardLink) -> None:
    """Another file goes on with a series by itself; its publisher sees why."""
    if link.book_key != asked.book.key:
        share = nrr.successions.shared_customers(link.customers, _marks(asked.book.key, asked.ledger))
        words = (
            f"{nrr.percent(share)} of the customers are in both files. Choose another board, or none, if it"
            " is not the same company."
        )
        st.caption(words)


def _named(one: int | str, own: Sequence[records.BoardLink], kept: records.KeptLink | None) -> str:
    if isinstance(one, int):
        return own[one].title
    return f"{one} {kept.name}" if one == _KEPT and kept else one


def _pasted() -> tuple[nrr.store.Series | None, str]:
    text = st.text_input(
        "Manage link of the last board, or link of its saved data",
        key="follows_link",
        max_chars=1000,
        type="password",
    )
    if text:
        return _opened(nrr.publishing.token_in(text), _unopened(text))
    st.caption(
        "The manage link compares the published figures; the link of data saved with the board compares its"
        " customers too."
    )
    return None, ""


def _opened(token: str, gone: str) -> tuple[nrr.store.Series | None, str]:
    try:
        series = shelf.store().series(token)
    except nrr.store.StoreRefusal as refusal:
        st.error(nrr.markdown_text(str(refusal), 200))
        return None, ""
    if series is None:
        st.error(gone)
    return series, token


def _unopened(text: str) -> str:
    if nrr.publishing.board_address("", nrr.publishing.token_in(text)) in text:
        return "This is the link of the readers. Paste the manage link that was shown beside it."
    return "This link opens nothing. It may be mistyped, or its board was withdrawn."


def _earlier(series: nrr.store.Series, book_token: str) -> nrr.publishing.Earlier:
    try:
        return nrr.publishing.earlier_of(shelf.store(), series, book_token)
    except nrr.Refusal:
        return nrr.publishing.Earlier()


def _compare(asked: session.Asked, earlier: nrr.publishing.Earlier) -> None:
    if not earlier.known:
        st.caption("The last board is no longer stored, so there is nothing to compare with.")
        return
    found = nrr.publishing.restated(
        earlier.snapshot, asked.snapshot, earlier.ledger, asked.ledger, asked.view.policy
    )
    _say(asked, found, earlier.snapshot)


def _say(asked: session.Asked, found: nrr.publishing.Restated, earlier: nrr.Snapshot | None) -> None:
    if found.unchanged:
        st.markdown(f":material/check: **{_same(earlier)}**")
        return
    if found.definition is not None:
        st.markdown(f"**The definition changed:** {nrr.markdown_text(found.definition.note, 400)}")
    if found.figures:
        st.markdown(f"**{nrr.packs.figures_sentence(found.figures)}**")
        rows = [nrr.packs.figure_row(one) for one in found.figures]
        _table(
            pd.DataFrame(rows, columns=list(nrr.packs.FIGURE_HEADS)), "Restated figures", "restated_figures"
        )
    if spans := found.spans:
        customers = len({one.customer for one in spans})
        st.markdown(
            f"**{nrr.plural(len(spans), 'change')} in earlier months, {nrr.plural(customers, 'customer')}**"
        )
        _table(_customers(spans, asked), "Changes in earlier months", "restated_customers")
        st.caption(f"Amounts in {asked.look.unit}.")


def _same(earlier: nrr.Snapshot | None) -> str:
    if earlier is None:
        return "No amount has changed since the data was saved"
    return f"No figure has changed since the board of {earlier.view.window.closing.label}"


def _table(frame: pd.DataFrame, alt: str, key: str) -> None:
    tables.listed(frame.head(_MOST_ROWS), alt=alt, key=key, height=min(300, 38 + 35 * len(frame)))


def _customers(spans: tuple[nrr.successions.ChangeSpan, ...], asked: session.Asked) -> pd.DataFrame:
    rows = [
        (
            one.customer,
            str(one.kind).capitalize(),
            one.label,
            one.note or f"{asked.cents(one.before)} became {asked.cents(one.after)}",
        )
        for one in spans
    ]
    return pd.DataFrame(rows, columns=list(nrr.packs.CUSTOMER_HEADS))
