"""The least a page with one chart can do: a slider, a number and one line chart in a fragment."""

import plotly.graph_objects as go
import streamlit as st


@st.fragment
def draw() -> None:
    value = st.slider("Churn", 0.0, 20.0, 10.0, 0.1)
    st.metric("NRR", f"{110 - value:.1f}%")
    with st.container(key="scenario_line"):
        path = [100 * (1.1 - value / 100) ** n for n in range(4)]
        trace = {"type": "scatter", "x": [0, 12, 24, 36], "y": path}
        st.plotly_chart(go.Figure(data=[trace], layout={"yaxis": {"range": [80, 140]}}), key="line")


draw()
