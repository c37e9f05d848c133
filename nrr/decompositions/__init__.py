"""Exact divisions of a figure into its causes: mix and rate, price and volume, few customers and the rest."""

from nrr.decompositions.concentrations import (
    Concentration,
    Ranking,
    Without,
    concentration,
    default_removal,
    without_largest,
)
from nrr.decompositions.mixes import (
    MixRate,
    SegmentEffect,
    SegmentState,
    Simpson,
    contributions,
    mix_rate,
)
from nrr.decompositions.prices import Line, PriceVolume, PriceVolumeMix, price_volume, price_volume_mix

__all__ = [
    "Concentration",
    "Line",
    "MixRate",
    "PriceVolume",
    "PriceVolumeMix",
    "Ranking",
    "SegmentEffect",
    "SegmentState",
    "Simpson",
    "Without",
    "concentration",
    "contributions",
    "default_removal",
    "mix_rate",
    "price_volume",
    "price_volume_mix",
    "without_largest",
]
