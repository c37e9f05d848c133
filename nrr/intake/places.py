"""From entries back to rows, names and money as people write it."""

from collections.abc import Callable, Iterable
from fractions import Fraction

import numpy as np

from nrr.ground import Place
from nrr.intake.drafts import Draft, Mask
from nrr.intake.tables.grids import distinct


def entry_rows(draft: Draft, chosen: Mask) -> tuple[int, ...]:
    """Row numbers of some entries, each once, in order."""
    assert draft.entries is not None
    numbers = [
        draft.tables[s].numbers[distinct(draft.entries.rows[chosen & (draft.entries.sources == s)])]
        for s in range(len(draft.tables))
    ]
    return tuple(np.concatenate(numbers).tolist())


def place_of(draft: Draft, rows: Iterable[int] = (), column: str | None = None) -> Place:
    """A place in the first table of a draft."""
    table = draft.tables[0]
    return table.place(tuple(rows)[:50], column)


def rows_with(draft: Draft, index: int, chosen: Callable[[str], bool]) -> Mask:
    """Entries whose row holds a chosen text in a column."""
    return draft.label(index).holding(chosen)


def mrr_of(draft: Draft, arr: int) -> Fraction:
    """An annualised amount of the entries as monthly money."""
    assert draft.entries is not None
    return Fraction(arr, 12 * draft.entries.scale)
