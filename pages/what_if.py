"""What-if: levers that move NRR, what it takes to reach a target, scenarios, and a tested forecast."""

import streamlit as st

from pages.parts import session, states, summaries
from pages.parts.whatifs import whatif

asked = session.asked()
if asked is None:
    whatif.draw_components(*summaries.components_or_stop())
elif asked.connected:
    states.bridge_or_stop(asked)
    st.caption("Rates of all customers together, from their monthly movements: no split by segment.")
    whatif.draw_components(summaries.total_or_stop(asked), asked.look)
elif len(asked.outline.months) < 2:
    states.one_month(asked)
else:
    whatif.draw(asked)
