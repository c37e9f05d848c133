"""One book seen twice: conventions side by side, mix and rate, price and volume, the few and the rest."""

from nrr.comparisons.concentrations import (
    Concentration,
    Ranking,
    Without,
    concentration,
    default_removal,
    without_largest,
)
from nrr.comparisons.conventions import CONVENTIONS, Claim, Convention
from nrr.comparisons.expansion_drivers import ExpansionDrivers, GrowthDriver, expansion_drivers
from nrr.comparisons.lens import LensRow, difference, lens
from nrr.comparisons.mixes import MixRate, SegmentEffect, SegmentState, Simpson, contributions, mix_rate
from nrr.comparisons.prices import Line, PriceVolume, PriceVolumeMix, price_volume, price_volume_mix
from nrr.comparisons.segment_courses import SegmentPoint, segment_courses, why_moved

__all__ = [
    "CONVENTIONS",
    "Claim",
    "Concentration",
    "Convention",
    "ExpansionDrivers",
    "GrowthDriver",
    "LensRow",
    "Line",
    "MixRate",
    "PriceVolume",
    "PriceVolumeMix",
    "Ranking",
    "SegmentEffect",
    "SegmentPoint",
    "SegmentState",
    "Simpson",
    "Without",
    "concentration",
    "contributions",
    "default_removal",
    "difference",
    "expansion_drivers",
    "lens",
    "mix_rate",
    "price_volume",
    "price_volume_mix",
    "segment_courses",
    "why_moved",
    "without_largest",
]
