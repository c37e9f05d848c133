"""Tokens cannot be guessed, are never stored, and only their exact text works.

NRR_TOKENS sets how many are drawn (100,000 by default).
"""

import os
import secrets
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nrr.store import Board, BookDraft
from nrr.store.codings import bytes_of, text_of
from nrr.store.tokens import link_hash, manage_hash, new_token, short, well_formed
from store.hands import PHRASE, Shelf, draft

TOKENS = int(os.environ.get("NRR_TOKENS", "100000"))


def test_tokens_are_unique_well_formed_and_use_every_bit() -> None:
    tokens = [new_token(secrets.token_bytes) for _ in range(TOKENS)]
    assert len(set(tokens)) == len({link_hash(token) for token in tokens}) == TOKENS
    assert {len(token) for token in tokens} == {43}
    assert all(well_formed(token) == token for token in tokens)
    ones = Counter(place for token in tokens[:4_000] for place in _ones(bytes_of(token) or b""))
    assert len(ones) == 256
    assert all(1_700 < count < 2_300 for count in ones.values()), (
        "each bit is set in about half of 4,000 tokens"
    )


def _ones(data: bytes) -> list[int]:
    number = int.from_bytes(data, "big")
    return [place for place in range(256) if number >> place & 1]


def test_the_roles_of_one_token_have_different_hashes() -> None:
    token = new_token(secrets.token_bytes)
    assert link_hash(token) != manage_hash(token)
    assert len(short(link_hash(token))) == 6


@given(st.binary(max_size=80))
def test_text_and_bytes_convert_both_ways(data: bytes) -> None:
    assert bytes_of(text_of(data)) == data


@given(st.text(max_size=60))
def test_text_that_was_not_written_by_us_is_refused(text: str) -> None:
    data = bytes_of(text)
    assert data is None or text_of(data) == text


def test_neither_tokens_nor_contents_are_in_the_file_or_its_backup(
    sqlite_shelf: Shelf, tmp_path: Path
) -> None:
    store = sqlite_shelf.open()
    links = store.publish(draft(1, passphrase=PHRASE), actor="finance lead")
    kept = store.keep(BookDraft(b"Aspen Dental 12000" * 50, title="Acme book"))
    fresh = store.rotate(links.manage_token)
    board = store.resolve(fresh, passphrase=PHRASE, address="203.0.113.77")
    assert isinstance(board, Board)
    store.backup(tmp_path / "backup.db")
    secret = [links.board_token, links.manage_token, kept.keep_token, fresh, board.unlock, PHRASE]
    secret += ["Aspen", "Board 1", "For Thursday", "Acme", "203.0.113.77", bytes_of(links.board_token)]
    for file in (Path(sqlite_shelf.url.removeprefix("sqlite:///")), tmp_path / "backup.db"):
        stored = file.read_bytes()
        found = [
            text for text in secret if (text if isinstance(text, bytes) else str(text).encode()) in stored
        ]
        assert not found
        assert b"finance lead" in stored


def test_a_revoked_payload_is_no_longer_in_the_file(sqlite_shelf: Shelf) -> None:
    store = sqlite_shelf.open()
    links = store.publish(draft(1))
    file = Path(sqlite_shelf.url.removeprefix("sqlite:///"))
    with store.vault.reading() as connection:
        body = connection.exec_driver_sql("SELECT body FROM nrr_payloads").scalar_one()
        box = connection.exec_driver_sql("SELECT link_box FROM nrr_records").scalar_one()
    assert body[:60] in file.read_bytes()
    store.revoke(links.manage_token)
    stored = file.read_bytes()
    assert body[:60] not in stored
    assert box[:40] not in stored


@pytest.mark.parametrize("token", ["A" * 43, "-_" * 21 + "0"])
def test_well_formed_is_the_exact_text(token: str) -> None:
    assert well_formed(token) == token
    assert {well_formed(other) for other in (token + "=", token[1:], token + "\n", token.encode())} == {""}
