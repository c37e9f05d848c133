"""The rates of a period by the value of a column, and the contracts behind them to the row of the file."""

from collections.abc import Iterable, Mapping
from datetime import date

import pandas as pd
import streamlit as st

import nrr
from pages.parts import cards, memory, session, tables
from pages.parts.renewals import found

FEWEST = nrr.terms.FEWEST
MOST_ROWS = 1_000
_YEAR = ""
_MOST_VALUES = 500
_SHORT = 15
_STATES = {
    "renewed": "Renewed",
    "churned": "Not renewed",
    "in_grace": "In grace",
    "notice": "Notice given",
    "pending": "Pending",
}
Groups = tuple[nrr.terms.RateGroup, ...]
Sure = Mapping[str, nrr.intervals.Interval]


def draw(renewals: nrr.terms.Renewals, periods: Mapping[str, nrr.terms.Period], asked: session.Asked) -> None:
    """The rates of one period by a column, and every renewal behind one of them."""
    with st.container(border=True, key="renewals_behind", gap="small"):
        st.header("Rates and contracts of one period", anchor=False)
        with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
            period, by = _period(periods), _column(renewals)
        whole, groups, sure = _rates(asked.book.key, asked.view, period, by, renewals)
        if groups:
            shown, alt = _table(groups, sure, by, asked), f"Renewal rates by {by}"
            (cards.figures if len(groups) <= _SHORT else tables.listed)(shown, alt)
        own, known = _chosen(whole, groups, sure)
        st.caption(nrr.markdown_text(_rates_said(own.period, known, asked), 500))
        _contracts(own, renewals, asked)


def _period(found: Mapping[str, nrr.terms.Period]) -> str:
    settled = [i for i, one in enumerate(found.values()) if is_told(one)]
    usual = max(settled or (i for i, one in enumerate(found.values()) if one.settled_share), default=0)
    chosen: str = st.selectbox(
        "Contracts behind",
        [*found, _YEAR],
        index=usual,
        format_func=lambda label: label or "12 settled months",
        key="renewals_of",
        width=200,
    )
    return chosen


def _column(renewals: nrr.terms.Renewals) -> str:
    columns = renewals.ledger.attributes
    few = [name for name, one in columns.items() if len(one.labels) <= _MOST_VALUES]
    names = list(dict.fromkeys([nrr.terms.TERM_CLASS, *few]))
    chosen: str = st.selectbox(
        "Rates by",
        names,
        format_func=lambda name: nrr.markdown_text(name, 40),
        key="renewals_column",
        width=200,
    )
    return chosen


@memory.kept()
def _rates(
    key: str, view: nrr.View, period: str, by: str, _renewals: nrr.terms.Renewals
) -> tuple[nrr.terms.RateGroup, Groups, tuple[Sure, ...]]:
    """All of a period, its groups, and how sure the rates of each are, those of all first."""
    whole, groups = nrr.terms.rates_of(_renewals, period), nrr.terms.rates_by(_renewals, by, period)
    sure = (nrr.intervals.renewal_intervals(_renewals.book, one) for one in (whole, *groups))
    return whole, groups, tuple(sure)


def _table(groups: Groups, sure: tuple[Sure, ...], by: str, asked: session.Asked) -> pd.DataFrame:
    rows = [_group(one, known, by, asked) for one, known in zip(groups, sure[1:], strict=True)]
    return pd.DataFrame(rows)


def _group(one: nrr.terms.RateGroup, sure: Sure, by: str, asked: session.Asked) -> dict[str, str]:
    own = one.period
    yearly = {"Gross a year": _yearly(one)} if by == nrr.terms.TERM_CLASS else {}
    return {
        by: own.label,
        "Up": asked.money(own.up),
        "Renewed": asked.money(own.kept),
        "Gross": rate(own, own.gross_rate),
        "Gross, 95% interval": span(sure, "gross"),
        **yearly,
        "Net": rate(own, own.net_rate),
        "Customers": rate(own, own.logo_rate),
        "Renewals": sample(own),
    }


def _yearly(one: nrr.terms.RateGroup) -> str:
    if one.months is None:
        return "several lengths"
    return rate(one.period, one.gross_a_year)


def _chosen(
    whole: nrr.terms.RateGroup, groups: Groups, sure: tuple[Sure, ...]
) -> tuple[nrr.terms.RateGroup, Sure]:
    """All of the period, or one of its groups."""
    if len(groups) < 2:
        return whole, sure[0]
    names = {one.period.label: place for place, one in enumerate(groups, start=1)}
    place = st.selectbox(
        "Contracts of",
        [0, *names.values()],
        format_func=lambda at: nrr.markdown_text(groups[at - 1].period.label, 40) if at else "All",
        key="renewals_value",
        width=200,
    )
    return (groups[place - 1] if place else whole), sure[place]


def is_told(one: nrr.terms.Period) -> bool:
    """Whether it is settled and large enough to have a rate."""
    return one.gross_rate is not None and one.renewals >= FEWEST


def rate(one: nrr.terms.Period, value: float | None) -> str:
    """A rate, or why there is none."""
    if one.renewals < FEWEST:
        return "too few"
    return nrr.percent(value) if value is not None else "open"


def span(sure: Sure, name: str) -> str:
    """The interval of a rate; empty without one."""
    found = sure.get(name)
    return "" if found is None else nrr.ground.percent_range(found.low, found.high)


def sample(one: nrr.terms.Period) -> str:
    """How many renewals, and whether they are few."""
    small = ", small sample" if FEWEST <= one.renewals < nrr.terms.SMALL else ""
    return f"{nrr.count(one.renewals)}{small}"


def _contracts(own: nrr.terms.RateGroup, renewals: nrr.terms.Renewals, asked: session.Asked) -> None:
    told = [renewals.book.renewal(place) for place in own.places[:MOST_ROWS].tolist()]
    if not told:
        return
    names = found.names(asked, (one.customer for one in told))
    tables.listed(
        pd.DataFrame([_contract(one, names[one.customer], renewals, asked) for one in told]),
        alt="Contracts behind the rates",
    )
    if len(own.places) > len(told):
        every = nrr.plural(len(own.places), "renewal")
        st.caption(f"The first {nrr.count(len(told))} of {every}, by due date.")
    if asked.connected:
        return
    files = dict.fromkeys(renewals.book.term(one.terms[0]).file for one in told)
    named = ", ".join(name or "the uploaded file" for name in files)
    st.caption(
        nrr.markdown_text(
            f"Rows are those of {named}: the contracts that came up, then what followed them.", 300
        )
    )


def _rates_said(one: nrr.terms.Period, sure: Sure, asked: session.Asked) -> str:
    """The rates of a period with what they divide, or the range while any is open."""
    up, kept, net = (asked.money(amount) for amount in (one.up, one.kept, one.renewed_net))
    if one.renewals < FEWEST:
        return f"Up {up}, renewed {kept}; too few renewals for a rate."
    if not one.complete or one.gross_rate is None:
        between = nrr.ground.percent_range(one.gross_low, one.gross_high)
        opened = asked.money(one.pending + one.in_grace)
        return f"Gross is between {between}: ({kept} renewed, and up to {opened} that may be) ÷ {up} up."
    return (
        f"Gross {nrr.percent(one.gross_rate)}{_bracketed(sure, 'gross')} = {kept} renewed, each at most at"
        f" what was up ÷ {up} up · net {nrr.percent(one.net_rate)}{_bracketed(sure, 'net')} = {net} ÷ {up}"
        f" · customers {nrr.percent(one.logo_rate)}{_bracketed(sure, 'logo')} = {one.logos_renewed} ÷"
        f" {one.logos_up}"
    )


def _bracketed(sure: Sure, name: str) -> str:
    found = span(sure, name)
    return f" ({found})" if found else ""


def _contract(
    one: nrr.terms.Renewal, name: str, renewals: nrr.terms.Renewals, asked: session.Asked
) -> dict[str, str]:
    return {
        "Customer": name,
        "Due": nrr.day_label(date.fromordinal(one.due)),
        "State": _state(one),
        "Up": asked.money(one.up),
        "Renewed at": asked.money(one.renewed) if one.successors else nrr.MISSING,
        "Counts": asked.money(one.kept),
    } | (
        {}
        if asked.connected
        else {"Rows": _rows(*(map(renewals.book.term, own) for own in (one.terms, one.successors)))}
    )


def _state(one: nrr.terms.Renewal) -> str:
    if one.returned is not None:
        return f"Lapsed, then renewed {nrr.plural(one.returned[0], 'day')} later"
    if one.gap:
        return f"Renewed {nrr.plural(abs(one.gap), 'day')} {'early' if one.gap < 0 else 'late'}"
    return "Now not under term" if one.now_not_under_term else _STATES[str(one.state)]


def _rows(own: Iterable[nrr.ledgers.Term], following: Iterable[nrr.ledgers.Term]) -> str:
    before, after = (", ".join(str(one.row) for one in terms if one.row) for terms in (own, following))
    return f"{before} → {after}" if after else before
