"""The surface a visitor looks at, and how wide it is."""

import streamlit as st

import nrr


def tone() -> nrr.charts.Tone:
    """The surface this visitor looks at."""
    return nrr.charts.Tone.DARK if st.context.theme.type == "dark" else nrr.charts.Tone.LIGHT


def screen() -> nrr.charts.Screen:
    """A phone names itself in its first words to the server; the width of a window is known to the browser
    alone.
    """
    named = st.context.headers.get("User-Agent", "")
    return nrr.charts.Screen.PHONE if "Mobi" in named else nrr.charts.Screen.WIDE
