"""Tables of a pack: cells as they are printed in every form."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP
from enum import StrEnum

from nrr.ground import Basis, amount, count


class Role(StrEnum):
    """What a row is among the others."""

    PLAIN = "plain"
    GROUP = "group"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `fills` and `inks` are a colour for each cell, empty for none; without any they are empty.

    `rates` are the rates the fills stand for, where a form has shades of its own.
    """

    cells: tuple[str, ...]
    role: Role = Role.PLAIN
    fills: tuple[str, ...] = ()
    inks: tuple[str, ...] = ()
    rates: tuple[float | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """`widths` are shares of the width, one a column; the columns in `words` hold words and start left.

    Those in `wide_only` wait behind a button on a phone.
    """

    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    widths: tuple[float, ...]
    alt: str
    words: tuple[int, ...] = (0,)
    heading: str = ""
    wide_only: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """Lines below a heading; each is one paragraph."""

    lines: tuple[str, ...]
    heading: str = ""
    bullets: bool = False


def whole(arr_minor: float | None, basis: Basis) -> str:
    """An amount in a table: whole units, below one to the cent, losses in parentheses, zero as a dash."""
    if arr_minor is None:
        return ""
    exact = amount(round(arr_minor), basis)
    units = int(exact.to_integral_value(ROUND_HALF_UP))
    text = count(abs(units)) if units else f"{abs(exact):f}"
    return "–" if not exact else f"({text})" if exact < 0 else text
