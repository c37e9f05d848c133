"""Tier labels of each source, with the cut-offs open or closed exactly as the source words them."""

from dataclasses import dataclass
from functools import cache

from nrr.benchmarks.figures import Span
from nrr.benchmarks.rows import package_data

DEFAULT_SCHEME = "reference_card"


@dataclass(frozen=True, slots=True)
class Tier:
    """A label and the NRR values it stands for."""

    label: str
    span: Span


@dataclass(frozen=True, slots=True)
class TierScheme:
    """One source's tiers, best first; they need not cover every value."""

    key: str
    source: str
    name: str
    tiers: tuple[Tier, ...]
    note: str = ""

    def tier(self, nrr: float) -> str | None:
        """The label for a 12-month NRR, on the unrounded value; None where the source names none."""
        return next((tier.label for tier in self.tiers if tier.span.holds(nrr)), None)


@dataclass(frozen=True, slots=True)
class _RawTier:
    label: str
    span: str


@dataclass(frozen=True, slots=True)
class _RawScheme:
    key: str
    source: str
    name: str
    tiers: tuple[_RawTier, ...]
    note: str = ""


@cache
def tier_schemes() -> tuple[TierScheme, ...]:
    """Every source's tiers; the first is the default that two sources share."""
    return tuple(
        TierScheme(
            raw.key,
            raw.source,
            raw.name,
            tuple(Tier(tier.label, Span.parse(tier.span)) for tier in raw.tiers),
            raw.note,
        )
        for raw in package_data("tiers.json", tuple[_RawScheme, ...])
    )


def tier(nrr: float, scheme: str = DEFAULT_SCHEME) -> str | None:
    """The label one scheme gives; KeyError for an unknown scheme."""
    return {known.key: known for known in tier_schemes()}[scheme].tier(nrr)
