"""The tie-out: the book's totals by month beside every total stated for it, or alone to lay beside the
books.
"""

import pandas as pd
import streamlit as st

import nrr
from pages.parts import ties
from pages.parts.imports import first_figures, intakes


def draw(found: intakes.Read) -> None:
    """A table for every stated total, or the book's own totals."""
    ledger = found.intake.ledger
    if ledger is None:
        st.markdown("Totals by month need customers and months, and this file has totals of its own only.")
        return
    if first_figures.needs_rates(ledger):
        st.markdown(
            "A book in several currencies has no one total. Add a table of exchange rates under Add files."
        )
        return
    reconciled = nrr.ledgers.reconciliations(ledger)
    for one in reconciled:
        st.subheader(nrr.markdown_text(ties.title(one, ledger), 240), anchor=False)
        ties.body(one, ledger)
    if not reconciled:
        _alone(ledger)


def _alone(ledger: nrr.Ledger) -> None:
    book = nrr.retention.prepared(ledger, nrr.View(nrr.default_window(ledger)))
    st.subheader("Totals by month, to lay beside your books", anchor=False)
    st.caption(_why_alone(ledger))
    st.dataframe(_own(book), hide_index=True, height="content", alt="Totals by month", key="tie_out")


def _why_alone(ledger: nrr.Ledger) -> str:
    if "currency" in ledger.roles:
        last = ledger.months[-1].label
        return (
            f"Every month is shown at the exchange rates of {last}, so no ledger total is compared with it."
        )
    return (
        "The file states no totals of its own. Under Add files, a list of months and amounts is compared"
        " here."
    )


def _own(book: nrr.Ledger) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Month": [month.label for month in book.months],
            "This book, MRR": [
                nrr.ground.money_to_cent(int(row.sum()), book.currency, nrr.Basis.MRR) for row in book.grid
            ],
            "Paying customers": [nrr.count(int((row > 0).sum())) for row in book.grid],
        }
    )
