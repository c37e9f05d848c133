"""Agreeing an action: owner, month, and whom it leaves aside to compare with; then it is frozen."""

import secrets

import streamlit as st

import nrr
from pages.parts import findingcards, memory, session, today
from pages.parts.advices import held

_MONTHS_AHEAD = 12
_WAIT = 3
_ALONE = (
    "With fewer than five customers left aside there is nobody to compare with, and the result will read"
    " “cannot tell”."
)


def form(action: nrr.actions.ActionPart, asked: session.Asked, key: str) -> None:
    """Owner, due month, customers left aside, and a comment; `key` tells it from the same form elsewhere."""
    row = nrr.actions.actions()[action.id]
    owners = list(dict.fromkeys([str(action.owner), *nrr.actions.owners_of(row)]))
    owner = st.selectbox("Owner", owners, key=f"owner_{key}_{action.owner}", accept_new_options=True)
    due = month_ahead("Due", f"due_{key}", asked)
    by_lot, without = _aside(action, asked, key) if row.worth.kind.named else (False, ())
    comment = st.text_input("Comment", key=f"comment_{key}", max_chars=300)
    if st.button("Agree", key=f"agree_{key}", type="primary"):
        terms = nrr.actions.Terms(
            secrets.token_hex(8), today.day(), due, owner or "", without, by_lot=by_lot, comment=comment
        )
        try:
            _agree(action.id, terms, asked)
        except nrr.Refusal as refusal:
            st.warning(nrr.markdown_text(str(refusal), 200))
        else:
            st.rerun()


def _aside(action: nrr.actions.ActionPart, asked: session.Asked, key: str) -> tuple[bool, tuple[str, ...]]:
    """Whether a lot is drawn, else whom to leave aside by choice."""
    by_lot = st.checkbox(
        "Leave every fifth customer aside by lot",
        key=f"lot_{key}",
        help="Only then may the result say that the action caused it. Needs 50 customers on the list.",
    )
    if by_lot:
        return True, ()
    without: list[str] = []
    chosen = st.checkbox(
        "Choose customers to leave aside",
        key=f"choose_{key}",
        help="Nothing is done with them now; what becomes of the others is compared with them.",
    )
    if chosen:
        people = {stake.customer: stake for stake in _list(action.id, asked)}
        without = st.multiselect(
            f"Left aside of {nrr.plural(len(people), 'customer')}",
            list(people),
            format_func=lambda one: people[one].shown,
            key=f"without_{key}",
        )
    if len(without) < nrr.actions.FEWEST_COMPARED:
        st.caption(_ALONE)
    return False, tuple(without)


def agree_all(advice: nrr.actions.Advice, asked: session.Asked) -> None:
    """Agree the steps shown that have a worth and are not agreed, each with its own owner, due in three
    months.
    """
    named = {step.action: step.part for step in advice.steps if step.rule in advice.shown and step.part}
    for key, part in named.items():
        if _agreed_now(key, asked):
            continue
        due = asked.view.window.closing + _WAIT
        _agree(key, nrr.actions.Terms(secrets.token_hex(8), today.day(), due, part=part), asked)


def _agreed_now(action: str, asked: session.Asked) -> bool:
    """Whether it stands agreed as of the month shown."""
    closing = asked.view.window.closing
    agreed = held.agreements(asked.ledger)
    return any(one.under_way and one.action == action and one.as_of == closing for one in agreed)


def _agree(key: str, terms: nrr.actions.Terms, asked: session.Asked) -> None:
    if _agreed_now(key, asked):
        month = asked.view.window.closing.label
        raise nrr.Refusal(f"This is agreed as of {month} already: say that it was dropped to agree it anew.")
    subject = nrr.findings.subject_of(asked.ledger, asked.view)
    own = held.own(asked.ledger)
    made = nrr.actions.agree(subject, findingcards.found(asked), key, terms, asked.snapshot.stamp, own)
    held.keep_agreement(made, asked.ledger)


def _list(action: str, asked: session.Asked) -> tuple[nrr.actions.Stake, ...]:
    found = findingcards.found(asked)
    return _listed(asked.book.key, asked.ledger, asked.view, held.own(asked.ledger), action, found)


@memory.kept("Listing customers")
def _listed(
    key: str,
    _ledger: nrr.Ledger,
    view: nrr.View,
    own: nrr.actions.Own,
    action: str,
    _findings: tuple[nrr.findings.FindingPart, ...],
) -> tuple[nrr.actions.Stake, ...]:
    return nrr.actions.on_list(nrr.findings.subject_of(_ledger, view), _findings, action, own)


def month_ahead(label: str, key: str, asked: session.Asked) -> nrr.Month:
    """A month of the coming year; three ahead unless chosen."""
    closing = asked.view.window.closing
    months = [closing + ahead for ahead in range(1, _MONTHS_AHEAD + 1)]
    return st.selectbox(label, months, index=_WAIT - 1, format_func=lambda one: one.label, key=key)
