"""Tokens: 256 random bits in 43 address-safe characters. The store never holds one, only a hash of it."""

import hashlib
import re
from collections.abc import Callable

from nrr.store.codings import text_of

TOKEN_BYTES = 32
Entropy = Callable[[int], bytes]
_WELL_FORMED = re.compile(r"[A-Za-z0-9_-]{43}", re.ASCII)


def new_token(entropy: Entropy) -> str:
    """A fresh token from `entropy`, which gives as many unguessable bytes as it is asked for."""
    return text_of(entropy(TOKEN_BYTES))


def well_formed(token: object) -> str:
    """The token itself, or "" for anything that cannot be one, so that both take the same way on."""
    return token if isinstance(token, str) and _WELL_FORMED.fullmatch(token) else ""


def link_hash(token: str) -> bytes:
    """The look-up key of a board link. A separate prefix per role: no link can ever manage."""
    return hashlib.sha256(b"nrr board link\0" + token.encode("ascii")).digest()


def manage_hash(token: str) -> bytes:
    """The look-up key of a manage link or of a kept book."""
    return hashlib.sha256(b"nrr manage link\0" + token.encode("ascii")).digest()


def short(digest: bytes) -> str:
    """The first six hex digits: enough to follow one link through the audit log, useless to open it."""
    return digest.hex()[:6]
