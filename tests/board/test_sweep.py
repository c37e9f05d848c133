"""What a starting server finds in its store, it says."""

import asyncio
import logging
from contextlib import suppress

import nrr
from board.conftest import prepared
from pages.parts.boards.shelves import Shelf, housekeeping, look_over


def test_damage_is_said_at_the_start_and_those_boards_alone_do_not_open(tmp_path, caplog):
    shelf = Shelf(f"sqlite:///{tmp_path / 'boards.db'}")
    store = shelf.store()
    whole, rotten = (store.publish(nrr.store.Draft(prepared().payload)) for _ in range(2))
    look_over(shelf)
    assert not caplog.records
    with store.vault.writing() as connection:
        connection.exec_driver_sql("UPDATE nrr_payloads SET body = x'00' WHERE seq = 2")
    with caplog.at_level(logging.ERROR, logger="nrr.boards"):
        look_over(shelf)
    assert "records (2,)" in caplog.text and "Restore the last backup" in caplog.text
    assert store.resolve(rotten.board_token) == nrr.store.NotAvailable()
    assert isinstance(store.resolve(whole.board_token), nrr.store.Board)
    shelf.close()


def test_a_clock_that_jumped_stops_the_purge_with_both_times_and_not_the_server(tmp_path, caplog):
    shelf = Shelf(f"sqlite:///{tmp_path / 'boards.db'}")
    links = shelf.store().publish(nrr.store.Draft(prepared().payload))
    with shelf.store().vault.writing() as connection:
        connection.exec_driver_sql("UPDATE nrr_clock SET seq = 99, at_s = 1768467600")
    with caplog.at_level(logging.WARNING, logger="nrr.boards"), suppress(TimeoutError):
        asyncio.run(asyncio.wait_for(housekeeping(shelf), 3))
    assert "purge: The clock went from 2026-01-15 09:00 UTC to " in caplog.text
    assert "store purge --today YYYY-MM-DD" in caplog.text
    assert isinstance(shelf.store().resolve(links.board_token), nrr.store.Board)
    shelf.close()
