"""Connect: a table that stays in its database as the data of every page."""

import streamlit as st

from pages.parts.connections import choosing

st.title("Work with a table where it is", anchor=False)
choosing.draw()
