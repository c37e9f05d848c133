"""Backup and restore. A backup is itself a SQLite store, sealed like the original, from either database.

Desks, the open work of browsers, stay out of it unless asked for: what somebody deleted or let run out is
then in no backup either.
"""

import os
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

from sqlalchemy import Connection, Table, delete, insert, inspect, select, text

from nrr.store.audits import Entry, Event, append
from nrr.store.checks import StoreReport, check
from nrr.store.clocks import begin_at_last_line
from nrr.store.engines import engine_of
from nrr.store.failures import StoreDamaged, StoreRefusal, refusal_of
from nrr.store.migrations import migrate
from nrr.store.tables import (
    AUDIT,
    AUDIT_HEAD,
    DESK_PIECES,
    DESKS,
    NAMES,
    PAYLOADS,
    RECORDS,
    STANDING,
    STANDING_DOORS,
    WITHDRAWALS,
)
from nrr.store.vaults import Vault

_COPIED: tuple[Table, ...] = (
    RECORDS,
    PAYLOADS,
    STANDING,
    STANDING_DOORS,
    NAMES,
    WITHDRAWALS,
    AUDIT,
    AUDIT_HEAD,
)
_DESKS: tuple[Table, ...] = (DESKS, DESK_PIECES)
_ROWS_AT_ONCE = 20


class Desks(StrEnum):
    """Whether the open work of browsers goes into a backup."""

    LEFT_OUT = "left out"
    INCLUDED = "included"


def backup(vault: Vault, path: Path, desks: Desks) -> StoreReport:
    """Writes a consistent, checked copy to `path` (which must not exist) while the store is in use."""
    if path.exists():
        raise StoreRefusal(f"{path.name} exists already. Give the backup a new name.")
    partial = path.with_name(f".{path.name}.partial")
    try:
        report = _written(vault, partial, desks)
        partial.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        raise refusal_of(error) from error
    finally:
        with suppress(OSError):
            partial.unlink()
    return report


def restore(source: Path, target: Vault) -> StoreReport:
    """Fills the empty store `target` from a backup. Raises StoreRefusal unless backup and result are sound.

    Links revoked after the backup was taken work again: revoke them again.
    """
    if not source.is_file():
        raise StoreRefusal("There is no backup at this path.")
    copy = _vault_of(source, target)
    try:
        _require_sound(check(copy, None))
        _fill(copy, target, _tables_in(copy))
    finally:
        copy.engine.dispose()
    with target.writing() as connection:
        begin_at_last_line(connection)
        append(connection, target.now_s(), [Entry(Event.RESTORED)])
    return _require_sound(check(target, None))


def _written(vault: Vault, partial: Path, desks: Desks) -> StoreReport:
    if vault.engine.dialect.name == "sqlite":
        _vacuum_into(vault, partial)
    copy = _vault_of(partial, vault)
    try:
        if vault.engine.dialect.name != "sqlite":
            migrate(copy)
            _fill(vault, copy, _COPIED + (_DESKS if desks is Desks.INCLUDED else ()))
        elif desks is Desks.LEFT_OUT:
            _without_desks(copy)
        return _require_sound(check(copy, None))
    finally:
        copy.engine.dispose()


def _vacuum_into(vault: Vault, partial: Path) -> None:
    os.close(os.open(partial, os.O_CREAT | os.O_TRUNC | os.O_RDWR, 0o600))
    with vault.engine.connect() as connection:
        raw = connection.connection.dbapi_connection
        assert raw is not None
        try:
            raw.execute("VACUUM INTO ?", (str(partial),))
        except raw.Error as error:
            raise refusal_of(OSError(str(error))) from error
    _sync(partial, os.O_RDWR)


def _without_desks(copy: Vault) -> None:
    """Freed pages are overwritten, and the file gives them back."""
    with copy.writing() as connection:
        for table in reversed(_DESKS):
            connection.execute(delete(table))
    with copy.engine.connect() as connection:
        raw = connection.connection.dbapi_connection
        assert raw is not None
        raw.execute("VACUUM")


def _tables_in(copy: Vault) -> tuple[Table, ...]:
    """A backup of an earlier version lacks the later ones."""
    known = inspect(copy.engine)
    return tuple(table for table in _COPIED + _DESKS if known.has_table(table.name))


def _fill(source: Vault, target: Vault, tables: tuple[Table, ...]) -> None:
    with source.snapshot() as reader, target.writing() as writer:
        _require_empty(writer)
        writer.execute(delete(AUDIT_HEAD))
        for table in tables:
            _copy(reader, writer, table)
        if target.engine.dialect.name == "postgresql":
            writer.execute(
                text("SELECT setval(pg_get_serial_sequence('nrr_records', 'seq'), max(seq)) FROM nrr_records")
            )


def _copy(reader: Connection, writer: Connection, table: Table) -> None:
    rows = reader.execution_options(yield_per=_ROWS_AT_ONCE).execute(select(table)).mappings()
    for part in rows.partitions():
        writer.execute(insert(table), [dict(row) for row in part])


def _require_empty(connection: Connection) -> None:
    for table in (RECORDS, PAYLOADS, AUDIT):
        if connection.execute(select(table).limit(1)).first() is not None:
            raise StoreRefusal("The store to restore into is in use. Give a new, empty one.")


def _require_sound(report: StoreReport) -> StoreReport:
    if not report.sound:
        raise StoreDamaged("the copy does not match its hashes", "It was not used.", "")
    return report


def _vault_of(path: Path, like: Vault) -> Vault:
    return Vault(engine_of(f"sqlite:///{path}"), like.clock, like.entropy)


def _sync(path: Path, flags: int) -> None:
    handle = os.open(path, flags)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sync_folder(folder: Path) -> None:
    _sync(folder, os.O_RDONLY)
