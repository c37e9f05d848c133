"""What chance can do to a retention figure: intervals, comparisons of groups, survival of customers."""

from nrr.intervals.bootstraps import ExpandedLevel, bootstrap_interval, expanded_level
from nrr.intervals.comparisons import (
    ENOUGH,
    Comparison,
    Enough,
    Group,
    compare,
    holm_adjusted,
    permutation_p_value,
)
from nrr.intervals.proportions import wilson_interval
from nrr.intervals.quantiles import t_quantile
from nrr.intervals.records import Interval
from nrr.intervals.survivals import (
    Spells,
    SurvivalCurve,
    first_spells,
    kaplan_meier,
    log_rank_p_value,
)

__all__ = [
    "ENOUGH",
    "Comparison",
    "Enough",
    "ExpandedLevel",
    "Group",
    "Interval",
    "Spells",
    "SurvivalCurve",
    "bootstrap_interval",
    "compare",
    "expanded_level",
    "first_spells",
    "holm_adjusted",
    "kaplan_meier",
    "log_rank_p_value",
    "permutation_p_value",
    "t_quantile",
    "wilson_interval",
]
