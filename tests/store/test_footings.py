"""A store says when it stands on something that cannot carry it."""

import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from nrr.store import StoreRefusal, open_store, store_doubts
from nrr.store.groundwork import check_journal, doubts_about, lacks_wal_fix
from store.hands import Shelf, draft

MOUNTS = """/dev/sda1 / ext4 rw 0 0
tmpfs /tmp tmpfs rw 0 0
filer:/vol /srv nfs4 rw,vers=4.2 0 0
/dev/sdb1 /srv/local ext4 rw 0 0
//nas/share /mnt/my\\040share cifs rw 0 0
user@host:/ /mnt/far fuse.sshfs rw 0 0
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/srv/nrr/data", "nfs4"),
        ("/mnt/my share/nrr", "cifs"),
        ("/mnt/far/nrr", "fuse.sshfs"),
        ("/srv/local/nrr", ""),
        ("/home/ada/nrr", ""),
        ("/srvother", ""),
    ],
)
def test_a_network_folder_is_doubted_and_a_local_disk_is_not(folder: str, kind: str) -> None:
    found = doubts_about(Path(folder), MOUNTS)
    assert [f"({kind})" in words for words in found] == [True] * bool(kind)


@pytest.mark.parametrize(
    "folder",
    ["/home/ada/Dropbox/nrr", "/Users/ada/Library/Mobile Documents/x", "/home/ada/OneDrive - Acme/b"],
)
def test_a_synchronised_folder_is_doubted(folder: str) -> None:
    (words,) = doubts_about(Path(folder), MOUNTS)
    assert "synchronised" in words


@pytest.mark.parametrize(
    "url", ["postgresql://h/d", "://", "sqlite://", "sqlite:///data/boards.db", "data/boards.db"]
)
def test_no_doubt_without_a_reason(url: str) -> None:
    assert store_doubts(url) == ()


@pytest.mark.parametrize(
    ("version", "lacking"),
    [
        ((3, 40, 1), True),
        ((3, 44, 5), True),
        ((3, 44, 6), False),
        ((3, 45, 9), True),
        ((3, 50, 6), True),
        ((3, 50, 7), False),
        ((3, 51, 2), True),
        ((3, 51, 3), False),
        ((3, 52, 0), False),
    ],
)
def test_which_sqlite_may_use_its_write_ahead_log(version: tuple[int, int, int], lacking: bool) -> None:
    assert lacks_wal_fix(version) is lacking


def test_a_file_in_write_ahead_log_is_refused_where_that_can_lose_boards(sqlite_shelf: Shelf) -> None:
    store = sqlite_shelf.open()
    store.publish(draft())
    with sqlite3.connect(sqlite_shelf.url.removeprefix("sqlite:///")) as connection:
        assert connection.execute("PRAGMA journal_mode=WAL").fetchone() == ("wal",)
    connection.close()
    with pytest.raises(StoreRefusal, match="can lose boards"):
        check_journal(store.vault, (3, 40, 1))
    check_journal(store.vault, (3, 51, 3))
    if lacks_wal_fix(sqlite3.sqlite_version_info):
        with pytest.raises(StoreRefusal, match="write-ahead log"):
            open_store(sqlite_shelf.url)


def _foreign_sqlite(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE theirs (x)")
    connection.close()


def _text(path: Path) -> None:
    path.write_text("root:x:0:0\n" * 100)


@pytest.mark.parametrize("write", [_text, _foreign_sqlite])
def test_a_file_of_another_program_named_by_mistake_stays_as_it_is(
    tmp_path: Path, write: Callable[[Path], None]
) -> None:
    theirs = tmp_path / "theirs"
    write(theirs)
    theirs.chmod(0o644)
    before = theirs.read_bytes()
    with pytest.raises(StoreRefusal):
        open_store(f"sqlite:///{theirs}")
    assert theirs.read_bytes() == before and stat.S_IMODE(theirs.stat().st_mode) == 0o644


def test_a_store_that_was_open_to_others_is_taken_away_from_them(sqlite_shelf: Shelf) -> None:
    sqlite_shelf.open().close()
    path = Path(sqlite_shelf.url.removeprefix("sqlite:///"))
    path.chmod(0o644)
    sqlite_shelf.open().close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
