"""Arithmetic on groups of rows that stand together: ranges, sums, and whole units shared out."""

from collections.abc import Sequence

import numpy as np

from nrr.ledgers import Ints

_SAFE = float(2**62)


def ranges(low: Ints, high: Ints) -> tuple[Ints, Ints]:
    """Every position from low to high, high excluded, and which of the ranges it belongs to."""
    counts = np.maximum(high - low, 0)
    which = np.repeat(np.arange(len(low)), counts)
    places = np.arange(len(which)) - np.repeat(np.cumsum(counts) - counts, counts) + low[which]
    return which, places


def sums(groups: Ints, values: Ints, count: int) -> Ints:
    """The sum of each group, exact."""
    found = np.zeros(count, np.int64)
    np.add.at(found, groups, values)
    return found


def bounds(groups: Ints, count: int) -> Ints:
    """Where each group begins in rows sorted by group, and the end of the last."""
    return np.searchsorted(groups, np.arange(count + 1)).astype(np.int64)


def shared(whole: int, weights: Sequence[int]) -> list[int]:
    """Parts of `whole` in proportion to weights of zero or more; they add up to it. Ties go to the earlier
    part.
    """
    total = sum(weights)
    if not total:
        return [whole, *[0] * (len(weights) - 1)] if weights else []
    parts = [whole * weight // total for weight in weights]
    remainders = [(whole * weight) % total for weight in weights]
    order = sorted(range(len(weights)), key=lambda i: (-remainders[i], i))
    for index in order[: whole - sum(parts)]:
        parts[index] += 1
    return parts


def shared_in_groups(wholes: Ints, weights: Ints, first: Ints) -> Ints:
    """`shared` for many groups: group g has the weights from first[g] to first[g + 1], at least one."""
    counts = np.diff(first)
    group = np.repeat(np.arange(len(wholes)), counts)
    total = sums(group, weights, len(wholes))
    large = wholes.astype(float) * total.astype(float) > _SAFE
    whole, out_of = np.where(large | (total == 0), 0, wholes)[group], np.maximum(total, 1)[group]
    parts = whole * np.where(large[group], 0, weights) // out_of
    left = np.where(large | (total == 0), 0, wholes) - sums(group, parts, len(wholes))
    remainders = (whole * np.where(large[group], 0, weights)) % out_of
    order = np.lexsort((-remainders, group))
    given = order[np.arange(len(order)) - first[group[order]] < left[group[order]]]
    parts[given] += 1
    empty = np.flatnonzero((total == 0) & (counts > 0))
    parts[first[empty]] = wholes[empty]
    for one in np.flatnonzero(large).tolist():
        own = slice(int(first[one]), int(first[one + 1]))
        parts[own] = shared(int(wholes[one]), weights[own].tolist())
    return parts
