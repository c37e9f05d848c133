"""Cohorts: customers by their first payment, followed by age."""

import streamlit as st

import nrr
from pages.parts import cards, cohortcards, controls, questions, session, states, summaries, survivalcards
from pages.parts.notes import notecards

asked = session.asked()
if asked is None:
    summaries.show_or_stop()
states.somebody_or_stop(asked)
if not asked.snapshot.cohorts:
    states.one_month(asked)

top = st.container()
with st.container(horizontal=True, gap="medium", key="cohort_controls"):
    grain = nrr.Grain(controls.choice("grain", "Cohorts by", tuple(nrr.Grain), first=nrr.Grain.QUARTER))
    measure = nrr.charts.Measure(
        controls.choice("measure", "Measure", tuple(nrr.charts.Measure), names=cohortcards.NAMES)
    )
part = asked.snapshot.cohort(grain)
if not part.cohorts:
    states.no_cohort(asked)

chart = nrr.charts.heatmap(part, measure, asked.look, asked.view.policy)
with top:
    cards.head(chart.title, asked)
cards.chart_card(
    cohortcards.untitled(chart, grain), f"heatmap_{grain}_{measure}", questions.cell(grain, measure)
)
cohortcards.unknown_starts(asked)
cohortcards.cell_chooser(part, measure, asked)
left, right = st.columns(2, gap="small")
with left:
    limits = cohortcards.limits(part, measure, asked)
    cards.chart_card(nrr.charts.curves(part, measure, asked.look, asked.view.policy, limits), "curves")
with right:
    layers = nrr.charts.layer_cake(
        asked.snapshot.layers, asked.snapshot.months, asked.look, asked.view.policy
    )
    cards.chart_card(notecards.marked(layers, asked), "layers")
cohortcards.averages(part, asked)
cohortcards.same_age(asked)
if not states.elsewhere(asked, "Survival of customers"):
    cohortcards.newer_and_older(asked)
    survivalcards.draw(asked)
