"""Monthly totals by currency as exact decimals, and who the customers are."""

from decimal import Decimal
from fractions import Fraction

import numpy as np

from nrr.ground import Month
from nrr.intake.drafts import Draft, Entries, total_of
from nrr.intake.intakes import Totals
from nrr.intake.tables.grids import distinct


def totals_of(draft: Draft) -> Totals:
    """The totals of a draft's entries."""
    entries = draft.entries
    if entries is None:
        return Totals({}, 0, ())
    by_currency: dict[str, dict[str, str]] = {}
    currencies = distinct(entries.currencies).tolist()
    for code in currencies:
        part = entries if len(currencies) == 1 else entries.taken(entries.currencies == code)
        months = by_currency.setdefault(entries.currency_labels[code], {})
        for month, total in _by_month(part).items():
            months[str(Month(month))] = decimal_text(Fraction(total, part.scale * 12))
    used = _paying(entries)
    return Totals(by_currency, len(used), tuple(entries.shown[code] for code in used))


def _by_month(entries: Entries) -> dict[int, int]:
    order = np.argsort(entries.months, kind="stable")
    ordered = entries.months[order]
    edges = np.flatnonzero(np.diff(ordered)) + 1
    parts = np.split(entries.arr[order], edges)
    return {int(ordered[at]): total_of(part) for at, part in zip([0, *edges], parts, strict=True)}


def _paying(entries: Entries) -> list[int]:
    """Customers whose entries of at least one month are not zero."""
    nonzero = entries.arr != 0
    return distinct(entries.customers[np.asarray(nonzero, np.bool_)]).tolist()  # type: ignore[no-any-return]


def decimal_text(value: Fraction) -> str:
    """Exactly where the decimal ends; rounded half up to the cent where it never does."""
    denominator = value.denominator
    for prime in (2, 5):
        while denominator % prime == 0:
            denominator //= prime
    if denominator != 1:
        cents = (abs(value) * 200 + 1) // 2
        return f"{'-' if value < 0 else ''}{cents // 100}.{cents % 100:02d}"
    places = max(2, _places(value.denominator))
    scaled = abs(value) * 10**places
    text = str(Decimal(int(scaled)).scaleb(-places)) if int(scaled) < 10**28 else _plain(int(scaled), places)
    return f"-{text}" if value < 0 else text


def _plain(scaled: int, places: int) -> str:
    digits = str(scaled).zfill(places + 1)
    return f"{digits[:-places]}.{digits[-places:]}"


def _places(denominator: int) -> int:
    places = 0
    while 10**places % denominator:
        places += 1
    return places
