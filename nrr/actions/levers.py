"""From the parts of actions to the What-if levers: NRR after is NRR before plus their points."""

from collections.abc import Mapping
from dataclasses import dataclass

from nrr.scenarios import Flow, Shift

CHURN, CONTRACTION, EXPANSION, REACTIVATION = "churn", "contraction", "expansion", "reactivation"
PRICE = "price"


@dataclass(frozen=True, slots=True)
class Applied:
    """Levers set by actions. `not_applied` is the money beyond a rate of zero, `returning` what comes back
    besides.
    """

    shift: Shift
    returning: float
    not_applied: float
    flow: Flow
    before: Flow

    @property
    def points(self) -> float:
        """Percentage points of NRR."""
        return 100 * (self.flow.nrr - self.before.nrr)


def levers_of_parts(flow: Flow, now: float, parts: Mapping[str, float]) -> Applied:
    """The levers of parts (money by lever) over revenue `now`; a rate stops at zero. A price step is what is
    left of it after the churn it brings.
    """
    churn = min(parts.get(CHURN, 0.0) / now, flow.churn)
    contraction = min(parts.get(CONTRACTION, 0.0) / now, flow.contraction)
    expansion = (parts.get(EXPANSION, 0.0) + parts.get(PRICE, 0.0)) / now
    beyond = parts.get(CHURN, 0.0) + parts.get(CONTRACTION, 0.0) - (churn + contraction) * now
    after = Flow(flow.expansion + expansion, flow.contraction - contraction, flow.churn - churn)
    shift = Shift(expansion, 0.0 - contraction, 0.0 - churn)
    return Applied(shift, parts.get(REACTIVATION, 0.0), max(0.0, beyond), after, flow)
