"""What would it take: the rate one lever must reach for a target NRR, the others held.

Closed form, one lever at a time. Saved customers also expand; the solver leaves that out, so it asks for
slightly too much rather than too little.
"""

from dataclasses import dataclass
from math import ceil

from nrr.formats import percent
from nrr.scenarios.levers import (
    Flow,
    Levers,
    PriceStep,
    SegmentBase,
    applied,
    nudged,
    priced_all,
    shift_of,
    whole,
)

_ROUNDING = 1e-12
_REACHED = 1e-9


@dataclass(frozen=True, slots=True)
class Need:
    """What one lever must reach. `at_zero` is the NRR with this lever at zero and the others as they are."""

    lever: str
    required: float
    feasible: bool
    at_zero: float

    @property
    def sentence(self) -> str:
        """The answer in plain words."""
        if self.feasible:
            return f"{self.lever.capitalize()} of {percent(self.required)} reaches the target."
        if self.required < 0:
            return f"Not with {self.lever} alone: even with zero {self.lever} {percent(self.at_zero)}."
        return f"Not with {self.lever} alone: losing everything would leave more than the target."


@dataclass(frozen=True, slots=True)
class Answer:
    """The three levers' needs for one target; `current` is the NRR now."""

    target: float
    current: float
    needs: tuple[Need, ...]

    def need(self, lever: str) -> Need:
        """The need of `expansion`, `contraction` or `churn`."""
        return next(need for need in self.needs if need.lever == lever)


@dataclass(frozen=True, slots=True)
class SegmentAnswer:
    """What one segment alone must reach: its NRR, and each of its own levers for that."""

    segment: str
    required_nrr: float
    feasible: bool
    answer: Answer


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


def reaching(segments: tuple[SegmentBase, ...], levers: Levers, need: Need) -> Levers | None:
    """The levers with one of them moved for everybody until the whole has the rate the need asks for.

    All segments move by the same points and stop at zero, so the step is found segment by segment, the
    highest rate first. A price step keeps its effect. None where another limit stands in the way: a
    segment would lose more than all it has, or the price step alone costs more churn.
    """
    total = sum(segment.arr_minor for segment in segments)
    raw = [
        getattr(segment.flow, need.lever) + (getattr(shift_of(levers, segment.name), need.lever) or 0.0)
        for segment in segments
    ]
    required = need.required - _priced_in(levers.price, need.lever)
    rows = sorted(zip(raw, (segment.arr_minor / total for segment in segments), strict=True), reverse=True)
    found = nudged(levers, need.lever, _common_step(rows, required))
    reached = whole(priced_all(applied(segments, found), found.price, 1.0))
    before = whole(priced_all(applied(segments, levers), levers.price, 1.0))
    assert reached is not None and before is not None
    wanted = before.nrr + (need.required - getattr(before, need.lever)) * (
        1 if need.lever == "expansion" else -1
    )
    return found if abs(reached.nrr - wanted) < _REACHED else None


def _priced_in(step: PriceStep | None, lever: str) -> float:
    """What the price step adds to a rate of the first year."""
    if step is None or lever == "contraction":
        return 0.0
    return step.share_affected * (step.uplift if lever == "expansion" else step.extra_churn)


def _common_step(rows: list[tuple[float, float]], required: float) -> float:
    """The step s with sum of weight x max(0, rate + s) = required; rates highest first."""
    if required <= 0:
        return -rows[0][0]
    moved, weight, step = 0.0, 0.0, 0.0
    for place, (rate, share) in enumerate(rows):
        moved, weight = moved + rate * share, weight + share
        step = (required - moved) / weight if weight else 0.0
        if place + 1 == len(rows) or rows[place + 1][0] + step <= 0:
            break
    return step


def solve_segment(segments: tuple[SegmentBase, ...], name: str, target: float) -> SegmentAnswer | None:
    """What the segment `name` alone must reach; None without revenue in it."""
    total = sum(segment.arr_minor for segment in segments)
    own = next(segment for segment in segments if segment.name == name)
    if own.arr_minor <= 0:
        return None
    others = sum(segment.arr_minor * segment.flow.nrr for segment in segments if segment is not own)
    required = _snapped((target * total - others) / own.arr_minor)
    return SegmentAnswer(name, required, required >= 0, solve(own.flow, required))


def ceiling(segments: tuple[SegmentBase, ...]) -> float | None:
    """The NRR with zero churn and everything else as it is."""
    flow = whole(segments)
    return None if flow is None else 1 + flow.expansion - flow.contraction


def break_even_new_arr_minor(arr_minor: float, nrr: float, returning_arr_minor: float = 0.0) -> float:
    """New revenue a year that keeps the total level; 0 when the base grows by itself."""
    return max(0.0, arr_minor * (1 - nrr) - returning_arr_minor)


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
        """`Keep 3 of the 9 customers you lost.`, or empty for the other levers."""
        if self.keep is None or self.lost is None:
            return ""
        if self.keep > self.lost:
            return f"Keeping all {self.lost} customers you lost would not be enough."
        return f"Keep {self.keep} of the {self.lost} customers you lost."


def plain_terms(
    need: Need, flow: Flow, opening_arr_minor: int, customers: int, lost_customers: int
) -> PlainTerms:
    """Translate a need, given the opening revenue, its customers, and how many of them were lost."""
    now = getattr(flow, need.lever)
    gap = need.required - now if need.lever == "expansion" else now - need.required
    change = max(0.0, gap) * opening_arr_minor
    average = opening_arr_minor / customers if customers else 0.0
    worth = change / average if average else None
    if need.lever != "churn" or not lost_customers or flow.churn <= 0:
        return PlainTerms(change, worth, None, None)
    lost_average = flow.churn * opening_arr_minor / lost_customers
    keep = ceil(change / lost_average - _ROUNDING)
    return PlainTerms(change, worth, keep, lost_customers)


def feasibility(need: Need, best_own: float | None, mark: tuple[float, str] | None = None) -> str:
    """How far away a need is: the best own 12 months of that lever, and a source's top quartile NRR."""
    words = [need.sentence]
    if need.feasible and best_own is not None:
        reached = best_own >= need.required if need.lever == "expansion" else best_own <= need.required
        verdict = "you have been there" if reached else "you have not been there yet"
        words.append(f"Your best own 12 months so far: {percent(best_own)}, so {verdict}.")
    if mark is not None:
        words.append(f"Top quartile NRR given by {mark[1]}: {percent(mark[0])}.")
    return " ".join(words)


def _loss_need(lever: str, required: float, other: float, at_zero: float) -> Need:
    """A loss can fall to zero at best and rise to what the other loss leaves of the base."""
    return Need(lever, required, 0 <= required <= 1 - other + _ROUNDING, at_zero)


def _snapped(value: float) -> float:
    """A rounding residue around zero is zero: 'only just' must not read as impossible."""
    return 0.0 if abs(value) < _ROUNDING else value
