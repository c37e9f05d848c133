"""Movers: every customer whose revenue changed between opening and close."""

import pandas as pd
import streamlit as st

import nrr
from pages.parts import cached, cards, session
from pages.parts.customers import accounts

_KINDS = ("expansion", "contraction", "churn", "new", "resurrected")


def draw(asked: session.Asked) -> None:
    """The largest changes first, of one movement or of all."""
    frame = cached.customers(asked.book.key, asked.ledger, asked.view)
    moved = frame[frame["change"] != 0]
    present = [kind for kind in _KINDS if (moved["movement"] == kind).any()]
    picked = st.pills("Movement", present, format_func=_label, key="movement", selection_mode="multi")
    shown = moved[moved["movement"].isin(picked)] if picked else moved
    shown = shown.loc[shown["change"].abs().sort_values(ascending=False, kind="stable").index]
    with st.container(border=True, key="account_movers", gap="small"):
        st.header(nrr.markdown_text(_title(shown, asked), 240), anchor=False)
        if shown.empty:
            st.markdown("Every customer pays what it paid at the start.")
            return
        _table(shown, asked)
        st.caption("Start and end of the period. Tick a row for the customer's months and source cells.")


def _label(kind: str) -> str:
    return nrr.definitions.LABELS[kind].capitalize()


def _title(shown: pd.DataFrame, asked: session.Asked) -> str:
    gained, lost = (
        int(shown.loc[mask, "change"].sum()) for mask in (shown["change"] > 0, shown["change"] < 0)
    )
    people = nrr.plural(len(shown), "change")
    return f"{people}: {asked.short(gained)} gained, {asked.short(-lost)} lost"


def _table(shown: pd.DataFrame, asked: session.Asked) -> None:
    total = float(shown["change"].abs().sum())
    columns = {
        "Movement": [_label(kind) for kind in shown["movement"]],
        "Change": shown["change"].tolist(),
        "Opening": shown["opening"].tolist(),
        "Closing": shown["closing"].tolist(),
        "Of all movement": (shown["change"].abs() / total).tolist(),
        "12 months": accounts.courses(shown["row"].tolist(), asked),
    }
    formats: dict[str, cards.Writer] = {
        "Change": asked.signed,
        "Opening": asked.short,
        "Closing": asked.short,
        "Of all movement": nrr.percent,
    }
    accounts.table("largest_changes", shown["row"].tolist(), columns, formats, asked)
