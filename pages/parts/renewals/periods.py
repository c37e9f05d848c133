"""What came up by quarter or month, the rates or their range, and the contracts behind one of them."""

from collections.abc import Iterable, Mapping
from datetime import date

import pandas as pd
import streamlit as st

import nrr
from pages.parts import cards, controls, session

FEWEST = nrr.terms.FEWEST
MOST_ROWS = 1_000
_STATES = {
    "renewed": "Renewed",
    "churned": "Not renewed",
    "in_grace": "In grace",
    "notice": "Notice given",
    "pending": "Pending",
}


def title(renewals: nrr.terms.Renewals) -> str:
    """The latest quarter that is settled and large enough to say, or what the contracts bind."""
    settled = [one for one in renewals.quarters.values() if _is_told(one)]
    if settled:
        last, gross, net = settled[-1], settled[-1].gross_rate, settled[-1].net_rate
        return f"{last.label}: {nrr.percent(gross)} of what was up renewed, {nrr.percent(net)} net"
    year = renewals.commitments[-1]
    return f"Contracts bind NRR to at least {nrr.percent(year.floor_nrr)} by {year.closing.label}"


def _is_told(one: nrr.terms.Period) -> bool:
    """Whether it is settled and large enough to have a rate."""
    return one.gross_rate is not None and one.renewals >= FEWEST


def draw(renewals: nrr.terms.Renewals, asked: session.Asked) -> None:
    """The table by quarter or month, and the renewals of one period."""
    grain = controls.choice("renewals_by", "Renewals by", ("quarter", "month"))
    found = renewals.quarters if grain == "quarter" else renewals.months
    if not found:
        st.markdown("No contract of more than a month has an end date in this data.")
        return
    with st.container(border=True, key="renewal_periods", gap="small"):
        st.header(f"Up for renewal by {grain} of the original end", anchor=False)
        rows = [_row(one, asked) for one in found.values()]
        st.dataframe(
            pd.DataFrame(rows),
            hide_index=True,
            height=cards.tall(len(rows)),
            alt="Renewals by period",
            column_config={"Between": st.column_config.Column(width=125)},
        )
        st.caption(
            "Gross counts every renewal at most at what was up, net counts what it renewed at. While anything"
            " is open there is a range and no rate: early renewals arrive before the losses."
        )
    _behind(renewals, found, asked)


def _row(one: nrr.terms.Period, asked: session.Asked) -> dict[str, str]:
    opened = one.pending + one.notice + one.in_grace
    return {
        "Period": one.label,
        "Up": asked.money(one.up),
        "Renewed": asked.money(one.kept),
        "Expansion": asked.money(one.expansion),
        "Contraction": asked.money(one.contraction),
        "Not renewed": asked.money(one.churned),
        "Open": asked.money(opened),
        "Gross": _rate(one, one.gross_rate),
        "Net": _rate(one, one.net_rate),
        "Customers": _rate(one, one.logo_rate),
        "Between": nrr.ground.percent_range(one.gross_low, one.gross_high)
        if opened and one.renewals >= FEWEST
        else "",
        "Settled": nrr.percent(one.settled_share),
        "Renewals": _sample(one),
    }


def _rate(one: nrr.terms.Period, rate: float | None) -> str:
    if one.renewals < FEWEST:
        return "too few"
    return nrr.percent(rate) if rate is not None else "open"


def _sample(one: nrr.terms.Period) -> str:
    small = ", small sample" if FEWEST <= one.renewals < nrr.terms.SMALL else ""
    return f"{nrr.count(one.renewals)}{small}"


def _behind(
    renewals: nrr.terms.Renewals, found: Mapping[str, nrr.terms.Period], asked: session.Asked
) -> None:
    """Every renewal of one period, with the rows of the file it was read from."""
    labels = list(found)
    settled = [i for i, one in enumerate(found.values()) if _is_told(one)]
    usual = max(settled or (i for i, one in enumerate(found.values()) if one.settled_share), default=0)
    with st.container(border=True, key="renewals_behind", gap="small"):
        chosen = st.selectbox("Contracts behind", labels, index=usual, key="renewals_of", width=200)
        own, whole = renewals.of(chosen, MOST_ROWS), found[chosen].renewals
        st.caption(nrr.markdown_text(_rates_said(found[chosen], asked), 400))
        st.dataframe(
            pd.DataFrame([_contract(one, renewals, asked) for one in own]),
            hide_index=True,
            height=cards.tall(len(own)),
            alt=f"Renewals of {chosen}",
        )
        if whole > len(own):
            st.caption(f"The first {nrr.count(len(own))} of {nrr.plural(whole, 'renewal')}, by due date.")
        files = dict.fromkeys(renewals.book.term(one.terms[0]).file for one in own)
        named = ", ".join(name or "the uploaded file" for name in files)
        st.caption(
            nrr.markdown_text(
                f"Rows are those of {named}: the contracts that came up, then what followed them.", 300
            )
        )


def _rates_said(one: nrr.terms.Period, asked: session.Asked) -> str:
    """The rates of a period with what they divide, or the range while any is open."""
    up, kept, net = (asked.money(amount) for amount in (one.up, one.kept, one.renewed_net))
    if one.renewals < FEWEST:
        return f"Up {up}, renewed {kept}; too few renewals for a rate."
    if not one.complete or one.gross_rate is None:
        between = nrr.ground.percent_range(one.gross_low, one.gross_high)
        opened = asked.money(one.pending + one.in_grace)
        return f"Gross is between {between}: ({kept} renewed, and up to {opened} that may be) ÷ {up} up."
    return (
        f"Gross {nrr.percent(one.gross_rate)} = {kept} renewed, each at most at what was up ÷ {up} up · net"
        f" {nrr.percent(one.net_rate)} = {net} ÷ {up} · customers {nrr.percent(one.logo_rate)} ="
        f" {one.logos_renewed} ÷ {one.logos_up}"
    )


def _contract(one: nrr.terms.Renewal, renewals: nrr.terms.Renewals, asked: session.Asked) -> dict[str, str]:
    return {
        "Customer": one.customer,
        "Due": nrr.day_label(date.fromordinal(one.due)),
        "State": _state(one),
        "Up": asked.money(one.up),
        "Renewed at": asked.money(one.renewed) if one.successors else nrr.MISSING,
        "Counts": asked.money(one.kept),
        "Rows": _rows(*(map(renewals.book.term, own) for own in (one.terms, one.successors))),
    }


def _state(one: nrr.terms.Renewal) -> str:
    if one.returned is not None:
        return f"Lapsed, then renewed {nrr.plural(one.returned[0], 'day')} later"
    if one.gap:
        return f"Renewed {nrr.plural(abs(one.gap), 'day')} {'early' if one.gap < 0 else 'late'}"
    return "Now not under term" if one.now_not_under_term else _STATES[str(one.state)]


def _rows(own: Iterable[nrr.ledgers.Term], following: Iterable[nrr.ledgers.Term]) -> str:
    before, after = (", ".join(str(one.row) for one in terms if one.row) for terms in (own, following))
    return f"{before} → {after}" if after else before
