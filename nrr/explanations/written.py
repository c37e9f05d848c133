"""An explanation written down: as plain data for programs, as lines of text for people."""

import pandas as pd

from nrr.definitions import Unit
from nrr.explanations.figure import Explanation, sources
from nrr.ground import Basis, amount
from nrr.ledgers import Cell, Ledger


def explanation_object(book: Ledger, found: Explanation, basis: Basis) -> dict[str, object]:
    """An explanation as plain data: amounts as decimal text, each customer with the cells it came from."""
    months = (found.window.opening, found.window.closing)

    def text(name: str, value: float) -> str:
        plain = name in found.counted or name in found.in_points
        return str(value) if plain else str(amount(round(value), basis))

    return {
        "figure": found.label,
        "meaning": found.meaning,
        "formula": found.sentence,
        "worked": found.worked,
        "value": _value_object(found, basis),
        "window": {"opening": str(months[0]), "closing": str(months[1])},
        "customers": [
            {
                "customer": line["customer"],
                **{name: text(name, line[name]) for name in _AMOUNTS if name in line},
                "cells": [_cell_object(cell) for cell in sources(book, int(line["row"]), months)],
            }
            for line in found.rows.to_dict("records")
        ],
    }


_AMOUNTS = ("opening", "closing", "over", "under")


def _value_object(found: Explanation, basis: Basis) -> float | str | None:
    """A rate, a quotient or a count as a number; money as decimal text, as the customers' amounts."""
    if found.value is None or found.unit in (Unit.RATE, Unit.MULTIPLE):
        return found.value
    plain = found.unit is None and {"over"} & {*found.counted, *found.in_points}
    return found.value if plain else str(amount(round(found.value), basis))


def explanation_text(book: Ledger, found: Explanation, basis: Basis) -> str:
    """An explanation as lines of text: the figure, its formula, and every customer with amounts as people
    read them.
    """
    shown = {"Customer": found.rows["customer"]}
    over = "Numerator" if "under" in found.rows else "Amount"
    for name, heading in (_HEADINGS | {"over": over}).items():
        if name in found.rows:
            shown[heading] = found.rows[name].map(
                lambda v, name=name: found.shown(name, v, book.currency, basis)
            )
    table = pd.DataFrame(shown).to_string(index=False) if len(found.rows) else ""
    figure = f"{found.label}: {found.shown_value(book.currency, basis)}"
    return "\n".join(filter(None, (figure, found.sentence, found.worked, table)))


_HEADINGS = {"opening": "Opening", "closing": "Closing", "over": "Amount", "under": "Denominator"}


def _cell_object(cell: Cell) -> dict[str, object]:
    names = ("file", "sheet", "row", "column", "letter", "raw")
    return {name: getattr(cell, name) for name in names}
