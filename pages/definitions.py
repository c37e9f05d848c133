"""Definitions: the policy in sentences, the book under every convention, the glossary, and the checks."""

import streamlit as st

from pages.parts import (
    cards,
    checklist,
    glossary,
    lenscards,
    policies,
    session,
    statedcards,
    states,
    summaries,
    thresholdcards,
)
from pages.parts.imports import samples

asked = session.asked()
if asked is None:
    summaries.show_or_stop()

cards.head(policies.title(asked), asked)
policy_tab, threshold_tab, lens_tab, glossary_tab, checks_tab = st.tabs(
    ["Policy", "Thresholds", "Compare", "Glossary", "Checks"],
    key="part",
    bind="query-params",
    on_change="rerun",
)
with policy_tab:
    policies.draw(asked)
with threshold_tab:
    if threshold_tab.open:
        thresholdcards.draw(asked)
with lens_tab:
    if lens_tab.open:
        lenscards.draw(asked)
        if not states.elsewhere(asked, "Which definition a figure from elsewhere follows"):
            statedcards.draw(asked)
with glossary_tab:
    if glossary_tab.open:
        glossary.draw(asked)
        st.header("Check it by hand", anchor=False)
        samples.by_hand()
with checks_tab:
    if checks_tab.open:
        checklist.draw(asked)
