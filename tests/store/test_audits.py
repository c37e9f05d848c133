"""The audit log says once what happened, forgets no line, and shows when one was changed."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import text

from nrr.store import BookDraft, Store, StoreUnavailable
from nrr.store.audits import plain, shortened
from nrr.store.clocks import GRACE_DAYS
from store.hands import PHRASE, Shelf, draft


def test_every_action_of_a_life_is_in_the_log_once(shelf: Shelf) -> None:
    store = shelf.open()
    links = store.publish(draft(), actor="Ada")
    store.resolve(links.board_token, address="203.0.113.77")
    store.extend(links.manage_token, timedelta(days=31), actor="Ada")
    store.rotate(links.manage_token, actor="Ada")
    store.resolve(links.board_token, address="198.51.100.4")
    store.keep(BookDraft(b"ledger"), actor="Bob")
    store.flush()
    store.revoke(links.manage_token, actor="Ada")
    shelf.clock.pass_(days=30)
    store.publish(draft())
    shelf.clock.pass_(days=30 + GRACE_DAYS)
    shelf.purge(store)
    lines = store.audit_lines()
    assert [line.event for line in lines] == [
        "created",
        "published",
        "opened",
        "extended",
        "rotated",
        "kept",
        "refused",
        "revoked",
        "published",
        "clock confirmed",
        "expired",
        "purged",
        "purged",
    ]
    assert [line.actor for line in lines if line.actor] == ["Ada", "Ada", "Ada", "Bob", "Ada"]
    assert [line.address for line in lines if line.address] == ["203.0.113.0/24", "198.51.100.0/24"]


def test_views_within_a_second_are_one_line_with_their_number(store: Store) -> None:
    links = store.publish(draft())
    for _ in range(25):
        store.resolve(links.board_token, address="203.0.113.77")
    opened = [line.times for line in store.audit_lines() if line.event == "opened"]
    assert sum(opened) == 25
    assert len(opened) <= 2


def test_wrong_passphrases_and_the_lock_are_in_the_log(store: Store) -> None:
    links = store.publish(draft(passphrase=PHRASE))
    for _ in range(5):
        store.resolve(links.board_token, passphrase="wrong")
    events = {line.event: line.times for line in store.audit_lines()}
    assert events["locked"] == 1
    assert sum(line.times for line in store.audit_lines() if line.event == "refused") == 4


def test_the_log_holds_no_token_and_names_a_link_by_six_digits(store: Store) -> None:
    links = store.publish(draft())
    store.resolve(links.board_token)
    told = "\n".join(map(str, store.audit_lines()))
    assert links.board_token not in told
    assert links.manage_token not in told
    assert {len(line.subject) for line in store.audit_lines()} == {0, 6}


@pytest.mark.parametrize(
    "name", ['Ada\n[9, "revoked"]', "Ada\r\x00\u2028\u202eB", "x" * 500, "\ud800", "名前"]
)
def test_no_name_forges_a_line(store: Store, name: str) -> None:
    store.publish(draft(), actor=name)
    lines = [str(line) for line in store.audit_lines()]
    assert len(lines) == 2
    assert not [line for line in lines if len(line.splitlines()) != 1]
    assert json.loads(lines[-1])[:3] == [2, "2026-01-15T09:00:00+00:00", "published"]
    assert len(plain(name)) <= 80
    assert store.verify_audit().broken_at is None


CHANGES = [
    "UPDATE nrr_audit SET actor = 'Eve' WHERE seq = 3",
    "UPDATE nrr_audit SET at_s = at_s + 1 WHERE seq = 3",
    "UPDATE nrr_audit SET times = 2 WHERE seq = 3",
    "UPDATE nrr_audit SET event = 'nothing' WHERE seq = 3",
    "DELETE FROM nrr_audit WHERE seq = 3",
    "DELETE FROM nrr_audit WHERE seq >= 3",
]


@pytest.mark.parametrize("change", CHANGES)
def test_a_changed_or_missing_line_is_found(shelf: Shelf, change: str) -> None:
    store = shelf.open()
    for _ in range(4):
        store.publish(draft(), actor="Ada")
    assert store.verify_audit().broken_at is None
    with store.vault.writing() as connection:
        for lifted in _without_protection(shelf):
            connection.execute(text(lifted))
        connection.execute(text(change))
    assert store.verify_audit().broken_at == 3
    assert not store.check().sound


@pytest.mark.parametrize("change", CHANGES)
def test_the_database_itself_refuses_to_change_a_line(store: Store, change: str) -> None:
    for _ in range(4):
        store.publish(draft())
    with pytest.raises(StoreUnavailable), store.vault.writing() as connection:
        connection.execute(text(change))
    assert store.verify_audit().broken_at is None


def test_a_log_rewritten_from_the_start_disagrees_with_a_noted_head(shelf: Shelf) -> None:
    store = shelf.open()
    store.publish(draft())
    noted = store.verify_audit().head
    store.publish(draft())
    assert store.verify_audit(noted).broken_at is None
    assert store.verify_audit("0" * 64).broken_at is not None


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.77", "203.0.113.0/24"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1::/48"),
        ("fe80::1%eth0", "fe80::/48"),
        ("::ffff:203.0.113.77", "203.0.113.0/24"),
        ("", ""),
        ("testclient", ""),
        ("203.0.113.77\nforged", ""),
        ("999.1.1.1", ""),
    ],
)
def test_addresses_are_kept_as_networks_only(address: str, network: str) -> None:
    assert shortened(address) == network


def _without_protection(shelf: Shelf) -> list[str]:
    if shelf.is_sqlite:
        return ["DROP TRIGGER nrr_audit_no_update", "DROP TRIGGER nrr_audit_no_delete"]
    return ["ALTER TABLE nrr_audit DISABLE TRIGGER nrr_audit_no_change"]
