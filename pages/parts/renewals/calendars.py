"""The renewal calendar: filters, deadlines, the quarter in which too much comes up, and files"
" to take away."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pandas as pd
import streamlit as st

import nrr
from pages.parts import downloads, memory, session, tables
from pages.parts.renewals import contracts, found, narrowing

_AT_ONCE = 5_000
"""Rows up to which the files are written before anybody asks for them."""
_HEADINGS = (
    "Customer",
    "Line",
    "Up",
    "Due",
    "Days to go",
    "Notice by",
    "Notice",
    "Renews",
    "Owner",
    "Term",
    "Health",
    "State",
)


def draw(renewals: nrr.terms.Renewals, asked: session.Asked) -> None:
    """The wall, the list, and its files."""
    every, wall = _listed(asked.book.key, asked.view, renewals, asked)
    _wall(wall, asked)
    told = narrowing.chosen(renewals, every)
    rows = narrowing.narrowed(every, told, renewals)
    with st.container(border=True, key="renewal_calendar", gap="small"):
        st.header(_title(rows, asked), anchor=False)
        first = rows.rows(contracts.MOST_ROWS)
        names = found.names(asked, (row.customer for row in first))
        shown = [dict(zip(_HEADINGS, _texts(row, names, asked), strict=True)) for row in first]
        if shown:
            table = pd.DataFrame(shown)
            tables.listed(table, alt="Renewal calendar")
        if len(rows) > len(shown):
            st.caption(f"The first {nrr.count(len(shown))}; the files hold all of them.")
        if len(rows) <= _AT_ONCE or st.button("Write the files", key="renewals_write"):
            _offered(told, rows, asked)


def _offered(told: narrowing.Narrowing, rows: nrr.terms.Calendar, asked: session.Asked) -> None:
    data, events = _files(asked.book.key, asked.view, told, rows, asked)
    with st.container(horizontal=True, gap="small"):
        downloads.offer("CSV", data, "renewals", "csv", key="renewals_csv")
        downloads.offer("Calendar file", events, "renewals", "ics", key="renewals_ics")


@memory.kept("Listing what comes up")
def _listed(
    key: str, view: nrr.View, _renewals: nrr.terms.Renewals, _asked: session.Asked
) -> tuple[nrr.terms.Calendar, nrr.terms.Wall]:
    """Every renewal ahead, and the quarter in which too much comes up."""
    calendar = _renewals.calendar(found.colours(_asked))
    return calendar, _renewals.wall(calendar)


@memory.kept("Writing the calendar")
def _files(
    key: str,
    view: nrr.View,
    told: narrowing.Narrowing,
    _rows: nrr.terms.Calendar,
    _asked: session.Asked,
) -> tuple[bytes, bytes]:
    """Every row as CSV and as a calendar file."""
    names = found.names(_asked, (row.customer for row in _rows))
    data = downloads.safe_csv(_HEADINGS, [_texts(row, names, _asked) for row in _rows])
    named = replace(_rows, customers=tuple(names.get(one, one) for one in _rows.customers))
    return data, nrr.export.calendar_file(named, _asked.money, view.window.closing)


def _title(rows: nrr.terms.Calendar, asked: session.Asked) -> str:
    if not len(rows):
        return "No renewal is ahead"
    return f"{nrr.plural(len(rows), 'renewal')} ahead: {asked.money(int(rows.up.sum()))}"


def _texts(row: nrr.terms.CalendarRow, names: Mapping[str, str], asked: session.Asked) -> tuple[str, ...]:
    return (
        names[row.customer],
        row.line,
        asked.money(row.up),
        _day(row.due),
        str(row.days_to_go),
        _day(row.deadline),
        "given" if row.notice_given else "",
        "by itself" if row.auto_renew else "",
        row.owner,
        row.term,
        row.health,
        narrowing.STATES[row.state],
    )


def _day(day: int | None) -> str:
    return "" if day is None else nrr.day_label(date.fromordinal(day))


def _wall(wall: nrr.terms.Wall, asked: session.Asked) -> None:
    shares = wall.shares
    parts = [f"due today {asked.money(wall.due_today)}"] if wall.due_today else []
    parts += [f"{label} {asked.money(up)} ({nrr.percent(shares[label])})" for label, up in wall.up.items()]
    if wall.fires:
        largest = f"the largest customer is {nrr.percent(wall.largest_share)} of it"
        ill = "" if asked.connected else f"{nrr.percent(wall.at_risk_share)} of it is amber or red, "
        said = f"Renewal wall: {nrr.percent(wall.share)} of ARR comes up in {wall.quarter}; {ill}{largest}."
        st.warning(nrr.markdown_text(said, 300))
    st.caption(nrr.markdown_text(f"Up by quarter: {' · '.join(parts)}", 400))
