"""A table written down once in whole numbers, where its engine can do that beside the rows: every question
after that reads numbers and no names.

Names get codes in the order of names, so that what is sorted by one is sorted by the other. Blanks around a
name are taken off once for each different name, not once for each row.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import ibis

from nrr.ledgers import UNKNOWN
from nrr.warehouse.columns import Columns
from nrr.warehouse.engines import Engine
from nrr.warehouse.settled import (
    Column,
    Table,
    different,
    label_of,
    minor_of,
    month_of,
    of_lines,
    place_of,
    text_of,
)

_NAMED = ("customer", "parent", "subscription")
_HERE = {"customer": "c", "parent": "p", "subscription": "u"}


@dataclass(frozen=True, eq=False)
class Coded:
    """`lines` are the rows with codes of names and labels, `names` the names by code, `labels` those of each
    attribute in the order of their codes, which begin with 1.
    """

    lines: Table
    names: Table
    labels: Mapping[str, tuple[str, ...]]
    settled: dict[Any, Table] = field(default_factory=dict)


def coded(engine: Engine, table: Table, columns: Columns, most: int) -> Coded:
    """The table in codes; attributes with more than `most` labels are not taken along."""
    names = engine.kept(_names(table, columns))
    values = {name: engine.kept(_values(table[name], table, most + 1)) for name in columns.attributes}
    labels = {name: _labels(engine, own) for name, own in values.items()}
    values = {name: own for name, own in values.items() if len(labels[name]) <= most}
    own = {_HERE[role]: table[getattr(columns, role)].cast("string") for role in _used(columns)}
    own |= {"m": table[columns.month], "v": minor_of(table[columns.amount], columns.factor)}
    own |= {f"a{at}": table[name].cast("string") for at, name in enumerate(values)}
    own |= {"k": text_of(table[columns.revenue_type])} if columns.revenue_type else {}
    own |= {"x": month_of(table[columns.cancelled])} if columns.cancelled else {}
    own |= {"y": place_of(text_of(table[columns.currency]), columns.money)} if columns.money else {}
    rows = _dated(engine, table.select(**own, **of_lines(table, columns)))
    for role in _used(columns):
        rows = _with_code(rows, _HERE[role], names)
    for at, (name, value) in enumerate(values.items()):
        unknown = labels[name].index(UNKNOWN) + 1 if UNKNOWN in labels[name] else None
        rows = _with_code(rows, f"a{at}", value, unknown)
    return Coded(engine.kept(rows), names, {name: labels[name] for name in values})


def _used(columns: Columns) -> Sequence[str]:
    return [role for role in _NAMED if getattr(columns, role)]


def _names(table: Table, columns: Columns) -> Table:
    """Every name of a customer, parent or subscription once: raw, name, code."""
    parts = [table.select(raw=table[getattr(columns, role)].cast("string")) for role in _used(columns)]
    rows = ibis.union(*parts) if len(parts) > 1 else parts[0]
    found = rows.group_by("raw").agg(n=rows.count())
    return _in_codes(found.select("raw", name=text_of(found.raw)))


def _values(column: Column, table: Table, most: int) -> Table:
    rows = table.select(raw=column.cast("string"))
    found = different(rows, "raw", most)
    return _in_codes(found.select("raw", name=label_of(found.raw)))


def _in_codes(rows: Table) -> Table:
    rows = rows.filter(rows.name.notnull())
    code = (ibis.dense_rank().over(order_by=rows.name) + 1).cast("int32")
    return rows.select("raw", "name", code=code)


def _labels(engine: Engine, values: Table) -> tuple[str, ...]:
    found = values.group_by("code").agg(name=values.name.min()).order_by("code")
    return tuple(str(row["name"]) for row in engine.rows(found))


def _dated(engine: Engine, rows: Table) -> Table:
    """With the ordinals of its months; a text is read once for each different one."""
    if not rows.m.type().is_string():
        return rows.mutate(m=month_of(rows.m))
    found = rows.group_by("m").agg(n=rows.count())
    months = engine.kept(found.select(raw="m", code=month_of(found.m)))
    return _with_code(rows, "m", months)


def _with_code(rows: Table, column: str, codes: Table, missing: int | None = None) -> Table:
    """With the code of a column in the place of its text; what has none is null, or the one that is said."""
    codes = codes.view().select(raw_of_code="raw", code_of_raw="code")
    found = rows.left_join(codes, rows[column] == codes.raw_of_code)
    code = found.code_of_raw if missing is None else found.code_of_raw.coalesce(missing)
    return found.mutate(**{column: code.cast("int32")}).drop("raw_of_code", "code_of_raw").view()
