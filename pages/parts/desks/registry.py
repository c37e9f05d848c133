"""The desks of the browsers that have a page open here. There is no cap by number: a desk without work costs
nothing.

A desk is in memory as long as a session of its browser lives, and longer only where the store does not
have all of it; then the longest idle leaves first, and one with a live session never.
"""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Lock
from weakref import WeakSet, WeakValueDictionary

import nrr
from pages.parts.desks.desk import MISSING, Desk, Stores
from pages.parts.desks.kinds import Kind, record

BEAT_S = 300
_WAITING_BYTES, _WAITING_S = 512 * 2**20, 12 * 3600


@dataclass(slots=True, eq=False, weakref_slot=True)
class Visit:
    """One session at a desk; it lies in the session and ends with it."""

    desk: Desk


@dataclass(slots=True)
class Registry:
    """Every desk with a live session, and those whose work is in memory alone."""

    kinds: Mapping[str, Kind]
    _stores: Stores | None = None
    _desks: WeakValueDictionary[str, Desk] = field(default_factory=WeakValueDictionary)
    _visits: WeakSet[Visit] = field(default_factory=WeakSet)
    _waiting: OrderedDict[str, tuple[Desk, float]] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def serve_from(self, stores: Stores | None) -> None:
        """Where desks are kept from now on; None keeps them in memory alone."""
        self._stores = stores

    def visit(self, secret: str) -> Visit:
        """A session comes to the desk that its secret opens; without a secret, to one of its own in
        memory.
        """
        kinds = {**self.kinds, MISSING: record(bool)}
        if not secret:
            return Visit(Desk("", kinds, lambda: None))
        with self._lock:
            known = self._desks.get(secret)
            desk = known or self._desks.setdefault(secret, Desk(secret, kinds, lambda: self._stores))
            made = Visit(desk)
            self._visits.add(made)
        desk.refresh()
        if known is None and desk.version and self._stores is not None:
            with suppress(nrr.store.StoreRefusal):
                self._stores().touch_desks([secret])
        return made

    def note_definition(self, desk: Desk, actor: str) -> None:
        """Write into the audit log that another definition is in force at this desk."""
        if desk.secret and self._stores is not None:
            with suppress(nrr.store.StoreRefusal):
                self._stores().note_definition(desk.secret, actor=actor)

    def hold(self, desk: Desk) -> None:
        """After a change: what the store does not have must not leave with the session."""
        if not desk.secret:
            return
        with self._lock:
            self._waiting.pop(desk.secret, None)
            if desk.waiting:
                self._waiting[desk.secret] = (desk, time.monotonic())
                self._make_room()

    def beat(self) -> None:
        """Desks with a live session are in use; work in memory alone ends after half a day without one."""
        with self._lock:
            used = {visit.desk.secret for visit in self._visits if visit.desk.version}
            now = time.monotonic()
            for secret, (desk, since) in list(self._waiting.items()):
                if not desk.waiting or (now - since > _WAITING_S and not self._in_use(desk)):
                    del self._waiting[secret]
        if used and self._stores is not None:
            self._stores().touch_desks(used)

    def _make_room(self) -> None:
        for secret, (desk, _) in list(self._waiting.items()):
            if sum(one.waiting_bytes for one, _ in self._waiting.values()) <= _WAITING_BYTES:
                return
            if not self._in_use(desk):
                del self._waiting[secret]

    def _in_use(self, desk: Desk) -> bool:
        return any(visit.desk is desk for visit in self._visits)

    def __len__(self) -> int:
        return len(self._desks)


async def keep_beating(registry: Registry) -> None:
    """As long as the server runs."""
    while True:
        await asyncio.sleep(BEAT_S)
        with suppress(nrr.store.StoreRefusal):
            await asyncio.to_thread(registry.beat)
