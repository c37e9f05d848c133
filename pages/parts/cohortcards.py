"""Around the heatmap: its title, the keyboard's way to a cell, and the slice at one age."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd
import streamlit as st

import nrr
from pages.parts import cards, explain, explained, memory, questions, session

NAMES = {"nrr": "NRR", "grr": "GRR", "logos": "Logos", "money": "Revenue", "arpa": "Per account"}
_AGES = (1, 3, 6, 12, 18, 24, 36)
_LEVEL = 0.05


def untitled(chart: nrr.charts.Chart, grain: nrr.Grain) -> nrr.charts.Chart:
    """The heatmap under the name of its rows, because the page already says what it shows."""
    return replace(chart, title=f"Customers by {grain} of first payment")


def cell_chooser(part: nrr.snapshots.CohortPart, measure: nrr.charts.Measure, asked: session.Asked) -> None:
    """The same explanation without a mouse: cohort, age, button."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="cell_chooser"):
        cohort = st.selectbox("Cohort", part.cohorts[::-1], key="chooser_cohort", width=160)
        row = part.net[part.cohorts.index(cohort)]
        ages = [age for age, value in enumerate(row) if value is not None]
        age = st.selectbox("Months since the first payment", ages[::-1], key="chooser_age", width=220)
        question = questions.cohort_question(part.grain, measure, cohort, age)
        st.button("Show the customers", key="chooser_go", on_click=explain.asking(question))
    if asked.connected:
        return
    answer = question.answer(asked)
    sure = explained.certainty(nrr.comparisons.explained_interval(answer, asked.view.policy))
    known = asked.view.policy.smallest_group <= part.sizes[part.cohorts.index(cohort)]
    told = f"{nrr.percent(answer.value)}, {sure}" if known and sure else "too few customers for an interval"
    st.caption(nrr.markdown_text(f"{answer.label}: {told}.", 240))


def unknown_starts(asked: session.Asked) -> None:
    """Who is in no row, so that the rows are not taken for everybody."""
    said = nrr.charts.unknown_starts_sentence(asked.snapshot)
    if said:
        st.caption(nrr.markdown_text(said, 240))


def averages(part: nrr.snapshots.CohortPart, asked: session.Asked) -> None:
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
    if not asked.connected:
        _beside(table, _courses(asked.book.key, explained.book(asked), asked.view, part.grain, tuple(ages)))
    with st.container(border=True, key="averages", height="stretch", gap="small"):
        st.header(_course(part, ages[0], ages[-1]), anchor=False)
        cards.figures(table, "All cohorts by age")
        st.caption(
            "All cohorts by months since the first payment, weighted by revenue, while at least half of their"
            " customers have reached that month. Simple mean of NRR: every cohort counts the same."
            " Chain ladder: monthly steps multiplied, each over the cohorts that have made it."
        )


def limits(
    part: nrr.snapshots.CohortPart, measure: nrr.charts.Measure, asked: session.Asked
) -> dict[int, nrr.snapshots.Limits]:
    """Both ends of the interval of all cohorts together by age, for a rate of customers at hand."""
    figure = _FIGURES.get(measure)
    ages = tuple(
        age
        for age in range(nrr.snapshots.AGE_STEP, len(part.weighted_net), nrr.snapshots.AGE_STEP)
        if part.weighted_net[age] is not None
    )
    if asked.connected or figure is None or not ages:
        return {}
    found = _courses(asked.book.key, explained.book(asked), asked.view, part.grain, ages).intervals
    pairs = {age: (own[figure].low, own[figure].high) for age, own in found.items()}
    return {age: (low, high) for age, (low, high) in pairs.items() if low is not None and high is not None}


_FIGURES = {
    nrr.charts.Measure.NRR: "nrr",
    nrr.charts.Measure.GRR: "grr",
    nrr.charts.Measure.LOGOS: "logo_retention",
}


@dataclass(frozen=True, slots=True)
class _Course:
    """All cohorts together by age: intervals, and NRR by the two other averages."""

    intervals: dict[int, Mapping[str, nrr.intervals.Interval]]
    simple: tuple[float | None, ...]
    chained: tuple[float | None, ...]


@memory.kept()
def _courses(key: str, _book: nrr.Ledger, view: nrr.View, grain: nrr.Grain, ages: tuple[int, ...]) -> _Course:
    table = nrr.cohort_table(_book, grain, view.policy.cohort_base_month, view.policy.fiscal)
    found = nrr.comparisons.course_intervals(_book, table, ages, view.policy)
    return _Course(found, table.simple("net"), table.chain_ladder("net"))


def _beside(table: pd.DataFrame, course: _Course) -> None:
    """The interval after each rate, and the two other averages at the end."""
    for key, heading in (("nrr", "NRR"), ("grr", "GRR"), ("logo_retention", "Logo retention")):
        spans = [_span(found[key]) for found in course.intervals.values()]
        name = "95% interval" if key == "nrr" else f"{heading.removesuffix(' retention')} 95% interval"
        table.insert(table.columns.get_loc(heading) + 1, name, spans)
    ages = list(course.intervals)
    table["Simple mean"] = [nrr.percent(course.simple[age]) for age in ages]
    table["Chain ladder"] = [nrr.percent(course.chained[age]) for age in ages]


def _span(found: nrr.intervals.Interval) -> str:
    return nrr.ground.percent_range(found.low, found.high) or "too few"


def _course(part: nrr.snapshots.CohortPart, first: int, last: int) -> str:
    start, end = (nrr.ground.percent_said(part.weighted_net[age]) for age in (first, last))
    if first == last:
        return f"Cohorts retain {end} after {nrr.plural(last, 'month')}"
    return f"Cohorts retain {start} after {nrr.plural(first, 'month')}, {end} after {last}"


def same_age(asked: session.Asked) -> None:
    """Every cohort year at month 12: the fair comparison of newer with older customers."""
    part = asked.snapshot.cohort(nrr.Grain.YEAR)
    lines = [line for row in range(len(part.cohorts)) if (line := _line(part, row, asked)) is not None]
    if not lines:
        return
    with st.container(border=True, key="same_age", height="stretch", gap="small"):
        st.header(_newest(lines), anchor=False)
        cards.figures(pd.DataFrame(lines), "Cohort years at the same age")
        st.caption(
            "Cohort years whose youngest customers have reached month 12. Too few: under the smallest group"
            " shown."
        )


def _newest(lines: list[dict[str, str]]) -> str:
    """`Customers won in 2024 retain 110.1% at month 12, those of 2023 103.2%`."""
    shown = [(line["Cohort"], line["NRR"]) for line in lines if line["NRR"] != "too few"]
    if not shown:
        return "Too few customers to compare cohort years at month 12"
    (last, rate), earlier = shown[-1], shown[-2:-1]
    others = "".join(f", those of {cohort} {other}" for cohort, other in earlier)
    return f"Customers won in {last} retain {rate} at month 12{others}"


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


def newer_and_older(asked: session.Asked) -> None:
    """Customers won in the last twelve months beside those of the twelve before: worse, or cannot tell."""
    found = _gap(asked.book.key, explained.book(asked), asked.view)
    with st.container(border=True, key="newer_older", gap="small"):
        if found is None:
            st.header("Too little history to compare newer with older cohorts", anchor=False)
            st.caption(
                "Needs customers won in the last 12 months who are at least 3 months old, and customers won"
                " in the 12 months before."
            )
            return
        st.header(nrr.markdown_text(_newer(found), 240), anchor=False)
        st.markdown(nrr.markdown_text(_both(found, asked), 400))
        st.caption(
            "Customers won in the last 12 months against those won in the 12 months before, at the same age."
            f"{_chance(found)}"
        )


@memory.kept()
def _gap(key: str, _book: nrr.Ledger, view: nrr.View) -> nrr.comparisons.CohortGap | None:
    return nrr.comparisons.cohort_gap(nrr.retention.run_of(_book.until(view.window.closing)))


def _newer(found: nrr.comparisons.CohortGap) -> str:
    total = found.newer_customers + found.older_customers
    if found.p_value is None or found.p_value >= _LEVEL:
        return f"Newer and older cohorts: no proven difference ({nrr.plural(total, 'customer')})"
    way = "more" if found.newer > found.older else "less"
    return f"Newer cohorts retain {way} than older ones"


def _chance(found: nrr.comparisons.CohortGap) -> str:
    """How it was judged: the one place where p stands."""
    if found.p_value is None:
        return ""
    verdict = " Not proven is not the same as no difference." if found.p_value >= _LEVEL else ""
    return f"{verdict} Permutation test: p = {max(found.p_value, 0.001):.3f}."


def _both(found: nrr.comparisons.CohortGap, asked: session.Asked) -> str:
    """Both rates with their customers, the gap with its interval; few customers have no rate."""
    fewest = min(found.newer_customers, found.older_customers)
    newer, older = (nrr.plural(n, "customer") for n in (found.newer_customers, found.older_customers))
    if fewest < asked.view.policy.smallest_group:
        return f"{newer} are newer, {older} older: too few to show a rate."
    gap = nrr.points(found.newer - found.older)
    span = nrr.ground.points_range(found.low, found.high)
    sure = f" ({span})" if span else ""
    return (
        f"NRR at month {found.age_months}: newer {nrr.percent(found.newer)} ({newer}), older"
        f" {nrr.percent(found.older)} ({older}), {gap}{sure}."
    )
