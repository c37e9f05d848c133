"""Tables that are open in their engines: one connection for each time somebody connects.

A connection that had to go, or that a restart has ended, is made again by its name; a table whose totals
have changed since is not taken for the one that was opened.
"""

from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import Lock
from typing import TypeVar

import nrr
from pages.parts import connectionnames, enginewaits, memory, today
from pages.parts.desks.records import Card, Connected

T = TypeVar("T")
Sealed = tuple[tuple[str, int, int, int], ...]
_MOST = 8
_MOST_TOLD = 3
_MOST_LABELS = 500
_lock = Lock()


@dataclass(frozen=True, slots=True)
class _Held:
    """An open table, and the same without a running month: each is weighed once."""

    table: "nrr.warehouse.Opened"
    complete: dict[tuple[nrr.Month, str], "nrr.warehouse.Opened"] = field(default_factory=dict)


_open: OrderedDict[str, _Held] = OrderedDict()


def opened(told: Connected) -> "nrr.warehouse.Opened":
    """The table as it is told of, on a connection of its own."""
    answers = nrr.Answers().and_also(told.answers)
    rules = nrr.intake.TableRules(answers, today.running_month(), _valued(told), nrr.intake.read_apart)
    wanted = nrr.warehouse.Wanted(told.table, rules)
    connection = connectionnames.connection(told.connection)
    try:
        return enginewaits.waited(connection.engine, lambda: _weighed(connection, wanted))
    except BaseException:
        connection.engine.close()
        raise


def _valued(told: Connected) -> "nrr.intake.RateTable | None":
    """The exchange rates that were given with it."""
    rates: dict[str, dict[int | None, float]] = {}
    for currency, month, rate in told.rates:
        rates.setdefault(currency, {})[month] = rate
    return nrr.intake.RateTable(rates) if rates else None


def _weighed(
    connection: "nrr.warehouse.Connection", wanted: "nrr.warehouse.Wanted"
) -> "nrr.warehouse.Opened":
    found = nrr.warehouse.opened_in(connection, wanted)
    found.problems()
    assert found.fingerprint and found.one_row is not None, "asked once, at the start"
    return found


def sealed(table: "nrr.warehouse.Opened") -> Sealed:
    """The months of an open table with what each holds."""
    found = enginewaits.waited(table.engine, lambda: nrr.warehouse.months_of(table))
    return tuple((str(one.month), one.rows, one.arr_minor, one.checksum) for one in found)


def restated(before: Sealed, now: Sealed) -> list[str]:
    """The months that are others now, in words."""
    was, own = (
        tuple(nrr.warehouse.SealedMonth(nrr.Month.parse(month), *rest) for month, *rest in months)
        for months in (before, now)
    )
    return [one.said(nrr.Basis.ARR) for one in nrr.warehouse.Seal("", was).restated(own)]


def keep(key: str, table: "nrr.warehouse.Opened") -> None:
    """Hold an open table; the one that was used longest ago is let go."""
    with _lock:
        _open[key] = _Held(table)
        _open.move_to_end(key)
        old = _open.popitem(last=False)[1] if len(_open) > _MOST else None
    if old is not None:
        old.table.engine.close()


def table(card: Card) -> "nrr.warehouse.Opened":
    """The table of an open book; Refusal where it has changed, or cannot be reached any more."""
    return _held(card).table


def _held(card: Card) -> _Held:
    assert card.connected is not None
    with _lock:
        found = _open.get(card.key)
    if found is not None:
        return found
    again = opened(card.connected)
    if again.fingerprint != card.connected.fingerprint:
        told = restated(card.connected.months, sealed(again))
        again.engine.close()
        which = f" ({'; '.join(told[:_MOST_TOLD])})" if told else ""
        raise nrr.Refusal(f"the table {card.name} has changed{which}; connect to it again on Connect")
    keep(card.key, again)
    return _open[card.key]


def complete(card: Card, policy: nrr.Policy) -> "nrr.warehouse.Opened":
    """The table without the month that is still running, by the policy."""
    held, running = _held(card), today.running_month()
    mark = (running, str(policy.partial_month))
    if mark not in held.complete:
        held.complete[mark] = nrr.warehouse.up_to_complete(held.table, running, policy)
    return held.complete[mark]


def outline(card: Card, policy: nrr.Policy) -> nrr.Ledger:
    """Its months, currency and labels as a book without customers."""
    return complete(card, policy).outline


def source(card: Card, view: nrr.View) -> "nrr.warehouse.Warehouse":
    """The table under a view; Refusal for what is not computed where its rows are."""
    own = complete(card, view.policy)
    nrr.warehouse.require_pushed_down(view.policy, own.columns)
    return nrr.warehouse.Warehouse(own, view)


def answered(card: Card, view: nrr.View, name: Hashable, ask: Callable[["nrr.warehouse.Warehouse"], T]) -> T:
    """What a table answers under a view, asked where its rows are; held under a name until the month ends."""

    def told() -> T:
        own = source(card, view)
        return enginewaits.waited(own.opened.engine, lambda: ask(own))

    return memory.held.of((name, card.key, view, today.running_month()), told)


def snapshot(card: Card, view: nrr.View) -> nrr.Snapshot:
    """Every figure of a view, computed where the rows are."""

    def taken(own: "nrr.warehouse.Warehouse") -> nrr.Snapshot:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        return nrr.warehouse.take_from(own, title=card.name, made_at=now)

    return answered(card, view, "table", taken)


def intervals(
    card: Card, view: nrr.View, by: str = nrr.retention.TOTAL
) -> dict[str, dict[str, nrr.intervals.Interval]]:
    """How sure the trio of each segment is, or ("") of all customers: by figure, then by value."""

    return answered(
        card, view, ("intervals", by), lambda own: own.segment_intervals(view.window, view.policy, by)
    )


def contracts(card: Card, policy: nrr.Policy) -> nrr.Ledger:
    """The book of the contracts of a table of periods; of any other its outline, which has no terms."""
    own = complete(card, policy)
    return enginewaits.waited(own.engine, lambda: nrr.warehouse.contract_book(own))


def names(card: Card, numbered: Collection[str]) -> dict[str, str]:
    """What some customers of that book are called: a list that was asked for."""
    found = table(card)
    own = found.contracts
    return {} if own is None else enginewaits.waited(found.engine, lambda: own.names(numbered))


def attributes(card: Card, policy: nrr.Policy) -> dict[str, tuple[str, ...]]:
    """What the table can be filtered by, where there are not too many values to choose from."""
    found = outline(card, policy).attributes
    return {name: one.groups for name, one in found.items() if len(one.groups) <= _MOST_LABELS}
