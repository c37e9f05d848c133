"""The customers that moved the figure most."""

import pandas as pd
import streamlit as st
from pandas.io.formats.style import Styler

import nrr
from pages.parts import cached, explain, explained, memory, session, tables

_MOST = 9
_NAMES = {"resurrected": "Returned", "kept": "Unchanged"}


def card(asked: session.Asked) -> None:
    """The largest changes between opening and close; a row opens its explanation."""
    frame = cached.customers(asked.book.key, asked.ledger, asked.view)
    moved = frame[frame["change"] != 0]
    top = moved.loc[moved["change"].abs().sort_values(ascending=False, kind="stable").index[:_MOST]]
    with st.container(border=True, key="movers", height="stretch", gap="small"):
        st.header(nrr.markdown_text(_title(top, moved, asked), 240), anchor=False)
        if top.empty:
            st.markdown("Every customer pays what it paid at the start.")
            return
        _table(top, asked)
        st.caption("Largest changes over the period. Tick one to see its months.")


def _table(top: pd.DataFrame, asked: session.Asked) -> None:
    turn = st.session_state.setdefault("turn_movers", 0)
    name = f"movers_{turn}"
    tables.listed(
        _styled(asked.book.key, asked.view, top, asked),
        height="content",
        on_select=lambda: _clicked(name, top),
        selection_mode="single-row",
        key=name,
        column_config={"12 months": st.column_config.LineChartColumn(width="small", y_min=0)},
        alt="Largest changes",
    )


def _clicked(name: str, top: pd.DataFrame) -> None:
    # By row, not by cell: a press on a heading sorts, and would select the first cell with it.
    picked = st.session_state[name]["selection"]["rows"]
    if picked:
        st.session_state["turn_movers"] += 1
        line = top.iloc[picked[0]]
        explain.ask(explain.FigureQuestion(str(line["movement"]), None, str(line["customer"])))


def _title(top: pd.DataFrame, moved: pd.DataFrame, asked: session.Asked) -> str:
    if top.empty:
        return "No customer changed"
    share = float(top["change"].abs().sum()) / float(moved["change"].abs().sum())
    if len(top) == len(moved):
        return f"{nrr.plural(len(moved), 'customer')} moved"
    return f"{len(top)} of {nrr.plural(len(moved), 'change')} make {nrr.percent(share)} of all movement"


@memory.kept()
def _styled(key: str, view: nrr.View, _top: pd.DataFrame, _asked: session.Asked) -> Styler:
    ledger = explained.book(_asked)
    first = max(0, len(ledger.months) - 13)
    table = pd.DataFrame(
        {
            "Customer": _top["customer"],
            "Movement": [_NAMES.get(kind, kind.capitalize()) for kind in _top["movement"]],
            "Change": _top["change"],
            "12 months": [ledger.grid[first:, row].tolist() for row in _top["row"]],
        }
    )
    currency, basis = _asked.currency, view.basis
    return table.style.format({"Change": lambda v: nrr.ground.signed_money(v, currency, basis)})
