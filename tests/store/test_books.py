"""Kept books, and the boards that belong to one book."""

from datetime import timedelta

from nrr.store import (
    Announcement,
    Board,
    BookDraft,
    EarlierBoard,
    KeptBook,
    LinkState,
    Managed,
    NotAvailable,
    Retention,
    Store,
)
from nrr.store.clocks import GRACE_DAYS
from store.hands import START, Shelf, draft, payload

TELL = Announcement.TELL_OLDER_BOARDS


def test_a_kept_book_opens_with_its_link_alone(store: Store) -> None:
    kept = store.keep(BookDraft(b"ledger" * 1_000_000, title="Acme book"))
    book = store.open_book(kept.keep_token)
    assert isinstance(book, KeptBook)
    assert (book.payload, book.title) == (b"ledger" * 1_000_000, "Acme book")
    assert store.resolve(kept.keep_token) == NotAvailable()


def test_a_kept_book_is_managed_by_its_own_link(shelf: Shelf) -> None:
    store = shelf.open()
    kept = store.keep(BookDraft(b"ledger"))
    extended = store.extend(kept.keep_token, timedelta(days=90))
    assert isinstance(extended, Managed)
    assert extended.expires == START + timedelta(days=90)
    assert store.rotate(kept.keep_token) == NotAvailable()
    store.revoke(kept.keep_token)
    assert store.open_book(kept.keep_token) == NotAvailable()


def test_a_kept_book_ends_at_its_second(shelf: Shelf) -> None:
    store = shelf.open()
    kept = store.keep(BookDraft(b"ledger", lifetime=timedelta(hours=1)))
    shelf.clock.pass_(hours=1, seconds=-1)
    assert isinstance(store.open_book(kept.keep_token), KeptBook)
    shelf.clock.pass_(seconds=1)
    assert store.open_book(kept.keep_token) == NotAvailable()


def test_readers_of_an_older_board_learn_the_day_of_the_newer_one(shelf: Shelf) -> None:
    store = shelf.open()
    old = store.publish(draft(1))
    shelf.clock.pass_(days=3)
    new = store.publish(draft(2, series=store.series(old.manage_token), announcement=TELL))
    assert [str(board.superseded_on) for board in _boards(store, old, new)] == ["2026-01-18", "None"]
    store.revoke(new.manage_token)
    assert [str(board.superseded_on) for board in _boards(store, old)] == ["None"]


def test_a_silent_board_and_a_board_of_another_book_announce_nothing(store: Store) -> None:
    old = store.publish(draft(1))
    store.publish(draft(2, series=store.series(old.manage_token)))
    store.publish(draft(3, announcement=TELL))
    assert [board.superseded_on for board in _boards(store, old)] == [None]


def test_the_last_board_is_found_with_a_manage_link_or_the_link_of_the_book(shelf: Shelf) -> None:
    store = shelf.open()
    first = store.publish(draft(1))
    series = store.series(first.manage_token)
    assert series is not None
    kept = store.keep(BookDraft(b"ledger", series=series))
    second = store.publish(draft(2, series=series, passphrase="behind a phrase"))
    for token in (first.manage_token, second.manage_token, kept.keep_token):
        found = store.series(token)
        assert found is not None
        assert store.last_board(found) == EarlierBoard(payload(2), "Board 2", START)
    store.revoke(second.manage_token)
    assert store.last_board(series) == EarlierBoard(payload(1), "Board 1", START)


def test_a_board_kept_for_comparison_outlives_its_link_for_its_publisher_only(shelf: Shelf) -> None:
    store = shelf.open()
    links = store.publish(draft(1, retention=Retention.FOR_COMPARISON))
    shelf.clock.pass_(days=90)
    shelf.purge(store)
    series = store.series(links.manage_token)
    assert series is not None
    assert store.resolve(links.board_token) == NotAvailable()
    assert store.last_board(series) == EarlierBoard(payload(1), "Board 1", START)
    shelf.clock.pass_(days=310)
    assert store.last_board(series) is None, "to the second, before anything is removed"
    shelf.clock.pass_(days=GRACE_DAYS)
    assert shelf.purge(store).payloads == 1
    assert store.last_board(series) is None


def test_without_that_choice_an_expired_board_is_gone_but_the_series_goes_on(shelf: Shelf) -> None:
    store = shelf.open()
    links = store.publish(draft(1))
    shelf.clock.pass_(days=30 + GRACE_DAYS)
    assert (shelf.purge(store).payloads, shelf.purge(store).payloads) == (1, 0)
    series = store.series(links.manage_token)
    assert series is not None
    assert store.last_board(series) is None
    managed = store.manage(links.manage_token)
    assert isinstance(managed, Managed)
    assert (managed.state, managed.title) == (LinkState.EXPIRED, "Board 1")


def test_purging_forgets_the_record_after_another_400_days(shelf: Shelf) -> None:
    store = shelf.open()
    links = store.publish(draft(1))
    shelf.clock.pass_(days=430 + GRACE_DAYS, seconds=-1)
    assert shelf.purge(store).records == 0
    shelf.clock.pass_(seconds=1)
    assert shelf.purge(store).records == 1
    assert store.manage(links.manage_token) == NotAvailable()


def _boards(store: Store, *published: object) -> list[Board]:
    boards = [store.resolve(links.board_token) for links in published]  # type: ignore[attr-defined]
    return [board for board in boards if isinstance(board, Board)]
