"""From a table as it stands to one paid row a customer and month: expressions only, nothing runs here.

Columns are renamed in the first select (c, m, v, a0 ...), so that no name of the table meets an engine's
quirks; labels stay at home. `m` is the ordinal of a month, `v` annualised minor units.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import ibis

from nrr.definitions import Level, Policy
from nrr.ground import Month
from nrr.ledgers import UNKNOWN
from nrr.warehouse.columns import Columns

Table = Any
Column = Any
AMOUNT = "decimal(24, 6)"
LONGEST_CHAIN = 4
"""So many parents above one another are followed."""

_POWERS = 31
"""So many months are powers of two in one number: as many rows of a customer can be added up."""
_BLANKS_AROUND = r"^\s+|\s+$"


def lines(table: Table, columns: Columns, wanted: Sequence[str] = ()) -> Table:
    """The rows of the table: customer, month, amount, the roles that a policy may ask for, and of the
    attributes those that are wanted, by their names here: a0, a1 ...
    """
    named = {
        "c": text_of(table[columns.customer]),
        "m": month_of(table[columns.month]),
        "v": minor_of(table[columns.amount], columns.factor),
    }
    named |= {name: label_of(table[columns.attributes[int(name[1:])]]) for name in wanted}
    named |= {"p": text_of(table[columns.parent])} if columns.parent else {}
    named |= {"u": text_of(table[columns.subscription])} if columns.subscription else {}
    named |= {"k": text_of(table[columns.revenue_type])} if columns.revenue_type else {}
    named |= {"x": month_of(table[columns.cancelled])} if columns.cancelled else {}
    named |= {"y": place_of(text_of(table[columns.currency]), columns.money)} if columns.money else {}
    return table.select(**named, **of_lines(table, columns))


def of_lines(table: Table, columns: Columns) -> dict[str, Column]:
    """What is asked of a line alone, where a policy may look at it over its months: its state (z), its
    product (d).
    """
    found = {"z": state_of(text_of(table[columns.status]), columns.states)} if columns.states else {}
    asked = columns.product and (columns.states or columns.usage)
    return found | ({"d": text_of(table[columns.product])} if asked else {})


def state_of(text: Column, states: Sequence[tuple[str, int]]) -> Column:
    """The code of a row's state by its word; 0 for one that changes nothing."""
    told = ((text == word, ibis.literal(code, "int32")) for word, code in states)
    return ibis.cases(*told, else_=ibis.literal(0, "int32"))


def place_of(text: Column, money: Sequence[tuple[str, int]]) -> Column:
    """The place of a row's currency among all of them, by its word."""
    told = ((text == word, ibis.literal(place, "int32")) for word, place in money)
    return ibis.cases(*told, else_=ibis.null("int32"))


def readable(rows: Table) -> Table:
    """The rows that say who, when and how much."""
    return rows.filter(rows.c.notnull() & rows.m.notnull() & rows.v.notnull())


def different(rows: Table, column: str, most: int) -> Table:
    """The different values of a column, in order, at most so many.

    By grouping: `distinct` behind a select comes out over other columns as well on PostgreSQL.
    """
    return rows.group_by(column).agg(n=rows.count()).order_by(column).limit(most)


def text_of(column: Column) -> Column:
    """A column as text without blanks around it; empty is null.

    By a pattern: a trim names its blanks in a literal, and Spark reads two of them as the letters f and v.
    """
    return column.cast("string").re_replace(_BLANKS_AROUND, "").nullif("")


def label_of(column: Column) -> Column:
    """The label of an attribute: what is empty is unknown."""
    return text_of(column).coalesce(UNKNOWN)


def month_of(column: Column) -> Column:
    """The ordinal of the month of a date, a timestamp, a number such as 202601 or a text such as 2026-01."""
    kind = column.type()
    if kind.is_date() or kind.is_timestamp():
        year, month = column.year(), column.month()
    elif kind.is_integer():
        year = (column / 100).floor().cast("int32")
        month = column - year * 100
    else:
        text = text_of(column)
        year, month = text.substr(0, 4).cast("int32"), text.substr(5, 2).cast("int32")
    return (year.cast("int32") * 12 + month.cast("int32") - 1).cast("int32")


def minor_of(column: Column, factor: int) -> Column:
    """Annualised minor units, rounded half away from zero, as a file is; floating numbers become decimals
    before.
    """
    if column.type().is_integer():
        return column.cast("int64") * factor
    if column.type().is_floating():
        column = ibis.ifelse(column.isnan(), ibis.null(column.type()), column)
    return (column.cast(AMOUNT) * ibis.literal(factor, "int32")).round().cast("int64")


@dataclass(frozen=True, slots=True)
class Settling:
    """How lines become customers: the policy, the last month, whether a customer has one row a month, and how
    many currencies there are where they are several.
    """

    policy: Policy
    closing: Month
    one_row: bool
    places: int = 0


def by_month(rows: Table, how: Settling) -> Table:
    """One row a customer and month up to the closing month, whatever it holds: c, m, v, a0 ...

    Several rows of a customer in one month are added up; its attributes are those of the largest of them,
    of equal ones the first by name.
    """
    policy = how.policy
    rows = rows.filter(rows.m <= how.closing.ordinal)
    if policy.level is Level.SUBSCRIPTION:
        rows = rows.mutate(c=rows.u.coalesce(rows.c))
    if policy.level is Level.PARENT:
        rows = _by_parent(rows)
    names = [name for name in rows.columns if name[0] == "a"]
    rows = rows.select("c", "m", "v", *names, *(["y", "w"] if how.places else []))
    if how.places or not (how.one_row and policy.level is Level.CUSTOMER):
        rows = _one_a_month(rows, names, how.places)
    return rows


def paid(rows: Table) -> Table:
    """The months with revenue: at or below zero nothing was paid."""
    return rows.filter(rows.v > 0)


def with_course(rows: Table, *names: str) -> Table:
    """With what the paid months of a customer say of one of them, as far as it is wanted and not there yet:
    the first (f) and what was paid in it (o), how many came before (r), the last of those (l) and the next
    (n) with their amounts (lv, nv), the lowest amount so far (low).
    """
    own = ibis.window(group_by="c", order_by="m")
    so_far = ibis.window(group_by="c", order_by="m", preceding=None, following=0)
    said = {
        "f": lambda: rows.m.first().over(own),
        "o": lambda: rows.v.first().over(own),
        "r": lambda: ibis.row_number().over(own).cast("int32"),
        "l": lambda: rows.m.lag().over(own),
        "lv": lambda: rows.v.lag().over(own),
        "n": lambda: rows.m.lead().over(own),
        "nv": lambda: rows.v.lead().over(own),
        "low": lambda: rows.v.min().over(so_far),
    }
    missing = {name: said[name]() for name in names or said if name not in rows.columns}
    return rows.mutate(**missing) if missing else rows


def repeated(rows: Table) -> Table:
    """The most rows that a customer has in one month (n)."""
    pairs = rows.group_by("c", "m").agg(n=rows.count())
    return pairs.agg(n=pairs.n.max().coalesce(1))


def has_powers(backend: Any) -> bool:
    """Whether an engine can tell what numbers are together (or)."""
    return bool(backend.has_operation(ibis.expr.operations.BitOr))


def repeated_by_powers(rows: Table, months: Sequence[Month]) -> Table:
    """2 where a customer has a month in two rows (n), by one group a customer and not one a month: each month
    is a power of two, and powers that differ add up to what they are together.
    """
    own: dict[str, Column] = {}
    apart = ibis.literal(value=False)
    for at in range(0, months[-1].since(months[0]) + 1, _POWERS):
        place = rows.m - (months[0].ordinal + at)
        there = (place >= 0) & (place < _POWERS)
        power = ibis.literal(1, "int64") << ibis.ifelse(there, place, 0)
        own |= {f"sum{at}": power.sum(where=there), f"or{at}": power.bit_or(where=there)}
    found = rows.group_by("c").agg(**own)
    for at in range(0, len(own) // 2 * _POWERS, _POWERS):
        apart = apart | (found[f"sum{at}"] != found[f"or{at}"]).coalesce(ibis.literal(value=False))
    return found.agg(n=ibis.ifelse(apart, 2, 1).max().coalesce(1))


def _one_a_month(rows: Table, names: Sequence[str], places: int) -> Table:
    """Of several currencies each is a column (l0, l1 ...) beside their plain sum, which means nothing yet;
    what a row is worth (w) tells the largest.
    """
    worth = rows.w if places else rows.v
    most = rows.mutate(largest=worth == worth.max().over(group_by=["c", "m"])) if names else rows
    own = {name: most[name].min(where=most.largest) for name in names}
    own |= {f"l{at}": most.v.sum(where=most.y == at).coalesce(0).cast("int64") for at in range(places)}
    return most.group_by("c", "m").agg(v=most.v.sum().cast("int64"), **own)


def heads(rows: Table) -> Table:
    """Every customer and the head of its group: each step follows parents twice as far."""
    nobody = ibis.literal("") if rows.p.type().is_string() else ibis.literal(0, "int32")
    known = rows.group_by("c").agg(p=rows.p.coalesce(nobody).argmax(rows.m))
    known = known.select("c", p=known.p.nullif(nobody).coalesce(known.c))
    for _ in range((LONGEST_CHAIN - 1).bit_length()):
        above = known.view().select(c2="c", p2="p")
        found = known.left_join(above, [("p", "c2")])
        known = found.select("c", p=found.p2.coalesce(found.p)).view()
    return known


def unfinished(rows: Table) -> Table:
    """How many customers have parents above one another that are followed no further, or own each other."""
    known = heads(rows)
    above = known.view().select(c2="c", p2="p")
    found = known.inner_join(above, [("p", "c2")])
    return found.agg(n=(found.p != found.p2).sum().coalesce(0))


def _by_parent(rows: Table) -> Table:
    known = heads(rows).select(c2="c", h="p")
    found = rows.inner_join(known, [("c", "c2")])
    return found.select(*[name for name in rows.columns if name != "c"], c=found.h)


def month_after(month: Column, months: Sequence[Month]) -> Column:
    """The month that is held after another one."""
    pairs = pairwise(months)
    farther = [
        (month == one.ordinal, ibis.literal(two.ordinal, "int32")) for one, two in pairs if two > one + 1
    ]
    following = (month + 1).cast("int32")
    return ibis.cases(*farther, else_=following) if farther else following
