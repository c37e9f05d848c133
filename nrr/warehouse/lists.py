"""Asked lists: the customers behind one line of a Bridge, the largest first, a page at a time.

Names leave the engine here and nowhere else, and no more of them than one page holds.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import ibis

from nrr.definitions import Policy, Reactivation
from nrr.ground import Refusal, Window
from nrr.retention.movements import MOVEMENTS
from nrr.warehouse.ends import kind_of, restated
from nrr.warehouse.settled import Column, Table
from nrr.warehouse.sources import Warehouse

PAGE = 50
CHANGES = "changes"
"""Every movement at once."""
_LINES = ("new", "resurrected", "expansion", "contraction", "churn")
"""Lines of a Bridge in the order of `MOVEMENTS`."""
_ENDS = MappingProxyType({"opening": "s", "closing": "e"})
LISTED = (*_ENDS, *_LINES, CHANGES)


@dataclass(frozen=True, slots=True)
class Customer:
    """One customer of a list: both ends, and what it adds to the line, in annualised minor units."""

    name: str
    movement: str
    opening: int
    closing: int
    amount: int


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list; `count` customers in all add up to `total`."""

    customers: tuple[Customer, ...]
    count: int
    total: int


def listed(source: Warehouse, window: Window, policy: Policy, line: str, page: int = 0) -> Page:
    """The customers behind a line of the Bridge, or behind every change; Refusal for any other figure."""
    if line not in LISTED:
        raise Refusal(f"customers behind {line!r} are not listed from a table; choose: {', '.join(LISTED)}")
    own = _with_amount(source.customers(window, policy), policy, line)
    (sums,) = source.asked(("list", window, policy, line), lambda: _sums(own))
    rows = source.asked(("page", window, policy, line, page), lambda: _page(source, own, page))
    return Page(tuple(map(_customer, rows)), int(sums["n"]), int(sums["v"]))


def _with_amount(ends: Table, policy: Policy, line: str) -> Table:
    """Who adds to the line, with how much; counted as lost and as returned, a customer is in both lists."""
    ends = ends.mutate(k=kind_of(restated(ends), ends.e, ends.seen))
    return ends.mutate(a=_amount(ends, policy, line).cast("int64")).filter(lambda rows: rows.a != 0)


def _amount(ends: Table, policy: Policy, line: str) -> Column:
    nothing = ibis.literal(0, "int64")
    if line in _ENDS:
        return ends[_ENDS[line]]
    moved = (ends.k > 0) if line == CHANGES else ends.k == _LINES.index(line) + 1
    change = ibis.ifelse(moved, (ends.e - restated(ends)).abs(), nothing)
    if policy.reactivation is not Reactivation.STRICT or line == CHANGES:
        return change
    twice = {"churn": restated(ends), "resurrected": ends.e}.get(line, nothing)
    return ibis.ifelse(ends.back, twice, change)


def _sums(own: Table) -> Table:
    return own.agg(n=own.count(), v=own.a.sum().coalesce(0).cast("int64"))


def _page(source: Warehouse, own: Table, page: int) -> Table:
    ranked = own.order_by([own.a.desc(), own.c]).select("c", "s", "e", "k", "a")
    few = source.opened.with_names(ranked.limit(PAGE, offset=page * PAGE).view())
    return few.order_by([few.a.desc(), few.name])


def _customer(row: Mapping[str, object]) -> Customer:
    kind, opening, closing, amount = (int(str(row[name])) for name in ("k", "s", "e", "a"))
    movement = "kept" if kind == 0 else _LINES[kind - 1]
    return Customer(str(row["name"]), movement, opening, closing, amount)


assert len(_LINES) == len(MOVEMENTS), "a line for every movement"
