"""The inside of an explanation: formula, terms, customers, and the uploaded cells of one of them."""

from functools import partial

import pandas as pd
import streamlit as st

import nrr
from pages.parts import cached, downloads, session, tables

SEARCH, TURN = "explain_search", "turn_explain"
_MOST_ROWS = 1000
_MOST_SEEN = 9


def book(asked: session.Asked) -> nrr.Ledger:
    """The settled and filtered book of the view."""
    return cached.prepared(asked.book.key, asked.ledger, asked.view)


def certainty(found: nrr.intervals.Interval) -> str:
    """`95% interval 88.0% to 96.4%, 120 customers`; empty where there are too few of them."""
    span = nrr.ground.percent_range(found.low, found.high)
    return f"95% interval {span}, {nrr.plural(found.customers, 'customer')}" if span else ""


def draw(answer: nrr.Explanation, asked: session.Asked, sure: str) -> None:
    """The whole explanation, from the formula down to the cells."""
    with st.container(gap="xxsmall"):
        label = nrr.markdown_text(f"{answer.label} · {answer.window.label}")
        shown = answer.shown_value(asked.snapshot.book.currency, asked.view.basis)
        st.metric(label, nrr.markdown_text(shown))
        st.markdown(nrr.markdown_text(answer.meaning[:1].upper() + answer.meaning[1:], 400))
        if sure:
            st.caption(nrr.markdown_text(sure))
    with st.container(border=True, gap="xxsmall"):
        st.markdown(nrr.markdown_text(answer.sentence, 400))
        if answer.worked:
            st.markdown(f"**{nrr.markdown_text(answer.worked, 600)}**")
    row = _customers(answer, asked)
    if row is not None:
        _cells(answer, asked, row)


def _customers(answer: nrr.Explanation, asked: session.Asked) -> pd.Series | None:
    """The table; the row that was chosen, if any."""
    rows = answer.rows
    words = st.text_input(
        "Search customers", key=SEARCH, width=280, max_chars=200, placeholder="Part of a name"
    )
    if words:
        rows = rows[rows["customer"].str.contains(words, case=False, regex=False)]
    shown = rows.head(_MOST_ROWS)
    event = tables.listed(
        _styled(shown, answer, asked),
        on_select="rerun",
        selection_mode="single-row",
        key=f"explain_rows_{st.session_state.get(TURN, 0)}",
        height="content" if len(shown) < _MOST_SEEN else 330,
        alt=f"Customers behind {answer.label}",
    )
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.caption(_sum_line(answer, rows, asked), width="content")
        _download(answer, asked)
    chosen = event["selection"]["rows"]
    if len(shown) == 1:
        return shown.iloc[0]
    return shown.iloc[chosen[0]] if chosen and chosen[0] < len(shown) else None


def _styled(rows: pd.DataFrame, answer: nrr.Explanation, asked: session.Asked) -> object:
    """Numbers stay numbers, so that columns sort; only their looks are text."""
    headings = _headings(rows)
    formats = {
        headings[name]: partial(_shown, answer, asked, name)
        for name in rows
        if name not in ("row", "customer")
    }
    return rows.drop(columns="row").rename(columns=headings).style.format(formats)


def _shown(answer: nrr.Explanation, asked: session.Asked, column: str, value: float) -> str:
    return answer.shown(column, value, asked.snapshot.book.currency, asked.view.basis)


_ABOVE, _BELOW = "Counts above the line", "Counts below the line"


def _headings(rows: pd.DataFrame) -> dict[str, str]:
    """A sum has one amount a customer, a quotient two."""
    over = _ABOVE if "under" in rows else "Amount"
    return {"customer": "Customer", "opening": "Opening", "closing": "Closing", "over": over, "under": _BELOW}


def _sum_line(answer: nrr.Explanation, rows: pd.DataFrame, asked: session.Asked) -> str:
    people, verb = nrr.plural(len(rows), "customer"), "adds" if len(rows) == 1 else "add"
    over = _shown(answer, asked, "over", rows["over"].sum())
    if "under" not in rows:
        text = f"{people} {verb} up to {over}."
    else:
        under = _shown(answer, asked, "under", int(rows["under"].sum()))
        text = f"{people} {verb} up to {over} above the line and {under} below it."
    if len(rows) > _MOST_ROWS:
        text += f" The largest {nrr.count(_MOST_ROWS)} are listed; search or download for the rest."
    return nrr.markdown_text(f"{text} Tick a line to see the cells it was read from.", 400)


def _download(answer: nrr.Explanation, asked: session.Asked) -> None:
    amounts = {"opening", "closing", "over", "under"} - {*answer.counted, *answer.in_points}
    table = answer.rows.drop(columns="row")
    values = [
        [
            nrr.ground.amount(v, asked.view.basis) if name in amounts else v
            for name, v in zip(table, line, strict=True)
        ]
        for line in table.itertuples(index=False, name=None)
    ]
    data = downloads.safe_csv([_headings(table)[name] for name in table], values)
    downloads.offer(
        "Download CSV",
        data,
        f"customers-{asked.view.window.closing}",
        "csv",
        key="download_explained",
        emphasis="secondary",
    )


def _cells(answer: nrr.Explanation, asked: session.Asked, row: pd.Series) -> None:
    """What one customer paid in each month of the window, and where in the upload it says so."""
    ledger = book(asked)
    lines = [
        line
        for month in ledger.months
        for line in _month_lines(ledger, answer, asked, int(row["row"]), month)
    ]
    st.markdown(f"**{nrr.markdown_text(row['customer'])}**, month by month")
    tables.listed(pd.DataFrame(lines), placeholder="", alt="Months and uploaded cells of this customer")


def _month_lines(
    ledger: nrr.Ledger, answer: nrr.Explanation, asked: session.Asked, row: int, month: nrr.Month
) -> list[dict[str, object]]:
    if not answer.window.opening <= month <= answer.window.closing:
        return []
    index = ledger.index(month)
    paid = asked.cents(int(ledger.grid[index, row]))
    cells = nrr.explanations.sources(ledger, row, (month,))
    if not cells:
        return [{"Month": month.label, str(asked.view.basis): paid, "File": "no entry in the upload"}]
    return [
        {
            "Month": month.label,
            str(asked.view.basis): paid,
            "As uploaded": cell.raw,
            "Row": nrr.count(cell.row),
            "Column": cell.shown_column,
            "Sheet": cell.sheet,
            "File": cell.file,
        }
        for cell in cells
    ]
