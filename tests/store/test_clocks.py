"""A clock that was wrong closes boards while it is wrong, and destroys nothing.

The accident: the machine comes up with a wrong year, its server purges every hour, readers come and are
refused (which the audit log notes under the wrong year), somebody sets the clock right. Before there was a
grace and a doubt, the first of those purges removed every board for good.
"""

from datetime import date, timedelta
from pathlib import Path
from secrets import token_bytes

import pytest

from nrr.store import (
    Board,
    BookDraft,
    KeptBook,
    LinkState,
    Managed,
    NotAvailable,
    Published,
    Retention,
    Store,
    StoreRefusal,
    open_store,
    restore_store,
)
from nrr.store.clocks import GRACE_DAYS
from nrr.store.desks import DeskBounds, DeskFull, Spot
from store.hands import START, Shelf, draft, payload

TEN_YEARS = timedelta(days=3653)


def test_ten_years_ahead_for_a_day_of_purges_and_everything_opens_again(shelf: Shelf) -> None:
    store = shelf.open()
    links = [store.publish(draft(n, retention=how)) for n, how in enumerate(Retention)]
    kept = store.keep(BookDraft(b"ledger"))
    shelf.clock.time += TEN_YEARS
    for _ in range(24):
        assert [store.resolve(one.board_token) for one in links] == [NotAvailable()] * 2
        with pytest.raises(StoreRefusal, match="Nothing was removed"):
            store.purge()
        shelf.clock.pass_(hours=1)
    shelf.clock.time -= TEN_YEARS
    for number, one in enumerate(links):
        assert _opened(store, one) == payload(number)
        assert _state(store, one.manage_token) is LinkState.LIVE
    assert isinstance(store.open_book(kept.keep_token), KeptBook)


def test_the_refusal_names_both_times(shelf: Shelf) -> None:
    store = shelf.open()
    store.publish(draft())
    shelf.clock.time += TEN_YEARS
    with pytest.raises(StoreRefusal, match=r"from 2026-01-15 09:00 UTC to 2036-01-16 09:00 UTC"):
        store.purge()
    shelf.clock.time -= TEN_YEARS + timedelta(days=2)
    with pytest.raises(StoreRefusal, match=r"from 2026-01-15 09:00 UTC to 2026-01-13 09:00 UTC"):
        store.purge()


def test_after_an_excursion_the_operator_types_the_date_once(shelf: Shelf) -> None:
    store = shelf.open()
    links = store.publish(draft())
    shelf.clock.time += TEN_YEARS
    store.publish(draft(lifetime=timedelta(days=1)))
    shelf.clock.time -= TEN_YEARS
    with pytest.raises(StoreRefusal, match="to 2036-01-16"):
        store.purge()
    with pytest.raises(StoreRefusal, match="the date typed is 2036-01-16"):
        store.purge(today=(START + TEN_YEARS).date())
    store.purge(today=START.date(), actor="Ada")
    store.purge()
    shelf.clock.pass_(days=13)
    store.purge()
    assert isinstance(store.resolve(links.board_token), Board)
    confirmed = [line for line in store.audit_lines() if line.event == "clock confirmed"]
    assert [line.actor for line in confirmed] == ["Ada"]


def test_a_date_typed_does_not_make_a_wrong_clock_right(shelf: Shelf) -> None:
    store = shelf.open()
    links = store.publish(draft())
    shelf.clock.time += TEN_YEARS
    with pytest.raises(StoreRefusal, match="Set the clock right first"):
        store.purge(today=START.date())
    shelf.clock.time -= TEN_YEARS
    assert _opened(store, links) == payload()


@pytest.mark.parametrize("typed", [date(2026, 1, 14), date(2026, 1, 16)])
def test_a_date_of_the_other_side_of_the_globe_is_today(shelf: Shelf, typed: date) -> None:
    store = shelf.open()
    store.purge(today=typed)


def test_a_step_too_short_to_be_noticed_destroys_nothing_that_lives(shelf: Shelf) -> None:
    store = shelf.open()
    links = store.publish(draft(lifetime=timedelta(seconds=1)))
    wrong = timedelta(days=GRACE_DAYS, seconds=-1)
    shelf.clock.time += wrong
    assert store.purge().links == 0
    shelf.clock.time -= wrong
    assert isinstance(store.resolve(links.board_token), Board)


def test_purging_every_hour_needs_no_operator_and_waits_for_the_grace(shelf: Shelf) -> None:
    store = shelf.open()
    links = store.publish(draft(lifetime=timedelta(days=1)))
    removed = {}
    for day in range(1, 2 * GRACE_DAYS):
        shelf.clock.pass_(days=1)
        assert store.resolve(links.board_token) == NotAvailable(), "expiry is exact, whatever is still stored"
        removed[day] = store.purge().links
    assert {day for day, count in removed.items() if count} == {1 + GRACE_DAYS}


def test_the_idle_time_of_a_desk_does_not_run_over_a_step_of_the_clock(shelf: Shelf) -> None:
    store = shelf.open()
    store.change_desk("a browser's cookie", {Spot("file"): b"Acme,100"})
    shelf.live(store, days=6)
    shelf.clock.pass_(days=10)
    for _ in range(20):
        store.purge()
        shelf.clock.pass_(hours=1)
    assert store.desk_contents("a browser's cookie", [Spot("file")]), (
        "ten days ahead, or ten days switched off"
    )
    shelf.live(store, days=1)
    assert not store.desk_contents("a browser's cookie", [Spot("file")]), "seven days of a server that ran"


def test_ten_years_ahead_clear_no_desk(shelf: Shelf) -> None:
    store = shelf.open()
    store.change_desk("a browser's cookie", {Spot("file"): b"Acme,100"})
    shelf.clock.time += TEN_YEARS
    with pytest.raises(StoreRefusal, match="Nothing was removed"):
        store.purge()
    store.resolve("A" * 43)
    shelf.clock.time -= TEN_YEARS
    shelf.purge(store)
    assert store.desk_contents("a browser's cookie", [Spot("file")])
    shelf.live(store, days=8)
    assert not store.desk_contents("a browser's cookie", [Spot("file")]), "and its idle time is what it was"


def test_a_clock_that_jumped_lets_no_desk_crowd_out_another(shelf: Shelf) -> None:
    bounds = DeskBounds(own_bytes=20_000, all_bytes=25_000)
    store = open_store(shelf.url, clock=shelf.clock, bounds=bounds)
    shelf.opened.append(store)
    store.change_desk("mine", {Spot("file"): token_bytes(15_000)})
    store.purge()
    shelf.clock.time += TEN_YEARS
    with pytest.raises(DeskFull):
        store.change_desk("theirs", {Spot("file"): token_bytes(15_000)})
    shelf.clock.time -= TEN_YEARS
    assert store.desk_contents("mine", [Spot("file")])
    shelf.clock.pass_(hours=1)
    store.change_desk("theirs", {Spot("file"): token_bytes(15_000)})
    assert not store.desk_contents("mine", [Spot("file")]), "idle for an hour by a clock in step"


def test_a_store_restored_from_an_old_backup_asks_for_the_date(shelf: Shelf, tmp_path: Path) -> None:
    store = shelf.open()
    store.publish(draft(lifetime=timedelta(days=1)))
    store.backup(tmp_path / "old.db")
    shelf.clock.pass_(days=60)
    restored = Shelf(f"sqlite:///{tmp_path / 'restored.db'}", shelf.clock)
    restore_store(tmp_path / "old.db", restored.url, clock=shelf.clock)
    again = restored.open()
    with pytest.raises(StoreRefusal, match="from 2026-01-15 09:00 UTC to 2026-03-16 09:00 UTC"):
        again.purge()
    assert restored.purge(again).links == 1
    restored.close()


@pytest.mark.parametrize("what", ["nrr_payloads", "body", "link_box"])
def test_a_board_that_cannot_be_opened_is_not_live_and_gets_no_new_link(shelf: Shelf, what: str) -> None:
    store = shelf.open()
    links = store.publish(draft())
    broken = {
        "nrr_payloads": "DELETE FROM nrr_payloads",
        "body": (
            "UPDATE nrr_payloads SET body = card FROM nrr_records WHERE nrr_records.seq = nrr_payloads.seq"
        ),
        "link_box": "UPDATE nrr_records SET link_box = NULL",
    }[what]
    with store.vault.writing() as connection:
        connection.exec_driver_sql(broken)
    assert store.resolve(links.board_token) == NotAvailable()
    assert _state(store, links.manage_token) is LinkState.DAMAGED
    with pytest.raises(StoreRefusal, match="no longer opens"):
        store.extend(links.manage_token, timedelta(days=90))
    with pytest.raises(StoreRefusal, match="no longer opens"):
        store.rotate(links.manage_token)
    store.revoke(links.manage_token)
    assert _state(store, links.manage_token) is LinkState.REVOKED


def test_a_damaged_kept_book_is_not_live(store: Store) -> None:
    kept = store.keep(BookDraft(b"ledger"))
    assert _state(store, kept.keep_token) is LinkState.LIVE
    with store.vault.writing() as connection:
        connection.exec_driver_sql("DELETE FROM nrr_payloads")
    assert _state(store, kept.keep_token) is LinkState.DAMAGED


def _opened(store: Store, links: Published) -> bytes | None:
    board = store.resolve(links.board_token)
    return board.payload if isinstance(board, Board) else None


def _state(store: Store, token: str) -> LinkState | None:
    managed = store.manage(token)
    return managed.state if isinstance(managed, Managed) else None
