"""What every shape makes of its rows: one record of amounts by customer and month, as they were written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from nrr.ground import Problem
from nrr.intake.drafts import Ints, LeftOut, Money
from nrr.intake.headings.assignments import Assignment
from nrr.intake.headings.words import Role
from nrr.intake.melting.bodies import Body
from nrr.intake.melting.people import People
from nrr.intake.melting.units import Measure
from nrr.intake.values.durations import MONTH_PARTS
from nrr.intake.values.money import Money as ParsedMoney
from nrr.intake.values.money import Named
from nrr.intake.values.spans import DateColumn

Parts = npt.NDArray[np.int64]


class Timing(Enum):
    """How an amount came to its month."""

    OWN = auto()  # a column a month, a period in each of its months, a balance
    DATED = auto()  # the date beside it, which may be that of a bill for several months
    QUARTER = auto()  # the last month of its quarter


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """One item per amount: `customers` codes the keys of `people`, `months` are ordinals, `values` are the
    amounts as written in units of 10 to the minus `places`, `parts` the parts of a year each covers
    (`YEAR_PARTS`), `rows` and `columns` where it stands, `signs` the currency written beside it.

    `held` are months the file has whether or not they hold amounts, `labels` the columns of attributes,
    `own_totals` its own totals in major units a year, by month.
    """

    shape: str
    body: Body
    roles: Mapping[Role, int]
    people: People
    customers: Ints
    months: Ints
    values: Money
    places: int
    parts: Parts
    measure: Measure
    rows: Ints
    columns: Ints
    signs: Named
    columns_read: tuple[int, ...]
    labels: tuple[int, ...]
    timing: Timing = Timing.OWN
    dates: DateColumn | None = None
    held: tuple[int, ...] = ()
    own_totals: Mapping[int, Fraction] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Balances:
    """What a log comes to: customer, month, amount as written, and the row of the latest change before it."""

    customers: Ints
    months: Ints
    values: Money
    rows: Ints


def cells_of(
    found: Balances,
    body: Body,
    assignment: Assignment,
    people: People,
    money: ParsedMoney,
    amount: int,
    measure: Measure,
) -> Cells:
    """The cells of balances, whose amounts stand in one column, the last of the parsed ones."""
    signs = money.columns[-1].currencies
    return Cells(
        "events",
        body,
        {**assignment.roles, Role.AMOUNT: amount},
        people,
        found.customers,
        found.months,
        found.values,
        money.places,
        np.full(len(found.rows), measure.months * MONTH_PARTS, np.int64),
        measure,
        found.rows,
        np.full(len(found.rows), amount, np.int32),
        Named(signs.codes[found.rows], signs.labels),
        (amount,),
        (),
    )
