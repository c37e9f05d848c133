"""A second set of monthly totals, such as the general ledger's: to compare with, never to compute from."""

from dataclasses import replace
from decimal import Decimal

from nrr.ground import Basis, Month
from nrr.intake.joins.matches import amount_column, month_column
from nrr.intake.joins.sides import SideTable
from nrr.intake.joins.sidetables import amount_in, month_in
from nrr.intake.said.saying import Phrase, wording
from nrr.ledgers import Ledger, Statement


def with_statement(ledger: Ledger, table: SideTable) -> Ledger:
    """The same amounts, to be checked against the totals of the table; as before where it holds none."""
    totals = {month: round(amount * Basis.MRR.per_unit) for month, amount in sorted(totals_in(table).items())}
    if not totals:
        return ledger
    stated = Statement(wording(Phrase.TOTALS_IN_FILE, file=table.file), totals)
    return replace(ledger, statements=(*ledger.statements, stated), fingerprint="")


def totals_in(table: SideTable) -> dict[Month, Decimal]:
    """The sum of every month, from a list of months and amounts or from one row under month headings."""
    month, amount = month_column(table), amount_column(table)
    pairs = (
        [
            (month_in(heading), text)
            for row in table.rows
            for heading, text in zip(table.headings, row, strict=False)
        ]
        if month is None or amount is None
        else [(month_in(row[month]), row[amount]) for row in table.rows]
    )
    found: dict[Month, Decimal] = {}
    for ordinal, text in pairs:
        value = amount_in(text)
        if ordinal is not None and value is not None:
            found[Month(ordinal)] = found.get(Month(ordinal), Decimal(0)) + value
    return found
