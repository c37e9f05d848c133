"""What would it take: the rate one lever must reach for a target NRR, the others held.

Closed form, one lever at a time. Saved customers also expand; the solver leaves that out, so it asks for
slightly too much rather than too little.
"""

from dataclasses import dataclass
from math import ceil

from nrr.scenarios.levers import Flow

_ROUNDING = 1e-12


@dataclass(frozen=True, slots=True)
class Need:
    """What one lever must reach. `at_zero` is the NRR with this lever at zero and the others as they are."""

    lever: str
    required: float
    feasible: bool
    at_zero: float


@dataclass(frozen=True, slots=True)
class Answer:
    """The three levers' needs for one target; `current` is the NRR now."""

    target: float
    current: float
    needs: tuple[Need, ...]

    def need(self, lever: str) -> Need:
        """The need of `expansion`, `contraction` or `churn`."""
        return next(need for need in self.needs if need.lever == lever)


def solve(flow: Flow, target: float) -> Answer:
    """What expansion, contraction or churn alone must be for NRR = `target`."""
    expansion = _snapped(target - 1 + flow.contraction + flow.churn)
    contraction = _snapped(1 + flow.expansion - flow.churn - target)
    churn = _snapped(1 + flow.expansion - flow.contraction - target)
    needs = (
        Need("expansion", expansion, expansion >= 0, flow.grr),
        _loss_need("contraction", contraction, flow.churn, 1 + flow.expansion - flow.churn),
        _loss_need("churn", churn, flow.contraction, 1 + flow.expansion - flow.contraction),
    )
    return Answer(target, flow.nrr, needs)


def required_nrr(own_arr_minor: float, others_closing: float, total_arr_minor: float, target: float) -> float:
    """The NRR one segment needs when the others close where they do."""
    return (target * total_arr_minor - others_closing) / own_arr_minor


@dataclass(frozen=True, slots=True)
class PlainTerms:
    """A need in things one can picture. Money is annualised minor units (a twelfth of it is MRR).

    `change_arr_minor` is how much more expansion, or how much less loss, a year needs. `customers` counts
    customers of average opening size. `keep` of `lost` says how many of the customers lost would have had
    to stay (churn only; None for the others).
    """

    change_arr_minor: float
    customers: float | None
    keep: int | None
    lost: int | None

    @property
    def sentence(self) -> str:
        """`You would have to keep 3 of the 9 lost customers.`, or empty for the other levers."""
        if self.keep is None or self.lost is None:
            return ""
        if self.keep > self.lost:
            return f"Keeping all {self.lost} lost customers would not be enough."
        return f"You would have to keep {self.keep} of the {self.lost} lost customers."


def plain_terms(
    lever: str, required: float, flow: Flow, opening_arr_minor: int, customers: int, lost_customers: int
) -> PlainTerms:
    """Translate what a lever must reach, given the opening revenue, its customers, and how many of them
    were lost.
    """
    gap = required - getattr(flow, lever)
    change = max(0.0, gap if lever == "expansion" else -gap) * opening_arr_minor
    average = opening_arr_minor / customers if customers else 0.0
    worth = change / average if average else None
    if lever != "churn" or not lost_customers or flow.churn <= 0:
        return PlainTerms(change, worth, None, None)
    lost_average = flow.churn * opening_arr_minor / lost_customers
    keep = ceil(change / lost_average - _ROUNDING)
    return PlainTerms(change, worth, keep, lost_customers)


def _loss_need(lever: str, required: float, other: float, at_zero: float) -> Need:
    """A loss can fall to zero at best and rise to what the other loss leaves of the base."""
    return Need(lever, required, 0 <= required <= 1 - other + _ROUNDING, at_zero)


def _snapped(value: float) -> float:
    """A rounding residue around zero is zero: 'only just' must not read as impossible."""
    return 0.0 if abs(value) < _ROUNDING else value
