"""Which renewals of the calendar are shown; its files hold the same ones."""

from collections.abc import Mapping, Sequence

import streamlit as st

import nrr
from pages.parts import session

STATES: Mapping[str, str] = {"in_grace": "In grace", "notice": "Notice given", "pending": "Pending"}
Rows = tuple[nrr.terms.CalendarRow, ...]
_WIDTH, _LONGEST = 170, 40


def narrowed(
    renewals: nrr.terms.Renewals, rows: Sequence[nrr.terms.CalendarRow], asked: session.Asked
) -> Rows:
    """Those of the chosen owners, colours, states, terms, quarters, segments and amounts."""
    fiscal = asked.view.policy.fiscal
    quarters = {row.due: fiscal.label(nrr.terms.month_of_day(row.due)) for row in rows}
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom", key="calendar_filters"):
        told = {
            "owner": _chosen("Owner", sorted({row.owner for row in rows if row.owner})),
            "health": _chosen("Health", sorted({row.health for row in rows if row.health})),
            "state": _chosen("State", list(STATES.values())),
            "term": _chosen("Contract term", list(dict.fromkeys(row.term for row in rows))),
            "due": _chosen("Due in", [*dict.fromkeys(quarters.values())]),
        }
        whose = _segment(renewals)
        least = st.number_input("At least", 0, value=0, step=1000, width=_WIDTH, key="calendar_least")
    if not (any(told.values()) or least or whose is not None):
        return tuple(rows)
    found = []
    for row in rows:
        said = {name: getattr(row, name, "") for name in told} | {
            "state": STATES[row.state],
            "due": quarters[row.due],
        }
        chosen = all(not values or said[name] in values for name, values in told.items())
        if chosen and row.up >= least * 100 and (whose is None or row.customer in whose):
            found.append(row)
    return tuple(found)


def _chosen(label: str, values: list[str]) -> list[str]:
    return st.multiselect(label, values, placeholder="All", width=_WIDTH, key=f"calendar_{label}")


def _segment(renewals: nrr.terms.Renewals) -> set[str] | None:
    """The customers of the chosen values of a column at the as-of month; None for all."""
    book = renewals.ledger
    names = [name for name in book.attributes if name != nrr.terms.TERM_CLASS]
    if not names:
        return None
    labels = {nrr.markdown_text(name, _LONGEST): name for name in names}
    by = st.selectbox("Segment", labels, index=None, placeholder="All", width=_WIDTH, key="calendar_by")
    if by is None:
        return None
    attribute, month = book.attribute(labels[by]), book.index(renewals.view.window.closing)
    values = _chosen("Segment is", list(attribute.groups))
    texts = attribute.texts(len(book.months) - 1 if month is None else month)
    own = zip(nrr.terms.customers_of(book), texts, strict=False)
    return {name for name, text in own if text in values} if values else None
