"""What becomes of every line of a customer before its lines are added up: which kinds count, pauses and
months past due held, churn at cancellation, usage smoothed. Order and rounding are those of settling a book.

A line is what a file keeps apart: a customer, and its currency, kind of revenue, subscription or product
where one customer has several.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import ibis

from nrr.definitions import ChurnDate, Pauses, Policy, Usage
from nrr.ground import Month, Refusal
from nrr.ledgers import PAST_DUE, PAUSED, SMOOTHED_MONTHS
from nrr.warehouse.columns import Columns
from nrr.warehouse.ends import Held
from nrr.warehouse.engines import Engine
from nrr.warehouse.settled import Column, Table, month_after


@dataclass(frozen=True, slots=True)
class Lines:
    """How lines are told apart: the columns that say it (c first), whether each has one row a month, and the
    months up to the last that counts, rising.
    """

    key: tuple[str, ...] = ("c",)
    months: tuple[Month, ...] = ()
    one_row: bool = True


def line_by_line(policy: Policy) -> bool:
    """Whether a policy looks at a line over its months."""
    return (
        policy.pauses is Pauses.HOLD or policy.churn_date is ChurnDate.GRACE or policy.usage is Usage.SMOOTH3
    )


def counted(rows: Table, columns: Columns, policy: Policy) -> Table:
    """The rows whose kind of revenue counts."""
    if not columns.revenue_type:
        return rows
    wanted = set(policy.revenue_types) - ({"usage"} if policy.usage is Usage.EXCLUDE else set())
    rows = rows if "usage" in wanted else rows.filter(~_metered(rows, columns))
    return rows if "recurring" in wanted else rows.filter(_metered(rows, columns))


def treated(rows: Table, columns: Columns, policy: Policy, lines: Lines) -> Table:
    """The rows as a policy has them: of months that are held or smoothed with other amounts."""
    if line_by_line(policy) and not lines.one_row:
        rows = _by_line(rows, lines.key)
    if policy.pauses is Pauses.HOLD:
        rows = _held(rows, PAUSED, policy.hold_months, lines)
    if policy.churn_date is ChurnDate.GRACE:
        rows = _held(rows, PAST_DUE, policy.grace_months, lines)
    if policy.churn_date is ChurnDate.CANCELLATION:
        gone = (rows.m >= rows.x).coalesce(ibis.literal(value=False))
        rows = rows.mutate(v=ibis.ifelse(gone, ibis.literal(0, "int64"), rows.v))
    return _smoothed(rows, columns, lines) if policy.usage is Usage.SMOOTH3 else rows


def key_of(engine: Engine, rows: Table) -> tuple[str, ...]:
    """The columns that tell lines apart: the currency where there are several, the kind of revenue (k)
    where a customer has two, the subscription (u) or product (d) where it has two in one month.
    """
    apart = [name for name in ("y",) if name in rows.columns]
    for keys, several in ((["c"], ["k"]), (["c", "m"], ["u", "d"])):
        if wanted := [name for name in several if name in rows.columns]:
            found = rows.group_by(keys).agg(**{name: _different(rows, name) for name in wanted})
            (most,) = engine.rows(found.agg(**{name: found[name].max() for name in wanted}))
            apart += [name for name in wanted if (most[name] or 0) > 1]
    return ("c", *apart)


def require_one_state(policy: Policy, two: Callable[[], int]) -> None:
    """Refusal where rows of one line in one month disagree on whether it is paused or past due."""
    stated = policy.pauses is Pauses.HOLD or policy.churn_date is ChurnDate.GRACE
    if stated and (count := two()):
        raise Refusal(
            f"{count} customers have rows of one month that are paused or past due beside rows that are not; "
            "read the rows as a file"
        )


def two_states(rows: Table, key: Sequence[str]) -> Table:
    """How many lines are paused or past due in one row of a month and not in another."""
    found = rows.group_by(*key, "m").agg(least=rows.z.min(), most=rows.z.max())
    return found.agg(n=(found.least != found.most).sum().coalesce(0))


def _different(rows: Table, name: str) -> Column:
    nothing = ibis.literal("") if rows[name].type().is_string() else ibis.literal(0, "int32")
    return rows[name].coalesce(nothing).nunique()


def _metered(rows: Table, columns: Columns) -> Column:
    never = ibis.literal(value=False)
    return (rows.k.isin(columns.usage) if columns.usage else never).coalesce(never)


def _by_line(rows: Table, key: Sequence[str]) -> Table:
    """One row a line and month; what else stands in it is that of the largest, of equal ones the first."""
    keys = [*key, "m"]
    most = rows.mutate(w=rows.v.max().over(group_by=keys))
    own = {name: most[name].min(where=most.v == most.w) for name in rows.columns if name not in (*keys, "v")}
    return most.group_by(keys).agg(v=most.v.sum().cast("int64"), **own).select(*rows.columns).view()


def _held(rows: Table, state: int, longest: int, lines: Lines) -> Table:
    """Months of that state take the last amount before them, for at most `longest` months in a row."""
    own = ibis.window(group_by=lines.key, order_by="i")
    so_far = ibis.window(group_by=lines.key, order_by="i", preceding=None, following=0)
    near = rows.mutate(i=Held(lines.months).index(rows.m))
    near = near.mutate(here=_one((near.z == state) & (near.i > 0)))
    follows = (near.here.lag().over(own) == 1) & (near.i.lag().over(own) == near.i - 1)
    near = near.mutate(begins=near.here * (1 - _one(follows)))
    near = near.mutate(stretch=near.begins.sum().over(so_far))
    month = near.i - near.i.min().over(group_by=[*lines.key, "stretch"]) + 1
    near = near.mutate(fill=_one((near.here == 1) & (month <= longest) & (near.v <= 0)))
    near = near.mutate(part=(1 - near.fill).sum().over(so_far))
    within = ibis.window(group_by=[*lines.key, "part"], order_by="i")
    near = near.mutate(
        base=near.v.first().over(within),
        gone=near.i - near.i.first().over(within),
        at=ibis.row_number().over(within),
    )
    unbroken = (near.part > 0) & (near.gone == near.at)
    last = ibis.ifelse(unbroken, near.base, ibis.literal(0, "int64"))
    found = near.mutate(v=ibis.ifelse(near.fill == 1, last, near.v).cast("int64"))
    return found.select(*rows.columns).view()


def _smoothed(rows: Table, columns: Columns, lines: Lines) -> Table:
    """Metered lines as the mean of the last three months, rounded half up to the minor unit.

    A month without a row of its own has the labels of the month before.
    """
    own = rows.mutate(metered=_one(_metered(rows, columns)))
    counts = ibis.ifelse(own.metered == 1, SMOOTHED_MONTHS, 1).cast("int32")
    spread = own.mutate(o=ibis.range(ibis.literal(0, "int32"), counts).unnest()).view()
    spread = spread.mutate(m=_months_on(spread.m, spread.o, lines.months))
    spread = spread.filter(spread.m <= lines.months[-1].ordinal)
    keys = [*lines.key, "m"]
    spread = spread.mutate(w=spread.o.min().over(group_by=keys))
    rest = [name for name in own.columns if name not in (*keys, "v")]
    labels = {name: spread[name].max(where=spread.o == spread.w) for name in rest}
    found = spread.group_by(keys).agg(v=spread.v.sum().cast("int64"), **labels)
    months = ibis.least(Held(lines.months).index(found.m) + 1, SMOOTHED_MONTHS).cast("int64")
    mean = _floored(found.v * 2 + months, months * 2)
    return found.mutate(v=ibis.ifelse(found.metered == 1, mean, found.v)).select(*rows.columns).view()


def _months_on(month: Column, back: Column, months: Sequence[Month]) -> Column:
    """The month that is held so many after another one."""
    later = [month]
    for _ in range(1, SMOOTHED_MONTHS):
        later.append(month_after(later[-1], months))
    return ibis.cases(*((back == at, later[at]) for at in range(1, SMOOTHED_MONTHS)), else_=month).cast(
        "int32"
    )


def _floored(above: Column, below: Column) -> Column:
    """A whole number over another, down to a whole one: a quotient in double precision is at most one off."""
    guess = (above.cast("float64") / below.cast("float64")).floor().cast("int64")
    rest = above - guess * below
    return (guess + _one(rest >= below) - _one(rest < 0)).cast("int64")


def _one(condition: Column) -> Any:
    said = condition.coalesce(ibis.literal(value=False))
    return ibis.ifelse(said, ibis.literal(1, "int64"), ibis.literal(0, "int64"))
