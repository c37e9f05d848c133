"""What lies on a desk, and the secret that opens it.

A desk is the open work of one browser (with sign-in, of one person at it). Its id and its key both come
from the browser's cookie, which the store never holds: a thief of the database finds sizes and times, and
that is all. It lies apart from boards, ends by itself after its idle time, and its owner's deletion
removes its rows at once.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from nrr.store.failures import StoreRefusal
from nrr.store.seals import Label, derive, mac

IN_USE_S = 20 * 60
"""A desk that was seen so lately is in use: nobody's desk makes it leave."""
ENDED_KEPT_S = 30 * 86_400
"""How long an emptied desk is remembered, without a piece, so that its owner can be told what became of
it.
"""
_USUAL_DAYS, _USUAL_OWN_MB, _USUAL_ALL_MB = 7, 400, 8_000
_MB = 2**20


@dataclass(frozen=True, slots=True)
class DeskBounds:
    """How long a desk is kept without use, and how many bytes one desk and all of them may take."""

    idle: timedelta = timedelta(days=_USUAL_DAYS)
    own_bytes: int = _USUAL_OWN_MB * _MB
    all_bytes: int = _USUAL_ALL_MB * _MB


def desk_bounds() -> DeskBounds:
    """As NRR_DESK_DAYS, NRR_DESK_MB and NRR_DESKS_MB say; StoreRefusal for what is no positive number."""
    days = _told("NRR_DESK_DAYS", _USUAL_DAYS)
    own, everyone = _told("NRR_DESK_MB", _USUAL_OWN_MB), _told("NRR_DESKS_MB", _USUAL_ALL_MB)
    return DeskBounds(timedelta(days=days), int(own * _MB), int(everyone * _MB))


def _told(name: str, usual: float) -> float:
    text = os.environ.get(name) or str(usual)
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if not 0 < number < 1e9:
        raise StoreRefusal(f"{name} must be a positive number, not {text[:20]!r}.")
    return number


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on a desk: the piece, which the store may know, and the entry within it, which only its
    owner does.
    """

    piece: str
    entry: str = field(default="", repr=False)


Change = bytes | None | Callable[[bytes | None], bytes | None]
"""New contents, None to take away, or what the contents of this very moment become."""


class DeskEnd(StrEnum):
    """Why a desk is empty that its owner did not empty."""

    EXPIRED = "expired"
    CROWDED_OUT = "crowded out"


@dataclass(frozen=True, slots=True)
class Lying:
    """One piece in the list of a desk; a higher version is a later change."""

    spot: Spot
    version: int
    size: int


@dataclass(frozen=True, slots=True)
class DeskList:
    """What lies on a desk, in the order of change. Version 0 is a desk that was never laid."""

    version: int = 0
    lying: tuple[Lying, ...] = ()
    size: int = 0
    until: datetime | None = None
    ended: DeskEnd | None = None


class DeskFull(StoreRefusal):
    """There is no room for this change; nothing of it was written."""


@dataclass(frozen=True, slots=True)
class DeskKeys:
    """The look-up id, which says nothing, and the key, which the store never sees."""

    desk: bytes
    key: bytes = field(repr=False)

    def tag(self, spot: Spot) -> bytes:
        """Where a spot lies: tells nobody its entry."""
        return mac(derive(self.key, "desk tag"), f"{spot.piece}\0{spot.entry}".encode())

    def label(self, spot: Spot, part: str) -> bytes:
        """What the box of a spot is bound to."""
        return Label("desk", self.desk.hex()).part(f"{part} {self.tag(spot).hex()}")

    def entry_label(self, piece: str, tag: bytes) -> bytes:
        """What the name of an entry is bound to."""
        return Label("desk", self.desk.hex()).part(f"entry {piece} {tag.hex()}")


def desk_keys(secret: str) -> DeskKeys:
    """From the browser's cookie, and who is signed in at it."""
    hidden = secret.encode()
    return DeskKeys(derive(hidden, "desk id"), derive(hidden, "desk key"))
