"""What is said of rows that a table holds and no figure counts: a list."""

from types import MappingProxyType

from nrr.ground import plural

LEFT_OUT = MappingProxyType({"nobody": "c", "undated": "m", "unpriced": "v"})
"""The reason, and the column whose emptiness it is."""

_SAID = MappingProxyType(
    {
        "nobody": "{rows} without a customer excluded.",
        "undated": "{rows} without a month excluded.",
        "unpriced": "{rows} without an amount excluded.",
        "unended": "{rows} with an end that is no date excluded.",
        "unclosed": "{rows} ended by status without an end counted on.",
        "later": "{rows} beginning after the last month excluded.",
        "short": "{rows} without a month-end in its period excluded.",
        "not_revenue": "{rows} whose status is no revenue excluded.",
    }
)


def said(reason: str, count: int) -> str:
    """The sentence of one reason."""
    return _SAID[reason].format(rows=plural(count, "row"))
