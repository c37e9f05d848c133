"""The customers behind a figure: who moved, from what, to what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from nrr.definitions import Policy
from nrr.ground import Month, Refusal, Window
from nrr.ledgers import Ledger, Mask
from nrr.retention.movements import kinds_of
from nrr.retention.window_ends import ends_of

if TYPE_CHECKING:
    import pandas as pd

KEPT = "kept"
# In the order of `MOVEMENTS`, after no change at all.
_NAMES = (KEPT, "new", "resurrected", "expansion", "contraction", "churn")

OWN_HEADS = ("Customer", "Currency effect", "Change", "Movement")
"""Headings by which a list of customers written by this program is known again, beside those of the two
months.
"""
MARKED_HEADS = (*OWN_HEADS, "Paid before", "Returned")
"""All headings of such a list that are no attributes of the customers."""

_COLUMNS = ("row", "customer", "opening", "closing", "change", "fx", "movement", "returned")


def customers(ledger: Ledger, window: Window, policy: Policy) -> pd.DataFrame:
    """Every customer of a settled book who pays at either end of a window.

    Columns: `row` (position in the ledger), `customer`, `opening`, `closing`, `change`, `fx` in annualised
    minor units, `movement` (a field of the Bridge, or `kept`), `returned` (was at zero inside the window),
    then one column per attribute as it was at the opening. Sums of the columns are the Bridge's lines.
    A customer that the strict policy counts twice, as lost and as returned, has two rows.
    """
    import pandas as pd  # noqa: PLC0415 - a file is read, and sums are taken, without it

    ends = ends_of(ledger, window, policy)
    kinds = kinds_of(ends.restated, ends.closing, ends.seen)
    rows = np.concatenate([np.arange(len(ledger.names)), ends.again])
    present = np.flatnonzero((ends.opening != 0) | (ends.closing != 0))
    frame = pd.DataFrame(
        {
            "row": rows[present],
            "customer": pd.array(shown_names(ledger, rows[present]), dtype="str"),
            "opening": ends.opening[present],
            "closing": ends.closing[present],
            "change": (ends.closing - ends.restated)[present],
            "fx": np.zeros(len(present), np.int64) if ends.fx is None else ends.fx[present],
            "movement": np.array(_NAMES, object)[kinds[present]],
            "returned": ends.interrupted[present],
        }
    )
    return frame.assign(**_attributes(ledger, window, rows[present]))


def end_heading(month: Month, unit: str) -> str:
    """The heading of the amounts at one end of a window, which says the month and what they are: `Oct 2025
    (ARR, USD)`.
    """
    return f"{month.label} ({unit})"


def shown_name(ledger: Ledger, row: int) -> str:
    """The name of a row as people know it: its display name where names are ids."""
    display = ledger.roles.get("display")
    code = -1 if display is None else int(display.codes[row])
    return ledger.names[row] if display is None or code < 0 else display.labels[code]


def shown_names(ledger: Ledger, rows: npt.NDArray[np.intp]) -> npt.NDArray[np.object_]:
    """The names of many rows as people know them."""
    own = np.array(ledger.names, object)[rows]
    display = ledger.roles.get("display")
    if display is None:
        return own
    codes = display.codes[rows]
    return np.where(codes < 0, own, np.array([*display.labels, ""], object)[codes])


def chosen(ledger: Ledger, window: Window, where: Mapping[str, Sequence[str]]) -> Ledger:
    """The customers of a settled book whose attributes have one of the wanted values at the opening.

    A customer that does not pay then is taken by its value at the close. Refusal for an unknown attribute
    or value. The choice is one set of customers for every month, so that every identity still holds.
    """
    mask = np.ones(len(ledger.names), bool)
    for name, wanted in where.items():
        mask &= holding(ledger, window, name, wanted)
    return ledger if mask.all() else ledger.rows(mask)


def holding(ledger: Ledger, window: Window, name: str, wanted: Sequence[str]) -> Mask:
    """Which customers have one of the wanted values at the opening, or at the close if not paying then."""
    attribute = ledger.attribute(name)
    unknown = sorted(set(wanted) - set(attribute.groups))
    if unknown:
        raise Refusal(f"{name} has no value {unknown[0]!r}; it has: {', '.join(attribute.groups[:20])}")
    s, e = ledger.index(window.opening), ledger.index(window.closing)
    at_open = attribute.at(0 if s is None else s)
    at_close = attribute.at(len(ledger.months) - 1 if e is None else e)
    codes = at_close if s is None else np.where(ledger.grid[s] != 0, at_open, at_close)
    return np.isin(codes, [attribute.groups.index(value) for value in wanted])


def _attributes(ledger: Ledger, window: Window, rows: np.ndarray) -> dict[str, object]:
    import pandas as pd  # noqa: PLC0415

    s, e = ledger.index(window.opening), ledger.index(window.closing)
    assert s is not None and e is not None
    found: dict[str, object] = {}
    for name, attribute in ledger.attributes.items():
        codes = np.where(ledger.grid[s] != 0, attribute.at(s), attribute.at(e))[rows]
        # An uploaded column may bear the name of one of ours; ours keep theirs.
        column = f"{name} (column)" if name in _COLUMNS else name
        found[column] = pd.Categorical.from_codes(codes, categories=list(attribute.groups))
    return found
