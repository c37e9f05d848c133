"""The Ledger: customers x months of recurring revenue, and nothing else.

The grid holds annualised minor units ("ARR cents"): a monthly amount times 1200, a quarterly one times
400, an annual one times 100. The common price periods are then exact integers, and MRR is the view
divided by twelve. It is month-major, so that a month is contiguous and a window is two rows of it.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from itertools import pairwise
from types import MappingProxyType
from typing import Self

import numpy as np
import numpy.typing as npt

from nrr.ground import Month, Refusal
from nrr.ledgers.contract_terms import Term
from nrr.ledgers.origins import Origins
from nrr.ledgers.stated_totals import SetAside, Statement
from nrr.ledgers.term_tables import TermColumns, TermTable, next_ends

Grid = npt.NDArray[np.int64]
Codes = npt.NDArray[np.int32]
Mask = npt.NDArray[np.bool_]
UNKNOWN = "(unknown)"


@dataclass(frozen=True, slots=True, eq=False)
class Attribute:
    """What a customer is (plan, region): codes of shape (rows,), or (months, rows) where it changes.

    Code -1 is unknown: it stays visible as a group of its own.
    """

    name: str
    labels: tuple[str, ...]
    codes: Codes

    def __post_init__(self) -> None:
        self.codes.setflags(write=False)

    @property
    def groups(self) -> tuple[str, ...]:
        """The labels, and last the unknown group."""
        return (*self.labels, UNKNOWN)

    def at(self, month_index: int) -> Codes:
        """The code of every row in one month; unknown is the last group, not -1."""
        codes = self.codes if self.codes.ndim == 1 else self.codes[month_index]
        return np.where(codes < 0, np.int32(len(self.labels)), codes)

    def texts(self, month_index: int) -> list[str]:
        """The label of every row in one month."""
        groups = self.groups
        return [groups[code] for code in self.at(month_index).tolist()]

    def taken(self, rows: npt.NDArray[np.intp] | Mask) -> Self:
        """The same attribute for some of the rows."""
        return replace(self, codes=np.ascontiguousarray(self.codes[..., rows]))


@dataclass(frozen=True, slots=True, eq=False)
class Local:
    """The part of a settled book in one currency: its own grid, and its rate in every month."""

    currency: str
    grid: Grid
    rates: npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Ledger:
    """A book of recurring revenue; every array is read-only.

    `months` is strictly increasing; a month the file does not hold at all is absent, never zero.
    `attributes` are what a reader may group by; `roles` are columns with a meaning of their own:
    `customer` (a row is a finer line of it), `subscription`, `parent`, `revenue_type`, `currency`,
    `cancelled` (labels YYYY-MM), `display`. `status` codes rows by month: 0 none, 1 paused, 2 past due, 3
    trial. `fx` gives reporting units per unit of a currency, one rate a month. `local` and `settled` are
    set by settling only: figures are asked of settled books. `statements` are totals that others give for
    the whole book, `set_aside` what was read and left out of it. `doubts` are keys of alarms that only the
    file itself could raise; `terms` are those of contracts, by customer. `fiscal_start` is the month in
    which the year of the file's own headings begins.
    """

    months: tuple[Month, ...]
    grid: Grid
    names: tuple[str, ...]
    attributes: Mapping[str, Attribute] = field(default_factory=dict)
    roles: Mapping[str, Attribute] = field(default_factory=dict)
    currency: str = ""
    status: npt.NDArray[np.int8] | None = None
    fx: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    origins: Origins | None = None
    fingerprint: str = ""
    local: tuple[Local, ...] = ()
    statements: tuple[Statement, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    doubts: tuple[str, ...] = ()
    fiscal_start: int = 1
    terms: tuple[Term, ...] = ()
    term_columns: TermColumns = field(default_factory=TermColumns, repr=False)
    settled: bool = False

    def __post_init__(self) -> None:
        if self.grid.shape != (len(self.months), len(self.names)):
            raise ValueError(
                f"grid {self.grid.shape} does not fit {len(self.months)} months x {len(self.names)} rows"
            )
        if any(later <= earlier for earlier, later in pairwise(self.months)):
            raise ValueError("months must be strictly increasing")
        self.grid.setflags(write=False)
        for name in ("attributes", "roles", "fx"):
            object.__setattr__(self, name, MappingProxyType(dict(getattr(self, name))))
        if not self.fingerprint:
            object.__setattr__(self, "fingerprint", _fingerprint(self))

    def index(self, month: Month) -> int | None:
        """Where a month stands in the grid; None when the file does not hold it."""
        return self._positions.get(month)

    @cached_property
    def _positions(self) -> dict[Month, int]:
        return {month: index for index, month in enumerate(self.months)}

    @property
    def term_table(self) -> TermTable:
        """The terms as columns."""
        return self.term_columns.of(self.terms)

    @cached_property
    def contract_ends(self) -> Attribute:
        """Of every row at every month-end, the next day on which a contract in force is due (ISO)."""
        role, names = self.roles.get("customer"), self.names
        if role is not None:
            names = tuple(role.texts(len(self.months) - 1))
        ends = [_first_day(month + 1) - 1 for month in self.months]
        labels, codes = next_ends(self.term_table, names, ends)
        return Attribute("Contract end", labels, codes)

    @cached_property
    def first_paid(self) -> Codes:
        """Index of the first month above zero of every row; the number of months where there is none."""
        first = np.full(len(self.names), len(self.months), np.int32)
        for index in range(len(self.months) - 1, -1, -1):
            first[self.grid[index] > 0] = index
        return _frozen(first)

    @cached_property
    def last_unpaid(self) -> npt.NDArray[np.int16]:
        """(months, rows): index of the latest month at or before this one without revenue; -1 for none."""
        last = np.empty(self.grid.shape, np.int16)
        current = np.full(len(self.names), -1, np.int16)
        for index in range(len(self.months)):
            current[self.grid[index] <= 0] = index
            last[index] = current
        last.setflags(write=False)
        return last

    @cached_property
    def customer_count(self) -> int:
        """How many customers pay in some month: finer lines of one customer are one."""
        paying, role = (self.grid != 0).any(axis=0), self.roles.get("customer")
        if role is None:
            return int(paying.sum())
        codes = role.at(len(self.months) - 1)[paying]
        known = codes < len(role.labels)
        return len(np.unique(codes[known])) + int((~known).sum())

    def at_rates_of(self, close: int, month: int | slice = slice(None)) -> Grid:
        """The amounts of a month (of all months) of a settled book, every currency at the rates of month
        `close`.

        The one place where amounts are restated: summed over currencies after each is rounded to minor units.
        """
        if not self.local:
            return np.asarray(self.grid[month], np.int64)
        parts = [np.rint(part.grid[month] * part.rates[close]).astype(np.int64) for part in self.local]
        return np.asarray(np.sum(parts, axis=0), np.int64)

    def attribute(self, name: str) -> Attribute:
        """The attribute of that name; Refusal lists those there are."""
        if name not in self.attributes:
            known = ", ".join(sorted(self.attributes)) or "none"
            raise Refusal(f"there is no column {name!r} to group by; the data has: {known}")
        return self.attributes[name]

    def rows(self, chosen: Mask) -> "Ledger":
        """The same book with some of its rows."""
        kept = np.flatnonzero(chosen)
        unit_of_row = np.where(chosen, np.cumsum(chosen) - 1, -1).astype(np.int32)
        return replace(
            self,
            grid=np.ascontiguousarray(self.grid[:, kept]),
            names=tuple(self.names[row] for row in kept.tolist()),
            attributes={name: a.taken(kept) for name, a in self.attributes.items()},
            roles={name: a.taken(kept) for name, a in self.roles.items()},
            status=None if self.status is None else np.ascontiguousarray(self.status[:, kept]),
            origins=None if self.origins is None else self.origins.regrouped(unit_of_row),
            local=tuple(replace(part, grid=np.ascontiguousarray(part.grid[:, kept])) for part in self.local),
        )

    def until(self, last: Month) -> "Ledger":
        """The same book without the months after `last`."""
        count = sum(month <= last for month in self.months)
        if count == len(self.months):
            return self
        return replace(
            self,
            months=self.months[:count],
            grid=self.grid[:count],
            attributes={name: _until(a, count) for name, a in self.attributes.items()},
            roles={name: _until(a, count) for name, a in self.roles.items()},
            status=None if self.status is None else self.status[:count],
            fx={code: rates[:count] for code, rates in self.fx.items()},
            local=tuple(replace(p, grid=p.grid[:count], rates=p.rates[:count]) for p in self.local),
        )


def ledger_of(
    months: tuple[Month, ...],
    names: tuple[str, ...],
    lines: Codes,
    month_index: Codes,
    arr_minor: Grid,
    **columns: object,
) -> Ledger:
    """A Ledger from entries: amount `arr_minor[k]` belongs to row `lines[k]` and month `month_index[k]`.

    Entries of one row and month are added. `columns` are the other fields of the Ledger.
    """
    flat = np.zeros(len(months) * len(names), np.int64)
    np.add.at(flat, month_index.astype(np.int64) * len(names) + lines, arr_minor)
    return Ledger(months, flat.reshape(len(months), len(names)), names, **columns)  # type: ignore[arg-type]


def _until(attribute: Attribute, count: int) -> Attribute:
    return attribute if attribute.codes.ndim == 1 else replace(attribute, codes=attribute.codes[:count])


def _frozen(codes: Codes) -> Codes:
    codes.setflags(write=False)
    return codes


def _first_day(month: Month) -> int:
    return date(month.year, month.number, 1).toordinal()


def _fingerprint(ledger: Ledger) -> str:
    """SHA-256 over everything a figure or a check can depend on."""
    digest = hashlib.sha256(
        "\x1f".join([ledger.currency, *map(str, ledger.months), "", *ledger.names]).encode()
    )
    digest.update(np.ascontiguousarray(ledger.grid).data)
    for kind, table in (("attribute", ledger.attributes), ("role", ledger.roles)):
        for name in sorted(table):
            digest.update("\x1f".join([kind, name, *table[name].labels]).encode())
            digest.update(np.ascontiguousarray(table[name].codes).data)
    digest.update(repr(sorted(ledger.fx.items())).encode())
    if ledger.status is not None:
        digest.update(np.ascontiguousarray(ledger.status).data)
    for said in (*ledger.statements, *ledger.set_aside, *ledger.terms):
        digest.update(repr(said).encode())
    return digest.hexdigest()
