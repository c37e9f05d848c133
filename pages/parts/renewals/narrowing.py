"""Which renewals of the calendar are shown; its files hold the same ones."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

import nrr

STATES: Mapping[str, str] = {"in_grace": "In grace", "notice": "Notice given", "pending": "Pending"}
_LABELS: Mapping[str, str] = {
    "owner": "Owner",
    "health": "Health",
    "state": "State",
    "term": "Contract term",
    "quarter": "Due in",
}
_WIDTH, _LONGEST = 170, 40


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What was chosen: values by column, the least amount in minor units, and values of a column of the
    book.
    """

    wanted: tuple[tuple[str, tuple[str, ...]], ...] = ()
    least: int = 0
    by: str = ""
    values: tuple[str, ...] = ()


def chosen(renewals: nrr.terms.Renewals, every: nrr.terms.Calendar) -> Narrowing:
    """The owners, colours, states, terms, quarters, segments and amounts a reader asks for."""
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom", key="calendar_filters"):
        wanted = tuple((name, _chosen(label, every.values(name))) for name, label in _LABELS.items())
        by, values = _segment(renewals)
        least = st.number_input("At least", 0, value=0, step=1000, width=_WIDTH, key="calendar_least")
    return Narrowing(wanted, int(least) * 100, by, values)


def narrowed(every: nrr.terms.Calendar, told: Narrowing, renewals: nrr.terms.Renewals) -> nrr.terms.Calendar:
    """The renewals of a choice."""
    if told == Narrowing(tuple((name, ()) for name, _ in told.wanted), 0, told.by):
        return every
    return every.narrowed(dict(told.wanted), told.least, _customers(told, renewals))


def _chosen(label: str, values: list[str]) -> tuple[str, ...]:
    found = st.multiselect(
        label,
        values,
        format_func=lambda value: STATES.get(value, value),
        placeholder="All",
        width=_WIDTH,
        key=f"calendar_{label}",
    )
    return tuple(found)


def _segment(renewals: nrr.terms.Renewals) -> tuple[str, tuple[str, ...]]:
    """A column of the book and its chosen values."""
    book = renewals.ledger
    names = [name for name in book.attributes if name != nrr.terms.TERM_CLASS]
    if not names:
        return "", ()
    labels = {nrr.markdown_text(name, _LONGEST): name for name in names}
    by = st.selectbox("Segment", labels, index=None, placeholder="All", width=_WIDTH, key="calendar_by")
    if by is None:
        return "", ()
    return labels[by], _chosen("Segment is", list(book.attribute(labels[by]).groups))


def _customers(told: Narrowing, renewals: nrr.terms.Renewals) -> set[str] | None:
    """Those who have one of the chosen values at the as-of month; None for all."""
    if not told.values:
        return None
    book = renewals.ledger
    month = book.index(renewals.view.window.closing)
    texts = book.attribute(told.by).texts(len(book.months) - 1 if month is None else month)
    own = zip(nrr.terms.customers_of(book), texts, strict=False)
    return {name for name, text in own if text in told.values}
