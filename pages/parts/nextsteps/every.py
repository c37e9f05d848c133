"""Every step of the list with its worth or why it has none, to agree on and to edit."""

import pandas as pd
import streamlit as st

import nrr
from pages.parts import session
from pages.parts.nextsteps import agreeing, editing


def popover(advice: nrr.actions.Advice, asked: session.Asked) -> None:
    """A table of all steps, and one of them at a time with how, what its worth rests on, and both forms."""
    with st.popover("All steps", type="tertiary", key="all_steps"):
        parts = {one.id: one for one in nrr.actions.most_first(advice)}
        rows = [_row(one, advice, asked) for one in parts.values()]
        st.dataframe(
            pd.DataFrame(rows),
            hide_index=True,
            alt="All steps",
            column_config={"Worth": st.column_config.TextColumn(width="large")},
        )
        chosen = st.selectbox(
            "Step", list(parts), format_func=lambda key: parts[key].title, key="chosen_step"
        )
        _one(parts[chosen], asked)


def _row(one: nrr.actions.ActionPart, advice: nrr.actions.Advice, asked: session.Asked) -> dict[str, str]:
    return {
        "Step": one.title,
        "Owner": str(one.owner),
        "Effort": str(one.effort),
        "Worth": nrr.actions.action_worth_said(one, advice, asked.short),
    }


def _one(action: nrr.actions.ActionPart, asked: session.Asked) -> None:
    key = f"{action.id}_of_all"
    st.markdown(nrr.markdown_text(action.how, 400))
    for line in nrr.actions.grounds_said(action):
        st.caption(nrr.markdown_text(line, 500))
    with st.expander("Agree on this", type="compact"):
        agreeing.form(action, asked, key)
    with st.expander("Edit this step", type="compact"):
        editing.form(action, asked, key)
