"""Both ends of windows as expressions: customer by customer, then added up to a tally of a few hundred rows.

Which movement a customer is, is asked of the conditions of the definitions themselves.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import ibis

from nrr.definitions import Policy
from nrr.ground import Month, Window
from nrr.retention.movements import MOVEMENTS
from nrr.warehouse.settled import Column, Table, with_course


@dataclass(frozen=True, slots=True)
class Held:
    """The months that the table holds, rising."""

    months: tuple[Month, ...]

    def index(self, month: Column) -> Column:
        """The position of a month, where some may be missing between the first and the last."""
        first, last = self.months[0].ordinal, self.months[-1].ordinal
        there = {one.ordinal for one in self.months}
        missing = [one for one in range(first, last) if one not in there]
        place = month - first
        for one in missing:
            place = place - (month > one).cast("int32")
        return place.cast("int32")

    def between(self, window: Window) -> int:
        """How many held months lie strictly inside a window."""
        return sum(window.opening < month < window.closing for month in self.months)


@dataclass(frozen=True, slots=True)
class Grouping:
    """What customers are grouped by: a column of the settled table, or what a customer's own amounts say.

    `derived` gives the group from opening amount, own first amount and first month. `label` is what a value
    is called, `values` are those that a derived group may have.
    """

    column: str = ""
    derived: Callable[[Column, Column, Column], Column] | None = None
    label: Callable[[Any], str] = str
    values: tuple[int, ...] = ()

    @property
    def wanted(self) -> tuple[str, ...]:
        """The attributes it needs."""
        return (self.column,) if self.column else ()


def one_window(rows: Table, window: Window, held: Held, policy: Policy, group: Grouping) -> Table:
    """The customers of one window without a join: c, w, s, e, seen, back, g."""
    s0, e0 = window.opening.ordinal, window.closing.ordinal
    rows = rows.filter(rows.m <= e0)
    at_open, at_close = rows.m == s0, rows.m == e0
    own = {
        "s": rows.v.sum(where=at_open).coalesce(0).cast("int64"),
        "e": rows.v.sum(where=at_close).coalesce(0).cast("int64"),
        "first": rows.m.min(),
        "paid": rows.count(where=(rows.m > s0) & (rows.m < e0)),
        "f": rows.v.argmin(rows.m) if group.derived else ibis.literal(0, "int64"),
        "last": rows.m.max(where=rows.m < s0),
        "again": rows.m.min(where=rows.m >= s0),
    }
    if group.column:
        own["g0"] = rows[group.column].max(where=at_open)
        own["g1"] = rows[group.column].max(where=at_close)
    found = rows.group_by("c").agg(**own)
    found = found.filter((found.s != 0) | (found.e != 0))
    seen = found["first"] < s0
    if policy.reactivation_max_gap is not None:
        seen = seen & (found.again - found["last"] - 1 <= policy.reactivation_max_gap).coalesce(
            ibis.literal(value=False)
        )
    return found.select(
        "c",
        "s",
        "e",
        w=ibis.literal(e0, "int32"),
        seen=seen,
        back=(found.s > 0) & (found.e > 0) & (found.paid < held.between(window)),
        g=_group(found, group),
    )


def _group(found: Table, group: Grouping) -> Column:
    if group.column:
        return ibis.ifelse(found.s > 0, found.g0, found.g1)
    if group.derived is not None:
        return group.derived(found.s, found.f, found["first"])
    return ibis.literal("")


def all_windows(rows: Table, windows: Sequence[Window], held: Held, group: Grouping) -> Table:
    """The same of several windows of one length, by joining the table to itself; no derived groups."""
    length = windows[0].months
    rows = with_course(rows, "fr")
    rows = rows.mutate(i=held.index(rows.m))
    openings = rows.filter(rows.m.isin([one.opening.ordinal for one in windows]))
    closings = rows.filter(rows.m.isin([one.closing.ordinal for one in windows])).view()
    named = {"c0": openings.c, "s": openings.v, "w0": openings.m + length, "r0": openings.r, "i0": openings.i}
    before = openings.select(
        **named, f0=openings.f, g0=openings[group.column] if group.column else ibis.literal("")
    )
    after = closings.select(
        c1=closings.c,
        e=closings.v,
        w1=closings.m,
        r1=closings.r,
        i1=closings.i,
        f1=closings.f,
        g1=closings[group.column] if group.column else ibis.literal(""),
    )
    both = before.outer_join(after, (before.c0 == after.c1) & (before.w0 == after.w1))
    w = both.w0.coalesce(both.w1)
    return both.select(
        c=both.c0.coalesce(both.c1),
        w=w,
        s=both.s.coalesce(0).cast("int64"),
        e=both.e.coalesce(0).cast("int64"),
        seen=both.f0.coalesce(both.f1) < w - length,
        back=(both.r1 - both.r0 < both.i1 - both.i0).coalesce(ibis.literal(value=False)),
        g=both.g0.coalesce(both.g1),
    )


def kind_of(before: Column, after: Column, seen: Column) -> Column:
    """0 for no change, or the position of the movement plus one."""
    found = ((movement.when(before, after, seen), at) for at, movement in enumerate(MOVEMENTS, start=1))
    return ibis.cases(
        *((when, ibis.literal(at, "int32")) for when, at in found), else_=ibis.literal(0, "int32")
    )


def tally(ends: Table, policy: Policy) -> Table:
    """Added up by window, group, movement and what else a Bridge tells apart."""
    least = policy.least_logo_arr_minor
    keyed = ends.mutate(
        k=kind_of(ends.s, ends.e, ends.seen),
        b=ends.back.cast("int32"),
        b0=(ends.s >= least).cast("int32"),
        b1=(ends.e >= least).cast("int32"),
        y=(ends.seen | (ends.s > 0)).cast("int32") if least > 1 else ibis.literal(0, "int32"),
        q=ends.s.cast("float64") * ends.s.cast("float64"),
    )
    return keyed.group_by("w", "g", "k", "b", "b0", "b1", "y").agg(
        n=keyed.count(), s=keyed.s.sum().cast("int64"), e=keyed.e.sum().cast("int64"), q=keyed.q.sum()
    )


def plain_sums(rows: Table, window: Window) -> Table:
    """Opening, closing and kept revenue of a window, customer by customer and without movements."""
    s0, e0 = window.opening.ordinal, window.closing.ordinal
    found = rows.group_by("c").agg(
        s=rows.v.sum(where=rows.m == s0).coalesce(0).cast("int64"),
        e=rows.v.sum(where=rows.m == e0).coalesce(0).cast("int64"),
    )
    return found.agg(
        s=found.s.sum().coalesce(0).cast("int64"),
        e=found.e.sum().coalesce(0).cast("int64"),
        kept=ibis.least(found.s, found.e).sum(where=found.s > 0).coalesce(0).cast("int64"),
    )


def pairs(customers: Table, most: int) -> Table:
    """Opening and closing amounts of the base without any name, at most so many."""
    base = customers.filter(customers.s > 0)
    return base.select("s", "e").limit(most)


def moments(customers: Table) -> Table:
    """Sums of powers over the base, in double precision."""
    base = customers.filter(customers.s > 0)
    s, d = base.s.cast("float64"), (base.e - base.s).cast("float64")
    powers = {"s": s, "s2": s * s, "d": d, "sd": s * d, "d2": d * d}
    powers |= {"s3": s * s * s, "s2d": s * s * d, "sd2": s * d * d, "d3": d * d * d}
    return base.agg(n=base.count(), **{name: power.sum().coalesce(0.0) for name, power in powers.items()})
