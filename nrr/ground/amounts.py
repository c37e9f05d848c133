"""How money is written, everywhere: short in sentences, tiles and bars, in full in tables, to the cent for
reconciliations.

`Basis` is the view a reader chose: the ledger holds annualised minor units, MRR divides by twelve.
"""

from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from nrr.ground.formats import MINUS, MISSING, any_figure

_SIGNS = {
    "USD": "$",
    "EUR": "€",
    "GBP": "£",
    "JPY": "¥",
    "CNY": "CN¥",
    "INR": "₹",
    "BRL": "R$",
    "CAD": "CA$",
    "AUD": "A$",
    "NZD": "NZ$",
    "SGD": "S$",
    "HKD": "HK$",
    "MXN": "MX$",
    "KRW": "₩",
    "ILS": "₪",
    "PLN": "zł",
    "ZAR": "R",
    "TRY": "₺",
    "UAH": "₴",
}
_STEPS = ((Decimal(10) ** 9, "B"), (Decimal(10) ** 6, "M"), (Decimal(10) ** 3, "k"))
_FEW = {"B": (2, 1), "M": (2, 1), "k": (1, 0)}
"""Decimals of each step: below ten of it, and from ten."""
_ALIGNED = _FEW | {"B": (2, 2), "M": (2, 2)}


class Basis(StrEnum):
    """Whether amounts are read as a month's or a year's worth of revenue."""

    MRR = "MRR"
    ARR = "ARR"

    @property
    def per_unit(self) -> int:
        """Annualised minor units in one whole unit of this basis."""
        return 1200 if self is Basis.MRR else 100


def sign_of(currency: str) -> str:
    """What stands before an amount: `$`, or the code and a space where the currency has no sign here."""
    return _SIGNS.get(currency, f"{currency} " if currency else "")


def amount(arr_minor: int, basis: Basis) -> Decimal:
    """The exact amount in whole currency units, rounded half up to the cent."""
    return (Decimal(arr_minor) / basis.per_unit).quantize(Decimal("0.01"), ROUND_HALF_UP)


def money(arr_minor: int | None, currency: str, basis: Basis) -> str:
    """In full, in whole units: `$4,912,262`, `−$80`, below one `$0.05`; `N/A` for None."""
    return _written(arr_minor, currency, basis, _whole)


def money_to_cent(arr_minor: int | None, currency: str, basis: Basis) -> str:
    """To the cent, for what two sums differ by and for the months of one customer: `$1,234.50`."""
    return _written(arr_minor, currency, basis, lambda value: f"{value:,.2f}")


def signed_to_cent(arr_minor: int, currency: str, basis: Basis) -> str:
    """To the cent with its sign: `+$1,234.50`, `−$80.00`, and plain zero."""
    text = money_to_cent(arr_minor, currency, basis)
    return f"+{text}" if arr_minor > 0 else text


def compact(arr_minor: int | None, currency: str, basis: Basis) -> str:
    """Short, for sentences, tiles and bars: `$6.20M`, `$10.5M`, `$803k`, `$4.3k`, `$950`, `$0.05`."""
    return _written(arr_minor, currency, basis, lambda value: _short(value, _FEW))


def compact_cell(arr_minor: int | None, currency: str, basis: Basis) -> str:
    """Short, for a column: every million has two decimals, so that `$10.50M` stands under `$4.91M`."""
    return _written(arr_minor, currency, basis, lambda value: _short(value, _ALIGNED))


def signed_money(arr_minor: int, currency: str, basis: Basis) -> str:
    """Short, with its sign: `+$3.2k`, `−$1.4k`, and plain zero."""
    text = compact(arr_minor, currency, basis)
    return f"+{text}" if arr_minor > 0 and any_figure(text) else text


def _written(arr_minor: int | None, currency: str, basis: Basis, figures: Callable[[Decimal], str]) -> str:
    if arr_minor is None:
        return MISSING
    value = amount(arr_minor, basis)
    text = f"{sign_of(currency)}{figures(abs(value))}"
    return f"{MINUS}{text}" if value < 0 and any_figure(text) else text


def _short(value: Decimal, decimals: Mapping[str, tuple[int, int]]) -> str:
    for step, letter in _STEPS:
        below, above = decimals[letter]
        if value >= step * Decimal("0.9995"):
            part = value / step
            places = below if _rounded(part, below) < 10 else above
            return f"{_rounded(part, places):,f}{letter}"
    return _whole(value)


def _whole(value: Decimal) -> str:
    """In whole units; what would round to nothing keeps its cents, as nothing is another amount."""
    rounded = _rounded(value, 0)
    return f"{rounded if rounded or not value else value:,f}"


def _rounded(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
