"""A cohort table as it is drawn: which cohorts, under which measure, with its caption and the same as a
table.
"""

from dataclasses import dataclass

import pandas as pd

from nrr.charts.cohortcells import Measure, MeasuredCohorts
from nrr.charts.looks import Look
from nrr.ground import MISSING, count
from nrr.snapshots import CohortPart

MOST_COHORTS = 36
FIRST_ROW = 2.0
"""Where the first cohort stands, below the row of all cohorts, which is at zero, and that of their
customers.
"""


@dataclass(frozen=True, slots=True)
class CohortGrid:
    """The cohorts that are drawn, oldest first, and the limits below which a cohort is hidden or greyed."""

    part: CohortPart
    cells: MeasuredCohorts
    measure: Measure
    look: Look
    rows: range
    hidden_below: int
    small_below: int

    @property
    def ages(self) -> int:
        """Columns: up to the oldest age that any drawn cohort has reached."""
        reached = [age for row in self.rows for age, v in enumerate(self.part.net[row]) if v is not None]
        return max(reached, default=0) + 1

    def y(self, row: int) -> float:
        """Where a cohort stands."""
        return FIRST_ROW + row - self.rows.start

    def hidden(self, customers: int) -> bool:
        """Too few customers to show anything."""
        return customers < self.hidden_below

    def small(self, customers: int) -> bool:
        """Few enough that chance alone may have moved the figure."""
        return self.hidden_below <= customers < self.small_below

    def ample(self, customers: int) -> bool:
        """Enough customers to read the figure as it is."""
        return customers >= max(self.hidden_below, self.small_below)

    def reached(self, row: int) -> int:
        """How many ages of a cohort exist."""
        return sum(value is not None for value in self.part.net[row])


def grid_caption(grid: CohortGrid) -> str:
    """How the heatmap is read."""
    colours = "Orange: below 100%, blue above." if grid.measure.is_rate else "Darker: more."
    cut = (
        ""
        if grid.rows.start == 0
        else f" The newest {MOST_COHORTS} of {len(grid.part.cohorts)} cohorts are drawn."
    )
    return (
        f"Each row: customers who first paid in that {grid.part.grain}, in {_unit(grid)}. {colours} "
        f"Grey: under {grid.small_below} customers; hatched: under {grid.hidden_below} or still to come. "
        f"All cohorts: while at least half of their customers have reached that month.{cut}"
    )


def _unit(grid: CohortGrid) -> str:
    return "percent of the start" if grid.measure.is_rate else grid.look.unit


def grid_table(grid: CohortGrid) -> pd.DataFrame:
    """All cohorts with how many customers are that old, and the cohorts drawn; blank where nothing is
    observed.
    """
    part, cells = grid.part, grid.cells
    behind = [] if grid.hidden(sum(part.sizes)) else ["Customers at that age"]
    columns: dict[str, list[str]] = {
        "Cohort": ["All", *behind, *(part.cohorts[row] for row in grid.rows)],
        "Customers": [
            count(sum(part.sizes)),
            *("" for _ in behind),
            *(count(part.sizes[row]) for row in grid.rows),
        ],
    }
    for age in range(grid.ages):
        columns[f"Month {age}"] = [
            _cell(grid, cells.weighted[age], part.observed_customers[age]),
            *(count(part.observed_customers[age]) for _ in behind),
            *(_cell(grid, cells.rows[row][age], part.sizes[row]) for row in grid.rows),
        ]
    return pd.DataFrame(columns)


def _cell(grid: CohortGrid, value: float | None, customers: int) -> str:
    if value is None:
        return ""
    return MISSING if grid.hidden(customers) else grid.cells.show(value)
