"""Closed months are sealed: what they held by a checksum, and their totals, which are not asked again.

A month whose checksum is another one was restated. It is told before anyone asks, and from it on every
month is asked anew, since who had paid before decides what a later month is.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from nrr.definitions import Level, Policy
from nrr.ground import Basis, Month, Refusal, amount, plural
from nrr.retention import View
from nrr.warehouse.checksums import checksums
from nrr.warehouse.linewise import line_by_line
from nrr.warehouse.mending import mends
from nrr.warehouse.tables import Opened

Rows = list[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class SealedMonth:
    """What a month held: rows, annualised amounts in minor units, and a checksum over all of it."""

    month: Month
    rows: int
    arr_minor: int
    checksum: int


@dataclass(frozen=True, slots=True)
class RestatedMonth:
    """A sealed month that is another one now; None where it was not there, or is there no more."""

    month: Month
    before: SealedMonth | None
    after: SealedMonth | None

    def said(self, basis: Basis) -> str:
        """`Mar 2025: 12 rows, 1200.00 before; 13 rows, 1320.00 now`."""
        if _held(self.before, basis) == _held(self.after, basis):
            return f"{self.month.label}: {_held(self.before, basis)} before and now, of other rows"
        return f"{self.month.label}: {_held(self.before, basis)} before; {_held(self.after, basis)} now"


def _held(month: SealedMonth | None, basis: Basis) -> str:
    if month is None:
        return "no rows"
    return f"{plural(month.rows, 'row')}, {amount(month.arr_minor, basis)}"


@dataclass(frozen=True, slots=True)
class Seal:
    """The sealed months of one table as its columns were understood, and totals by question."""

    table: str
    months: tuple[SealedMonth, ...] = ()
    answers: Mapping[str, Rows] = field(default_factory=dict)

    def restated(self, now: Sequence[SealedMonth]) -> tuple[RestatedMonth, ...]:
        """The sealed months that are others now, in order."""
        if not self.months:
            return ()
        last = self.months[-1].month
        before = {one.month: one for one in self.months}
        after = {one.month: one for one in now if one.month <= last}
        every = sorted({*before, *after})
        return tuple(
            RestatedMonth(month, before.get(month), after.get(month))
            for month in every
            if before.get(month) != after.get(month)
        )


@dataclass(frozen=True, eq=False)
class Kept:
    """Totals of the months before `since`, by question; `asked` collects those of all months for the next
    seal. Without `since` nothing is known before.
    """

    since: Month | None = None
    answers: Mapping[str, Rows] = field(default_factory=dict)
    asked: dict[str, Rows] = field(default_factory=dict)

    def rows(self, question: str, ask: Callable[[Month | None], Rows]) -> Rows:
        """The rows of a question, each with its month's ordinal (month): sealed ones and those asked now."""
        known = self.answers.get(question)
        if self.since is None or known is None:
            found = ask(None)
        else:
            found = [row for row in known if row["month"] < self.since.ordinal] + ask(self.since)
        self.asked[question] = found
        return found


def months_of(table: Opened) -> tuple[SealedMonth, ...]:
    """The months of a table up to the last that is looked at."""
    last = table.months[-1].ordinal
    found = table.engine.rows(checksums(table.engine, table.table, table.columns))
    return tuple(
        SealedMonth(Month(int(row["m"])), int(row["n"]), int(row["v"]), int(row["h"]))
        for row in found
        if int(row["m"]) <= last
    )


def sealable(view: View, table: Opened) -> bool:
    """Whether totals of a month hang on it and earlier ones alone: not where a filter is by what holds at the
    period's opening, or where later months decide rates, parents, gaps or which lines a customer has.
    """
    policy = view.policy
    plain = table.rates is None and policy.level is not Level.PARENT
    return plain and not (mends(policy) or line_by_line(policy) or view.where)


def key_of(policy: Policy) -> str:
    """Under which definition totals were added up."""
    return sha256(repr(policy).encode()).hexdigest()[:16]


def name_of(table: Opened) -> str:
    """What a seal is of: engine, table and columns. A seal of anything else is no seal."""
    return sha256(repr((table.engine.name, table.name, table.columns)).encode()).hexdigest()


def kept_from(seal: Seal, now: Sequence[SealedMonth]) -> Kept:
    """What need not be asked again."""
    changed = [one.month for one in seal.restated(now)]
    fresh = [one.month for one in now if not seal.months or one.month > seal.months[-1].month]
    first = min([*changed, *fresh], default=None if not now else now[-1].month + 1)
    return Kept(first, seal.answers) if seal.months else Kept()


def seal_in(data: bytes) -> Seal:
    """The seal in a file; Refusal where it is none."""
    try:
        told = json.loads(data)
        months = tuple(SealedMonth(Month.parse(one[0]), *map(int, one[1:])) for one in told["months"])
        return Seal(str(told["table"]), months, dict(told["answers"]))
    except (ValueError, KeyError, TypeError) as error:
        raise Refusal("this is not a file of sealed months; leave it out or name a new one") from error


def seal_bytes(seal: Seal) -> bytes:
    """A seal as a file."""
    months = [[str(one.month), one.rows, one.arr_minor, one.checksum] for one in seal.months]
    told = {"table": seal.table, "months": months, "answers": dict(seal.answers)}
    return (json.dumps(told, ensure_ascii=True) + "\n").encode()
