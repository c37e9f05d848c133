"""Altered bytes never show another figure: the board opens unchanged or is not available.

NRR_FLIPS sets how many bytes are flipped in a payload and in the database file itself (150 by default, 1,000
before a release).
"""

import os
import random
import shutil
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

from nrr.store import (
    Announcement,
    Board,
    BookDraft,
    Managed,
    NeedsPassphrase,
    NotAvailable,
    Published,
    Store,
    StoreRefusal,
    open_store,
)
from nrr.store.tables import PAYLOADS, RECORDS
from store.hands import PHRASE, Shelf, draft, payload

FLIPS = int(os.environ.get("NRR_FLIPS", "150"))
SEALED = ("link_box", "card", "stamp", "series_id", "manage_box")


def test_flipped_bytes_of_stored_payloads_are_never_a_board(store: Store) -> None:
    links = store.publish(draft(1))
    body = _body(store)
    seed = random.Random(1)
    for _ in range(FLIPS):
        _write_body(store, _flipped(body, seed))
        assert store.resolve(links.board_token) == NotAvailable()
    _write_body(store, body)
    assert isinstance(store.resolve(links.board_token), Board)


@pytest.mark.parametrize("column", SEALED)
def test_every_flipped_byte_of_the_sealed_columns_closes_the_board_or_its_management(
    store: Store, column: str
) -> None:
    links = store.publish(draft(1))
    whole = _record(store)[column]
    for place in range(len(whole)):
        _write_record(store, **{column: _xor(whole, place, 1 << place % 8)})
        closed_to = store.manage if column == "manage_box" else store.resolve
        token = links.manage_token if column == "manage_box" else links.board_token
        assert closed_to(token) == NotAvailable(), place
    _write_record(store, **{column: whole})
    assert isinstance(store.resolve(links.board_token), Board)


@pytest.mark.parametrize("cut", [0, 1, 11, 12, 27, 28, 100, -1])
def test_a_cut_payload_is_not_available(store: Store, cut: int) -> None:
    links = store.publish(draft(1))
    _write_body(store, _body(store)[:cut])
    assert store.resolve(links.board_token) == NotAvailable()


def test_a_later_expiry_written_into_the_database_revives_nothing(shelf: Shelf) -> None:
    store = shelf.open()
    links = store.publish(draft(1))
    later = _record(store)["expires_s"] + 1
    for name, value in [
        ("expires_s", later),
        ("created_s", 0),
        ("keep_until_s", later),
        ("announces", 1),
        ("kind", "book"),
    ]:
        whole = _record(store)[name]
        _write_record(store, **{name: value})
        assert store.resolve(links.board_token) == store.manage(links.manage_token) == NotAvailable()
        _write_record(store, **{name: whole})
    assert isinstance(store.resolve(links.board_token), Board)


def test_sealed_parts_moved_to_another_board_do_not_open(store: Store) -> None:
    store.publish(draft(1))
    mine = store.publish(draft(2))
    first, second = _records(store)
    for column in ("link_box", "card", "manage_box", "stamp"):
        _write_record(store, second["seq"], **{column: first[column]})
        assert NotAvailable() in (store.resolve(mine.board_token), store.manage(mine.manage_token))
        _write_record(store, second["seq"], **{column: second[column]})
    _write_body(store, _body(store, first["seq"]), second["seq"])
    assert store.resolve(mine.board_token) == NotAvailable()


def test_a_damaged_passphrase_board_or_book_shows_nothing(store: Store) -> None:
    links = store.publish(draft(1, passphrase=PHRASE))
    kept = store.keep(BookDraft(b"ledger"))
    for record in _records(store):
        _write_body(store, _xor(_body(store, record["seq"]), 20, 4), record["seq"])
    assert (
        store.resolve(links.board_token, passphrase=PHRASE)
        == store.open_book(kept.keep_token)
        == NotAvailable()
    )
    _write_record(store, _records(store)[0]["seq"], link_box=b"x" * 90)
    assert store.resolve(links.board_token) == NotAvailable()


def test_a_check_names_the_damaged_record(store: Store) -> None:
    for number in range(3):
        store.publish(draft(number))
    assert store.check().sound
    damaged = _records(store)[1]["seq"]
    _write_body(store, _xor(_body(store, damaged), 50, 1), damaged)
    assert store.check().damaged == (damaged,)
    assert not store.check().sound


@pytest.mark.parametrize(
    "column", ["link_box", "manage_box", "series_box", "stamp", "series_id", "payload_hash", "kind"]
)
def test_a_check_names_a_record_that_has_lost_its_form(store: Store, column: str) -> None:
    store.publish(draft(1))
    assert store.check().sound
    _write_record(store, **{column: _record(store)[column][:-1]})
    assert store.check().damaged == (1,)


@pytest.mark.parametrize("created_s", [2**62, -(2**62), 253_402_300_800])
def test_rot_in_the_time_of_a_newer_board_does_not_take_the_older_with_it(
    store: Store, created_s: int
) -> None:
    links = store.publish(draft(1))
    series = store.series(links.manage_token)
    store.publish(draft(2, series=series, announcement=Announcement.TELL_OLDER_BOARDS))
    with store.vault.writing() as connection:
        connection.execute(update(RECORDS).where(RECORDS.c.seq == 2).values(created_s=created_s))
    seen, managed = store.resolve(links.board_token), store.manage(links.manage_token)
    assert isinstance(seen, Board) and isinstance(managed, Managed)
    assert seen.superseded_on is None and managed.superseded_on is None


@pytest.mark.parametrize("day", [2**30, -1])
def test_rot_in_the_day_of_the_last_view_is_no_day(store: Store, day: int) -> None:
    links = store.publish(draft(1))
    _write_record(store, last_viewed_day=day)
    managed = store.manage(links.manage_token)
    assert isinstance(managed, Managed) and managed.last_viewed is None


def test_bit_rot_in_the_database_file_never_shows_another_figure(sqlite_shelf: Shelf, tmp_path: Path) -> None:
    store = sqlite_shelf.open()
    links = {n: store.publish(draft(n, passphrase=PHRASE if n == 2 else None)) for n in range(3)}
    store.close()
    whole = Path(sqlite_shelf.url.removeprefix("sqlite:///")).read_bytes()
    seed, seen = random.Random(2), set()
    for turn in range(FLIPS):
        rotten = tmp_path / f"rotten{turn}.db"
        rotten.write_bytes(_flipped(whole, seed))
        seen |= {_outcome(rotten, sqlite_shelf, number, published) for number, published in links.items()}
        rotten.unlink()
    assert "unchanged" in seen
    assert seen <= {"unchanged", "not available", "refused", "asks"}


def _outcome(file: Path, shelf: Shelf, number: int, published: Published) -> str:
    copy = shutil.copy(file, file.with_suffix(".copy"))
    try:
        store = open_store(f"sqlite:///{copy}", clock=shelf.clock)
        answer = store.resolve(published.board_token)
        store.vault.engine.dispose()
    except StoreRefusal:
        return "refused"
    finally:
        Path(copy).unlink()
    if isinstance(answer, Board):
        assert (answer.payload, answer.title) == (payload(number), f"Board {number}")
        return "unchanged"
    return "asks" if isinstance(answer, NeedsPassphrase) else "not available"


def _xor(data: bytes, place: int, mask: int) -> bytes:
    return data[:place] + bytes([data[place] ^ mask]) + data[place + 1 :]


def _flipped(data: bytes, seed: random.Random) -> bytes:
    return _xor(data, seed.randrange(len(data)), seed.randrange(1, 256))


def _records(store: Store) -> list[dict[str, Any]]:
    with store.vault.reading() as connection:
        return [dict(row) for row in connection.execute(select(RECORDS).order_by(RECORDS.c.seq)).mappings()]


def _record(store: Store) -> dict[str, Any]:
    return _records(store)[0]


def _write_record(store: Store, seq: int | None = None, **values: Any) -> None:
    with store.vault.writing() as connection:
        change = update(RECORDS).values(**values)
        connection.execute(change if seq is None else change.where(RECORDS.c.seq == seq))


def _body(store: Store, seq: int | None = None) -> bytes:
    with store.vault.reading() as connection:
        bodies = select(PAYLOADS.c.body)
        body: bytes = connection.execute(
            bodies if seq is None else bodies.where(PAYLOADS.c.seq == seq)
        ).scalar_one()
        return body


def _write_body(store: Store, body: bytes, seq: int | None = None) -> None:
    with store.vault.writing() as connection:
        change = update(PAYLOADS).values(body=body)
        connection.execute(change if seq is None else change.where(PAYLOADS.c.seq == seq))
