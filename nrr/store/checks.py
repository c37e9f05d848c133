"""Looking the whole store over: every stored byte against its hash, every audit line against the chain."""

import hashlib
from dataclasses import dataclass

from sqlalchemy import Connection, select, text

from nrr.store.audits import AuditReport, verify
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
        records = {row.seq: row for row in connection.execute(select(RECORDS))}
        payloads = list(connection.execute(select(PAYLOADS.c.seq)).scalars())
        damaged = tuple(seq for seq in payloads if not _whole(connection, seq, records.get(seq)))
        lost = tuple(
            seq for seq, row in records.items() if row.link_box is not None and seq not in set(payloads)
        )
        audit = verify(connection, noted_head)
        return StoreReport(len(records), len(payloads), damaged + lost, _pages(connection), audit)


def _whole(connection: Connection, seq: int, record: object) -> bool:
    body = connection.execute(select(PAYLOADS.c.body).where(PAYLOADS.c.seq == seq)).scalar()
    return body is not None and hashlib.sha256(body).digest() == getattr(record, "payload_hash", None)


def _pages(connection: Connection) -> str:
    if connection.dialect.name != "sqlite":
        return "ok"
    return str(connection.execute(text("PRAGMA integrity_check")).scalar())
