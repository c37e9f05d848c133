"""How numbers are written, everywhere: one room for money, percent, points, counts and months.

`Basis` is the view a reader chose: the ledger holds annualised minor units, MRR divides by twelve.
"""

from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

MISSING = "N/A"
_MINUS = "−"
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
    """In full, to the cent: `$1,234.50`, `−$80.00`; `N/A` for None."""
    if arr_minor is None:
        return MISSING
    value = amount(arr_minor, basis)
    return f"{_MINUS if value < 0 else ''}{sign_of(currency)}{abs(value):,.2f}"


def signed_in_full(arr_minor: int, currency: str, basis: Basis) -> str:
    """To the cent with its sign: `+$1,234.50`, `−$80.00`, and plain zero."""
    text = money(arr_minor, currency, basis)
    return f"+{text}" if arr_minor > 0 else text


def compact(arr_minor: int | None, currency: str, basis: Basis) -> str:
    """Three significant digits for cards and bars: `$1.24M`, `$14.7k`, `$950`."""
    if arr_minor is None:
        return MISSING
    value = amount(arr_minor, basis)
    return f"{_MINUS if value < 0 else ''}{sign_of(currency)}{_short(abs(value))}"


def signed_money(arr_minor: int, currency: str, basis: Basis) -> str:
    """Compact with its sign always: `+$3.2k`, `−$1.4k`."""
    text = compact(arr_minor, currency, basis)
    return text if arr_minor < 0 else f"+{text}"


def percent(rate: float | None, thresholds: tuple[float, ...] = (1.0,)) -> str:
    """One decimal: `107.0%`; more within 0.05 points of a threshold, so that 99.96% never reads as 100.0%.

    Two are told, up to four where two would still read as the threshold itself: `99.996%`.
    """
    if rate is None:
        return MISSING
    gap = min((gap for edge in thresholds if (gap := abs(rate - edge)) > 1e-12), default=1.0)
    decimals = 1 if gap >= 0.0005 else 2 if gap >= 0.00005 else 3 if gap >= 0.000005 else 4
    return f"{rate * 100:,.{decimals}f}%".replace("-", _MINUS)


def points(difference: float | None) -> str:
    """A difference of two rates in percentage points: `+1.2 pts`."""
    if difference is None:
        return MISSING
    rounded = round(difference * 100, 1)
    sign = "±" if rounded == 0 else "+" if rounded > 0 else _MINUS
    return f"{sign}{abs(rounded):,.1f} pts"


def fine_points(part: float) -> str:
    """Points with three decimals, so that small customers are seen to add up; a rounded zero has no sign."""
    text = f"{100 * part:+.3f} pts".replace("-", _MINUS)
    return "0.000 pts" if text[1:] == "0.000 pts" else text


def percent_range(low: float | None, high: float | None) -> str:
    """`94.0% to 115.5%`; empty where an end is missing or both read alike, which would claim certainty."""
    return _range(percent(low), percent(high))


def points_range(low: float | None, high: float | None) -> str:
    """The same for a difference of two rates: `−21.9 pts to −0.8 pts`."""
    return _range(points(low), points(high))


def multiple(ratio: float | None) -> str:
    """A quotient: `1.9×`."""
    return MISSING if ratio is None else f"{ratio:,.1f}×".replace("-", _MINUS)


def count(number: int | None) -> str:
    """A whole number with thousands: `1,204`."""
    return MISSING if number is None else f"{number:,}".replace("-", _MINUS)


def plural(number: int, noun: str) -> str:
    """A number with its noun: `1 customer`, `3 customers`."""
    return f"{count(number)} {noun}" if number == 1 else f"{count(number)} {noun}s"


def _range(low: str, high: str) -> str:
    return "" if MISSING in (low, high) or low == high else f"{low} to {high}"


def _short(value: Decimal) -> str:
    for step, letter in _STEPS:
        if value >= step * Decimal("0.9995"):
            return f"{_three_digits(value / step)}{letter}"
    return _three_digits(value)


def _three_digits(value: Decimal) -> str:
    places = 0 if value >= 100 else 1 if value >= 10 else 2
    text = f"{value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
