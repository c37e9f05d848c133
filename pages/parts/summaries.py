"""The overview of a component summary: rates and a bridge without the customers behind them."""

from dataclasses import replace
from typing import NoReturn

import streamlit as st

import nrr
from pages.parts import cards, session, states, tones

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


def components_or_stop() -> tuple[nrr.RollForward, nrr.charts.Look]:
    """The open component summary and how its amounts are shown; without one, how to get a book."""
    book = session.book()
    if book is None or book.summary is None:
        states.no_book()
    return book.summary, nrr.charts.Look(book.currency, nrr.Basis.MRR, tones.tone(), tones.screen())


def total_or_stop(asked: session.Asked) -> nrr.RollForward:
    """The monthly movements of the view's window as one; what a table in a database gives the levers."""
    total = nrr.retention.summed(asked.snapshot.main.steps)
    if total is None:
        states.one_month(asked)
    return total


def overview() -> NoReturn:
    """The overview page of a component summary."""
    _draw(*components_or_stop())
    st.stop()


def head(title: str, total: nrr.RollForward) -> None:
    """The finding as the title, and what it was made from."""
    with st.container(gap="xxsmall", key="head"):
        st.title(nrr.markdown_text(title, 240), anchor=False)
        st.caption(_stamp(total))


def _draw(total: nrr.RollForward, look: nrr.charts.Look) -> None:
    chart = nrr.charts.movement_waterfall(total, look)
    rate = nrr.METRICS["movement_nrr"].of(total)
    period = "monthly" if total.window.months == 1 else f"{total.window.months}-month"
    head(f"NRR {nrr.percent(rate)} {period}, from totals", total)
    with st.grid(4, min_column_width=230, gap="small", key="summary_figures"):
        for key, label in _SHOWN.items():
            _figure(nrr.METRICS[key], label, total, look)
    words = "Opening plus all movements equals closing."
    cards.chart_card(replace(chart, caption=words), "summary_bridge")


def _stamp(total: nrr.RollForward) -> str:
    text = f"{nrr.retention.component_stamp(total, session.policy())} · no customers behind it"
    if total.window.months == 1:
        text += " · a monthly rate, not comparable with yearly benchmarks"
    return nrr.markdown_text(text, 300)


def _figure(metric: nrr.Metric, label: str, total: nrr.RollForward, look: nrr.charts.Look) -> None:
    value = metric.of(total)
    text = nrr.ground.multiple(value) if metric.unit is nrr.definitions.Unit.MULTIPLE else nrr.percent(value)
    with st.container(border=True, key=f"summary_{metric.key}", height="stretch", gap="xsmall"):
        st.metric(label, text, help=f"{metric.label}. {metric.meaning}")
        st.caption(nrr.markdown_text(metric.worked(total, lambda _, amount: look.full(amount)), 300))
