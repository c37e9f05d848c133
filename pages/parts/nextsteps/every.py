"""Every step of the list with its worth or why it has none, to agree on and to edit."""

import pandas as pd
import streamlit as st

import nrr
from pages.parts import session, tables
from pages.parts.nextsteps import agreeing, editing

_LINES_PX = 64


def button(advice: nrr.actions.Advice, asked: session.Asked) -> None:
    """Opens the list over the page."""
    if st.button("All steps", key="all_steps", type="tertiary"):
        _dialog(advice, asked)


@st.dialog("All steps", width="large")
def _dialog(advice: nrr.actions.Advice, asked: session.Asked) -> None:
    """A table of all, and one of them at a time with how, what its worth rests on, and both forms."""
    parts = {one.id: one for one in nrr.actions.most_first(advice)}
    tables.listed(
        pd.DataFrame([_row(one, advice, asked) for one in parts.values()]),
        row_height=_LINES_PX,
        height=7 * _LINES_PX,
        alt="All steps",
        column_config={
            "Step": st.column_config.TextColumn(width=210),
            "Worth": st.column_config.TextColumn(width=310),
        },
    )
    chosen = st.selectbox("Step", list(parts), format_func=lambda key: parts[key].title, key="chosen_step")
    _one(parts[chosen], advice, asked)


def _row(one: nrr.actions.ActionPart, advice: nrr.actions.Advice, asked: session.Asked) -> dict[str, str]:
    return {
        "Step": one.title,
        "Worth": nrr.actions.action_worth_said(one, advice, asked.short),
        "Owner": str(one.owner),
        "Effort": str(one.effort),
    }


def _one(action: nrr.actions.ActionPart, advice: nrr.actions.Advice, asked: session.Asked) -> None:
    key = f"{action.id}_of_all"
    worth = nrr.actions.action_worth_said(action, advice, asked.short)
    st.markdown(nrr.markdown_text(action.how, 400))
    for line in (f"Worth: {worth.rstrip('.')}.", *nrr.actions.grounds_said(action)):
        st.caption(nrr.markdown_text(line, 500))
    with st.expander("Agree on this", type="compact"):
        agreeing.form(action, asked, key)
    with st.expander("Edit this step", type="compact"):
        editing.form(action, asked, key)
