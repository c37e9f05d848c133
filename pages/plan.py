"""Plan: what was planned beside what became of it, targets of NRR, and ratios from typed costs."""

import streamlit as st

from pages.parts import cards, session, states, summaries
from pages.parts.plans import companions, sheets, targets, variances

asked = session.asked()
if asked is None:
    summaries.show_or_stop()
states.bridge_or_stop(asked)
top = st.container()
plan = sheets.plan_or_none(asked)
found = None if plan is None else variances.found(asked, plan)
with top:
    cards.head(variances.title(found, asked), asked)
if plan is not None and found is not None:
    variances.draw(found, plan, asked)
sheets.draw(asked)
targets.draw(asked, plan)
companions.draw(asked)
