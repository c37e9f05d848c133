"""One explanation for every figure: a click anywhere asks a question, the answer opens over the page."""

from dataclasses import dataclass
from functools import partial
from typing import Protocol

import streamlit as st

import nrr
from pages.parts import datednotes, explained, querylists, session

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
    if asked.connected:
        _listed(question, asked)
        return
    with st.spinner("Adding up the customers"):
        try:
            answer = question.answer(asked)
        except nrr.Refusal as refusal:
            st.info(nrr.markdown_text(str(refusal), 400))
            return
    explained.draw(answer, asked, _certainty(question, answer, asked))
    datednotes.under_figure(str(getattr(question, "key", "")), asked)


def _certainty(question: Question, answer: nrr.Explanation, asked: session.Asked) -> str:
    """The interval of a retention figure of customers; empty for any other."""
    if not isinstance(question, CohortQuestion) and getattr(question, "key", "") not in nrr.comparisons.TRIO:
        return ""
    return explained.certainty(nrr.comparisons.explained_interval(answer, asked.view.policy))


def _listed(question: Question, asked: session.Asked) -> None:
    """Of a table in a database: the formula with its terms, and its customers by query."""
    match question:
        case FigureQuestion(key=key, window=window) if key in nrr.warehouse.LISTED:
            st.markdown(f"**{nrr.definitions.LABELS[key].capitalize()}**")
            querylists.pages(asked, key, window or asked.view.window)
        case FigureQuestion(key=key) | HeadlineQuestion(key=key) if _of_bridge(question, asked):
            st.markdown(nrr.markdown_text(_formula(key, asked), 600))
            querylists.draw(asked)
        case _:
            st.info("The customers behind this figure are not listed from a table in a database.")


def _of_bridge(question: FigureQuestion | HeadlineQuestion, asked: session.Asked) -> bool:
    own = asked.view
    plain = own.policy.method is nrr.definitions.Method.P2P
    return question.key in nrr.METRICS and plain and question.window in (None, own.window)


def _formula(key: str, asked: session.Asked) -> str:
    policy, bridge = asked.view.policy, asked.snapshot.main.bridge
    metric = nrr.retention.net_metric(policy) if key == "nrr" else nrr.METRICS[key]
    if bridge is None or metric not in nrr.definitions.BRIDGE_METRICS:
        return metric.sentence

    def show(name: str, value: int) -> str:
        return nrr.count(value) if name.endswith("logos") else asked.money(value)

    return f"{metric.sentence}: {metric.worked(bridge, show)}"
