"""The books that come with the app, one click each."""

import streamlit as st

from pages.parts import menu
from pages.parts.imports import intakes

_CARDS = (
    (
        "company",
        "Sample company",
        "Tarnbeck Systems, invented: 401 customers over 36 months with plans, regions, pauses, returns, a price "
        "rise and one large account.",
        "Try the sample company",
        intakes.COMPANY,
    ),
    (
        "fourteen",
        "Fourteen customers",
        "A book small enough to check by eye: twenty-five months, every kind of movement, NRR that can be "
        "recomputed on paper.",
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
                kind = "secondary" if place else "primary"
                if st.button(action, type=kind, key=f"open_{key}"):
                    _open(file)


def _open(file: str) -> None:
    with st.spinner("Reading the book"):
        intakes.use(intakes.sample(file))
    menu.go_to("overview")
