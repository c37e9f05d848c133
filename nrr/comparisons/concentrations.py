"""How much of the book, and of its retention, hangs on a few customers."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from nrr.ground import effective_count, ratio

Amounts = npt.NDArray[np.int64]


class Ranking(StrEnum):
    """By what the largest customers are picked; the second is the test for masked losses."""

    OPENING = "opening revenue"
    EXPANSION = "expansion"


@dataclass(frozen=True, slots=True)
class Concentration:
    """What the customers hold, `amounts_minor` from the largest down.

    `hhi` is the sum of squared shares, `effective` its inverse: so many equal customers would be as
    concentrated. None where there is no revenue.
    """

    total_minor: int
    amounts_minor: tuple[int, ...]
    hhi: float | None
    effective: float | None

    def top(self, customers: int) -> float | None:
        """The share of the largest `customers`."""
        return ratio(sum(self.amounts_minor[:customers]), self.total_minor)


@dataclass(frozen=True, slots=True)
class Without:
    """Retention with some customers removed from numerator and denominator.

    `removed` are positions in the arrays given; `share_of_expansion` is theirs of all gross expansion.
    """

    removed: tuple[int, ...]
    nrr: float | None
    grr: float | None
    share_of_opening: float | None
    share_of_expansion: float | None


def concentration(amounts: npt.ArrayLike) -> Concentration:
    """Concentration of amounts, one per customer; amounts at or below zero are not customers."""
    values = np.asarray(amounts)
    values = np.sort(values[values > 0])[::-1]
    effective = effective_count(values)
    return Concentration(int(values.sum()), tuple(values.tolist()), ratio(1.0, effective or 0.0), effective)


def default_removal(customers: int) -> int:
    """How many customers "without the largest" removes: 5% of the base, at least one."""
    return max(1, customers // 20)


def without_largest(opening: Amounts, closing: Amounts, customers: int, ranking: Ranking) -> Without:
    """NRR and GRR without the `customers` that rank highest; amounts are one per customer.

    Only customers of the opening base (a positive opening amount) count, so new ones never do.
    """
    base = np.flatnonzero(opening > 0)
    first, last = opening[base], closing[base]
    gain = np.maximum(last - first, 0)
    order = np.argsort(-(first if ranking is Ranking.OPENING else gain), kind="stable")
    gone, kept = order[:customers], order[customers:]
    return Without(
        removed=tuple(base[gone].tolist()),
        nrr=ratio(int(last[kept].sum()), int(first[kept].sum())),
        grr=ratio(int(np.minimum(first, last)[kept].sum()), int(first[kept].sum())),
        share_of_opening=ratio(int(first[gone].sum()), int(first.sum())),
        share_of_expansion=ratio(int(gain[gone].sum()), int(gain.sum())),
    )
