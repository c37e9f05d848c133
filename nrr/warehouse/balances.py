"""A table of movements: what a customer pays in a month is what its movements so far add up to."""

from typing import Any

import ibis

from nrr.ground import Refusal
from nrr.warehouse.annual import annual
from nrr.warehouse.columns import Columns
from nrr.warehouse.days import day_of, mark_of
from nrr.warehouse.engines import Engine
from nrr.warehouse.rules import Rules
from nrr.warehouse.settled import Column, Table, different, month_of, text_of
from nrr.warehouse.shaped import (
    AMOUNT_OF_MONTH,
    MONTH,
    Shaped,
    kept_columns,
    long_columns,
    month_number,
    per_amount,
    years_of,
)
from nrr.warehouse.statuses import LEFT_OUT, NOT_REVENUE, Statuses, statuses_of

_MOST_WORDS = 200


def balances(engine: Engine, table: Table, columns: Columns, rules: Rules) -> Shaped:
    """A row of every month in which a customer's movements so far do not add up to nothing.

    Refusal where a file would ask, or where a balance falls below zero: then its start is missing.
    """
    status = statuses_of(engine, table, columns.status, rules)
    rows = _rows(engine, table, columns, rules, status)
    aside = {NOT_REVENUE: status.aside} | {
        name: int(count or 0) for name, count in engine.rows(_aside(rows))[0].items()
    }
    rows = _signed(
        engine, rows.filter(rows.c.notnull() & rows.m.notnull() & (rows.v.notnull() | (rows.z == 1)))
    )
    rows = _once(engine, rows, rules)
    began = {int(row["m"]): int(row["n"]) for row in engine.rows(rows.group_by("m").agg(n=rows.count()))}
    through = rules.through(began, {}, endless=True, bills=False)
    months = engine.kept(_balances(rows.filter(rows.m <= through), through))
    _require_start(engine, months)
    names = kept_columns(columns)
    paying = months.filter(months.b != 0)
    spread = paying.select(*names, v="b", m=ibis.range(paying.m, paying.until).unnest()).view()
    long = spread.select(
        **{name: spread[key] for key, name in names.items()},
        **{MONTH: month_number(spread.m.cast("int32")), AMOUNT_OF_MONTH: spread.v},
    )
    first = engine.rows(paying.agg(first=paying.m.min()))[0]["first"]
    if first is None:
        raise Refusal("the movements of the table add up to nothing")
    left = {reason: count for reason, count in aside.items() if count}
    return Shaped(long, long_columns(columns), left, int(first), through)


def are_movements(engine: Engine, table: Table, column: str, rules: Rules) -> bool:
    """Whether the words of a column are all movements, and some of them take revenue away or add to it."""
    texts = table.select(k=text_of(table[column]))
    words = [
        str(row["k"]) for row in engine.rows(different(texts.filter(texts.k.notnull()), "k", _MOST_WORDS))
    ]
    signs = [rules.movement(word) for word in words]
    return bool(signs) and all(signs) and -1 in signs


def _rows(engine: Engine, table: Table, columns: Columns, rules: Rules, status: Statuses) -> Table:
    """Who, when, how much a year, the sign of the movement, whether it ends everything: c, m, d, v, g, z."""
    names = kept_columns(columns)
    word = text_of(table[columns.movement])
    words = _words(engine, table, columns, rules)
    gains = [one for one in words if rules.movement(one) > 0]
    churns = [one for one in words if rules.churns(one)]
    sign = ibis.ifelse(word.isin(gains), ibis.literal(1, "int32"), ibis.literal(-1, "int32"))
    ends_all = word.isin(churns) if churns else ibis.literal(value=False)
    amount = annual(_number(table[columns.amount]), years_of(columns), per_amount(columns))
    found = table.select(
        c=text_of(table[columns.customer]),
        m=month_of(table[columns.month]),
        d=_day(table[columns.month]),
        v=amount,
        g=sign,
        z=(ends_all & table[columns.amount].isnull()).cast("int32"),
        status=status.word,
        **{key: table[name] for key, name in names.items()},
    )
    return found.filter(found.status != LEFT_OUT).drop("status")


def _number(column: Column) -> Column:
    if column.type().is_floating():
        return ibis.ifelse(column.isnan(), ibis.null(column.type()), column)
    return column


def _day(column: Column) -> Column:
    """What tells days of one month apart; the month alone where it says no more."""
    if column.type().is_integer():
        return column.cast("int64")
    return mark_of(*day_of(column)).coalesce(0)


def _words(engine: Engine, table: Table, columns: Columns, rules: Rules) -> list[str]:
    """The movements of the table; Refusal for those nobody knows."""
    texts = table.select(k=text_of(table[columns.movement]).coalesce(""))
    words = [str(row["k"]) for row in engine.rows(different(texts, "k", _MOST_WORDS))]
    unknown = [word for word in words if not rules.movement(word)]
    if unknown:
        listed = ", ".join(repr(word) for word in unknown[:5])
        raise Refusal(f"nobody knows the movements {listed} of {columns.movement!r}")
    return words


def _aside(rows: Table) -> Table:
    counts = {
        "nobody": rows.c.isnull(),
        "undated": rows.c.notnull() & rows.m.isnull(),
        "unpriced": rows.c.notnull() & rows.m.notnull() & rows.v.isnull() & (rows.z == 0),
    }
    return rows.agg(**{name: told.sum().coalesce(0) for name, told in counts.items()})


def _signed(engine: Engine, rows: Table) -> Table:
    """Amounts as written where losses are negative, by the movement where all are positive."""
    losses, gains = rows.g < 0, rows.g > 0
    (found,) = engine.rows(
        rows.agg(
            below=(losses & (rows.v < 0)).sum().coalesce(0),
            above=(losses & (rows.v > 0)).sum().coalesce(0),
            wrong=(gains & (rows.v < 0)).sum().coalesce(0),
        )
    )
    if found["below"] and found["above"]:
        raise Refusal(f"{found['below']} losses are negative and {found['above']} are positive")
    if found["wrong"]:
        raise Refusal(f"{found['wrong']} movements that add revenue have a negative amount")
    return rows.mutate(v=ibis.ifelse(losses, -rows.v, rows.v)) if found["above"] else rows


def _once(engine: Engine, rows: Table, rules: Rules) -> Table:
    """Movements equal in every column that is read count once, if that was said."""
    same = rows.group_by(rows.columns).agg(n=rows.count())
    (found,) = engine.rows(same.agg(again=(same.n - 1).sum().coalesce(0)))
    if not found["again"] or not rules.repeated(int(found["again"])):
        return rows
    return same.drop("n")


def _balances(rows: Table, through: int) -> Table:
    """A row a customer and month in which something moves: the balance from then on, until when, and the
    labels of the latest movement of the month; of several on that day the greater label, since a table has no
    order.
    """
    labels = [name for name in rows.columns if name[0] == "k"]
    rows = rows.mutate(w=rows.d.max().over(group_by=["c", "m"])) if labels else rows
    own: dict[str, Any] = {
        "v": rows.v.coalesce(0).sum().cast("int64"),
        "z": rows.z.max(),
        **{name: rows[name].max(where=rows.d == rows.w) for name in labels},
    }
    moved = rows.group_by("c", "m").agg(**own)
    course = ibis.window(group_by="c", order_by="m", preceding=None, following=0)
    moved = moved.mutate(
        v=ibis.ifelse(moved.z == 1, 0, moved.v).cast("int64"), run=moved.z.sum().over(course)
    )
    within = ibis.window(group_by=["c", "run"], order_by="m", preceding=None, following=0)
    following = ibis.window(group_by="c", order_by="m")
    return moved.mutate(
        b=moved.v.sum().over(within).cast("int64"),
        until=moved.m.lead().over(following).coalesce(through + 1).cast("int32"),
    ).drop("run", "z", "v")


def _require_start(engine: Engine, months: Table) -> None:
    below = months.filter(months.b < 0)
    count = int(engine.rows(below.agg(n=below.c.nunique()))[0]["n"])
    if count:
        raise Refusal(
            f"the movements of {count} customers add up to less than nothing: "
            "the table begins after they did; give one that holds all of their movements"
        )
