"""A month at or below zero between two paid ones, mended by a second pass over neighbouring months.

Exact for tables with one row a customer and month; of several, the file lets another line speak for a month
that nobody pays.
"""

from collections.abc import Sequence

import ibis

from nrr.definitions import Gaps, Level, Negatives, Policy
from nrr.ground import Month, Refusal
from nrr.warehouse.ends import Held
from nrr.warehouse.settled import Table, month_after


def mends(policy: Policy) -> bool:
    """Whether a policy asks for it."""
    return policy.gaps is Gaps.BRIDGE1 or policy.negatives is Negatives.BRIDGE


def require_one_row(policy: Policy, *, one_row: bool) -> None:
    """Refusal where it is not exact."""
    if one_row and policy.level is Level.CUSTOMER:
        return
    asked = "gaps=bridge1" if policy.gaps is Gaps.BRIDGE1 else "negatives=bridge"
    raise Refusal(
        f"{asked} needs a table with one row a customer and month, counted by customer; "
        "read the rows as a file, or choose another answer"
    )


def mended(rows: Table, policy: Policy, months: Sequence[Month]) -> Table:
    """The rows of a customer and month with the months between two paid ones at the month before."""
    if policy.negatives is Negatives.BRIDGE:
        rows = _negatives(rows, months)
    return _gaps(rows, months) if policy.gaps is Gaps.BRIDGE1 else rows


def _amounts(rows: Table) -> list[str]:
    return [name for name in rows.columns if name == "v" or (name[0] == "l" and name[1:].isdigit())]


def _negatives(rows: Table, months: Sequence[Month]) -> Table:
    own = ibis.window(group_by="c", order_by="m")
    near = rows.mutate(i=Held(tuple(months)).index(rows.m))
    near = near.mutate(
        i0=near.i.lag().over(own),
        v0=near.v.lag().over(own),
        i1=near.i.lead().over(own),
        v1=near.v.lead().over(own),
        **{f"before_{name}": near[name].lag().over(own) for name in _amounts(rows)},
    )
    between = (near.i0 == near.i - 1) & (near.v0 > 0) & (near.i1 == near.i + 1) & (near.v1 > 0)
    hit = ((near.v < 0) & between).coalesce(ibis.literal(value=False))
    found = near.mutate(
        **{name: ibis.ifelse(hit, near[f"before_{name}"], near[name]) for name in _amounts(rows)}
    )
    return found.select(*rows.columns).view()


def _gaps(rows: Table, months: Sequence[Month]) -> Table:
    """A customer that has no row in the month keeps its labels of the month before."""
    own = ibis.window(group_by="c", order_by="m")
    paid = rows.filter(rows.v > 0)
    paid = paid.mutate(i=Held(tuple(months)).index(paid.m))
    paid = paid.mutate(i1=paid.i.lead().over(own))
    empty = rows.filter(rows.v <= 0)
    names = [name for name in rows.columns if name[0] == "a"]
    empty = empty.select(c2="c", m2="m", **{f"own_{name}": empty[name] for name in names}).view()
    added = paid.filter(paid.i1 == paid.i + 2)
    added = added.mutate(m=month_after(added.m, months)).view()
    both = added.left_join(empty, (added.c == empty.c2) & (added.m == empty.m2))
    labels = {name: both[f"own_{name}"].coalesce(both[name]) for name in names}
    filled = both.select("c", "m", *_amounts(rows), **labels).select(*rows.columns)
    return paid.select(*rows.columns).union(filled).view()
