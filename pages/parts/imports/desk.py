"""The file on the desk before it becomes a book: its bytes, the answers so far, and the way back."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import streamlit as st
from streamlit.runtime import get_instance
from streamlit.runtime.scriptrunner import get_script_run_ctx

import nrr
from pages.parts.serving.uploaders import uploaders

_DESK = "import_desk"


@dataclass(frozen=True, slots=True)
class Desk:
    """One dropped file. `before` are earlier answers, newest last; `form` and `first` are the form and the
    glimpse of the reading without any answer.

    `recalled` says that the answers came from an earlier file of the same form, `sides` are the second tables.
    """

    name: str
    data: bytes
    answers: nrr.Answers
    form: str = ""
    first: nrr.intake.Glimpse | None = None
    before: tuple[nrr.Answers, ...] = ()
    recalled: bool = False
    sides: tuple[nrr.intake.Join, ...] = ()


def desk() -> Desk | None:
    """What lies on the desk."""
    found: Desk | None = st.session_state.get(_DESK)
    return found


def put(changed: Desk | None) -> None:
    """Lay this on the desk; None clears it and frees the bytes."""
    if changed is None:
        st.session_state.pop(_DESK, None)
        st.session_state.pop("sides_refused", None)
    else:
        st.session_state[_DESK] = changed


def decide(answers: nrr.Answers) -> None:
    """Read the file under other answers from now on; the ones before can be had back."""
    now = desk()
    if now is not None and answers.given() != now.answers.given():
        put(replace(now, answers=answers, before=(*now.before, now.answers), recalled=False))


def decide_also(more: Mapping[str, object]) -> None:
    """The answers so far and some more."""
    now = desk()
    if now is not None:
        decide(now.answers.and_also(more))


def decide_together(many: tuple[Mapping[str, object], ...]) -> None:
    """Several answers at once: one decision, one way back."""
    now = desk()
    if now is not None:
        answers = now.answers
        for more in many:
            answers = answers.and_also(more)
        decide(answers)


def learnt(form: str, glimpse: nrr.intake.Glimpse) -> None:
    """Keep what the reading without answers showed."""
    now = desk()
    if now is not None:
        put(replace(now, form=form, first=glimpse))


def recalled(answers: nrr.Answers) -> None:
    """Read the file as an earlier one of its form was read."""
    now = desk()
    if now is not None:
        put(replace(now, answers=answers, before=(*now.before, now.answers), recalled=True))


def undo() -> None:
    """Back to the answers before the last decision."""
    now = desk()
    if now is not None and now.before:
        put(replace(now, answers=now.before[-1], before=now.before[:-1]))


def set_sides(sides: tuple[nrr.intake.Join, ...]) -> None:
    """Join these tables from now on."""
    now = desk()
    if now is not None:
        put(replace(now, sides=sides))


def turn() -> int:
    """Changes with every decision, so that widgets start afresh."""
    now = desk()
    return 0 if now is None else hash(str(now.answers.given())) % 10**9


def forget(file_id: str) -> None:
    """Free the uploaded bytes: the app holds its own copy only while the file is on the desk."""
    context = get_script_run_ctx()
    if context is None:
        return
    uploaders.settle(context.session_id)
    try:
        get_instance().uploaded_file_mgr.remove_file(context.session_id, file_id)
    except (AttributeError, RuntimeError, KeyError):
        # Inside knowledge of the server: where it has moved, the bytes leave with the session instead.
        return
