"""Where an embedded engine writes down what is asked again and again: a database of its own, in a folder that
only this process may read, packed as databases on disk are and read back a block at a time.

The file loses its name as soon as it is open and has no log beside it, so that nothing of it is left behind,
however the process ends.
"""

import atexit
import contextlib
import shutil
import tempfile
from collections.abc import Callable
from functools import cache
from itertools import count
from pathlib import Path
from threading import Lock
from typing import Any

_naming = Lock()


@cache
def scratch_folder() -> Path:
    """The folder of this process; it is gone when the process ends."""
    found = tempfile.mkdtemp(prefix="nrr-duckdb-")
    atexit.register(shutil.rmtree, found, ignore_errors=True)
    return Path(found)


def attached(backend: Any) -> tuple[str, Callable[[], None]]:
    """The name of a new database of an engine, and what lets it go.

    Connections to one file share an engine, so each takes the first name that is free: the same table read
    anew is written down by the same statements.
    """
    place = tempfile.mkdtemp(dir=scratch_folder())
    path = Path(place) / "kept.duckdb"
    with _naming:
        told = backend.con.execute("SELECT database_name FROM duckdb_databases()").fetchall()
        name = next(one for at in count(1) if ((one := f"kept_{at}"),) not in told)
        backend.con.execute(f"ATTACH '{path}' AS {name} (READ_WRITE, RECOVERY_MODE no_wal_writes)")
    with contextlib.suppress(OSError):
        path.unlink()

    def let_go() -> None:
        with contextlib.suppress(Exception):
            backend.con.execute(f"DETACH {name}")
        shutil.rmtree(place, ignore_errors=True)

    return name, let_go
