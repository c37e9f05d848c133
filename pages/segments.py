"""Segments & benchmarks: who retains how, why NRR moved, and what published figures say."""

import streamlit as st

from pages.parts import cards, comparecards, session, states, summaries
from pages.parts.segments import benchmarkcards, mixes, segmentcards, segmentcourses, segmentsteps

asked = session.asked()
if asked is None:
    summaries.show_or_stop()
states.bridge_or_stop(asked)

part = segmentcards.chosen(asked)
cards.head(segmentcards.title(part, asked), asked)
segmentcards.whole(asked)
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
        segmentcourses.draw(part, asked)
if steps.open:
    with steps:
        segmentsteps.draw(part, asked)
if moved.open:
    with moved:
        mixes.draw(part.attribute, asked)
if benchmarks.open:
    with benchmarks:
        benchmarkcards.draw(part, asked)
