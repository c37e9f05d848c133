"""Removing what has ended, for good: SQLite overwrites freed pages, PostgreSQL needs its vacuum."""

from datetime import date

from sqlalchemy import ColumnElement, Connection, and_, delete, exists, select, update

from nrr.store.audits import Entry, Event, append
from nrr.store.boards import COMPARISON_LIFETIME, Purged
from nrr.store.clocks import GRACE_S, check_clock
from nrr.store.tables import PAYLOADS, RECORDS, STANDING_DOORS, WITHDRAWALS
from nrr.store.tokens import short
from nrr.store.vaults import Vault
from nrr.store.withdrawing import erase

RECORD_KEPT_S = int(COMPARISON_LIFETIME.total_seconds())


def purge(vault: Vault, today: date | None, actor: str) -> Purged:
    """Removes the keys of expired links, payloads past their retention and records 400 days after that.

    What was withdrawn and could not leave at once leaves first, whatever the clock says. The rest a grace
    later than its time. Raises StoreRefusal, with nothing removed, while the clock is in doubt.
    """
    erase(vault)
    now_s = check_clock(vault, today, actor)
    ended_s = now_s - GRACE_S
    with_body = exists().where(PAYLOADS.c.seq == RECORDS.c.seq)
    ended = and_(RECORDS.c.expires_s <= ended_s, RECORDS.c.link_box.is_not(None))
    unneeded = and_(RECORDS.c.keep_until_s <= ended_s, with_body)
    forgotten = RECORDS.c.keep_until_s + RECORD_KEPT_S <= ended_s
    with vault.writing() as connection:
        expired, purged = _subjects(connection, ended), _subjects(connection, unneeded)
        gone = _subjects(connection, forgotten)
        connection.execute(update(RECORDS).where(RECORDS.c.seq.in_(expired)).values(link_box=None))
        connection.execute(delete(STANDING_DOORS).where(STANDING_DOORS.c.seq.in_(expired)))
        connection.execute(delete(PAYLOADS).where(PAYLOADS.c.seq.in_(purged)))
        connection.execute(update(RECORDS).where(RECORDS.c.seq.in_(purged)).values(series_box=None))
        connection.execute(delete(RECORDS).where(RECORDS.c.seq.in_(gone)))
        told = WITHDRAWALS.c.revoked_s + RECORD_KEPT_S <= ended_s
        connection.execute(delete(WITHDRAWALS).where(told))
        entries = [Entry(Event.EXPIRED, subject) for subject in expired.values()]
        entries += [Entry(Event.PURGED, subject) for subject in purged.values()]
        if entries:
            append(connection, now_s, entries)
    return Purged(len(expired), len(purged), len(gone))


def _subjects(connection: Connection, where: ColumnElement[bool]) -> dict[int, str]:
    """The records to change, always in the same order, so that two machines never wait for each other."""
    columns = select(RECORDS.c.seq, RECORDS.c.link_hash, RECORDS.c.manage_hash).where(where)
    rows = connection.execute(columns.order_by(RECORDS.c.seq).with_for_update()).all()
    return {row.seq: short(row.link_hash or row.manage_hash or b"") for row in rows}
