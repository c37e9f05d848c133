"""The next step beside what it answers: a colour, a reason, a candidate, a lever; with its worth."""

from collections.abc import Iterable, Mapping

import streamlit as st

import nrr
from pages.parts import folds, session
from pages.parts.advices import advising

_LEVERS = ("churn", "contraction", "expansion", "reactivation", "price step", "new business", "target")


def lines(kind: str, keys: Mapping[str, str], asked: session.Asked) -> None:
    """One line for each of these that has a step, under the name it has here; nothing where there are no
    twelve months.
    """
    advice = advising.advice(asked)
    if advice is None:
        return
    for key, name in keys.items():
        step = nrr.actions.step_for(kind, key, advice)
        if step is not None:
            st.caption(nrr.markdown_text(_said(name, step, advice, asked), 600))


def named(keys: Iterable[str]) -> dict[str, str]:
    """Keys that are their own names."""
    return {str(key): str(key) for key in keys}


def of_levers(asked: session.Asked, by: str) -> None:
    """What moves each lever, behind one line; of a split book the weakest segment too."""
    place, opened = folds.expander("What moves each lever", "lever_steps")
    if opened:
        with place:
            lines("lever", named([*_LEVERS, *(["segment"] if by else [])]), asked)


def _said(name: str, step: nrr.actions.Step, advice: nrr.actions.Advice, asked: session.Asked) -> str:
    action = advice.action(step.action)
    worth = nrr.actions.action_worth_said(action, advice, asked.short)
    more = f" {step.more} more on the list." if step.more else ""
    about = f"{action.owner}, {action.effort} effort"
    return f"{name[:1].upper()}{name[1:]}: {action.title} ({about}). {worth.rstrip('.')}.{more}"
