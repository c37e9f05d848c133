"""What a person deletes, or what has run out, leaves no byte in the file: the rows of the list in
`security.md`.

Sealed rows cannot be searched for a name, so whole rows go. Each test writes, looks for every stored byte
in the file (they are there), lets the row end in its way, and looks again, in the file and in a backup
taken afterwards.
"""

import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from nrr.store import BookDraft, Draft, Store
from nrr.store.backups import Desks
from nrr.store.clocks import GRACE_DAYS
from nrr.store.desks import Spot
from store.hands import Shelf

COOKIE = "the cookie of a browser"
TABLES = ("nrr_records", "nrr_payloads", "nrr_desks", "nrr_desk_pieces")
LEAST_BYTES = 16
"""Shorter values (counts, times, kinds) could stand anywhere."""

Ending = Callable[[Shelf, Store], None]


def withdraw_a_board(shelf: Shelf, store: Store) -> None:
    links = store.publish(Draft(os.urandom(40_000), title="Tarnbeck Systems", note="Ask Judith Hale"))
    before = _stored(store)
    assert _found(shelf, before) == len(before) > 60
    store.revoke(links.manage_token)
    _gone(shelf, store, before)


def remove_a_book(shelf: Shelf, store: Store) -> None:
    kept = store.keep(BookDraft(os.urandom(40_000), title="Tarnbeck Systems"))
    before = _stored(store)
    assert _found(shelf, before) == len(before) > 60
    store.revoke(kept.keep_token)
    _gone(shelf, store, before)


def clear_a_desk(shelf: Shelf, store: Store) -> None:
    store.change_desk(COOKIE, {Spot("file", "tarnbeck.csv"): os.urandom(40_000)})
    before = _stored(store)
    assert _found(shelf, before) == len(before) > 60
    store.clear_desk(COOKIE)
    _gone(shelf, store, before)


def replace_what_lies_on_a_desk(shelf: Shelf, store: Store) -> None:
    store.change_desk(COOKIE, {Spot("file"): os.urandom(40_000)})
    before = [part for part in _stored(store) if len(part) == 40]
    assert _found(shelf, before) == len(before) > 60
    store.change_desk(COOKIE, {Spot("file"): None})
    _gone(shelf, store, before)


def let_a_desk_run_out(shelf: Shelf, store: Store) -> None:
    store.change_desk(COOKIE, {Spot("file"): os.urandom(40_000)})
    before = [part for part in _stored(store) if len(part) == 40]
    assert _found(shelf, before) == len(before) > 60
    shelf.live(store, days=7)
    _gone(shelf, store, before)


def let_a_board_expire(shelf: Shelf, store: Store) -> None:
    store.publish(Draft(os.urandom(40_000), lifetime=timedelta(days=1)))
    before = [part for part in _stored(store) if len(part) == 40]
    assert _found(shelf, before) == len(before) > 60
    shelf.live(store, days=1 + GRACE_DAYS)
    _gone(shelf, store, before)


@pytest.mark.parametrize(
    "ending",
    [
        withdraw_a_board,
        remove_a_book,
        clear_a_desk,
        replace_what_lies_on_a_desk,
        let_a_desk_run_out,
        let_a_board_expire,
    ],
    ids=lambda ending: ending.__name__,
)
def test_nothing_of_it_is_left_in_the_file_or_a_later_backup(sqlite_shelf: Shelf, ending: Ending) -> None:
    ending(sqlite_shelf, sqlite_shelf.open())


def test_an_expired_board_leaves_its_title_for_its_publisher_until_its_row_goes(shelf: Shelf) -> None:
    """400 days after its end: until then the manage link says which board it was."""
    store = shelf.open()
    store.publish(Draft(b"figures", title="Tarnbeck Systems", lifetime=timedelta(days=1)))
    shelf.clock.pass_(days=1 + 400 + GRACE_DAYS, seconds=-1)
    assert shelf.purge(store).records == 0
    shelf.clock.pass_(seconds=1)
    assert shelf.purge(store).records == 1


def test_what_stays_names_who_acted_and_nobody_else(sqlite_shelf: Shelf) -> None:
    store = sqlite_shelf.open()
    links = store.publish(Draft(b"Tarnbeck Systems", title="Tarnbeck"), actor="judith@example.com")
    store.revoke(links.manage_token, actor="judith@example.com")
    stored = _file(sqlite_shelf).read_bytes()
    assert b"judith@example.com" in stored, "the audit log is append-only: it goes with the store"
    assert b"Tarnbeck" not in stored


def _gone(shelf: Shelf, store: Store, parts: list[bytes]) -> None:
    assert _found(shelf, parts) == 0
    backup = _file(shelf).with_name("after.db")
    store.backup(backup, Desks.INCLUDED)
    assert not [part for part in parts if part in backup.read_bytes()]


def _stored(store: Store) -> list[bytes]:
    """Every value that no other row could hold by chance, long ones in pieces of 40 bytes.

    Not the hash of the manage token, by which the store can say "withdrawn" for 400 days; it is of random
    bits.
    """
    found: list[bytes] = []
    with store.vault.reading() as connection:
        for table in TABLES:
            for row in connection.exec_driver_sql(f"SELECT * FROM {table}"):
                kept = [value for name, value in row._mapping.items() if name != "manage_hash"]
                values = [value.encode() if isinstance(value, str) else value for value in kept]
                found += [value for value in values if isinstance(value, bytes) and len(value) >= LEAST_BYTES]
    return [part for value in found for part in _pieces(value)]


def _pieces(value: bytes) -> list[bytes]:
    if len(value) < 2_000:
        return [value]
    return [value[at : at + 40] for at in range(0, len(value) - 40, 500)]


def _found(shelf: Shelf, parts: list[bytes]) -> int:
    stored = _file(shelf).read_bytes()
    return sum(part in stored for part in parts)


def _file(shelf: Shelf) -> Path:
    return Path(shelf.url.removeprefix("sqlite:///"))
