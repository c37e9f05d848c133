"""Which customer is open, how one is found, and the table that opens one."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
import streamlit as st

import nrr
from pages.parts import cards, downloads, explained, memory, session, tables

_OPEN = "open_account"
_MOST_FOUND, _MOST_ROWS = 20, 1000


def selected(asked: session.Asked) -> int | None:
    """The row of the open customer; None where none is open or the view does not hold it."""
    name: str | None = st.session_state.get(_OPEN)
    if name is None:
        return None
    names = explained.book(asked).names
    return names.index(name) if name in names else None


def open_row(row: int, asked: session.Asked) -> None:
    """Show one customer from now on."""
    st.session_state[_OPEN] = explained.book(asked).names[row]


def close() -> None:
    """Back to the lists."""
    st.session_state.pop(_OPEN, None)


@memory.kept()
def _names(key: str, _book: nrr.Ledger, view: nrr.View) -> "pd.Series[str]":
    return pd.Series([nrr.retention.shown_name(_book, row) for row in range(len(_book.names))], dtype="str")


def search(asked: session.Asked) -> None:
    """Part of a name, then a press on the customer; names never enter the address."""
    words = st.text_input(
        "Find a customer",
        key="account_words",
        placeholder="Part of a name",
        max_chars=200,
        width=320,
        icon=":material/search:",
    )
    if not words:
        return
    book = explained.book(asked)
    names = _names(asked.book.key, book, asked.view)
    found = names[names.str.contains(words, case=False, regex=False)]
    if found.empty:
        st.caption("No customer matches.")
        return
    with st.container(horizontal=True, gap="small", key="account_found"):
        for row, name in found.head(_MOST_FOUND).items():
            label = nrr.markdown_text(name, 60)
            st.button(label, key=f"account_{row}", on_click=open_row, args=(int(row), asked))
    if len(found) > _MOST_FOUND:
        st.caption(f"The first {_MOST_FOUND} of {nrr.count(len(found))}; type more to narrow it.")


def table(
    key: str,
    rows: Sequence[int],
    columns: Mapping[str, Sequence[object]],
    formats: Mapping[str, cards.Writer],
    asked: session.Asked,
) -> None:
    """Customers with what is said of each; a row opens the customer. `rows` are rows of the book."""
    book = explained.book(asked)
    turn = f"turn_{key}"
    name = f"{key}_{st.session_state.setdefault(turn, 0)}"
    shown = list(rows)[:_MOST_ROWS]
    names = [nrr.retention.shown_name(book, row) for row in shown]
    frame = pd.DataFrame({"Customer": names} | {k: list(v)[: len(shown)] for k, v in columns.items()})
    tables.listed(
        frame.style.format(dict(formats)),
        on_select=lambda: _clicked(name, turn, shown, asked),
        selection_mode="single-row",
        key=name,
        alt=f"Customers: {key.replace('_', ' ')}",
        width="content",
        column_config={
            "12 months": st.column_config.LineChartColumn(width="small", y_min=0),
        },
    )
    _download(key, frame.drop(columns="12 months", errors="ignore"), asked)


def _clicked(name: str, turn: str, rows: Sequence[int], asked: session.Asked) -> None:
    # By row, not by cell: a press on a heading sorts, and would select the first cell with it.
    picked = st.session_state[name]["selection"]["rows"]
    if picked and picked[0] < len(rows):
        st.session_state[turn] += 1
        open_row(rows[picked[0]], asked)


def _download(key: str, frame: pd.DataFrame, asked: session.Asked) -> None:
    amounts = _amounts(frame)
    values = [
        [
            nrr.ground.amount(value, asked.view.basis) if heading in amounts else value
            for heading, value in zip(frame, line, strict=True)
        ]
        for line in frame.itertuples(index=False, name=None)
    ]
    data = downloads.safe_csv(list(frame), values)
    downloads.offer(
        "Download CSV",
        data,
        f"{key.replace('_', '-')}-{asked.view.window.closing}",
        "csv",
        key=f"download_{key}",
    )


MONEY_HEADINGS = (
    "Opening",
    "Closing",
    "Change",
    "ARR",
    "MRR",
    "At-risk ARR",
    "At-risk MRR",
    "Below peers",
    "Lost",
    "Last change",
)


def _amounts(frame: pd.DataFrame) -> set[str]:
    """Headings that hold annualised minor units."""
    return {heading for heading in frame if heading in MONEY_HEADINGS}


def courses(rows: Sequence[int], asked: session.Asked) -> list[list[int]]:
    """The last 13 month-ends of some customers, for a small line each."""
    book = explained.book(asked)
    first = max(0, len(book.months) - 13)
    return [book.grid[first:, row].tolist() for row in rows[:_MOST_ROWS]]


@memory.kept()
def _run(key: str, _book: nrr.Ledger, view: nrr.View) -> nrr.retention.Run:
    return nrr.retention.run_of(_book)


def run(asked: session.Asked) -> nrr.retention.Run:
    """The consecutive months to the as-of month, which scores and lists look at."""
    return _run(asked.book.key, explained.book(asked), asked.view)


def columns(asked: session.Asked) -> nrr.accounts.Columns:
    """What columns of the book say about health, growth and leaving."""
    return nrr.accounts.columns_of(explained.book(asked))


@memory.kept("Scoring every customer")
def _scored(
    key: str, _run: nrr.retention.Run, _columns: nrr.accounts.Columns, view: nrr.View
) -> nrr.accounts.Scored:
    return nrr.accounts.scored(_run, _columns, nrr.accounts.scale_of(view.policy))


def scored(asked: session.Asked) -> nrr.accounts.Scored:
    """The health of every customer at the as-of month."""
    return _scored(asked.book.key, run(asked), columns(asked), asked.view)


def last_texts(held: nrr.accounts.Held, rows: Sequence[int], asked: session.Asked) -> list[str] | None:
    """What a column says of some customers at the as-of month, empty where unknown; None without the
    column.
    """
    found, book = columns(asked).get(held), explained.book(asked)
    return (
        None
        if found is None
        else nrr.accounts.column_texts(found, np.array(rows, np.intp), len(book.months) - 1)
    )
