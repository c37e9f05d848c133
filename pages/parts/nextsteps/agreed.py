"""The agreed actions, what became of them, whom they are about, and what happened since."""

import pandas as pd
import streamlit as st

import nrr
from pages.parts import downloads, memory, session, tables, today
from pages.parts.advices import held
from pages.parts.nextsteps import agreeing, trying

_MOST = 5
_MOST_LISTED, _LIST_PX = 200, 300
_EVENTS = {
    "Done": nrr.actions.EventKind.DONE,
    "Moved": nrr.actions.EventKind.MOVED,
    "Dropped": nrr.actions.EventKind.DROPPED,
    "Comment": nrr.actions.EventKind.COMMENT,
}


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
        tables.listed(
            pd.DataFrame([_row(one, asked) for one in found[:_MOST]]),
            alt="Agreed actions",
        )
        for one in found[:_MOST]:
            st.caption(nrr.markdown_text(f"{one.agreement.title}: {nrr.actions.outcome_said(one)}", 500))
        with st.container(horizontal=True, gap="small"):
            with st.popover("Change", type="tertiary", key="change_agreed"):
                _change([one.agreement for one in found], asked)
            _customers([one.agreement for one in found if one.agreement.customers], asked)


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


def _customers(agreed: list[nrr.actions.Agreement], asked: session.Asked) -> None:
    """Whom a listed action is about, and who was left aside: nobody could work on it without."""
    if not agreed:
        return
    with st.popover("Customers", type="tertiary", key="agreed_customers"):
        names = {f"{one.title} ({one.agreed_on})": one for one in agreed}
        one = names[st.selectbox("Action", [*names], key="listed_action")]
        table = _listed(one, asked)
        rows = table.itertuples(index=False, name=None)
        data = downloads.safe_csv(list(table.columns), rows)
        downloads.offer("Customer list (CSV)", data, "agreed-customers", "csv", key="listed_csv")
        alt = f"Customers of {one.title}"
        tables.listed(table[:_MOST_LISTED], height=_LIST_PX, alt=alt)


def _listed(agreement: nrr.actions.Agreement, asked: session.Asked) -> pd.DataFrame:
    sides = (("To work on", agreement.customers), ("Left aside", agreement.compared))
    rows = [
        (stake.shown or stake.customer, words, float(nrr.ground.amount(stake.arr_minor, asked.view.basis)))
        for words, stakes in sides
        for stake in stakes
    ]
    return pd.DataFrame(rows, columns=["Customer", "List", f"{asked.view.basis} in {agreement.as_of.label}"])


def _change(agreed: list[nrr.actions.Agreement], asked: session.Asked) -> None:
    """A dated event; everything else is frozen."""
    names = {f"{one.title} ({one.agreed_on})": one for one in agreed}
    chosen = st.selectbox("Action", [*names], key="changed_action")
    kind = _EVENTS[st.selectbox("What happened", [*_EVENTS], key="changed_kind")]
    moved = kind is nrr.actions.EventKind.MOVED
    due = agreeing.month_ahead("New month", "changed_due", asked) if moved else None
    text = st.text_input("Comment", key="changed_text", max_chars=300)
    if st.button("Add", key="change_add"):
        event = nrr.actions.Event(kind, today.day(), text, due)
        try:
            held.keep_agreement(names[chosen].after(event), asked.ledger)
        except nrr.Refusal as refusal:
            st.warning(nrr.markdown_text(str(refusal), 200))
        else:
            st.rerun()
