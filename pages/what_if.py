"""What-if: levers that move NRR, what it takes to reach a target, scenarios, and a tested forecast."""

from pages.parts import session, states, summaries, whatif

asked = session.asked()
if asked is None:
    summaries.show_or_stop()
if len(asked.ledger.months) < 2:
    states.one_month(asked)
whatif.draw(asked)
