"""A stated total beside the book's own, month by month, with the amounts in between named."""

import pandas as pd
import streamlit as st

import nrr
from pages.parts import tables

_SHOWN = 6
_NONE = "–"


def title(one: nrr.ledgers.Reconciliation, ledger: nrr.Ledger) -> str:
    """The finding: how many months differ, and by how much."""
    source = one.source[:1].upper() + one.source[1:]
    if not one.ties:
        return f"{source}: none of its months are in this data"
    if one.unexplained:
        left = sum(tie.unexplained for tie in one.unexplained)
        verb = "differs" if len(one.unexplained) == 1 else "differ"
        return (
            f"{source}: {len(one.unexplained)} of {nrr.plural(len(one.ties), 'month')} {verb},"
            f" {_signed(left, ledger)} in all"
        )
    explained = f", {len(one.different)} of them after excluded rows" if one.different else ""
    return f"{source}: all {nrr.plural(len(one.ties), 'month')} tie out{explained}"


def folded(one: nrr.ledgers.Reconciliation, ledger: nrr.Ledger) -> None:
    """One stated total folded away under its finding, open where a difference is left."""
    found = nrr.markdown_text(title(one, ledger), 240)
    with st.expander(found, type="compact", expanded=bool(one.unexplained)):
        body(one, ledger)


def body(one: nrr.ledgers.Reconciliation, ledger: nrr.Ledger) -> None:
    """What lies between the two totals, then every month."""
    for item in one.items:
        amount = nrr.ground.money_to_cent(one.worth(item), ledger.currency, nrr.Basis.MRR)
        st.markdown(nrr.markdown_text(f"Reconciling item: {item.reason}, {amount} of monthly revenue.", 300))
    for listed, where in ((one.only_stated, "only there"), (one.only_in_book, "only in this data")):
        if listed:
            names = ", ".join(month.label for month in listed[:_SHOWN])
            more = " and more" if len(listed) > _SHOWN else ""
            st.caption(f"{nrr.plural(len(listed), 'month')} {where}: {names}{more}.")
    if one.ties:
        left_out = " plus excluded rows" if one.items else ""
        st.caption(f"Monthly revenue. Difference: this data{left_out} minus the stated total.")
        table = _table(one, ledger)
        name = f"ties_{one.source}"
        tables.listed(table, height="content", key=name, alt=f"By month, against {one.source}")


def _table(one: nrr.ledgers.Reconciliation, ledger: nrr.Ledger) -> pd.DataFrame:
    """Months by rows, monthly revenue; the named amounts have a column only where there are any."""

    def shown(arr_minor: int) -> str:
        return nrr.ground.money_to_cent(arr_minor, ledger.currency, nrr.Basis.MRR)

    columns = {
        "Month": [tie.month.label for tie in one.ties],
        "This data": [shown(tie.computed_arr_minor) for tie in one.ties],
    }
    if one.items:
        columns["Excluded"] = [shown(tie.named_arr_minor) for tie in one.ties]
    return pd.DataFrame(
        columns
        | {
            "Stated": [shown(tie.stated_arr_minor) for tie in one.ties],
            "Difference": [_signed(t.unexplained, ledger) if t.unexplained else _NONE for t in one.ties],
        }
    )


def _signed(arr_minor: int, ledger: nrr.Ledger) -> str:
    return nrr.ground.signed_to_cent(arr_minor, ledger.currency, nrr.Basis.MRR)
