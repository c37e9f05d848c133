"""What was recognised in a file, with the reason."""

import pandas as pd
import streamlit as st

import nrr
from pages.parts import intakes

_SHAPES = {
    "wide": "a customer cube: a row a customer, a column a month",
    "long": "a long list: a row a customer and month",
    "periods": "contract periods: start, end and amount",
    "events": "movement events with their dates",
    "invoices": "invoices, spread over their service period",
    "summary": "a component summary without customers",
}


def usable(found: intakes.Read) -> bool:
    """Whether there is anything to compute from."""
    return found.intake.ledger is not None or found.intake.components is not None


def head(found: intakes.Read) -> None:
    """The verdict in one line, then the facts of the book and what each column was taken for."""
    name = nrr.markdown_text(found.name, 80)
    st.subheader(f"{name}: {_verdict(found)}", anchor=False)
    if found.intake.shape in _SHAPES:
        st.markdown(f"Read as {_SHAPES[found.intake.shape]}.")
    ledger = found.intake.ledger
    if ledger is not None:
        _facts(ledger)
        _totals(ledger)
    if found.intake.mapping:
        pairs = (
            f"{role.replace('_', ' ')} from “{heading}”" for role, heading in found.intake.mapping.items()
        )
        st.caption(nrr.markdown_text(f"Columns: {', '.join(pairs)}", 600))


def _verdict(found: intakes.Read) -> str:
    if usable(found):
        return "ready to use"
    return "waits for an answer" if found.intake.outcome == "needs_answer" else "cannot be used"


def _facts(ledger: nrr.Ledger) -> None:
    window = nrr.default_window(ledger)
    rate = (
        None
        if nrr.missing_end(ledger, window)
        else nrr.headline(nrr.prepared(ledger, nrr.View(window)), window, nrr.Policy()).rates.nrr
    )
    months = f"{ledger.months[0].label} to {ledger.months[-1].label}"
    facts = (
        ("Months", months if len(ledger.months) > 1 else ledger.months[0].label),
        ("Customers", nrr.count(len(ledger.names))),
        ("Closing ARR", nrr.compact(int(ledger.grid[-1].sum()), ledger.currency, nrr.Basis.ARR)),
        (f"NRR, {nrr.plural(window.months, 'month')}", nrr.percent(rate)),
        ("Currency", ledger.currency or "not stated"),
        ("Filter by", ", ".join(ledger.attributes) or "no extra columns"),
    )
    with st.grid(3, min_column_width=180, gap="small", key="facts"):
        for label, text in facts:
            with st.container(gap=None):
                st.caption(label)
                st.markdown(f"**{nrr.markdown_text(text, 200)}**")


def _totals(ledger: nrr.Ledger) -> None:
    """Every month's total as it was read, to lay beside the file's own or the general ledger's."""
    rows = [
        {
            "Month": month.label,
            "MRR": nrr.money(int(amounts.sum()), ledger.currency, nrr.Basis.MRR),
            "ARR": nrr.money(int(amounts.sum()), ledger.currency, nrr.Basis.ARR),
            "Paying customers": nrr.count(int((amounts > 0).sum())),
        }
        for month, amounts in zip(ledger.months, ledger.grid, strict=True)
    ]
    with st.expander("Totals by month, to compare with your books", type="compact"):
        st.dataframe(pd.DataFrame(rows), hide_index=True, alt="Totals by month")
