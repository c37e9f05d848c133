"""Which columns of a table name somebody, so that readers of a board do not see them."""

from collections.abc import Iterator

from nrr.warehouse.coded import Coded
from nrr.warehouse.columns import Columns
from nrr.warehouse.engines import Engine
from nrr.warehouse.settled import Table, lines, readable


def naming(engine: Engine, table: Table, columns: Columns, coded: Coded | None) -> Iterator[tuple[str, str]]:
    """Pairs of a role that names somebody and its column: parents and subscriptions by their own column, and
    attributes that call a customer by its name in some row.
    """
    yield from (("parent", columns.parent), ("subscription", columns.subscription))
    own = {f"a{at}": name for at, name in enumerate(columns.attributes)}
    own = {column: name for column, name in own.items() if coded is None or _has_a_name(engine, coded, name)}
    if not own:
        return
    rows = readable(lines(table, columns, list(own)))
    same = {column: (rows[column] == rows.c).sum().coalesce(0) for column in own}
    (found,) = engine.rows(rows.agg(**same))
    yield from zip(("customer", "display"), (own[column] for column in own if found[column]), strict=False)


def _has_a_name(engine: Engine, coded: Coded, attribute: str) -> bool:
    """Whether a label is a name as well: asked of the few names and labels before every row is looked at."""
    known = coded.names.name.isin(coded.labels[attribute])
    return bool(engine.rows(coded.names.filter(known).select("code").limit(1)))
