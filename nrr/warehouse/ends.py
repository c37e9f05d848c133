"""Both ends of windows as expressions: customer by customer, then added up to a tally of a few hundred rows.

Which movement a customer is, is asked of the conditions of the definitions themselves.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import ibis

from nrr.definitions import Currency, Policy, Reactivation
from nrr.ground import Month, Refusal, Window
from nrr.retention.movements import MOVEMENTS
from nrr.warehouse.rates import Rates
from nrr.warehouse.settled import Column, Table, with_course


@dataclass(frozen=True, slots=True)
class Held:
    """The months that the table holds, rising, and the rates by which amounts of several currencies are
    restated.
    """

    months: tuple[Month, ...]
    rates: Rates | None = None

    def index(self, month: Column) -> Column:
        """The position of a month, where some may be missing between the first and the last."""
        first, last = self.months[0].ordinal, self.months[-1].ordinal
        there = {one.ordinal for one in self.months}
        missing = [one for one in range(first, last) if one not in there]
        place = month - first
        for one in missing:
            place = place - (month > one).cast("int32")
        return place.cast("int32")

    def span(self, closing: Month, months: int) -> list[Month]:
        """So many months up to one; Refusal when one of them is missing."""
        wanted = [closing - back for back in range(months - 1, -1, -1)]
        if missing := [month for month in wanted if month not in self.months]:
            raise Refusal(f"this method needs {missing[0].label}, which the data lacks")
        return wanted

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
    told = policy.reactivation_max_gap is None and {"f", "o", "r"} <= {*rows.columns}
    rows = rows.filter(rows.m.isin([s0, e0])) if told else rows.filter(rows.m <= e0)
    at_open, at_close = rows.m == s0, rows.m == e0
    own = {
        "s": rows.v.sum(where=at_open).coalesce(0).cast("int64"),
        "e": rows.v.sum(where=at_close).coalesce(0).cast("int64"),
    }
    own |= _course_told(rows) if told else _course(rows, window, group)
    if group.column:
        own["g0"] = rows[group.column].max(where=at_open)
        own["g1"] = rows[group.column].max(where=at_close)
    if held.rates is not None:
        own |= {name: rows[name].sum(where=at_open).coalesce(0).cast("int64") for name in _parts(rows)}
    found = rows.group_by("c").agg(**own)
    found = found.filter((found.s != 0) | (found.e != 0))
    seen = found["first"] < s0
    if policy.reactivation_max_gap is not None:
        seen = seen & (found.again - found["last"] - 1 <= policy.reactivation_max_gap).coalesce(
            ibis.literal(value=False)
        )
    found = found.select(
        "c",
        "e",
        **_opened(found, policy, held, lambda rates: rates.of_month(e0)),
        w=ibis.literal(e0, "int32"),
        seen=seen,
        paid="paid",
        g=_group(found, group),
    )
    back = (found.s > 0) & (found.e > 0) & (found.paid < held.between(window))
    return found.mutate(back=back).drop("paid")


def _course(rows: Table, window: Window, group: Grouping) -> dict[str, Column]:
    """The first month and amount of each customer, its paid months inside the window, the last before it and
    the first since it opened.
    """
    s0, e0 = window.opening.ordinal, window.closing.ordinal
    return {
        "first": rows.m.min(),
        "paid": rows.count(where=(rows.m > s0) & (rows.m < e0)),
        "f": rows.v.argmin(rows.m) if group.derived else ibis.literal(0, "int64"),
        "last": rows.m.max(where=rows.m < s0),
        "again": rows.m.min(where=rows.m >= s0),
    }


def _course_told(rows: Table) -> dict[str, Column]:
    """The same, but for the last two, from the two ends alone where rows tell their course."""
    return {"first": rows.f.min(), "paid": rows.r.max() - rows.r.min() - 1, "f": rows.o.min()}


def _parts(rows: Table) -> list[str]:
    """The columns that hold amounts by currency."""
    return [name for name in rows.columns if name[0] == "l" and name[1:].isdigit()]


def _opened(
    rows: Table, policy: Policy, held: Held, rate_of: Callable[[Rates], Callable[[str], Any]]
) -> dict[str, Column]:
    """The opening amount (s), and what it is at the rates of the close (r) where that is another amount: at
    constant rates it is the opening amount.
    """
    if held.rates is None:
        return {"s": rows.s}
    restated = held.rates.together(rows, rate_of(held.rates))
    return {"s": restated} if policy.currency is Currency.CONSTANT else {"s": rows.s, "r": restated}


def restated(ends: Table) -> Column:
    """The opening amount at the rates of the close."""
    return ends.r if "r" in ends.columns else ends.s


def _group(found: Table, group: Grouping) -> Column:
    if group.column:
        return ibis.ifelse(found.s > 0, found.g0, found.g1)
    if group.derived is not None:
        return group.derived(found.s, found.f, found["first"])
    return ibis.literal("")


def all_windows(rows: Table, windows: Sequence[Window], held: Held, policy: Policy, group: Grouping) -> Table:
    """The same of several windows of one length, by joining the table to itself; no derived groups.

    Unpaid months so far (h) are more at the close of who was interrupted.
    """
    length = windows[0].months
    rows = with_course(rows, "f", "r")
    rows = rows.mutate(h=held.index(rows.m) - rows.r)
    openings = rows.filter(rows.m.isin([one.opening.ordinal for one in windows]))
    closings = rows.filter(rows.m.isin([one.closing.ordinal for one in windows])).view()
    closes = {one.opening.ordinal: one.closing.ordinal for one in windows}
    opened = _opened(openings.mutate(s=openings.v), policy, held, lambda rates: rates.by(openings.m, closes))
    names = {"g": group.column} if group.column else {}
    before = openings.mutate(s=openings.v).select(
        c0=openings.c,
        w0=openings.m + length,
        **{"s": openings.v} | opened,
        h0=openings.h,
        f0=openings.f,
        **{f"{name}0": openings[column] for name, column in names.items()},
    )
    after = closings.select(
        c1=closings.c,
        w1=closings.m,
        e=closings.v,
        h1=closings.h,
        f1=closings.f,
        **{f"{name}1": closings[column] for name, column in names.items()},
    )
    both = before.outer_join(after, (before.c0 == after.c1) & (before.w0 == after.w1))
    w = both.w0.coalesce(both.w1)
    amounts = [name for name in ("s", "r", "e") if name in both.columns]
    return both.select(
        c=both.c0.coalesce(both.c1),
        w=w,
        **{name: both[name].coalesce(0).cast("int64") for name in amounts},
        seen=both.f0.coalesce(both.f1) < w - length,
        back=(both.h1 > both.h0).coalesce(ibis.literal(value=False)),
        g=both.g0.coalesce(both.g1) if names else ibis.literal(""),
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
        k=kind_of(restated(ends), ends.e, ends.seen),
        b=ends.back.cast("int32"),
        b0=(ends.s >= least).cast("int32"),
        b1=(ends.e >= least).cast("int32"),
        y=(ends.seen | (ends.s > 0)).cast("int32") if least > 1 else ibis.literal(0, "int32"),
        q=ends.s.cast("float64") * ends.s.cast("float64"),
    )
    sums = {name: keyed[name].sum().cast("int64") for name in ("s", "r", "e") if name in keyed.columns}
    return keyed.group_by("w", "g", "k", "b", "b0", "b1", "y").agg(n=keyed.count(), **sums, q=keyed.q.sum())


def plain_sums(rows: Table, window: Window, policy: Policy, held: Held) -> Table:
    """Opening, closing and kept revenue of a window, customer by customer and without movements."""
    s0, e0 = window.opening.ordinal, window.closing.ordinal
    rows = rows.filter(rows.m.isin([s0, e0]))
    own = {"s": rows.v.sum(where=rows.m == s0), "e": rows.v.sum(where=rows.m == e0)}
    own |= {name: rows[name].sum(where=rows.m == s0) for name in _parts(rows)}
    found = rows.group_by("c").agg(**{name: one.coalesce(0).cast("int64") for name, one in own.items()})
    found = found.select("e", **_opened(found, policy, held, lambda rates: rates.of_month(e0)))
    return found.agg(
        s=found.s.sum().coalesce(0).cast("int64"),
        e=found.e.sum().coalesce(0).cast("int64"),
        kept=ibis.least(found.s, found.e).sum(where=found.s > 0).coalesce(0).cast("int64"),
    )


def restating(customers: Table) -> Table:
    """Customers with their opening at the rates of the close."""
    return customers.mutate(s=customers.r) if "r" in customers.columns else customers


def base(customers: Table, policy: Policy) -> Table:
    """Opening and closing amounts of the base without any name; who was interrupted is lost where the policy
    is strict.
    """
    rows = customers.filter(customers.s > 0)
    if policy.reactivation is Reactivation.STRICT:
        rows = rows.mutate(e=ibis.ifelse(rows.back, ibis.literal(0, "int64"), rows.e))
    return rows.select("s", "e")


def by_opening(rows: Table, most: int) -> Table:
    """The customers of a base that open largest; of equal ones who pays more at the close."""
    return rows.order_by([rows.s.desc(), rows.e.desc()]).limit(most)


def by_gain(rows: Table, most: int) -> Table:
    """Those that gain most; of equal ones who opens larger."""
    gains = rows.mutate(gain=_gain(rows))
    return gains.order_by([gains.gain.desc(), gains.s.desc()]).limit(most).select("s", "e")


def base_sums(rows: Table) -> Table:
    """Customers of a base added up: n, s, e, kept at most the opening, gained, and the squares of s."""
    square = rows.s.cast("float64") * rows.s.cast("float64")
    money = {"s": rows.s, "e": rows.e, "kept": ibis.least(rows.s, rows.e), "gain": _gain(rows)}
    sums = {name: own.sum().coalesce(0).cast("int64") for name, own in money.items()}
    return rows.agg(n=rows.count(), q=square.sum().coalesce(0.0), **sums)


def _gain(rows: Table) -> Column:
    return ibis.greatest(rows.e - rows.s, ibis.literal(0, "int64"))


def base_by_group(customers: Table, policy: Policy) -> Table:
    """Of the base the group, the opening amount, the closing one, and what is kept of the opening."""
    rows = customers.filter(customers.s > 0)
    lost = ibis.greatest(restated(rows) - rows.e, ibis.literal(0, "int64"))
    if policy.reactivation is Reactivation.STRICT:
        rows = rows.mutate(e=ibis.ifelse(rows.back, ibis.literal(0, "int64"), rows.e))
        lost = ibis.ifelse(rows.back, restated(rows), lost)
    return rows.select("g", "s", "e", kept=(rows.s - lost).cast("int64"))


def moments(customers: Table) -> Table:
    """Sums of powers over the base, in double precision."""
    base = customers.filter(customers.s > 0)
    return base.agg(**_powers(base, base.e))


def moments_by_group(rows: Table, over: str) -> Table:
    """The same of every group of a base, of one of its amounts over the opening one."""
    return rows.group_by("g").agg(**_powers(rows, rows[over]))


def _powers(base: Table, over: Column) -> dict[str, Column]:
    s, d = base.s.cast("float64"), (over - base.s).cast("float64")
    powers = {"s": s, "s2": s * s, "d": d, "sd": s * d, "d2": d * d}
    powers |= {"s3": s * s * s, "s2d": s * s * d, "sd2": s * d * d, "d3": d * d * d}
    return {"n": base.count()} | {name: power.sum().coalesce(0.0) for name, power in powers.items()}
