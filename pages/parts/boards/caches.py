"""Filled board pages, ready to send: kept by the hash of what was unsealed, bounded in memory.

Every request still unseals its board, so a revoked one is gone at once whatever lies here.
"""

import gzip
import hashlib
from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock

import nrr

CAPACITY_BYTES = 64 * 1024 * 1024
_LEVEL = 6


@dataclass(frozen=True, slots=True)
class Ready:
    """A page in both encodings with its content security policy."""

    plain: bytes
    packed: bytes
    policy: str

    @property
    def size(self) -> int:
        """Memory it takes."""
        return len(self.plain) + len(self.packed)


@dataclass(slots=True)
class Pages:
    """The pages shown most recently, up to `capacity` bytes of them."""

    capacity: int = CAPACITY_BYTES
    _held: OrderedDict[tuple[bytes, str, str], Ready] = field(default_factory=OrderedDict)
    _size: int = 0
    _lock: Lock = field(default_factory=Lock)

    def of(self, payload: bytes, banner: str, expires: str, library_url: str) -> Ready:
        """The page of a payload; Refusal when it is no board."""
        key = (hashlib.sha256(payload).digest(), banner, expires)
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                return self._held[key]
        made = _made(payload, banner, expires, library_url)
        with self._lock:
            if key not in self._held:
                self._held[key] = made
                self._size += made.size
            while self._size > self.capacity and len(self._held) > 1:
                self._size -= self._held.popitem(last=False)[1].size
        return made

    def __len__(self) -> int:
        return len(self._held)


def _made(payload: bytes, banner: str, expires: str, library_url: str) -> Ready:
    page = nrr.fill(nrr.published_plate(payload), banner=banner, expires=expires, library_url=library_url)
    plain = page.encode()
    return Ready(plain, gzip.compress(plain, _LEVEL, mtime=0), nrr.content_policy(page))
