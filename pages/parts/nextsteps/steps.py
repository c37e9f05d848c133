"""At most three findings, each with its next step and what that is worth, or why nobody can say."""

import streamlit as st

import nrr
from pages.parts import findingcards, folds, session, thresholdcards
from pages.parts.advices import advising
from pages.parts.nextsteps import agreed, agreeing, editing, every, facts, trying
from pages.parts.notes import notecards


def section(asked: session.Asked) -> tuple[str, ...]:
    """The heading, the three, what they are worth together, and how the customers stand.

    Gives the rules of the findings shown.
    """
    parts = findingcards.found(asked)
    advice = advising.advice(asked)
    with st.container(gap="small", key="next_steps"):
        st.header(findingcards.title(parts), anchor=False)
        thresholdcards.told(asked)
        if advice is None:
            return findingcards.unstepped(parts, asked)
        shown = [part for part in parts if part.rule in advice.shown]
        if shown:
            with st.grid(3, min_column_width=280, gap="small", key="finding_cards"):
                for part in shown:
                    _card(part, advice, asked)
        _together(advice, asked)
        editing.put_back(asked)
        facts.row(advice, asked)
        agreed.section(asked, advice)
        return advice.shown


def _card(part: nrr.findings.FindingPart, advice: nrr.actions.Advice, asked: session.Asked) -> None:
    step = advice.step(part.rule)
    with st.container(border=True, height="stretch", gap="xsmall", key=f"finding_{part.rule}"):
        findingcards.short_heading(part)
        st.caption(nrr.markdown_text(part.sentence, 700))
        notecards.of_finding(part.rule, asked)
        if step is not None:
            action = advice.action(step.action)
            st.markdown(f"**{nrr.markdown_text(action.title, 120)}**")
            said = nrr.actions.step_worth_said(step, advice, asked.short)
            st.caption(nrr.markdown_text(f"{action.owner} · {action.effort} effort · {said}", 500))
            place, opened = folds.popover("How", f"how_{part.rule}", kind="tertiary")
            if opened:
                with place:
                    _how(part, step, advice, asked)


def _how(
    part: nrr.findings.FindingPart,
    step: nrr.actions.Step,
    advice: nrr.actions.Advice,
    asked: session.Asked,
) -> None:
    """How to do it, what its worth rests on, the other steps, and how the finding is measured."""
    action = advice.action(step.action)
    st.markdown(nrr.markdown_text(action.how, 400))
    if action.original:
        st.caption(nrr.markdown_text(f"Edited. The original: {action.original}", 300))
    for line in nrr.actions.grounds_said(action):
        st.caption(nrr.markdown_text(line, 500))
    others = [one for one in advice.actions if one.id in step.others]
    if others:
        st.markdown(f"**{len(others)} more**")
    for one in others:
        said = nrr.actions.action_worth_said(one, advice, asked.short)
        st.caption(nrr.markdown_text(f"{one.title} ({one.owner}, {one.effort} effort). {said}", 500))
    with st.expander("Agree on this", type="compact"):
        agreeing.form(action, asked, action.id)
    with st.expander("Edit this step", type="compact"):
        editing.form(action, asked, action.id)
    st.markdown("**How this is measured**")
    findingcards.why(part)


def _together(advice: nrr.actions.Advice, asked: session.Asked) -> None:
    """One line: what the steps shown are worth as one, the way to the levers, and all other steps."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="together"):
        if advice.together is None:
            st.caption("None of these steps can be valued from this data.", width="content")
        else:
            _worth_as_one(advice, advice.together, asked)
        every.button(advice, asked)


def _worth_as_one(advice: nrr.actions.Advice, worth: nrr.actions.Amounts, asked: session.Asked) -> None:
    said = nrr.actions.worth_said(worth, advice, asked.short)
    st.markdown(f"**Together: {nrr.markdown_text(said, 200)}**", width="content")
    if st.button("Try in What-if", key="try_steps", icon=":material/tune:", type="secondary"):
        trying.steps(asked, advice)
    if st.button("Agree", key="agree_steps", icon=":material/handshake:", type="secondary"):
        agreeing.agree_all(advice, asked)
        st.rerun()
