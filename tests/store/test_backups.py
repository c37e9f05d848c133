"""A backup is whole, private, sealed, and comes back on either database."""

import sqlite3
import stat
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from nrr.store import (
    Board,
    BookDraft,
    LinkState,
    Managed,
    NotAvailable,
    StoreRefusal,
    open_store,
    restore_store,
)
from store.databases import Server
from store.hands import PHRASE, Shelf, draft, payload


@pytest.mark.parametrize("into", ["sqlite", "postgresql"])
def test_a_backup_restores_on_either_database(
    shelf: Shelf, server: Server, tmp_path: Path, into: str
) -> None:
    store = shelf.open()
    links = {n: store.publish(draft(n, passphrase=PHRASE if n == 3 else None)) for n in range(25)}
    kept = store.keep(BookDraft(b"ledger" * 100_000))
    store.resolve(links[0].board_token)
    store.revoke(links[1].manage_token)
    noted = store.backup(tmp_path / "backup.db").audit.head
    url = f"sqlite:///{tmp_path}/restored.db" if into == "sqlite" else server.new_database()
    assert restore_store(tmp_path / "backup.db", url, clock=shelf.clock).sound
    restored = Shelf(url, shelf.clock)
    again = restored.open()
    for number, published in links.items():
        board = again.resolve(published.board_token, passphrase=PHRASE)
        assert board == NotAvailable() if number == 1 else isinstance(board, Board)
        assert not isinstance(board, Board) or board.payload == payload(number)
    assert again.open_book(kept.keep_token) == store.open_book(kept.keep_token)
    managed = again.manage(links[0].manage_token)
    assert isinstance(managed, Managed)
    assert managed.views == 2
    assert again.verify_audit(noted).broken_at is None
    assert isinstance(again.resolve(again.publish(draft(77)).board_token), Board), "and it goes on"
    restored.close()


def test_a_backup_is_private_and_never_overwrites(shelf: Shelf, tmp_path: Path) -> None:
    store = shelf.open()
    store.publish(draft())
    assert store.backup(tmp_path / "backup.db").sound
    assert stat.S_IMODE((tmp_path / "backup.db").stat().st_mode) == 0o600
    with pytest.raises(StoreRefusal, match="exists already"):
        store.backup(tmp_path / "backup.db")
    assert sorted(file.name for file in tmp_path.iterdir() if file.is_file()) == ["backup.db"]


def test_a_backup_taken_amid_publishing_is_whole(shelf: Shelf, tmp_path: Path) -> None:
    store = shelf.open()
    with ThreadPoolExecutor(2) as pool:
        run = pool.submit(lambda: [store.publish(draft(n)) for n in range(60)])
        reports = [store.backup(tmp_path / f"{turn}.db") for turn in range(4)]
        run.result()
    assert all(report.sound and report.records == report.payloads for report in reports)


def test_a_store_in_use_is_never_restored_over(shelf: Shelf, tmp_path: Path) -> None:
    store = shelf.open()
    store.publish(draft())
    store.backup(tmp_path / "backup.db")
    with pytest.raises(StoreRefusal, match="in use"):
        restore_store(tmp_path / "backup.db", shelf.url, clock=shelf.clock)
    with pytest.raises(StoreRefusal, match="no backup"):
        restore_store(tmp_path / "missing.db", f"sqlite:///{tmp_path}/new.db")


def test_a_rotten_backup_is_not_used(sqlite_shelf: Shelf, tmp_path: Path) -> None:
    store = sqlite_shelf.open()
    store.publish(draft(1))
    with store.vault.reading() as connection:
        body = connection.exec_driver_sql("SELECT body FROM nrr_payloads").scalar_one()
    file = tmp_path / "backup.db"
    store.backup(file)
    whole = file.read_bytes()
    place = whole.index(body[:60]) + 30
    file.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
    with pytest.raises(StoreRefusal, match="does not match"):
        restore_store(file, f"sqlite:///{tmp_path}/new.db")
    assert open_store(f"sqlite:///{tmp_path}/new.db").check().records == 0


def test_a_backup_of_an_earlier_version_restores(sqlite_shelf: Shelf, tmp_path: Path) -> None:
    """It lacks the tables of later ones: withdrawals, desks, the clock."""
    store = sqlite_shelf.open()
    links, ended = store.publish(draft(1)), store.publish(draft(2))
    store.backup(tmp_path / "backup.db")
    with closing(sqlite3.connect(tmp_path / "backup.db")) as raw:
        for table in ("nrr_withdrawals", "nrr_desk_pieces", "nrr_desks", "nrr_clock"):
            raw.execute(f"DROP TABLE {table}")
        raw.execute("UPDATE nrr_schema SET version = 2")
        raw.execute("UPDATE nrr_records SET revoked_s = created_s, link_box = NULL WHERE seq = 2")
        raw.execute("DELETE FROM nrr_payloads WHERE seq = 2")
        raw.commit()
    url = f"sqlite:///{tmp_path / 'new' / 'boards.db'}"
    assert restore_store(tmp_path / "backup.db", url, clock=sqlite_shelf.clock).sound
    again = open_store(url, clock=sqlite_shelf.clock)
    again.purge()
    assert isinstance(again.resolve(links.board_token), Board) and again.check().records == 1
    managed = again.manage(ended.manage_token)
    assert isinstance(managed, Managed) and managed.state is LinkState.REVOKED
    again.close()
