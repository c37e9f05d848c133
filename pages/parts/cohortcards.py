"""Around the heatmap: its title, the keyboard's way to a cell, and the slice at one age."""

from dataclasses import replace

import pandas as pd
import streamlit as st

import nrr
from pages.parts import explain, questions, session

NAMES = {"nrr": "NRR", "grr": "GRR", "logos": "Logos", "money": "Revenue", "arpa": "Per account"}
_AGES = (1, 3, 6, 12, 18, 24, 36)


def untitled(chart: nrr.charts.Chart, grain: nrr.Grain) -> nrr.charts.Chart:
    """The heatmap under the name of its rows, because the page already says what it shows."""
    return replace(chart, title=f"Customers by {grain} of first payment")


def cell_chooser(part: nrr.snapshots.CohortPart, measure: nrr.charts.Measure) -> None:
    """The same explanation without a mouse: cohort, age, button."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="cell_chooser"):
        cohort = st.selectbox("Cohort", part.cohorts[::-1], key="chooser_cohort", width=160)
        row = part.net[part.cohorts.index(cohort)]
        ages = [age for age, value in enumerate(row) if value is not None]
        age = st.selectbox("Months since the first payment", ages[::-1], key="chooser_age", width=220)
        question = questions.cohort_question(part.grain, measure, cohort, age)
        st.button("Show the customers", key="chooser_go", on_click=explain.asking(question))


def unknown_starts(asked: session.Asked) -> None:
    """Who is in no row, so that the rows are not taken for everybody."""
    said = nrr.charts.unknown_starts_sentence(asked.snapshot)
    if said:
        st.caption(nrr.markdown_text(said, 240))


def averages(part: nrr.snapshots.CohortPart) -> None:
    """All cohorts together at the ages people quote, with how many stand behind each."""
    ages = [age for age in _AGES if age < len(part.weighted_net) and part.weighted_net[age] is not None]
    if not ages:
        return
    table = pd.DataFrame(
        {
            "Month": [str(age) for age in ages],
            "NRR": [nrr.percent(part.weighted_net[age]) for age in ages],
            "GRR": [nrr.percent(part.weighted_kept[age]) for age in ages],
            "Logo retention": [nrr.percent(part.weighted_logos[age]) for age in ages],
            "Cohorts": [nrr.count(part.observed_cohorts[age]) for age in ages],
            "Customers": [nrr.count(part.observed_customers[age]) for age in ages],
        }
    )
    with st.container(border=True, key="averages", height="stretch", gap="small"):
        st.header(_course(part, ages[0], ages[-1]), anchor=False)
        st.dataframe(table, hide_index=True, height="content", alt="All cohorts by age")
        st.caption(
            "All cohorts together by months since the first payment, weighted by revenue, while at least half"
            " of their customers have reached that month."
        )


def _course(part: nrr.snapshots.CohortPart, first: int, last: int) -> str:
    start, end = nrr.percent(part.weighted_net[first]), nrr.percent(part.weighted_net[last])
    if first == last:
        return f"Cohorts hold {end} after {nrr.plural(last, 'month')}"
    return f"Cohorts hold {start} after {nrr.plural(first, 'month')}, {end} after {last}"


def same_age(asked: session.Asked) -> None:
    """Every cohort year at month 12: the fair comparison of newer with older customers."""
    part = asked.snapshot.cohort(nrr.Grain.YEAR)
    lines = [line for row in range(len(part.cohorts)) if (line := _line(part, row, asked)) is not None]
    if not lines:
        return
    with st.container(border=True, key="same_age", height="stretch", gap="small"):
        st.header(_newest(lines), anchor=False)
        st.dataframe(
            pd.DataFrame(lines), hide_index=True, height="content", alt="Cohort years at the same age"
        )
        st.caption(
            "Month 12 of every cohort year whose youngest customers have reached it. "
            "Fewer customers than the smallest group allowed are not shown."
        )


def _newest(lines: list[dict[str, str]]) -> str:
    """`At month 12 the customers of 2024 stand at 110.1%, those of 2023 at 103.2%`."""
    shown = [(line["Cohort"], line["NRR"]) for line in lines if line["NRR"] != "too few"]
    if not shown:
        return "Too few customers to compare cohort years at month 12"
    (last, rate), earlier = shown[-1], shown[-2:-1]
    others = "".join(f", those of {cohort} at {other}" for cohort, other in earlier)
    return f"At month 12 the customers of {last} stand at {rate}{others}"


def _line(part: nrr.snapshots.CohortPart, row: int, asked: session.Asked) -> dict[str, str] | None:
    age = 12
    if age >= len(part.net[row]) or part.net[row][age] is None:
        return None
    few = part.sizes[row] < asked.view.policy.smallest_group
    rates = {
        label: "too few" if few else nrr.percent(_rate(getattr(part, cells)[row], part.base_age, age))
        for label, cells in (("NRR", "net"), ("GRR", "kept"), ("Logo retention", "logos"))
    }
    return {"Cohort": part.cohorts[row], "Customers": nrr.count(part.sizes[row])} | rates


def _rate(cells: tuple[int | None, ...], base_age: int, age: int) -> float | None:
    over, under = cells[age], cells[base_age]
    return None if over is None or not under else nrr.ground.ratio(over, under)
