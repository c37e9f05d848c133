"""Adding up the customers of a window for several attributes in one pass.

Attributes are packed: one small integer stands for a customer's group in each of them. Customers are added up
once by that integer, and the small table is folded to each attribute afterwards; all sums are exact integers.
For the movements only customers whose amount changed are looked at.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import prod
from typing import Any

import numpy as np
import numpy.typing as npt

from nrr.ledgers import Codes, Grid, Mask
from nrr.retention.movements import MOVEMENTS, counts, kinds_of, sums

Cells = npt.NDArray[np.intp]
KINDS = len(MOVEMENTS) + 1
_SMALLEST_TABLE = 64


@dataclass(frozen=True, slots=True)
class Packing:
    """Attributes counted together: their names, and the shape of the joint table of their groups."""

    names: tuple[str, ...]
    shape: tuple[int, ...]

    @property
    def size(self) -> int:
        """Cells of the joint table."""
        return prod(self.shape)

    def cells(self, codes: Sequence[Codes]) -> Cells:
        """The cell of every customer, from its group in each attribute."""
        joint = codes[0].astype(np.intp)
        for own, groups in zip(codes[1:], self.shape[1:], strict=True):
            joint = joint * groups + own
        return joint

    def folded(self, table: npt.NDArray[Any], name: str) -> npt.NDArray[Any]:
        """A table of shape (..., size) added up to (..., groups of one attribute)."""
        axis = self.names.index(name)
        before, own, after = prod(self.shape[:axis]), self.shape[axis], prod(self.shape[axis + 1 :])
        folded: npt.NDArray[Any] = table.reshape(*table.shape[:-1], before, own, after).sum(axis=(-3, -1))
        return folded


@dataclass(frozen=True, slots=True, eq=False)
class Moves:
    """The customers whose amount changed inside a window: rows, kinds of movement from 1, sizes of change."""

    rows: npt.NDArray[np.intp]
    kinds: npt.NDArray[np.int8]
    sizes: Grid


def packings(groups: Mapping[str, int], customers: int) -> tuple[Packing, ...]:
    """Attributes packed together as long as their joint table stays small beside the book."""
    limit = max(customers // (2 * KINDS), _SMALLEST_TABLE)
    found: list[Packing] = []
    for name, count in sorted(groups.items(), key=lambda item: item[1]):
        if found and found[-1].size * count <= limit:
            found[-1] = Packing((*found[-1].names, name), (*found[-1].shape, count))
        else:
            found.append(Packing((name,), (count,)))
    return tuple(found)


def moves(before: Grid, after: Grid, seen: Mask) -> Moves:
    """Who moved from one end to the other; `seen` had paid before."""
    rows = np.flatnonzero(before != after)
    old, new = before[rows], after[rows]
    return Moves(rows, kinds_of(old, new, seen[rows]), np.abs(new - old))


def moved_sums(found: Moves, cells: Cells, size: int) -> tuple[Grid, Grid]:
    """Amounts and customers by movement and cell, both of shape (movements, size)."""
    at = found.kinds.astype(np.intp) * size + cells[found.rows]
    money = sums(at, found.sizes, KINDS * size).reshape(KINDS, size)
    return money[1:], counts(at, KINDS * size).reshape(KINDS, size)[1:]
