"""How a table shares its width: figures never break, words take what is left."""

from nrr.export.textwidths import width
from nrr.packs import Role, Table

_SAFE = 1.03
"""Another machine's sans is a little wider."""
_LEAST_WORDS = 0.45
"""The share of its own part that a column of words keeps."""


def column_widths(table: Table, wide: float, size: float, margin: float) -> list[float]:
    """Inches of each column at a size of type: its share, and where its figures need more, what they need."""
    shares = [wide * one / sum(table.widths) for one in table.widths]
    needed = [
        _LEAST_WORDS * share if place in table.words else _longest(table, place, size) + 2 * margin
        for place, share in enumerate(shares)
    ]
    found = [max(pair) for pair in zip(shares, needed, strict=True)]
    over = sum(found) - wide
    slack = [one - least for one, least in zip(found, needed, strict=True)]
    if over <= 0 or not sum(slack):
        return found
    part = min(over / sum(slack), 1.0)
    return [one - part * free for one, free in zip(found, slack, strict=True)]


def _longest(table: Table, place: int, size: float) -> float:
    cells = [
        width(row.cells[place], size, bold=row.role is Role.TOTAL)
        for row in table.rows
        if row.role is not Role.GROUP
    ]
    heads = [width(word, max(size - 1, 9), bold=True) for word in table.heads[place].split()]
    return max([*cells, *heads], default=0.0) * _SAFE
