"""Renewals: what comes up and what became of it, NRR by what was up, what is already bound,"
" and the calendar."""

import streamlit as st

from pages.parts import cards, session, states, summaries
from pages.parts.renewals import calendars, commitments, found, periods, splits

asked = session.asked()
if asked is None:
    summaries.show_or_stop()
states.bridge_or_stop(asked)
renewals = found.renewals_or_stop(asked)

cards.head(periods.title(renewals), asked)
found.beside(renewals, asked)
came, split, bound, ahead = st.tabs(
    ["Up for renewal", "NRR by renewals", "Next four quarters", "Calendar"],
    key="renewals",
    bind="query-params",
    on_change="rerun",
)
if came.open:
    with came:
        periods.draw(renewals, asked)
if split.open:
    with split:
        splits.draw(renewals, asked)
if bound.open:
    with bound:
        commitments.draw(renewals, asked)
if ahead.open:
    with ahead:
        calendars.draw(renewals, asked)
