"""What a cell of a cohort table shows under each measure."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from nrr.charts.looks import Look
from nrr.ground import Month, percent, percent_said, ratio
from nrr.retention import half_observed
from nrr.snapshots import Cells, CohortPart


class Measure(StrEnum):
    """What is followed from the first payment on."""

    NRR = "nrr"
    GRR = "grr"
    LOGOS = "logos"
    MONEY = "money"
    ARPA = "arpa"

    @property
    def label(self) -> str:
        """As people read it."""
        return _LABELS[self]

    @property
    def is_rate(self) -> bool:
        """Whether the cells are fractions of the cohort's start."""
        return self in _PARTS


_LABELS = {
    Measure.NRR: "Net revenue retention",
    Measure.GRR: "Gross revenue retention",
    Measure.LOGOS: "Logo retention",
    Measure.MONEY: "Revenue",
    Measure.ARPA: "Revenue per account",
}
_PARTS = {
    Measure.NRR: ("net", "weighted_net"),
    Measure.GRR: ("kept", "weighted_kept"),
    Measure.LOGOS: ("logos", "weighted_logos"),
}

Rows = tuple[tuple[float | None, ...], ...]


@dataclass(frozen=True, slots=True)
class MeasuredCohorts:
    """A cohort table under one measure: rates as fractions, money in annualised minor units.

    `weighted` is the row of all cohorts, while at least half of their customers are observed. `show` writes a
    value for tables, `said` for sentences.
    """

    rows: Rows
    weighted: tuple[float | None, ...]
    show: Callable[[float | None], str]
    said: Callable[[float | None], str]


def measured(part: CohortPart, measure: Measure, look: Look) -> MeasuredCohorts:
    """The cells of a cohort table under a measure, None where there is nothing to show."""
    if measure is Measure.MONEY:
        return MeasuredCohorts(part.net, _while_half(part, _totals(part.net)), look.cell, look.short)
    if measure is Measure.ARPA:
        return MeasuredCohorts(
            _per_account(part), _while_half(part, _overall_arpa(part)), look.cell, look.short
        )
    cells, weighted = _PARTS[measure]
    rates = _rates(getattr(part, cells), part.base_age)
    return MeasuredCohorts(rates, getattr(part, weighted), percent, percent_said)


def _rates(cells: Cells, base_age: int) -> Rows:
    return tuple(_row_rates(row, base_age) for row in cells)


def _row_rates(row: tuple[int | None, ...], base_age: int) -> tuple[float | None, ...]:
    base = row[base_age] if base_age < len(row) else None
    if base is None:
        return tuple(None for _ in row)
    return tuple(
        None if value is None or age < base_age else ratio(value, base) for age, value in enumerate(row)
    )


def _while_half(part: CohortPart, values: tuple[float | None, ...]) -> tuple[float | None, ...]:
    """As far as at least half of all customers are observed; the rates of a part end there by themselves."""
    pairs = zip(values, half_observed(part.observed_customers), strict=True)
    return tuple(value if enough else None for value, enough in pairs)


def _totals(cells: Cells) -> tuple[float | None, ...]:
    columns = zip(*cells, strict=True) if cells else ()
    return tuple(_added(column) for column in columns)


def _added(column: tuple[int | None, ...]) -> float | None:
    known = [value for value in column if value is not None]
    return sum(known) if known else None


def _per_account(part: CohortPart) -> Rows:
    return tuple(
        tuple(_quotient(money, logos) for money, logos in zip(row, counts, strict=True))
        for row, counts in zip(part.net, part.logos, strict=True)
    )


def _overall_arpa(part: CohortPart) -> tuple[float | None, ...]:
    sums = zip(_totals(part.net), _totals(part.logos), strict=True)
    return tuple(_quotient(money, logos) for money, logos in sums)


def _quotient(over: float | None, under: float | None) -> float | None:
    return None if over is None or under is None else ratio(over, under)


def closing_month(cohort: str) -> Month:
    """The last month in which a customer can join a cohort of a board published before boards kept it: of
    `2025-03`, `2025-Q1` or `2025`.
    """
    year, _, rest = cohort.partition("-")
    if not rest:
        return Month.of(int(year), 12)
    return Month.of(int(year), 3 * int(rest[1:])) if rest.startswith("Q") else Month.parse(cohort)
