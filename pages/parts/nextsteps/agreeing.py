"""Agreeing an action, and what became of those agreed: at the next upload, in four honest verdicts."""

import secrets

import pandas as pd
import streamlit as st

import nrr
from pages.parts import findingcards, memory, session, today
from pages.parts.advices import held
from pages.parts.nextsteps import trying

_MOST = 5
_MONTHS_AHEAD = 12
_WAIT = 3
_EVENTS = {
    "Done": nrr.actions.EventKind.DONE,
    "Moved": nrr.actions.EventKind.MOVED,
    "Dropped": nrr.actions.EventKind.DROPPED,
    "Comment": nrr.actions.EventKind.COMMENT,
}


def form(action: nrr.actions.ActionPart, asked: session.Asked) -> None:
    """Owner, due month, customers taken out, lot and comment; then it is frozen."""
    key = action.id
    owners = list(dict.fromkeys([str(action.owner), *nrr.actions.owners_of(nrr.actions.actions()[key])]))
    owner = st.selectbox("Owner", owners, key=f"owner_{key}_{action.owner}", accept_new_options=True)
    due = _month("Due", f"due_{key}", asked)
    by_lot = st.checkbox(
        "Leave every fifth customer aside by lot",
        key=f"lot_{key}",
        help="Only then may the result say that the action caused it. Needs 50 customers on the list.",
    )
    comment = st.text_input("Comment", key=f"comment_{key}", max_chars=300)
    if st.button("Agree", key=f"agree_{key}", type="primary"):
        terms = nrr.actions.Terms(
            secrets.token_hex(8), today.day(), due, owner or "", (), by_lot=by_lot, comment=comment
        )
        try:
            _agree(key, terms, asked)
        except nrr.Refusal as refusal:
            st.warning(nrr.markdown_text(str(refusal), 200))


def agree_all(advice: nrr.actions.Advice, asked: session.Asked) -> None:
    """Agree the steps shown that have a worth, each with its own owner, due in three months."""
    named = dict.fromkeys(step.action for step in advice.steps if step.rule in advice.shown and step.part)
    for key in named:
        due = asked.view.window.closing + _WAIT
        _agree(key, nrr.actions.Terms(secrets.token_hex(8), today.day(), due), asked)


def _agree(key: str, terms: nrr.actions.Terms, asked: session.Asked) -> None:
    subject = nrr.findings.subject_of(asked.ledger, asked.view)
    found = findingcards.found(asked)
    rows = held.edits(asked.ledger)
    made = nrr.actions.agree(subject, found, key, terms, asked.snapshot.stamp, rows)
    held.keep_agreement(made, asked.ledger)


def section(asked: session.Asked, advice: nrr.actions.Advice) -> None:
    """At most five agreed actions with what was expected and what happened, and what NRR would read with
    them; nothing without any.
    """
    agreed = held.agreements(asked.ledger)
    if not agreed:
        return
    found = _outcomes(asked.book.key, asked.ledger, asked.view, agreed)
    with st.container(border=True, key="agreed", gap="small"):
        st.header(nrr.actions.agreed_title(found), anchor=False)
        _reading(asked, advice)
        st.dataframe(
            pd.DataFrame([_row(one, asked) for one in found[:_MOST]]),
            hide_index=True,
            height="content",
            alt="Agreed actions",
        )
        for one in found[:_MOST]:
            st.caption(nrr.markdown_text(f"{one.agreement.title}: {nrr.actions.outcome_said(one)}", 500))
        with st.popover("Change", type="tertiary", key="change_agreed"):
            _change([one.agreement for one in found], asked)


def _reading(asked: session.Asked, advice: nrr.actions.Advice) -> None:
    """What NRR would read, and the way to the levers."""
    read = trying.reading(asked, advice)
    if read is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="agreed_reading"):
        st.markdown(f"**{nrr.actions.would_read_said(read.before, read.after)}**", width="content")
        if st.button("Try in What-if", key="try_agreed", icon=":material/tune:", type="secondary"):
            trying.agreed(asked, advice, held.under_way(asked.ledger))


@memory.kept("Measuring agreed actions")
def _outcomes(
    key: str, _ledger: nrr.Ledger, view: nrr.View, agreed: tuple[nrr.actions.Agreement, ...]
) -> tuple[nrr.actions.Outcome, ...]:
    subject = nrr.findings.subject_of(_ledger, view)
    return tuple(nrr.actions.outcome(one, subject) for one in agreed)


def _row(one: nrr.actions.Outcome, asked: session.Asked) -> dict[str, str]:
    agreement = one.agreement
    state = f" ({agreement.standing})" if agreement.standing else ""
    return {
        "Action": f"{agreement.title}{state}",
        "Owner": agreement.owner,
        "Due": agreement.due_now.label,
        "Expected": nrr.actions.expected_said(agreement, asked.short),
        "Happened": one.happened,
    }


def _change(agreed: list[nrr.actions.Agreement], asked: session.Asked) -> None:
    """A dated event; everything else is frozen."""
    names = {f"{one.title} ({one.agreed_on})": one for one in agreed}
    chosen = st.selectbox("Action", [*names], key="changed_action")
    kind = _EVENTS[st.selectbox("What happened", [*_EVENTS], key="changed_kind")]
    moved = kind is nrr.actions.EventKind.MOVED
    due = _month("New month", "changed_due", asked) if moved else None
    text = st.text_input("Comment", key="changed_text", max_chars=300)
    if st.button("Add", key="change_add"):
        event = nrr.actions.Event(kind, today.day(), text, due)
        try:
            held.keep_agreement(names[chosen].after(event), asked.ledger)
        except nrr.Refusal as refusal:
            st.warning(nrr.markdown_text(str(refusal), 200))
        else:
            st.rerun()


def _month(label: str, key: str, asked: session.Asked) -> nrr.Month:
    closing = asked.view.window.closing
    months = [closing + ahead for ahead in range(1, _MONTHS_AHEAD + 1)]
    return st.selectbox(label, months, index=_WAIT - 1, format_func=lambda one: one.label, key=key)
