"""Bridge: from opening to closing, in money and in customers, for any window and segment."""

import streamlit as st

import nrr
from pages.parts import (
    cards,
    comparecards,
    controls,
    headlines,
    pausedlines,
    questions,
    session,
    states,
    steps,
    summaries,
)
from pages.parts.notes import notecards
from pages.parts.segments import drivercards, smallmultiples

asked = session.asked()
if asked is None:
    summaries.show_or_stop()
bridge = states.bridge_or_stop(asked)
top = st.container()
unit = controls.choice("unit", "Count", ("Money", "Customers"))
if unit == "Money":
    chart = nrr.charts.waterfall(bridge, asked.look, nrr.retention.net_metric(asked.view.policy))
else:
    chart = nrr.charts.logo_waterfall(bridge, asked.look)
chart = notecards.marked_bridge(chart, asked)
with top:
    cards.head(chart.title, asked)
cards.chart_card(
    headlines.untitled(chart, headlines.from_to(asked, bridge, unit)), f"waterfall_{unit}", questions.bar
)
headlines.line_buttons(bridge, unit)
pausedlines.draw(asked)
comparecards.bridges(asked, bridge, unit)
smallmultiples.card(asked)
if not states.elsewhere(asked, "Causes of expansion"):
    drivercards.card(asked)
notecards.months(asked)
steps.card(asked)
steps.sums_chart(asked)
