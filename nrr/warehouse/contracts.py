"""Contracts of a table: their rows come home with a number in the place of each customer, and are read as a
file of them is.

Terms follow one another, which no tally adds up. Of a row comes home what a term is read from: when it runs,
what it pays, what is said of its renewal, and the values customers are grouped by. Names stay until a list of
them is asked for.
"""

import csv
import io
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import ibis

from nrr.ground import Refusal
from nrr.ledgers import Ledger
from nrr.warehouse.checksums import hashed
from nrr.warehouse.columns import Columns
from nrr.warehouse.engines import Engine
from nrr.warehouse.rules import Rules
from nrr.warehouse.settled import Table, text_of

MOST_CONTRACTS = 300_000
"""Of so many rows the contracts come home."""
_DIGITS, _AT_ONCE = 7, 1_000
_OF_PERIODS = ("start", "end", "interval", "interval_count", "status", "cancelled")
_READ = ("amount", *_OF_PERIODS, "subscription", "revenue_type", "currency", "times")


@dataclass(frozen=True, eq=False)
class Contracts:
    """A table of contract periods as it stands, its columns, and the rules that it is read by."""

    engine: Engine
    table: Table
    columns: Columns
    rules: Rules
    _books: dict[tuple[str, ...], Ledger] = field(default_factory=dict)
    _marks: dict[str, str] = field(default_factory=dict)

    def book(self, attributes: Sequence[str]) -> Ledger:
        """The book of these contracts, its customers numbered in the order of their names, with some columns
        to group by. Refusal of too many, and where a file of them would have no figures.
        """
        key = tuple(attributes)
        if key not in self._books:
            self._books[key] = self._read(key)
        return self._books[key]

    def _read(self, attributes: tuple[str, ...]) -> Ledger:
        headings = self._headings(attributes)
        found = self.engine.answer(self._rows(headings))
        if found.num_rows > MOST_CONTRACTS:
            raise Refusal(f"contracts of up to {MOST_CONTRACTS:,} rows are followed; the table has more")
        # Rows of a table have no order: they come in that of their values, so that equal tables read alike.
        groups = [f"k{headings.index(name)}" for name in attributes]
        order = dict.fromkeys(("c", *groups, *found.column_names))
        columns = found.sort_by([(name, "ascending") for name in order]).to_pydict()
        who = [f"c{number:0{_DIGITS}}" for number in columns.pop("c")]
        self._marks.update(zip(who, columns.pop("h"), strict=True))
        told = dict(zip(headings, columns.values(), strict=True)) | {self.columns.customer: who}
        roles = {role: getattr(self.columns, role) for role in ("customer", "amount", *_OF_PERIODS)}
        return self.rules.contracts(self._csv(told), roles)

    def _csv(self, told: Mapping[str, Sequence[Any]]) -> bytes:
        """The columns in the order of the table."""
        names = [name for name in self.table.columns if name in told]
        out = io.StringIO()
        writer = csv.writer(out)
        writer.writerow(names)
        writer.writerows(zip(*(told[name] for name in names), strict=True))
        return out.getvalue().encode()

    def _headings(self, attributes: Sequence[str]) -> tuple[str, ...]:
        """The columns that come home beside the customer."""
        own = [getattr(self.columns, role) for role in _READ]
        told = self.rules.contract_columns(self.table.columns)
        never = {"", self.columns.customer}
        return tuple(name for name in dict.fromkeys((*own, *told, *attributes)) if name not in never)

    def _rows(self, headings: Sequence[str]) -> Table:
        own = {f"k{at}": self.table[name] for at, name in enumerate(headings)}
        rows = self._named(own)
        return rows.select(
            c=ibis.dense_rank().over(order_by=rows.c).cast("int64"),
            h=hashed(self.engine, rows.c).cast("string"),
            **{name: rows[name] for name in own},
        ).limit(MOST_CONTRACTS + 1)

    def _named(self, own: Mapping[str, Any]) -> Table:
        rows = self.table.select(c=text_of(self.table[self.columns.customer]), **own)
        return rows.filter(rows.c.notnull())

    def names(self, numbered: Collection[str]) -> dict[str, str]:
        """What some customers of the book are called: an asked list."""
        wanted = sorted({self._marks[one] for one in numbered if one in self._marks})
        found: dict[str, str] = {}
        for first in range(0, len(wanted), _AT_ONCE):
            rows = self._named({})
            rows = rows.select("c", h=hashed(self.engine, rows.c).cast("string"))
            few = rows.filter(rows.h.isin(wanted[first : first + _AT_ONCE]))
            told = self.engine.rows(few.group_by("h").agg(name=few.c.min()))
            found |= {str(row["h"]): str(row["name"]) for row in told}
        return {one: found[self._marks[one]] for one in numbered if self._marks.get(one) in found}
