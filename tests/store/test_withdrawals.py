"""A withdrawal ends a link at once, leaves no sealed byte behind, and succeeds on a full disk or says that
it did not.
"""

import json
import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from nrr.store import (
    Board,
    BookDraft,
    Draft,
    LinkState,
    Managed,
    NotAvailable,
    Published,
    StillOpen,
    Store,
    StoreUnavailable,
    open_store,
)
from nrr.store.clocks import GRACE_DAYS
from nrr.store.reserves import RESERVE_BYTES
from nrr.store.tables import PAYLOADS, RECORDS
from store.databases import Server
from store.hands import Shelf, draft
from store.processes import assert_whole
from store.test_storekeeping import command

BOARD_BYTES = 40_000


def test_a_withdrawn_board_and_a_removed_book_leave_their_rows_at_once(shelf: Shelf) -> None:
    store = shelf.open()
    links, kept, other = store.publish(draft(1)), store.keep(BookDraft(b"ledger")), store.publish(draft(2))
    store.revoke(links.manage_token)
    store.revoke(kept.keep_token)
    assert _count(store, RECORDS) == _count(store, PAYLOADS) == 1
    assert store.check().sound
    assert_whole(store, {other.board_token: 2})


def test_what_an_older_version_withdrew_leaves_with_the_next_purge(shelf: Shelf) -> None:
    store = shelf.open()
    links = store.publish(draft(1))
    with store.vault.writing() as connection:
        connection.exec_driver_sql("UPDATE nrr_records SET revoked_s = created_s, link_box = NULL")
    shelf.clock.pass_(days=3653)
    with pytest.raises(Exception, match="Nothing was removed"):
        store.purge()
    assert _count(store, RECORDS) == 0, "a person's act needs no clock"
    assert _state(store, links.manage_token) is LinkState.REVOKED


def test_the_manage_link_says_withdrawn_for_400_days_and_knows_no_title(shelf: Shelf) -> None:
    store = shelf.open()
    links = store.publish(draft(5))
    store.resolve(links.board_token)
    store.revoke(links.manage_token)
    managed = store.manage(links.manage_token)
    assert isinstance(managed, Managed)
    assert (managed.state, managed.views, managed.expires) == (LinkState.REVOKED, 1, links.expires)
    assert (managed.title, managed.note, store.series(links.manage_token)) == ("", "", None)
    shelf.clock.pass_(days=400 + GRACE_DAYS, seconds=-1)
    shelf.purge(store)
    assert store.manage(links.manage_token) == managed
    shelf.clock.pass_(seconds=1)
    shelf.purge(store)
    assert store.manage(links.manage_token) == NotAvailable()


def test_every_board_can_be_withdrawn_on_a_disk_that_is_full(small_disk: Path) -> None:
    store, links = _filled(small_disk)
    assert (small_disk / "boards.db.reserve").stat().st_size == RESERVE_BYTES
    _fill_up(small_disk)
    for number, one in enumerate(links):
        with pytest.raises(StoreUnavailable, match="The disk of the store"):
            store.publish(Draft(os.urandom(4 * BOARD_BYTES)))
        managed = store.revoke(one.manage_token)
        assert isinstance(managed, Managed) and managed.state is LinkState.REVOKED, number
        assert store.resolve(one.board_token) == NotAvailable()
        _fill_up(small_disk)
    assert store.check().sound
    assert [line.event for line in _lines(store)].count("revoked") == len(links)
    store.vault.engine.dispose()


def test_without_its_reserve_it_says_that_the_board_is_still_open(small_disk: Path) -> None:
    store, links = _filled(small_disk)
    (small_disk / "boards.db.reserve").unlink()
    _fill_up(small_disk)
    with pytest.raises(
        StillOpen, match=r"^The board is STILL OPEN: the disk of the store .*withdraw it again\."
    ):
        store.revoke(links[0].manage_token)
    assert isinstance(store.resolve(links[0].board_token), Board), "it said the truth"
    file = small_disk.with_name(f"{small_disk.name}.link")
    file.write_text(links[0].manage_token)
    told = command(f"sqlite:///{small_disk / 'boards.db'}", "withdraw", str(file))
    assert told.returncode == 2 and told.stderr.startswith("refused: The board is STILL OPEN: ")
    (small_disk / "junk").unlink()
    told = command(f"sqlite:///{small_disk / 'boards.db'}", "withdraw", str(file))
    assert json.loads(told.stdout) == {"kind": "board", "state": "revoked"}
    assert store.resolve(links[0].board_token) == NotAvailable()
    file.unlink()
    store.vault.engine.dispose()


def test_a_database_that_does_not_answer_leaves_the_board_still_open(server: Server) -> None:
    url = server.new_database()
    store = open_store(url)
    links, kept = store.publish(draft(1)), store.keep(BookDraft(b"ledger"))
    with store.vault.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE nrr_audit RENAME TO away")
    with pytest.raises(
        StillOpen, match=r"^The board is STILL OPEN: the database of the store does not answer\."
    ):
        store.revoke(links.manage_token)
    with pytest.raises(StillOpen, match=r"^The data is STILL SAVED: "):
        store.revoke(kept.keep_token)
    assert _count(store, RECORDS) == 2
    with store.vault.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE away RENAME TO nrr_audit")
    store.revoke(links.manage_token)
    assert _count(store, RECORDS) == 1
    store.close()


def test_withdrawing_by_a_link_of_nothing_is_refused(tmp_path: Path) -> None:
    (tmp_path / "link").write_text("A" * 43)
    told = command(f"sqlite:///{tmp_path / 'boards.db'}", "withdraw", str(tmp_path / "link"))
    assert told.returncode == 2 and "manages nothing in this store" in told.stderr


def _filled(folder: Path) -> tuple[Store, list[Published]]:
    store = open_store(f"sqlite:///{folder / 'boards.db'}")
    lifetime = timedelta(days=30)
    return store, [store.publish(Draft(os.urandom(BOARD_BYTES), lifetime=lifetime)) for _ in range(6)]


def _fill_up(folder: Path) -> None:
    """To the last byte, as a log that nobody watches does."""
    with (folder / "junk").open("ab", buffering=0) as junk:
        for size in (4096, 1):
            try:
                while True:
                    junk.write(b"x" * size)
            except OSError:
                continue


def _lines(store: Store) -> list[Any]:
    with store.vault.reading() as connection:
        return list(connection.exec_driver_sql("SELECT event FROM nrr_audit"))


def _count(store: Store, table: Any) -> int:
    with store.vault.reading() as connection:
        return len(connection.execute(select(table)).all())


def _state(store: Store, token: str) -> LinkState | None:
    managed = store.manage(token)
    return managed.state if isinstance(managed, Managed) else None
