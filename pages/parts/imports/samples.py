"""The samples that come with the app: a company for a first look, and one small enough to check by hand."""

import streamlit as st

import nrr
from pages.parts import arrivals, cards, memory, tones
from pages.parts.imports import intakes

_YEAR, _PICTURE_HEIGHT_PX = 12, 230
_COMPANY = "A fictional company: 401 customers, 36 months, with a price rise and one very large customer."
_BY_HAND = "14 customers, 25 months and every kind of movement: small enough to recompute NRR on paper."


def draw() -> None:
    """One button to a full dashboard, quiet links to fuller books, and the picture it leads to."""
    with st.container(border=True, key="sample_company", gap="small"):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            with st.container(gap="xxsmall", width="content"):
                st.header("No file at hand?", anchor=False)
                st.markdown(_COMPANY)
            with st.container(horizontal=True, width="content", gap="small"):
                if st.button("Try the sample company", type="primary", key="open_company"):
                    _open(intakes.COMPANY)
                if st.button("With contracts and a plan", key="open_company_contracts", type="tertiary"):
                    _open_with_contracts()
                if st.button("With usage and churn reasons", key="open_company_causes", type="tertiary"):
                    _open(intakes.CAUSES)
        _picture("company", intakes.COMPANY)


def by_hand() -> None:
    """The small sample, for who wants to check the arithmetic."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="by_hand"):
        st.caption(_BY_HAND, width="content")
        if st.button("Open the fourteen customers", type="tertiary", key="open_fourteen"):
            _open(intakes.FOURTEEN)


def _picture(key: str, file: str) -> None:
    """The bridge of the last twelve months under its finding. The first chart also brings the browser its
    drawing library while the visitor looks for a file."""
    cards.glance(_bridge(file, tones.tone()), f"picture_{key}", _PICTURE_HEIGHT_PX)


@memory.kept()
def _bridge(file: str, tone: nrr.charts.Tone) -> nrr.charts.Chart:
    ledger = intakes.sample(file).intake.ledger
    assert ledger is not None, "the samples are books"
    bridge = nrr.bridge(ledger, nrr.Window.trailing(ledger.months[-1], _YEAR), nrr.Policy())
    basis, lying = nrr.View(bridge.window).basis, nrr.charts.Screen.PHONE
    return nrr.charts.waterfall(bridge, nrr.charts.Look(ledger.currency, basis, tone, lying))


def _open_with_contracts() -> None:
    with st.spinner("Loading the sample"):
        intakes.use_company_with_contracts()
    arrivals.go_on()


def _open(file: str) -> None:
    with st.spinner("Loading the sample"):
        intakes.use(intakes.sample(file))
    arrivals.go_on()
