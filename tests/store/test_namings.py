"""People named on a kept book find it, and only they, only while it is kept."""

from datetime import timedelta
from pathlib import Path

from nrr.store import BookDraft
from store.hands import Shelf

SECRET = "a cookie secret of forty-two characters..."
ADA, BEN = "ada@example.com", "ben@example.com"


def test_who_is_named_finds_the_book_and_nobody_else(shelf: Shelf) -> None:
    store, other = shelf.open(), shelf.open()
    kept = store.keep(BookDraft(b"book", title="March"))
    store.name_people(SECRET, kept.keep_token, ["Ada@Example.com", BEN], actor="eve@example.com")
    store.name_people(SECRET, kept.keep_token, [ADA], actor="eve@example.com")
    assert other.named_books(SECRET, ADA) == other.named_books(SECRET, BEN) == (kept.keep_token,)
    assert other.named_books(SECRET, "eve@example.com") == () == other.named_books("another secret", ADA)
    line = store.audit_lines()[-2]
    assert (line.event, line.actor, line.times) == ("named", "eve@example.com", 2)


def test_a_book_that_ended_is_nobodys(shelf: Shelf) -> None:
    store = shelf.open()
    withdrawn, ended = store.keep(BookDraft(b"1")), store.keep(BookDraft(b"2", lifetime=timedelta(days=1)))
    for kept in (withdrawn, ended):
        store.name_people(SECRET, kept.keep_token, [ADA])
    assert store.named_books(SECRET, ADA) == (ended.keep_token, withdrawn.keep_token)
    store.revoke(withdrawn.keep_token)
    shelf.clock.pass_(days=1)
    assert store.named_books(SECRET, ADA) == ()


def test_a_stolen_store_tells_no_person_and_no_link(sqlite_shelf: Shelf) -> None:
    store = sqlite_shelf.open()
    kept = store.keep(BookDraft(b"book"))
    store.name_people(SECRET, kept.keep_token, [ADA])
    stolen = Path(sqlite_shelf.url.removeprefix("sqlite:///")).read_bytes()
    for secret in (ADA, kept.keep_token, SECRET):
        assert secret.encode() not in stolen
    store.revoke(kept.keep_token)
    with store.vault.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM nrr_names").scalar() == 0
