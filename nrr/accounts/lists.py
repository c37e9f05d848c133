"""Which customers to look at: those at risk by exposed revenue, and those with room to grow."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from nrr.accounts.health import Health, Light
from nrr.accounts.scoring import Scored
from nrr.ledgers import Mask
from nrr.retention import Run

_FEWEST_PEERS = 8
_TENURE_BANDS = (0, 12, 24, 48, 10_000)


@dataclass(frozen=True, slots=True)
class AtRisk:
    """A customer in amber or red. `exposed_arr_minor` is revenue x (1 - score / 100): exposed, not
    expected.
    """

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


def at_risk(run: Run, scored: Scored, *, limit: int = 50) -> tuple[AtRisk, ...]:
    """Amber and red customers of the run's last month by exposed revenue."""
    now, month = run.grid[-1], len(run.grid) - 1
    risky = (scored.lights == Light.AMBER) | (scored.lights == Light.RED)
    exposed = np.where(risky, now * (1 - np.nan_to_num(scored.scores.score) / 100), -1.0)
    order = np.argsort(-exposed, kind="stable")[: min(limit, int(risky.sum()))]
    found = []
    for customer in order.tolist():
        change, when = _last_change(run.grid[:, customer])
        found.append(
            AtRisk(
                customer=customer,
                arr_minor=int(now[customer]),
                exposed_arr_minor=round(exposed[customer]),
                health=scored.health(customer),
                last_change_arr_minor=change,
                last_change_month=when,
                tenure_months=int(month - run.first_paid[customer]),
            )
        )
    return tuple(found)


def expansion_candidates(
    run: Run,
    scored: Scored,
    segment: npt.NDArray[np.int32],
    *,
    usage_of_limit: npt.NDArray[np.float64] | None = None,
    limit: int = 50,
) -> tuple[Candidate, ...]:
    """Green customers of 6 months or more, steady lately, below the 75th percentile of their peers.

    Peers share the segment code and the tenure band, and are at least 8. `usage_of_limit` (share of the
    plan's limit, NaN unknown) moves customers at 80% or more to the top.
    """
    now, month = run.grid[-1], len(run.grid) - 1
    ready = _ready(run, scored)
    whitespace, peers = _whitespace(now, run.first_paid, segment, month)
    picked = np.flatnonzero(ready & (peers >= _FEWEST_PEERS) & (whitespace > 0))
    usage = np.full(len(now), np.nan) if usage_of_limit is None else usage_of_limit
    near = np.nan_to_num(usage) >= 0.8
    order = picked[np.lexsort((-whitespace[picked], ~near[picked]))][:limit]
    return tuple(
        Candidate(
            customer=customer,
            arr_minor=int(now[customer]),
            whitespace_arr_minor=int(whitespace[customer]),
            peers=int(peers[customer]),
            near_limit=bool(near[customer]),
        )
        for customer in order.tolist()
    )


def _ready(run: Run, scored: Scored) -> Mask:
    """Green, six months old, no expansion in 6 months, no contraction in 12."""
    green = scored.lights == Light.GREEN
    half, year = np.diff(run.grid[-7:], axis=0), np.diff(run.grid[-13:], axis=0)
    steady = ~(half > 0).any(axis=0) & ~(year < 0).any(axis=0)
    ready: Mask = green & steady & (len(run.grid) - 1 - run.first_paid >= 6)
    return ready


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
