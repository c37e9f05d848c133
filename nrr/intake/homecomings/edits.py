"""Changed cells of a workbook, and the book with them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from nrr.definitions import Policy
from nrr.ground import Month, Refusal
from nrr.ledgers import UNKNOWN, Attribute, Grid, Ledger, Origins, settle, sheet_book

Rows = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class AmountEdit:
    """One amount that is another now: settled row, month index, annualised minor units before and after."""

    row: int
    month: int
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class LabelEdit:
    """One value of a column that is another now; empty text is an unknown value."""

    row: int
    column: str
    before: str
    after: str


Edit = AmountEdit | LabelEdit


def with_edits(ledger: Ledger, policy: Policy, last: Month, edits: Sequence[Edit]) -> Ledger:
    """The book as uploaded with these cells changed, in the lines that the settled rows were made of.

    Where a customer has several lines, the difference goes to the one that is largest in that month.
    """
    if not edits:
        return ledger
    lines = _lines_of(ledger, policy, last)
    grid = ledger.grid.copy()
    for edit in edits:
        if isinstance(edit, AmountEdit) and edit.row in lines:
            own = lines[edit.row]
            most = own[np.argmax(grid[edit.month, own])]
            grid[edit.month, most] += edit.after - int(grid[edit.month, own].sum())
    changed = [edit for edit in edits if isinstance(edit, LabelEdit) and edit.row in lines]
    attributes = dict(ledger.attributes)
    for name in dict.fromkeys(edit.column for edit in changed):
        attributes[name] = _relabelled(attributes[name], [e for e in changed if e.column == name], lines)
    return replace(ledger, grid=grid, attributes=attributes, fingerprint="")


def taken(ledger: Ledger, policy: Policy, last: Month, edits: list[Edit]) -> tuple[list[Edit], list[Edit]]:
    """The edits that the rules in force give back in the settled book as they stand, and the others."""
    good, bad = edits, list[Edit]()
    for _ in range(_ROUNDS):
        try:
            settled = sheet_book(with_edits(ledger, policy, last, good), policy, last)
        except Refusal:
            return [], edits
        held = [_holds(settled, edit) for edit in good]
        bad += [edit for edit, holds in zip(good, held, strict=True) if not holds]
        good = [edit for edit, holds in zip(good, held, strict=True) if holds]
        if all(held):
            break
    return good, bad


_ROUNDS = 3
"""An edit left out may change what the rules make of its neighbours."""


def _holds(settled: Ledger, edit: Edit) -> bool:
    if edit.row >= len(settled.names) or settled.local:
        return isinstance(edit, LabelEdit) and edit.row < len(settled.names)
    if isinstance(edit, AmountEdit):
        return int(settled.grid[edit.month, edit.row]) == max(edit.after, 0)
    return True


def _lines_of(ledger: Ledger, policy: Policy, last: Month) -> dict[int, Rows]:
    """The lines behind every settled row: each line is followed through settling by a mark of its own."""
    count = len(ledger.names)
    nothing = np.zeros(count, np.int32)
    marks = Origins(
        lines=np.arange(count, dtype=np.int32),
        months=nothing,
        arr_minor=np.zeros(count, np.int64),
        rows=nothing,
        columns=nothing,
        sheets=nothing,
        raw=nothing,
        texts=("",),
        places=(("", ""),),
        column_names=("",),
        column_letters=("",),
    )
    settled = settle(replace(ledger, origins=marks).until(last), policy)
    assert settled.origins is not None
    units = settled.origins.units()
    order = np.argsort(units, kind="stable").astype(np.int32)
    found, starts = np.unique(units[order], return_index=True)
    runs = np.split(order, starts[1:])
    return {int(unit): run for unit, run in zip(found, runs, strict=True) if unit >= 0}


def _relabelled(attribute: Attribute, edits: Iterable[LabelEdit], lines: dict[int, Rows]) -> Attribute:
    labels, codes = list(attribute.labels), attribute.codes.copy()
    for edit in edits:
        known = edit.after in labels
        if edit.after and edit.after != UNKNOWN and not known:
            labels.append(edit.after)
        code = labels.index(edit.after) if edit.after in labels else -1
        codes[..., lines[edit.row]] = code
    return Attribute(attribute.name, tuple(labels), codes)


def settled_amounts(settled: Ledger) -> Grid:
    """Every settled row by month, shape (rows, months)."""
    return np.ascontiguousarray(settled.grid.T)
