"""Tables for slides and paper, some with coloured cells."""

from dataclasses import dataclass
from itertools import pairwise

import pandas as pd

from nrr.charts import Look, Measure, Tone
from nrr.charts.cohortcells import measured
from nrr.charts.colours import diverging
from nrr.definitions import Policy
from nrr.snapshots import CohortPart

_MOST_COHORTS, _AGE_STEP, _MOST_AGES = 12, 3, 12
_LOWEST, _HIGHEST = 0.5, 1.5

Texts = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of texts, the first `names` columns of words; `fills` is the colour of each cell, None for
    none.
    """

    heads: tuple[str, ...]
    texts: Texts
    fills: tuple[tuple[str | None, ...], ...]
    names: int = 1


def cohort_grid(part: CohortPart, look: Look, policy: Policy) -> Grid:
    """Net retention of the newest cohorts every three months, in the colours of the heatmap, and of all
    together.

    Cohorts of few customers are not in it; without others it is empty.
    """
    cells = measured(part, Measure.NRR, look)
    ages = range(0, len(cells.weighted), _AGE_STEP)[:_MOST_AGES]
    rows = [row for row, size in enumerate(part.sizes) if size >= policy.smallest_group][-_MOST_COHORTS:]
    if not rows:
        return Grid((), (), ())
    lines = [
        (part.cohorts[row], str(part.sizes[row]), [cells.rows[row][age] for age in ages]) for row in rows
    ]
    lines.append(("All", str(sum(part.sizes)), [cells.weighted[age] for age in ages]))
    behind = ("Customers at that age", "", *(str(part.observed_customers[age]) for age in ages))
    fills = [(None, None, *(None if v is None else shade_of(v) for v in values)) for *_, values in lines]
    return Grid(
        heads=("Cohort", "n", *map(str, ages)),
        texts=(*((name, size, *map(_short, values)) for name, size, values in lines), behind),
        fills=(*fills, (None,) * len(behind)),
    )


def plain_grid(table: pd.DataFrame, names: int = 1) -> Grid:
    """The table beside a chart, without colours."""
    texts = tuple(tuple(map(str, row)) for row in table.itertuples(index=False, name=None))
    heads = tuple(map(str, table.columns))
    return Grid(heads, texts, tuple((None,) * len(heads) for _ in texts), names)


def shade_of(rate: float) -> str:
    """The colour of the heatmap for a rate, orange below 100% and blue above."""
    share = min(max((rate - _LOWEST) / (_HIGHEST - _LOWEST), 0.0), 1.0)
    for (low, one), (high, other) in pairwise(diverging(Tone.LIGHT)):
        if share <= high:
            return _between(one, other, (share - low) / (high - low))
    return diverging(Tone.LIGHT)[-1][1]


def _between(one: str, other: str, share: float) -> str:
    parts = ((int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in parts)


def _short(rate: float | None) -> str:
    return "" if rate is None else f"{rate:.0%}"
