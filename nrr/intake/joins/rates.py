"""A table of exchange rates: reporting units per unit of a currency, one rate a month or one for good."""

from collections.abc import Iterator
from dataclasses import replace

from nrr.ground import Problem
from nrr.intake.joins.matches import Join, month_column
from nrr.intake.joins.sidetables import SideTable, amount_in, month_in
from nrr.intake.said.saying import Message, Phrase, problem_of, wording
from nrr.intake.values.currencies import currency_of
from nrr.ledgers import Ledger

Rates = dict[str, dict[int | None, float]]


def with_rates(ledger: Ledger, join: Join) -> tuple[Ledger, list[Problem]]:
    """The book with its rates. The currency without a rate of its own, or with rate 1, is the reporting
    one.
    """
    role = ledger.roles.get("currency")
    if role is None:
        return ledger, [problem_of(Message.RATES_UNUSED, join.table.place(), file=join.table.file)]
    table = _rates(join.table)
    fx = {code: _by_month(by_month, ledger) for code, by_month in table.items() if code in role.labels}
    without = [label for label in role.labels if label not in fx]
    ones = [code for code, rates in fx.items() if set(rates) == {1.0}]
    reporting = ledger.currency or next(iter([*ones, *without]), "")
    missing = [label for label in without if label != reporting]
    if missing:
        return ledger, [
            problem_of(Message.RATE_MISSING, join.table.place(), file=join.table.file, currencies=missing)
        ]
    rest = {code: rates for code, rates in fx.items() if code != reporting}
    said = problem_of(
        Message.RATES_JOINED,
        join.table.place(),
        currencies=list(rest),
        reporting=reporting or wording(Phrase.ONE_CURRENCY),
        file=join.table.file,
    )
    return replace(ledger, fx=rest, currency=reporting, fingerprint=""), [said]


def _rates(table: SideTable) -> Rates:
    """Currency -> month ordinal (None where the table names no month) -> rate."""
    month = month_column(table)
    found: Rates = {}
    for row in table.rows:
        for code, when, rate in _row_rates(table, row, month):
            found.setdefault(code, {})[when] = rate
    return found


def _row_rates(
    table: SideTable, row: tuple[str, ...], month: int | None
) -> Iterator[tuple[str, int | None, float]]:
    """A row names a currency and its rate, or a month with a column a currency."""
    when = None if month is None else month_in(row[month])
    named = next(
        (code for i, text in enumerate(row) if i != month and (code := currency_of(text.strip()))), None
    )
    for index, text in enumerate(row):
        code = named or currency_of(table.headings[index].strip())
        rate = amount_in(text)
        if index != month and code and rate is not None and rate > 0:
            yield code, when, float(rate)


def _by_month(rates: dict[int | None, float], ledger: Ledger) -> tuple[float, ...]:
    dated = sorted((month, rate) for month, rate in rates.items() if month is not None)
    always = rates.get(None)
    found = []
    for month in ledger.months:
        before = [rate for ordinal, rate in dated if ordinal <= month.ordinal]
        found.append(before[-1] if before else always if always is not None else dated[0][1])
    return tuple(found)
