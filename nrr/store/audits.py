"""The audit log: append-only, each line hashed together with the hash of the line before.

Altering, removing or reordering a line breaks the chain from there on; cutting lines off the end disagrees
with the stored head. Whoever can rewrite the whole table can also rewrite the chain: note `AuditReport.head`
elsewhere (the command line prints it) and give it to `verify` to detect even that.
"""

import hashlib
import ipaddress
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, insert, select, update

from nrr.store.tables import AUDIT, AUDIT_HEAD
from nrr.store.vaults import time_of

GENESIS = hashlib.sha256(b"nrr audit log").digest()
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]+")
_LONGEST_ACTOR = 80


class Event(StrEnum):
    """What happened."""

    CREATED = "created"
    PUBLISHED = "published"
    KEPT = "kept"
    NAMED = "named"
    """People were named who may open a kept book; `times` is how many."""
    OPENED = "opened"
    REFUSED = "refused"
    LOCKED = "locked"
    EXTENDED = "extended"
    ROTATED = "rotated"
    REVOKED = "revoked"
    EXPIRED = "expired"
    """The keys of the link were removed, a grace after it had expired."""
    PURGED = "purged"
    STANDING_ENDED = "standing link ended"
    RESTORED = "restored"
    CLOCK_CONFIRMED = "clock confirmed"
    REDEFINED = "redefined"
    """A definition was put in force; the subject is a desk."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line to write. `subject` is six hex digits, `address` shortened, `times` how often it happened."""

    event: Event
    subject: str = ""
    address: str = ""
    actor: str = ""
    times: int = 1


@dataclass(frozen=True, slots=True)
class AuditLine:
    """A line as it stands in the log."""

    seq: int
    at: datetime
    event: str
    subject: str
    address: str
    actor: str
    times: int

    def __str__(self) -> str:
        """One line of JSON; no name can start a second line."""
        values = [self.at.isoformat(), self.event, self.subject, self.address, self.actor, self.times]
        return json.dumps([self.seq, *values])


@dataclass(frozen=True, slots=True)
class AuditReport:
    """The result of checking the chain. `broken_at` is the first line that does not fit, None if all do."""

    lines: int
    broken_at: int | None
    head: str


def shortened(address: str) -> str:
    """The network an address lies in (/24, IPv6 /48), or "" if it is none: enough to see a leak spread."""
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return ""
    if isinstance(parsed, ipaddress.IPv6Address) and parsed.ipv4_mapped is not None:
        parsed = parsed.ipv4_mapped
    return str(ipaddress.ip_network((parsed, 24 if parsed.version == 4 else 48), strict=False))


def plain(name: str) -> str:
    """A name without anything that could end or reorder a line."""
    return _CONTROLS.sub(" ", name).strip()[:_LONGEST_ACTOR]


def _digest(before: bytes, seq: int, at_s: int, entry: Entry) -> bytes:
    facts = [seq, at_s, str(entry.event), entry.subject, entry.address, entry.actor, entry.times]
    return hashlib.sha256(before + json.dumps(facts).encode("ascii")).digest()


def append(connection: Connection, now_s: int, entries: Iterable[Entry]) -> None:
    """Writes the entries at the end of the chain, inside the caller's transaction."""
    seq, digest = connection.execute(select(AUDIT_HEAD.c.seq, AUDIT_HEAD.c.digest).with_for_update()).one()
    lines = []
    for entry in entries:
        seq, digest = seq + 1, _digest(digest, seq + 1, now_s, entry)
        lines.append({"seq": seq, "at_s": now_s, "digest": digest, **_columns(entry)})
    if lines:
        connection.execute(insert(AUDIT), lines)
    connection.execute(update(AUDIT_HEAD).values(seq=seq, digest=digest))


def begin(connection: Connection, now_s: int) -> None:
    """Writes the first line of a new store, unless another process has."""
    if connection.execute(select(AUDIT_HEAD.c.seq).with_for_update()).scalar_one() == 0:
        append(connection, now_s, [Entry(Event.CREATED)])


def _columns(entry: Entry) -> dict[str, Any]:
    named = {"event": str(entry.event), "subject": entry.subject, "address": entry.address}
    return named | {"actor": entry.actor, "times": entry.times}


def lines_of(connection: Connection, last: int) -> list[AuditLine]:
    """The newest `last` lines, oldest first."""
    rows = connection.execute(select(AUDIT).order_by(AUDIT.c.seq.desc()).limit(last)).all()
    return [
        AuditLine(row.seq, time_of(row.at_s), row.event, row.subject, row.address, row.actor, row.times)
        for row in reversed(rows)
    ]


def verify(connection: Connection, noted_head: str | None) -> AuditReport:
    """Recomputes the chain. `noted_head` is a head noted earlier: it must still be in the chain."""
    seq, digest, noted_seen = 0, GENESIS, noted_head in (None, GENESIS.hex())
    for row_seq, stored, computed in _recomputed(connection):
        if row_seq != seq + 1 or stored != computed:
            return AuditReport(seq, seq + 1, digest.hex())
        seq, digest = row_seq, computed
        noted_seen = noted_seen or digest.hex() == noted_head
    head = connection.execute(select(AUDIT_HEAD.c.seq, AUDIT_HEAD.c.digest)).one_or_none()
    whole = noted_seen and head is not None and tuple(head) == (seq, digest)
    return AuditReport(seq, None if whole else seq + 1, digest.hex())


def _recomputed(connection: Connection) -> Iterator[tuple[int, bytes | None, bytes]]:
    before = GENESIS
    for row in connection.execute(select(AUDIT).order_by(AUDIT.c.seq)):
        try:
            entry = Entry(Event(row.event), row.subject, row.address, row.actor, row.times)
        except ValueError:
            yield row.seq, None, before
            return
        computed = _digest(before, row.seq, row.at_s, entry)
        yield row.seq, row.digest, computed
        before = computed
