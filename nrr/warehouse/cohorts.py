"""From totals by first month and month to cohort tables and layers, by the rules of a book in memory."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from nrr.ground import FiscalYear, Month
from nrr.retention import CohortTable, Grain, grouped_cohorts, layer_name

Row = Mapping[str, Any]
_PARTS = ("net", "kept", "floor", "n")


def cohort_table_of(
    rows: Sequence[Row], months: Sequence[Month], grain: Grain, base_age: int, fiscal: FiscalYear
) -> CohortTable:
    """The cohorts with known first month, oldest first; age counts calendar months."""
    born = sorted({row["f"] for row in rows} - {months[0].ordinal})
    shape = (len(born), max(months[-1].since(months[0]), 1))
    parts = {name: np.zeros(shape, np.int64) for name in _PARTS}
    observed = np.zeros(shape, bool)
    for at, first in enumerate(born):
        observed[at, [m.ordinal - first for m in months if m.ordinal >= first]] = True
    for row in rows:
        if row["f"] != months[0].ordinal:
            for name in _PARTS:
                parts[name][born.index(row["f"]), row["m"] - row["f"]] = row[name]
    starts = tuple(map(Month, born))
    table = CohortTable(
        Grain.MONTH,
        tuple(map(str, starts)),
        parts["net"],
        parts["kept"],
        parts["floor"],
        parts["n"],
        observed,
        starts,
        base_age,
        fiscal,
    )
    return grouped_cohorts(table, grain)


def layers_of(rows: Sequence[Row], months: Sequence[Month]) -> dict[str, tuple[int, ...]]:
    """Revenue of every month by cohort of a month, the layer of unknown starts first."""
    found = {(row["f"], row["m"]): int(row["net"]) for row in rows}
    return {
        layer_name(first, months): tuple(found.get((first.ordinal, m.ordinal), 0) for m in months)
        for first in months
        if any(born == first.ordinal for born, _ in found)
    }


def layer_sizes(rows: Sequence[Row], months: Sequence[Month]) -> dict[str, int]:
    """How many customers every layer ever had: those of its first month."""
    return {layer_name(Month(row["f"]), months): int(row["n"]) for row in rows if row["f"] == row["m"]}
