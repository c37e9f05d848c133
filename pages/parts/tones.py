"""The surface a visitor looks at."""

import streamlit as st

import nrr


def tone() -> nrr.charts.Tone:
    """The surface this visitor looks at."""
    return nrr.charts.Tone.DARK if st.context.theme.type == "dark" else nrr.charts.Tone.LIGHT
