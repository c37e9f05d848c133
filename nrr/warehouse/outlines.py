"""What a table is without its customers: the book it would be, its traits, and what it can be asked by."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from nrr.definitions import Policy
from nrr.ground import Against, Basis, Month
from nrr.ledgers import Attribute, Ledger
from nrr.plausibility import Traits
from nrr.retention import View
from nrr.snapshots import Book
from nrr.warehouse.tables import Opened

Row = Mapping[str, Any]


def book_of(opened: Opened, first: Month, customers: int, columns: Sequence[str]) -> Book:
    """The book of a table whose first month is told, with everything it can be grouped by."""
    held = opened.months
    span = range(held[-1].since(held[0]))
    return Book(
        fingerprint=opened.fingerprint,
        currency=opened.currency,
        first=first,
        last=held[-1],
        month_count=len(held),
        missing_months=tuple(m for m in (held[0] + step for step in span) if m not in held),
        customer_count=customers,
        attributes=tuple(columns),
    )


def traits_of(
    months: Sequence[Month],
    closings: Sequence[int],
    revenue: Sequence[Row],
    lives: Sequence[Row],
    doubled: int,
    currency: str,
) -> Traits:
    """Totals by month, and how many customers live how long."""
    paying = {row["m"]: int(row["n"]) for row in revenue}
    return Traits(
        tuple(months),
        tuple(closings),
        tuple(paying.get(month.ordinal, 0) for month in months),
        {(int(row["life"]), bool(row["there"])): int(row["n"]) for row in lives},
        doubled,
        currency,
    )


def offering_of(opened: Opened) -> Ledger:
    """Columns with their values and what each is for, as a book without customers; as in a file a column of
    currencies is one where several of them are valued.
    """
    nobody = np.empty(0, np.int32)
    used = opened.columns.used
    if opened.rates is None:
        used = {role: name for role, name in used.items() if role != "currency"}
    return replace(opened.outline, roles={role: Attribute(name, (), nobody) for role, name in used.items()})


def settled(view: View) -> View:
    """A view without what is asked of its rows once they are settled: method, and what returning means."""
    usual = Policy()
    policy = replace(view.policy, method=usual.method, reactivation=usual.reactivation)
    return replace(view, policy=policy, basis=Basis.ARR, against=Against.PRIOR_PERIOD)
