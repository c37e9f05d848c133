"""The book of a table's contracts, held against what the engine adds up."""

from nrr.ground import Refusal
from nrr.ledgers import Ledger
from nrr.warehouse.tables import Opened

_NAMING = ("customer", "display")


def contract_book(table: Opened) -> Ledger:
    """Of a table of contract periods the book of its contracts, customers numbered in place of names; of any
    other its outline, which has no terms. Refusal where they do not come home, or where they do not add up to
    what the engine has.
    """
    if table.contracts is None or table.rates is not None:
        return table.outline
    named = {one.name for role, one in table.outline.roles.items() if role in _NAMING}
    found = table.contracts.book([name for name in table.columns.attributes if name not in named])
    found = found.until(table.months[-1])
    held = dict(zip((m.ordinal for m in found.months), found.grid.sum(axis=1).tolist(), strict=True))
    own = {int(month): int(amount) for month, _, amount in table.totals}
    for month in table.months:
        if held.get(month.ordinal, 0) != own.get(month.ordinal, 0):
            raise Refusal(f"its contracts do not add up to what {table.engine.name} has for {month.label}")
    return found
