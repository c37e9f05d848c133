"""A table of exchange rates: reporting units per unit of a currency, one rate a month or one for good."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from nrr.ground import Problem, Refusal
from nrr.intake.joins.matches import Join, month_column
from nrr.intake.joins.sides import SideTable
from nrr.intake.joins.sidetables import amount_in, month_in, side_of
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


def _by_month(rates: Mapping[int | None, float], ledger: Ledger) -> tuple[float, ...]:
    return tuple(_at(rates, month.ordinal) for month in ledger.months)


def _at(rates: Mapping[int | None, float], month: int) -> float:
    """The latest rate up to a month; before the first one that, or the one that names no month."""
    dated = sorted((ordinal, rate) for ordinal, rate in rates.items() if ordinal is not None)
    before = [rate for ordinal, rate in dated if ordinal <= month]
    return before[-1] if before else rates[None] if None in rates else dated[0][1]


@dataclass(frozen=True, slots=True)
class RateTable:
    """A table of rates by itself, for rows that stay in a database."""

    rates: Mapping[str, Mapping[int | None, float]]

    def reporting(self, currencies: Sequence[str]) -> str:
        """The currency without a rate, or with rate 1; Refusal where several have none."""
        ones = [code for code in currencies if {*self.rates.get(code, {}).values()} == {1.0}]
        without = [code for code in currencies if code not in self.rates]
        own = next(iter([*ones, *without]), "")
        if missing := [code for code in without if code != own]:
            raise Refusal(f"there is no rate for {', '.join(missing)}")
        return own

    def at(self, currency: str, month: int) -> float:
        """What a unit of it is worth in a month, by its ordinal."""
        own = self.rates.get(currency)
        return 1.0 if own is None else _at(own, month)


def rates_in(data: bytes, name: str) -> RateTable:
    """The rates in a file; Refusal where it holds none."""
    table = side_of(data, name).table
    found = {} if table is None else _rates(table)
    if not found:
        raise Refusal(f"{name} holds no exchange rates: a currency and its rate in each row, or one a month")
    return RateTable(found)
