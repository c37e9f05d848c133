"""Which customer is open, how one is found, and the table that opens one."""

import hashlib
from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
import streamlit as st
from pandas.io.formats.style import Styler

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
    told = {heading: list(values)[: len(shown)] for heading, values in columns.items()}
    content = hashlib.sha256(repr((shown, told)).encode()).hexdigest()
    written, csv = _written(asked.book.key, asked.view, key, content, shown, told, formats, book)
    tables.listed(
        written,
        on_select=lambda: _clicked(name, turn, shown, asked),
        selection_mode="single-row",
        key=name,
        alt=f"Customers: {key.replace('_', ' ')}",
        width="content",
        column_config={
            "12 months": st.column_config.LineChartColumn(width="small", y_min=0),
        },
    )
    stem = f"{key.replace('_', '-')}-{asked.view.window.closing}"
    downloads.offer("Download CSV", csv, stem, "csv", key=f"download_{key}")


@memory.kept()
def _written(
    book_key: str,
    view: nrr.View,
    key: str,
    content: str,
    _rows: Sequence[int],
    _columns: Mapping[str, Sequence[object]],
    _formats: Mapping[str, cards.Writer],
    _book: nrr.Ledger,
) -> tuple[Styler, bytes]:
    """A list as it is shown and as it is taken away; `key` says how columns are written, `content` is the
    digest of what stands in them.
    """
    names = [nrr.retention.shown_name(_book, row) for row in _rows]
    frame = pd.DataFrame({"Customer": names} | dict(_columns))
    return frame.style.format(dict(_formats)), _csv(
        frame.drop(columns="12 months", errors="ignore"), view.basis
    )


def _clicked(name: str, turn: str, rows: Sequence[int], asked: session.Asked) -> None:
    # By row, not by cell: a press on a heading sorts, and would select the first cell with it.
    picked = st.session_state[name]["selection"]["rows"]
    if picked and picked[0] < len(rows):
        st.session_state[turn] += 1
        open_row(rows[picked[0]], asked)


def _csv(frame: pd.DataFrame, basis: nrr.Basis) -> bytes:
    amounts = _amounts(frame)
    values = [
        [
            nrr.ground.amount(value, basis) if heading in amounts else value
            for heading, value in zip(frame, line, strict=True)
        ]
        for line in frame.itertuples(index=False, name=None)
    ]
    return downloads.safe_csv(list(frame), values)


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
