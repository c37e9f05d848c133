"""Your definition, in sentences, and a change of it seen before it takes effect."""

from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import streamlit as st

import nrr
from pages.parts import definitionlogs, session

_QUESTIONS = {
    "method": "Method",
    "reactivation": "Customers who come back",
    "level": "Customer level",
    "currency": "Currencies",
    "churn_date": "Churn date",
    "usage": "Usage revenue",
    "negatives": "Negative months",
    "pauses": "Paused months",
    "gaps": "One-month gaps",
    "partial_month": "Current month",
    "fiscal_name": "Fiscal year name",
}


_UNSAID = {
    "churn_date": "First month at zero",
    "negatives": "Counted as zero",
    "pauses": "Counted as churn",
    "gaps": "Counted as zero",
    "partial_month": "Excluded until it ends",
    "fiscal_name": "Named by its end",
}
"""Answers that go without saying in the definition line; a question has one at most."""


@dataclass(frozen=True, slots=True)
class _Number:
    """A question answered by a number; `none` is what an empty box means, where it may be empty."""

    label: str
    least: int
    sentence: str
    none: str = ""
    most: int | None = None


_NUMBERS = {
    "min_logo_mrr": _Number("Minimum MRR per customer", 0, "Affects customer counts only, never NRR or GRR."),
    "reactivation_max_gap": _Number(
        "Longest gap, months", 1, "A customer back after a longer gap counts as new.", "no limit"
    ),
    "grace_months": _Number("Grace for past-due, months", 0, "Used only with grace for past-due."),
    "hold_months": _Number("Months a pause is held", 0, "Used only where pauses are held."),
    "cohort_base_month": _Number(
        "Cohort base month", 0, "1 divides by the second month, where first months are prorated."
    ),
    "fiscal_start": _Number(
        "First month of the fiscal year, 1 to 12",
        1,
        "Names quarters and years: 2 for a year from February. No amount changes.",
        most=12,
    ),
    "smallest_group": _Number("Smallest group shown", 5, "Smaller segments and cohorts are hidden."),
}


def title(asked: session.Asked) -> str:
    """The definition as the page's finding."""
    rates = asked.snapshot.main.headline.rates
    if rates.nrr is None:
        return f"NRR is not defined in this period: {rates.reason or 'no opening customers'}"
    method = asked.view.policy.method.stamp
    return f"NRR {nrr.ground.percent_said(rates.nrr)}: {method}, {asked.view.policy.level.stamp}"


def draw(asked: session.Asked) -> None:
    """Every question with its answer as a choice, and old beside new while they differ."""
    policy = asked.view.policy
    left, right = st.columns([3, 2], gap="large")
    with left:
        with st.grid(2, min_column_width=260, gap="medium", key="policy_questions"):
            chosen: dict[str, Any] = {name: _question(name, policy) for name in _QUESTIONS}
        more = st.expander("Thresholds in numbers", type="compact")
        with more, st.grid(2, min_column_width=260, gap="medium", key="policy_numbers"):
            numbers: dict[str, Any] = {name: _number(name, policy) for name in _NUMBERS}
    proposed = replace(policy, **chosen, **numbers)
    with right:
        _sides(asked, proposed)
    definitionlogs.draw(asked, _QUESTIONS | {name: one.label for name, one in _NUMBERS.items()})


def _question(name: str, policy: nrr.Policy) -> nrr.definitions.Choice:
    own: nrr.definitions.Choice = getattr(policy, name)
    options: list[nrr.definitions.Choice] = list(type(own))
    with st.container(gap="xxsmall"):
        picked: nrr.definitions.Choice = st.selectbox(
            _QUESTIONS[name],
            options,
            index=options.index(own),
            format_func=partial(_short, name),
            key=f"policy_{name}_{policy.stamp}",
        )
        st.caption(picked.sentence)
    return picked


def _number(name: str, policy: nrr.Policy) -> int | float | None:
    asked, own = _NUMBERS[name], getattr(policy, name)
    whole = None if own is None else int(own) if own == int(own) else own
    with st.container(gap="xxsmall"):
        told: int | float | None = st.number_input(
            asked.label,
            min_value=asked.least if not isinstance(whole, float) else float(asked.least),
            max_value=asked.most,
            value=whole,
            placeholder=asked.none or None,
            key=f"policy_{name}_{policy.stamp}_{own}",
        )
        st.caption(asked.sentence)
    return own if told is None and not asked.none else told


def _short(name: str, choice: nrr.definitions.Choice) -> str:
    """What the list of a question says: the words of the definition line, where it has any."""
    text = choice.stamp or _UNSAID[name]
    return text[:1].upper() + text[1:]


def _sides(asked: session.Asked, proposed: nrr.Policy) -> None:
    """Nothing changes until the button is pressed."""
    with st.container(border=True, key="policy_sides"):
        if proposed == asked.view.policy:
            st.header("Applied on every page", anchor=False)
            _trio(asked.snapshot.main.headline.rates)
            st.caption("Change a rule to preview its effect on NRR before applying it.")
            return
        st.header("Preview", anchor=False)
        view = replace(asked.view, policy=proposed)
        try:
            other = asked.snapshot_of(view)
        except nrr.Refusal as refusal:
            st.warning(nrr.markdown_text(str(refusal), 400))
            return
        _compared(asked.snapshot.main.headline.rates, other.main.headline.rates)
        st.caption(nrr.markdown_text(other.stamp, 400))
        definitionlogs.reason_box()
        st.button(
            "Use this definition",
            type="primary",
            on_click=definitionlogs.use,
            args=(asked, proposed, other.main.headline.rates),
            key="policy_go",
        )


def _trio(rates: nrr.Rates) -> None:
    for label, value in _values(rates):
        st.metric(label, nrr.percent(value))


def _compared(now: nrr.Rates, then: nrr.Rates) -> None:
    for (label, old), (_, new) in zip(_values(now), _values(then), strict=True):
        with st.container(horizontal=True, gap="medium"):
            st.metric(f"{label} now", nrr.percent(old), width="stretch")
            st.metric(f"{label} then", nrr.percent(new), width="stretch")
    if then.reason:
        st.caption(nrr.markdown_text(then.reason, 300))


def _values(rates: nrr.Rates) -> tuple[tuple[str, float | None], ...]:
    return (("NRR", rates.nrr), ("GRR", rates.grr), ("Logo retention", rates.logo_retention))
