"""Definitions: the policy in sentences, the glossary, and the checks with their figures."""

import streamlit as st

from pages.parts import cards, checklist, glossary, policies, session, summaries

asked = session.asked()
if asked is None:
    summaries.show_or_stop()

cards.head(policies.title(asked), asked)
policy_tab, glossary_tab, checks_tab = st.tabs(
    ["Policy", "Glossary", "Checks"], key="part", bind="query-params", on_change="rerun"
)
with policy_tab:
    policies.draw(asked)
with glossary_tab:
    glossary.draw(asked)
with checks_tab:
    checklist.draw(asked)
