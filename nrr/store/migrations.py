"""The schema and its way forward.

`STEPS[n]` takes a store from version n to n + 1, in one transaction. A step that has shipped is never edited:
the next change of the schema is the next step. A store written by a newer version is left alone.
"""

from collections.abc import Callable

from sqlalchemy import Connection, insert, inspect, select, text, update

from nrr.store.audits import GENESIS
from nrr.store.clocks import begin_at_last_line
from nrr.store.engines import APPLICATION_ID
from nrr.store.failures import StoreRefusal
from nrr.store.tables import (
    AUDIT,
    AUDIT_HEAD,
    CLOCK,
    DESK_PIECES,
    DESKS,
    METADATA,
    NAMES,
    PAYLOADS,
    RECORDS,
    SCHEMA,
    STANDING,
    STANDING_DOORS,
    WITHDRAWALS,
)
from nrr.store.vaults import Vault

Step = Callable[[Connection], None]
_MIGRATION_LOCK = 0x4E5252

_SQLITE_APPEND_ONLY = tuple(
    f"CREATE TRIGGER nrr_audit_no_{verb} BEFORE {verb} ON nrr_audit"
    " BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END"
    for verb in ("update", "delete")
)
_POSTGRESQL_APPEND_ONLY = (
    "CREATE FUNCTION nrr_append_only() RETURNS trigger LANGUAGE plpgsql AS"
    " $$ BEGIN RAISE EXCEPTION 'the audit log is append-only'; END $$",
    "CREATE TRIGGER nrr_audit_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON nrr_audit"
    " FOR EACH STATEMENT EXECUTE FUNCTION nrr_append_only()",
)


def _records_and_payloads(connection: Connection) -> None:
    METADATA.create_all(connection, tables=[RECORDS, PAYLOADS])


def _audit_log(connection: Connection) -> None:
    METADATA.create_all(connection, tables=[AUDIT, AUDIT_HEAD])
    connection.execute(insert(AUDIT_HEAD).values(one=1, seq=0, digest=GENESIS))
    of_sqlite = connection.dialect.name == "sqlite"
    for statement in _SQLITE_APPEND_ONLY if of_sqlite else _POSTGRESQL_APPEND_ONLY:
        connection.execute(text(statement))


def _desks(connection: Connection) -> None:
    METADATA.create_all(connection, tables=[DESKS, DESK_PIECES])


def _clock(connection: Connection) -> None:
    METADATA.create_all(connection, tables=[CLOCK])
    connection.execute(insert(CLOCK).values(one=1, seq=0, at_s=None))
    begin_at_last_line(connection)


def _withdrawals(connection: Connection) -> None:
    METADATA.create_all(connection, tables=[WITHDRAWALS])


def _names(connection: Connection) -> None:
    METADATA.create_all(connection, tables=[NAMES])


def _standing_links(connection: Connection) -> None:
    METADATA.create_all(connection, tables=[STANDING, STANDING_DOORS])


STEPS: tuple[Step, ...] = (
    _records_and_payloads,
    _audit_log,
    _desks,
    _clock,
    _withdrawals,
    _names,
    _standing_links,
)


def migrate(vault: Vault, steps: tuple[Step, ...] = STEPS) -> None:
    """Brings the store to the newest version. Raises StoreRefusal for a newer one or a database of others."""
    with vault.reading() as connection:
        if _version(connection) == len(steps):
            return
    with vault.writing() as connection:
        _hold(connection)
        version = _claimed_version(connection)
        for step in steps[version:]:
            step(connection)
        connection.execute(update(SCHEMA).values(version=len(steps)))


def _hold(connection: Connection) -> None:
    """Lets one machine migrate at a time; SQLite has already locked the file."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MIGRATION_LOCK})


def _version(connection: Connection) -> int | None:
    if not inspect(connection).has_table(SCHEMA.name):
        return None
    version: int = connection.execute(select(SCHEMA.c.version)).scalar_one()
    if version > len(STEPS):
        raise StoreRefusal(
            f"The store has version {version}, this program knows versions up to {len(STEPS)}."
            " Start the newer program, or give this one a store of its own. Nothing was changed."
        )
    return version


def _claimed_version(connection: Connection) -> int:
    version = _version(connection)
    if version is not None:
        return version
    if connection.dialect.name == "sqlite":
        _claim_file(connection)
    METADATA.create_all(connection, tables=[SCHEMA])
    connection.execute(insert(SCHEMA).values(version=0))
    return 0


def _claim_file(connection: Connection) -> None:
    if inspect(connection).get_table_names():
        raise StoreRefusal("This SQLite file belongs to another program. Give the store a file of its own.")
    connection.execute(text(f"PRAGMA application_id={APPLICATION_ID}"))
