"""The definition in force, in sentences, and a change of it seen before it takes effect."""

from dataclasses import replace

import streamlit as st

import nrr
from pages.parts import cached, session

_QUESTIONS = {
    "method": "How a year of change becomes one rate",
    "reactivation": "A customer who stopped paying and came back",
    "level": "Who counts as one customer",
    "currency": "Amounts in several currencies",
    "churn_date": "When a customer counts as gone",
    "usage": "Metered revenue",
    "negatives": "A month below zero",
    "pauses": "A month marked as paused",
    "gaps": "A single month at zero between two paid months",
    "partial_month": "The month that is still running",
}


def title(asked: session.Asked) -> str:
    """The definition as the page's finding."""
    rate = asked.snapshot.main.headline.rates.nrr
    method = asked.view.policy.method.stamp
    return f"NRR {nrr.percent(rate)} means {method}, {asked.view.policy.level.stamp}"


def draw(asked: session.Asked) -> None:
    """Every question with its answer as a choice, and old beside new while they differ."""
    policy = asked.view.policy
    left, right = st.columns([3, 2], gap="large")
    with left, st.grid(2, min_column_width=260, gap="medium", key="policy_questions"):
        chosen = {name: _question(name, policy) for name in _QUESTIONS}
    proposed = replace(policy, **chosen)
    with right:
        _sides(asked, proposed)


def _question(name: str, policy: nrr.Policy) -> nrr.Choice:
    own = getattr(policy, name)
    options = list(type(own))
    with st.container(gap="xxsmall"):
        picked: nrr.Choice = st.selectbox(
            _QUESTIONS[name],
            options,
            index=options.index(own),
            format_func=_short,
            key=f"policy_{name}_{policy.stamp}",
        )
        st.caption(picked.sentence)
    return picked


def _short(choice: nrr.Choice) -> str:
    text = choice.stamp or str(choice).replace("_", " ")
    return text[:1].upper() + text[1:]


def _sides(asked: session.Asked, proposed: nrr.Policy) -> None:
    """Nothing changes until the button is pressed."""
    with st.container(border=True, key="policy_sides"):
        if proposed == asked.view.policy:
            st.subheader("In force on every page", anchor=False)
            _trio(asked.snapshot.main.headline.rates)
            st.caption(nrr.markdown_text(asked.snapshot.stamp, 400))
            st.caption("Choose another answer to see what it does to the headline before it takes effect.")
            return
        st.subheader("Before it takes effect", anchor=False)
        view = replace(asked.view, policy=proposed)
        try:
            other = cached.snapshot(asked.book.key, asked.ledger, view, asked.book.name)
        except nrr.Refusal as refusal:
            st.warning(nrr.markdown_text(str(refusal), 400))
            return
        _compared(asked.snapshot.main.headline.rates, other.main.headline.rates)
        st.caption(nrr.markdown_text(other.stamp, 400))
        st.button(
            "Use this definition",
            type="primary",
            on_click=session.set_policy,
            args=(proposed,),
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
