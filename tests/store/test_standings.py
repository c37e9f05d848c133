"""The standing link of a series: one address for its newest board that is still open."""

from datetime import timedelta

from nrr.store import (
    Asking,
    Board,
    NeedsPassphrase,
    NotAvailable,
    Series,
    Standing,
    StandingBoard,
    Store,
)
from store.hands import Shelf, draft, payload

SERIES = Series(b"s" * 32)


def _opened(store: Store, token: object, place: str = "", **given: str) -> bytes | None:
    answer = store.resolve_standing(token, place, **given)  # type: ignore[arg-type]
    return answer.payload if isinstance(answer, Board) else None


def _boards(store: Store, token: object, unlock: str | None = None) -> tuple[StandingBoard, ...]:
    found = store.standing_boards(token, unlock=unlock)
    return () if isinstance(found, NotAvailable) else found


def _published(shelf: Shelf, store: Store, number: int, **terms: object) -> str:
    """The manage link of a board that stands in the series, some days after the one before."""
    shelf.clock.pass_(days=5)
    links = store.publish(draft(number, series=SERIES, standing=Standing.OPENED, **terms))
    return links.manage_token


def test_one_link_opens_whichever_board_is_newest(shelf: Shelf) -> None:
    store = shelf.open()
    assert store.standing_link(SERIES) is None
    first = _published(shelf, store, 1)
    token = store.standing_link(SERIES)
    assert _opened(store, token) == payload(1)
    second = _published(shelf, store, 2)
    assert store.standing_link(SERIES) == token
    assert _opened(store, token) == payload(2)
    assert [one.payload for one in _boards(store, token)] == [payload(2), payload(1)]
    assert _opened(store, token, _boards(store, token)[1].place) == payload(1)
    store.revoke(second)
    assert _opened(store, token) == payload(1)
    assert [one.payload for one in _boards(store, token)] == [payload(1)]
    store.revoke(first)
    assert store.resolve_standing(token) == NotAvailable()
    assert store.standing_link(SERIES) is None


def test_a_board_apart_stays_apart_and_an_expired_one_is_gone(shelf: Shelf) -> None:
    store = shelf.open()
    _published(shelf, store, 1, lifetime=timedelta(days=90))
    _published(shelf, store, 2, lifetime=timedelta(days=1))
    apart = store.publish(draft(3, series=SERIES))
    token = store.standing_link(SERIES)
    assert _opened(store, token) == payload(2)
    shelf.clock.pass_(days=1)
    assert _opened(store, token) == payload(1)
    assert isinstance(store.resolve(apart.board_token), Board)


def test_a_passphrase_typed_once_opens_all_that_have_it(shelf: Shelf) -> None:
    store = shelf.open()
    _published(shelf, store, 1, passphrase="four words are good")
    _published(shelf, store, 2, passphrase="four words are good")
    token = store.standing_link(SERIES)
    assert store.resolve_standing(token) == NeedsPassphrase(Asking.FIRST)
    wrong = store.resolve_standing(token, passphrase="wrong words entirely")
    assert wrong == NeedsPassphrase(Asking.WRONG)
    assert [(one.title, one.payload) for one in _boards(store, token)] == [(None, None)] * 2
    right = store.resolve_standing(token, passphrase="four words are good")
    assert isinstance(right, Board) and right.unlock
    assert [one.payload for one in _boards(store, token, right.unlock)] == [payload(2), payload(1)]
    _published(shelf, store, 3, passphrase="another secret one")
    assert store.resolve_standing(token, unlock=right.unlock) == NeedsPassphrase(Asking.FIRST)


def test_the_link_continues_nothing_and_can_be_ended(shelf: Shelf) -> None:
    store = shelf.open()
    manage = _published(shelf, store, 1)
    token = store.standing_link(SERIES)
    assert store.series(token) is None
    assert store.manage(token) == NotAvailable()
    assert store.resolve(token) == NotAvailable()
    assert not store.end_standing(token)
    assert store.end_standing(manage)
    assert store.resolve_standing(token) == NotAvailable()
    assert store.standing_link(SERIES) is None
    _published(shelf, store, 2)
    fresh = store.standing_link(SERIES)
    assert fresh != token
    assert [one.payload for one in _boards(store, fresh)] == [payload(2)]
    assert store.resolve_standing(token) == NotAvailable()
