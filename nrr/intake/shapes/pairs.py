"""Two columns made into one, cell by cell, with exact amounts."""

from collections.abc import Callable
from decimal import Decimal

import numpy as np

from nrr.intake.tables.grids import Column, column_of_codes
from nrr.intake.values.amounts import Amount, amount_of


def combined(
    first: Column, second: Column, body: int, how: Callable[[Amount, Amount], str | None]
) -> Column | None:
    """The amounts of two columns made into one by `how`, from row `body` on; a cell without text in the first
    stays as it is. None where one pair cannot be told.
    """
    width = max(1, len(second.texts))
    pairs, codes = np.unique(first.codes.astype(np.int64) * width + second.codes, return_inverse=True)
    used = set(codes[body:].tolist())
    texts = []
    for place, pair in enumerate(pairs.tolist()):
        one, other = first.texts[pair // width], second.texts[pair % width]
        text = how(amount_of(one), amount_of(other)) if place in used and one.strip() else one
        if text is None:
            return None
        texts.append(text)
    return column_of_codes(codes.astype(np.int32), texts)


def written_exactly(value: int, places: int, currency: str | None) -> str:
    """An amount times 10^places as a cell holds it, never to be taken for one with separators."""
    return written(
        Decimal(value).scaleb(-max(places, 0)).quantize(Decimal(1).scaleb(-max(places, 2))), currency
    )


def written(value: Decimal, currency: str | None) -> str:
    """An amount as a cell holds it."""
    plain = f"{value:f}"
    short = plain if "." not in plain else plain.rstrip("0").ljust(plain.index(".") + 3, "0")
    return f"{short} {currency}" if currency else short
