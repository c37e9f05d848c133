"""Which shape a table has, by its columns and, for movements, by their words; long ones stay as they are."""

from dataclasses import replace

from nrr.warehouse.balances import are_movements, balances
from nrr.warehouse.columns import Columns, require_readable
from nrr.warehouse.engines import Engine
from nrr.warehouse.periods import periods
from nrr.warehouse.rules import Rules
from nrr.warehouse.settled import Table
from nrr.warehouse.shaped import Shaped
from nrr.warehouse.statuses import LEFT_OUT, NOT_REVENUE, statuses_of


def shaped(engine: Engine, table: Table, columns: Columns, rules: Rules) -> Shaped:
    """The table as one row a customer and month; Refusal where its columns are not those of a table."""
    if not columns.start and not columns.movement and columns.revenue_type in table.columns:
        columns = _of_movements(engine, table, columns, rules)
    require_readable(table, columns)
    if columns.start:
        return periods(engine, table, columns, rules)
    if columns.movement:
        return balances(engine, table, columns, rules)
    status = statuses_of(engine, table, columns.status, rules)
    if not status.aside:
        return Shaped(table, columns)
    return Shaped(table.filter(status.word != LEFT_OUT), columns, {NOT_REVENUE: status.aside})


def _of_movements(engine: Engine, table: Table, columns: Columns, rules: Rules) -> Columns:
    """A column of kinds whose words are movements is none of revenue."""
    kind = columns.revenue_type
    if not are_movements(engine, table, kind, rules):
        return columns
    amount_is = columns.amount_is or "mrr"
    rest = tuple(name for name in columns.attributes if name != kind)
    return replace(columns, movement=kind, revenue_type="", attributes=rest, amount_is=amount_is)
