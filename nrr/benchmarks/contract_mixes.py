"""Published medians for the own mix of contracts: every contract counts with the row that holds its size."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from nrr.benchmarks.choices import MixAdjusted, mix_adjusted
from nrr.benchmarks.figures import Span
from nrr.benchmarks.rows import Benchmark, Dimension


def contract_mix(amounts_minor: npt.NDArray[np.int64], rows: Sequence[Benchmark]) -> MixAdjusted | None:
    """One source's medians weighted by what each customer pays a year (minor units).

    None where no contract has a median; ValueError for rows of two sources.
    """
    known = {row.id: row for row in rows if row.dimension is Dimension.ACV and row.median is not None}
    inside = {name: _held(row.span, amounts_minor) for name, row in known.items() if row.span is not None}
    weights = {name: float(amounts_minor[held].sum()) for name, held in inside.items() if held.any()}
    if not weights:
        return None
    beyond = float(amounts_minor.sum()) - sum(weights.values())
    return mix_adjusted(weights | {"": beyond}, {name: known[name] for name in weights})


def _held(span: Span, amounts_minor: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    """Which amounts lie in a span of whole units, its ends as the source words them."""
    amounts = amounts_minor / 100
    held = np.ones(len(amounts), bool)
    if span.low is not None:
        held &= amounts >= span.low if span.holds_low else amounts > span.low
    if span.high is not None:
        held &= amounts <= span.high if span.holds_high else amounts < span.high
    return held
