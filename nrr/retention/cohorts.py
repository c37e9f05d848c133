"""Cohorts: customers by their first paid month, followed by age.

Customers who already pay in the first month of the book have an unknown start: they are the layer
"until" that month, and no curve. A cell exists only when the whole cohort has reached that age.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from nrr.ground import CALENDAR_YEAR, FiscalYear, Month
from nrr.ledgers import Grid, Ledger, Mask, require_settled
from nrr.retention.movements import sums

Rows = npt.NDArray[np.intp]


class Grain(StrEnum):
    """How first months are grouped into cohorts."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True, eq=False)
class CohortTable:
    """Revenue and customers by cohort and age in months; arrays of shape (cohorts, ages).

    `net` is what the cohort pays, `kept` the same with no customer above its own first amount, `floor`
    with no customer above its smallest amount so far (it never recovers), all in annualised minor units.
    `observed` marks the cells that exist; the others hold zeros that mean nothing. `fiscal` is the year its
    quarters and years are counted by.
    """

    grain: Grain
    cohorts: tuple[str, ...]
    net: Grid
    kept: Grid
    floor: Grid
    logos: Grid
    observed: Mask
    complete_from: tuple[Month, ...]
    base_age: int = 0
    fiscal: FiscalYear = CALENDAR_YEAR

    @property
    def sizes(self) -> Grid:
        """Customers at age 0 of every cohort."""
        return self.logos[:, 0]

    @property
    def closes(self) -> tuple[Month, ...]:
        """The last month in which a customer can join each cohort."""
        last = {Grain.QUARTER: self.fiscal.quarter_end, Grain.YEAR: self.fiscal.year_end}
        return (
            tuple(last[self.grain](month) for month in self.complete_from)
            if self.grain in last
            else self.complete_from
        )

    def rates(self, part: str) -> npt.NDArray[np.float64]:
        """`net`, `kept`, `floor` or `logos` over the cohort's value at the base age; NaN where not
        defined.
        """
        values: Grid = getattr(self, part)
        base = values[:, self.base_age : self.base_age + 1].astype(np.float64)
        known = self.observed & self.observed[:, self.base_age : self.base_age + 1] & (base > 0)
        known[:, : self.base_age] = False
        rates: npt.NDArray[np.float64] = np.full(values.shape, np.nan)
        np.divide(values, base, out=rates, where=known)
        return rates

    def weighted(self, part: str) -> tuple[float | None, ...]:
        """By age: all cohorts observed there, added, over their value at the base age."""
        values: Grid = getattr(self, part)
        return tuple(self._ratio(values, age, self.base_age) for age in range(values.shape[1]))

    def together(self, part: str) -> tuple[float | None, ...]:
        """The same as far as it speaks of all cohorts: None where fewer than half of the customers are
        observed.

        Beyond, one cohort after the other drops out, and the curve would tell who is left, not how they do.
        """
        pairs = zip(self.weighted(part), half_observed(self.observed_customers), strict=True)
        return tuple(value if enough else None for value, enough in pairs)

    def simple(self, part: str) -> tuple[float | None, ...]:
        """By age: the plain mean of the cohorts' rates."""
        rates = self.rates(part)
        return tuple(float(col[~np.isnan(col)].mean()) if (~np.isnan(col)).any() else None for col in rates.T)

    def chain_ladder(self, part: str) -> tuple[float | None, ...]:
        """By age: the product of the age-to-age factors, each over the cohorts observed at both ages."""
        values: Grid = getattr(self, part)
        curve: list[float | None] = [1.0]
        for age in range(1, values.shape[1]):
            factor = self._ratio(values, age, age - 1)
            curve.append(None if factor is None or curve[-1] is None else curve[-1] * factor)
        return tuple(curve)

    @property
    def observed_cohorts(self) -> tuple[int, ...]:
        """How many cohorts stand behind each age."""
        return tuple(self.observed.sum(axis=0).tolist())

    @property
    def observed_customers(self) -> tuple[int, ...]:
        """How many customers stand behind each age."""
        return tuple((self.observed * self.sizes[:, None]).sum(axis=0).tolist())

    def _ratio(self, values: Grid, age: int, base: int) -> float | None:
        both = self.observed[:, age] & self.observed[:, base]
        under = int(values[both, base].sum())
        return int(values[both, age].sum()) / under if under and age >= base else None


def half_observed(customers: Sequence[int]) -> tuple[bool, ...]:
    """By age: whether at least half of the customers of age 0 are observed there; never without a
    customer.
    """
    return tuple(0 < customers[0] <= 2 * number for number in customers)


def cohort_table(
    ledger: Ledger, grain: Grain = Grain.MONTH, base_age: int = 0, fiscal: FiscalYear = CALENDAR_YEAR
) -> CohortTable:
    """The cohorts of a settled book with known first month, oldest first; Refusal for one that is not
    settled.
    """
    require_settled(ledger)
    return grouped_cohorts(replace(_by_month(ledger, base_age), fiscal=fiscal), grain)


def cohort_labels(ledger: Ledger) -> tuple[str, ...]:
    """The cohort of every row: its first paid month, `<=` the first month of the book, or empty."""
    require_settled(ledger)
    names = [*(layer_name(month, ledger.months) for month in ledger.months), ""]
    return tuple(names[index] for index in ledger.first_paid.tolist())


def layer_name(first: Month, months: Sequence[Month]) -> str:
    """What the layer of customers is called that first paid in a month of the book: `<=` the first of all."""
    return f"<={first}" if first == months[0] else str(first)


def layers(
    ledger: Ledger, grain: Grain = Grain.MONTH, fiscal: FiscalYear = CALENDAR_YEAR
) -> dict[str, tuple[int, ...]]:
    """Revenue of every month by cohort, the layer of unknown starts first; the layers add up to the book."""
    require_settled(ledger)
    names = [f"<={ledger.months[0]}", *(_group_name(month, grain, fiscal) for month in ledger.months[1:])]
    groups = tuple(dict.fromkeys(names))
    position = np.array([groups.index(name) for name in [*names, names[0]]], np.int32)
    codes = position[ledger.first_paid]
    table = np.stack([sums(codes, row, len(groups)) for row in ledger.grid])
    return {
        name: tuple(table[:, index].tolist()) for index, name in enumerate(groups) if table[:, index].any()
    }


def members(ledger: Ledger, table: CohortTable, cohort: str) -> npt.NDArray[np.intp]:
    """The rows of a settled book that belong to one cohort of a table."""
    months = [
        index
        for index, month in enumerate(ledger.months)
        if index and _group_name(month, table.grain, table.fiscal) == cohort
    ]
    return np.flatnonzero(np.isin(ledger.first_paid, months))


def _by_month(ledger: Ledger, base_age: int) -> CohortTable:
    """Cohorts are the months after the first; age counts calendar months, so a missing month is no cell."""
    months = ledger.months
    born, starts, order = _runs(ledger)
    shape = (len(born), max(months[-1].since(months[0]), 1))
    parts = [np.zeros(shape, np.int64) for _ in range(4)]
    observed = np.zeros(shape, bool)
    own_first, lowest = np.zeros(len(order), np.int64), np.zeros(len(order), np.int64)
    for t in range(1, len(months)):
        begun = int(np.searchsorted(born, t, side="right"))
        if not begun:
            continue
        row = ledger.grid[t, order[: starts[begun]]]
        fresh = int(starts[np.searchsorted(born, t)])
        own_first[fresh : len(row)] = lowest[fresh : len(row)] = row[fresh:]
        np.minimum(lowest[:fresh], row[:fresh], out=lowest[:fresh])
        at = np.arange(begun), np.array([months[t].since(months[c]) for c in born[:begun].tolist()])
        amounts = (row, np.minimum(row, own_first[: len(row)]), lowest[: len(row)], row > 0)
        for part, own in zip(parts, amounts, strict=True):
            part[at] = np.add.reduceat(own, starts[:begun], dtype=np.int64)
        observed[at] = True
    born_at = tuple(months[c] for c in born.tolist())
    net, kept, floor, logos = parts
    names = tuple(map(str, born_at))
    return CohortTable(Grain.MONTH, names, net, kept, floor, logos, observed, born_at, base_age)


def _runs(ledger: Ledger) -> tuple[Rows, Rows, Rows]:
    """Customers in order of their cohort, so that each cohort is one run: month index, start of run, rows.

    The starts have one entry more than there are cohorts, the end of the last run.
    """
    first = ledger.first_paid.astype(np.int16)
    known = np.flatnonzero((first > 0) & (first < len(ledger.months)))
    order = known[np.argsort(first[known], kind="stable")]
    born, starts = np.unique(first[order], return_index=True)
    return born.astype(np.intp), np.append(starts, len(order)), order


def grouped_cohorts(table: CohortTable, grain: Grain) -> CohortTable:
    """Cohorts of a quarter or year: their months added at the same age, where all of them have reached it."""
    if grain is Grain.MONTH or not table.cohorts:
        return replace(table, grain=grain)
    names = [_group_name(month, grain, table.fiscal) for month in table.complete_from]
    groups = tuple(dict.fromkeys(names))
    chosen = [np.array([name == group for name in names], bool) for group in groups]
    observed = np.stack([table.observed[rows].all(axis=0) for rows in chosen])
    last = tuple(table.complete_from[int(np.flatnonzero(rows)[-1])] for rows in chosen)
    net, kept, floor, logos = (
        _stack(part, chosen) for part in (table.net, table.kept, table.floor, table.logos)
    )
    return CohortTable(grain, groups, net, kept, floor, logos, observed, last, table.base_age, table.fiscal)


def _stack(values: Grid, chosen: Sequence[Mask]) -> Grid:
    return np.stack([values[rows].sum(axis=0) for rows in chosen])


def _group_name(month: Month, grain: Grain, fiscal: FiscalYear) -> str:
    names = {Grain.QUARTER: fiscal.label, Grain.YEAR: fiscal.year_label}
    return names.get(grain, str)(month)
