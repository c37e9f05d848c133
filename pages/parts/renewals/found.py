"""The renewals of the view, or why there are none."""

from collections.abc import Iterable, Mapping
from typing import NoReturn

import streamlit as st

import nrr
from pages.parts import cards, connectedtables, explained, memory, menu, session
from pages.parts.customers import accounts

_HOW: Mapping[bool, str] = {
    False: "Add a list of contracts (customer, start, end, amount) as a second sheet, or under Add other"
    " files on Start.",
    True: "Connect to the table that holds one row a contract: customer, start, end, amount.",
}
_THEN = "This page then shows what is up for renewal, what became of it, and which NRR is under contract."


@memory.kept("Following every contract")
def _renewals(key: str, _ledger: nrr.Ledger, view: nrr.View) -> nrr.terms.Renewals:
    return nrr.terms.renewals_of(_ledger, view)


def renewals_or_stop(asked: session.Asked) -> nrr.terms.Renewals:
    """What the contracts of the book say under this view."""
    try:
        if reason := nrr.terms.refused(asked.contracts, asked.view):
            _none("No contract terms in this data", reason, asked)
    except nrr.Refusal as refusal:
        _none("The contracts of this table are not followed", str(refusal), asked)
    return _renewals(asked.book.key, asked.contracts, asked.view)


def renewals_or_none(asked: session.Asked | None) -> nrr.terms.Renewals | None:
    """The same for pages that have more to show."""
    if asked is None or asked.connected or nrr.terms.refused(asked.ledger, asked.view):
        return None
    return _renewals(asked.book.key, asked.ledger, asked.view)


def _none(title: str, reason: str, asked: session.Asked) -> NoReturn:
    cards.head(title, asked)
    with st.container(border=True, key="no_terms"):
        st.markdown(nrr.markdown_text(f"{reason[:1].upper()}{reason[1:]}.", 400))
        st.caption(f"{_HOW[asked.connected]} {_THEN}")
        label, page = ("Connect", "connect") if asked.connected else ("Upload file", "")
        if st.button(label, type="primary", key="empty_action"):
            menu.go_to(page)
    st.stop()


def beside(renewals: nrr.terms.Renewals, asked: session.Asked) -> None:
    """How much of the revenue is under term, and terms that say more than the revenue does."""
    found = renewals.against
    loose = found.not_under_term + found.rest
    parts = [f"Under term {asked.money(found.under_term)}", f"not under term {asked.money(loose)}"]
    parts.append(asked.view.policy.renewal_stamp)
    st.caption(nrr.markdown_text(" · ".join(parts), 300))
    if asked.connected:
        st.caption(
            "Contracts were read from the table with a number in place of each customer; names are asked for"
            " the lists below. Health is not scored for a table."
        )
    if found.exceeding_customers:
        who = nrr.plural(found.exceeding_customers, "customer")
        st.warning(
            nrr.markdown_text(
                f"Terms exceed the revenue of {who} by {asked.money(found.exceeding)} on the"
                f" as-of day. NRR by"
                " renewals scales them to the revenue; the table of renewals shows the contracts.",
                400,
            )
        )


def names(asked: session.Asked, customers: Iterable[str]) -> Mapping[str, str]:
    """What customers of a list are called: those of a table stand as numbers until they are asked for."""
    listed = tuple(dict.fromkeys(customers))
    if not asked.connected or not listed:
        return {name: name for name in listed}
    return memory.held.of(
        ("names", asked.book.key, listed), lambda: connectedtables.names(asked.book, listed)
    )


def colours(asked: session.Asked) -> dict[str, str]:
    """The colour of every customer that has one; health is not scored where the rows stay in a database."""
    if asked.connected:
        return {}
    book = explained.book(asked)
    lights = accounts.scored(asked).lights
    return {name: str(light) for name, light in zip(book.names, lights, strict=True) if light is not None}


def quarter(label: str, closing: nrr.Month) -> str:
    """The label of a quarter with the month in which it ends."""
    return f"{label} · {closing.label}"
