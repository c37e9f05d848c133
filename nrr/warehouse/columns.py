"""Which column of a table is what, and what its amounts are."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from nrr.ground import Refusal

ANNUAL = "annual_minor_units"
"""What an amount is once a shape has been read: whole minor units a year."""
ARR_MINOR_PER = MappingProxyType({"mrr": 1200, "quarter": 400, "arr": 100, "minor_units": 12, ANNUAL: 1})
"""What one unit of an amount is in annualised minor units; the keys are answers of a recipe, and `ANNUAL`."""
OF_PERIODS = ("period", "interval")
"""What an amount of a period may be beside."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table: one row a customer and month, or several that are added up; with a `start` one
    row a period, with a `movement` one row a movement.

    `amount_is` is a key of `ARR_MINOR_PER`; of periods it may also be for the whole `period` or for an
    `interval`. The amount is in cents where it is `minor`, and taken `times` a column. `renews` says that
    the heading of the ends speaks of renewal, `bills` that the periods are those of bills. `attributes` are
    what customers can be grouped by. `usage` are the words of the column of revenue kinds that mean usage;
    every other one is recurring. `states` are the words of the column of statuses that say what a paid or
    unpaid month is, each with its code in a book; a `product` tells lines of one customer apart. `money` are
    the words of several currencies, each with its place.
    """

    customer: str
    month: str
    amount: str
    amount_is: str
    attributes: tuple[str, ...] = ()
    parent: str = ""
    subscription: str = ""
    revenue_type: str = ""
    cancelled: str = ""
    currency: str = ""
    product: str = ""
    usage: tuple[str, ...] = ()
    states: tuple[tuple[str, int], ...] = ()
    money: tuple[tuple[str, int], ...] = ()
    start: str = ""
    end: str = ""
    interval: str = ""
    interval_count: str = ""
    movement: str = ""
    status: str = ""
    times: str = ""
    minor: bool = False
    renews: bool = False
    bills: bool = False

    @property
    def factor(self) -> int:
        """Annualised minor units per unit of the amount column."""
        return ARR_MINOR_PER[self.amount_is]

    @property
    def used(self) -> Mapping[str, str]:
        """Every column by what it is for."""
        roles = {"customer": self.customer, "month": self.month, "amount": self.amount}
        roles |= {"parent": self.parent, "subscription": self.subscription, "cancelled": self.cancelled}
        roles |= {"revenue_type": self.revenue_type, "currency": self.currency, "status": self.status}
        roles |= {"start": self.start, "end": self.end, "movement": self.movement, "times": self.times}
        roles |= {"interval": self.interval, "interval_count": self.interval_count, "product": self.product}
        roles |= {f"attribute {name}": name for name in self.attributes}
        return {role: name for role, name in roles.items() if name}


def _require_columns(columns: Columns, held: Mapping[str, object]) -> None:
    """Refusal where a column is not one of the table."""
    for role, name in columns.used.items():
        if name not in held:
            known = ", ".join(sorted(held)[:20])
            raise Refusal(f"the table has no column {name!r} for {role}; it has: {known}")
    if not columns.amount_is:
        raise Refusal(
            f"the heading {columns.amount!r} does not say what an amount is; "
            'say amount_is = "mrr" or "arr" in a recipe'
        )
    if columns.amount_is not in (*ARR_MINOR_PER, *(OF_PERIODS if columns.start else ())):
        raise Refusal(f"amounts are one of {', '.join(ARR_MINOR_PER)}, not {columns.amount_is!r}")


def require_readable(table: Any, columns: Columns) -> None:
    """Refusal where a table lacks a column, or its amounts are no numbers."""
    _require_columns(columns, dict(table.schema().items()))
    kind = table[columns.amount].type()
    if not kind.is_numeric():
        raise Refusal(f"the amounts in {columns.amount!r} are {kind}, not numbers")
