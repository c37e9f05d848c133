"""What was assumed or answered, each with a switch: the figures rest on it."""

import streamlit as st

import nrr
from pages.parts.imports import answerwords, desk, intakes, open_questions, recognised, remembered


def draw(found: intakes.Read) -> None:
    """Assumptions beside the figures: what was done, what it moves, and the button for each other way."""
    assumed = [p for p in found.intake.problems if p.choices and p.severity is not nrr.Severity.QUESTION]
    given = answerwords.given(found.intake.answers)
    unit = recognised.unit_assumed(found.intake)
    if not assumed and not given and not unit:
        return
    with st.container(border=True, key="decisions", gap="small"):
        st.header("What these figures rest on", anchor=False)
        remembered.note()
        if unit:
            _unit()
        for place, problem in enumerate(assumed):
            _assumption(problem, place)
        if given:
            _answers(given)


def _unit() -> None:
    st.markdown(
        "Amounts are read as monthly (MRR). If they are annual, rates stay the same and money is one twelfth."
    )
    st.button(
        "The amounts are annual (ARR)",
        key="switch_unit",
        icon=":material/swap_horiz:",
        type="tertiary",
        on_click=desk.decide_also,
        args=({"amount_is": "arr"},),
    )


def _assumption(problem: nrr.Problem, place: int) -> None:
    effect = "" if problem.effect is None else f" Effect on NRR: {nrr.points(problem.effect)}."
    with st.container(key=f"assumed_{place}", gap="xxsmall"):
        st.markdown(nrr.markdown_text(f"{problem.what}{effect}", 700))
        for number, option in enumerate(problem.choices):
            _switch(option, f"switch_{place}_{number}")


def _switch(option: nrr.ground.Option, key: str) -> None:
    """The button for another way; what it leads to stands beside it, on a narrow screen below."""
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.button(
            nrr.markdown_text(option.label, 120),
            key=key,
            icon=":material/swap_horiz:",
            type="tertiary",
            on_click=desk.decide_also,
            args=(option.answers,),
        )
        st.caption(nrr.markdown_text(open_questions.leads_to(option), 200), width="content")


def _answers(given: list[tuple[str, str]]) -> None:
    """The answers as a row of buttons; a press takes one back."""
    st.caption("Answered, press to take back")
    with st.container(horizontal=True, gap="small", key="answers_given_row"):
        for key, text in given:
            st.button(
                nrr.markdown_text(text, 120),
                key=f"take_back_{key}",
                icon=":material/close:",
                on_click=_take_back,
                args=(key,),
            )


def _take_back(key: str) -> None:
    now = desk.desk()
    if now is not None:
        kept = {name: value for name, value in now.answers.given().items() if name != key}
        desk.decide(nrr.Answers().and_also(kept))
