"""The opening base by size: of a small one the amounts come home without names, of a large one sums alone."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np

from nrr.comparisons import BaseAmounts, BaseSums, RankedBase, Ranking
from nrr.definitions import Policy
from nrr.ground import Window, ratio
from nrr.warehouse import ends
from nrr.warehouse.settled import Table

MOST_PAIRS = 5_000
"""So many customers' two amounts come home, without names, so that a small base is treated as a file's is."""


class Asked(Protocol):
    """What is asked for customers of a window, and for the rows of a question."""

    def customers(self, window: Window, policy: Policy) -> Table:
        """As an expression."""

    def asked(self, key: Hashable, question: Callable[[], Table]) -> Sequence[Mapping[str, Any]]:
        """Its rows."""


def amounts_of(source: Asked, key: Hashable, rows: Table, customers: int) -> BaseAmounts | None:
    """Both amounts of every customer of a base of so many; None of more than come home."""
    if customers > MOST_PAIRS:
        return None
    pairs = source.asked(("pairs", key), lambda: rows)
    return BaseAmounts(*(np.array([pair[end] for pair in pairs], np.int64) for end in ("s", "e")))


def base_of(source: Asked, window: Window, policy: Policy) -> RankedBase:
    """The base as it may come home."""
    rows, key = ends.base(source.customers(window, policy), policy), (window, policy.reactivation)
    large = _EngineBase(source, rows, key)
    found = amounts_of(source, key, rows, large.everybody.customers)
    return found if found is not None else large


def interval_said(customers: int) -> str:
    """From what the interval of so many customers of an opening base is computed."""
    if customers > MOST_PAIRS:
        return f"sums over {customers:,} customers"
    return "the opening and closing amount of each customer, without names"


@dataclass(frozen=True, slots=True, eq=False)
class _EngineBase:
    """A base that is ranked and added up where its rows are."""

    source: Asked
    rows: Table
    key: Hashable

    @property
    def everybody(self) -> BaseSums:
        return _sums(self._added("all", self.rows))

    @property
    def effective(self) -> float | None:
        row = self._added("all", self.rows)
        return ratio(float(row["s"]) ** 2, float(row["q"]))

    def largest(self, customers: int, ranking: Ranking) -> BaseSums:
        ranked = ends.by_opening if ranking is Ranking.OPENING else ends.by_gain
        return _sums(self._added((customers, ranking), ranked(self.rows, customers)))

    def _added(self, which: Hashable, some: Table) -> Mapping[str, Any]:
        return self.source.asked(("base", self.key, which), lambda: ends.base_sums(some))[0]


def _sums(row: Mapping[str, Any]) -> BaseSums:
    return BaseSums(*(int(row[name]) for name in ("n", "s", "e", "kept", "gain")))
