"""From a store address to a database engine set up for safety.

SQLite runs with the rollback journal and `synchronous=EXTRA`: the write-ahead log of SQLite 3.7.0 to 3.51.2
can lose acknowledged commits, and publishing is rare enough not to need it. PostgreSQL runs with synchronous
commits.
"""

import os
import stat
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from nrr.store.failures import StoreRefusal, refusal_of

APPLICATION_ID = 0x4E525230  # "NRR0": tells our SQLite files from other people's
_APPLICATION_ID_AT = 68
"""Where a SQLite file holds it, in four bytes."""
BUSY_TIMEOUT_S = 10
BEGIN_OPTION = "nrr_begin"
_PRAGMAS = (
    f"PRAGMA busy_timeout={BUSY_TIMEOUT_S * 1000}",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA foreign_keys=ON",
    "PRAGMA synchronous=EXTRA",
    "PRAGMA secure_delete=ON",
    "PRAGMA cell_size_check=ON",
)
_POSTGRESQL_OPTIONS = (
    f"-c synchronous_commit=on -c lock_timeout={BUSY_TIMEOUT_S}s"
    " -c statement_timeout=60s -c idle_in_transaction_session_timeout=60s"
)


def engine_of(url: str) -> Engine:
    """An engine for `sqlite:///path`, a plain path or `postgresql://…`; StoreRefusal for anything else."""
    parsed = _parsed(url)
    if parsed.get_backend_name() == "sqlite":
        return _sqlite(parsed)
    if parsed.get_backend_name() in ("postgresql", "postgres"):
        return _postgresql(parsed)
    raise StoreRefusal(
        f"The store cannot use {parsed.get_backend_name()!r}. Give sqlite:///folder/file.db or postgresql://…"
    )


def _parsed(url: str) -> URL:
    try:
        return make_url(url if ":" in url else f"sqlite:///{url}")
    except (ArgumentError, ValueError):
        raise StoreRefusal(
            "The address of the store is not one. Give sqlite:///… or postgresql://…"
        ) from None


def _sqlite(url: URL) -> Engine:
    if not url.database or url.database == ":memory:" or url.query:
        raise StoreRefusal(
            "The SQLite store needs the path of a file, without options: sqlite:///folder/file.db"
        )
    path = Path(url.database).expanduser()
    try:
        _make_private(path)
    except OSError as error:
        raise refusal_of(error) from error
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        connect_args={"timeout": BUSY_TIMEOUT_S, "isolation_level": None, "check_same_thread": False},
        hide_parameters=True,
        pool_size=10,
        max_overflow=40,
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _make_private(path: Path) -> None:
    """Creates folder and file for the owner alone; takes the file away from others if it was open to them.

    A file of another program, named by mistake, stays as it is.
    """
    if path.is_file():
        if stat.S_IMODE(path.stat().st_mode) & 0o077 and os.access(path, os.W_OK) and _is_ours(path):
            path.chmod(0o600)
        return
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        return  # another process was quicker


def _is_ours(path: Path) -> bool:
    """Whether it is a store, or still nothing at all."""
    with path.open("rb") as file:
        head = file.read(100)
    return not head or head[_APPLICATION_ID_AT:][:4] == APPLICATION_ID.to_bytes(4, "big")


def _prepare_sqlite(connection: Any, _: object) -> None:
    for pragma in _PRAGMAS:
        connection.execute(pragma)


def _begin_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get(BEGIN_OPTION, "BEGIN"))


def _postgresql(url: URL) -> Engine:
    try:
        return create_engine(
            url.set(drivername="postgresql+psycopg"),
            connect_args={"connect_timeout": BUSY_TIMEOUT_S, "options": _POSTGRESQL_OPTIONS},
            hide_parameters=True,
            pool_pre_ping=True,
            pool_size=10,
            max_overflow=10,
        )
    except ModuleNotFoundError:
        raise StoreRefusal('PostgreSQL needs its driver: pip install "psycopg[binary]".') from None
