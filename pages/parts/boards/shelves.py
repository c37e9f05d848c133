"""The store of this server: opened once, on first use, at NRR_STORE_URL."""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from threading import Lock

import nrr

PURGE_EVERY_S = 3600
_LOG = logging.getLogger("nrr.boards")


class Shelf:
    """One store for all threads of the process."""

    def __init__(self, url: str) -> None:
        self._url, self._lock = url, Lock()
        self._opened: nrr.Store | None = None

    def store(self) -> nrr.Store:
        """The open store. StoreRefusal, in words, while it cannot be opened."""
        with self._lock:
            if self._opened is None:
                self._opened = nrr.open_store(self._url)
            return self._opened

    def close(self) -> None:
        """Write what waits and leave."""
        with self._lock:
            if self._opened is not None:
                with suppress(nrr.store.StoreRefusal):
                    self._opened.close()
                self._opened = None


shelf = Shelf(nrr.publishing.store_url())


def look_over(own: Shelf) -> None:
    """Say in the log what bytes of the store are not what was written; those boards do not open."""
    report = own.store().check()
    if not report.sound:
        _LOG.error(
            "the store is damaged: records %s, pages %s, audit log broken at %s. Restore the last backup.",
            report.damaged,
            report.pages,
            report.audit.broken_at,
        )


async def housekeeping(own: Shelf) -> None:
    """Look the store over at the start, then remove what has ended once an hour, as long as the server
    runs.
    """
    await _worked("check", lambda: look_over(own))
    while True:
        await _worked("purge", lambda: own.store().purge())
        await asyncio.sleep(PURGE_EVERY_S)


async def _worked(name: str, work: Callable[[], object]) -> None:
    """Beside the requests; trouble of the database or its clock is said and waits for the next time."""
    try:
        await asyncio.to_thread(work)
    except nrr.store.StoreRefusal as refusal:
        _LOG.warning("%s: %s", name, refusal)
