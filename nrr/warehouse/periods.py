"""A table of periods, as one of subscriptions or of invoices: each counts in every month whose last day lies
in it. The engine explodes them; what their ends mean is told by the rule of a file.
"""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import ibis

from nrr.ground import Refusal
from nrr.warehouse.annual import annual, annual_by
from nrr.warehouse.columns import Columns
from nrr.warehouse.days import day_of
from nrr.warehouse.engines import Engine
from nrr.warehouse.lastmonths import Counting, with_last, with_line
from nrr.warehouse.rules import Rules
from nrr.warehouse.settled import Column, Table, different, text_of
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
from nrr.warehouse.statuses import ENDED, LEFT_OUT, NOT_REVENUE, Statuses, statuses_of

_LONGEST, _SEVERAL, _MOST_WORDS = 1200, 3, 200
_FAR = 2099
_LIKE = 1.5


def periods(engine: Engine, table: Table, columns: Columns, rules: Rules) -> Shaped:
    """A row a month of every period. Refusal where a file would ask, before anything is counted."""
    source = Counting(engine, columns, rules)
    status = statuses_of(engine, table, columns.status, rules)
    rows = engine.kept(_rows(source, table, status))
    aside = source.one(_aside(rows)) | {NOT_REVENUE: status.aside}
    rows = _usable(rows)
    rows = engine.kept(with_last(source, engine.kept(with_line(source, rows))))
    rows = engine.kept(_with_amount(source, rows))
    reach = _reach(source, rows)
    whole = rows.mutate(
        full=rows["last"].coalesce(rows.sm),
        last=ibis.least(rows["last"].coalesce(reach), reach).cast("int32"),
    )
    aside |= source.one(_counted_aside(whole, reach))
    whole = _renewed(
        source, whole.filter((whole["last"] >= whole.sm) & (whole["last"] - whole.sm < _LONGEST))
    )
    whole = whole.filter(whole["last"] >= whole.sm)
    span = source.one(whole.agg(first=whole.sm.min(), last=whole["last"].max(), n=whole.count()))
    if not span["n"]:
        raise Refusal("no period of the table holds a month-end")
    names = kept_columns(columns, columns.status, columns.product)
    months = whole.select(*names, v="v", m=ibis.range(whole.sm, whole["last"] + 1).unnest()).view()
    long = months.select(
        **{name: months[key] for key, name in names.items()},
        **{MONTH: month_number(months.m.cast("int32")), AMOUNT_OF_MONTH: months.v},
    )
    left = {reason: count for reason, count in aside.items() if count}
    known = replace(long_columns(columns), status=columns.status, product=columns.product)
    return Shaped(long, known, left, span["first"], span["last"])


def _rows(source: Counting, table: Table, status: Statuses) -> Table:
    """Who, from when to when, and what the amount is made of; rows of a status that does not count are
    gone.
    """
    columns = source.columns
    names = kept_columns(columns, columns.status, columns.product)
    start_month, start_day = day_of(table[columns.start])
    own = {"sm": start_month, "sd": start_day, **_ends(source, table, status.word)}
    own |= {"amount": _amount(table, columns), "status": status.word, "c": text_of(table[columns.customer])}
    own["u"] = text_of(table[columns.subscription]) if columns.subscription else ibis.null("string")
    words = [table[name] for name in (columns.interval, columns.interval_count) if name]
    own["word"] = _joined(words) if words else ibis.literal("")
    found = table.select(**own, **{key: table[name] for key, name in names.items()})
    return found.filter(found.status != LEFT_OUT)


def _joined(words: list[Column]) -> Column:
    texts = [text_of(word).coalesce("") for word in words]
    return texts[0] if len(texts) == 1 else texts[0] + ibis.literal("\t") + texts[1]


def _amount(table: Table, columns: Columns) -> Column:
    amount = table[columns.amount]
    if amount.type().is_floating():
        amount = ibis.ifelse(amount.isnan(), ibis.null(amount.type()), amount)
    amount = amount.cast("decimal(24, 6)")
    if not columns.times:
        return amount
    return (amount * table[columns.times].cast("decimal(12, 4)")).cast("decimal(24, 6)")


def _ends(source: Counting, table: Table, status: Column) -> dict[str, Column]:
    """The day of the end, and whether there is none: no day, a far one, or a word for it."""
    columns = source.columns
    name = columns.end or columns.cancelled
    if not name:
        return {"em": ibis.null("int32"), "ed": ibis.null("int32"), "endless": ibis.literal(1, "int32")}
    month, day = day_of(table[name])
    open_end = text_of(table[name]).isnull() | (month >= _FAR * 12).coalesce(ibis.literal(value=False))
    if table[name].type().is_string():
        texts = table.select(k=text_of(table[name]), m=month)
        found = source.engine.rows(
            different(texts.filter(texts.m.isnull() & texts.k.notnull()), "k", _MOST_WORDS)
        )
        words = [row["k"] for row in found if source.rules.open_end(row["k"])]
        open_end = open_end | (text_of(table[name]).isin(words) if words else ibis.literal(value=False))
    if columns.cancelled and columns.cancelled != name:
        month2, day2 = day_of(table[columns.cancelled])
        closed = open_end & (status == ENDED) & month2.notnull()
        month, day = ibis.ifelse(closed, month2, month), ibis.ifelse(closed, day2, day)
        open_end = open_end & ~closed
    nothing = ibis.null("int32")
    return {
        "em": ibis.ifelse(open_end, nothing, month),
        "ed": ibis.ifelse(open_end, nothing, day),
        "endless": open_end.cast("int32"),
    }


def _aside(rows: Table) -> Table:
    """Rows that say nobody, no start, no readable end, or no amount."""
    counts = {
        "nobody": rows.c.isnull(),
        "undated": rows.c.notnull() & rows.sm.isnull(),
        "unended": rows.c.notnull() & rows.sm.notnull() & rows.em.isnull() & (rows.endless == 0),
        "unpriced": rows.c.notnull() & rows.sm.notnull() & rows.amount.isnull(),
        "unclosed": (rows.endless == 1) & (rows.status == ENDED),
    }
    return rows.agg(**{name: told.sum().coalesce(0) for name, told in counts.items()})


def _usable(rows: Table) -> Table:
    dated = rows.sm.notnull() & (rows.em.notnull() | (rows.endless == 1))
    return rows.filter(rows.c.notnull() & dated & rows.amount.notnull())


def _with_amount(source: Counting, rows: Table) -> Table:
    """With what every row pays a year, in minor units."""
    columns, per = source.columns, per_amount(source.columns)
    if columns.amount_is == "period":
        return rows.mutate(v=_over_period(source, rows, per))
    if columns.amount_is == "interval":
        return _by_interval(source, rows, per)
    return rows.mutate(v=annual(rows.amount, years_of(columns), per))


def _over_period(source: Counting, rows: Table, per: int) -> Column:
    if source.one(rows.agg(n=(rows.endless == 1).sum()))["n"]:
        raise Refusal("an amount for a whole period needs the end of every period; some have none")
    months = ibis.greatest(rows["last"] - rows.sm + 1, 1).cast("int32")
    lengths = rows.select(k=months)
    found = source.engine.rows(different(lengths, "k", _LONGEST))
    return annual_by(rows.amount, months, {int(r["k"]): Fraction(int(r["k"]), 12) for r in found}, per)


def _by_interval(source: Counting, rows: Table, per: int) -> Table:
    """By the word of its interval, perhaps with its count; Refusal for words nobody knows."""
    found = [str(row["word"]) for row in source.engine.rows(different(rows, "word", _MOST_WORDS))]
    known = {word: _years(source, word) for word in found}
    if unknown := [word for word, years in known.items() if years is None]:
        listed = ", ".join(repr(word) for word in unknown[:5])
        raise Refusal(
            f"nobody knows how long the billing intervals {listed} of {source.columns.interval!r} last; "
            "say their months in a recipe under [intervals]"
        )
    lengths = sorted({years for years in known.values() if years is not None})
    coded = ((rows.word == word, lengths.index(years)) for word, years in known.items() if years is not None)
    code = ibis.cases(*((is_it, ibis.literal(at, "int32")) for is_it, at in coded), else_=ibis.null("int32"))
    return rows.mutate(v=annual_by(rows.amount, code, dict(enumerate(lengths)), per))


def _years(source: Counting, word: str) -> Any:
    text, _, count = word.partition("\t")
    years = source.rules.lasts(source.columns.interval, text)
    if years is None or not source.columns.interval_count:
        return years
    return years * int(count) if count.isdigit() and int(count) else None


def _reach(source: Counting, rows: Table) -> int:
    """The last month of the book."""
    bills = source.columns.bills and _several(source, rows)
    began = _by_month(source, rows, "sm")
    closed = rows.filter(rows.endless == 0)
    lasts = _by_month(source, closed, "last")
    endless = sum(began.values()) > sum(lasts.values())
    return source.rules.through(began, lasts, endless=endless, bills=bills)


def _several(source: Counting, rows: Table) -> bool:
    own = rows.group_by("c").agg(n=rows.count())
    return source.one(own.agg(most=own.n.max()))["most"] >= _SEVERAL


def _by_month(source: Counting, rows: Table, name: str) -> dict[int, int]:
    found = source.engine.rows(rows.group_by(name).agg(n=rows.count()))
    return {int(row[name]): int(row["n"]) for row in found}


def _counted_aside(rows: Table, reach: int) -> Table:
    later = rows.sm > reach
    return rows.agg(
        later=later.sum().coalesce(0), short=(~later & (rows["last"] < rows.sm)).sum().coalesce(0)
    )


def _renewed(source: Counting, rows: Table) -> Table:
    """Periods cut where the like of them begins on the same line, if that renews them."""
    own = ibis.window(group_by="line", order_by=["sm", "start"])
    near = rows.filter(rows.v > 0)
    near = near.mutate(
        sm2=near.sm.lead().over(own), v2=near.v.lead().over(own), last2=near.full.lead().over(own)
    )
    near = near.mutate(n2=near.endless.lead().over(own))
    runs = (near.sm2 > near.sm) & (near.sm2 <= near["last"])
    outlasts = (near.n2 == 1) | (near.last2 > near.full)
    like = (near.v2.cast("float64") <= near.v * _LIKE) & (near.v.cast("float64") <= near.v2 * _LIKE)
    hit = (runs & outlasts & (near.endless == 0) & like).coalesce(ibis.literal(value=False))
    follows = (near.sm2 == near["last"] + 1).coalesce(ibis.literal(value=False))
    found = source.one(near.agg(hits=hit.sum().coalesce(0), follow=follows.sum().coalesce(0)))
    if source.columns.subscription and found["follow"] < found["hits"]:
        return rows
    if not source.rules.renewal(found["hits"]) or not found["hits"]:
        return rows
    cut = near.mutate(last=ibis.ifelse(hit, near.sm2 - 1, near["last"]).cast("int32"))
    cut = cut.select(*rows.columns).view()
    rest = rows.filter((rows.v <= 0) | rows.v.isnull())
    return cut.union(rest.select(*rows.columns))
