"""Overview: how are we doing, what should we do, and what moved it."""

import streamlit as st

import nrr
from pages.parts import (
    cards,
    findingcards,
    headlines,
    movers,
    quarters,
    querylists,
    questions,
    session,
    states,
    summaries,
)
from pages.parts.connections import restating
from pages.parts.nextsteps import steps
from pages.parts.notes import notecards
from pages.parts.plans import sheets

_CHART_PX = 205

asked = session.asked()
if asked is None:
    summaries.overview()
bridge = states.bridge_or_stop(asked)
title = nrr.charts.waterfall(bridge, asked.look, nrr.retention.net_metric(asked.view.policy)).title
with st.container(gap="small", key="first_screen"):
    cards.head(title, asked)
    headlines.trio(asked)
    restating.draw(asked)
    with st.container(key="overview_charts"):
        left, right = st.columns([3, 2], gap="small")
        with left:
            chart = notecards.marked_bridge(headlines.bridge_chart(asked, bridge), asked)
            cards.short_card(chart, "bridge", _CHART_PX, questions.bar)
        with right:
            planned = sheets.planned_rates(asked)
            chart = nrr.charts.trend(asked.snapshot.trend, asked.view.window.months, asked.look, planned)
            chart = notecards.marked(chart, asked)
            cards.short_card(chart, "trend", _CHART_PX, questions.trend_point(asked))
    shown: tuple[str, ...] = ()
    if asked.connected:
        findingcards.of_table(asked)
    else:
        shown = steps.section(asked)
left, right = st.columns([11, 9], gap="small")
with left:
    cards.chart_card(
        nrr.charts.components(asked.snapshot.steps[-24:], asked.look), "components", questions.step
    )
with right:
    if asked.connected:
        querylists.card(asked)
    else:
        movers.card(asked)
quarters.card(asked)
notecards.months(asked)
if not asked.connected:
    findingcards.rest(shown, asked)
