"""Choosing a connection, its table and what its columns are; then the table is open on every page."""

import hashlib
import secrets
from dataclasses import replace

import streamlit as st

import nrr
from pages.parts import arrivals, connectedtables, connectionnames, memory, session
from pages.parts.connections import restating
from pages.parts.desks.records import Connected, OpenBook

_NEEDED = {"customer": "Customer", "amount": "Amount"}
_WHEN = {"month": "Month or date", "start": "Start of a period", "end": "End of a period"}
_OPTIONAL = {
    "interval": "Billing interval",
    "movement": "Movement",
    "status": "Status",
    "parent": "Parent company",
    "subscription": "Subscription",
    "revenue_type": "Revenue type",
    "cancelled": "Cancelled on",
    "currency": "Currency",
}
_AMOUNTS = {
    "mrr": "per month",
    "quarter": "per quarter",
    "arr": "per year",
    "interval": "per billing interval",
    "period": "for the whole period",
}
_NONE = ""
_HOW = """Whoever runs this server names its databases in `.streamlit/secrets.toml`, or in the environment as
`NRR_CONNECTION_NAME`; an address is never typed into a page. Give an account that can read the one table and
nothing else.

```toml
[connections.billing]
url = "postgresql://reader:PASSWORD@db.example.com/billing"
```"""


def draw() -> None:
    """The three choices, the button, and what is and is not computed there."""
    st.markdown(
        "Figures are added up in the database. What leaves it: totals, the values you group by, the customers"
        " a page lists, unnamed amounts where a small data set needs an interval, and contracts without names"
        " once you open Renewals."
    )
    names = connectionnames.names()
    if not names:
        st.info("No connection is set up on this server.")
        st.markdown(_HOW)
        return
    with st.container(border=True, key="connect", gap="small"):
        _choose(names)
    st.caption(
        "DuckDB, folders of Parquet and CSV files, and PostgreSQL are compared with the file in tests; Spark"
        " by a script run by hand. Snowflake, BigQuery, Databricks and Trino are compiled, not run: there is"
        " no connection to them."
    )
    with st.expander("How connections are set up", type="compact"):
        st.markdown(_HOW)


def _choose(names: tuple[str, ...]) -> None:
    name = st.selectbox("Connection", names, key="connection", format_func=_named, width=320)
    try:
        told = _table_of(name)
    except nrr.Refusal as refusal:
        st.error(nrr.markdown_text(f"{str(refusal)[:1].upper()}{str(refusal)[1:]}.", 400))
        return
    if told is not None and st.button("View retention", type="primary", key="connect_go"):
        _open(told)


def _named(name: str) -> str:
    return f"{name} ({connectionnames.engine(name)})"


def _table_of(name: str) -> Connected | None:
    """The table chosen with its columns; None while something is missing."""
    held = _catalogue(name)
    table = st.selectbox("Table", list(held), key=f"table_of_{name}", width=320) if held != {"": ()} else ""
    if table is None:
        st.caption("There is no table this account may read.")
        return None
    columns = _columns(name, table)
    rates = _rates(f"{name}_{table}")
    return None if columns is None else Connected(name, table, columns, rates=rates)


def _rates(key: str) -> tuple[tuple[str, int | None, float], ...]:
    """Exchange rates for a table whose currency column holds several."""
    if not st.session_state.get(f"currency_{key}"):
        return ()
    with st.expander("Exchange rates, for several currencies", type="compact"):
        given = st.file_uploader("Exchange rates", type=["csv", "xlsx"], key=f"rates_{key}")
        st.caption("Month, currency and rate in each row, or currency and one rate for good.")
    if given is None:
        return ()
    found = nrr.intake.rates_in(given.getvalue(), given.name)
    return tuple((code, month, rate) for code, own in found.rates.items() for month, rate in own.items())


def _catalogue(name: str) -> dict[str, tuple[str, ...]]:
    """The tables of a connection; one without a name where its address is a folder."""

    def asked() -> dict[str, tuple[str, ...]]:
        connection = connectionnames.connection(name)
        try:
            found = connection.tables() if connection.own is None else ("",)
        finally:
            connection.engine.close()
        return dict.fromkeys(sorted(found), ())

    return memory.held.of(("catalogue", name), asked)


def _schema(name: str, table: str) -> dict[str, bool]:
    """The columns of a table, and whether each holds text."""

    def asked() -> dict[str, bool]:
        connection = connectionnames.connection(name)
        try:
            return dict(connection.columns(table))
        finally:
            connection.engine.close()

    return memory.held.of(("schema", name, table), asked)


def _columns(name: str, table: str) -> dict[str, object] | None:
    """What the columns are, guessed by their headings, as the answers of a recipe."""
    held = _schema(name, table)
    texts = [column for column, text in held.items() if text]
    guessed = nrr.intake.guessed_columns(list(held), texts)
    key = f"{name}_{table}"
    with st.grid(4, min_column_width=190, gap="small", key="connect_columns"):
        chosen = {role: _role(role, label, list(held), guessed, key) for role, label in _NEEDED.items()}
        when = {role: _role(role, label, [_NONE, *held], guessed, key) for role, label in _WHEN.items()}
        unit = st.selectbox(
            "An amount is",
            list(_AMOUNTS),
            index=_place(list(_AMOUNTS), str(guessed["amount_is"])),
            format_func=_AMOUNTS.__getitem__,
            key=f"amount_is_{key}",
            placeholder="Choose",
        )
    with st.expander("More columns", type="compact"), st.grid(4, min_column_width=190, gap="small"):
        more = {role: _role(role, label, [_NONE, *held], guessed, key) for role, label in _OPTIONAL.items()}
    free = [column for column in texts if column not in (*chosen.values(), *when.values())]
    groups = st.multiselect(
        "Group and filter by",
        free,
        [column for column in guessed["attributes"] if column in free],
        key=f"groups_{key}",
    )
    if unit is None or None in chosen.values() or not (when["month"] or when["start"]):
        st.caption("Say which columns hold customer, month or start, and amount, and what an amount is.")
        return None
    roles = {role: column or _NONE for role, column in (chosen | when | more).items()}
    return {"columns": roles, "amount_is": unit, "attributes": tuple(groups)}


def _role(role: str, label: str, options: list[str], guessed: dict[str, object], key: str) -> str | None:
    found: str | None = st.selectbox(
        label,
        options,
        index=_place(options, str(guessed[role])),
        key=f"{role}_{key}",
        placeholder="Choose",
        format_func=lambda column: column or "None",
    )
    return found


def _place(options: list[str], wanted: str) -> int | None:
    return options.index(wanted) if wanted in options else None


def _open(told: Connected) -> None:
    """Weigh the table where it is, and make it the data of every page."""
    try:
        table = connectedtables.opened(told)
    except nrr.Refusal as refusal:
        st.error(nrr.markdown_text(f"{str(refusal)[:1].upper()}{str(refusal)[1:]}.", 400))
        return
    known = replace(told, fingerprint=table.fingerprint, months=connectedtables.sealed(table))
    # Every connection has a key of its own: whoever cancels stops nobody else's figures.
    key = hashlib.sha256(f"{known.fingerprint} {secrets.token_hex(16)}".encode()).hexdigest()
    connectedtables.keep(key, table)
    name = told.table or told.connection
    problems = (*restating.problems(known), *table.problems())
    session.open_book(OpenBook(key, name, None, problems, connected=known, currency=table.currency))
    arrivals.go_on()
