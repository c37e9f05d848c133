"""Looking the whole store over: payloads against their hashes, rows for their form, audit lines against the
chain.

The boxes of a row have no hash of their own: a bit that turned inside one shows when its link is opened.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, select, text

from nrr.store.audits import AuditReport, verify
from nrr.store.envelopes import LINK_BOX_BYTES, MANAGE_BOX_BYTES, SERIES_BOX_BYTES
from nrr.store.records import Record, RecordKind, body_of, record_of
from nrr.store.seals import KEY_BYTES
from nrr.store.tables import PAYLOADS, RECORDS
from nrr.store.vaults import Vault


@dataclass(frozen=True, slots=True)
class StoreReport:
    """What a check found. `damaged` names records by number; `pages` is what SQLite says of its own file."""

    records: int
    payloads: int
    damaged: tuple[int, ...]
    pages: str
    audit: AuditReport

    @property
    def sound(self) -> bool:
        """Nothing is wrong."""
        return not self.damaged and self.pages == "ok" and self.audit.broken_at is None


def check(vault: Vault, noted_head: str | None) -> StoreReport:
    """Reads everything. Needs no token: hashes are of the sealed bytes."""
    with vault.reading() as connection:
        rows = {row["seq"]: record_of(dict(row)) for row in connection.execute(select(RECORDS)).mappings()}
        records = {seq: record for seq, record in rows.items() if record is not None and _has_form(record)}
        payloads = list(connection.execute(select(PAYLOADS.c.seq)).scalars())
        damaged = {seq for seq in payloads if not _whole(connection, records.get(seq))}
        lost = {seq for seq, row in records.items() if row.link_box is not None} - set(payloads)
        odd = tuple(sorted(damaged | lost | (rows.keys() - records.keys())))
        audit = verify(connection, noted_head)
        return StoreReport(len(rows), len(payloads), odd, _pages(connection), audit)


def _whole(connection: Connection, record: Record | None) -> bool:
    body = None if record is None else body_of(connection, record.seq)
    return (
        record is not None
        and isinstance(body, bytes)
        and hashlib.sha256(body).digest() == record.payload_hash
    )


def _has_form(record: Record) -> bool:
    """Whether every part has a length that was once written."""
    return record.kind in set(RecordKind) and all(
        part is None or len(part) in lengths for part, lengths in _parts(record)
    )


def _parts(record: Record) -> Iterator[tuple[bytes | None, tuple[int, ...]]]:
    for digest in (record.stamp, record.link_hash, record.manage_hash, record.payload_hash, record.series_id):
        yield digest, (KEY_BYTES,)
    yield record.link_box, LINK_BOX_BYTES
    yield record.manage_box, MANAGE_BOX_BYTES
    yield record.series_box, (SERIES_BOX_BYTES,)


def _pages(connection: Connection) -> str:
    if connection.dialect.name != "sqlite":
        return "ok"
    return str(connection.execute(text("PRAGMA integrity_check")).scalar())
