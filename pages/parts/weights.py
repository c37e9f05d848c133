"""How many bytes a value keeps in memory: arrays, frames and texts by what they hold, records by their
parts.
"""

from collections.abc import Iterable, Mapping
from dataclasses import is_dataclass
from itertools import chain, islice
from sys import getsizeof

import numpy as np
import pandas as pd

_LARGE_BYTES = 16_384
_MANY, _SAMPLE = 256, 64


def parts_of(value: object) -> dict[int, int]:
    """Bytes by the identity of each large part, and those of the small ones together under the identity of
    the value.

    Two values that share an array share its identity, so that it can be counted once. A slice counts as
    the whole array it keeps alive.
    """
    seen, waiting = set[int](), [value]
    found = {id(value): 0}
    while waiting:
        part = waiting.pop()
        if id(part) in seen:
            continue
        seen.add(id(part))
        own, parts = _weighed(part)
        place = id(part) if own >= _LARGE_BYTES else id(value)
        found[place] = found.get(place, 0) + own
        waiting.extend(parts)
    return found


def _weighed(part: object) -> tuple[int, Iterable[object]]:
    """The bytes of a thing itself, and what else it holds."""
    match part:
        case np.ndarray():
            if part.base is not None:
                return getsizeof(part), (part.base,)
            return _of_many(part.tolist(), getsizeof(part)) if part.dtype == object else (getsizeof(part), ())
        case pd.DataFrame():
            return int(part.memory_usage(deep=True).sum()), ()
        case pd.Series() | pd.Index():
            return int(part.memory_usage(deep=True)), ()
        case memoryview():
            return getsizeof(part), (part.obj,)
        case Mapping():
            return getsizeof(part), chain(part.keys(), part.values())
        case tuple() | list() | set() | frozenset():
            return _of_many(part, getsizeof(part))
        case _:
            return getsizeof(part), _fields(part)


def _of_many(
    parts: tuple[object, ...] | list[object] | set[object] | frozenset[object], own: int
) -> tuple[int, Iterable[object]]:
    """Thousands of texts are added up without being looked at one by one; of thousands of records of one
    kind a few tell what all weigh.
    """
    kinds = {type(part) for part in parts} if len(parts) > _MANY else set()
    if kinds == {str}:
        return own + sum(map(getsizeof, parts)), ()
    if len(kinds) == 1 and is_dataclass(next(iter(kinds))):
        drawn = tuple(islice(parts, 0, None, len(parts) // _SAMPLE))
        weight = sum(parts_of(drawn).values()) - getsizeof(drawn)
        return own + weight * len(parts) // len(drawn), ()
    return own, parts


def _fields(part: object) -> Iterable[object]:
    """What a record holds, cached properties included; a class or a function is the program's, not the
    value's.
    """
    if isinstance(part, type) or callable(part):
        return ()
    slots = chain.from_iterable(getattr(kind, "__slots__", ()) for kind in type(part).__mro__)
    named = (getattr(part, name, None) for name in slots if name not in {"__dict__", "__weakref__"})
    return chain(named, getattr(part, "__dict__", {}).values())
