"""Cohorts as a Snapshot holds them: plain numbers, None where a cell does not exist yet."""

from collections.abc import Iterable

import numpy as np

from nrr.definitions import Policy
from nrr.retention import CohortTable, Grain
from nrr.snapshots.snapshot import Cells, CohortPart, Layer
from nrr.snapshots.sources import SnapshotSource


def cohort_parts(source: SnapshotSource, policy: Policy) -> tuple[CohortPart, ...]:
    """One month has no age to follow."""
    return tuple(_cohort_part(source, grain, policy) for grain in Grain) if len(source.months) > 1 else ()


def _cohort_part(source: SnapshotSource, grain: Grain, policy: Policy) -> CohortPart:
    table = source.cohorts(grain, policy)
    return CohortPart(
        grain=grain,
        base_age=table.base_age,
        cohorts=table.cohorts,
        sizes=tuple(table.sizes.tolist()),
        net=_cells(table, table.net),
        kept=_cells(table, table.kept),
        floor=_cells(table, table.floor),
        logos=_cells(table, table.logos),
        weighted_net=table.together("net"),
        weighted_kept=table.together("kept"),
        weighted_logos=table.together("logos"),
        observed_cohorts=table.observed_cohorts,
        observed_customers=table.observed_customers,
        closes=table.closes,
    )


def _cells(table: CohortTable, values: np.ndarray) -> Cells:
    rows: Iterable[tuple[list[int], list[bool]]] = zip(values.tolist(), table.observed.tolist(), strict=True)
    return tuple(
        tuple(v if seen else None for v, seen in zip(row, marks, strict=True)) for row, marks in rows
    )


def layer_parts(source: SnapshotSource) -> tuple[Layer, ...]:
    """Revenue of every month by cohort of a month, with how many customers each ever had."""
    sizes = source.cohort_sizes()
    return tuple(Layer(name, values, sizes[name]) for name, values in source.layers().items())
