"""Segments: the bridge of every value of an attribute, as it was at the window's opening."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nrr.definitions import Policy
from nrr.ground import Window
from nrr.ledgers import UNKNOWN, Ledger
from nrr.retention.bridges import Bridge, Bridges, bridges
from nrr.retention.rates import Rates, rates_of


@dataclass(frozen=True, slots=True)
class Segment:
    """One group of customers: its bridge and rates, its share of the opening revenue, and what it adds to
    NRR.

    `contribution` is in fractions of the whole opening: the contributions of all segments add up to NRR - 1.
    """

    label: str
    bridge: Bridge
    rates: Rates
    share: float | None
    contribution: float | None


def segments(ledger: Ledger, window: Window, policy: Policy, by: str) -> tuple[Segment, ...]:
    """The segments of a settled book by one attribute, largest opening first, unknown values last."""
    return segments_of(bridges(ledger, (window,), policy, by), policy)


def segments_of(found: Bridges, policy: Policy) -> tuple[Segment, ...]:
    """The segments of the Bridges of one window by one attribute."""
    parts = found.by_group()
    opening = sum(part.opening for part in parts.values())
    segments = [_segment(label, part, opening, policy) for label, part in parts.items()]
    return tuple(sorted(segments, key=lambda one: (one.label == UNKNOWN, -one.bridge.opening, one.label)))


def without_small(segments: Sequence[Segment], least: int) -> tuple[Segment, ...]:
    """The segments somebody else may see: of at least so many customers at the opening each.

    What is left out is found again as the whole less what is shown. So the smallest of the others go too,
    until those left out hold that many customers together.
    """
    names = large_enough({one.label: one.bridge.opening_logos for one in segments}, least)
    return tuple(one for one in segments if one.label in names)


def large_enough(customers: Mapping[str, int], least: int) -> frozenset[str]:
    """The groups somebody else may see, by how many customers each has; as `without_small`."""
    shown = {name: count for name, count in customers.items() if count >= least}
    hidden = sum(customers.values()) - sum(shown.values())
    for name, count in sorted(shown.items(), key=lambda one: one[1]):
        if not 0 < hidden < least:
            break
        del shown[name]
        hidden += count
    return frozenset(shown)


def _segment(label: str, part: Bridge, opening: int, policy: Policy) -> Segment:
    share = part.opening / opening if opening else None
    contribution = (part.retained - part.opening) / opening if opening else None
    return Segment(label, part, rates_of(part, policy), share, contribution)
