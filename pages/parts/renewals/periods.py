"""What came up by quarter or month, the rates or their range, and the contracts behind one of them."""

from typing import Any

import pandas as pd
import streamlit as st

import nrr
from pages.parts import controls, memory, session, tables
from pages.parts.renewals import contracts


def title(renewals: nrr.terms.Renewals) -> str:
    """The latest quarter that is settled and large enough to say, or what the contracts bind."""
    settled = [one for one in renewals.quarters.values() if contracts.is_told(one)]
    if settled:
        last, gross, net = settled[-1], settled[-1].gross_rate, settled[-1].net_rate
        return f"{last.label}: {nrr.percent(gross)} of what was up renewed, {nrr.percent(net)} net"
    year = renewals.commitments[-1]
    return f"Contracts bind NRR to at least {nrr.percent(year.floor_nrr)} by {year.closing.label}"


def draw(renewals: nrr.terms.Renewals, asked: session.Asked) -> None:
    """The table by quarter or month, and the renewals of one period."""
    grain = controls.choice("renewals_by", "Renewals by", ("quarter", "month"))
    found = renewals.quarters if grain == "quarter" else renewals.months
    if not found:
        st.markdown("No contract of more than a month has an end date in this data.")
        return
    with st.container(border=True, key="renewal_periods", gap="small"):
        st.header(f"Up for renewal by {grain} of the original end", anchor=False)
        sure = _sure(asked.book.key, asked.view, grain, renewals)
        rows = [_row(one, sure[label], asked) for label, one in found.items()]
        tables.listed(
            pd.DataFrame(rows),
            alt="Renewals by period",
            column_config=_widths(rows),
        )
        st.caption(
            "Gross counts every renewal at most at what was up, net counts what it renewed at. While anything"
            " is open gross is a range and no rate: early renewals arrive before the losses."
        )
    contracts.draw(renewals, found, asked)


@memory.kept()
def _sure(key: str, view: nrr.View, grain: str, _renewals: nrr.terms.Renewals) -> dict[str, contracts.Sure]:
    """By period how sure its rates are."""
    labels = _renewals.quarters if grain == "quarter" else _renewals.months
    return {
        label: nrr.intervals.renewal_intervals(_renewals.book, nrr.terms.rates_of(_renewals, label))
        for label in labels
    }


def _row(one: nrr.terms.Period, sure: contracts.Sure, asked: session.Asked) -> dict[str, str]:
    opened = one.pending + one.notice + one.in_grace
    return {
        "Period": one.label,
        "Up": asked.money(one.up),
        "Renewed": asked.money(one.kept),
        "Expansion": asked.money(one.expansion),
        "Contraction": asked.money(one.contraction),
        "Not renewed": asked.money(one.churned),
        "Open": asked.money(opened),
        "Gross": _gross(one, opened),
        "Gross, 95% interval": contracts.span(sure, "gross"),
        "Net": contracts.rate(one, one.net_rate),
        "Customers": contracts.rate(one, one.logo_rate),
        "Settled": nrr.percent(one.settled_share),
        "Renewals": contracts.sample(one),
    }


def _widths(rows: list[dict[str, str]]) -> dict[str, Any]:
    """Room for a range and for the word at a small sample, where the table has them."""
    wide = {"Gross": 115 if any(" to " in row["Gross"] for row in rows) else 65, "Renewals": None}
    if any(not row["Renewals"].isdigit() for row in rows):
        wide["Renewals"] = 125
    return {name: st.column_config.Column(alignment="right", width=width) for name, width in wide.items()}


def _gross(one: nrr.terms.Period, opened: int) -> str:
    """The rate; of a period with renewals still open what it can become."""
    if opened and one.renewals >= contracts.FEWEST:
        return nrr.ground.percent_range(one.gross_low, one.gross_high)
    return contracts.rate(one, one.gross_rate)
