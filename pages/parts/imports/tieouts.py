"""The tie-out: totals by month beside every total stated for them, or alone to compare with the ledger."""

import pandas as pd
import streamlit as st

import nrr
from pages.parts import tables, ties
from pages.parts.imports import first_figures, intakes


def draw(found: intakes.Read) -> None:
    """Each stated total under its finding, open where a difference is left; or the file's totals alone."""
    ledger = found.intake.ledger
    if ledger is None or first_figures.needs_rates(ledger):
        return
    reconciled = nrr.ledgers.reconciliations(ledger)
    for one in reconciled:
        with st.expander(nrr.markdown_text(ties.title(one, ledger), 240), expanded=bool(one.unexplained)):
            ties.body(one, ledger)
    if not reconciled:
        _alone(ledger)


def _alone(ledger: nrr.Ledger) -> None:
    book = nrr.retention.prepared(ledger, nrr.View(nrr.default_window(ledger)))
    with st.expander("Totals by month, to compare with your ledger"):
        st.caption(_why_alone(ledger))
        tables.listed(_own(book), height="content", alt="Totals by month", key="tie_out")


def _why_alone(ledger: nrr.Ledger) -> str:
    if "currency" in ledger.roles:
        last = ledger.months[-1].label
        return (
            f"Every month is shown at the exchange rates of {last}, so no ledger total is compared with it."
        )
    return "The file has no totals of its own. A list of months and amounts added below is compared here."


def _own(book: nrr.Ledger) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Month": [month.label for month in book.months],
            "This file, MRR": [
                nrr.ground.money_to_cent(int(row.sum()), book.currency, nrr.Basis.MRR) for row in book.grid
            ],
            "Paying customers": [nrr.count(int((row > 0).sum())) for row in book.grid],
        }
    )
