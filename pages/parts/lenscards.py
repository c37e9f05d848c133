"""The definition lens: the same book under every convention, and the customers that make two of them
differ.
"""

import pandas as pd
import streamlit as st

import nrr
from pages.parts import connectedtables, downloads, memory, session, states, tables

_MOST_ROWS = 1000


@memory.kept("Calculating NRR under every method")
def _rows(key: str, _ledger: nrr.Ledger, view: nrr.View) -> tuple[nrr.LensRow, ...]:
    return nrr.lens(_ledger, view)


def _of_table(asked: session.Asked) -> tuple[nrr.LensRow, ...]:
    """The same of a table, asked once per convention where its rows are."""
    return connectedtables.answered(
        asked.book, asked.view, "lens", lambda source: nrr.comparisons.lens_of_totals(source, asked.view)
    )


@memory.kept("Adding up the customers in between")
def _difference(
    key: str,
    _ledger: nrr.Ledger,
    view: nrr.View,
    first: str,
    second: str,
) -> pd.DataFrame:
    return nrr.comparisons.difference(_ledger, view, first, second)


def draw(asked: session.Asked) -> None:
    """The table of conventions, then any two of them against each other."""
    rows = _of_table(asked) if asked.connected else _rows(asked.book.key, asked.ledger, asked.view)
    st.header(nrr.markdown_text(_title(rows), 240), anchor=False)
    _table(rows)
    st.caption(
        "Second-hand: known only through a page that quotes it. N/A: the method has no GRR or logo retention."
    )
    if asked.connected:
        apart = [row.label for row in rows if row.nrr is None]
        st.caption(nrr.markdown_text(f"Not given here, the last column says why: {'; '.join(apart)}.", 400))
    defined = {row.key: row for row in rows if row.nrr is not None}
    if len(defined) > 1 and not states.elsewhere(asked, "Customers between two methods"):
        with st.container(border=True, key="lens_difference", gap="small"):
            _compared(defined, asked)


def _title(rows: tuple[nrr.LensRow, ...]) -> str:
    rates = [row.nrr for row in rows if row.nrr is not None and row.claim is nrr.comparisons.Claim.RETENTION]
    if not rates:
        return "No method has a figure in this period"
    return (
        f"NRR ranges from {nrr.percent(min(rates))} to {nrr.percent(max(rates))} under {len(rates)} methods"
    )


def _table(rows: tuple[nrr.LensRow, ...]) -> None:
    table = pd.DataFrame(
        {
            "NRR": [_net(row) for row in rows],
            "Method": [row.label for row in rows],
            "GRR": [nrr.percent(row.grr) for row in rows],
            "Logos": [nrr.percent(row.logo_retention) for row in rows],
            "Used by": [row.used_by for row in rows],
            "Definition line": [row.stamp for row in rows],
            "Why not defined": [row.reason for row in rows],
        }
    )
    if not any(row.reason for row in rows):
        table = table.drop(columns="Why not defined")
    tables.listed(
        table,
        height="content",
        key="lens_rows",
        alt="NRR under every method",
        column_config={
            **{name: st.column_config.Column(alignment="right") for name in ("NRR", "GRR", "Logos")},
            "Method": st.column_config.TextColumn(width=340),
            "Used by": st.column_config.TextColumn(width=220),
            "Definition line": st.column_config.TextColumn(width=320),
        },
    )


def _net(row: nrr.LensRow) -> str:
    """Growth that some call retention is marked in words, not only by a colour."""
    text = nrr.percent(row.nrr)
    return f"{text}, not NRR" if row.claim is nrr.comparisons.Claim.MISTAKE else text


def _compared(rows: dict[str, nrr.LensRow], asked: session.Asked) -> None:
    keys = list(rows)
    left, right = st.columns(2, gap="small")
    with left:
        first = _choice("First method", rows, 0, "lens_first")
    with right:
        second = _choice("Second method", rows, 1, "lens_second")
    if first not in keys or second not in keys:
        return
    frame = _difference(asked.book.key, asked.ledger, asked.view, first, second)
    st.header(nrr.markdown_text(_words(rows[first], rows[second], frame), 300), anchor=False)
    if frame.empty:
        st.markdown("Both methods treat every customer alike.")
        return
    customers_between(frame, rows[first], rows[second], asked, "lens")
    st.caption("Points are of opening revenue.")


def _choice(label: str, rows: dict[str, nrr.LensRow], place: int, key: str) -> str:
    chosen: str = st.selectbox(
        label,
        list(rows),
        index=place,
        key=key,
        format_func=lambda one: f"{rows[one].label}: {nrr.percent(rows[one].nrr)}",
    )
    return chosen


def _words(first: nrr.LensRow, second: nrr.LensRow, frame: pd.DataFrame) -> str:
    moved = (second.nrr or 0.0) - (first.nrr or 0.0)
    people = nrr.plural(len(frame), "customer")
    return f"{nrr.points(moved)} between the two, from {people}"


_AMOUNT = "Amount"


def customers_between(
    frame: pd.DataFrame, first: nrr.LensRow, second: nrr.LensRow, asked: session.Asked, key: str
) -> None:
    """Every customer's part of both NRRs in points and in opening revenue, and the sum that closes the
    gap.
    """
    shown = frame.head(_MOST_ROWS)
    opening = asked.snapshot.main.bridge.opening if asked.snapshot.main.bridge is not None else 0
    table = pd.DataFrame(
        {
            "Customer": shown["customer"],
            "Adds in the first": shown["first"],
            "Adds in the second": shown["second"],
            "Difference": shown["effect"],
            _AMOUNT: (shown["effect"] * opening).round().astype("int64"),
        }
    )
    formats = {name: nrr.ground.fine_points for name in table if name not in ("Customer", _AMOUNT)}
    tables.listed(
        table.style.format(formats | {_AMOUNT: asked.signed}),
        key=f"{key}_customers",
        alt="Customers behind the difference",
    )
    total = float(frame["effect"].sum())
    sum_line = (
        f"{nrr.percent(first.nrr)} {'−' if total < 0 else '+'} {abs(100 * total):.1f} points from "
        f"{nrr.plural(len(frame), 'customer')} = "
        f"{nrr.percent((first.nrr or 0.0) + total)}; the second method gives {nrr.percent(second.nrr)}."
    )
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.markdown(f"**{nrr.markdown_text(sum_line, 400)}**", width="content")
        _download(frame, key)


def _download(frame: pd.DataFrame, key: str) -> None:
    data = downloads.safe_csv(
        ("Customer", "Adds in the first", "Adds in the second", "Difference"),
        frame[["customer", "first", "second", "effect"]].itertuples(index=False, name=None),
    )
    downloads.offer(
        "Download CSV", data, "method-difference", "csv", key=f"{key}_download", emphasis="secondary"
    )
