"""Killing, filling the disk, taking rights away, crashing the database: no link that was handed out is ever
lost.

NRR_KILLS sets how many kills are made (5 by default, 250 before a release), NRR_PUBLISHES how many boards
twenty publishers store between them (100 by default, 1,000 before a release).
"""

import os
import random
import re
import shutil
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from nrr.store import Board, Managed, Published, Store, StoreUnavailable, open_store
from store.databases import Server
from store.hands import Shelf, draft, payload
from store.processes import acknowledged, assert_whole, rest_of, start_publisher

KILLS = int(os.environ.get("NRR_KILLS", "5"))
PUBLISHES = int(os.environ.get("NRR_PUBLISHES", "100"))


def test_a_killed_publisher_leaves_every_link_it_gave_out_whole(shelf: Shelf) -> None:
    links: dict[str, int] = {}
    seed = random.Random(20260115)
    for _ in range(KILLS):
        process = start_publisher(shelf.url, first=len(links))
        time.sleep(seed.uniform(0, 0.25))
        process.kill()
        output = rest_of(process)
        fresh = acknowledged(output.splitlines(keepends=True))
        store = open_store(shelf.url)
        assert_whole(store, fresh)
        store.close()
        links |= fresh
    assert links
    assert_whole(shelf.open(), links)


def test_a_full_disk_refuses_in_words_and_the_store_goes_on_afterwards(sqlite_shelf: Shelf) -> None:
    sqlite_shelf.open().publish(draft())
    process = start_publisher(sqlite_shelf.url, most_bytes=600_000)
    output = rest_of(process)
    assert "refused StoreFull The disk of the store" in output
    _assert_goes_on(sqlite_shelf, output)


def test_a_disk_that_is_really_full(small_disk: Path) -> None:
    shelf = Shelf(f"sqlite:///{small_disk / 'boards.db'}")
    store = shelf.open()
    kept = store.publish(draft(1))
    process = start_publisher(shelf.url)
    output = rest_of(process)
    assert re.search("refused StoreFull The disk of the store (is full|refuses)", output), output
    for _ in range(3):
        shelf.clock.pass_(seconds=2)
        assert isinstance(store.resolve(kept.board_token), Board), "readers are not failed by a full disk"
        assert isinstance(store.manage(kept.manage_token), Managed), "nor the publisher who looks after it"
    links = acknowledged(output.splitlines(keepends=True))
    assert links
    again = open_store(shelf.url)
    assert_whole(again, links)
    for opened in (store, again):
        opened.vault.engine.dispose()


def test_a_folder_without_write_access_is_said_and_boards_still_open(shelf: Shelf) -> None:
    if not shelf.is_sqlite:
        pytest.skip("a folder is a matter of SQLite")
    folder = Path(tempfile.mkdtemp())
    try:
        shelf = Shelf(f"sqlite:///{folder / 'boards.db'}")
        links = shelf.open().publish(draft(4))
        shelf.close()
        (folder / "boards.db").chmod(0o444)
        folder.chmod(0o555)
        output = _published_by_another_user(shelf.url)
        assert "refused StoreUnavailable The store can" in output
        assert isinstance(Shelf(shelf.url, shelf.clock).open().resolve(links.board_token), Board)
    finally:
        folder.chmod(0o700)
        shutil.rmtree(folder)


def _published_by_another_user(url: str) -> str:
    return rest_of(start_publisher(url, user=65534 if os.getuid() == 0 else 0))


def test_a_database_that_crashes_amid_publishing_loses_and_doubles_nothing() -> None:
    server = Server()
    try:
        store = open_store(server.new_database())
        with ThreadPoolExecutor(5) as pool:
            runs = [pool.submit(_publish_until_stopped, store, worker) for worker in range(4)]
            for _ in range(3):
                time.sleep(0.4)
                server.crash_and_restart()
            results = [run.result() for run in runs]
        links = {links.board_token: number for done, _ in results for number, links in done.items()}
        refused = sum(count for _, count in results)
        assert refused
        assert_whole(store, links)
        assert len(links) <= store.check().records <= len(links) + refused
        store.close()
    finally:
        server.remove()


def _publish_until_stopped(store: Store, worker: int) -> tuple[dict[int, Published], int]:
    done: dict[int, Published] = {}
    refused, until = 0, time.monotonic() + 4
    number = worker * 100_000
    while time.monotonic() < until:
        number += 1
        try:
            done[number] = store.publish(draft(number))
        except StoreUnavailable:
            refused += 1
            time.sleep(0.2)
    return done, refused


def test_twenty_publishers_at_once_lose_and_double_nothing(shelf: Shelf) -> None:
    machines = [shelf.open() for _ in range(4)]
    with ThreadPoolExecutor(20) as pool:
        published = list(pool.map(lambda n: _timed(machines[n % 4], n), range(PUBLISHES)))
    links = {links.board_token: number for number, (links, _) in enumerate(published)}
    taken_s = sorted(seconds for _, seconds in published)
    print(f"{PUBLISHES} publishes by 20 at once: p99 {taken_s[int(PUBLISHES * 0.99)]:.2f} s")
    assert len(links) == PUBLISHES
    assert_whole(shelf.open(), links)
    assert shelf.open().check().records == PUBLISHES


def _timed(store: Store, number: int) -> tuple[Published, float]:
    begun = time.monotonic()
    return store.publish(draft(number)), time.monotonic() - begun


def test_readers_see_a_board_whole_or_not_at_all_while_it_is_revoked(shelf: Shelf) -> None:
    here, there = shelf.open(), shelf.open()
    for number in range(5):
        links = here.publish(draft(number))
        with ThreadPoolExecutor(3) as pool:
            views = [pool.submit(there.resolve, links.board_token) for _ in range(12)]
            pool.submit(here.revoke, links.manage_token).result()
            after = there.resolve(links.board_token)
            seen = [view.result() for view in views]
        assert not isinstance(after, Board)
        assert {view.payload for view in seen if isinstance(view, Board)} <= {payload(number)}


def _assert_goes_on(shelf: Shelf, output: str) -> None:
    links = acknowledged(output.splitlines(keepends=True))
    assert links
    store = shelf.open()
    store.publish(draft(0))
    assert_whole(store, links)
