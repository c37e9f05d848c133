"""Answering a board link. It reads; the only things it ever writes are counts."""

import time
from collections.abc import Callable
from contextlib import suppress

from sqlalchemy import Connection, update

from nrr.store.audits import Event, append, shortened
from nrr.store.boards import Asking, Board, NeedsPassphrase, NotAvailable, Purpose
from nrr.store.codings import bytes_of, text_of
from nrr.store.envelopes import Door, open_link_box, pass_door
from nrr.store.failures import StoreDamaged, StoreUnavailable
from nrr.store.openings import contents_of, superseded_on
from nrr.store.records import BY_LINK, LinkState, Record, body_of, find
from nrr.store.seals import Label, passkey
from nrr.store.tables import RECORDS
from nrr.store.tokens import link_hash, short, well_formed
from nrr.store.tries import TRIES, give_back, take_try
from nrr.store.vaults import DAY_S, Vault, time_of
from nrr.store.view_counts import Pending, Tally

_NOWHERE = Label("", "")
_REFUSALS_LEAVE_EVERY_S = 0.01
Answer = Board | NeedsPassphrase | NotAvailable
Found = tuple[Record | None, bytes | None]
"""A record and the box in it that the token opens."""
Way = Callable[[Connection, str, int], Found]
"""How a token comes to its record at a second; only live ones are found."""


class _Visit:
    """One request: who asks, with which token, and where to count it."""

    __slots__ = ("address", "purpose", "tally", "token", "vault")

    def __init__(self, vault: Vault, tally: Tally, token: object, address: str, purpose: Purpose) -> None:
        self.vault, self.tally, self.purpose = vault, tally, purpose
        self.token, self.address = well_formed(token), shortened(address)

    def opened(self, seq: int) -> None:
        """Counts a view of a record."""
        if self.purpose is Purpose.READ:
            self.tally.viewed(seq)
            self.note(Event.OPENED)

    def note(self, event: Event) -> None:
        """Counts what happened, for the audit log."""
        self.tally.noted(event, short(link_hash(self.token)), self.address)


def by_link(connection: Connection, token: str, now_s: int) -> Found:
    """The board of this one link."""
    record = find(connection, BY_LINK, link_hash(token))
    live = record is not None and record.state(now_s) is LinkState.LIVE
    return (record, record.link_box) if live and record is not None else (None, None)


def view(
    vault: Vault,
    tally: Tally,
    token: object,
    passphrase: str | None,
    unlock: str | None,
    address: str,
    purpose: Purpose,
    way: Way = by_link,
) -> Answer:
    """The board behind `token`. Raises StoreUnavailable only when the database does not answer."""
    begun_s = time.monotonic()
    visit = _Visit(vault, tally, token, address, purpose)
    try:
        answer = _answer(visit, passphrase, unlock, way)
    except StoreDamaged:
        answer = NotAvailable()
    if isinstance(answer, NotAvailable):
        visit.note(Event.REFUSED)
    write_if_due(vault, tally)
    if isinstance(answer, NotAvailable):
        _leave_with_the_others(begun_s)
    return answer


def _leave_with_the_others(begun_s: float) -> None:
    """Waits for the next hundredth of a second: why a link does not open cannot be timed."""
    taken_s = time.monotonic() - begun_s
    time.sleep(_REFUSALS_LEAVE_EVERY_S - taken_s % _REFUSALS_LEAVE_EVERY_S)


def _answer(visit: _Visit, passphrase: str | None, unlock: str | None, way: Way) -> Answer:
    with visit.vault.reading() as connection:
        record, box = way(connection, visit.token, visit.vault.now_s())
    door = open_link_box(visit.token, box, record.label if record else _NOWHERE)
    if record is None or door is None:
        return NotAvailable()
    if door.data_key is not None:
        return _shown(visit, record, door.data_key, None)
    opened_by = bytes_of(unlock) if unlock else None
    data_key = None if opened_by is None else pass_door(visit.token, door, opened_by, record.label)
    if data_key is not None:
        return _shown(visit, record, data_key, unlock)
    return _tried(visit, record, door, passphrase) if passphrase else NeedsPassphrase(Asking.FIRST)


def _tried(visit: _Visit, record: Record, door: Door, passphrase: str) -> Answer:
    tried = take_try(visit.vault, record)
    if tried.number is None:
        return NeedsPassphrase(Asking.LOCKED, time_of(tried.retry_at_s))
    opened_by = passkey(passphrase, door.salt)
    data_key = pass_door(visit.token, door, opened_by, record.label)
    if data_key is not None:
        give_back(visit.vault, record)
        return _shown(visit, record, data_key, text_of(opened_by))
    visit.note(Event.LOCKED if tried.number == TRIES else Event.REFUSED)
    return NeedsPassphrase(Asking.WRONG, time_of(tried.retry_at_s) if tried.number == TRIES else None)


def _shown(visit: _Visit, record: Record, data_key: bytes, unlock: str | None) -> Answer:
    with visit.vault.reading() as connection:
        body, newer_on = body_of(connection, record.seq), superseded_on(connection, record)
    contents = contents_of(record, body, data_key)
    if contents is None:
        return NotAvailable()
    visit.opened(record.seq)
    created, expires = time_of(record.created_s), time_of(record.expires_s)
    return Board(contents.payload, contents.title, contents.note, created, expires, newer_on, unlock)


def write_if_due(vault: Vault, tally: Tally) -> None:
    """Writes the waiting counts if a second has passed. A full disk never fails a reader."""
    with suppress(StoreUnavailable):
        write_pending(vault, tally, tally.drain_if_due(vault.now_s()))


def write_pending(vault: Vault, tally: Tally, pending: Pending) -> None:
    """Writes drained counts in one transaction, or puts them back and raises StoreUnavailable."""
    if not pending.views and not pending.lines:
        return
    day = vault.now_s() // DAY_S
    try:
        with vault.writing() as connection:
            for seq, count in sorted(pending.views.items()):
                counted = update(RECORDS).where(RECORDS.c.seq == seq)
                connection.execute(counted.values(views=RECORDS.c.views + count, last_viewed_day=day))
            append(connection, vault.now_s(), pending.entries())
    except StoreUnavailable:
        tally.put_back(pending)
        raise
