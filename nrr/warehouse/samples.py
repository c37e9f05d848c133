"""How sure NRR is, from what may come home: pairs of amounts of a small base, sums of a large one."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Protocol

import numpy as np

from nrr.comparisons import counted_interval
from nrr.definitions import GRR, LOGO_RETENTION, NRR, Method, Policy, Reactivation
from nrr.ground import Window
from nrr.intervals import (
    SEED,
    Interval,
    Moments,
    bootstrap_interval,
    interval_of_moments,
)
from nrr.retention import TOTAL, Bridges
from nrr.warehouse import ends
from nrr.warehouse.bases import MOST_PAIRS, Asked, amounts_of
from nrr.warehouse.settled import Table

_OVER = {NRR.key: "e", GRR.key: "kept"}


def interval_of(source: Asked, window: Window, policy: Policy) -> Interval:
    """The interval of the point-to-point rate."""
    plain = replace(policy, reactivation=Reactivation.P2P)
    customers = source.customers(window, plain)
    own = ends.restating(customers)
    key = (window, plain.reactivation) if own is customers else (window, "restated")
    (row,) = source.asked(("moments", key), lambda: ends.moments(own))
    base = amounts_of(source, key, ends.base(own, plain), row["n"])
    if base is None:
        return interval_of_moments(_moments(row))
    return bootstrap_interval(base.opening, base.closing, seed=SEED, suppress_below=policy.smallest_group)


class Grouped(Asked, Protocol):
    """What is asked for segments besides."""

    def customers(self, window: Window, policy: Policy, by: str = TOTAL) -> Table:
        """As an expression."""

    def grouping(self, by: str, window: Window) -> ends.Grouping:
        """How customers are grouped."""

    def bridges(self, windows: Sequence[Window], policy: Policy, by: str = TOTAL) -> Bridges:
        """Their Bridges."""


def segment_intervals(
    source: Grouped, window: Window, policy: Policy, by: str
) -> dict[str, dict[str, Interval]]:
    """Of NRR, GRR and logo retention of every segment: by figure, then by value. None where the method is no
    quotient.
    """
    if policy.method is not Method.P2P:
        return {}
    rows = ends.base_by_group(source.customers(window, policy, by), policy)
    label = source.grouping(by, window).label
    key = (window, by, policy.reactivation)
    found: dict[str, dict[str, Interval]] = {}
    for figure, over in _OVER.items():
        sums = source.asked(("sums by", key, over), partial(ends.moments_by_group, rows, over))
        if sum(row["n"] for row in sums) > MOST_PAIRS:
            found[figure] = {label(row["g"]): interval_of_moments(_moments(row)) for row in sums}
        else:
            pairs = _apart(source.asked(("pairs by", key), lambda: rows), label)
            found[figure] = {name: _resampled(own, over, policy) for name, own in pairs.items()}
    logos = source.bridges((window,), policy, by).by_group()
    found[LOGO_RETENTION.key] = {
        name: counted_interval(own.retained_logos, own.opening_logos, policy)
        for name, own in logos.items()
        if own.opening_logos
    }
    return found


def _apart(pairs: Sequence[Mapping[str, Any]], label: Any) -> dict[str, list[Mapping[str, Any]]]:
    found: dict[str, list[Mapping[str, Any]]] = {}
    for pair in pairs:
        found.setdefault(label(pair["g"]), []).append(pair)
    return found


def _resampled(pairs: Sequence[Mapping[str, Any]], over: str, policy: Policy) -> Interval:
    under, above = (np.array([pair[name] for pair in pairs], np.int64) for name in ("s", over))
    return bootstrap_interval(under, above, seed=SEED, suppress_below=policy.smallest_group)


def _moments(row: Mapping[str, Any]) -> Moments:
    return Moments(**{name: row[name] for name in Moments.__dataclass_fields__})
