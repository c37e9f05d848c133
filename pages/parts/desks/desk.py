"""One browser's desk: read from memory first, then from the store; every change is written before it is
shown.

Where the store takes nothing (it is away, or there is no room), what could not be written stays in memory and
`trouble` says so.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from threading import RLock
from typing import Any

import nrr
from pages.parts import memory
from pages.parts.desks.kinds import Kind

MISSING = "missing"
"""The piece that remembers, beyond a restart, what there was no room for."""
_TRY_AGAIN_S = 30.0
_UNKNOWN = -1
AWAY = (
    "Your work cannot be saved on this server at the moment. It is kept in memory until the server restarts."
)
UNREADABLE = (
    "Your data cannot be read back from this server at the moment. Reload the page, or upload the file again."
)
FULL = "There is no room on this server for all of your work. What is open now ends with a restart."
Value = Any
Stores = Callable[[], nrr.Store]


@dataclass(slots=True)
class _Slot:
    """Version 0 is a value the store does not have; `value` of a large piece is only here while that is
    so.
    """

    version: int
    value: Value = None
    size: int = 0


@dataclass(slots=True, weakref_slot=True, eq=False)
class Desk:
    """The pieces of one browser. Shared by its tabs, so every method takes the lock."""

    secret: str = field(repr=False)
    kinds: Mapping[str, Kind]
    stores: Callable[[], Stores | None]
    version: int = 0
    ended: nrr.store.DeskEnd | None = None
    trouble: str = ""
    _slots: dict[nrr.store.Spot, _Slot] = field(default_factory=dict)
    _tried_s: float = 0.0
    _lock: RLock = field(default_factory=RLock)

    def refresh(self) -> None:
        """Take over what other tabs and machines have changed; one small query where nothing was."""
        with self._lock:
            store = self._store()
            if store is None:
                return
            try:
                if store.desk_version(self.secret) != self.version:
                    self._take_over(store)
                self._save_what_waits(store)
            except nrr.store.StoreRefusal as refusal:
                self._could_not(refusal)

    def value(self, piece: str, entry: str = "") -> Value:
        """What lies there; None for nothing."""
        return self._value(nrr.store.Spot(piece, entry))

    def values(self, piece: str) -> dict[str, Value]:
        """What lies there by entry, in the order of change."""
        with self._lock:
            found = [
                (slot.version or 1 << 62, spot) for spot, slot in self._slots.items() if spot.piece == piece
            ]
        read = {spot.entry: self._value(spot) for _, spot in sorted(found, key=lambda one: one[0])}
        return {entry: value for entry, value in read.items() if value is not None}

    def entries(self, piece: str) -> list[str]:
        """Which entries of a piece lie here, without reading them."""
        return [
            spot.entry
            for spot, slot in self._slots.items()
            if spot.piece == piece and (slot.version or slot.value)
        ]

    def everything(self) -> dict[nrr.store.Spot, Value]:
        """All that lies here, read."""
        return {spot: self._value(spot) for spot in list(self._slots) if spot.piece != MISSING}

    def unreadable(self) -> None:
        """What lies here could not be read back."""
        self.trouble = UNREADABLE

    def change(self, changes: Mapping[nrr.store.Spot, Value]) -> None:
        """Lay values, take away (None), or make of what lies there now what a function says. All at once."""
        with self._lock:
            store = self._store()
            try:
                if store is not None:
                    self._write(store, changes)
                    return
            except nrr.store.StoreRefusal as refusal:
                self._could_not(refusal)
            for spot, new in changes.items():
                value = new(self._value(spot)) if callable(new) else new
                size = 0 if value is None else len(self.kinds[spot.piece].pack(value))
                self._slots[spot] = _Slot(0, value, size)
            if store is not None:
                self._remember_missing(store, changes)

    def clear(self) -> None:
        """Take everything away, here and in the store, at once. StoreRefusal where the store cannot be
        reached.
        """
        with self._lock:
            store = self._store()
            if store is not None:
                store.clear_desk(self.secret)
            self._slots.clear()
            self.version, self.trouble, self.ended = 0, "", None

    @property
    def waiting(self) -> bool:
        """Whether something lies here that the store does not have."""
        return any(slot.version == 0 and slot.value is not None for slot in self._slots.values())

    @property
    def waiting_bytes(self) -> int:
        """About how much memory that takes."""
        return sum(slot.size for slot in self._slots.values())

    @property
    def lost(self) -> tuple[str, ...]:
        """Pieces there was no room for and that are in no memory any more."""
        held = {spot.piece for spot in self._slots}
        return tuple(entry for entry in self.values(MISSING) if entry not in held)

    @property
    def empty(self) -> bool:
        """Whether nothing lies here."""
        return not any(slot.version or slot.value is not None for slot in self._slots.values())

    def listed(self) -> nrr.store.DeskList:
        """What the store has of it. StoreRefusal where it does not answer."""
        store = self._store()
        return nrr.store.DeskList() if store is None else store.desk_list(self.secret)

    def _store(self) -> nrr.Store | None:
        stores = self.stores()
        if stores is None:
            return None
        try:
            return stores()
        except nrr.store.StoreRefusal as refusal:
            self._could_not(refusal)
            return None

    def _take_over(self, store: nrr.Store) -> None:
        listed = store.desk_list(self.secret)
        # What waits here to be written is newer than what the store has.
        fresh = [one for one in listed.lying if self._version(one.spot) not in (0, one.version)]
        small = [
            one.spot for one in fresh if one.spot.piece in self.kinds and not self.kinds[one.spot.piece].large
        ]
        contents = store.desk_contents(self.secret, small)
        here = {one.spot for one in listed.lying}
        for spot in [spot for spot, slot in self._slots.items() if slot.version and spot not in here]:
            del self._slots[spot]
        for one in fresh:
            data = contents.get(one.spot)
            value = None if data is None else self.kinds[one.spot.piece].unpack(data)
            self._slots[one.spot] = _Slot(one.version, value)
        self.version, self.ended = listed.version, listed.ended

    def _value(self, spot: nrr.store.Spot) -> Value:
        with self._lock:
            slot = self._slots.get(spot)
            if slot is None or slot.value is not None or slot.version == 0:
                return None if slot is None else slot.value
        kind = self.kinds[spot.piece]
        return memory.held.of(_name(spot), lambda: self._read(spot, kind))

    def _read(self, spot: nrr.store.Spot, kind: Kind) -> Value:
        store = self._store()
        contents = {} if store is None else store.desk_contents(self.secret, [spot])
        if spot not in contents:
            raise nrr.store.StoreUnavailable(
                "this piece of your work cannot be read back", "", "Reload the page."
            )
        return kind.unpack(contents[spot])

    def _write(self, store: nrr.Store, changes: Mapping[nrr.store.Spot, Value]) -> None:
        made: dict[nrr.store.Spot, Value] = {}

        def packed(spot: nrr.store.Spot, new: Value) -> Any:
            kind = self.kinds[spot.piece]
            if not callable(new):
                made[spot] = new
                return None if new is None else kind.pack(new)

            def become(data: bytes | None) -> bytes | None:
                made[spot] = new(None if data is None else kind.unpack(data))
                return None if made[spot] is None else kind.pack(made[spot])

            return become

        settled = {nrr.store.Spot(MISSING, spot.piece): None for spot in changes if self._is_missing(spot)}
        version = store.change_desk(
            self.secret, {spot: packed(spot, new) for spot, new in (settled | dict(changes)).items()}
        )
        for spot, value in made.items():
            self._laid(spot, value, version)
        # Somebody else was here in between, or the desk is new: the next look takes the whole list.
        self.version = version if version == self.version + 1 else _UNKNOWN
        self.trouble = self.trouble if self.waiting else ""
        self.ended = None

    def _laid(self, spot: nrr.store.Spot, value: Value, version: int) -> None:
        if value is None:
            self._slots.pop(spot, None)
        elif self.kinds[spot.piece].large:
            self._slots[spot] = _Slot(version)
            memory.held.of(_name(spot), lambda: value)
        else:
            self._slots[spot] = _Slot(version, value)

    def _is_missing(self, spot: nrr.store.Spot) -> bool:
        return nrr.store.Spot(MISSING, spot.piece) in self._slots

    def _save_what_waits(self, store: nrr.Store) -> None:
        waiting = {spot: slot.value for spot, slot in self._slots.items() if slot.version == 0}
        if waiting and time.monotonic() - self._tried_s > _TRY_AGAIN_S:
            self._tried_s = time.monotonic()
            self._write(store, waiting)

    def _could_not(self, refusal: nrr.store.StoreRefusal) -> None:
        self._tried_s = time.monotonic()
        self.trouble = FULL if isinstance(refusal, nrr.store.DeskFull | nrr.store.StoreFull) else AWAY

    def _remember_missing(self, store: nrr.Store, changes: Mapping[nrr.store.Spot, Value]) -> None:
        """So that after a restart the page can say what was not kept."""
        gone = {spot.piece for spot in changes if self._slots[spot].value is not None}
        try:
            self._write(store, {nrr.store.Spot(MISSING, piece): True for piece in gone})
        except nrr.store.StoreRefusal:
            return

    def _version(self, spot: nrr.store.Spot) -> int:
        slot = self._slots.get(spot)
        return slot.version if slot is not None else -1


def _name(spot: nrr.store.Spot) -> tuple[str, str, str]:
    """A large piece lies under what its content is known by, so that visitors with the very same file
    share it.
    """
    return ("desk", spot.piece, spot.entry)
