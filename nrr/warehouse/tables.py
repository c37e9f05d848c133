"""A table that was opened: its columns understood, its months known, its rows weighed once."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, reduce
from hashlib import sha256
from operator import or_
from typing import Any

import numpy as np

from nrr.definitions import Currency, Level, Policy
from nrr.ground import Month, Problem, Refusal, Severity
from nrr.ledgers import UNKNOWN, Attribute, Ledger
from nrr.warehouse.coded import Coded, coded
from nrr.warehouse.columns import Columns, require_readable
from nrr.warehouse.contracts import Contracts
from nrr.warehouse.engines import Engine
from nrr.warehouse.mending import mended, mends, require_one_row
from nrr.warehouse.messages import LEFT_OUT, said
from nrr.warehouse.policies import require_pushed_down
from nrr.warehouse.rates import Rates, rates_for
from nrr.warehouse.rules import Rules
from nrr.warehouse.settled import (
    LONGEST_CHAIN,
    Settling,
    Table,
    by_month,
    different,
    lines,
    paid,
    readable,
    text_of,
    unfinished,
    with_course,
)

MOST_MONTHS = 600
MOST_LABELS, FEW_LABELS = 5_000, 50
MOST_CURRENCIES = 60


@dataclass(frozen=True, eq=False)
class Opened:
    """A table of an engine with its columns; what is asked of it once is kept.

    Months after `last` are not looked at. `aside` counts rows that its shape left out, by the reason; one of
    periods or movements holds every month from the `first` `through` another.
    """

    engine: Engine
    table: Table
    columns: Columns
    name: str
    last: Month | None = None
    aside: Mapping[str, int] = field(default_factory=dict)
    first: Month | None = None
    through: Month | None = None
    coded: Coded | None = None
    rates: Rates | None = None
    contracts: Contracts | None = None

    @cached_property
    def rows(self) -> Table:
        """The rows that say who, when and how much, up to the last month that is looked at."""
        return self.rows_with(())

    def rows_with(self, wanted: Sequence[str]) -> Table:
        """The same with some attributes, by their names in expressions."""
        rows = readable(self._lines(wanted))
        return rows if self.last is None else rows.filter(rows.m <= self.last.ordinal)

    def _lines(self, wanted: Sequence[str]) -> Table:
        return lines(self.table, self.columns, wanted) if self.coded is None else self.coded.lines

    @cached_property
    def months(self) -> tuple[Month, ...]:
        """The months that the table holds, rising; Refusal where there are none, or more than are months."""
        if self.first is not None and self.through is not None:
            last = self.through if self.last is None else min(self.last, self.through)
            return tuple(self.first + step for step in range(last.since(self.first) + 1))
        found = self.engine.rows(different(self.rows, "m", MOST_MONTHS + 1))
        if not 0 < len(found) <= MOST_MONTHS:
            raise Refusal(f"the table {self.name!r} has no rows with months, or too many different ones")
        return tuple(Month(int(row["m"])) for row in found)

    def index(self, month: Month) -> int | None:
        """Where a month stands among those held."""
        return self.months.index(month) if month in self.months else None

    @cached_property
    def outline(self) -> Ledger:
        """Months, currency and labels as a book without a customer: what readers may see is judged by it."""
        labels = {name: self.labels(name, MOST_LABELS) for name in self.columns.attributes}
        labels = {name: tuple(one for one in found if one != UNKNOWN) for name, found in labels.items()}
        nobody = np.empty(0, np.int32)
        attributes = {name: Attribute(name, found, nobody) for name, found in labels.items()}
        return Ledger(
            self.months,
            np.empty((len(self.months), 0), np.int64),
            (),
            attributes=attributes,
            roles={role: attributes[name] for role, name in self._naming() if name in attributes},
            currency=self.currency,
        )

    def _naming(self) -> Iterator[tuple[str, str]]:
        """The attributes that name somebody, by a role that says so."""
        columns = self.columns
        yield from (("parent", columns.parent), ("subscription", columns.subscription))
        own = {name: f"a{at}" for at, name in enumerate(columns.attributes)}
        if not own:
            return
        rows = readable(lines(self.table, self.columns, list(own.values())))
        same = {column: (rows[column] == rows.c).sum().coalesce(0) for column in own.values()}
        (found,) = self.engine.rows(rows.agg(**same))
        named = [name for name, column in own.items() if found[column]]
        yield from zip(("customer", "display"), named, strict=False)

    @cached_property
    def weighed(self) -> Mapping[str, int]:
        """How many rows there are, and how many say nobody, no month or no amount."""
        rows = self._lines(())
        counts = {name: rows[name].isnull().sum().coalesce(0) for name in ("c", "m", "v")}
        return dict(self.engine.rows(rows.agg(rows=rows.count(), **counts))[0])

    @cached_property
    def one_row(self) -> bool:
        """Whether a customer has one row a month; checked once, since adding rows up costs most."""
        pairs = self.rows.group_by("c", "m").agg(n=self.rows.count())
        return int(self.engine.rows(pairs.agg(most=pairs.n.max().coalesce(1)))[0]["most"]) == 1

    @cached_property
    def currency(self) -> str:
        """The one currency of the table or the one its rates lead to, empty where it has none."""
        if self.rates is not None:
            return self.rates.reporting
        return next(iter(self.words(self.columns.currency, 1)), "") if self.columns.currency else ""

    def by_month(self, policy: Policy, closing: Month, wanted: Sequence[str] = ()) -> Table:
        """One row a customer and month under a policy; Refusal before anything runs where it is not given."""
        require_pushed_down(policy, self.columns)
        if policy.level is Level.PARENT and int(self.engine.rows(unfinished(self.rows))[0]["n"]):
            raise Refusal(f"parents stand more than {LONGEST_CHAIN} above one another, or own each other")
        places = 0 if self.rates is None else len(self.rates.currencies)
        how = Settling(self.columns, policy, closing, self.one_row, places)
        rows = by_month(self.rows_with(wanted), how)
        rows = rows if self.rates is None else self._valued(rows, self.rates, policy)
        if self.cancelling:
            raise Refusal(
                f"{self.cancelling} amounts of a customer in several currencies cancel out in a month; "
                "read the rows as a file"
            )
        if not mends(policy):
            return rows
        require_one_row(policy, one_row=self.one_row)
        return mended(rows, policy, self.months)

    @cached_property
    def cancelling(self) -> int:
        """How many months of a customer come to nothing at their own rates and to something at others."""
        if self.rates is None:
            return 0
        how = Settling(self.columns, Policy(), self.months[-1], self.one_row, len(self.rates.currencies))
        rows = self._valued(by_month(self.rows, how), self.rates, Policy())
        nothing = rows.filter(rows.v == 0)
        parts = [nothing[f"l{at}"] != 0 for at in range(len(self.rates.currencies))]
        found = nothing.filter(reduce(or_, parts))
        return int(self.engine.rows(found.agg(n=found.count()))[0]["n"])

    def _valued(self, rows: Table, rates: Rates, policy: Policy) -> Table:
        """At the rates of each month, or of the first one for good."""
        if policy.currency is Currency.TABLE:
            return rows.mutate(v=rates.together(rows, rates.of_month(self.months[0].ordinal)))
        return rows.mutate(v=rates.of_own(rows, self.months))

    def paid(self, policy: Policy, closing: Month, wanted: Sequence[str] = ()) -> Table:
        """The paid rows of it; where the engine writes down, with their course and every attribute, once for
        all that settle alike.
        """
        if self.coded is None:
            return paid(self.by_month(policy, closing, wanted))
        last = closing if policy.level is Level.PARENT or mends(policy) else self.months[-1]
        kinds = (policy.level, policy.churn_date, policy.usage, policy.revenue_types, policy.currency)
        key = (*kinds, policy.gaps, policy.negatives, last)
        if key not in self.coded.settled:
            rows = with_course(paid(self.by_month(policy, last)))
            self.coded.settled[key] = self.engine.kept(rows)
        rows = self.coded.settled[key]
        return rows.filter(rows.m <= closing.ordinal)

    def label(self, attribute: str) -> Callable[[Any], str]:
        """What a value of an attribute in expressions is called."""
        if self.coded is None:
            return str
        labels = self.coded.labels[attribute]
        return lambda code: labels[int(code) - 1]

    def values(self, attribute: str, labels: Sequence[str]) -> list[Any]:
        """The values in expressions that go by some labels."""
        if self.coded is None:
            return list(labels)
        return [at for at, label in enumerate(self.coded.labels[attribute], start=1) if label in labels]

    def with_names(self, rows: Table) -> Table:
        """Rows of customers, with what they are called (name) in the place of c."""
        if self.coded is None:
            return rows.rename(name="c")
        names = self.coded.names
        own = names.group_by("code").agg(name=names.name.min()).select(code_of_name="code", name="name")
        return rows.left_join(own, rows.c == own.code_of_name).drop("code_of_name", "c")

    def words(self, column: str, most: int = 200) -> tuple[str, ...]:
        """The different texts of a column, at most so many."""
        texts = self.table.select(k=text_of(self.table[column]))
        found = self.engine.rows(different(texts.filter(texts.k.notnull()), "k", most))
        return tuple(str(row["k"]) for row in found)

    def labels(self, attribute: str, most: int = 200) -> tuple[str, ...]:
        """The labels of an attribute, at most so many."""
        if self.coded is not None and self.last is None:
            return self.coded.labels[attribute][:most]
        own = f"a{self.columns.attributes.index(attribute)}"
        called = self.label(attribute)
        column = self.rows_with([own]).select(g=own)
        return tuple(called(row["g"]) for row in self.engine.rows(different(column, "g", most)))

    def problems(self) -> tuple[Problem, ...]:
        """The rows that were left out, by reason."""
        counted = {reason: int(self.weighed[column]) for reason, column in LEFT_OUT.items()}
        counted |= {reason: counted.get(reason, 0) + count for reason, count in self.aside.items()}
        return tuple(
            Problem(f"warehouse_{reason}", Severity.WARNING, said(reason, count), count=count)
            for reason, count in counted.items()
            if count
        )

    @property
    def fingerprint(self) -> str:
        """A hash of the months and what each of them adds up to: no hash of every row."""
        return sha256(repr((self.name, self.columns, self.totals)).encode()).hexdigest()

    @cached_property
    def totals(self) -> tuple[tuple[Any, ...], ...]:
        """Rows and amounts by month, as they stand."""
        rows = self.rows
        found = rows.group_by("m").agg(n=rows.count(), v=rows.v.sum().cast("int64")).order_by("m")
        return tuple((row["m"], row["n"], row["v"]) for row in self.engine.rows(found))


def opened_table(engine: Engine, table: Table, columns: Columns, name: str) -> Opened:
    """A long table with its columns, each of which it has; Refusal otherwise."""
    require_readable(table, columns)
    return Opened(engine, table, columns, name)


def with_rates(opened: Opened, rules: Rules) -> Opened:
    """With the rates of its currencies where they are several; Refusal where there are none."""
    name = opened.columns.currency
    words = opened.words(name, MOST_CURRENCIES) if name else ()
    if len({rules.currency(word) or word for word in words}) < 2:
        return opened
    texts = opened.table.select(k=text_of(opened.table[name]))
    blank = int(opened.engine.rows(texts.agg(n=texts.k.isnull().sum().coalesce(0)))[0]["n"])
    rates, money = rates_for(words, blank, rules)
    return replace(opened, columns=replace(opened.columns, money=money), rates=rates)


def with_groups(opened: Opened) -> Opened:
    """Without the attributes that make no groups: those with nearly as many values as there are customers.

    Where the engine writes down, the table is from here on read in codes.
    """
    if opened.engine.keep is not None:
        return _in_codes(opened)
    names = opened.columns.attributes
    if not names:
        return opened
    rows = opened.rows_with([f"a{at}" for at in range(len(names))])
    counts = {f"a{at}": rows[f"a{at}"].nunique() for at in range(len(names))}
    (found,) = opened.engine.rows(rows.agg(c=rows.c.nunique(), **counts))
    kept = tuple(name for at, name in enumerate(names) if _groups(int(found[f"a{at}"]), int(found["c"])))
    return replace(opened, columns=replace(opened.columns, attributes=kept))


def _in_codes(opened: Opened) -> Opened:
    found = coded(opened.engine, opened.table, opened.columns, MOST_LABELS)
    known = replace(opened.columns, attributes=tuple(found.labels))
    (row,) = opened.engine.rows(found.lines.agg(c=found.lines.c.nunique()))
    kept = [name for name, labels in found.labels.items() if _groups(len(labels), int(row["c"]))]
    places = [known.attributes.index(name) for name in kept]
    names = [name for name in found.lines.columns if name[0] != "a"]
    rows = found.lines.select(*names, **{f"a{at}": found.lines[f"a{old}"] for at, old in enumerate(places)})
    own = replace(found, lines=rows, labels={name: found.labels[name] for name in kept})
    return replace(opened, columns=replace(known, attributes=tuple(kept)), coded=own)


def _groups(labels: int, customers: int) -> bool:
    return labels <= MOST_LABELS and (labels <= FEW_LABELS or labels <= customers * 0.5)
