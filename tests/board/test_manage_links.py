"""Managing a board, and bringing a kept book back, by link alone."""

from datetime import timedelta

import nrr
from board.conftest import BOOK
from builders import ledger

FORM = {"Content_Type": "application/x-www-form-urlencoded"}


def test_the_manage_page_says_state_and_views_but_no_figure(server, publish, address):
    links = publish()
    server.ask(f"/b/{links.board_token}", **address)
    answer = server.ask(f"/m/{links.manage_token}", **address)
    assert answer.status == 200 and answer.headers["cache-control"] == "private, no-store"
    assert "Board of March" in answer.text and "1 time" in answer.text
    assert "%" not in answer.text.partition("</style>")[2]


def test_a_board_link_manages_nothing(server, publish, address):
    links = publish()
    assert server.ask(f"/m/{links.board_token}", **address).status == 404
    assert server.ask(f"/m/{links.board_token}/revoke", "POST", "sure=yes", **FORM, **address).status == 404
    assert server.ask(f"/b/{links.board_token}", **address).status == 200


def test_extending_by_link(server, store, publish, address):
    links = publish(lifetime=timedelta(days=7))
    answer = server.ask(f"/m/{links.manage_token}/extend", "POST", "days=90", **FORM, **address)
    assert answer.status == 303
    assert (store.manage(links.manage_token).expires - links.created).days in {89, 90}
    sooner = server.ask(f"/m/{links.manage_token}/extend", "POST", "days=7", **FORM, **address)
    assert sooner.status == 409 and "earlier than the present one" in sooner.text


def test_only_a_longer_life_is_offered(server, publish, address):
    links = publish(lifetime=timedelta(days=60))
    page = server.ask(f"/m/{links.manage_token}", **address).text
    assert "90 days from today" in page and "30 days from today" not in page
    server.ask(f"/m/{links.manage_token}/extend", "POST", "days=90", **FORM, **address)
    assert "Extend expiry" not in server.ask(f"/m/{links.manage_token}", **address).text


def test_withdrawing_asks_to_be_sure(server, publish, address):
    links = publish()
    server.ask(f"/m/{links.manage_token}/revoke", "POST", "", **FORM, **address)
    assert server.ask(f"/b/{links.board_token}", **address).status == 200
    server.ask(f"/m/{links.manage_token}/revoke", "POST", "sure=yes", **FORM, **address)
    assert server.ask(f"/b/{links.board_token}", **address).status == 404
    ended = server.ask(f"/m/{links.manage_token}", **address).text
    assert "Withdrawn" in ended and "Was to expire" in ended


def test_a_board_that_cannot_be_opened_is_said_to_be_and_can_only_be_withdrawn(
    server, store, publish, address
):
    links = publish()
    with store.vault.writing() as connection:
        connection.exec_driver_sql("DELETE FROM nrr_payloads WHERE seq = (SELECT max(seq) FROM nrr_records)")
    page = server.ask(f"/m/{links.manage_token}", **address).text
    assert "Cannot be opened: what is stored is damaged" in page and "Live" not in page
    assert "Replace link" not in page and "Extend expiry" not in page and "Withdraw board" in page
    refused = server.ask(f"/m/{links.manage_token}/rotate", "POST", "", **FORM, **address)
    assert refused.status == 409 and "no longer opens" in refused.text
    server.ask(f"/m/{links.manage_token}/revoke", "POST", "sure=yes", **FORM, **address)
    assert "Withdrawn" in server.ask(f"/m/{links.manage_token}", **address).text


def test_a_withdrawal_that_failed_says_that_the_board_is_still_open(server, store, publish, address):
    links = publish()
    with store.vault.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE nrr_audit RENAME TO away")
    try:
        told = server.ask(f"/m/{links.manage_token}/revoke", "POST", "sure=yes", **FORM, **address)
    finally:
        with store.vault.writing() as connection:
            connection.exec_driver_sql("ALTER TABLE away RENAME TO nrr_audit")
    assert told.status == 503 and "Nothing was withdrawn" in told.text
    assert "The board is STILL OPEN: the database of the store does not answer." in told.text
    assert server.ask(f"/b/{links.board_token}", **address).status == 200


def test_exchanging_shows_the_new_link_once(server, publish, address):
    links = publish()
    answer = server.ask(f"/m/{links.manage_token}/rotate", "POST", "", **FORM, **address)
    fresh = answer.text.partition("/b/")[2].partition('"')[0]
    assert server.ask(f"/b/{fresh}", **address).status == 200
    assert server.ask(f"/b/{links.board_token}", **address).status == 404
    assert fresh not in server.ask(f"/m/{links.manage_token}", **address).text


def kept(store):
    book = ledger(*BOOK, start="2026-01", currency="USD")
    return store.keep(
        nrr.store.BookDraft(
            nrr.publishing.pack_work(nrr.publishing.KeptWork("march.csv", book, nrr.Policy())), "march.csv"
        )
    )


def test_a_kept_book_is_laid_out_for_the_browser_that_asks(server, store, address):
    token = kept(store).keep_token
    first = server.ask(f"/k/{token}", **address)
    assert "march.csv" in first.text and "acme" not in first.text
    opened = server.ask(f"/k/{token}/open", "POST", "", Cookie=first.cookie, **FORM, **address)
    assert opened.status == 303 and opened.headers["location"] == "/overview"


def test_a_browser_without_cookies_is_told_so(server, store, address):
    answer = server.ask(f"/k/{kept(store).keep_token}/open", "POST", "", **FORM, **address)
    assert answer.status == 403 and "blocks cookies" in answer.text


def test_a_removed_book_is_gone(server, store, address):
    token = kept(store).keep_token
    server.ask(f"/k/{token}/revoke", "POST", "sure=yes", **FORM, **address)
    first = server.ask(f"/k/{token}", **address)
    opened = server.ask(f"/k/{token}/open", "POST", "", Cookie=first.cookie, **FORM, **address)
    assert opened.status == 404


def test_other_addresses_and_methods_are_not_available(server, publish, address):
    token = publish().manage_token
    for path, method in (
        (f"/m/{token}", "PUT"),
        (f"/m/{token}/x", "GET"),
        (f"/k/{token}/open/x", "POST"),
        ("/m/", "GET"),
    ):
        assert server.ask(path, method, **address).status == 404
