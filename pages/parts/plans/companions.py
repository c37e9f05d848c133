"""Ratios from typed costs: nothing is inferred, and no benchmark stands beside them."""

from dataclasses import replace

import streamlit as st

import nrr
from pages.parts import session

_WHY = {
    "window_is_not_12_months": "needs a 12-month period",
    "cost_not_typed": "enter the costs",
    "margin_not_typed": "enter the margin",
    "nobody_pays": "no customers",
    "no_churn": "no churn: lifetime unknown",
    "no_new_customers": "no new customers",
    "no_cost": "the cost is 0",
    "opening_is_zero": "no opening revenue",
    "no_new_arr": "no new ARR",
}
_MARGINS = ("operating", "FCF", "EBITDA")
"""Whose margin the Rule of 40 adds; its name is printed."""
_INPUTS = (
    ("sales_marketing", "Sales and marketing cost of the period", 1000.0),
    ("gross_margin", "Gross margin, %", 1.0),
    ("profit_margin", "Profit margin, %", 1.0),
)


def draw(asked: session.Asked) -> None:
    """The costs, then LTV:CAC, the Rule of 40 and what replacing churn costs."""
    bridge = asked.snapshot.main.bridge
    with st.container(border=True, key="companions", gap="small"):
        st.header("Ratios from your costs", anchor=False)
        costs = _costs()
        if bridge is None:
            return
        found = nrr.comparisons.companions(bridge, asked.view.window.months, dict(typed()))
        value, forty, replaced = found.ltv_cac, found.rule_of_40, found.replacement_cost
        thin = ", few customers" if value.thin else ""
        with st.container(horizontal=True, gap="large"):
            _ratio("LTV:CAC", None if value.ltv_cac is None else f"{value.ltv_cac:.1f}x{thin}", value.reason)
            _ratio("Rule of 40", None if forty.score is None else nrr.percent(forty.score), forty.reason)
            own = None if replaced.own_cost is None else asked.money(round(replaced.own_cost * 100))
            _ratio("Cost to replace churn", own, replaced.reason)
        st.caption(nrr.markdown_text(_replacing(replaced, asked), 400))
        st.caption(nrr.markdown_text(_stamp(costs, asked), 400))


def _replacing(found: nrr.comparisons.ReplacementCost, asked: session.Asked) -> str:
    lost, low, high = (
        asked.money(round(100 * value))
        for value in (found.lost_arr, found.rule_low_amount, found.rule_high_amount)
    )
    return (
        f"To stay level, {lost} of churned revenue takes as much new revenue. SaaS Growth puts the effort"
        f" at 3 to 5 for each 1 lost: {low} to {high}, an estimate of the article."
    )


def _ratio(label: str, value: str | None, reason: str | None) -> None:
    with st.container(width="content", gap=None):
        st.metric(label, value or nrr.MISSING)
        if value is None:
            st.caption(_WHY.get(reason or "", ""))


def _costs() -> dict[str, float]:
    notes = session.plan_notes()
    told: dict[str, float] = {}
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        for name, label, step in _INPUTS:
            given = st.number_input(
                label, value=notes.costs.get(name), step=step, key=f"cost_{name}", width=240
            )
            if given is not None:
                told[name] = float(given)
        margin = st.selectbox(
            "Profit margin is", _MARGINS, index=_MARGINS.index(notes.margin or _MARGINS[0]), width=160
        )
    if told != dict(notes.costs) or margin != (notes.margin or _MARGINS[0]):
        session.keep_plan_notes(replace(notes, costs=told, margin=margin))
    return told


def margin_named() -> str:
    """Which profit margin was typed."""
    return session.plan_notes().margin or _MARGINS[0]


def typed() -> tuple[tuple[str, float], ...]:
    """The costs of this browser by name, margins as fractions."""
    costs = session.plan_notes().costs
    return tuple((name, value / 100 if name.endswith("margin") else value) for name, value in costs.items())


def _stamp(costs: dict[str, float], asked: session.Asked) -> str:
    parts = []
    if "sales_marketing" in costs:
        parts.append(f"S&M {nrr.count(round(costs['sales_marketing']))}")
    named = {"gross_margin": "gross margin", "profit_margin": f"{margin_named()} margin"}
    parts += [f"{words} {costs[name]:g}%" for name, words in named.items() if name in costs]
    typed = f"{', '.join(parts)}, as entered. " if parts else ""
    return (
        f"{typed}LTV = ARPA × gross margin ÷ customer churn; CAC = sales and marketing ÷ new customers."
        " Rule of 40 = ARR growth + margin. Rules of thumb, not benchmarks."
    )
