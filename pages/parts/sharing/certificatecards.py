"""A certificate for the board: one that was made before, or every total of a table compared here and now with
the same data in a file or behind another connection.
"""

import json
from collections.abc import Callable, Hashable
from dataclasses import replace
from hashlib import sha256

import pandas as pd
import streamlit as st

import nrr
from pages.parts import (
    connectedtables,
    connectionnames,
    downloads,
    enginewaits,
    memory,
    session,
    tables,
    today,
)
from pages.parts.desks.records import Connected
from pages.parts.imports import intakes

_FILE = "File"
_COMPARED, _MOST_TOLD = "certificate_compared", 10


def ask(asked: session.Asked) -> tuple["nrr.warehouse.Certificate | None", str]:
    """The certificate of these figures, and why there is none where one was given."""
    with st.expander("Certificate of two engines", type="compact"):
        st.caption("Readers see that every total was computed in two engines and is equal.")
        try:
            found = _compared(asked) if asked.connected else _made_before()
            if found is None:
                return None, ""
            said = nrr.warehouse.certified_sentence(found, asked.snapshot)
        except nrr.Refusal as refusal:
            told = str(refusal).rstrip(".")
            fault = f"{told[:1].upper()}{told[1:]}."
            st.error(nrr.markdown_text(fault, 400), icon=":material/error:")
            return None, fault
        st.markdown(nrr.markdown_text(said, 300))
        return found, ""


def _made_before() -> "nrr.warehouse.Certificate | None":
    given = st.file_uploader("Certificate", type="json", key="board_certificate")
    st.caption(
        "`nrr certify ADDRESS --against FILE --json` writes it, for the period and definition of this board."
    )
    return None if given is None else nrr.warehouse.certificate_in(given.getvalue())


def _compared(asked: session.Asked) -> "nrr.warehouse.Certificate | None":
    """Against a file or another connection, once the button was pressed for exactly these."""
    told = asked.book.connected
    assert told is not None
    others = [name for name in connectionnames.names() if name != told.connection]
    chosen = st.selectbox(
        "Compare with", [_FILE, *others], key="certificate_with", format_func=_named, width=320
    )
    if chosen == _FILE:
        given = st.file_uploader(
            "The same data as a file, or a certificate made before", key="board_certificate"
        )
        if given is None:
            return None
        name, data = given.name, given.getvalue()
        if name.casefold().endswith(".json"):
            return nrr.warehouse.certificate_in(data)
        key: Hashable = ("file", name, sha256(data).hexdigest())
        return _pressed(asked, key, lambda: _of_file(asked, name, data))
    return _pressed(
        asked, ("connection", chosen), lambda: _of_connection(asked, replace(told, connection=chosen))
    )


def _named(name: str) -> str:
    return "A file" if name == _FILE else f"Connection {name} ({connectionnames.engine(name)})"


def _pressed(
    asked: session.Asked, other: Hashable, make: Callable[[], "nrr.warehouse.Certificate"]
) -> "nrr.warehouse.Certificate | None":
    """The certificate of these figures against that source; made when it is asked for, then kept."""
    key = ("certificate", asked.book.key, asked.snapshot.view, other)
    if st.button(
        "Compare every total", key="certificate_go", help="The table is opened again and asked everything."
    ):
        st.session_state[_COMPARED] = key
    if st.session_state.get(_COMPARED) != key:
        return None
    found = memory.held.of(key, make)
    _show(found)
    return found


def _show(found: "nrr.warehouse.Certificate") -> None:
    told = json.dumps(nrr.warehouse.certificate_object(found), ensure_ascii=True, indent=2).encode()
    if found.unequal:
        _show_unequal(found)
    downloads.offer("Download certificate", told, "certificate", "json", key="certificate_file")


def _show_unequal(found: "nrr.warehouse.Certificate") -> None:
    """The first totals that differ, as the two engines gave them."""
    rows = [
        (question.name.capitalize(), one.name.replace("_", " "), _whole(one.left), _whole(one.right))
        for question in found.questions
        for one in question.figures
        if one.left != one.right
    ]
    st.caption(
        f"{nrr.plural(len(rows), 'total')} that differ, the first {min(len(rows), _MOST_TOLD)}: customers, or"
        " amounts a year in minor units."
    )
    table = pd.DataFrame(
        rows[:_MOST_TOLD], columns=["Question", "Total", found.left, f"Against {found.right}"]
    )
    tables.listed(table, "Totals that differ")


def _whole(figure: int | None) -> str:
    return nrr.MISSING if figure is None else f"{figure:,}"


def _of_file(asked: session.Asked, name: str, data: bytes) -> "nrr.warehouse.Certificate":
    """The table against a file that is read as the table was, or by its own headings."""
    view = asked.snapshot.view
    ledger = nrr.ledgers.complete(_ledger(asked, name, data), today.running_month(), view.policy)
    return _certified(asked, nrr.warehouse.Side(name, nrr.snapshots.prepared_source(ledger, view)))


def _ledger(asked: session.Asked, name: str, data: bytes) -> nrr.Ledger:
    told = asked.book.connected
    assert told is not None
    columns = {role: column for role, column in told.answers["columns"].items() if column}
    alike = nrr.Answers().and_also(told.answers | {"columns": columns})
    for answers in (alike, nrr.Answers()):
        found = intakes.read(name, data, answers, lambda: None).intake
        if found.ledger is not None:
            return found.ledger
    why = f": {found.problems[0].what}" if found.problems else ""
    raise nrr.Refusal(f"{name} is no list of customers by month{why}")


def _of_connection(asked: session.Asked, told: Connected) -> "nrr.warehouse.Certificate":
    """The table against the one of the same name and columns behind another connection."""
    table, view = connectedtables.opened(told), asked.snapshot.view
    try:
        own = nrr.warehouse.up_to_complete(table, today.running_month(), view.policy)
        name = f"{table.engine.name} (connection {told.connection})"
        side = nrr.warehouse.Side(name, nrr.warehouse.Warehouse(own, view), table.engine)
        return _certified(asked, side)
    finally:
        table.engine.close()


def _certified(asked: session.Asked, other: "nrr.warehouse.Side") -> "nrr.warehouse.Certificate":
    """Asked anew on a connection of its own, so that the certificate holds every statement it rests on."""
    told, view = asked.book.connected, asked.snapshot.view
    assert told is not None
    table = connectedtables.opened(told)
    try:
        if table.fingerprint != told.fingerprint:
            raise nrr.Refusal("the table has changed since it was opened; connect to it again on Connect")
        own = nrr.warehouse.up_to_complete(table, today.running_month(), view.policy)
        side = nrr.warehouse.Side(table.engine.name, nrr.warehouse.Warehouse(own, view), table.engine)
        return enginewaits.waited(table.engine, lambda: nrr.warehouse.certified(side, other, view))
    finally:
        table.engine.close()
