"""Where the sums by month are: periods, steps from month to month, first months."""

from collections.abc import Mapping
from dataclasses import dataclass

from nrr.export.twins.grounds import CALC, Ground
from nrr.export.twins.sheets import at, letter

WINDOW_FIELDS = (
    "opening",
    "expansion",
    "contraction",
    "churn",
    "resurrected",
    "opening_logos",
    "churned_logos",
)
BASE_FIELDS = ("expansion", "contraction", "churn", "reactivation")
STEP_FIELDS = ("opening", "new", "reactivation", "expansion", "contraction", "churn")
LABEL, SPAN = 2, 4
MONTH_ROW, ORDINAL_ROW, WEIGHT_ROW = 6, 7, 8


@dataclass(slots=True)
class Block:
    """A table on the sheet of sums: where its rows and columns are."""

    top: int
    columns: Mapping[str, int]
    rows: int

    def cell(self, row: int, name: str, sheet: str = f"{CALC}") -> str:
        """One cell, from any sheet."""
        return at(self.top + row, self.columns[name], sheet)

    def span(self, first: int, last: int, name: str) -> str:
        """A column from one row to another, on this sheet."""
        column = letter(self.columns[name])
        return f"${column}${self.top + first}:${column}${self.top + last}"


@dataclass(frozen=True, slots=True, eq=False)
class Calc:
    """Where the sums of a live twin are."""

    ground: Ground
    windows: Block
    steps: Block
    births: Block
    ones: int

    def cells_of(self, window: int) -> dict[str, str]:
        """The fields of the bridge of one period, for the formulas of metrics."""
        return {name: self.windows.cell(window, name) for name in WINDOW_FIELDS} | {"fx": "0"}

    def sums_of(self, window: int, prefix: str) -> dict[str, str]:
        """The same of the summed movements of the `base` or of `all` customers."""
        cells = {name: self.windows.cell(window, f"{prefix}_{name}") for name in BASE_FIELDS}
        return cells | {"opening": self.windows.cell(window, "opening"), "fx": "0"}

    def month_row(self, row: int) -> str:
        """A row about the months, from the first to the last and one more that stands for never."""
        last = letter(SPAN + len(self.ground.book.months))
        return f"{CALC}!${letter(SPAN)}${row}:${last}${row}"

    @property
    def labels(self) -> str:
        """The months as people read them."""
        return self.month_row(MONTH_ROW)

    @property
    def ordinals(self) -> str:
        """The months counted."""
        return self.month_row(ORDINAL_ROW)

    @property
    def weights(self) -> str:
        """Higher for earlier months; as many as there are months."""
        last = letter(SPAN + len(self.ground.book.months) - 1)
        return f"{CALC}!${letter(SPAN)}${WEIGHT_ROW}:${last}${WEIGHT_ROW}"


def calc_of(ground: Ground) -> Calc:
    """The places of the sums of a ground."""
    months = len(ground.book.months)
    fields = [*WINDOW_FIELDS, *(f"{who}_{name}" for who in ("base", "all") for name in BASE_FIELDS)]
    wide = {name: place for place, name in enumerate([*fields, "chain_nrr", "chain_grr"], start=SPAN)}
    steps = {name: place for place, name in enumerate([*STEP_FIELDS, "nrr", "grr"], start=SPAN)}
    top = WEIGHT_ROW + 5
    below = top + len(ground.windows) + 4
    births = below + months - 1 + 4
    ages = {f"age {age}": SPAN + age for age in range(ages_of(ground))}
    return Calc(
        ground,
        Block(top, wide, len(ground.windows)),
        Block(below, steps, months - 1),
        Block(births, ages | {"customers": SPAN - 1}, months - 1),
        ones=SPAN + max(months + 1, len(fields) + 2) + 1,
    )


def ages_of(ground: Ground) -> int:
    """How many ages a cohort can have."""
    months = ground.book.months
    return max(months[-1].since(months[0]), 1)


def observed(calc: Calc, born: int, age: int) -> bool:
    """Whether the book holds the month in which customers first paid in month `born` reach that age."""
    months = calc.ground.book.months
    return calc.ground.book.index(months[born] + age) is not None
