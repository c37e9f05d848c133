"""What chance can do to a retention figure: intervals, comparisons of groups, survival of customers."""

from nrr.intervals.bootstraps import (
    ExpandedLevel,
    bootstrap_interval,
    bootstrap_intervals,
    expanded_level,
)
from nrr.intervals.certainty_words import CERTAINTIES, Certainty
from nrr.intervals.comparisons import (
    ENOUGH,
    Comparison,
    Enough,
    Group,
    compare,
    holm_adjusted,
)
from nrr.intervals.departures import Departures, Side, departures
from nrr.intervals.headline import SEED, ladder_of, nrr_interval
from nrr.intervals.moments import FEWEST_EFFECTIVE, Moments, interval_of_moments
from nrr.intervals.proportions import newcombe_limits, wilson_interval, wilson_limits
from nrr.intervals.quantiles import t_quantile
from nrr.intervals.records import Interval
from nrr.intervals.renewal_rates import renewal_intervals
from nrr.intervals.survivals import Spells, SurvivalCurve, first_spells, kaplan_meier, log_rank_p_value

__all__ = [
    "CERTAINTIES",
    "ENOUGH",
    "FEWEST_EFFECTIVE",
    "SEED",
    "Certainty",
    "Comparison",
    "Departures",
    "Enough",
    "ExpandedLevel",
    "Group",
    "Interval",
    "Moments",
    "Side",
    "Spells",
    "SurvivalCurve",
    "bootstrap_interval",
    "bootstrap_intervals",
    "compare",
    "departures",
    "expanded_level",
    "first_spells",
    "holm_adjusted",
    "interval_of_moments",
    "kaplan_meier",
    "ladder_of",
    "log_rank_p_value",
    "newcombe_limits",
    "nrr_interval",
    "renewal_intervals",
    "t_quantile",
    "wilson_interval",
    "wilson_limits",
]
