"""Amounts of several currencies at rates: each is rounded to minor units before they are added, as in a book
in memory.

A row of a customer and month holds what it pays in each currency (l0, l1 ...) beside what all of it is worth
at the rates of its own month (v).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import ibis

from nrr.ground import Month, Refusal
from nrr.warehouse.rules import Rules
from nrr.warehouse.settled import Column, Table


@dataclass(frozen=True, slots=True)
class Rates:
    """Units of the `reporting` currency per unit of each of the `currencies`, by the ordinal of a month."""

    reporting: str
    currencies: tuple[str, ...]
    at: Callable[[str, int], float]

    def together(self, rows: Table, rate_of: Callable[[str], Any]) -> Column:
        """What the parts of a row are worth in all, each currency at its rate."""
        parts = [
            _rounded(rows[f"l{place}"].cast("float64") * rate_of(currency))
            for place, currency in enumerate(self.currencies)
        ]
        found = parts[0]
        for part in parts[1:]:
            found = found + part
        return found.cast("int64")

    def each(self, rows: Table, rate_of: Callable[[str], Any]) -> Column:
        """What a row is worth alone, by its currency (y)."""
        amounts = rows.v.cast("float64")
        told = (
            (rows.y == place, _rounded(amounts * rate_of(currency)))
            for place, currency in enumerate(self.currencies)
        )
        return ibis.cases(*told, else_=ibis.null("int64"))

    def of_month(self, ordinal: int) -> Callable[[str], Any]:
        """The rates of one month."""
        return lambda currency: ibis.literal(self.at(currency, ordinal), "float64")

    def by(self, column: Column, months: Mapping[int, int]) -> Callable[[str], Any]:
        """Rates by a column: for each of its values the month whose rates count, by ordinal."""

        def rate_of(currency: str) -> Any:
            rates = {value: self.at(currency, month) for value, month in months.items()}
            if len({*rates.values()}) == 1:
                return ibis.literal(next(iter(rates.values())), "float64")
            told = ((column == value, ibis.literal(rate, "float64")) for value, rate in rates.items())
            return ibis.cases(*told, else_=ibis.literal(0.0, "float64"))

        return rate_of

    def of_own(self, rows: Table, months: Sequence[Month]) -> Callable[[str], Any]:
        """The rates of each row's own month."""
        return self.by(rows.m, {month.ordinal: month.ordinal for month in months})


def _rounded(value: Column) -> Column:
    """To whole units, halves to the even one: engines differ in their own rounding."""
    below = value.floor()
    rest = value - below
    odd = below - (below / 2.0).floor() * 2.0 == 1.0
    return (below + ibis.ifelse((rest > 0.5) | ((rest == 0.5) & odd), 1.0, 0.0)).cast("int64")


def rates_for(words: Sequence[str], blank: int, rules: Rules) -> tuple[Rates, tuple[tuple[str, int], ...]]:
    """The rates of a table with several currencies, and the place of each word among its currencies.

    Refusal where a row names none, where a word is no currency, or where a rate is missing.
    """
    codes = {word: rules.currency(word) for word in words}
    if unknown := [word for word, code in codes.items() if not code]:
        raise Refusal(f"nobody knows the currencies {', '.join(unknown[:5])}")
    if blank:
        raise Refusal(f"{blank} rows name no currency while others do; give a view of the table that says it")
    currencies = tuple(dict.fromkeys(codes.values()))
    reporting, at = rules.rates(currencies)
    return Rates(reporting, currencies, at), tuple(
        (word, currencies.index(code)) for word, code in codes.items()
    )
