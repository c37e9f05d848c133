"""Writing a sealed record: everything in one transaction, read back before it becomes visible."""

import hashlib
import hmac
import json
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, insert

from nrr.store.audits import Entry, Event, append, plain
from nrr.store.boards import (
    COMPARISON_LIFETIME,
    Announcement,
    BookDraft,
    Draft,
    Kept,
    Published,
    Retention,
    Standing,
    check_contents,
    check_draft,
    check_lifetime,
)
from nrr.store.envelopes import Keys, link_box, manage_box, new_lock, series_box, series_id, stamp
from nrr.store.failures import StoreDamaged
from nrr.store.openings import contents_of, key_by_link
from nrr.store.records import BY_SEQ, Record, RecordKind, body_of, facts_of, find
from nrr.store.seals import KEY_BYTES, Label, pack, seal
from nrr.store.standings import stand, standing_lock
from nrr.store.tables import PAYLOADS, RECORDS
from nrr.store.tokens import link_hash, manage_hash, new_token
from nrr.store.vaults import Vault, time_of


@dataclass(frozen=True, slots=True)
class _Parcel:
    """All that goes into one record; a book has no board token."""

    kind: RecordKind
    payload: bytes
    card: bytes
    keys: Keys
    board_token: str | None
    manage_token: str
    announces: int
    created_s: int
    expires_s: int
    keep_until_s: int
    stands: Keys | None = None


def publish(vault: Vault, draft: Draft, actor: str) -> Published:
    """Stores the board and returns its links after the commit; a StoreRefusal means nothing is visible."""
    check_draft(draft)
    lock = None if draft.passphrase is None else new_lock(draft.passphrase, vault.entropy)
    series = draft.series.key if draft.series else vault.entropy(KEY_BYTES)
    now_s, keys = vault.now_s(), Keys(vault.entropy(KEY_BYTES), series, lock)
    expires_s = now_s + int(draft.lifetime.total_seconds())
    token, manage_token = new_token(vault.entropy), new_token(vault.entropy)
    parcel = _Parcel(
        kind=RecordKind.BOARD,
        payload=draft.payload,
        card=_card(draft.title, draft.note),
        keys=keys,
        board_token=token,
        manage_token=manage_token,
        announces=int(draft.announcement is Announcement.TELL_OLDER_BOARDS),
        created_s=now_s,
        expires_s=expires_s,
        keep_until_s=_keep_until_s(draft.retention, now_s, expires_s),
        stands=_standing_keys(keys, draft),
    )
    _deposit(vault, parcel, Event.PUBLISHED, actor)
    return Published(token, manage_token, time_of(now_s), time_of(expires_s))


def keep(vault: Vault, draft: BookDraft, actor: str) -> Kept:
    """Stores the book for its uploader alone and returns its link, after the commit."""
    check_lifetime(draft.lifetime)
    check_contents(draft.payload, draft.title, "")
    series = draft.series.key if draft.series else vault.entropy(KEY_BYTES)
    now_s = vault.now_s()
    expires_s = now_s + int(draft.lifetime.total_seconds())
    token = new_token(vault.entropy)
    parcel = _Parcel(
        kind=RecordKind.BOOK,
        payload=draft.payload,
        card=_card(draft.title, ""),
        keys=Keys(vault.entropy(KEY_BYTES), series, None),
        board_token=None,
        manage_token=token,
        announces=0,
        created_s=now_s,
        expires_s=expires_s,
        keep_until_s=expires_s,
    )
    _deposit(vault, parcel, Event.KEPT, actor)
    return Kept(token, time_of(now_s), time_of(expires_s))


def _standing_keys(keys: Keys, draft: Draft) -> Keys | None:
    """The keys for the box of the standing link; None for a board that it does not open."""
    if draft.standing is Standing.APART:
        return None
    return replace(keys, lock=standing_lock(keys.series, draft.passphrase))


def _card(title: str, note: str) -> bytes:
    return json.dumps({"title": title, "note": note}).encode("ascii")


def _keep_until_s(retention: Retention, now_s: int, expires_s: int) -> int:
    if retention is Retention.UNTIL_EXPIRY:
        return expires_s
    return max(expires_s, now_s + int(COMPARISON_LIFETIME.total_seconds()))


def _deposit(vault: Vault, parcel: _Parcel, event: Event, actor: str) -> None:
    label = Label(parcel.kind, vault.entropy(16).hex())
    body = seal(parcel.keys.data, pack(parcel.payload), label.part("payload"), vault.entropy)
    values = _row(vault, parcel, label, body)
    with vault.writing() as connection:
        seq = connection.execute(insert(RECORDS).values(**values).returning(RECORDS.c.seq)).scalar_one()
        connection.execute(insert(PAYLOADS).values(seq=seq, body=body))
        record = _read_back(connection, seq, parcel)
        if parcel.stands is not None:
            stand(connection, vault, record, parcel.stands)
        append(connection, parcel.created_s, [Entry(event, record.subject, actor=plain(actor))])


def _row(vault: Vault, parcel: _Parcel, label: Label, body: bytes) -> dict[str, Any]:
    row: dict[str, Any] = {
        "id": label.record_id,
        "kind": str(parcel.kind),
        "series_id": series_id(parcel.keys.series),
        "announces": parcel.announces,
        "created_s": parcel.created_s,
        "expires_s": parcel.expires_s,
        "keep_until_s": parcel.keep_until_s,
        "payload_hash": hashlib.sha256(body).digest(),
    }
    counts = {"views": 0, "tries": 0, "tried_s": 0}
    row["stamp"] = stamp(parcel.keys.data, facts_of(row))
    return row | counts | _boxes(vault, parcel, label)


def _boxes(vault: Vault, parcel: _Parcel, label: Label) -> dict[str, bytes | None]:
    token, keys, entropy = parcel.board_token, parcel.keys, vault.entropy
    return {
        "link_hash": None if token is None else link_hash(token),
        "link_box": None if token is None else link_box(token, keys, label, entropy),
        "manage_hash": manage_hash(parcel.manage_token),
        "manage_box": manage_box(parcel.manage_token, keys, label, entropy),
        "series_box": series_box(keys, label, entropy),
        "card": seal(keys.data, parcel.card, label.part("card"), entropy),
    }


def _read_back(connection: Connection, seq: int, parcel: _Parcel) -> Record:
    """Opens what the database now holds as a reader will, and compares it with what was to be stored."""
    record, body = find(connection, BY_SEQ, seq), body_of(connection, seq)
    if record is None or body is None or not _same(record, body, parcel):
        raise StoreDamaged(
            "the store did not keep what was written to it", "Nothing was published.", "Check its disk."
        )
    return record


def _same(record: Record, body: bytes, parcel: _Parcel) -> bool:
    whole = hmac.compare_digest(hashlib.sha256(body).digest(), record.payload_hash)
    key = parcel.keys.data
    if parcel.board_token is not None:
        key = key_by_link(parcel.board_token, record, parcel.keys.lock) or b""
    contents = contents_of(record, body, key) if key == parcel.keys.data else None
    return whole and contents is not None and contents.payload == parcel.payload
