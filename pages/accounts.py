"""Accounts: who moved, who weighs most, who is at risk, who may grow, who left; and one customer alone."""

import streamlit as st

from pages.parts import (
    accountchurn,
    accountconcentration,
    accountgrowth,
    accountmovers,
    accountpage,
    accountrisks,
    accounts,
    cards,
    segmentcards,
    session,
    states,
    summaries,
)

asked = session.asked()
if asked is None:
    summaries.show_or_stop()
states.bridge_or_stop(asked)

row = accounts.selected(asked)
if row is not None:
    accountpage.draw(row, asked)
    st.stop()

cards.head(accountconcentration.title(asked), asked)
segmentcards.whole(asked)
accounts.search(asked)
movers, risks, growth, churn, weight = st.tabs(
    ["Movers", "At risk", "Room to grow", "Lost and won back", "Concentration"],
    key="list",
    bind="query-params",
    on_change="rerun",
)
if movers.open:
    with movers:
        accountmovers.draw(asked)
if risks.open:
    with risks:
        accountrisks.draw(asked)
if growth.open:
    with growth:
        accountgrowth.draw(asked)
if churn.open:
    with churn:
        accountchurn.draw(asked)
if weight.open:
    with weight:
        accountconcentration.draw(asked)
