"""The books that come with the app, one click each, with the picture that the click leads to."""

from typing import Literal

import streamlit as st

import nrr
from pages.parts import arrivals, cards, memory, session
from pages.parts.imports import intakes

_YEAR, _PICTURE_HEIGHT_PX = 12, 230

_CARDS = (
    (
        "company",
        "Sample company",
        (
            "Tarnbeck Systems, invented: 401 customers over 36 months with plans, regions, pauses, returns, a"
            " price rise and one large account."
        ),
        "Try the sample company",
        intakes.COMPANY,
    ),
    (
        "fourteen",
        "Fourteen customers",
        (
            "A book small enough to check by eye: twenty-five months, every kind of movement, NRR that can be"
            " recomputed on paper."
        ),
        "Open the fourteen customers",
        intakes.FOURTEEN,
    ),
)


def draw() -> None:
    """A card each; the first is the way to a full dashboard."""
    with st.grid(2, min_column_width=320, gap="small", key="samples"):
        for place, (key, title, words, action, file) in enumerate(_CARDS):
            with st.container(border=True, height="stretch", key=f"sample_{key}", gap="small"):
                st.subheader(title, anchor=False)
                st.markdown(words)
                kind: Literal["primary", "secondary"] = "secondary" if place else "primary"
                if st.button(action, type=kind, key=f"open_{key}"):
                    _open(file)
                _picture(key, file)


def _picture(key: str, file: str) -> None:
    """The bridge of the last twelve months under its finding. The first chart also brings the browser its
    drawing library while the visitor looks for a file."""
    cards.glance(_bridge(file, session.tone()), f"picture_{key}", _PICTURE_HEIGHT_PX)


@memory.kept()
def _bridge(file: str, tone: nrr.charts.Tone) -> nrr.charts.Chart:
    ledger = intakes.sample(file).intake.ledger
    assert ledger is not None, "the samples are books"
    bridge = nrr.bridge(ledger, nrr.Window.trailing(ledger.months[-1], _YEAR), nrr.Policy())
    return nrr.charts.waterfall(bridge, nrr.charts.Look(ledger.currency, nrr.View(bridge.window).basis, tone))


def _open(file: str) -> None:
    with st.spinner("Reading the book"):
        intakes.use(intakes.sample(file))
    arrivals.go_on()
