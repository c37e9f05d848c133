"""Opening a record once a key is at hand; every doubt about its bytes gives None."""

import json
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, bindparam, func, select

from nrr.store.envelopes import LINK_BOX_BYTES, Keys, Lock, open_link_box, open_manage_box, pass_door
from nrr.store.records import LinkState, Record, RecordKind, body_of, find_for_change
from nrr.store.seals import unpack, unseal
from nrr.store.tables import RECORDS
from nrr.store.tokens import manage_hash, well_formed
from nrr.store.vaults import day_of


@dataclass(frozen=True, slots=True)
class Contents:
    """The sealed part of a record, in the clear."""

    payload: bytes
    title: str
    note: str


def key_by_link(token: str, record: Record, lock: Lock | None) -> bytes | None:
    """The data key for who has the board token and, if needed, the strengthened passphrase."""
    door = open_link_box(token, record.link_box, record.label)
    if door is None or door.data_key is not None or lock is None:
        return None if door is None else door.data_key
    return pass_door(token, door, lock.passkey, record.label)


def keys_by_manage_token(token: object, record: Record | None) -> Keys | None:
    """All secrets of the record, for who has its manage token and if its clear facts are unaltered."""
    keys = None if record is None else open_manage_box(well_formed(token), record.manage_box, record.label)
    return keys if keys is not None and record is not None and record.stamped_by(keys.data) else None


def held(connection: Connection, token: object) -> tuple[Record | None, Keys | None]:
    """The record a manage token may change, and its secrets; the row is held until the transaction ends."""
    record = find_for_change(connection, RECORDS.c.manage_hash == manage_hash(well_formed(token)))
    return record, keys_by_manage_token(token, record)


def card_of(record: Record, data_key: bytes) -> tuple[str, str] | None:
    """Title and note, if the record is as its publisher wrote it."""
    card = unseal(data_key, record.card, record.label.part("card"))
    if card is None or not record.stamped_by(data_key):
        return None
    values = json.loads(card)
    return values["title"], values["note"]


def contents_of(record: Record, body: bytes | None, data_key: bytes) -> Contents | None:
    """Payload, title and note, if record and body are as their publisher wrote them."""
    card = card_of(record, data_key)
    packed = unseal(data_key, body, record.label.part("payload"))
    payload = None if packed is None else unpack(packed)
    return None if card is None or payload is None else Contents(payload, *card)


def state_of(connection: Connection, record: Record, data_key: bytes, now_s: int) -> LinkState:
    """Where the record is in its life; live only if its bytes open, which takes reading them."""
    state = record.state(now_s)
    opens = state is not LinkState.LIVE or (
        has_door(record) and contents_of(record, body_of(connection, record.seq), data_key) is not None
    )
    return state if opens else LinkState.DAMAGED


def has_door(record: Record) -> bool:
    """Whether there is something a board link could open; a book opens by its manage box."""
    return record.kind != RecordKind.BOARD or len(record.link_box or b"") in LINK_BOX_BYTES


_NEWER = select(func.max(RECORDS.c.created_s)).where(
    RECORDS.c.series_id == bindparam("series_id"),
    RECORDS.c.kind == str(RecordKind.BOARD),
    RECORDS.c.announces == 1,
    RECORDS.c.seq > bindparam("seq"),
    RECORDS.c.revoked_s.is_(None),
)


def superseded_on(connection: Connection, record: Record) -> date | None:
    """The day a newer board of the series was announced; a revoked one does not count."""
    place = {"series_id": record.series_id, "seq": record.seq}
    created_s = connection.execute(_NEWER, place).scalar()
    return day_of(created_s)
