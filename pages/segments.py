"""Segments & benchmarks: who retains how, why NRR moved, and what published figures say."""

import streamlit as st

from pages.parts import cards, comparecards, session, states, summaries
from pages.parts.segments import benchmarkcards, mixes, savedcards, segmentcards, segmentcourses, segmentsteps

asked = session.asked()
if asked is None:
    summaries.show_or_stop()
states.bridge_or_stop(asked)

part = segmentcards.chosen(asked)
cards.head(segmentcards.title(part, asked), asked)
segmentcards.whole(asked)
if not asked.connected:
    savedcards.menu(asked)
table, courses, steps, moved, benchmarks = st.tabs(
    ["Segments", "Over time", "Roll-forward", "Why NRR moved", "Benchmarks"],
    key="section",
    bind="query-params",
    on_change="rerun",
)
if table.open:
    with table:
        segmentcards.draw(part, asked)
        comparecards.segments(part, asked)
if courses.open:
    with courses:
        if not states.elsewhere(asked, "Segments over time"):
            savedcards.compared(asked)
            segmentcourses.draw(part, asked)
if steps.open:
    with steps:
        if not states.elsewhere(asked, "Roll-forward by segment"):
            segmentsteps.draw(part, asked)
if moved.open:
    with moved:
        if not states.elsewhere(asked, "Why NRR moved"):
            mixes.draw(part.attribute, asked)
if benchmarks.open:
    with benchmarks:
        if not states.elsewhere(asked, "Benchmarks"):
            benchmarkcards.draw(part, asked)
