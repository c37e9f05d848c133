"""Pieces of the report object that come in several places: windows, amounts, Bridges, rates, segments."""

from collections.abc import Sequence
from typing import Any

from nrr.ground import Basis, Window, amount
from nrr.retention import Bridge, Rates, Segment
from nrr.snapshots import SegmentPart

Plain = dict[str, Any]

_BRIDGE_MONEY = (
    "opening",
    "new",
    "resurrected",
    "expansion",
    "contraction",
    "churn",
    "fx",
    "returned",
    "retained",
    "kept",
    "closing",
)
_BRIDGE_LOGOS = (
    "opening_logos",
    "new_logos",
    "resurrected_logos",
    "expanded_logos",
    "contracted_logos",
    "churned_logos",
    "returned_logos",
    "retained_logos",
    "closing_logos",
)


def window_part(window: Window) -> Plain:
    """Both ends and the length."""
    return {"opening": str(window.opening), "closing": str(window.closing), "months": window.months}


def amounts(record: object, names: Sequence[str], basis: Basis) -> Plain:
    """Some amounts of a record as decimal strings."""
    return {name: str(amount(getattr(record, name), basis)) for name in names}


def counts(record: object, names: Sequence[str]) -> Plain:
    """Some counts of customers of a record."""
    return {name.removesuffix("_logos"): getattr(record, name) for name in names}


def bridge_part(bridge: Bridge, basis: Basis) -> Plain:
    """A Bridge in money and in customers."""
    return {"money": amounts(bridge, _BRIDGE_MONEY, basis), "logos": counts(bridge, _BRIDGE_LOGOS)}


def rates_part(rates: Rates) -> Plain:
    """The trio."""
    return {"nrr": rates.nrr, "grr": rates.grr, "logo_retention": rates.logo_retention}


def segments_part(part: SegmentPart, basis: Basis) -> list[Plain]:
    """The segments of one column."""
    return [_segment(segment, basis) for segment in part.segments]


def _segment(segment: Segment, basis: Basis) -> Plain:
    return {
        "label": segment.label,
        **rates_part(segment.rates),
        "customers": segment.bridge.opening_logos,
        "share": segment.share,
        "contribution": segment.contribution,
        "bridge": bridge_part(segment.bridge, basis),
    }
