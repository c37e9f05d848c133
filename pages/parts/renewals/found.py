"""The renewals of the view, or why there are none."""

from typing import NoReturn

import streamlit as st

import nrr
from pages.parts import cards, explained, memory, menu, session
from pages.parts.customers import accounts


@memory.kept("Following every contract")
def _renewals(key: str, _ledger: nrr.Ledger, view: nrr.View) -> nrr.terms.Renewals:
    return nrr.terms.renewals_of(_ledger, view)


def renewals_or_stop(asked: session.Asked) -> nrr.terms.Renewals:
    """What the contracts of the book say under this view."""
    reason = nrr.terms.refused(asked.ledger, asked.view)
    if reason:
        _none(reason, asked)
    return _renewals(asked.book.key, asked.ledger, asked.view)


def renewals_or_none(asked: session.Asked | None) -> nrr.terms.Renewals | None:
    """The same for pages that have more to show."""
    if asked is None or nrr.terms.refused(asked.ledger, asked.view):
        return None
    return _renewals(asked.book.key, asked.ledger, asked.view)


def _none(reason: str, asked: session.Asked) -> NoReturn:
    cards.head("No contract terms in this data", asked)
    with st.container(border=True, key="no_terms"):
        st.markdown(nrr.markdown_text(f"{reason[:1].upper()}{reason[1:]}.", 400))
        st.caption(
            "Add a list of contracts (customer, start, end, amount) as a second sheet, or under Add other"
            " files on Start. This page then shows what is up for renewal, what became of it, and which NRR"
            " is under contract."
        )
        if st.button("Upload file", type="primary", key="empty_action"):
            menu.go_to("")
    st.stop()


def beside(renewals: nrr.terms.Renewals, asked: session.Asked) -> None:
    """How much of the revenue is under term, and terms that say more than the revenue does."""
    found = renewals.against
    loose = found.not_under_term + found.rest
    parts = [f"Under term {asked.money(found.under_term)}", f"not under term {asked.money(loose)}"]
    parts.append(asked.view.policy.renewal_stamp)
    st.caption(nrr.markdown_text(" · ".join(parts), 300))
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


def colours(asked: session.Asked) -> dict[str, str]:
    """The colour of every customer that has one."""
    book = explained.book(asked)
    lights = accounts.scored(asked).lights
    return {name: str(light) for name, light in zip(book.names, lights, strict=True) if light is not None}


def quarter(label: str, closing: nrr.Month) -> str:
    """The label of a quarter with the month in which it ends."""
    return f"{label} · {closing.label}"
