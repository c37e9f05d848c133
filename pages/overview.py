"""Overview: how are we doing, and what moved it."""

import streamlit as st

import nrr
from pages.parts import (
    cards,
    findingcards,
    headlines,
    movers,
    quarters,
    questions,
    session,
    states,
    summaries,
)

asked = session.asked()
if asked is None:
    summaries.overview()
bridge = states.bridge_or_stop(asked)
title = nrr.charts.waterfall(bridge, asked.look, nrr.retention.net_metric(asked.view.policy)).title
cards.headline(title, asked)
headlines.trio(asked)
cards.definition(asked)

left, right = st.columns([3, 2], gap="small")
with left:
    cards.chart_card(headlines.bridge_chart(asked, bridge), "bridge", questions.bar)
with right:
    chart = nrr.charts.trend(asked.snapshot.trend, asked.view.window.months, asked.look)
    cards.chart_card(chart, "trend", questions.trend_point(asked))

findingcards.section(asked)
left, right = st.columns([11, 9], gap="small")
with left:
    cards.chart_card(
        nrr.charts.components(asked.snapshot.steps[-24:], asked.look), "components", questions.step
    )
with right:
    movers.card(asked)
quarters.card(asked)
