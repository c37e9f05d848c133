"""What is computed once for everyone who asks, bounded in bytes: books as read, books as prepared, snapshots,
answers.

Every key begins with what the value was made from (the digest of a book, a view), so that visitors with
the very same upload share it and nobody else's is found. A value that had to go is made again when it is
asked for.
"""

import os
import time
from collections import Counter, OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from functools import wraps
from inspect import signature
from threading import Lock
from typing import Any, ParamSpec, TypeVar

import streamlit as st

from pages.parts.weights import parts_of

P = ParamSpec("P")
T = TypeVar("T")
CAPACITY_MB = 1024
IDLE_SECONDS = 6 * 3600


@dataclass(slots=True)
class _Value:
    value: Any
    parts: dict[int, int]
    used: float


@dataclass(slots=True)
class Memory:
    """The values used last, up to `capacity` bytes; the one used last stays even when it is larger alone.

    What several values share (a book, and the same book prepared for a view) counts once.
    """

    capacity: int
    _values: OrderedDict[Hashable, _Value] = field(default_factory=OrderedDict)
    _holders: Counter[int] = field(default_factory=Counter)
    _sizes: dict[int, int] = field(default_factory=dict)
    _size: int = 0
    _lock: Lock = field(default_factory=Lock)
    _turns: dict[Hashable, Lock] = field(default_factory=dict)

    def of(self, key: Hashable, make: Callable[[], T]) -> T:
        """The value of a key, made by one of those who ask at once; what `make` raises is raised and not
        held.
        """
        found = self._used(key)
        if found is None:
            with self._lock:
                turn = self._turns.setdefault(key, Lock())
            with turn:
                found = self._used(key) or self._made(key, make)
        value: T = found.value
        return value

    def weigh(self, idle_seconds: float = IDLE_SECONDS) -> None:
        """Look again: records grow by what they remember. What nobody asked for in that time leaves."""
        now = time.monotonic()
        with self._lock:
            seen = list(self._values.items())
        for key, one in seen:
            parts = parts_of(one.value)
            with self._lock:
                if self._values.get(key) is one:
                    self._release(one.parts)
                    self._take(parts)
                    one.parts = parts
                    if now - one.used > idle_seconds:
                        self._drop(key)
        with self._lock:
            self._make_room()

    @property
    def size(self) -> int:
        """Bytes held, as last weighed."""
        return self._size

    def clear(self) -> None:
        """Hold nothing."""
        with self._lock:
            for key in list(self._values):
                self._drop(key)

    def __contains__(self, key: object) -> bool:
        return key in self._values

    def __len__(self) -> int:
        return len(self._values)

    def _used(self, key: Hashable) -> _Value | None:
        with self._lock:
            found = self._values.get(key)
            if found is not None:
                self._values.move_to_end(key)
                found.used = time.monotonic()
            return found

    def _made(self, key: Hashable, make: Callable[[], object]) -> _Value:
        try:
            value = make()
            made = _Value(value, parts_of(value), time.monotonic())
            with self._lock:
                self._values[key] = made
                self._take(made.parts)
                self._make_room()
        finally:
            with self._lock:
                self._turns.pop(key, None)
        return made

    def _make_room(self) -> None:
        while self._size > self.capacity and len(self._values) > 1:
            self._drop(next(iter(self._values)))

    def _drop(self, key: Hashable) -> None:
        self._release(self._values.pop(key).parts)

    def _take(self, parts: dict[int, int]) -> None:
        for part, size in parts.items():
            self._holders[part] += 1
            self._size += size - self._sizes.get(part, 0)
            self._sizes[part] = size

    def _release(self, parts: dict[int, int]) -> None:
        for part in parts:
            self._holders[part] -= 1
            if not self._holders[part]:
                del self._holders[part]
                self._size -= self._sizes.pop(part)


held = Memory(int(os.environ.get("NRR_MEMORY_MB") or CAPACITY_MB) << 20)


def kept(words: str = "") -> Callable[[Callable[P, T]], Callable[P, T]]:
    """A function whose values are held by its arguments; those whose name begins with an underscore do not
    count.

    `words` are on the page while a value is made.
    """

    def keeping(function: Callable[P, T]) -> Callable[P, T]:
        names, home = tuple(signature(function).parameters), f"{function.__module__}.{function.__qualname__}"
        counted = tuple(name for name in names if not name.startswith("_"))

        @wraps(function)
        def asked(*args: P.args, **kwargs: P.kwargs) -> T:
            def make() -> T:
                if not words:
                    return function(*args, **kwargs)
                with st.spinner(words):
                    return function(*args, **kwargs)

            told = {**dict(zip(names, args, strict=False)), **kwargs}
            return held.of((home, *(told[name] for name in counted if name in told)), make)

        return asked

    return keeping
