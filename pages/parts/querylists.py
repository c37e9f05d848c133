"""Customers by query: the largest of a movement first, a page at a time, from the database."""

import pandas as pd
import streamlit as st

import nrr
from pages.parts import connectedtables, enginewaits, memory, session, tables

_FEW = 9
_LINES = ("changes", "expansion", "contraction", "churn", "new", "resurrected", "opening", "closing")


def page_of(asked: session.Asked, line: str, window: nrr.Window, page: int = 0) -> "nrr.warehouse.Page":
    """One page of the customers behind a line of the Bridge."""
    view = asked.view

    def listed() -> "nrr.warehouse.Page":
        source = connectedtables.source(asked.book, view)
        return enginewaits.waited(
            source.opened.engine,
            lambda: nrr.warehouse.listed(source, window, view.policy, line, page),
        )

    return memory.held.of(("list", asked.book.key, view, window, line, page), listed)


def title(asked: session.Asked) -> str:
    """How many customers changed."""
    found = page_of(asked, "changes", asked.view.window)
    return f"{nrr.plural(found.count, 'customer')} moved {asked.short(found.total)} in all"


def card(asked: session.Asked) -> None:
    """The few largest changes, and what part of all movement they are."""
    found = page_of(asked, "changes", asked.view.window)
    top = found.customers[:_FEW]
    with st.container(border=True, key="movers", height="stretch", gap="small"):
        st.header(nrr.markdown_text(_finding(top, found), 240), anchor=False)
        if top:
            _table(top, "movers", asked)
            st.caption("Largest changes over the period, read from the database.")


def _finding(top: tuple["nrr.warehouse.Customer", ...], found: "nrr.warehouse.Page") -> str:
    if not top:
        return "No customer changed"
    if len(top) == found.count:
        return f"{nrr.plural(found.count, 'customer')} moved"
    share = nrr.percent(sum(one.amount for one in top) / found.total)
    return f"{len(top)} of {nrr.plural(found.count, 'change')} make {share} of all movement"


def draw(asked: session.Asked) -> None:
    """One line of the Bridge and its customers, page by page."""
    line = st.pills("Customers behind", _LINES, default=_LINES[0], format_func=_label, key="listed_line")
    pages(asked, line or _LINES[0], asked.view.window)


def pages(asked: session.Asked, line: str, window: nrr.Window) -> None:
    """The customers of a line, with a choice of the page and what all of them add up to."""
    size = nrr.warehouse.PAGE
    whole = page_of(asked, line, window)
    count = max(1, -(-whole.count // size))
    page, label = 1, f"Page, of {nrr.count(count)}"
    if count > 1:
        page = int(st.number_input(label, 1, count, key=f"page_of_{line}", width=160))
    found = whole if page == 1 else page_of(asked, line, window, page - 1)
    with st.container(border=True, key="listed", gap="small"):
        if not found.customers:
            st.markdown("No customer adds to this figure.")
            return
        _table(found.customers, f"listed_{line}", asked)
        first, last = (page - 1) * size + 1, (page - 1) * size + len(found.customers)
        people, total = nrr.plural(whole.count, "customer"), asked.money(whole.total)
        text = f"{nrr.count(first)} to {nrr.count(last)} of {people}, {total} in all, read from the database."
        st.caption(nrr.markdown_text(text, 300))


def _table(rows: tuple["nrr.warehouse.Customer", ...], key: str, asked: session.Asked) -> None:
    frame = pd.DataFrame(
        {
            "Customer": [one.name for one in rows],
            "Movement": [_label(one.movement) for one in rows],
            "Opening": [one.opening for one in rows],
            "Closing": [one.closing for one in rows],
            "Change": [one.closing - one.opening for one in rows],
        }
    )
    formats = {"Opening": asked.short, "Closing": asked.short, "Change": asked.signed}
    tables.listed(frame.style.format(formats), height="content", key=f"{key}_rows", alt="Customers")


def _label(line: str) -> str:
    if line in ("changes", "kept"):
        return {"changes": "All changes", "kept": "Unchanged"}[line]
    return nrr.definitions.LABELS[line].capitalize()
