"""Ending a record at a person's word: at once, even on a full disk, and without leaving a sealed byte behind.

First the link ends, which takes a few pages; then the row leaves with its payload. Only hashes, times and
counts stay for a while, so that the manage link can say that it was withdrawn, and when it was to expire.
"""

from contextlib import suppress

from sqlalchemy import Connection, delete, insert, select, update

from nrr.store import reserves
from nrr.store.audits import Entry, Event, append
from nrr.store.boards import Managed
from nrr.store.failures import StillOpen, StoreFull, StoreUnavailable
from nrr.store.openings import held
from nrr.store.records import BY_MANAGE_LINK, LinkState, RecordKind, find
from nrr.store.tables import RECORDS, STANDING_DOORS, WITHDRAWALS
from nrr.store.tokens import manage_hash, well_formed
from nrr.store.vaults import DAY_S, Vault, day_of, time_of

_STANDING = {RecordKind.BOARD: "the board is STILL OPEN", RecordKind.BOOK: "the data is STILL SAVED"}
_WITHDRAWN = select(RECORDS.c.seq).where(RECORDS.c.revoked_s.is_not(None)).order_by(RECORDS.c.seq)
_KEPT = ("manage_hash", "kind", "created_s", "expires_s", "revoked_s", "views", "last_viewed_day")


def withdraw(vault: Vault, token: object, actor: str) -> None:
    """Ends the record, if the token manages one. Raises StillOpen when it could not."""
    try:
        ended = _ended_with_reserve(vault, token, actor)
    except StoreUnavailable as trouble:
        standing = _standing(vault, token)
        if standing is not None:
            raise StillOpen(_STANDING[standing], trouble) from trouble
        ended = True
    if ended:
        with suppress(StoreUnavailable):
            erase(vault)  # the disk may have no room for it; the purge tries again
        reserves.fill(vault)


def _standing(vault: Vault, token: object) -> RecordKind | None:
    """What is still there, after all; a database that does not answer is taken to hold a board."""
    with suppress(StoreUnavailable), vault.reading() as connection:
        record = find(connection, BY_MANAGE_LINK, manage_hash(well_formed(token)))
        if record is None or record.revoked_s is not None:
            return None
        if record.kind == RecordKind.BOOK:
            return RecordKind.BOOK
    return RecordKind.BOARD


def erase(vault: Vault) -> None:
    """Removes the rows of everything that was withdrawn, and their payloads with them.

    One by one: on a full disk a small one leaves where a large one has to wait for the next time.
    """
    with vault.reading() as connection:
        withdrawn = list(connection.execute(_WITHDRAWN).scalars())
    for seq in withdrawn:
        with suppress(StoreFull), vault.writing() as connection:
            _erase(connection, seq)


def _erase(connection: Connection, seq: int) -> None:
    row = connection.execute(select(RECORDS).where(RECORDS.c.seq == seq).with_for_update()).mappings().first()
    if row is not None:  # another machine was quicker
        connection.execute(insert(WITHDRAWALS).values({name: row[name] for name in _KEPT}))
        connection.execute(delete(RECORDS).where(RECORDS.c.seq == seq))


def withdrawal_of(connection: Connection, token: object) -> Managed | None:
    """What is still known of a record that was withdrawn."""
    found = select(WITHDRAWALS).where(WITHDRAWALS.c.manage_hash == manage_hash(well_formed(token)))
    row = connection.execute(found).one_or_none()
    if row is None or row.kind not in set(RecordKind):
        return None
    day = row.last_viewed_day
    return Managed(
        kind=RecordKind(row.kind),
        state=LinkState.REVOKED,
        title="",
        note="",
        created=time_of(row.created_s),
        expires=time_of(row.expires_s),
        views=row.views,
        last_viewed=None if day is None else day_of(day * DAY_S),
        has_passphrase=False,
        superseded_on=None,
    )


def _ended_with_reserve(vault: Vault, token: object, actor: str) -> bool:
    try:
        return _ended(vault, token, actor)
    except StoreFull:
        if not reserves.release(vault):
            raise
        return _ended(vault, token, actor)


def _ended(vault: Vault, token: object, actor: str) -> bool:
    with vault.writing() as connection:
        record, keys = held(connection, token)
        if record is None or keys is None:
            return False
        if record.revoked_s is not None:
            return True
        now_s = vault.now_s()
        ended = update(RECORDS).where(RECORDS.c.seq == record.seq)
        connection.execute(ended.values(revoked_s=now_s, link_box=None, series_box=None))
        connection.execute(delete(STANDING_DOORS).where(STANDING_DOORS.c.seq == record.seq))
        append(connection, now_s, [Entry(Event.REVOKED, record.subject, actor=actor)])
    return True
