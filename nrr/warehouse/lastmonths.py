"""The last month in which a period counts: what its end means is told from the table's own successions, by
the rule of a file.
"""

from dataclasses import dataclass

import ibis

from nrr.warehouse.columns import Columns
from nrr.warehouse.days import closes, mark_of, next_mark
from nrr.warehouse.engines import Engine
from nrr.warehouse.rules import Rules
from nrr.warehouse.settled import Column, Table

_COMES_AGAIN = 0.8


@dataclass(frozen=True, slots=True)
class Counting:
    """What a table of periods is read with."""

    engine: Engine
    columns: Columns
    rules: Rules

    def one(self, question: Table) -> dict[str, int]:
        """The only row of a question, of counts."""
        return {name: int(count or 0) for name, count in self.engine.rows(question)[0].items()}


def with_line(source: Counting, rows: Table) -> Table:
    """With what can hold one period at a time: a subscription, where such a column comes again."""
    rows = rows.mutate(start=mark_of(rows.sm, rows.sd), line=rows.c)
    if not source.columns.subscription:
        return rows
    pairs = rows.group_by("c", "u").agg(n=rows.count())
    found = source.one(pairs.agg(pairs=pairs.count(), rows=pairs.n.sum()))
    if found["pairs"] > _COMES_AGAIN * found["rows"]:
        return rows
    return rows.mutate(line=rows.c + ibis.literal("\t") + rows.u.coalesce(""))


def with_last(source: Counting, rows: Table) -> Table:
    """With the last month whose last day lies in the period; null where it has no end."""
    rows = rows.mutate(end=mark_of(rows.em, rows.ed), after=next_mark(rows.em, rows.ed))
    own, whole = _followed(rows, "line"), _followed(rows, "c")
    counts = [source.one(_successions(found)) for found in (own, whole)]
    lengths = source.one(_lengths(rows))
    exclusive = source.rules.exclusive(
        [(one["shared"], one["after"]) for one in counts],
        (lengths["open"], lengths["closed"]),
        renews=source.columns.renews,
    )
    gone = ibis.literal(1, "int32") if exclusive else own.shared
    held = closes(own.em, own.ed) & (gone == 0)
    return own.mutate(last=ibis.ifelse(held, own.em, own.em - 1).cast("int32")).drop("shared", "next")


def _followed(rows: Table, line: str) -> Table:
    """With whether the line begins its next period on the day of the end, and on the day after."""
    closed = rows.filter(rows.em.notnull())
    starts = closed.group_by(line, "start").agg(n=closed.count())
    on_end = starts.select(l1=starts[line], d1=starts.start)
    on_next = starts.view().select(l2=line, d2="start")
    found = rows.left_join(on_end, (rows[line] == on_end.l1) & (rows.end == on_end.d1)).view()
    found = found.left_join(on_next, (found[line] == on_next.l2) & (found.after == on_next.d2)).view()
    lasting = found.em.notnull() & (found.end > found.start)
    return found.mutate(
        shared=(lasting & found.d1.notnull()).cast("int32").coalesce(0),
        next=(lasting & found.d2.notnull()).cast("int32").coalesce(0),
    ).drop("l1", "d1", "l2", "d2")


def _successions(rows: Table) -> Table:
    return rows.agg(shared=rows.shared.sum().coalesce(0), after=rows.next.sum().coalesce(0))


def _lengths(rows: Table) -> Table:
    """Periods of whole months to the end's own day only, and to the day after only."""
    rows = rows.filter(rows.em.notnull())
    last = closes(rows.em, rows.ed)
    next_month = ibis.ifelse(last, rows.em + 1, rows.em)
    next_day = ibis.ifelse(last, ibis.literal(1, "int32"), rows.ed + 1)
    to_end = _whole(rows.sm, rows.sd, rows.em, rows.ed)
    to_next = _whole(rows.sm, rows.sd, next_month, next_day)
    return rows.agg(open=(to_end & ~to_next).sum().coalesce(0), closed=(to_next & ~to_end).sum().coalesce(0))


def _whole(month: Column, day: Column, end_month: Column, end_day: Column) -> Column:
    """From a day to the same day of a later month; a month's last day goes with that of any other."""
    alike = (day == end_day) | (closes(end_month, end_day) & (closes(month, day) | (day > end_day)))
    return alike & (end_month > month)
