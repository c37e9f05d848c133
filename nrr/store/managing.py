"""What a manage link (or the link of a kept book) can do. A board link can do none of it."""

from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, update

from nrr.store.audits import Entry, Event, append, plain
from nrr.store.boards import Managed, NotAvailable, check_lifetime
from nrr.store.envelopes import Keys, link_box, stamp
from nrr.store.failures import StoreDamaged, StoreRefusal
from nrr.store.openings import card_of, held, keys_by_manage_token, state_of, superseded_on
from nrr.store.records import (
    BY_MANAGE_LINK,
    BY_SEQ,
    LinkState,
    Record,
    RecordKind,
    facts_of,
    find,
)
from nrr.store.tables import RECORDS
from nrr.store.tokens import link_hash, manage_hash, new_token, well_formed
from nrr.store.vaults import DAY_S, Vault, day_of, time_of
from nrr.store.withdrawing import withdraw, withdrawal_of

_ENDED = "This link has expired or was withdrawn, which is final. Publish again to make a new link."
_DAMAGED = "What is stored behind this link no longer opens. Withdraw it and publish again."


def manage(vault: Vault, token: object) -> Managed | NotAvailable:
    """The state of the board or kept book behind a manage token."""
    try:
        with vault.reading() as connection:
            record = find(connection, BY_MANAGE_LINK, manage_hash(well_formed(token)))
            if record is None:
                return withdrawal_of(connection, token) or NotAvailable()
            return _managed(vault, connection, record, keys_by_manage_token(token, record))
    except StoreDamaged:
        return NotAvailable()


def extend(vault: Vault, token: object, lifetime: timedelta, actor: str) -> Managed | NotAvailable:
    """Lets a live record live `lifetime` from now; StoreRefusal when it has ended or would end sooner."""
    check_lifetime(lifetime)
    with vault.writing() as connection:
        record, keys = held(connection, token)
        if record is None or keys is None:
            return _nothing(connection, token)
        _check_live(vault, connection, record, keys)
        expires_s = _later_expiry_s(vault, record, lifetime)
        values: dict[str, Any] = {"expires_s": expires_s, "keep_until_s": max(record.keep_until_s, expires_s)}
        values["stamp"] = stamp(keys.data, facts_of(record.values() | values))
        return _changed(vault, connection, record, keys, values, Entry(Event.EXTENDED, actor=plain(actor)))


def revoke(vault: Vault, token: object, actor: str) -> Managed | NotAvailable:
    """Ends the record at once and removes its row. Revoking twice changes nothing. Raises StillOpen when
    it failed.
    """
    withdraw(vault, token, plain(actor))
    return manage(vault, token)


def rotate(vault: Vault, token: object, actor: str) -> str | NotAvailable:
    """A new board token for the same board; the old link stops working. The passphrase stays as it is."""
    with vault.writing() as connection:
        record, keys = held(connection, token)
        if record is None or keys is None or record.kind != RecordKind.BOARD:
            return _nothing(connection, token)
        _check_live(vault, connection, record, keys)
        board_token = new_token(vault.entropy)
        box = link_box(board_token, keys, record.label, vault.entropy)
        values = {"link_hash": link_hash(board_token), "link_box": box}
        _changed(vault, connection, record, keys, values, Entry(Event.ROTATED, actor=plain(actor)))
    return board_token


def _nothing(connection: Connection, token: object) -> NotAvailable:
    if withdrawal_of(connection, token) is not None:
        raise StoreRefusal(_ENDED)
    return NotAvailable()


def _check_live(vault: Vault, connection: Connection, record: Record, keys: Keys) -> None:
    state = state_of(connection, record, keys.data, vault.now_s())
    if state is not LinkState.LIVE:
        raise StoreRefusal(_DAMAGED if state is LinkState.DAMAGED else _ENDED)


def _later_expiry_s(vault: Vault, record: Record, lifetime: timedelta) -> int:
    expires_s = vault.now_s() + int(lifetime.total_seconds())
    if expires_s < record.expires_s:
        raise StoreRefusal(
            "The new expiry is earlier than the present one. Withdraw the link to end it sooner."
        )
    return expires_s


def _changed(
    vault: Vault, connection: Connection, record: Record, keys: Keys, values: dict[str, Any], entry: Entry
) -> Managed | NotAvailable:
    connection.execute(update(RECORDS).where(RECORDS.c.seq == record.seq).values(**values))
    append(connection, vault.now_s(), [Entry(entry.event, record.subject, actor=entry.actor)])
    return _managed(vault, connection, find(connection, BY_SEQ, record.seq), keys)


def _managed(
    vault: Vault, connection: Connection, record: Record | None, keys: Keys | None
) -> Managed | NotAvailable:
    card = None if record is None or keys is None else card_of(record, keys.data)
    if record is None or keys is None or card is None:
        return NotAvailable()
    day = record.last_viewed_day
    return Managed(
        kind=RecordKind(record.kind),
        state=state_of(connection, record, keys.data, vault.now_s()),
        title=card[0],
        note=card[1],
        created=time_of(record.created_s),
        expires=time_of(record.expires_s),
        views=record.views,
        last_viewed=None if day is None else day_of(day * DAY_S),
        has_passphrase=keys.lock is not None,
        superseded_on=superseded_on(connection, record),
    )
