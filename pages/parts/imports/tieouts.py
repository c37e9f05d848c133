"""The tie-out: each month's total beside every total stated for it, with the amounts in between named."""

import pandas as pd
import streamlit as st

import nrr
from pages.parts.imports import intakes

_SHOWN = 6


def draw(found: intakes.Read) -> None:
    """On import: a table for every stated total, or the book's own totals to lay beside the books."""
    ledger = found.intake.ledger
    if ledger is None:
        st.markdown("Totals by month appear here once the file has customers and months.")
        return
    reconciled = nrr.reconciliations(ledger)
    for one in reconciled:
        st.subheader(nrr.markdown_text(_title(one, ledger), 240), anchor=False)
        _body(one, ledger)
    if not reconciled:
        st.subheader("Totals by month, to lay beside your books", anchor=False)
        st.caption(
            "A file with a month and an amount in each row, dropped under Add files, is compared here."
        )
        st.dataframe(_own(ledger), hide_index=True, alt="Totals by month", key="tie_out")


def months(one: nrr.Reconciliation, ledger: nrr.Ledger) -> None:
    """One stated total folded away under its finding, open where a difference is left."""
    title = nrr.markdown_text(_title(one, ledger), 240)
    with st.expander(title, type="compact", expanded=bool(one.unexplained)):
        _body(one, ledger)


def _title(one: nrr.Reconciliation, ledger: nrr.Ledger) -> str:
    source = one.source[:1].upper() + one.source[1:]
    if not one.ties:
        return f"{source}: no month of this book is in it"
    if one.unexplained:
        left = sum(tie.unexplained for tie in one.unexplained)
        return f"{source}: {len(one.unexplained)} of {nrr.plural(len(one.ties), 'month')} differ, {_signed(left, ledger)} in all"
    explained = f", {len(one.different)} of them with what was left out" if one.different else ""
    return f"{source}: all {nrr.plural(len(one.ties), 'month')} tie out{explained}"


def _body(one: nrr.Reconciliation, ledger: nrr.Ledger) -> None:
    for item in one.items:
        amount = nrr.money(one.worth(item), ledger.currency, nrr.Basis.MRR)
        st.markdown(nrr.markdown_text(f"Reconciling item: {item.reason}, {amount} of monthly revenue.", 300))
    for listed, where in ((one.only_stated, "only there"), (one.only_in_book, "only in the book")):
        if listed:
            names = ", ".join(month.label for month in listed[:_SHOWN])
            more = " and more" if len(listed) > _SHOWN else ""
            st.caption(f"{nrr.plural(len(listed), 'month')} {where}: {names}{more}.")
    if one.ties:
        table = _table(one, ledger)
        name = f"ties_{one.source}"
        st.dataframe(
            table, hide_index=True, height="content", key=name, alt=f"By month, against {one.source}"
        )


def _table(one: nrr.Reconciliation, ledger: nrr.Ledger) -> pd.DataFrame:
    """Months by rows, monthly revenue; the named amounts have a column only where there are any."""

    def shown(arr_minor: int) -> str:
        return nrr.money(arr_minor, ledger.currency, nrr.Basis.MRR)

    columns = {
        "Month": [tie.month.label for tie in one.ties],
        "This book, MRR": [shown(tie.computed_arr_minor) for tie in one.ties],
    }
    if one.items:
        columns["Left out on reading"] = [shown(tie.named_arr_minor) for tie in one.ties]
    return pd.DataFrame(
        columns
        | {
            "Stated": [shown(tie.stated_arr_minor) for tie in one.ties],
            "Difference": [_signed(tie.unexplained, ledger) for tie in one.ties],
            "Paying customers": [nrr.count(_paying(ledger, tie.month)) for tie in one.ties],
        }
    )


def _own(ledger: nrr.Ledger) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Month": [month.label for month in ledger.months],
            "This book, MRR": [
                nrr.money(int(row.sum()), ledger.currency, nrr.Basis.MRR) for row in ledger.grid
            ],
            "Paying customers": [nrr.count(_paying(ledger, month)) for month in ledger.months],
        }
    )


def _paying(ledger: nrr.Ledger, month: nrr.Month) -> int:
    return int((ledger.grid[ledger.index(month)] > 0).sum())


def _signed(arr_minor: int, ledger: nrr.Ledger) -> str:
    return nrr.signed_in_full(arr_minor, ledger.currency, nrr.Basis.MRR)
