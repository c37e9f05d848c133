"""What every month of a table holds, as a few numbers: rows, amounts, and a sum of hashes of whole rows."""

from collections.abc import Callable, Mapping
from typing import Any

import ibis

from nrr.warehouse.columns import Columns
from nrr.warehouse.engines import Engine
from nrr.warehouse.settled import Column, Table, minor_of, month_of

_PRIME = 1_000_000_007
_BETWEEN = "\t"


def _hash(text: Any) -> Any:
    """A hash of a text by a function of the engine."""


def _seeded(text: Any, seed: Any) -> Any:
    """The same of one that wants a seed."""


_builtin: Any = ibis.udf.scalar.builtin
_POSTGRESQL = _builtin(name="hashtextextended", signature=(("string", "int64"), "int64"))(_seeded)
_HASHES: Mapping[str, Callable[[Column], Column]] = {
    "DuckDB": _builtin(name="md5_number_lower", signature=(("string",), "uint64"))(_hash),
    "PostgreSQL": lambda text: _POSTGRESQL(text, ibis.literal(0, "int64")),
    "Spark": _builtin(name="xxhash64", signature=(("string",), "int64"))(_hash),
}


def checksums(engine: Engine, table: Table, columns: Columns) -> Table:
    """By month (m): rows (n), annualised amounts as they stand (v), and the checksum (h), which does not
    hang on the order of rows.
    """
    texts = [table[name].cast("string").coalesce("") for name in dict.fromkeys(columns.used.values())]
    own = (hashed(engine, _joined(texts)) % _PRIME).cast("int64")
    amount = minor_of(table[columns.amount], columns.factor).coalesce(0)
    rows = table.select(m=month_of(table[columns.month]), v=amount, h=own)
    rows = rows.filter(rows.m.notnull())
    sums = {name: rows[name].sum().coalesce(0).cast("int64") for name in ("v", "h")}
    return rows.group_by("m").agg(n=rows.count(), **sums).order_by("m")


def hashed(engine: Engine, text: Column) -> Column:
    """A hash of a text, as a whole number of the engine's own."""
    return _HASHES[engine.name](text)


def _joined(texts: list[Column]) -> Column:
    found = texts[0]
    for text in texts[1:]:
        found = found + ibis.literal(_BETWEEN) + text
    return found
