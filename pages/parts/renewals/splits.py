"""NRR as the sum of what was up for renewal and of everything else, to the cent."""

import pandas as pd
import streamlit as st

import nrr
from pages.parts import cards, session, tables
from pages.parts.renewals import found

_NAMES = {
    nrr.terms.Line.UP: "Up for renewal",
    nrr.terms.Line.MID_TERM: "Mid-term",
    nrr.terms.Line.EVERGREEN: "Not under term",
    nrr.terms.Line.ADDED: "Added lines",
}
_MOST = 1_000
_CHANGES = (
    ("between_renewals", "Between renewals", 1),
    ("expansion", "Expansion at renewal", 1),
    ("contraction", "Contraction at renewal", -1),
    ("churned", "Not renewed", -1),
    ("open_at_close", "Still open", -1),
    ("returned", "Lapsed, then renewed", 1),
)


def draw(renewals: nrr.terms.Renewals, asked: session.Asked) -> None:
    """The classes, and what happened inside the one that came up."""
    split = renewals.split
    if split is None or split.contribution is None:
        st.markdown(nrr.markdown_text(f"{renewals.split_refused or 'No opening customers'}.", 300))
        return
    left, right = st.columns([3, 2], gap="small")
    with left, st.container(border=True, key="renewal_split", height="stretch", gap="small"):
        st.header(f"NRR {nrr.percent(split.nrr)} by what was up for renewal", anchor=False)
        cards.figures(_classes(split, asked), "NRR by class of contract")
        st.caption(
            "Opening and closing add up to those of NRR to the cent; the points add to NRR less"
            " 100%. A term due"
            " on the closing day has not shown its effect yet and counts as mid-term."
        )
    with right, st.container(border=True, key="renewal_change", height="stretch", gap="small"):
        st.header("Inside what was up", anchor=False)
        cards.figures(_changes(split, asked), "Change of what was up")
        link = split.link
        st.caption(
            nrr.markdown_text(
                f"Up in the period {asked.money(split.up_amount)} = due in its months"
                f" {asked.money(link.atr_of_the_months)} + due on the opening day"
                f" {asked.money(link.ended_on_opening_day)} − due on the closing day"
                f" {asked.money(link.ends_on_closing_day)} − outside opening customers"
                f" {asked.money(link.outside_the_base)}.",
                400,
            )
        )
    _behind(renewals, asked)


def _behind(renewals: nrr.terms.Renewals, asked: session.Asked) -> None:
    """The customers whose contracts make one class, with the rows of the file they were read from."""
    with st.container(border=True, key="renewal_class", gap="small"):
        chosen = st.selectbox(
            "Customers behind", list(_NAMES), format_func=_NAMES.__getitem__, key="renewal_behind", width=240
        )
        behind = renewals.behind(chosen, _MOST)
        names = found.names(asked, (one.customer for one in behind))
        rows = [_behind_row(one, names[one.customer], asked) for one in behind]
        if not rows:
            st.caption("No opening customers.")
            return
        shown = pd.DataFrame(rows)
        tables.listed(shown, alt="Customers behind one class")
        if len(rows) == _MOST:
            st.caption(f"The {nrr.count(_MOST)} with the largest change.")


def _behind_row(one: nrr.terms.ClassPart, name: str, asked: session.Asked) -> dict[str, str]:
    told = {
        "Customer": name,
        "Opening": asked.cents(one.opening),
        "Closing": asked.cents(one.closing),
        "Change": asked.signed_to_cent(one.closing - one.opening),
    }
    return told if asked.connected else told | {"Rows": ", ".join(map(str, one.rows))}


def _classes(split: nrr.terms.RenewalReconciliation, asked: session.Asked) -> pd.DataFrame:
    contribution = split.contribution or {}
    rows = [
        {
            "Class": _NAMES[line],
            "Opening": asked.cents(split.opening[line]),
            "Closing": asked.cents(split.closing[line]),
            "Own retention": nrr.percent(
                split.closing[line] / split.opening[line] if split.opening[line] else None
            ),
            "Adds to NRR": nrr.points(contribution[line]),
            "GRR loss": asked.cents(split.losses[line]),
        }
        for line in nrr.terms.CLASSES
    ]
    total = {
        "Class": "Base",
        "Opening": asked.cents(split.opening_total),
        "Closing": asked.cents(split.closing_total),
        "Own retention": nrr.percent(split.nrr),
        "Adds to NRR": nrr.points(None if split.nrr is None else split.nrr - 1),
        "GRR loss": asked.cents(sum(split.losses.values())),
    }
    return pd.DataFrame([*rows, total])


def _changes(split: nrr.terms.RenewalReconciliation, asked: session.Asked) -> pd.DataFrame:
    up = nrr.terms.Line.UP
    rows = [("Opening", asked.cents(split.opening[up]))]
    for key, label, sign in _CHANGES:
        rows.append((label, asked.signed_to_cent(sign * getattr(split.up_change, key))))
    rows.append(("Closing", asked.cents(split.closing[up])))
    return pd.DataFrame(rows, columns=["Line", "Amount"])
