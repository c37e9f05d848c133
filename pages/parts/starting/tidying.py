"""Beside the visitors: dead circles of objects are collected when memory has grown, and once a minute in any
case.

The server itself would collect after every run of every page; at twenty visitors that is most of its time.
"""

import asyncio
import gc
import os
import time
from contextlib import suppress
from pathlib import Path

from pages.parts.memory import held

LOOK_S, WEIGH_S = 2.0, 60.0
GROWTH_BYTES = 128 * 2**20
_STATM = Path("/proc/self/statm")


def tidy() -> None:
    """What is held is weighed again, then dead circles go; a few tenths of a second with a full memory."""
    held.weigh()
    gc.collect()


def resident_bytes() -> int:
    """What this process takes from the machine; 0 where the system does not say."""
    with suppress(OSError):
        return int(_STATM.read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    return 0


async def tidying() -> None:
    """As long as the server runs."""
    weighed, least = time.monotonic(), resident_bytes()
    while True:
        await asyncio.sleep(LOOK_S)
        due = time.monotonic() - weighed >= WEIGH_S
        if due:
            weighed = time.monotonic()
        if due or resident_bytes() - least > GROWTH_BYTES:
            await asyncio.to_thread(tidy if due else gc.collect)
            least = resident_bytes()
        least = min(least, resident_bytes())
