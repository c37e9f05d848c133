"""One explanation for every figure: a click anywhere asks a question, the answer opens over the page."""

from dataclasses import dataclass
from functools import partial
from typing import Protocol

import streamlit as st

import nrr
from pages.parts import explained, session

_PENDING = "explaining"


class Question(Protocol):
    """Something that was clicked."""

    def answer(self, asked: session.Asked) -> nrr.Explanation: ...


@dataclass(frozen=True, slots=True)
class FigureQuestion:
    """A metric, or a line of the Bridge or the roll-forward, in some window."""

    key: str
    window: nrr.Window | None = None
    customer: str = ""

    def answer(self, asked: session.Asked) -> nrr.Explanation:
        window = self.window or asked.view.window
        return nrr.explain(explained.book(asked), window, asked.view.policy, self.key, asked.view.basis)


@dataclass(frozen=True, slots=True)
class HeadlineQuestion:
    """A figure of the trio under the method in force, in some window."""

    key: str
    window: nrr.Window | None = None

    def answer(self, asked: session.Asked) -> nrr.Explanation:
        window = self.window or asked.view.window
        return nrr.explanations.explain_headline(
            explained.book(asked), window, asked.view.policy, self.key, asked.view.basis
        )


@dataclass(frozen=True, slots=True)
class StepQuestion:
    """One movement of the step that closes in a month."""

    closing: nrr.Month
    field: str

    def answer(self, asked: session.Asked) -> nrr.Explanation:
        step = next(one.window for one in asked.snapshot.steps if one.window.closing == self.closing)
        return nrr.explanations.explain_movement(explained.book(asked), step, asked.view.policy, self.field)


@dataclass(frozen=True, slots=True)
class MovementQuestion:
    """One movement of every month of the window, added up."""

    field: str

    def answer(self, asked: session.Asked) -> nrr.Explanation:
        return nrr.explanations.explain_movement(
            explained.book(asked), asked.view.window, asked.view.policy, self.field
        )


@dataclass(frozen=True, slots=True)
class CohortQuestion:
    """One cell of the cohort table."""

    grain: nrr.Grain
    cohort: str
    age: int
    part: str

    def answer(self, asked: session.Asked) -> nrr.Explanation:
        book = explained.book(asked)
        policy = asked.view.policy
        table = nrr.cohort_table(book, self.grain, policy.cohort_base_month, policy.fiscal)
        return nrr.explanations.explain_cohort(book, table, self.cohort, self.age, self.part)


def ask(question: Question) -> None:
    """To be called when something is clicked: the answer opens at the end of the run."""
    st.session_state[_PENDING] = question
    st.session_state[explained.SEARCH] = getattr(question, "customer", "")
    st.session_state[explained.TURN] = st.session_state.get(explained.TURN, 0) + 1


def asking(question: Question) -> partial[None]:
    """The same as a callback."""
    return partial(ask, question)


def open_asked() -> None:
    """Open the explanation that was asked for in this run, once."""
    question = st.session_state.pop(_PENDING, None)
    asked = session.asked()
    if question is not None and asked is not None:
        _dialog(question, asked)


@st.dialog("Where this figure comes from", width="large")
def _dialog(question: Question, asked: session.Asked) -> None:
    with st.spinner("Adding up the customers"):
        try:
            answer = question.answer(asked)
        except nrr.Refusal as refusal:
            st.info(nrr.markdown_text(str(refusal), 400))
            return
    explained.draw(answer, asked)
