"""When customers leave, under the cohorts: the share still paying by age, the newer half beside the older."""

import streamlit as st

import nrr
from pages.parts import cached, cards, memory, session


@memory.kept()
def _departures(key: str, _book: nrr.Ledger, view: nrr.View) -> nrr.intervals.Departures | None:
    return nrr.intervals.departures(_book.until(view.window.closing))


def draw(asked: session.Asked) -> None:
    """The curve, where customers began within the file."""
    key, view = asked.book.key, asked.view
    found = _departures(key, cached.prepared(key, asked.ledger, view), view)
    if found is None or found.whole.customers < asked.view.policy.smallest_group:
        return
    with st.container(key="departures"):
        cards.chart_card(nrr.charts.survival_curves(found, asked.look), "survival")
