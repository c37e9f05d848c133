"""The overview of a component summary: rates and a bridge without the customers behind them."""

from dataclasses import replace
from typing import NoReturn

import streamlit as st

import nrr
from pages.parts import cards, session, states

_SHOWN = {
    "movement_nrr": "NRR",
    "movement_nrr_with_reactivation": "NRR with reactivation",
    "movement_grr": "GRR",
    "quick_ratio": "Quick ratio",
}


def show_or_stop() -> NoReturn:
    """A page without a ledger: the summary's own overview where there is one, else how to get a book."""
    book = session.book()
    if book is None:
        states.no_book()
    states.no_customers()


def overview() -> NoReturn:
    """The same for the overview page."""
    book = session.book()
    if book is None or book.summary is None:
        states.no_book()
    _draw(book.summary, nrr.charts.Look(book.currency, nrr.Basis.MRR, session.tone()))
    st.stop()


def _draw(total: nrr.RollForward, look: nrr.charts.Look) -> None:
    chart = nrr.charts.movement_waterfall(total, look)
    rate = nrr.METRICS["movement_nrr"].of(total)
    period = "monthly" if total.window.months == 1 else f"{total.window.months}-month"
    st.title(nrr.markdown_text(f"NRR {nrr.percent(rate)} {period}, from components"), anchor=False)
    st.caption(_stamp(total))
    with st.grid(4, min_column_width=230, gap="small", key="summary_figures"):
        for key, label in _SHOWN.items():
            _figure(nrr.METRICS[key], label, total, look)
    words = "Opening plus every component gives the closing amount."
    cards.chart_card(replace(chart, caption=words), "summary_bridge")


def _stamp(total: nrr.RollForward) -> str:
    text = f"NRR {total.window.months}m from components · no customers behind it"
    if total.window.months == 1:
        text += " · a monthly rate, not comparable with yearly benchmarks"
    return nrr.markdown_text(text, 300)


def _figure(metric: nrr.Metric, label: str, total: nrr.RollForward, look: nrr.charts.Look) -> None:
    value = metric.of(total)
    text = nrr.multiple(value) if metric.unit is nrr.Unit.MULTIPLE else nrr.percent(value)
    with st.container(border=True, key=f"summary_{metric.key}", height="stretch", gap="xsmall"):
        st.metric(label, text, help=f"{metric.label}. {metric.meaning}")
        st.caption(nrr.markdown_text(metric.worked(total, lambda _, amount: look.full(amount)), 300))
