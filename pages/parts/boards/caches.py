"""Filled board pages, ready to send: kept by the hash of what was unsealed, bounded in memory.

Every request still unseals its board, so a revoked one is gone at once whatever lies here.
"""

import gzip
import hashlib
from dataclasses import dataclass, field

import nrr
from pages.parts.memory import Memory

CAPACITY_BYTES = 64 * 1024 * 1024
_LEVEL = 6


@dataclass(frozen=True, slots=True)
class Ready:
    """A page in both encodings with its content security policy."""

    plain: bytes
    packed: bytes
    policy: str


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages shown most recently, apart from the memory of the workshop: no visitor of it pushes a
    board out.
    """

    held: Memory = field(default_factory=lambda: Memory(CAPACITY_BYTES))

    def of(self, payload: bytes, banner: str, expires: str, library_url: str, strip: str = "") -> Ready:
        """The page of a payload, below the strip of its series; Refusal when it is no board."""
        key = (hashlib.sha256(payload).digest(), banner, expires, strip)
        return self.held.of(key, lambda: _made(payload, banner, expires, library_url, strip))


def ready(page: str) -> Ready:
    """A page as it is sent."""
    plain = page.encode()
    return Ready(plain, gzip.compress(plain, _LEVEL, mtime=0), nrr.export.csp_for(page))


def _made(payload: bytes, banner: str, expires: str, library_url: str, strip: str) -> Ready:
    plate = nrr.publishing.published_plate(payload)
    return ready(
        nrr.publishing.fill(plate, banner=banner, expires=expires, library_url=library_url, strip=strip)
    )
