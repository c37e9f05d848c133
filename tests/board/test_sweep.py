"""What a starting server finds in its store, it says."""

import logging

import nrr
from board.conftest import prepared
from pages.parts.boards.shelves import Shelf, look_over


def test_damage_is_said_at_the_start_and_those_boards_alone_do_not_open(tmp_path, caplog):
    shelf = Shelf(f"sqlite:///{tmp_path / 'boards.db'}")
    store = shelf.store()
    whole, rotten = (store.publish(nrr.Draft(prepared().payload)) for _ in range(2))
    look_over(shelf)
    assert not caplog.records
    with store.vault.writing() as connection:
        connection.exec_driver_sql("UPDATE nrr_payloads SET body = x'00' WHERE seq = 2")
    with caplog.at_level(logging.ERROR, logger="nrr.boards"):
        look_over(shelf)
    assert "records (2,)" in caplog.text and "Restore the last backup" in caplog.text
    assert store.resolve(rotten.board_token) == nrr.NotAvailable()
    assert isinstance(store.resolve(whole.board_token), nrr.Board)
    shelf.close()
