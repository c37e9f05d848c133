"""Connecting: read-only as far as the engine has it, with a limit of time and memory, nothing else allowed.

What an engine says when it cannot be reached may hold an address or a password: it is never passed on.
"""

import re
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ibis

from nrr.ground import Refusal
from nrr.warehouse.addresses import Address, Kind
from nrr.warehouse.engines import SECONDS, Engine
from nrr.warehouse.scratch import attached, scratch_folder

_MEMORY = re.compile(r"\d{1,5}(MB|GB)")
_EXTRA = {kind: "spark" if kind is Kind.SPARK else "warehouse" for kind in Kind}
_SESSION = {
    "spark.ui.enabled": "false",
    "spark.sql.shuffle.partitions": "4",
    "spark.sql.session.timeZone": "UTC",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.ui.showConsoleProgress": "false",
}


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds a question may take, and the memory of an embedded engine (2GB, 512MB)."""

    seconds: float = SECONDS
    memory: str = "2GB"


USUAL = Limits()


@dataclass(frozen=True, slots=True)
class Connection:
    """An engine, the table it was opened for where its address names one, and those of its catalogue."""

    engine: Engine
    own: Any | None
    place: str
    names: Callable[[str], Iterable[str]]

    def table(self, name: str) -> Any:
        """The table of a name, `schema.table` where it stands in a schema; names come from the engine."""
        if self.own is not None:
            return self.own
        schema, _, table = name.rpartition(".")
        held = self.tables(schema)
        if table not in held:
            listed = ", ".join(sorted(held)[:20]) or "none"
            raise Refusal(f"there is no table {name!r}; say one with --table, there are: {listed}")
        return self.engine.backend.table(table, **({"database": schema} if schema else {}))

    def columns(self, name: str) -> Mapping[str, bool]:
        """The columns of a table and whether they hold text, in its order."""
        return {column: kind.is_string() for column, kind in self.table(name).schema().items()}

    def tables(self, schema: str = "") -> tuple[str, ...]:
        """The names of the tables there."""
        try:
            return tuple(self.names(schema))
        except Exception as error:
            raise Refusal(f"{self.engine.name} could not list its tables") from _named(error)


def connected(address: Address, limits: Limits = USUAL) -> Connection:
    """A connection to an engine; Refusal where it cannot be had, or its extra is not installed."""
    if not _MEMORY.fullmatch(limits.memory):
        raise Refusal(f"memory is written as 2GB or 512MB, not {limits.memory!r}")
    try:
        return _CONNECT[address.kind](address, limits)
    except ImportError as error:
        raise Refusal(
            f"{address.engine} needs an extra: pip install 'nrr[{_EXTRA[address.kind]}]'"
        ) from error
    except Refusal:
        raise
    except Exception as error:
        raise Refusal(f"{address.engine} could not be reached at the address given") from _named(error)


def _named(error: Exception) -> Exception:
    return RuntimeError(type(error).__name__)


def _duckdb(address: Address, limits: Limits) -> Connection:
    path = Path(address.place)
    if not path.is_file():
        raise Refusal(f"there is no file {path.name!r}")
    backend = ibis.duckdb.connect(path, read_only=True)
    _locked(backend, limits, ())
    return Connection(embedded(backend, limits), None, path.stem, lambda schema: _names(backend, schema))


def _folder(address: Address, limits: Limits) -> Connection:
    folder, kind = Path(address.place).resolve(), str(address.kind)
    files = sorted(str(file) for file in folder.glob(f"*.{kind}")) if folder.is_dir() else []
    if not files:
        raise Refusal(f"there is no folder {folder.name!r} with .{kind} files")
    backend = ibis.duckdb.connect()
    read = backend.read_parquet if address.kind is Kind.PARQUET else backend.read_csv
    table = read(files, table_name="ledger")
    _locked(backend, limits, (folder,))
    return Connection(embedded(backend, limits), table, folder.name, _no_names)


def _names(backend: Any, schema: str) -> list[str]:
    asked = "SELECT table_name FROM information_schema.tables WHERE table_schema = ?"
    return [name for (name,) in backend.con.execute(asked, [schema or "main"]).fetchall()]


def _no_names(schema: str) -> tuple[str, ...]:
    return ()


def _listed(backend: Any) -> Callable[[str], Iterable[str]]:
    return lambda schema: backend.list_tables(**({"database": schema} if schema else {}))


def _locked(backend: Any, limits: Limits, folders: tuple[Path, ...]) -> None:
    """No other folder, no network, no extension, and none of this to be changed again. The order matters.

    A file that this process has open already is one engine, locked once. Locking every setting would refuse
    its second connection, which sets its time zone; access once taken away cannot be given back anyway.
    """
    if backend.con.execute("SELECT current_setting('enable_external_access')").fetchone() == (False,):
        return
    scratch = scratch_folder()
    settings: Mapping[str, Any] = {
        "temp_directory": str(scratch),
        "memory_limit": limits.memory,
        "preserve_insertion_order": False,
        "allowed_directories": [str(folder) for folder in (*folders, scratch)],
        "enable_external_access": False,
    }
    for name, value in settings.items():
        backend.con.execute(f"SET {name} = {_literal(value)}")


def _literal(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_literal, value))}]"
    if isinstance(value, bool):
        return str(value).lower()
    return "'" + str(value).replace("'", "''") + "'"


def embedded(backend: Any, limits: Limits = USUAL) -> Engine:
    """DuckDB in this process."""
    kept, let_go = attached(backend)

    def keep(name: str, question: Any) -> Any:
        """In a database of its own: nothing of it is written into a file that is read."""
        backend.con.execute(f'CREATE TABLE {kept}.main."{name}" AS {backend.compile(question)}')
        return backend.table(name, database=(kept, "main"))

    def close() -> None:
        let_go()
        backend.disconnect()

    return Engine("DuckDB", backend, backend.con.interrupt, close, limits.seconds, keep)


def _postgresql(address: Address, limits: Limits) -> Connection:
    from psycopg.conninfo import conninfo_to_dict  # noqa: PLC0415 - an extra

    told = conninfo_to_dict(address.place)
    milliseconds = int(limits.seconds * 1000)
    options = (
        f"-c default_transaction_read_only=on -c statement_timeout={milliseconds} "
        "-c lock_timeout=500 -c timezone=UTC"
    )
    backend = ibis.postgres.connect(
        host=told.get("host"),
        user=told.get("user"),
        password=told.get("password"),
        port=told.get("port", 5432),
        database=told.get("dbname"),
        options=options,
        connect_timeout=10,
        application_name="nrr",
        **{name: told[name] for name in ("sslmode", "sslrootcert") if name in told},
    )
    engine = Engine("PostgreSQL", backend, backend.con.cancel_safe, backend.disconnect, limits.seconds)
    return Connection(engine, None, str(told.get("dbname") or "postgresql"), _listed(backend))


def _spark(address: Address, limits: Limits) -> Connection:
    from pyspark.sql import SparkSession  # noqa: PLC0415 - an extra

    builder = SparkSession.builder.appName("nrr")
    if SparkSession.getActiveSession() is None:
        builder = builder.master("local[2]")
        for name, value in _SESSION.items():
            builder = builder.config(name, value)
        builder = builder.config("spark.sql.warehouse.dir", tempfile.mkdtemp(prefix="nrr-spark-"))
    session = builder.getOrCreate()
    backend = ibis.pyspark.connect(session)
    folder = Path(address.place) if address.place else None
    table = None if folder is None else backend.read_parquet(str(folder.resolve()), table_name="ledger")
    engine = Engine("Spark", backend, session.sparkContext.cancelAllJobs, session.stop, limits.seconds)
    return Connection(engine, table, "spark" if folder is None else folder.name, _listed(backend))


_CONNECT: Mapping[Kind, Callable[[Address, Limits], Connection]] = {
    Kind.DUCKDB: _duckdb,
    Kind.PARQUET: _folder,
    Kind.CSV: _folder,
    Kind.POSTGRESQL: _postgresql,
    Kind.SPARK: _spark,
}
