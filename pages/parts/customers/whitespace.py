"""Upsell candidates: healthy customers who pay less than their peers. Whitespace, no pipeline."""

from collections.abc import Sequence

import streamlit as st

import nrr
from pages.parts import explained, memory, session
from pages.parts.advices import beside
from pages.parts.customers import accounts

_MOST = 500
_KINDS = {
    "80% of limit": "At 80% of the limit",
    "whitespace": "Below their peers",
    "seat growth": "Growing seats",
    "plan tier": "Below the usual plan",
    "further product": "Without a further product",
}


@memory.kept("Comparing customers with their peers")
def _listed(
    key: str,
    _book: nrr.Ledger,
    view: nrr.View,
    by: str,
) -> tuple[nrr.accounts.Candidate, ...]:
    run, columns, last = nrr.retention.run_of(_book), nrr.accounts.columns_of(_book), len(_book.months) - 1
    return nrr.accounts.expansion_candidates(
        run,
        nrr.accounts.scored(run, columns, nrr.accounts.scale_of(view.policy)),
        _book.attribute(by).at(last),
        usage_of_limit=nrr.accounts.usage_of_limit(columns, last),
        limit=_MOST,
    )


def draw(asked: session.Asked) -> None:
    """Peers by an attribute of the reader's choice, then the candidates."""
    run, book = accounts.run(asked), explained.book(asked)
    if len(run.months) < 7:
        st.markdown("Upsell candidates need six consecutive months of data.")
        return
    names = [name for name in book.attributes if name != nrr.retention.COHORT_YEAR]
    by = st.selectbox(
        "Peers share", names, key="peers", width=260, format_func=lambda one: f"{one} and tenure"
    )
    listed = _listed(asked.book.key, book, asked.view, by)
    with st.container(border=True, key="account_growth", gap="small"):
        st.header(nrr.markdown_text(_title(listed, asked), 240), anchor=False)
        if listed:
            _table(listed, asked)
        beside.lines("candidate", _KINDS, asked)
        st.caption(
            "Green, six months or more, no expansion in six months, no contraction in twelve, and below the"
            " 75th percentile of eight or more peers. The distance to it is no forecast. " + _limits(asked)
        )


def _limits(asked: session.Asked) -> str:
    if nrr.accounts.Held.USAGE_OF_LIMIT in accounts.columns(asked):
        return "Customers at 80% or more of their limit come first."
    return "Add a column with usage of the limit to rank those near it first."


def _title(listed: tuple[nrr.accounts.Candidate, ...], asked: session.Asked) -> str:
    if not listed:
        return "No upsell candidates: no healthy customer is below its peers"
    total = sum(one.whitespace_arr_minor for one in listed)
    more = "+" if len(listed) == _MOST else ""
    return f"{len(listed)}{more} healthy customers: {asked.short(total)} below the top quarter of their peers"


def _table(listed: tuple[nrr.accounts.Candidate, ...], asked: session.Asked) -> None:
    basis = str(asked.view.basis)
    rows = [one.customer for one in listed]
    columns: dict[str, Sequence[object]] = {
        "Below peers": [one.whitespace_arr_minor for one in listed],
        basis: [one.arr_minor for one in listed],
        "Peers": [one.peers for one in listed],
        "12 months": accounts.courses(rows, asked),
    }
    if nrr.accounts.Held.USAGE_OF_LIMIT in accounts.columns(asked):
        columns["Of its limit"] = ["80% or more" if one.near_limit else "" for one in listed]
    accounts.table(
        "upsell_candidates", rows, columns, {"Below peers": asked.short, basis: asked.short}, asked
    )
