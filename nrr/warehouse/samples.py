"""How sure NRR is, from what may come home: pairs of amounts of a small base, sums of a large one."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Protocol

import numpy as np

from nrr.definitions import Policy, Reactivation
from nrr.ground import Window
from nrr.intervals import SEED, Interval, Moments, bootstrap_interval, interval_of_moments
from nrr.warehouse import ends
from nrr.warehouse.settled import Table

MOST_PAIRS = 5_000
"""So many customers' two amounts come home, without names, so that a small base is resampled as a file is."""


class Asked(Protocol):
    """What is asked for customers of a window, and for the rows of a question."""

    def customers(self, window: Window, policy: Policy) -> Table:
        """As an expression."""

    def asked(self, key: Hashable, question: Callable[[], Table]) -> Sequence[Mapping[str, Any]]:
        """Its rows."""


def interval_of(source: Asked, window: Window, policy: Policy) -> Interval:
    """The interval of the point-to-point rate."""
    plain = replace(policy, reactivation=Reactivation.P2P)
    customers = source.customers(window, plain)
    pairs = source.asked(("pairs", window), lambda: ends.pairs(customers, MOST_PAIRS + 1))
    if len(pairs) > MOST_PAIRS:
        (row,) = source.asked(("moments", window), lambda: ends.moments(customers))
        return interval_of_moments(Moments(**{name: row[name] for name in Moments.__dataclass_fields__}))
    opening, closing = (np.array([pair[end] for pair in pairs], np.int64) for end in ("s", "e"))
    return bootstrap_interval(opening, closing, seed=SEED, suppress_below=policy.smallest_group)
