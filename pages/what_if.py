"""What-if: levers that move NRR, what it takes to reach a target, scenarios, and a tested forecast."""

from pages.parts import session, states, summaries
from pages.parts.whatifs import whatif

asked = session.asked()
if asked is None:
    whatif.draw_components(*summaries.components_or_stop())
elif len(asked.ledger.months) < 2:
    states.one_month(asked)
else:
    whatif.draw(asked)
