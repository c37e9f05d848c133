"""Months of a table that hold other rows than when it was connected to last: told before anyone asks."""

import streamlit as st

import nrr
from pages.parts import connectedtables, session
from pages.parts.desks.records import Connected

_CODE = "warehouse_restated"
_MOST = 4


def problems(known: Connected) -> tuple[nrr.Problem, ...]:
    """What this table held otherwise when this browser opened it last."""
    card = session.card()
    before = None if card is None else card.connected
    if before is None or (before.connection, before.table) != (known.connection, known.table):
        return ()
    told = connectedtables.restated(before.months, known.months)
    return tuple(nrr.Problem(_CODE, nrr.Severity.WARNING, f"Restated: {said}.") for said in told)


def draw(asked: session.Asked) -> None:
    """The restated months, the first few by what they held."""
    found = [one for one in asked.book.problems if one.code == _CODE]
    if not found:
        return
    lines = [nrr.markdown_text(one.what, 200) for one in found[:_MOST]]
    more = len(found) - len(lines)
    lines += [f"{nrr.plural(more, 'more month')}."] if more else []
    head = f"Since you connected last, {nrr.plural(len(found), 'closed month')} changed in the database."
    st.warning("\n\n".join([head, *lines]), icon=":material/history:")
