"""Amounts that say how many months they cover, in a table of months: spread over these."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from nrr.ground import Problem, Severity
from nrr.intake.drafts import Entries, Ints
from nrr.intake.lexicon.phrases import words_of
from nrr.intake.shapes.cells import note
from nrr.intake.tables.grids import Table

_BILLED = frozenset(
    {"invoice", "invoiced", "billing", "billed", "charge", "payment", "paid", "rechnungsdatum"}
)
_MOST = 0.8
_NEVER = 10_000


@dataclass(frozen=True, slots=True, eq=False)
class _Steps:
    """By entry: months until the same customer's next month, `_NEVER` where none follows."""

    next: Ints

    @property
    def known(self) -> npt.NDArray[np.bool_]:
        return self.next < _NEVER


def spread_billings(
    entries: Entries, covered: npt.NDArray[np.integer], heading: str, table: Table
) -> tuple[Entries, list[Problem]]:
    """Entries that cover several months, in each of them, where their customers are billed that seldom."""
    long = covered > 1
    if not long.any():
        return entries, []
    steps = _steps(entries)
    seen = long & steps.known
    if seen.any():
        seldom = bool((steps.next[seen] >= covered[seen]).mean() >= _MOST)
    else:
        seldom = bool(set(words_of(heading)) & _BILLED)
    if not seldom:
        return entries, []
    last = int(entries.months.max())
    counts = np.where(long, np.minimum(np.minimum(covered, steps.next), last - entries.months + 1), 1).astype(
        np.int64
    )
    index = np.repeat(np.arange(entries.count), counts)
    shifts = np.arange(len(index)) - np.repeat(np.cumsum(counts) - counts, counts)
    spread = entries.taken(index)
    text = (
        f"{int(long.sum())} amounts are billed for several months at once: each was spread over the months it"
        " covers, through the last month of the file."
    )
    said = note(
        "billed_ahead",
        text,
        table,
        count=int(long.sum()),
        severity=Severity.WARNING,
        did="Spread over the months covered.",
    )
    return replace(spread, months=(spread.months + shifts).astype(np.int32)), [said]


def _steps(entries: Entries) -> _Steps:
    order = np.lexsort((entries.months, entries.customers))
    who, when = entries.customers[order], entries.months[order]
    starts = np.flatnonzero(np.append(True, (who[1:] != who[:-1]) | (when[1:] != when[:-1])))
    follows = np.append(who[starts[1:]] == who[starts[:-1]], False)
    gaps = np.where(follows, np.append(when[starts[1:]], 0) - when[starts], _NEVER)
    found = np.zeros(entries.count, np.int32)
    found[order] = np.repeat(gaps, np.diff(np.append(starts, entries.count)))
    return _Steps(found)
