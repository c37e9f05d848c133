"""How the values of a spreadsheet reader are written as text."""

import datetime
from typing import Any

from nrr.intake.tables.grids import Kind


def text_and_kind(value: Any) -> tuple[str, Kind]:
    """How one spreadsheet value is written: numbers as the fifteen digits a spreadsheet keeps, dates as
    ISO.
    """
    if type(value) is float:
        return number_text(value), Kind.NUMBER
    match value:
        case str():
            return (value, Kind.TEXT) if value.strip() else ("", Kind.EMPTY)
        case bool():
            return str(value).upper(), Kind.BOOL
        case int() | float():
            return number_text(value), Kind.NUMBER
        case datetime.datetime():
            return value.isoformat(" "), Kind.DATE
        case datetime.date():
            return value.isoformat(), Kind.DATE
        case None:
            return "", Kind.EMPTY
        case _:
            return str(value), Kind.TEXT


def number_text(value: float) -> str:
    """A stored number without the noise of binary fractions, and without an exponent where it is money."""
    text = format(value, ".15g")
    if "e" in text and abs(value) < 1e30:
        return format(value, ".25f").rstrip("0") if abs(value) < 1 else str(int(float(text)))
    return text
