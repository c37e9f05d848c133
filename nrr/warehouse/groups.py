"""What customers are grouped by: attributes of the table, and bands of their own amounts and first months."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

import ibis

from nrr.ground import FiscalYear, Month, Window
from nrr.ledgers import UNKNOWN
from nrr.retention import (
    ACV_BAND,
    ACV_EDGES,
    COHORT_YEAR,
    TENURE,
    TENURE_EDGES,
    TOTAL,
    Where,
    cohort_year_groups,
)
from nrr.warehouse.ends import Grouping
from nrr.warehouse.settled import Column, Table
from nrr.warehouse.tables import Opened

_MONTHS = 1_000_000
"""More than any month has as its ordinal."""
Edges = tuple[tuple[int | None, str], ...]


def bands(attributes: Sequence[str]) -> tuple[str, ...]:
    """The bands there are beside the attributes: a column of the table keeps its name."""
    return tuple(name for name in (ACV_BAND, COHORT_YEAR, TENURE) if name not in attributes)


def grouping_of(
    by: str, opened: Opened, window: Window, months: Sequence[Month], fiscal: FiscalYear
) -> Grouping:
    """How customers are grouped by a column or a band; bands are those at the window's opening."""
    attributes = opened.columns.attributes
    if by == TOTAL:
        return Grouping()
    if by in attributes:
        return Grouping(column=f"a{attributes.index(by)}", label=opened.label(by))
    called = _acv_labels(months) if by == ACV_BAND else _first_labels(by, window, months, fiscal)
    return Grouping(derived=_own_amounts, label=called.__getitem__, values=tuple(called))


def _own_amounts(opening: Column, own: Column, first: Column) -> Column:
    """What every band is told from, so that one tally serves them all: the position of the band of the
    opening amount, or of the first one of who was not there yet, beside the first month.
    """
    amount = ibis.ifelse(opening > 0, opening, own)
    limits = [(amount < limit, at) for at, (limit, _) in enumerate(ACV_EDGES) if limit is not None]
    found = ((below, ibis.literal(_place(at, 0), "int32")) for below, at in limits)
    return (ibis.cases(*found, else_=ibis.literal(_place(len(limits), 0), "int32")) + first).cast("int32")


def _place(band: int, month: int) -> int:
    return band * _MONTHS + month


def _acv_labels(months: Sequence[Month]) -> dict[int, str]:
    return {_place(at, m.ordinal): label for at, (_, label) in enumerate(ACV_EDGES) for m in months}


def _first_labels(by: str, window: Window, months: Sequence[Month], fiscal: FiscalYear) -> dict[int, str]:
    named = _first_months(by, window, months, fiscal)
    return {_place(at, month): label for at in range(len(ACV_EDGES)) for month, label in named.items()}


def _first_months(by: str, window: Window, months: Sequence[Month], fiscal: FiscalYear) -> dict[int, str]:
    """The group of who first paid in each month, by its ordinal."""
    if by == COHORT_YEAR:
        return dict(zip((m.ordinal for m in months), cohort_year_groups(months, fiscal), strict=True))
    at = window.opening.ordinal if window.opening in months else months[-1].ordinal
    return {m.ordinal: _band(TENURE_EDGES, max(at - m.ordinal, 0)) for m in months}


def _band(edges: Edges, value: int) -> str:
    limits = [limit for limit, _ in edges if limit is not None]
    return edges[bisect_right(limits, value)][1]


def chosen(
    every: Table, paid: Table, where: Where, opened: Opened, window: Window, bands: dict[str, Any]
) -> Table:
    """The customers whose columns have one of the wanted values at the opening: one set for all months.

    Who does not pay then is taken by its last value up to the close. `bands` are groupings by name.
    """
    attributes = opened.columns.attributes
    customers = every.group_by("c").agg(n=every.count())
    for name, wanted in where:
        found = (
            _of_attribute(
                every,
                f"a{attributes.index(name)}",
                window,
                opened.values(name, wanted),
                opened.values(name, [UNKNOWN]),
            )
            if name in attributes
            else _of_band(paid, bands[name], window, wanted)
        )
        customers = customers.semi_join(found, customers.c == found.c2)
    return customers.select(c2="c")


def _of_attribute(
    every: Table, column: str, window: Window, wanted: Sequence[Any], unknown: Sequence[Any]
) -> Table:
    there = (every.m == window.opening.ordinal) & (every.v > 0)
    own = every.group_by("c").agg(then=every[column].max(where=there), last=every[column].argmax(every.m))
    value = own.then.coalesce(own["last"], *unknown)
    return own.filter(value.isin(list(wanted))).select(c2="c")


def _of_band(paid: Table, group: Grouping, window: Window, wanted: Sequence[str]) -> Table:
    assert group.derived is not None
    own = paid.group_by("c").agg(
        s=paid.v.sum(where=paid.m == window.opening.ordinal).coalesce(0),
        f=paid.v.argmin(paid.m),
        first=paid.m.min(),
    )
    value = group.derived(own.s, own.f, own["first"])
    return own.filter(value.isin(_values(group, wanted))).select(c2="c")


def _values(group: Grouping, wanted: Sequence[str]) -> list[int]:
    """The values of a band that go by the wanted labels."""
    return [value for value in group.values if group.label(value) in wanted]
