"""What the next four quarter-ends are already bound to."""

import pandas as pd
import streamlit as st

import nrr
from pages.parts import cards, memory, session
from pages.parts.renewals import contracts, found

_AT_ONCE = 20_000
"""Contracts up to which the past is tested before anybody asks."""


def draw(renewals: nrr.terms.Renewals, asked: session.Asked) -> None:
    """Floor, at today's renewal rate, and everything renews flat."""
    ahead, rates = renewals.commitments, renewals.rates
    cards.chart_card(band(renewals, asked.look), "commitment_band")
    with st.container(border=True, key="commitments", gap="small"):
        last = ahead[-1]
        st.header(
            f"Contracts bind NRR to at least {nrr.percent(last.floor_nrr)} by"
            f" {last.closing.label}; flat it is"
            f" {nrr.percent(last.flat_nrr)}",
            anchor=False,
        )
        rows = [_row(one, renewals, asked) for one in ahead]
        cards.figures(pd.DataFrame(rows), "The next four quarter-ends")
        st.caption(nrr.markdown_text(_rates(rates, renewals), 400))
        _tested(renewals, asked)
        st.caption(
            "Not covered: mid-term changes, expansion at renewal above the contracted rise,"
            " early terminations,"
            " price steps that the file does not hold, currency and new customers. Flat is no maximum."
        )


def band(renewals: nrr.terms.Renewals, look: nrr.charts.Look) -> nrr.charts.Chart:
    """The same as a picture; it stands beside the forecast too."""
    ahead = renewals.commitments
    return nrr.charts.commitment_band(ahead, [renewals.at_todays_rate(one) for one in ahead], look)


def _tested(renewals: nrr.terms.Renewals, asked: session.Asked) -> None:
    """How far the line at today's gross rate was off in the past; of a large book only when asked for."""
    large = len(renewals.book.table) > _AT_ONCE
    if large and not st.button("Test this on the past", key="renewals_test", type="tertiary"):
        return
    found = _tests(asked.book.key, asked.view, asked)
    told = " ".join(one.sentence for one in found)
    words = f"At the gross rate of the day: {told}" if told else "Too short a history to test this line."
    st.caption(nrr.markdown_text(words, 600))


@memory.kept("Testing the line on your history")
def _tests(key: str, view: nrr.View, _asked: session.Asked) -> tuple[nrr.terms.MiddleTest, ...]:
    return nrr.terms.middle_tests(_asked.contracts, view)


def _row(one: nrr.terms.Commitment, renewals: nrr.terms.Renewals, asked: session.Asked) -> dict[str, str]:
    fiscal, months = asked.view.policy.fiscal, one.closing.since(asked.view.window.closing)
    rates, kept = renewals.rates, renewals.evergreen_kept

    def at(rate: float | None) -> str:
        if rates.renewals < contracts.FEWEST:
            return "too few"
        known = rate is not None and one.opening
        return nrr.percent(
            one.at_rate(rate, kept, months) / one.opening if known and rate is not None else None
        )

    return {
        "Quarter-end": found.quarter(fiscal.label(one.closing), one.closing),
        "Under contract": asked.money(one.floor),
        "Comes up": asked.money(one.up),
        "Leaves": asked.money(one.notice),
        "Not under term": asked.money(one.evergreen),
        "NRR floor": nrr.percent(one.floor_nrr),
        "At today's gross rate": at(rates.gross),
        "At today's net rate": at(rates.net),
        "Everything renews flat": nrr.percent(one.flat_nrr),
    }


def _rates(rates: nrr.terms.TodaysRates, renewals: nrr.terms.Renewals) -> str:
    if 0 < rates.renewals < contracts.FEWEST:
        return (
            f"Only {nrr.plural(rates.renewals, 'renewal')} settled in the last"
            f" {nrr.plural(rates.months, 'month')}:"
            " too few for a renewal rate of today."
        )
    kept = nrr.percent(renewals.evergreen_kept)
    if rates.gross is None:
        return "No renewal has been settled yet, so there is no renewal rate of today."
    return (
        f"Today's renewal rate: {nrr.percent(rates.gross)} gross, {nrr.percent(rates.net)} net, from"
        f" {nrr.plural(rates.renewals, 'renewal')} of the last {nrr.plural(rates.months, 'settled month')};"
        f" what is not under term keeps {kept} a year."
    )
