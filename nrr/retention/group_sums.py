"""Adding up the customers of a window for several attributes in one pass.

Attributes are packed: one small integer stands for a customer's group in each of them. Customers are added up
once by that integer, and the small table is folded to each attribute afterwards; all sums are exact integers.
For the movements only customers whose amount changed are looked at, block by block.
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
_BLOCK = 1 << 17
"""Customers looked at together: what is made of them on the way stays in the cache of a processor."""


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

    def folded(self, table: npt.NDArray[Any]) -> dict[str, npt.NDArray[Any]]:
        """A table of shape (..., size) added up to (..., groups) of each attribute."""
        if len(self.names) == 1:
            return {self.names[0]: table}
        half = len(self.names) // 2
        left = Packing(self.names[:half], self.shape[:half])
        right = Packing(self.names[half:], self.shape[half:])
        both = table.reshape(*table.shape[:-1], left.size, right.size)
        return left.folded(both.sum(axis=-1)) | right.folded(both.sum(axis=-2))


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


def moved_sums(before: Grid, after: Grid, seen: Mask, groupings: Sequence[tuple[Cells, int]]) -> list[Grid]:
    """Amounts and customers by movement and cell, of shape (2, movements, size), for each grouping: the cell
    of every customer, and how many cells there are. `seen` had paid before.
    """
    found = [np.zeros((2, KINDS * size), np.int64) for _, size in groupings]
    for start in range(0, len(before), _BLOCK):
        block = slice(start, start + _BLOCK)
        rows = np.flatnonzero(before[block] != after[block])
        old, new = before[block][rows], after[block][rows]
        kinds, sizes = kinds_of(old, new, seen[block][rows]), np.abs(new - old)
        for (cells, size), table in zip(groupings, found, strict=True):
            at = kinds * size + cells[block][rows]
            table[0] += sums(at, sizes, KINDS * size)
            table[1] += counts(at, KINDS * size)
    return [table.reshape(2, KINDS, -1)[:, 1:] for table in found]
