"""Whose currency a column of currencies is: that of the amounts of its name, or beside it; and which of two
columns holds the amounts of the other one converted.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np

from nrr.intake.columns.profiles import Profile
from nrr.intake.headings.frames import Frame
from nrr.intake.headings.roles import guess_of
from nrr.intake.headings.words import AMOUNT_WORDS, Role
from nrr.intake.lexicon.phrases import words_of
from nrr.intake.lexicon.vocabulary import Section, vocabulary
from nrr.intake.tables.grids import Column
from nrr.intake.thresholds import LIMITS
from nrr.intake.values.currencies import CODES, WORDS, currencies_in
from nrr.intake.values.money import money_of

_CURRENCY = vocabulary(Section.HEADINGS, Role.CURRENCY)
_CONVERTED = vocabulary(Section.CLUES, "converted_amounts")


def holds_currencies(column: Column, first: int) -> bool:
    """Every filled cell is the code of a currency, and not each of them a word as well, as PEN is."""
    used = column.taken(slice(first, None)).used
    if len(used) > len(CODES):
        return False
    texts = {column.texts[code].strip().upper() for code in used.tolist()} - {""}
    return texts <= CODES and not texts <= WORDS


def currency_columns(frame: Frame) -> list[int]:
    """The columns of currencies."""
    return [i for i, c in enumerate(frame.table.columns) if holds_currencies(c, frame.first_body_row)]


def money_columns(frame: Frame, profiles: Sequence[Profile]) -> tuple[int, ...]:
    """Columns headed like amounts that hold them."""
    return tuple(
        i
        for i, heading in enumerate(frame.headings)
        if profiles[i].filled
        and profiles[i].holds_amounts
        and (guess_of(heading.text).role is Role.AMOUNT or _in_a_currency(heading.text))
    )


def _in_a_currency(heading: str) -> bool:
    """Company currency amount: money, and whose."""
    words = set(words_of(heading))
    return bool(words & AMOUNT_WORDS and words & _CURRENCY)


def with_own_currency(
    roles: Mapping[Role, int], frame: Frame, profiles: Sequence[Profile], currencies: Sequence[int]
) -> dict[Role, int]:
    """The roles with the currency that is of the amount: of several the one that belongs to it, none where
    the only one is of the amounts before they were converted.
    """
    amount, named = roles.get(Role.AMOUNT), roles.get(Role.CURRENCY)
    if amount is None or named is None:
        return dict(roles)
    amounts = money_columns(frame, profiles)
    if len(currencies) > 1:
        return {**roles, Role.CURRENCY: belonging(frame, {amount, *amounts}, currencies)[amount]}
    others = [i for i in amounts if i != amount and converts(frame, i, amount, named)]
    if any(_is_converted(frame, amount, i, named) for i in others):
        return {role: index for role, index in roles.items() if role is not Role.CURRENCY}
    return dict(roles)


def belonging(frame: Frame, amounts: set[int], currencies: Sequence[int]) -> dict[int, int]:
    """Of each column of amounts its column of currencies: the one that shares its name, else the nearest one
    that belongs to no other; where the first of all is one of currencies they stand before their amounts.
    """
    words = {i: set(words_of(frame.headings[i].text)) for i in (*amounts, *currencies)}
    common = {word: sum(word in words[i] for i in amounts) for i in amounts for word in words[i]}
    before = min(currencies) < min(amounts)

    def apart(pair: tuple[int, int]) -> tuple[float, int, bool]:
        amount, currency = pair
        shared = sum(1 / common[word] for word in words[amount] & words[currency])
        return -shared, abs(amount - currency), (currency < amount) is not before

    pairs = sorted(((a, c) for a in amounts for c in currencies), key=apart)
    found: dict[int, int] = {}
    for amount, currency in pairs:
        if amount not in found and currency not in found.values():
            found[amount] = currency
    for amount, currency in pairs:
        found.setdefault(amount, currency)
    return found


def converts(frame: Frame, one: int, other: int, currency: int) -> bool:
    """Whether one column holds the amounts of another one at the rates of their currencies."""
    columns, first = frame.table.columns, frame.first_body_row
    return _at_rates(columns[one], columns[other], columns[currency], first, frame.table.delimiter)


@lru_cache(maxsize=64)
def _at_rates(one: Column, other: Column, currency: Column, first: int, delimiter: str) -> bool:
    """Within a currency the amounts differ by about one rate, from currency to currency by another one."""
    body = slice(first, None)
    money = money_of([one.taken(body), other.taken(body)], None, delimiter)
    left, right = (column.values.astype(np.float64) for column in money.columns)
    paid = (left > 0) & (right > 0)
    rates, codes = right[paid] / left[paid], currency.codes[body][paid]
    spans = [
        (float(rates[codes == code].min()), float(rates[codes == code].max())) for code in np.unique(codes)
    ]
    return bool(all(low >= LIMITS.alike * high for low, high in spans) and _apart(spans))


def _apart(spans: list[tuple[float, float]]) -> bool:
    """Rates of two currencies that do not meet."""
    return len(spans) > 1 and bool(max(low for low, _ in spans) > min(high for _, high in spans))


def _is_converted(frame: Frame, one: int, other: int, currency: int) -> bool:
    """Of two columns the one that names a currency, or a conversion, or more than the other one; else the one
    that is further from the currencies.
    """

    def told(index: int) -> tuple[bool, bool, int, int]:
        heading = frame.headings[index].text
        words = words_of(heading)
        says = any(word.startswith(tuple(_CONVERTED)) for word in words)
        return bool(currencies_in(heading) - {""}), says, len(words), abs(index - currency)

    return told(one) > told(other)
