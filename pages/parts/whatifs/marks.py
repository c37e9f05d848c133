"""Marks to judge a target by: zero churn, the best own year, break-even new revenue, and a published top
figure.
"""

import streamlit as st

import nrr
from pages.parts.whatifs.scenes import Scene

_NONE = "No source"


def draw(scene: Scene, target: float, churn: nrr.scenarios.Way) -> None:
    """Four lines, each with its figure."""
    with st.container(border=True, gap="xsmall", key="goal_marks"):
        st.markdown("**How far that is**")
        for words in (_ceiling(churn), _best(scene, target), _break_even(scene)):
            st.markdown(nrr.markdown_text(words, 300))
        _quartile(scene, target)


def _ceiling(churn: nrr.scenarios.Way) -> str:
    return f"Without any churn, NRR would be {nrr.percent(churn.at_zero)}, everything else as set."


def _best(scene: Scene, target: float) -> str:
    past = scene.outlook.past[""]
    if len(past.flows) < 2:
        return "There is no earlier year to compare the target with."
    year, closing = max(
        zip((flow.nrr**scene.year_steps for flow in past.flows), past.closings, strict=True),
        key=lambda one: one[0],
    )
    verdict = "at or above" if year >= target else "below"
    return f"Best 12 months so far: NRR {nrr.percent(year)} to {closing.label}, {verdict} the target."


def _break_even(scene: Scene) -> str:
    own, basis = scene.outlook, scene.look.basis
    need = nrr.scenarios.break_even_new_arr_minor(
        own.segments, scene.levers, own.mode, own.lost_last_year_arr_minor
    )
    if need is None:
        return f"Break-even: new customers are lost again within the year, so no new {basis} is enough."
    if not need:
        return f"Break-even: {basis} grows without a single new customer."
    period = "year" if scene.mode is nrr.Mode.ANNUAL else "month"
    return f"Break-even: {scene.look.short(need)} of new {basis} a {period} keeps {basis} level."


def _quartile(scene: Scene, target: float) -> None:
    """The top figure of one published row, chosen by the reader; the one that fits the book comes first."""
    rows = {_name(row): row for row in nrr.benchmarks.rows_for() if row.top is not None}
    fitting = next((_name(row) for row in _proposed(scene) if _name(row) in rows), None)
    names = [*rows, _NONE]
    chosen = st.selectbox(
        "Published top figure to compare with",
        names,
        index=names.index(fitting) if fitting else len(names) - 1,
        key="quartile",
        width=460,
    )
    if chosen == _NONE:
        return
    row = rows[chosen]
    assert row.top is not None
    side = "at or above" if target >= row.top.value else "below"
    st.markdown(
        nrr.markdown_text(
            f"{nrr.benchmarks.cited(row).short}: {row.top_name} {row.top.text}% for {row.band}; the target is"
            f" {side}.",
            300,
        )
    )
    st.caption(nrr.markdown_text(row.caption, 400))


def _name(row: nrr.benchmarks.Benchmark) -> str:
    return f"{nrr.benchmarks.cited(row).short} · {row.band} · {row.top_name}"


def _proposed(scene: Scene) -> list[nrr.benchmarks.Benchmark]:
    """The rows whose band holds this book."""
    backing = scene.outlook.backings[""]
    total = round(sum(segment.arr_minor for segment in scene.outlook.segments))
    profile = nrr.benchmarks.Profile(
        acv_minor=backing.opening_arr_minor // backing.customers if backing.customers else None,
        arr_minor=total,
        currency=scene.look.currency,
    )
    return [proposal.row for proposal in nrr.benchmarks.proposals(profile, nrr.benchmarks.rows_for())]
