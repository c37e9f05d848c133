"""A table that was opened: its columns understood, its months known, its rows weighed once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, reduce
from hashlib import sha256
from operator import or_
from typing import Any

import numpy as np

from nrr.definitions import ChurnDate, Currency, Level, Pauses, Policy, Usage
from nrr.ground import Month, Problem, Refusal, Severity
from nrr.ledgers import UNKNOWN, Attribute, Ledger
from nrr.warehouse.coded import Coded
from nrr.warehouse.columns import Columns, require_readable
from nrr.warehouse.contracts import Contracts
from nrr.warehouse.engines import Engine
from nrr.warehouse.linewise import (
    Lines,
    counted,
    key_of,
    line_by_line,
    require_one_state,
    treated,
    two_states,
)
from nrr.warehouse.mending import mended, mends, require_one_row
from nrr.warehouse.messages import LEFT_OUT, said
from nrr.warehouse.naming import naming
from nrr.warehouse.policies import require_pushed_down
from nrr.warehouse.rates import Rates
from nrr.warehouse.settled import (
    LONGEST_CHAIN,
    Settling,
    Table,
    by_month,
    different,
    has_powers,
    lines,
    paid,
    readable,
    repeated,
    repeated_by_powers,
    text_of,
    unfinished,
    with_course,
)

MOST_MONTHS = 600
MOST_LABELS = 5_000


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
    _known: dict[Any, int] = field(default_factory=dict)

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
        named = naming(self.engine, self.table, self.columns, self.coded)
        return Ledger(
            self.months,
            np.empty((len(self.months), 0), np.int64),
            (),
            attributes=attributes,
            roles={role: attributes[name] for role, name in named if name in attributes},
            currency=self.currency,
        )

    @cached_property
    def weighed(self) -> Mapping[str, int]:
        """How many rows there are, and how many say nobody, no month or no amount."""
        rows = self._lines(())
        counts = {name: rows[name].isnull().sum().coalesce(0) for name in ("c", "m", "v")}
        return dict(self.engine.rows(rows.agg(rows=rows.count(), **counts))[0])

    @cached_property
    def one_row(self) -> bool:
        """Whether a customer has one row a month; checked once, since adding rows up costs most."""
        quickly = has_powers(self.engine.backend)
        asked = repeated_by_powers(self.rows, self.months) if quickly else repeated(self.rows)
        return int(self.engine.rows(asked)[0]["n"]) == 1

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
        rows, one_row = self._treated(policy, closing, wanted)
        how = Settling(policy, closing, one_row, 0 if self.rates is None else len(self.rates.currencies))
        rows = by_month(rows, how) if self.rates is None else self._valued(rows, self.rates, how)
        if not mends(policy):
            return rows
        require_one_row(policy, one_row=one_row)
        return mended(rows, policy, self.months)

    def _treated(self, policy: Policy, closing: Month, wanted: Sequence[str]) -> tuple[Table, bool]:
        """The lines as a policy has them, and whether a customer still has one row a month."""
        rows = counted(self.rows_with(wanted), self.columns, policy)
        rows, lines = rows.filter(rows.m <= closing.ordinal), Lines()
        if line_by_line(policy):
            months = tuple(month for month in self.months if month <= closing)
            lines = Lines(self.line_key, months, one_row=self.one_row)
            require_one_state(policy, lambda: self._two_states)
        alone = self.one_row and (policy.usage is not Usage.SMOOTH3 or lines.key == ("c",))
        return treated(rows, self.columns, policy, lines), alone

    @cached_property
    def line_key(self) -> tuple[str, ...]:
        """The columns that tell the lines of a customer apart."""
        return key_of(self.engine, readable(self._lines(())))

    @cached_property
    def _two_states(self) -> int:
        return 0 if self.one_row else int(self.engine.rows(two_states(self.rows, self.line_key))[0]["n"])

    def _require_sums(self, rows: Table, rates: Rates, policy: Policy, closing: Month) -> None:
        """Refusal where a customer's month comes to nothing at its own rates and to something at others."""
        key = (self.last, closing, *_kinds(policy))
        if policy.currency is not Currency.TABLE and key not in self._known:
            nothing = rows.filter(rows.v == 0)
            parts = [nothing[f"l{at}"] != 0 for at in range(len(rates.currencies))]
            found = nothing.filter(reduce(or_, parts))
            self._known[key] = int(self.engine.rows(found.agg(n=found.count()))[0]["n"])
        if count := self._known.get(key):
            raise Refusal(
                f"{count} amounts of a customer in several currencies cancel out in a month; "
                "read the rows as a file"
            )

    def _valued(self, rows: Table, rates: Rates, how: Settling) -> Table:
        """The same of rows in several currencies, each row and each sum at its rates."""
        rows = by_month(rows.mutate(w=rates.each(rows, self._rate_of(rows, rates, how.policy))), how)
        rows = rows.mutate(v=rates.together(rows, self._rate_of(rows, rates, how.policy)))
        self._require_sums(rows, rates, how.policy, how.closing)
        return rows

    def _rate_of(self, rows: Table, rates: Rates, policy: Policy) -> Callable[[str], Any]:
        """The rates of each month, or of the first one for good."""
        if policy.currency is Currency.TABLE:
            return rates.of_month(self.months[0].ordinal)
        return rates.of_own(rows, self.months)

    def paid(self, policy: Policy, closing: Month, wanted: Sequence[str] = ()) -> Table:
        """The paid rows of it; where the engine writes down, with their course and every attribute, once for
        all that settle alike.
        """
        if self.coded is None:
            return paid(self.by_month(policy, closing, wanted))
        last = closing if policy.level is Level.PARENT or mends(policy) else self.months[-1]
        key = (*_kinds(policy), last)
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


def _kinds(policy: Policy) -> tuple[Any, ...]:
    """What rows hang on of a policy: those that answer alike are settled alike."""
    how = (policy.level, policy.usage, policy.revenue_types, policy.currency, policy.gaps, policy.negatives)
    held = (policy.pauses, policy.hold_months) if policy.pauses is Pauses.HOLD else ()
    return (
        *how,
        policy.churn_date,
        policy.grace_months if policy.churn_date is ChurnDate.GRACE else 0,
        *held,
    )


def opened_table(engine: Engine, table: Table, columns: Columns, name: str) -> Opened:
    """A long table with its columns, each of which it has; Refusal otherwise."""
    require_readable(table, columns)
    return Opened(engine, table, columns, name)
