"""How each kind of piece becomes bytes, and which are too large to lie in memory for as long as a page is
open.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import nrr


@dataclass(frozen=True, slots=True)
class Kind:
    """`large` pieces are read from the store when they are asked for, and memory may let go of them."""

    pack: Callable[[Any], bytes]
    unpack: Callable[[bytes], Any]
    large: bool = False


def record(kind: Any) -> Kind:
    """A record or a plain value."""
    return Kind(nrr.ground.pack_piece, partial(nrr.ground.unpack_piece, kind=kind))


def _itself(data: bytes) -> bytes:
    return data


BYTES = Kind(_itself, _itself, large=True)
LEDGER = Kind(nrr.pack, nrr.unpack, large=True)
