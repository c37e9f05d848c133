"""Which rows repeat each other: one integer a row, and a sort, which beats hashing where nothing repeats."""

from collections.abc import Iterable
from typing import Literal

import numpy as np
import numpy.typing as npt

Keys = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
_ROOM = 2**62
_DENSE = 16
"""Marking numbers beats sorting them while their range is at most so many times their count."""


def row_keys(columns: Iterable[npt.NDArray[np.integer]]) -> Keys:
    """One number a row of several columns of non-negative codes; equal where all codes are equal.

    Columns after those that tell all rows apart are not looked at. ValueError without a column.
    """
    first, *others = columns
    keys, span = first.astype(np.int64), _span(first)
    for codes in others:
        width = _span(codes)
        if span > _ROOM // width:
            keys = _renumbered(keys)
            span = _span(keys)
            if span == len(keys):
                break
        keys = keys * width + codes
        span *= width
        if len(keys) <= span <= _DENSE * len(keys) and not _marked_twice(keys, span):
            break
    return keys


def _renumbered(keys: Keys) -> Keys:
    import pandas as pd  # noqa: PLC0415 - few tables have so many columns, and so many values in them

    return np.asarray(pd.factorize(keys)[0], np.int64)


def _span(codes: npt.NDArray[np.integer]) -> int:
    return int(codes.max()) + 1 if len(codes) else 1


def _marked_twice(keys: Keys, span: int) -> bool:
    seen = np.zeros(span, np.bool_)
    seen[keys] = True
    return int(np.count_nonzero(seen)) < len(keys)


def group_sizes(keys: Keys) -> npt.NDArray[np.intp]:
    """How often each number stands; a sort, because numpy's own counting of distinct numbers takes ten
    times as long.
    """
    ordered = np.sort(keys)
    starts = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]])
    return np.diff(starts, append=len(keys))


def has_repeats(keys: Keys) -> bool:
    """Whether any number stands twice."""
    span = _span(keys)
    if span <= _DENSE * len(keys):
        return _marked_twice(keys, span)
    ordered = np.sort(keys)
    return bool((ordered[1:] == ordered[:-1]).any())


def repeats(keys: Keys, keep: Literal["first", False]) -> Mask:
    """The rows whose number an earlier row has (`first`), or any other row (`False`)."""
    if not has_repeats(keys):
        return np.zeros(len(keys), np.bool_)
    import pandas as pd  # noqa: PLC0415 - a table without repeats is read without it

    return np.asarray(pd.Series(keys).duplicated(keep=keep), np.bool_)
