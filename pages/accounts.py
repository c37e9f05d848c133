"""Accounts: who moved, who weighs most, who is at risk, who may grow, who left; and one customer alone."""

import streamlit as st

from pages.parts import cards, querylists, session, states, summaries
from pages.parts.customers import (
    account_movers,
    accounts,
    concentrations,
    exposures,
    losses,
    profiles,
    whitespace,
)
from pages.parts.segments import segmentcards

asked = session.asked()
if asked is None:
    summaries.show_or_stop()
states.bridge_or_stop(asked)

if asked.connected:
    cards.head(querylists.title(asked), asked)
    querylists.draw(asked)
    states.elsewhere(asked, "Health", "health")
    states.elsewhere(asked, "Upsell candidates, reasons for leaving, and single customers")
    st.stop()

row = accounts.selected(asked)
if row is not None:
    profiles.draw(row, asked)
    st.stop()

cards.head(concentrations.title(asked), asked)
segmentcards.whole(asked)
accounts.search(asked)
movers, risks, growth, churn, weight = st.tabs(
    ["Largest changes", "At risk", "Upsell candidates", "Lost and won back", "Concentration"],
    key="list",
    bind="query-params",
    on_change="rerun",
)
if movers.open:
    with movers:
        account_movers.draw(asked)
if risks.open:
    with risks:
        exposures.draw(asked)
if growth.open:
    with growth:
        whitespace.draw(asked)
if churn.open:
    with churn:
        losses.draw(asked)
if weight.open:
    with weight:
        concentrations.draw(asked)
