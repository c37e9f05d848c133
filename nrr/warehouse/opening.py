"""From an address to a table with understood columns, and from a view of it to a Snapshot."""

from dataclasses import dataclass, replace

from nrr.definitions import PartialMonth, Policy
from nrr.ground import Month, Refusal
from nrr.retention import View
from nrr.snapshots import Snapshot, snapshot_of
from nrr.warehouse.addresses import address_of
from nrr.warehouse.columns import Columns
from nrr.warehouse.connecting import Connection, Limits, connected
from nrr.warehouse.contracts import Contracts
from nrr.warehouse.groups import bands
from nrr.warehouse.policies import require_pushed_down
from nrr.warehouse.readied import with_groups, with_rates, with_words
from nrr.warehouse.rules import Rules
from nrr.warehouse.shapes import shaped
from nrr.warehouse.sources import Warehouse
from nrr.warehouse.tables import Opened

_USUAL = Limits()


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which table of a connection, and the rules by which it is understood."""

    table: str
    rules: Rules


def opened(address: str, wanted: Wanted, limits: Limits = _USUAL) -> Opened:
    """The table at an address. Refusal where it cannot be reached, or its columns are not understood."""
    connection = connected(address_of(address), limits)
    try:
        return opened_in(connection, wanted)
    except Refusal:
        connection.engine.close()
        raise


def opened_in(connection: Connection, wanted: Wanted) -> Opened:
    """A table of a connection, made long where it is one of periods or of movements."""
    table, engine, rules = connection.table(wanted.table), connection.engine, wanted.rules
    kinds = dict(table.schema().items())
    texts = [name for name, kind in kinds.items() if kind.is_string()]
    columns = Columns(**rules.columns(list(kinds), texts))
    found = shaped(engine, table, columns, rules)
    own = Opened(engine, found.table, found.columns, wanted.table or connection.place, aside=found.aside)
    if columns.start:
        own = replace(own, contracts=Contracts(engine, table, columns, rules))
    own = replace(own, first=_month(found.first), through=_month(found.last))
    return with_groups(with_words(with_rates(own, rules), rules))


def _month(ordinal: int | None) -> Month | None:
    return None if ordinal is None else Month(ordinal)


def up_to_complete(table: Opened, running: Month, policy: Policy) -> Opened:
    """Without the month that is still running, by the rule of a book; `running` is the month of today."""
    if policy.partial_month is PartialMonth.INCLUDE or table.months[-1] < running or len(table.months) == 1:
        return table
    return replace(table, last=max((m for m in table.months if m < running), default=table.months[0]))


def take_from(source: Warehouse, *, title: str, made_at: str) -> Snapshot:
    """The Snapshot of a table under a view; Refusal for what is not computed where the rows are."""
    table, view = source.opened, source.view
    require_pushed_down(view.policy, table.columns)
    require_known(table, view)
    return snapshot_of(source, view, title=title, made_at=made_at)


def require_known(table: Opened, view: View) -> None:
    """Refusal for a filter by a column that the table does not have."""
    names = (*table.columns.attributes, *bands(table.columns.attributes))
    for name, _ in view.where:
        if name not in names:
            raise Refusal(f"there is no column {name!r} to filter by; the table has: {', '.join(names)}")
