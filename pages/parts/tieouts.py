"""The tie-out: each month's total beside the file's own total row, to the cent."""

from decimal import Decimal

import pandas as pd
import streamlit as st

import nrr
from pages.parts import intakes


def draw(found: intakes.Read) -> None:
    """Months by rows, our total against every other total there is."""
    ledger = found.intake.ledger
    if ledger is None:
        st.markdown("Totals by month appear here once the file has customers and months.")
        return
    stated = {month: Decimal(text) for month, text in found.intake.own_totals.items()}
    ours = {
        month: nrr.amount(int(row.sum()), nrr.Basis.MRR)
        for month, row in zip(ledger.months, ledger.grid, strict=True)
    }
    st.subheader(_title(ours, stated), anchor=False)
    rows = [_row(month, amount, stated.get(str(month)), ledger) for month, amount in ours.items()]
    st.dataframe(pd.DataFrame(rows), hide_index=True, alt="Tie-out by month", key="tie_out")


def _title(ours: dict[nrr.Month, Decimal], stated: dict[str, Decimal]) -> str:
    if not stated:
        return "Totals by month, to lay beside your books"
    off = [
        month
        for month, amount in ours.items()
        if str(month) in stated and abs(amount - stated[str(month)]) > Decimal("0.005")
    ]
    if not off:
        return f"All {len(stated)} months tie out with the file's own total row"
    return f"{nrr.plural(len(off), 'month')} of {len(stated)} differ from the file's own total row"


def _row(month: nrr.Month, amount: Decimal, stated: Decimal | None, ledger: nrr.Ledger) -> dict[str, str]:
    sign = nrr.sign_of(ledger.currency)
    paying = int((ledger.grid[ledger.index(month)] > 0).sum())
    found = {
        "Month": month.label,
        "MRR of this book": f"{sign}{amount:,.2f}",
        "Paying customers": nrr.count(paying),
    }
    if stated is not None:
        found |= {"File's total row": f"{sign}{stated:,.2f}", "Difference": f"{amount - stated:+,.2f}"}
    return found
