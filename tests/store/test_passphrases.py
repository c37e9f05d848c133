"""Behind a passphrase: nothing before it, five wrong tries, a quarter of an hour, however many machines ask.

NRR_PHRASES sets how many are guessed in a row (100 by default, 10,000 before a release).
"""

import os
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from nrr.store import Asking, Board, Managed, NeedsPassphrase, NotAvailable, Store, StoreRefusal
from store.hands import PHRASE, START, Shelf, draft, payload

WRONG = NeedsPassphrase(Asking.WRONG)


def test_the_passphrase_opens_the_board_and_gives_an_unlock_for_the_next_visit(store: Store) -> None:
    links = store.publish(draft(1, passphrase=PHRASE))
    assert store.resolve(links.board_token) == NeedsPassphrase(Asking.FIRST)
    assert store.resolve(links.board_token, passphrase="") == NeedsPassphrase(Asking.FIRST)
    board = store.resolve(links.board_token, passphrase=PHRASE)
    assert isinstance(board, Board)
    assert board.payload == payload(1)
    assert store.resolve(links.board_token, unlock=board.unlock) == board


def test_an_unlock_of_another_board_or_a_forged_one_opens_nothing(store: Store) -> None:
    mine, other = (store.publish(draft(n, passphrase=PHRASE)) for n in (1, 2))
    board = store.resolve(other.board_token, passphrase=PHRASE)
    assert isinstance(board, Board)
    for unlock in [board.unlock, "", "A" * 43, "\0", "ä", "=" * 50, "x" * 100_000]:
        assert store.resolve(mine.board_token, unlock=unlock) == NeedsPassphrase(Asking.FIRST)


@pytest.mark.parametrize(
    "typed", ["Four words are good", PHRASE + " ", PHRASE[:-1], "\0", "\ud800", "x" * 100_000]
)
def test_nearly_right_is_wrong(store: Store, typed: str) -> None:
    links = store.publish(draft(passphrase=PHRASE))
    assert store.resolve(links.board_token, passphrase=typed) == WRONG


def test_accents_open_however_the_keyboard_composes_them(store: Store) -> None:
    links = store.publish(draft(passphrase="Zürich café"))
    assert isinstance(store.resolve(links.board_token, passphrase="Zu\u0308rich cafe\u0301"), Board)


def test_the_sixth_try_is_refused_on_every_machine_even_if_right(shelf: Shelf) -> None:
    links = shelf.open().publish(draft(passphrase=PHRASE))
    until = START + timedelta(minutes=15)
    answers = [shelf.open().resolve(links.board_token, passphrase="wrong") for _ in range(5)]
    assert answers == [WRONG] * 4 + [NeedsPassphrase(Asking.WRONG, until)]
    assert shelf.open().resolve(links.board_token, passphrase=PHRASE) == NeedsPassphrase(Asking.LOCKED, until)
    shelf.clock.pass_(minutes=15, seconds=-1)
    assert shelf.open().resolve(links.board_token, passphrase=PHRASE) == NeedsPassphrase(Asking.LOCKED, until)
    shelf.clock.pass_(seconds=1)
    assert isinstance(shelf.open().resolve(links.board_token, passphrase=PHRASE), Board)


def test_a_long_row_of_guesses_gets_five_answers(store: Store) -> None:
    links = store.publish(draft(passphrase=PHRASE))
    guesses = int(os.environ.get("NRR_PHRASES", "100"))
    asked = [store.resolve(links.board_token, passphrase=f"guess number {n}") for n in range(guesses)]
    assert [isinstance(one, NeedsPassphrase) and one.asking for one in asked].count(Asking.WRONG) == 5
    assert asked[5:] == [NeedsPassphrase(Asking.LOCKED, START + timedelta(minutes=15))] * (guesses - 5)


def test_a_locked_board_stays_open_to_who_had_unlocked_it_and_locks_no_other(store: Store) -> None:
    links, other = store.publish(draft(passphrase=PHRASE)), store.publish(draft(passphrase=PHRASE))
    board = store.resolve(links.board_token, passphrase=PHRASE)
    assert isinstance(board, Board)
    for _ in range(9):
        store.resolve(links.board_token, passphrase="wrong")
    assert isinstance(store.resolve(links.board_token, unlock=board.unlock), Board)
    assert isinstance(store.resolve(other.board_token, passphrase=PHRASE), Board)


def test_right_passphrases_use_up_no_tries_and_forgive_none(store: Store) -> None:
    links = store.publish(draft(passphrase=PHRASE))
    for _ in range(4):
        assert store.resolve(links.board_token, passphrase="wrong") == WRONG
        assert isinstance(store.resolve(links.board_token, passphrase=PHRASE), Board)
    last = store.resolve(links.board_token, passphrase="wrong")
    assert isinstance(last, NeedsPassphrase)
    assert last.retry_at is not None


def test_twenty_guesses_at_once_on_four_machines_get_five_answers(shelf: Shelf) -> None:
    links = shelf.open().publish(draft(passphrase=PHRASE))
    machines = [shelf.open() for _ in range(4)]
    with ThreadPoolExecutor(8) as pool:
        guesses = [
            pool.submit(machines[n % 4].resolve, links.board_token, passphrase=f"guess {n}")
            for n in range(20)
        ]
    asked = [guess.result().asking for guess in guesses]
    assert (asked.count(Asking.WRONG), asked.count(Asking.LOCKED)) == (5, 15)


def test_ended_boards_do_not_ask_for_a_passphrase(shelf: Shelf) -> None:
    store = shelf.open()
    revoked, expired = store.publish(draft(passphrase=PHRASE)), store.publish(draft(passphrase=PHRASE))
    store.revoke(revoked.manage_token)
    shelf.clock.pass_(days=30)
    for links in (revoked, expired):
        assert store.resolve(links.board_token) == NotAvailable()
        assert store.resolve(links.board_token, passphrase=PHRASE) == NotAvailable()


def test_the_publisher_sees_that_a_passphrase_is_set(store: Store) -> None:
    managed = store.manage(store.publish(draft(passphrase=PHRASE)).manage_token)
    assert isinstance(managed, Managed)
    assert managed.has_passphrase


@pytest.mark.parametrize("odd", ["four words\nare good", "four words are good\0", "four\u2028words are good"])
def test_a_passphrase_no_reader_could_type_is_refused(store: Store, odd: str) -> None:
    with pytest.raises(StoreRefusal, match="nobody can type"):
        store.publish(draft(passphrase=odd))
    assert store.check().records == 0
