"""From planned to actual closing ARR: by component, by period and by segment, to the cent."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

import nrr
from pages.parts import cards, connectedtables, enginewaits, memory, session
from pages.parts.plans import sources

_STEPS: Mapping[str, str] = {
    "opening": "Opening",
    "new": "New",
    "reactivation": "Reactivation",
    "expansion": "Expansion",
    "contraction": "Contraction",
    "churn": "Churn",
    "not_split_in_plan": "Not split in the plan",
    "fx": "Exchange rates",
    "transfers": "Moved between segments",
    "plan_does_not_foot": "The plan does not add up",
}

_AIMS = {"nrr": "NRR", "grr": "GRR", "customers": "Customers"}


def found(asked: session.Asked, plan: nrr.plans.Plan) -> nrr.plans.AgainstPlan:
    """The plan against the customers of this view."""
    return _against(asked.book.key, asked.view, plan, asked)


@memory.kept("Comparing with the plan")
def _against(key: str, view: nrr.View, plan: nrr.plans.Plan, _asked: session.Asked) -> nrr.plans.AgainstPlan:
    def compared() -> nrr.plans.AgainstPlan:
        return nrr.plans.against_plan(sources.of(_asked), view, plan)

    if not _asked.connected:
        return compared()
    return enginewaits.waited(connectedtables.table(_asked.book).engine, compared)


def title(against: nrr.plans.AgainstPlan | None, asked: session.Asked) -> str:
    """How closing ARR stands to the plan."""
    whole = None if against is None or against.to_date is None else against.to_date.bridge
    if whole is None:
        return "Plan against actual"
    if not whole.variance:
        return "ARR is on plan"
    side = "above" if whole.variance > 0 else "below"
    return f"ARR is {asked.short(abs(whole.variance))} {side} plan"


def draw(against: nrr.plans.AgainstPlan, plan: nrr.plans.Plan, asked: session.Asked) -> None:
    """The course, the bridge of every period, and of every segment."""
    whole = against.to_date
    totals = nrr.plans.totals_of(plan)
    planned = {w.closing: line.closing for w, line in totals.items() if line.closing is not None}
    actual = {step.window.closing: step.closing for step in asked.snapshot.steps}
    bridge = None if whole is None else whole.bridge
    cards.chart_card(nrr.charts.plan_course(actual, planned, bridge, asked.look), "plan_course")
    _periods(against, asked)
    _segments(against, asked)


def _periods(against: nrr.plans.AgainstPlan, asked: session.Asked) -> None:
    bridges = {_label(one.window, asked): one.bridge for one in against.periods}
    if against.to_date is not None and len(bridges) > 1:
        bridges["To date"] = against.to_date.bridge
    with st.container(border=True, key="plan_bridge", gap="small"):
        st.header("From plan to actual, by component", anchor=False)
        if bridges:
            cards.figures(table(bridges, asked), "Plan to actual")
        st.caption(
            "Signs are what a step does to ARR: more churn than planned is negative. Actual is the sum of"
            " monthly movements. Plan + steps = actual, to the cent."
        )
        told = {_label(one.window, asked): one.aims for one in against.periods}
        if (aims := _aims(told)) is not None:
            cards.figures(aims, "Rates and customers aimed at")
            st.caption(
                "NRR and GRR are those of the twelve months to the end of the period, point to point;"
                " customers are those who pay then."
            )
        for text in _notes(against, asked):
            st.caption(nrr.markdown_text(text, 400))


def table(bridges: Mapping[str, nrr.plans.PlanBridge | None], asked: session.Asked) -> pd.DataFrame:
    """A row a line, a column a period or segment; lines that are nothing everywhere are left out."""
    known = {name: one for name, one in bridges.items() if one is not None}
    rows = [["Plan", *(asked.cents(one.plan_closing) for one in known.values())]]
    for key, label in _STEPS.items():
        values = [one.steps.get(key) for one in known.values()]
        if any(values) or (
            key in ("opening", "new", "expansion", "contraction", "churn") and None not in values
        ):
            rows.append([label, *(_step(one, key, asked) for one in known.values())])
    rows.append(["Actual", *(asked.cents(one.actual_closing) for one in known.values())])
    rows.append(["Variance", *(asked.signed_to_cent(one.variance) for one in known.values())])
    return pd.DataFrame(rows, columns=["Line", *known])


def _aims(found: Mapping[str, Mapping[str, nrr.plans.Aim]]) -> pd.DataFrame | None:
    """Rates and customers that the plan aims at, a row each, beside what became of them, a column a period or
    segment; None without any.
    """
    names = [name for name in nrr.plans.AIMS if any(name in one for one in found.values())]
    if not names:
        return None
    rows = []
    for name in names:
        told = [one.get(name) for one in found.values()]
        planned = [None if one is None else one.planned for one in told]
        reached = [None if one is None else one.actual for one in told]
        rows.append([f"{_AIMS[name]}, plan", *(_aimed(name, value) for value in planned)])
        rows.append([f"{_AIMS[name]}, actual", *(_aimed(name, value) for value in reached)])
        rows.append(["Difference", *(_missed(name, one) for one in told)])
    return pd.DataFrame(rows, columns=["Line", *found])


def _aimed(name: str, value: float | None) -> str:
    if value is None:
        return nrr.MISSING
    return nrr.count(round(value)) if name == "customers" else nrr.percent(value)


def _missed(name: str, one: nrr.plans.Aim | None) -> str:
    if one is None or one.actual is None:
        return nrr.MISSING
    gap = one.actual - one.planned
    if name != "customers":
        return nrr.points(gap)
    return f"{'+' if gap > 0 else ''}{nrr.count(round(gap))}"


def _step(one: nrr.plans.PlanBridge, key: str, asked: session.Asked) -> str:
    if key not in one.steps:
        return ""
    share = one.share_by_line.get(key)
    told = "" if share is None else f" ({'+' if share > 0 else ''}{nrr.percent(share)})"
    return f"{asked.signed_to_cent(one.steps[key])}{told}"


def _label(window: nrr.Window, asked: session.Asked) -> str:
    if window.months == 3:
        return f"{asked.view.policy.fiscal.label(window.closing)}"
    return window.closing.label if window.months == 1 else window.label


def _aims_of(window: nrr.Window, asked: session.Asked) -> str:
    return (
        f"At the end of {_label(window, asked)}, the last complete period: segments are as of the opening of"
        " the twelve months."
    )


def _notes(against: nrr.plans.AgainstPlan, asked: session.Asked) -> list[str]:
    found = []
    derived = {one.bridge.derived for one in against.periods if one.bridge is not None and one.bridge.derived}
    if derived:
        found.append(f"Not in the plan, so it follows from the other lines: {', '.join(sorted(derived))}.")
    if against.not_complete:
        names = ", ".join(_label(window, asked) for window in against.not_complete)
        found.append(f"Not complete in your data, so without a variance: {names}.")
    if against.periods and against.to_date is None:
        found.append("The periods do not follow one another, so there is no sum to date.")
    if any(one.bridge is None for one in against.periods):
        found.append("A period without opening and closing has no bridge.")
    return found


def _segments(against: nrr.plans.AgainstPlan, asked: session.Asked) -> None:
    if not against.attribute:
        return
    with st.container(border=True, key="plan_segments", gap="small"):
        st.header(nrr.markdown_text(f"To date by {against.attribute}", 80), anchor=False)
        if against.segments:
            cards.figures(table(against.segments, asked), "Plan to actual by segment")
        names = [name for name in (*against.segments, *against.aims) if name in against.aims]
        if (aims := _aims({name: against.aims[name] for name in names})) is not None:
            cards.figures(aims, "Rates and customers by segment")
            st.caption(nrr.markdown_text(_aims_of(against.periods[-1].window, asked), 200))
        for others, words in ((against.plan_only, "Only in the plan"), (against.unplanned, "Not planned")):
            if others:
                st.caption(nrr.markdown_text(f"{words}: {', '.join(others)}.", 300))
