"""Desks: what lies there comes back, changes of two tabs are both kept, strangers push nobody out, nothing
shows.
"""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from secrets import token_bytes

import pytest

from nrr.store import (
    DeskBounds,
    DeskEnd,
    DeskFull,
    Desks,
    Spot,
    Store,
    StoreDamaged,
    StoreRefusal,
    open_store,
    restore_store,
)
from nrr.store.desks import IN_USE_S
from store.hands import Shelf, draft

MINE, THEIRS = "m" * 43, "t" * 43
FILE, POLICY = Spot("file"), Spot("policy")


def scenario(name: str) -> Spot:
    return Spot("scenarios", name)


def lying(store: Store, secret: str) -> dict[Spot, bytes]:
    found = store.desk_list(secret)
    return store.desk_contents(secret, [one.spot for one in found.lying])


def test_what_lies_on_a_desk_comes_back_on_another_machine_and_to_nobody_else(shelf: Shelf) -> None:
    store, other = shelf.open(), shelf.open()
    store.change_desk(MINE, {FILE: b"Acme,100", scenario("Renewal plan"): b"5"})
    assert lying(other, MINE) == {FILE: b"Acme,100", scenario("Renewal plan"): b"5"}
    assert lying(other, THEIRS) == {} and other.desk_version(THEIRS) == 0
    assert lying(other, f"{MINE}\njudith@example.com") == {}, "who signs in has a desk of her own"


def test_a_change_is_seen_by_its_version_and_is_all_or_nothing(store: Store) -> None:
    first = store.change_desk(MINE, {FILE: b"a", POLICY: b"b"})
    second = store.change_desk(MINE, {POLICY: None})
    assert store.desk_version(MINE) == second > first
    assert lying(store, MINE) == {FILE: b"a"}

    def fails(_: bytes | None) -> bytes:
        raise StoreRefusal("no")

    with pytest.raises(StoreRefusal):
        store.change_desk(MINE, {FILE: b"other", POLICY: fails})
    assert lying(store, MINE) == {FILE: b"a"} and store.desk_version(MINE) == second


def test_forty_changes_at_once_by_two_machines_are_all_kept(shelf: Shelf) -> None:
    machines = [shelf.open(), shelf.open()]
    counted = Spot("answers")

    def work(turn: int) -> None:
        def one_more(now: bytes | None) -> bytes:
            return str(int(now or b"0") + 1).encode()

        machines[turn % 2].change_desk(MINE, {counted: one_more, scenario(f"of turn {turn}"): b"x"})

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(40)))
    found = lying(machines[0], MINE)
    assert found[counted] == b"40"
    assert {spot.entry for spot in found if spot.piece == "scenarios"} == {f"of turn {n}" for n in range(40)}


def test_the_list_goes_by_the_last_change(store: Store) -> None:
    for name in ("a", "b", "a"):
        store.change_desk(MINE, {scenario(name): name.encode()})
    assert [one.spot.entry for one in store.desk_list(MINE).lying] == ["b", "a"]


def test_a_deleted_desk_is_gone_at_once_and_a_new_one_is_never_taken_for_it(store: Store) -> None:
    version = store.change_desk(MINE, {FILE: b"a"})
    store.clear_desk(MINE)
    assert store.desk_version(MINE) == 0 and lying(store, MINE) == {}
    assert store.desk_list(MINE).ended is None
    store.vault.clock.pass_(seconds=1)  # type: ignore[attr-defined]
    assert store.change_desk(MINE, {FILE: b"b"}) > version


def test_looking_and_taking_away_lay_no_desk(store: Store) -> None:
    assert store.change_desk(MINE, {FILE: None}) == 0
    store.touch_desks([MINE])
    assert store.desk_version(MINE) == 0 and store.desk_list(MINE).lying == ()


def bounded(shelf: Shelf, own: int, everyone: int) -> Store:
    bounds = DeskBounds(timedelta(days=7), own, everyone)
    store = open_store(shelf.url, clock=shelf.clock, bounds=bounds)
    shelf.opened.append(store)
    return store


def test_a_desk_beyond_its_bound_keeps_what_it_has(shelf: Shelf) -> None:
    store = bounded(shelf, 2_000, 100_000)
    store.change_desk(MINE, {POLICY: b"kept"})
    with pytest.raises(DeskFull, match="limit"):
        store.change_desk(MINE, {FILE: token_bytes(5_000)})
    assert lying(store, MINE) == {POLICY: b"kept"}


def test_an_idle_desk_leaves_for_a_growing_one_and_one_in_use_never(shelf: Shelf) -> None:
    store = bounded(shelf, 10_000, 25_000)
    for name in ("oldest", "older"):
        store.change_desk(name, {FILE: token_bytes(9_000)})
        shelf.clock.pass_(minutes=1)
    shelf.clock.pass_(seconds=IN_USE_S)
    store.touch_desks(["older"])
    store.change_desk(MINE, {FILE: token_bytes(9_000)})
    assert lying(store, "oldest") == {} and store.desk_list("oldest").ended is DeskEnd.CROWDED_OUT
    assert len(lying(store, "older")) == len(lying(store, MINE)) == 1
    with pytest.raises(DeskFull, match="in use"):
        store.change_desk(THEIRS, {FILE: token_bytes(9_000)})
    assert len(lying(store, "older")) == len(lying(store, MINE)) == 1


def test_five_hundred_strangers_push_nobody_out(shelf: Shelf) -> None:
    store = bounded(shelf, 10_000, 25_000)
    store.change_desk(MINE, {FILE: b"Acme,100"})
    shelf.clock.pass_(days=1)
    for number in range(500):
        secret = f"stranger {number}"
        assert store.desk_version(secret) == 0 and store.desk_list(secret).lying == ()
    assert lying(store, MINE) == {FILE: b"Acme,100"}


def test_a_desk_ends_after_its_idle_time_and_its_owner_can_be_told(shelf: Shelf) -> None:
    store = shelf.open()
    store.change_desk(MINE, {FILE: b"a"})
    store.change_desk(THEIRS, {FILE: b"b"})
    until = store.desk_list(MINE).until
    assert until is not None and until == shelf.clock() + timedelta(days=7)
    shelf.live(store, days=6)
    store.touch_desks([THEIRS])
    assert lying(store, MINE) == {FILE: b"a"}
    shelf.live(store, days=1)
    assert lying(store, MINE) == {} and store.desk_list(MINE).ended is DeskEnd.EXPIRED
    assert lying(store, THEIRS) == {FILE: b"b"}
    store.change_desk(MINE, {FILE: b"again"})
    assert store.desk_list(MINE).ended is None and lying(store, MINE) == {FILE: b"again"}
    shelf.live(store, days=80)
    assert store.desk_version(MINE) == 0, "in the end nothing remembers it"


def test_a_stolen_store_tells_sizes_and_times_and_nothing_else(tmp_path: Path, sqlite_shelf: Shelf) -> None:
    store = sqlite_shelf.open()
    names = ["Aspen Dental", "mrr_2026_confidential.csv", "Renewal plan", "1037.55"]
    store.change_desk(MINE, {FILE: ", ".join(names).encode(), scenario("Renewal plan"): b"Aspen Dental"})
    store.note_definition(MINE, actor="judith@example.com")
    stolen = Path(sqlite_shelf.url.removeprefix("sqlite:///")).read_bytes()
    for secret in [*names, MINE, "secret"]:
        assert secret.encode() not in stolen
    assert b"scenarios" in stolen, "the kind of a piece is no secret"


def test_a_turned_bit_opens_nothing(sqlite_shelf: Shelf) -> None:
    store = sqlite_shelf.open()
    store.change_desk(MINE, {FILE: b"Acme,100", POLICY: b"kept"})
    with sqlite3.connect(sqlite_shelf.url.removeprefix("sqlite:///")) as raw:
        raw.execute("UPDATE nrr_desk_pieces SET body = zeroblob(40) WHERE piece = 'file'")
    with pytest.raises(StoreDamaged):
        store.desk_contents(MINE, [FILE])
    assert store.desk_contents(MINE, [POLICY]) == {POLICY: b"kept"}


def test_a_backup_leaves_desks_out_unless_asked(shelf: Shelf, tmp_path: Path) -> None:
    store = shelf.open()
    store.change_desk(MINE, {FILE: b"Acme,100" * 500})
    store.publish(draft())
    for name, desks in (("without", Desks.LEFT_OUT), ("with", Desks.INCLUDED)):
        assert store.backup(tmp_path / f"{name}.db", desks).sound
        url = f"sqlite:///{tmp_path / name}-restored.db"
        assert restore_store(tmp_path / f"{name}.db", url, clock=shelf.clock).sound
        again = open_store(url, clock=shelf.clock)
        assert len(lying(again, MINE)) == (name == "with")
        again.close()
    with sqlite3.connect(tmp_path / "without.db") as raw:
        assert raw.execute("SELECT count(*) FROM nrr_desks").fetchone() == (0,)


def test_the_audit_log_names_who_changed_a_definition(store: Store) -> None:
    store.note_definition(MINE, actor="judith@example.com")
    line = store.audit_lines()[-1]
    assert (line.event, line.actor) == ("redefined", "judith@example.com") and len(line.subject) == 6
    assert store.verify_audit().broken_at is None


@pytest.mark.parametrize("told", ["0", "-1", "soon", "nan"])
def test_a_setting_that_is_no_positive_number_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, told: str
) -> None:
    monkeypatch.setenv("NRR_DESK_DAYS", told)
    with pytest.raises(StoreRefusal, match="NRR_DESK_DAYS"):
        open_store(f"sqlite:///{tmp_path / 'boards.db'}")
