"""One book seen twice: conventions side by side, mix and rate, price and volume, the few and the rest."""

from nrr.comparisons.certainties import (
    TRIO,
    SegmentTest,
    course_intervals,
    explained_interval,
    rate_intervals,
    segment_rate_intervals,
    segment_tests,
)
from nrr.comparisons.cohort_gaps import CohortGap, cohort_gap
from nrr.comparisons.companions import (
    Companions,
    LifetimeValue,
    ReplacementCost,
    RuleOf40,
    companions,
    ltv_cac,
    replacement_cost,
    rule_of_40,
)
from nrr.comparisons.concentrations import (
    Concentration,
    Ranking,
    Without,
    concentration,
    default_removal,
    without_largest,
)
from nrr.comparisons.conventions import CONVENTIONS, Claim, Convention
from nrr.comparisons.definition_changes import (
    DefinitionChange,
    change_said,
    changed_rules,
    definition_change,
    others_said,
    rule_said,
    rules_said,
    threshold_said,
)
from nrr.comparisons.expansion_drivers import ExpansionDrivers, GrowthDriver, expansion_drivers
from nrr.comparisons.identification import Match, StatedRate, difference_to_ours, matches, stated_rate
from nrr.comparisons.lens import LensRow, difference, lens
from nrr.comparisons.mixes import MixRate, SegmentEffect, SegmentState, Simpson, mix_rate
from nrr.comparisons.periods import LINES, LOGO_LINES, LineDifference, line_differences
from nrr.comparisons.prices import Line, PriceVolume, PriceVolumeMix, price_volume, price_volume_mix
from nrr.comparisons.seat_mixes import SeatMix, seat_mix
from nrr.comparisons.segment_courses import SegmentPoint, segment_courses, why_moved

__all__ = [
    "CONVENTIONS",
    "LINES",
    "LOGO_LINES",
    "TRIO",
    "Claim",
    "CohortGap",
    "Companions",
    "Concentration",
    "Convention",
    "DefinitionChange",
    "ExpansionDrivers",
    "GrowthDriver",
    "LensRow",
    "LifetimeValue",
    "Line",
    "LineDifference",
    "Match",
    "MixRate",
    "PriceVolume",
    "PriceVolumeMix",
    "Ranking",
    "ReplacementCost",
    "RuleOf40",
    "SeatMix",
    "SegmentEffect",
    "SegmentPoint",
    "SegmentState",
    "SegmentTest",
    "Simpson",
    "StatedRate",
    "Without",
    "change_said",
    "changed_rules",
    "cohort_gap",
    "companions",
    "concentration",
    "course_intervals",
    "default_removal",
    "definition_change",
    "difference",
    "difference_to_ours",
    "expansion_drivers",
    "explained_interval",
    "lens",
    "line_differences",
    "ltv_cac",
    "matches",
    "mix_rate",
    "others_said",
    "price_volume",
    "price_volume_mix",
    "rate_intervals",
    "replacement_cost",
    "rule_of_40",
    "rule_said",
    "rules_said",
    "seat_mix",
    "segment_courses",
    "segment_rate_intervals",
    "segment_tests",
    "stated_rate",
    "threshold_said",
    "why_moved",
    "without_largest",
]
