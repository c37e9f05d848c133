"""A link opens its own board, for whom and as long as its publisher wants, and nothing else."""

from datetime import timedelta

import pytest
from sqlalchemy import event

from nrr.store import (
    Asking,
    Board,
    Draft,
    LinkState,
    Managed,
    NeedsPassphrase,
    NotAvailable,
    Store,
    StoreRefusal,
)
from nrr.store.clocks import GRACE_DAYS
from store.hands import PHRASE, START, Shelf, draft, payload

HOSTILE_TOKENS = [
    "",
    ":token",
    ":key",
    "{token}",
    "*",
    "%",
    "_",
    "%25",
    "null",
    "None",
    "undefined",
    "0",
    "1",
    "-1",
    "true",
    "\0",
    "A" * 42,
    "A" * 43,
    "A" * 44,
    "A" * 10_000,
    "A" * 42 + "\0",
    "A" * 42 + "\n",
    "ä" * 43,
    "１" * 43,
    "\u202e" * 43,
    "\ud800" * 43,
    "../../etc/passwd",
    "' OR 1=1 --",
    "1; DROP TABLE nrr_records",
    None,
    0,
    1.5,
    [],
    {},
    b"A" * 43,
    ["A" * 43],
    True,
]


def test_a_published_board_opens_with_what_was_published(store: Store) -> None:
    links = store.publish(draft(7))
    board = store.resolve(links.board_token)
    assert isinstance(board, Board)
    assert (board.payload, board.title, board.note) == (payload(7), "Board 7", "For Thursday")
    assert (board.created, board.expires) == (START, START + timedelta(days=30))
    assert (board.superseded_on, board.unlock) == (None, None)


@pytest.mark.parametrize("size", [0, 1, 70_000, 3_000_000])
def test_payloads_of_every_size_come_back_unchanged(store: Store, size: int) -> None:
    contents = (b"\0\xff{}" * (size // 4 + 1))[:size]
    board = store.resolve(store.publish(Draft(contents)).board_token)
    assert isinstance(board, Board)
    assert board.payload == contents


@pytest.mark.parametrize("token", HOSTILE_TOKENS, ids=lambda token: repr(token)[:20])
def test_no_hostile_token_opens_or_manages_anything(sqlite_shelf: Shelf, token: object) -> None:
    store = sqlite_shelf.open()
    store.publish(draft())
    assert store.resolve(token) == NotAvailable()
    assert store.resolve(token, passphrase="a", unlock="b", address="c") == NotAvailable()
    assert store.manage(token) == store.open_book(token) == NotAvailable()
    assert (
        store.extend(token, timedelta(days=9)) == store.revoke(token) == store.rotate(token) == NotAvailable()
    )
    assert store.series(token) is None


def test_hostile_tokens_on_every_database(store: Store) -> None:
    links = store.publish(draft())
    token = links.board_token
    near = [
        token[:-1],
        token + "A",
        token.swapcase(),
        token + "=",
        " " + token,
        token + "\n",
        "%41" + token[1:],
    ]
    assert {store.resolve(other) for other in [*near, "\0", "A" * 10_000, "' OR 1=1 --", "ä" * 43]} == {
        NotAvailable()
    }
    assert isinstance(store.resolve(token), Board)


def test_a_board_link_manages_nothing_and_a_manage_link_shows_nothing(store: Store) -> None:
    links = store.publish(draft())
    assert store.manage(links.board_token) == NotAvailable()
    assert store.revoke(links.board_token) == store.rotate(links.board_token) == NotAvailable()
    assert store.extend(links.board_token, timedelta(days=60)) == NotAvailable()
    assert store.series(links.board_token) is None
    assert store.resolve(links.manage_token) == NotAvailable()
    assert store.open_book(links.manage_token) == NotAvailable()


def test_a_view_reads_its_own_board_and_no_other(store: Store) -> None:
    links = [store.publish(draft(number)) for number in range(3)]
    asked: list[tuple[str, object]] = []
    event.listen(
        store.vault.engine,
        "before_cursor_execute",
        lambda _c, _k, statement, parameters, *_: asked.append((statement, parameters)),
    )
    assert isinstance(store.resolve(links[1].board_token), Board)
    bodies = [parameters for statement, parameters in asked if "nrr_payloads" in statement]
    assert [list(dict(p).values() if isinstance(p, dict) else p) for p in bodies] == [[2]]
    assert all("WHERE" in statement for statement, _ in asked if statement.startswith("SELECT nrr_records"))


def test_expiry_is_exact_to_the_second(shelf: Shelf) -> None:
    store = shelf.open()
    links = store.publish(draft(lifetime=timedelta(days=7)))
    shelf.clock.pass_(days=7, seconds=-1)
    assert isinstance(store.resolve(links.board_token), Board)
    shelf.clock.pass_(seconds=1)
    assert store.resolve(links.board_token) == NotAvailable()


def test_a_clock_set_back_after_a_purge_revives_nothing(shelf: Shelf) -> None:
    store = shelf.open()
    links = store.publish(draft())
    shelf.clock.pass_(days=30 + GRACE_DAYS)
    assert shelf.purge(store).links == 1
    shelf.clock.pass_(days=-20 - GRACE_DAYS)
    assert store.resolve(links.board_token) == NotAvailable()


def test_revoking_on_one_machine_ends_the_link_on_the_other(shelf: Shelf) -> None:
    here, there = shelf.open(), shelf.open()
    links = here.publish(draft())
    assert isinstance(there.resolve(links.board_token), Board)
    revoked = there.revoke(links.manage_token)
    assert isinstance(revoked, Managed)
    assert revoked.state is LinkState.REVOKED
    assert here.resolve(links.board_token) == NotAvailable()
    assert here.revoke(links.manage_token) == revoked


def test_rotating_ends_the_old_link_and_keeps_board_and_passphrase(store: Store) -> None:
    links = store.publish(draft(3, passphrase=PHRASE))
    fresh = store.rotate(links.manage_token)
    assert store.resolve(links.board_token, passphrase=PHRASE) == NotAvailable()
    assert store.resolve(fresh) == NeedsPassphrase(Asking.FIRST)
    board = store.resolve(fresh, passphrase=PHRASE)
    assert isinstance(board, Board)
    assert board.payload == payload(3)


def test_extending_counts_from_now_and_never_shortens(shelf: Shelf) -> None:
    store = shelf.open()
    links = store.publish(draft())
    shelf.clock.pass_(days=10)
    with pytest.raises(StoreRefusal, match="earlier"):
        store.extend(links.manage_token, timedelta(days=5))
    managed = store.extend(links.manage_token, timedelta(days=90))
    assert isinstance(managed, Managed)
    assert managed.expires == START + timedelta(days=100)
    shelf.clock.pass_(days=89)
    assert isinstance(store.resolve(links.board_token), Board)


def test_what_has_ended_stays_ended(shelf: Shelf) -> None:
    store = shelf.open()
    revoked, expired = store.publish(draft()), store.publish(draft())
    store.revoke(revoked.manage_token)
    with pytest.raises(StoreRefusal, match="final"):
        store.extend(revoked.manage_token, timedelta(days=40))
    with pytest.raises(StoreRefusal, match="final"):
        store.rotate(revoked.manage_token)
    shelf.clock.pass_(days=30)
    with pytest.raises(StoreRefusal, match="final"):
        store.extend(expired.manage_token, timedelta(days=40))
    with pytest.raises(StoreRefusal, match="final"):
        store.rotate(expired.manage_token)


@pytest.mark.parametrize("lifetime", [timedelta(0), timedelta(seconds=-1), timedelta(days=365, seconds=1)])
def test_an_expiry_in_the_past_or_beyond_a_year_is_refused(store: Store, lifetime: timedelta) -> None:
    with pytest.raises(StoreRefusal, match="within a year"):
        store.publish(draft(lifetime=lifetime))


def test_too_short_a_passphrase_and_too_long_a_title_are_refused(store: Store) -> None:
    with pytest.raises(StoreRefusal, match="at least 8"):
        store.publish(draft(passphrase="seven77"))
    with pytest.raises(StoreRefusal, match="Shorten"):
        store.publish(Draft(b"", title="x" * 301))


def test_the_publisher_sees_views_by_count_and_day_only(shelf: Shelf) -> None:
    store = shelf.open()
    links = store.publish(draft(5))
    for _ in range(3):
        store.resolve(links.board_token, address="203.0.113.77")
    shelf.clock.pass_(days=2, hours=5)
    store.resolve(links.board_token)
    managed = store.manage(links.manage_token)
    assert isinstance(managed, Managed)
    assert (managed.views, str(managed.last_viewed)) == (4, "2026-01-17")
    assert (managed.title, managed.state, managed.has_passphrase) == ("Board 5", LinkState.LIVE, False)


def test_no_token_shows_in_a_repr(store: Store) -> None:
    links = store.publish(draft(passphrase=PHRASE))
    board = store.resolve(links.board_token, passphrase=PHRASE)
    assert isinstance(board, Board)
    shown = repr([links, board, store.manage(links.manage_token), draft(passphrase=PHRASE)])
    secrets = [links.board_token, links.manage_token, board.unlock or "", PHRASE, "Aspen", "Board 0"]
    assert not [secret for secret in secrets if secret in shown]
