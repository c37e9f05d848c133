"""Opening a store: created private, migrated forward, never taken over, refused politely."""

import sqlite3
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import inspect, select, text, update

from nrr.store import Board, StoreRefusal, StoreUnavailable, open_store
from nrr.store.engines import engine_of
from nrr.store.migrations import STEPS, migrate
from nrr.store.tables import SCHEMA
from nrr.store.vaults import Vault
from store.hands import Clock, Shelf, draft


def test_file_and_folder_are_created_on_first_use_for_the_owner_alone(tmp_path: Path) -> None:
    open_store(f"sqlite:///{tmp_path}/new/deep/boards.db").close()
    assert stat.S_IMODE((tmp_path / "new/deep").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "new/deep/boards.db").stat().st_mode) == 0o600


def test_a_file_open_to_others_is_closed_to_them(tmp_path: Path) -> None:
    file = tmp_path / "boards.db"
    open_store(str(file)).close()
    file.chmod(0o644)
    open_store(str(file)).close()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_every_connection_is_set_up_for_safety(sqlite_shelf: Shelf) -> None:
    store = sqlite_shelf.open()
    wanted = {
        "journal_mode": "delete",
        "synchronous": 3,
        "foreign_keys": 1,
        "busy_timeout": 10_000,
        "trusted_schema": 0,
        "secure_delete": 1,
    }
    for _ in range(3):
        with store.vault.engine.connect() as connection:
            found = {name: connection.execute(text(f"PRAGMA {name}")).scalar() for name in wanted}
        assert found == wanted


def test_postgresql_commits_are_synchronous(shelf: Shelf) -> None:
    if shelf.is_sqlite:
        pytest.skip("a setting of PostgreSQL")
    with shelf.open().vault.reading() as connection:
        assert connection.execute(text("SHOW synchronous_commit")).scalar() == "on"
        assert connection.execute(text("SHOW lock_timeout")).scalar() == "10s"


def test_a_store_of_the_first_version_moves_forward(shelf: Shelf) -> None:
    vault = Vault(engine_of(shelf.url), Clock(), bytes)
    migrate(vault, STEPS[:1])
    with vault.reading() as connection:
        assert connection.execute(select(SCHEMA.c.version)).scalar() == 1
        assert not inspect(connection).has_table("nrr_audit")
    vault.engine.dispose()
    store = shelf.open()
    assert [line.event for line in store.audit_lines()] == ["created"]
    assert isinstance(store.resolve(store.publish(draft()).board_token), Board)


def test_a_newer_store_is_left_alone(shelf: Shelf) -> None:
    store = shelf.open()
    with store.vault.writing() as connection:
        connection.execute(update(SCHEMA).values(version=99))
    with pytest.raises(StoreRefusal, match=r"version 99.*Nothing was changed"):
        open_store(shelf.url)


def test_many_processes_may_open_a_new_store_at_once(shelf: Shelf) -> None:
    with ThreadPoolExecutor(8) as pool:
        stores = list(pool.map(lambda _: open_store(shelf.url, clock=shelf.clock), range(8)))
    shelf.opened += stores
    assert [line.event for line in stores[0].audit_lines()] == ["created"]
    assert {store.check().sound for store in stores} == {True}


def test_a_database_of_another_program_is_not_touched(tmp_path: Path) -> None:
    file = tmp_path / "other.db"
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE invoices (amount)")
    connection.close()
    before = file.read_bytes()
    with pytest.raises(StoreRefusal, match="another program"):
        open_store(str(file))
    assert file.read_bytes() == before


@pytest.mark.parametrize("contents", [b"PK\x03\x04" * 400, b"not a database" * 100])
def test_a_file_that_is_no_database_is_refused(tmp_path: Path, contents: bytes) -> None:
    (tmp_path / "book.xlsx").write_bytes(contents)
    with pytest.raises(StoreUnavailable, match="damaged"):
        open_store(str(tmp_path / "book.xlsx"))


@pytest.mark.parametrize(
    "url",
    [
        "sqlite://",
        "sqlite:///:memory:",
        "sqlite:///a.db?mode=ro",
        "mysql://u:hunter2@h/d",
        "",
        "://",
        "postgresql:/",
    ],
)
def test_addresses_that_cannot_be_used_are_refused_without_the_password(url: str) -> None:
    with pytest.raises(StoreRefusal) as refusal:
        open_store(url)
    assert "hunter2" not in str(refusal.value)


def test_a_database_that_is_away_is_said_without_the_password(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match="does not answer") as refusal:
        open_store(f"postgresql://u:hunter2@/d?host={tmp_path}")
    assert "hunter2" not in str(refusal.value)


def test_a_missing_driver_is_named() -> None:
    code = (
        "import sys; sys.modules['psycopg'] = None; import nrr.store as s; s.open_store('postgresql://h/d')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert "StoreRefusal: PostgreSQL needs its driver" in done.stderr
