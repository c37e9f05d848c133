"""How a table shares its width: figures never break, words take what is left."""

from collections.abc import Sequence

from nrr.export.textwidths import lines, width
from nrr.packs import Role, Table

_SAFE = 1.03
"""Another machine's sans is a little wider."""
_LEAST_WORDS = 0.45
"""The share of its own part that a column of words keeps."""


def column_widths(table: Table, wide: float, size: float, margin: float) -> list[float]:
    """Inches of each column at a size of type: its share, and where its figures need more, what they need.

    A single column of names takes what the figures leave, up to two lines of the longest name.
    """
    shares = [wide * one / sum(table.widths) for one in table.widths]
    needed = [
        _LEAST_WORDS * share if place in table.words else _longest(table, place, size) + 2 * margin
        for place, share in enumerate(shares)
    ]
    found = [max(pair) for pair in zip(shares, needed, strict=True)]
    if len(table.words) == 1:
        own = table.words[0]
        found[own] = max(found[own], _longest(table, own, size) / 2 * _SAFE + 2 * margin)
    figures = [place for place in range(len(shares)) if place not in table.words]
    for some in (figures, table.words):
        found = _narrowed(found, needed, some, sum(found) - wide)
    return found


def _narrowed(
    found: Sequence[float], needed: Sequence[float], some: Sequence[int], over: float
) -> list[float]:
    """Some columns give up what is over, each by its part of what they can."""
    free = {place: found[place] - needed[place] for place in some}
    if over <= 0 or not sum(free.values()):
        return list(found)
    part = min(over / sum(free.values()), 1.0)
    return [one - part * free.get(place, 0.0) for place, one in enumerate(found)]


_MOST_LINES = 3


def easily_read(table: Table, widths: Sequence[float], size: float, margin: float) -> bool:
    """Whether no name in a single column of them takes more than three lines."""
    if len(table.words) != 1:
        return True
    own = table.words[0]
    inner = widths[own] - 2 * margin
    return all(
        lines(row.cells[own], size, inner) <= _MOST_LINES for row in table.rows if row.role is not Role.GROUP
    )


def _longest(table: Table, place: int, size: float) -> float:
    cells = [
        width(row.cells[place], size, bold=row.role is Role.TOTAL)
        for row in table.rows
        if row.role is not Role.GROUP
    ]
    heads = [width(word, max(size - 1, 9), bold=True) for word in table.heads[place].split()]
    return max([*cells, *heads], default=0.0) * _SAFE
