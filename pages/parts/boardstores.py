"""The store of this server: opened once, on first use, at NRR_STORE_URL."""

import asyncio
import logging
import os
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
                with suppress(nrr.StoreRefusal):
                    self._opened.close()
                self._opened = None


shelf = Shelf(os.environ.get("NRR_STORE_URL") or nrr.USUAL_STORE)


async def housekeeping() -> None:
    """Remove what has ended, once an hour, as long as the server runs."""
    while True:
        try:
            await asyncio.to_thread(lambda: shelf.store().purge())
        except nrr.StoreRefusal as refusal:
            _LOG.warning("purge: %s", refusal)
        await asyncio.sleep(PURGE_EVERY_S)
