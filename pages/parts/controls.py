"""The control strip: as-of month, window, amounts and filters, the same on every analysis page."""

from collections.abc import Mapping
from typing import Literal

import streamlit as st

import nrr
from pages.parts import address, cached, connectedtables, periods, savedsegments, session, today
from pages.parts.desks import records

_MOST_VALUES = 500
_MOST_NAMED = 3
_OF = "as_of_book"
_NOTE = "address_note"


def ask() -> session.Asked | None:
    """Draw the strip over the open ledger and take the snapshot of its view; None where there is no
    ledger.
    """
    book, card = session.book(), session.card()
    if card is not None and card.connected is not None:
        table = connectedtables.complete(card, session.policy())
        return session.Asked(card, _strip(table, card), table.outline.currency)
    if book is None or book.ledger is None or card is None:
        return None
    # The running month is cut here and not at the upload, because the policy decides about it.
    whole = book.ledger
    ledger = cached.complete(book.key, today.running_month(), session.policy(), lambda: whole)
    return session.Asked(card, _strip(ledger, card), ledger.currency)


def _strip(ledger: nrr.retention.Held, card: records.Card) -> nrr.View:
    """Draw the strip and return the view it asks for."""
    arrived = {key: st.query_params.get_all(key) for key in st.query_params}
    session.set_policy(periods.of_address(session.policy(), arrived))
    policy = session.policy()
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="controls"):
        closing, amounts = _as_of(ledger, card.key), _amounts()
        window = periods.window(ledger, closing, policy.fiscal)
        against = periods.against()
        saved = _saved(ledger, card, nrr.View(window, policy))
        attributes = _attributes(ledger, card, nrr.View(window, policy, segments=saved))
        where = _filters(attributes)
    _chips(where, attributes)
    view = nrr.View(window, policy, where, amounts, against, saved)
    _note(address.strangers(arrived, _offered(ledger, attributes)), view)
    periods.keep_in_address(policy)
    return view


def _saved(
    held: nrr.retention.Held, card: records.Card, view: nrr.View
) -> tuple[nrr.retention.SegmentRule, ...]:
    """Segments by rule need the rows themselves."""
    return savedsegments.usable(card.key, held, view) if isinstance(held, nrr.Ledger) else ()


def _attributes(held: nrr.retention.Held, card: records.Card, view: nrr.View) -> dict[str, tuple[str, ...]]:
    if isinstance(held, nrr.Ledger):
        return cached.attributes(card.key, held, view)
    return connectedtables.attributes(card, view.policy)


def _as_of(ledger: nrr.retention.Held, book_key: str) -> nrr.Month:
    """Months that something can close in, newest first.

    Other data begin at their newest month: the browser remembers the one it looked at before.
    """
    months = _closings(ledger)
    if st.session_state.get(_OF) != book_key:
        st.session_state[_OF] = book_key
        if "as_of" not in st.query_params:
            st.session_state["as_of"] = months[0]
    chosen: nrr.Month = st.selectbox(
        "As of",
        months,
        format_func=lambda month: month.label,
        key="as_of",
        bind="query-params",
        width=170,
        label_visibility="collapsed",
    )
    return chosen


def _amounts() -> nrr.Basis:
    chosen = st.segmented_control(
        "Amounts",
        [str(basis) for basis in (nrr.Basis.ARR, nrr.Basis.MRR)],
        default=str(nrr.Basis.ARR),
        required=True,
        key="amounts",
        bind="query-params",
        label_visibility="collapsed",
    )
    return nrr.Basis(chosen or nrr.Basis.ARR)


def _filters(attributes: dict[str, tuple[str, ...]]) -> nrr.retention.Where:
    """One choice of values for every attribute, behind one button that says how many are set."""
    if not attributes:
        return ()
    set_now = [name for name in attributes if st.session_state.get(address.filter_key(name))]
    label = f"Filter ({len(set_now)})" if set_now else "Filter"
    with st.popover(label, icon=":material/filter_list:", width="content"):
        st.markdown("**Show customers where**")
        found = [(name, _filter(name, labels)) for name, labels in attributes.items()]
    return tuple((name, values) for name, values in found if values)


def _chips(where: nrr.retention.Where, attributes: dict[str, tuple[str, ...]]) -> None:
    """One button a filter that takes it away, and one for all."""
    if not where:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="chips"):
        for name, values in where:
            st.button(
                nrr.markdown_text(_chip(name, values, attributes[name]), 80),
                key=f"chip_{name}",
                icon=":material/close:",
                icon_position="right",
                help="Remove this filter",
                on_click=_clear,
                args=((name,),),
            )
        names = tuple(name for name, _ in where)
        st.button("Clear all", key="chips_clear", type="tertiary", on_click=_clear, args=(names,))


def _chip(name: str, values: tuple[str, ...], offered: tuple[str, ...]) -> str:
    """`Region: EMEA, APAC`, or how many of them; of a saved segment its name."""
    if len(values) > _MOST_NAMED:
        return f"{name}: {len(values)} of {len(offered)}"
    return nrr.retention.filter_said(name, values)


def _clear(names: tuple[str, ...]) -> None:
    for name in names:
        st.session_state[address.filter_key(name)] = []


def _filter(name: str, labels: tuple[str, ...]) -> tuple[str, ...]:
    key = address.filter_key(name)
    if st.session_state.get(key) and key not in st.query_params:
        # A field nobody saw, behind its closed button, loses its part of the address from page to page.
        st.session_state[key] = st.session_state[key]
    chosen: list[str] = st.multiselect(
        nrr.markdown_text(name, 40),
        labels,
        key=key,
        bind="query-params",
        placeholder="All",
    )
    return tuple(chosen)


def _closings(ledger: nrr.retention.Held) -> list[nrr.Month]:
    return list(reversed(ledger.months[1:] or ledger.months))


def _offered(ledger: nrr.retention.Held, attributes: dict[str, tuple[str, ...]]) -> dict[str, set[str]]:
    fixed = {
        "as_of": {month.label for month in _closings(ledger)},
        "window": {*periods.WINDOWS, periods.CUSTOM},
        "opening": {month.label for month in ledger.months},
        "against": set(periods.AGAINST),
        "fiscal_start": set(periods.STARTS),
        "amounts": {str(basis) for basis in nrr.Basis},
    }
    return fixed | {address.filter_key(name): set(labels) for name, labels in attributes.items()}


def _note(odd: tuple[str, ...], view: nrr.View) -> None:
    """Say once what of the address was ignored, until the reader asks for another view."""
    if odd:
        st.session_state[_NOTE] = (address.note(odd), view)
    text, noted = st.session_state.get(_NOTE, ("", view))
    if text and noted == view:
        st.caption(nrr.markdown_text(text, 300))


def choice(
    key: str,
    label: str,
    options: tuple[str, ...],
    names: Mapping[str, str] | None = None,
    first: str | None = None,
    label_visibility: Literal["visible", "collapsed"] = "visible",
) -> str:
    """A choice that concerns one page, kept in the address; `names` says how options read."""
    usual = str(first or options[0])
    chosen = st.segmented_control(
        label,
        [str(option) for option in options],
        default=usual,
        required=True,
        format_func=lambda option: (names or {}).get(option, option.capitalize()),
        key=key,
        bind="query-params",
        label_visibility=label_visibility,
    )
    return chosen or usual
