"""What is said of rows that a table holds and no figure counts: a list."""

from types import MappingProxyType

from nrr.ground import plural

LEFT_OUT = MappingProxyType({"nobody": "c", "undated": "m", "unpriced": "v"})
"""The reason, and the column whose emptiness it is."""

_SAID = MappingProxyType(
    {
        "nobody": "{rows} without a customer left out.",
        "undated": "{rows} without a month left out.",
        "unpriced": "{rows} without an amount left out.",
        "unended": "{rows} with an end that is no date left out.",
        "unclosed": "{rows} ended by status without an end counted on.",
        "later": "{rows} beginning after the last month left out.",
        "short": "{rows} without a month-end in its period left out.",
        "not_revenue": "{rows} whose status is no revenue left out.",
    }
)


def said(reason: str, count: int) -> str:
    """The sentence of one reason."""
    return _SAID[reason].format(rows=plural(count, "row"))
