"""The log of definitions: each change of a rule with what it did to the headline, newest first."""

from collections.abc import Mapping
from datetime import UTC, datetime

import pandas as pd
import streamlit as st

import nrr
from pages.parts import session, tables
from pages.parts.desks.owning import change, own_desk
from pages.parts.desks.records import LOG, LoggedHere

_POLICY = "policy"


def reason_box(box: str = _POLICY) -> None:
    """Why and whose, in the words of who changes it; both may stay empty."""
    st.text_input("Reason", key=f"{box}_reason", max_chars=200, placeholder="Optional, kept in the log")
    st.text_input("Author", key=f"{box}_author", max_chars=80, placeholder="Optional, kept in the log")


def use(
    asked: session.Asked,
    proposed: nrr.Policy,
    then: nrr.Rates,
    *,
    box: str = _POLICY,
    other: Mapping[str, tuple[int, int]] | None = None,
) -> None:
    """Put another definition in force, and write down what it does to this view."""
    snapshot, own = asked.snapshot, asked.view.policy
    made_at = datetime.now(UTC).isoformat(timespec="microseconds")
    row = nrr.comparisons.definition_change(
        (own, snapshot.main.headline.rates),
        (proposed, then),
        made_at=made_at,
        as_of=str(asked.view.window.closing),
        fingerprint=snapshot.book.fingerprint,
        reason=_typed(f"{box}_reason"),
        author=_typed(f"{box}_author"),
        other=other,
    )
    change(own_desk(), {nrr.store.Spot(LOG, made_at): LoggedHere(row, _marks(asked))})
    session.set_policy(proposed)


def _typed(key: str) -> str:
    return str(st.session_state.get(key) or "").strip()


def _marks(asked: session.Asked) -> bytes:
    """Of a table in a database there are none: its changes are known by its fingerprint."""
    return b"" if asked.connected else nrr.successions.customer_marks(asked.ledger)


def rows(asked: session.Asked) -> tuple[nrr.comparisons.DefinitionChange, ...]:
    """The changes made with this company's data, in whatever file of it, newest first."""
    held: list[LoggedHere] = list(own_desk().values(LOG).values())
    if not held:
        return ()
    marks, own = _marks(asked), asked.snapshot.book.fingerprint
    mine = [
        one.change
        for one in held
        if one.change.fingerprint == own
        or nrr.successions.shared_customers(one.customers, marks) >= nrr.successions.SAME_COMPANY
    ]
    return tuple(sorted(mine, key=lambda one: one.made_at, reverse=True))


def draw(asked: session.Asked, labels: Mapping[str, str]) -> None:
    """Nothing before the first change; `labels` are the rules as the page asks for them."""
    told = rows(asked)
    if not told:
        return
    with st.container(border=True, key="definition_log", gap="small"):
        st.header("Changes of the definition", anchor=False)
        tables.listed(
            pd.DataFrame([_line(one, labels) for one in told]),
            alt="Changes of the definition",
        )
        st.caption(
            "Old and new rules on the same data and period, newest first. Undoing a change adds a row."
        )


def _line(one: nrr.comparisons.DefinitionChange, labels: Mapping[str, str]) -> dict[str, str]:
    said = nrr.comparisons.rule_said
    changed = "; ".join(
        f"{_label(rule, labels)}: {said(rule, old)} → {said(rule, new)}"
        for rule, (old, new) in one.changed.items()
    )
    effects = {
        label: _effect(one, key)
        for key, label in (("nrr", "NRR"), ("grr", "GRR"), ("logo_retention", "Logo retention"))
    }
    as_of = nrr.Month.parse(one.as_of).label
    return {
        "Date": one.made_at[:10],
        "Changed": changed,
        **effects,
        "Decides": nrr.comparisons.others_said(one),
        "As of": as_of,
        "Reason": one.reason,
        "Author": one.author,
    }


def _label(rule: str, labels: Mapping[str, str]) -> str:
    return labels.get(rule) or nrr.comparisons.threshold_said(rule).strip() or rule


def _effect(one: nrr.comparisons.DefinitionChange, key: str) -> str:
    """`107.0% → 100.9%, −6.1 pts`."""
    moved = one.points[key]
    said = "" if moved is None else f", {nrr.points(moved / 100)}"
    return f"{nrr.percent(one.before[key])} → {nrr.percent(one.after[key])}{said}"
