"""Which customers to look at: those at risk by exposed revenue, and those with room to grow."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from nrr.accounts.health import YOUNGEST_MONTHS, Health, Light, health_score, health_scores
from nrr.accounts.signals import SIGNALS, Grid, contraction_shock, revenue_signals

_FEWEST_PEERS = 8
_TENURE_BANDS = (0, 12, 24, 48, 10_000)


@dataclass(frozen=True, slots=True)
class AtRisk:
    """A customer in amber or red. `exposed_arr_minor` is revenue x (1 - score / 100): exposed, not expected."""

    customer: int
    arr_minor: int
    exposed_arr_minor: int
    health: Health
    last_change_arr_minor: int
    last_change_month: int | None
    tenure_months: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """A healthy customer below the 75th percentile of its peers; whitespace is the distance, no pipeline."""

    customer: int
    arr_minor: int
    whitespace_arr_minor: int
    peers: int
    near_limit: bool


def at_risk(grid: Grid, first_paid: npt.NDArray[np.int64], *, limit: int = 50) -> tuple[AtRisk, ...]:
    """Amber and red customers of the last month by exposed revenue, from revenue signals alone."""
    month = len(grid) - 1
    marks = revenue_signals(grid, first_paid, month)
    weights = {signal.key: signal.weight for signal in SIGNALS[:5]}
    scores, shock = health_scores(marks, weights).score, contraction_shock(grid, month)
    old = (grid[month] > 0) & (month - first_paid >= YOUNGEST_MONTHS)
    risky = old & ((scores < 70) | shock)
    exposed = np.where(risky, grid[month] * (1 - np.nan_to_num(scores) / 100), -1.0)
    order = np.argsort(-exposed, kind="stable")[: min(limit, int(risky.sum()))]
    found = []
    for customer in order.tolist():
        own = {key: _known(values[customer]) for key, values in marks.items()}
        forced = ("revenue cut by 30% in 3 months",) if shock[customer] else ()
        change, when = _last_change(grid[:, customer])
        found.append(
            AtRisk(
                customer=customer,
                arr_minor=int(grid[month, customer]),
                exposed_arr_minor=round(exposed[customer]),
                health=health_score(own, weights, forced),
                last_change_arr_minor=change,
                last_change_month=when,
                tenure_months=int(month - first_paid[customer]),
            )
        )
    return tuple(found)


def expansion_candidates(
    grid: Grid,
    first_paid: npt.NDArray[np.int64],
    segment: npt.NDArray[np.int32],
    *,
    usage_of_limit: npt.NDArray[np.float64] | None = None,
    limit: int = 50,
) -> tuple[Candidate, ...]:
    """Green customers of 6 months or more, steady lately, below the 75th percentile of their peers.

    Peers share the segment code and the tenure band, and are at least 8. `usage_of_limit` (share of the
    plan's limit, NaN unknown) moves customers at 80% or more to the top.
    """
    month = len(grid) - 1
    ready = _ready(grid, first_paid, month)
    whitespace, peers = _whitespace(grid[month], first_paid, segment, month)
    picked = np.flatnonzero(ready & (peers >= _FEWEST_PEERS) & (whitespace > 0))
    usage = np.full(grid.shape[1], np.nan) if usage_of_limit is None else usage_of_limit
    near = np.nan_to_num(usage) >= 0.8
    order = picked[np.lexsort((-whitespace[picked], ~near[picked]))][:limit]
    return tuple(
        Candidate(
            customer=customer,
            arr_minor=int(grid[month, customer]),
            whitespace_arr_minor=int(whitespace[customer]),
            peers=int(peers[customer]),
            near_limit=bool(near[customer]),
        )
        for customer in order.tolist()
    )


def lights_now(grid: Grid, first_paid: npt.NDArray[np.int64]) -> list[Light | None]:
    """The colour of every customer in the last month, from revenue signals alone; None for those not paying."""
    month = len(grid) - 1
    weights = {signal.key: signal.weight for signal in SIGNALS[:5]}
    scores = health_scores(revenue_signals(grid, first_paid, month), weights)
    new = month - first_paid < YOUNGEST_MONTHS
    found = scores.lights(contraction_shock(grid, month), new)
    return [light if paying else None for light, paying in zip(found, grid[month] > 0, strict=True)]


def _ready(grid: Grid, first_paid: npt.NDArray[np.int64], month: int) -> npt.NDArray[np.bool_]:
    """Green, six months old, no expansion in 6 months, no contraction in 12."""
    green = np.array([light is Light.GREEN for light in lights_now(grid, first_paid)])
    half, year = np.diff(grid[-7:], axis=0), np.diff(grid[-13:], axis=0)
    steady = ~(half > 0).any(axis=0) & ~(year < 0).any(axis=0)
    return green & steady & (month - first_paid >= 6)


def _whitespace(
    now: npt.NDArray[np.int64], first_paid: npt.NDArray[np.int64], segment: npt.NDArray[np.int32], month: int
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Distance to the peers' 75th percentile, and how many peers there are."""
    band = np.digitize(np.maximum(month - first_paid, 0), _TENURE_BANDS[1:])
    group = np.where(now > 0, segment.astype(np.int64) * len(_TENURE_BANDS) + band, np.iinfo(np.int64).min)
    whitespace, peers = np.zeros(len(now), np.int64), np.zeros(len(now), np.int64)
    for code in np.unique(group[now > 0]).tolist():
        members = np.flatnonzero(group == code)
        peers[members] = len(members) - 1
        whitespace[members] = np.round(np.quantile(now[members], 0.75)) - now[members]
    return whitespace, peers


def _last_change(row: npt.NDArray[np.int64]) -> tuple[int, int | None]:
    """The last change of a customer's revenue and the month index it happened in."""
    steps = np.diff(row)
    moved = np.flatnonzero(steps)
    return (int(steps[moved[-1]]), int(moved[-1]) + 1) if len(moved) else (0, None)


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
