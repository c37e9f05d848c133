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
    """Every step inside a window, added up by the position of its later month, both groups and movement."""
    label = rows[column] if column else ibis.literal("")
    rows = with_course(rows, "fl")
    rows = rows.mutate(i=held.index(rows.m), g=label)
    inside = rows.filter((rows.m >= window.opening.ordinal) & (rows.m <= window.closing.ordinal))
    later = {one.ordinal: two.ordinal for one, two in pairwise(held.months)}
    restated = (
        {} if held.rates is None else {"r": held.rates.together(inside, held.rates.by(inside.m, later))}
    )
    before = inside.select(c0="c", s="v", t0=inside.i + 1, old="g", **restated)
    after = inside.view().select(c1="c", e="v", t1="i", m1="m", f1="f", l1="l", new="g")
    both = before.outer_join(after, (before.c0 == after.c1) & (before.t0 == after.t1))
    seen = (both.f1 < both.m1).coalesce(ibis.literal(value=True))
    if policy.reactivation_max_gap is not None:
        near = (both.m1 - both.l1 - 1 <= policy.reactivation_max_gap).coalesce(ibis.literal(value=False))
        seen = seen & near
    found = both.select(
        t=both.t0.coalesce(both.t1),
        **{name: both[name].coalesce(0).cast("int64") for name in ("s", *restated)},
        e=both.e.coalesce(0).cast("int64"),
        seen=seen,
        g0=both.old.coalesce(both.new),
        g1=both.new.coalesce(both.old),
    )
    first, last = _ends_inside(held.months, window)
    found = found.filter((found.t > first) & (found.t <= last))
    kind = kind_of(ends.restated(found), found.e, found.seen)
    found = found.mutate(k=kind, o=(found.s > 0).cast("int32"))
    sums = {name: found[name].sum().cast("int64") for name in ("s", *restated, "e")}
    return found.group_by("t", "g0", "g1", "k", "o").agg(n=found.count(), **sums)


def at_rates(rows: Table, rates: Rates, month: Month) -> Table:
    """The rows with every month at the rates of one; their course is another than at rates of each month."""
    names = [name for name in rows.columns if name[0] == "a"]
    found = rows.select("c", "m", *names, v=rates.together(rows, rates.of_month(month.ordinal)))
    return found.filter(found.v > 0)


def _ends_inside(months: Sequence[Month], window: Window) -> tuple[int, int]:
    inside = [at for at, month in enumerate(months) if window.opening <= month <= window.closing]
    return inside[0], inside[-1]


def cohorts(rows: Table, held: Held) -> Table:
    """By first paid month and month: customers, revenue, at most the own first amount, never recovering."""
    own = ibis.window(group_by="c", order_by="m")
    so_far = ibis.window(group_by="c", order_by="m", preceding=None, following=0)
    rows = with_course(rows, "fr")
    found = rows.mutate(i=held.index(rows.m), o=rows.v.first().over(own), low=rows.v.min().over(so_far))
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
    own = ibis.window(group_by="c", order_by="m")
    found = rows.mutate(i=held.index(rows.m))
    found = found.select(
        "c",
        "v",
        "i",
        v1=found.v.lead(1).over(own),
        v2=found.v.lead(2).over(own),
        i2=found.i.lead(2).over(own),
    )
    twice = found.filter((found.v == found.v2) & (found.v1 == found.v * 2) & (found.i2 == found.i + 2))
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
