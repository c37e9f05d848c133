"""One row of the store as a typed value, and whether it may still be read."""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, get_args

from sqlalchemy import Connection, Select, bindparam, select
from sqlalchemy.sql.elements import ColumnElement

from nrr.store.envelopes import stamp
from nrr.store.seals import Label
from nrr.store.tables import PAYLOADS, RECORDS
from nrr.store.tokens import short


class RecordKind(StrEnum):
    """What a record holds."""

    BOARD = "board"
    BOOK = "book"


class LinkState(StrEnum):
    """Where a record is in its life; revoked is final, and expired too by a clock that is right.

    Damaged: its time has not come, but what is stored no longer opens.
    """

    LIVE = "live"
    DAMAGED = "damaged"
    EXPIRED = "expired"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class Record:
    """A row of `nrr_records`. Times are whole seconds since 1970 (UTC), days are days since 1970."""

    seq: int
    id: str
    kind: str
    series_id: bytes
    announces: int
    created_s: int
    expires_s: int
    keep_until_s: int
    revoked_s: int | None
    stamp: bytes
    link_hash: bytes | None
    manage_hash: bytes
    link_box: bytes | None
    manage_box: bytes
    series_box: bytes | None
    card: bytes
    payload_hash: bytes
    views: int
    last_viewed_day: int | None
    tries: int
    tried_s: int

    @property
    def label(self) -> Label:
        """What its boxes are bound to."""
        return Label(self.kind, self.id)

    @property
    def subject(self) -> str:
        """How the audit log names it: by the link, a book by its keep token."""
        return short(self.link_hash or self.manage_hash)

    def state(self, now_s: int) -> LinkState:
        """Live until the second of expiry."""
        if self.revoked_s is not None:
            return LinkState.REVOKED
        return LinkState.LIVE if now_s < self.expires_s else LinkState.EXPIRED

    def stamped_by(self, data_key: bytes) -> bool:
        """Whether the clear facts are the ones the publisher wrote."""
        return hmac.compare_digest(self.stamp, stamp(data_key, facts_of(self.values())))

    def values(self) -> dict[str, Any]:
        """The row as a mapping."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


def facts_of(values: Mapping[str, Any]) -> list[int | str]:
    """The facts a stamp covers."""
    names = ("id", "kind", "announces", "created_s", "expires_s", "keep_until_s")
    return [*(values[name] for name in names), values["series_id"].hex()]


def _fits(value: object, declared: Any) -> bool:
    kinds = get_args(declared) if isinstance(declared, UnionType) else (declared,)
    return type(value) in kinds or (value is None and NoneType in kinds)


def record_of(row: Mapping[str, Any]) -> Record | None:
    """The row as a Record, or None when rot has changed the type of a value."""
    if not all(_fits(row[field.name], field.type) for field in fields(Record)):
        return None
    return Record(**{field.name: row[field.name] for field in fields(Record)})


# Built once: putting a statement together costs more than running it, and a board link runs three.
BY_SEQ = select(RECORDS).where(RECORDS.c.seq == bindparam("key"))
BY_LINK = select(RECORDS).where(RECORDS.c.link_hash == bindparam("key"))
BY_MANAGE_LINK = select(RECORDS).where(RECORDS.c.manage_hash == bindparam("key"))
_BODY = select(PAYLOADS.c.body).where(PAYLOADS.c.seq == bindparam("key"))


def find(connection: Connection, by: Select[Any], key: int | bytes) -> Record | None:
    """The one record whose number or hash is `key`, if it is whole."""
    row = connection.execute(by, {"key": key}).mappings().first()
    return None if row is None else record_of(dict(row))


def find_for_change(connection: Connection, where: ColumnElement[bool]) -> Record | None:
    """As `find`, holding the row until the transaction ends."""
    row = connection.execute(select(RECORDS).where(where).with_for_update()).mappings().first()
    return None if row is None else record_of(dict(row))


def body_of(connection: Connection, seq: int) -> bytes | None:
    """The sealed payload of a record, or None."""
    return connection.execute(_BODY, {"key": seq}).scalar()
