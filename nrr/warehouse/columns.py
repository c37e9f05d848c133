"""Which column of a table is what, and what its amounts are."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from nrr.ground import Refusal

ARR_MINOR_PER = MappingProxyType({"mrr": 1200, "quarter": 400, "arr": 100, "minor_units": 12})
"""What one unit of an amount is in annualised minor units; the keys are answers of a recipe."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a long table: one row a customer and month, or several that are added up.

    `amount_is` is a key of `ARR_MINOR_PER`. `attributes` are what customers can be grouped by. `usage` are
    the words of the column of revenue kinds that mean usage; every other one is recurring.
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
    usage: tuple[str, ...] = ()

    @property
    def factor(self) -> int:
        """Annualised minor units per unit of the amount column."""
        return ARR_MINOR_PER[self.amount_is]

    @property
    def used(self) -> Mapping[str, str]:
        """Every column by what it is for."""
        roles = {"customer": self.customer, "month": self.month, "amount": self.amount}
        roles |= {"parent": self.parent, "subscription": self.subscription, "cancelled": self.cancelled}
        roles |= {"revenue_type": self.revenue_type, "currency": self.currency}
        roles |= {f"attribute {name}": name for name in self.attributes}
        return {role: name for role, name in roles.items() if name}


def require_columns(columns: Columns, held: Mapping[str, object]) -> None:
    """Refusal where a column is not one of the table."""
    for role, name in columns.used.items():
        if name not in held:
            known = ", ".join(sorted(held)[:20])
            raise Refusal(f"the table has no column {name!r} for {role}; it has: {known}")
    if columns.amount_is not in ARR_MINOR_PER:
        raise Refusal(f"amounts are one of {', '.join(ARR_MINOR_PER)}, not {columns.amount_is!r}")
