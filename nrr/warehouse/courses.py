"""What runs over the months, as expressions: steps from month to month, cohorts by age, lives."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import ibis

from nrr.definitions import Policy
from nrr.ground import Month, Window
from nrr.warehouse import ends
from nrr.warehouse.ends import Held, kind_of
from nrr.warehouse.rates import Rates
from nrr.warehouse.settled import Table, with_course


def payers_of(rows: Table, month: Month) -> Table:
    """The customers who pay in a month, as a column c2 to join with."""
    return rows.filter(rows.m == month.ordinal).select(c2="c")


def restricted(rows: Table, customers: Table) -> Table:
    """The rows of some customers."""
    return rows.semi_join(customers, rows.c == customers.c2)


def steps(rows: Table, window: Window, held: Held, policy: Policy, column: str = "") -> Table:
    """Every step inside a window, added up by the position of its later month, both groups and movement.

    Without a join: a paid month tells what was paid a month before, and whether it is the last of a stretch.
    """
    rows = with_course(rows, "f", "l", "lv", "n")
    near = rows.mutate(i=held.index(rows.m), g=rows[column] if column else ibis.literal(""))
    if held.rates is not None:
        later = {one.ordinal: two.ordinal for one, two in pairwise(held.months)}
        near = near.mutate(worth=held.rates.together(near, held.rates.by(near.m, later)))
    own = ibis.window(group_by="c", order_by="m")
    wanted = [name for name, there in (("g", column), ("worth", held.rates is not None)) if there]
    near = near.mutate(**{f"{name}_before": near[name].lag().over(own) for name in wanted})
    inside = near.filter((near.m >= window.opening.ordinal) & (near.m <= window.closing.ordinal))
    found = _came(inside, window, held, policy).union(_ended(inside, window, held))
    kind = kind_of(ends.restated(found), found.e, found.seen)
    found = found.mutate(k=kind, o=(found.s > 0).cast("int32"))
    sums = {name: found[name].sum().cast("int64") for name in ("s", "r", "e") if name in found.columns}
    return found.group_by("t", "g0", "g1", "k", "o").agg(n=found.count(), **sums)


def _came(near: Table, window: Window, held: Held, policy: Policy) -> Table:
    """Who pays in the later month of a step."""
    rows = near.filter(near.m > window.opening.ordinal)
    stayed = (held.index(rows.l) == rows.i - 1).coalesce(ibis.literal(value=False))
    seen = rows.f < rows.m
    if policy.reactivation_max_gap is not None:
        last = (rows.m - rows.l - 1 <= policy.reactivation_max_gap).coalesce(ibis.literal(value=False))
        seen = seen & last
    amounts = {"s": "lv"} | ({"r": "worth_before"} if held.rates is not None else {})
    before = {
        name: ibis.ifelse(stayed, rows[own], ibis.literal(0, "int64")).cast("int64")
        for name, own in amounts.items()
    }
    old = ibis.ifelse(stayed, rows.g_before, rows.g) if "g_before" in rows.columns else rows.g
    return rows.select(t="i", **before, e=rows.v.cast("int64"), seen=seen, g0=old, g1="g")


def _ended(near: Table, window: Window, held: Held) -> Table:
    """Who pays in the earlier month only."""
    rows = near.filter(near.m < window.closing.ordinal)
    stays = (held.index(rows.n) == rows.i + 1).coalesce(ibis.literal(value=False))
    rows = rows.filter(~stays)
    before = {"s": rows.v} | ({"r": rows.worth} if held.rates is not None else {})
    before = {name: own.cast("int64") for name, own in before.items()}
    nothing, known = ibis.literal(0, "int64"), ibis.literal(value=True)
    return rows.select(t=(rows.i + 1).cast("int32"), **before, e=nothing, seen=known, g0="g", g1="g")


def at_rates(rows: Table, rates: Rates, month: Month) -> Table:
    """The rows with every month at the rates of one; their course is another than at rates of each month."""
    names = [name for name in rows.columns if name[0] == "a"]
    found = rows.select("c", "m", *names, v=rates.together(rows, rates.of_month(month.ordinal)))
    return found.filter(found.v > 0)


def cohorts(rows: Table, held: Held) -> Table:
    """By first paid month and month: customers, revenue, at most the own first amount, never recovering."""
    rows = with_course(rows, "f", "r", "o", "low")
    found = rows.mutate(i=held.index(rows.m))
    unbroken = found.r == found.i - held.index(found.f)
    found = found.mutate(
        kept=ibis.least(found.v, found.o), low=ibis.ifelse(unbroken, found.low, ibis.literal(0, "int64"))
    )
    return found.group_by("f", "m").agg(
        n=found.count(),
        net=found.v.sum().cast("int64"),
        kept=found.kept.sum().cast("int64"),
        floor=found.low.sum().cast("int64"),
    )


def since(rows: Table, month: Month | None) -> Table:
    """Those of a month and later ones."""
    return rows if month is None else rows.filter(rows.m >= month.ordinal)


def month_totals(rows: Table) -> Table:
    """Paying customers and revenue of every month."""
    return rows.group_by("m").agg(n=rows.count(), v=rows.v.sum().cast("int64"))


def lives(rows: Table, last: Month) -> Table:
    """Customers by how many months they paid and whether they pay in the last."""
    own = rows.group_by("c").agg(life=rows.count(), there=(rows.m.max() == last.ordinal).cast("int32"))
    return own.group_by("life", "there").agg(n=own.count())


def doubled(rows: Table, held: Held) -> Table:
    """How many customers have a month at twice what they pay in the months before and after it."""
    rows = with_course(rows, "l", "lv", "n", "nv")
    i, around = held.index(rows.m), (held.index(rows.l), held.index(rows.n))
    alone = (around[0] == i - 1) & (around[1] == i + 1)
    twice = rows.filter(alone & (rows.lv == rows.nv) & (rows.v == rows.lv * 2))
    return twice.agg(n=twice.c.nunique())


def spans(rows: Table, first: Sequence[Month], second: Sequence[Month], payers: Sequence[Month]) -> Table:
    """Revenue of two spans of months, of the customers who pay in some month of `payers`."""
    own = rows.group_by("c").agg(
        a=rows.v.sum(where=rows.m.isin(_ordinals(first))).coalesce(0),
        b=rows.v.sum(where=rows.m.isin(_ordinals(second))).coalesce(0),
        p=rows.count(where=rows.m.isin(_ordinals(payers))),
    )
    own = own.filter(own.p > 0)
    return own.agg(a=own.a.sum().coalesce(0).cast("int64"), b=own.b.sum().coalesce(0).cast("int64"))


def _ordinals(months: Sequence[Month]) -> list[Any]:
    return [month.ordinal for month in months]
