"""Room kept free for withdrawals: a file beside a SQLite store that is given up when the disk is full.

Ending a link writes a few pages and their copies in the journal: 20 kB were enough when this was measured.
PostgreSQL keeps its own: it writes into log segments that exist already, and reuses room inside its
tables; where even that is gone, a withdrawal is refused in words like everything else.
"""

import os
from contextlib import suppress
from pathlib import Path

from nrr.store.vaults import Vault

RESERVE_BYTES = 256 * 1024
_AT_ONCE = 4096


def fill(vault: Vault) -> None:
    """Makes the reserve as large as it should be, or as the disk allows. Trouble waits for the next time."""
    file = _file(vault)
    if file is None:
        return
    with suppress(OSError):
        handle = os.open(file, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)
        try:
            missing = range(os.fstat(handle).st_size, RESERVE_BYTES, _AT_ONCE)
            for _ in missing:
                os.write(handle, vault.entropy(_AT_ONCE))  # zeros take no room on a disk that compresses
            if missing:
                os.fsync(handle)
        finally:
            os.close(handle)


def release(vault: Vault) -> bool:
    """Gives the room back to the disk; whether there was any."""
    file = _file(vault)
    try:
        if file is not None:
            file.unlink()
    except OSError:
        return False
    return file is not None


def _file(vault: Vault) -> Path | None:
    name = vault.engine.url.database if vault.engine.dialect.name == "sqlite" else None
    return Path(f"{name}.reserve") if name else None
