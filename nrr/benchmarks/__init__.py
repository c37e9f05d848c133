"""Published figures with their sources, what they say about a value, and when they may not be shown."""

from nrr.benchmarks.caveats import Caveat, CaveatKind, caveats
from nrr.benchmarks.choices import (
    MixAdjusted,
    Profile,
    Proposal,
    fitting_row,
    mix_adjusted,
    proposals,
)
from nrr.benchmarks.contract_mixes import contract_mix
from nrr.benchmarks.figures import Mark, Span
from nrr.benchmarks.guards import Measured, withheld
from nrr.benchmarks.rows import (
    Benchmark,
    BenchmarkSource,
    Dimension,
    Kind,
    benchmark_rows,
    benchmark_sources,
    cited,
    own_target,
    rows_for,
)
from nrr.benchmarks.tiers import Tier, TierScheme, tier, tier_schemes
from nrr.benchmarks.uploads import BenchmarkFile, read_benchmarks
from nrr.benchmarks.verdicts import Judgement, Standing, Verdict, beside, judged, verdict, verdict_sentence

__all__ = [
    "Benchmark",
    "BenchmarkFile",
    "BenchmarkSource",
    "Caveat",
    "CaveatKind",
    "Dimension",
    "Judgement",
    "Kind",
    "Mark",
    "Measured",
    "MixAdjusted",
    "Profile",
    "Proposal",
    "Span",
    "Standing",
    "Tier",
    "TierScheme",
    "Verdict",
    "benchmark_rows",
    "benchmark_sources",
    "beside",
    "caveats",
    "cited",
    "contract_mix",
    "fitting_row",
    "judged",
    "mix_adjusted",
    "own_target",
    "proposals",
    "read_benchmarks",
    "rows_for",
    "tier",
    "tier_schemes",
    "verdict",
    "verdict_sentence",
    "withheld",
]
