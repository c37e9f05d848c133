"""A store written before 0.1.0, by the app itself in a browser: a board, a kept book and the open work of
that
browser are what they were, under this version and after the way back.
"""

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

import nrr
from nrr.publishing import fill, published_plate, published_snapshot, unpack_work
from nrr.store import Board, KeptBook, Managed, open_store, restore_store
from pages.parts.desks.desk import Desk
from pages.parts.desks.records import KINDS

BEFORE = Path(__file__).with_name("before_0_1_0")
LINKS = json.loads((BEFORE / "links.json").read_text())
NRR_THEN = 1.0700680272108845


def the_day_after():
    return datetime(2026, 11, 30, 9, tzinfo=UTC)


@pytest.fixture
def url(tmp_path):
    shutil.copy(BEFORE / "store.db", tmp_path / "store.db")
    return f"sqlite:///{tmp_path}/store.db"


@pytest.fixture
def store(url):
    opened = open_store(url, clock=the_day_after)
    yield opened
    opened.close()


def figures_of(store):
    """What each of the three links gives."""
    board, book = store.resolve(LINKS["board"]), store.open_book(LINKS["keep"])
    assert isinstance(board, Board) and isinstance(book, KeptBook)
    work = unpack_work(book.payload)
    view = nrr.View(nrr.default_window(work.ledger), work.policy)
    kept = nrr.take(work.ledger, view, title="kept", made_at="2026-11-30")
    desk = Desk(LINKS["browser"], KINDS, lambda: lambda: store)
    desk.refresh()
    return board, kept, desk


def test_boards_kept_books_and_open_work_are_what_they_were(store):
    board, kept, desk = figures_of(store)
    assert published_snapshot(board.payload).main.headline.rates.nrr == NRR_THEN
    page = fill(published_plate(board.payload), banner="", expires="", library_url="")
    assert "107.0%" in page
    assert kept.main.headline.rates.nrr == NRR_THEN
    (book,) = (desk.value("ledger", entry) for entry in desk.entries("ledger"))
    assert book.months == kept.months and len(book.names) == 14
    assert isinstance(store.manage(LINKS["manage"]), Managed)
    assert store.check().sound


def test_a_backup_of_it_is_restored_into_a_new_store(store, tmp_path):
    assert store.backup(tmp_path / "before.backup").sound
    restore_store(tmp_path / "before.backup", f"sqlite:///{tmp_path}/restored.db")
    restored = open_store(f"sqlite:///{tmp_path}/restored.db", clock=the_day_after)
    board = restored.resolve(LINKS["board"])
    restored.close()
    assert published_snapshot(board.payload).main.headline.rates.nrr == NRR_THEN
