"""The board route as the network sees it."""

import re
import socket
import time
from datetime import timedelta

import pytest

import nrr
from board.conftest import prepared

SEALED = {
    "cache-control": "private, no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "x-robots-tag": "noindex, nofollow, noarchive",
}
UNKNOWN = {
    "unknown": "A" * 43,
    "cut": "A" * 42,
    "longer": "A" * 44,
    "placeholder": ":key",
    "star": "*",
    "percent": "%25",
    "null": "NULL",
    "array": "[]",
    "unicode": "%C3%A9" * 20,
    "ten thousand": "A" * 10_000,
    "nothing": "",
    "deeper": "A" * 43 + "/x",
    "nil byte": "%00",
    "nil byte after": "A" * 42 + "%00",
    "one up": "..%2F" + "A" * 43,
    "backslash": "%5C%5Chost",
    "drive": "c:%5C",
}


def assert_sealed(answer):
    assert SEALED.items() <= answer.headers.items()
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'") and "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy.replace("style-src-attr 'unsafe-inline'", "")


def test_a_board_opens_with_its_figures_and_every_header(server, publish, address):
    answer = server.ask(f"/b/{publish().board_token}", **address)
    assert answer.status == 200
    rate = prepared().snapshot.main.headline.rates.nrr
    assert nrr.percent(rate) in answer.text and "Board of March" in answer.text
    assert_sealed(answer)
    assert "set-cookie" not in answer.headers and "etag" not in answer.headers


def test_head_answers_as_get_without_a_body(server, publish, address):
    token = publish().board_token
    whole, head = server.ask(f"/b/{token}", **address), server.ask(f"/b/{token}", "HEAD", **address)
    assert (head.status, head.body) == (200, b"")
    assert head.headers["content-length"] == whole.headers["content-length"]


def test_a_preview_of_nobody_is_not_available(server, address):
    answer = server.ask(f"/preview/{'A' * 43}", **address)
    assert answer.status == 404
    assert_sealed(answer)
    assert server.ask(f"/preview/{'A' * 43}", "POST", **address).status in {404, 405}


def views(store, links):
    store.flush()
    return store.manage(links.manage_token).views


def test_one_opening_is_one_view(server, store, publish, address):
    """A head is none, and a passphrase and the page it leads to are one."""
    plain, locked = publish(), publish(passphrase="four words are good")
    server.ask(f"/b/{plain.board_token}", "HEAD", **address)
    server.ask(f"/b/{plain.board_token}", **address)
    cookie = server.unlock(locked.board_token, "four words are good", **address).cookie
    assert server.ask(f"/b/{locked.board_token}", Cookie=cookie, **address).status == 200
    server.ask(f"/b/{'BA'[plain.board_token[0] == 'B']}{plain.board_token[1:]}", **address)
    time.sleep(1.1)
    server.ask(f"/b/{plain.board_token}", "HEAD", **address)
    assert (views(store, plain), views(store, locked)) == (1, 1)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"])
def test_every_other_method_is_refused(server, publish, address, method):
    answer = server.ask(f"/b/{publish().board_token}", method, **address)
    assert answer.status == 405 and answer.headers["allow"] == "GET, HEAD"
    assert_sealed(answer)


def test_parameters_and_headers_change_nothing(server, publish, address):
    token = publish().board_token
    plain = server.ask(f"/b/{token}", **address).body
    assert server.ask(f"/b/{token}?where=1&t={'x' * 500}", **address).body == plain
    odd = {"Range": "bytes=0-10", "If_None_Match": "*", "If_Modified_Since": "Thu, 01 Jan 2099 00:00:00 GMT"}
    answer = server.ask(
        f"/b/{token}", Cookie="nrr_board=" + "A" * 43, Accept="application/json", **odd, **address
    )
    assert (answer.status, answer.body) == (200, plain)


@pytest.mark.parametrize("kind", UNKNOWN)
def test_links_that_do_not_open_all_hear_the_same(server, publish, address, kind):
    gone = publish()
    server_says = server.ask(f"/b/{UNKNOWN[kind]}", **address)
    assert server_says.status == 404
    assert_sealed(server_says)
    assert server_says.body == server.ask(f"/b/{gone.manage_token}", **address).body


def test_a_withdrawn_board_is_gone_with_the_next_request(server, store, publish, address):
    links = publish()
    assert server.ask(f"/b/{links.board_token}", **address).status == 200
    store.revoke(links.manage_token)
    answer = server.ask(f"/b/{links.board_token}", If_None_Match="*", **address)
    assert answer.status == 404
    assert answer.body == server.ask(f"/b/{'A' * 43}", **address).body


def test_an_expired_board_is_gone(server, publish, address):
    links = publish(lifetime=timedelta(seconds=1))
    time.sleep(1.2)
    assert server.ask(f"/b/{links.board_token}", **address).status == 404


def test_an_exchanged_link_is_gone_and_the_new_one_opens(server, store, publish, address):
    links = publish()
    fresh = store.rotate(links.manage_token)
    assert server.ask(f"/b/{links.board_token}", **address).status == 404
    assert server.ask(f"/b/{fresh}", **address).status == 200


def test_a_foreign_payload_is_not_available(server, store, address):
    links = store.publish(nrr.store.Draft(b"no board at all"))
    assert server.ask(f"/b/{links.board_token}", **address).status == 404


def test_behind_a_passphrase_no_byte_tells_anything(server, publish, address):
    token = publish(passphrase="four words are good").board_token
    first = server.ask(f"/b/{token}", **address)
    assert first.status == 200
    assert_sealed(first)
    assert "Board of March" not in first.text and "%" not in first.text.partition("</style>")[2]
    wrong = server.unlock(token, "five words are better", **address)
    assert wrong.status == 403 and "Wrong passphrase" in wrong.text
    assert "set-cookie" not in wrong.headers
    right = server.unlock(token, "four words are good", **address)
    assert right.status == 303 and right.headers["location"] == f"/b/{token}"
    assert {"HttpOnly", f"Path=/b/{token}", "SameSite=lax"} <= set(right.headers["set-cookie"].split("; "))
    assert "four" not in right.headers["set-cookie"]
    assert "Board of March" in server.ask(f"/b/{token}", Cookie=right.cookie, **address).text


def test_five_wrong_passphrases_close_one_board_and_no_other(server, publish, address):
    closed, other = publish(passphrase="four words are good"), publish(passphrase="four words are good")
    statuses = [server.unlock(closed.board_token, f"guess number {n}", **address).status for n in range(7)]
    assert statuses == [403] * 4 + [429] * 3
    answer = server.unlock(closed.board_token, "four words are good", **address)
    assert answer.status == 429 and 0 < int(answer.headers["retry-after"]) <= 900
    assert_sealed(answer)
    assert server.unlock(other.board_token, "four words are good", **address).status == 303


def test_a_cookie_of_one_board_opens_no_other(server, publish, address):
    first, second = publish(passphrase="four words are good"), publish(passphrase="four words are good")
    cookie = server.unlock(first.board_token, "four words are good", **address).cookie
    assert "Board of March" not in server.ask(f"/b/{second.board_token}", Cookie=cookie, **address).text


ODD_FORMS = (
    "",
    "passphrase=",
    "x=1",
    "passphrase=" + "y" * 20_000,
    "%",
    "&".join(f"a{n}=1" for n in range(20)),
)


@pytest.mark.parametrize("body", ODD_FORMS)
def test_odd_forms_open_nothing(server, publish, address, body):
    token = publish(passphrase="four words are good").board_token
    answer = server.ask(
        f"/b/{token}/open", "POST", body, Content_Type="application/x-www-form-urlencoded", **address
    )
    assert answer.status in {200, 403} and "Board of March" not in answer.text


def test_the_longest_passphrase_opens_whatever_its_characters(server, publish, address):
    words = "\N{OLD PERSIAN SIGN A}" * 1_000
    token = publish(passphrase=words).board_token
    written = "passphrase=" + "".join(f"%{byte:02X}" for byte in words.encode())
    sent = {"Content_Type": "application/x-www-form-urlencoded"} | address
    assert server.ask(f"/b/{token}/open", "POST", written, **sent).status == 303


def test_ten_unknown_links_a_minute_then_429_and_nobody_else_notices(server, publish):
    guesser, reader = {"X_Forwarded_For": "10.9.9.9"}, {"X_Forwarded_For": "10.9.9.10"}
    answers = [server.ask("/b/" + "A" * 43, **guesser) for _ in range(14)]
    assert [one.status for one in answers].count(404) in {10, 11}
    last = answers[-1]
    assert last.status == 429 and int(last.headers["retry-after"]) > 0
    assert_sealed(last)
    assert server.ask(f"/b/{publish().board_token}", **reader).status == 200


def test_an_older_board_says_that_a_newer_one_exists(server, store, publish, address):
    links = publish()
    assert "A newer board" not in server.ask(f"/b/{links.board_token}", **address).text
    tells = nrr.store.Announcement.TELL_OLDER_BOARDS
    store.publish(
        nrr.store.Draft(prepared().payload, series=store.series(links.manage_token), announcement=tells)
    )
    assert (
        "A newer version of this board was published on"
        in server.ask(f"/b/{links.board_token}", **address).text
    )


def test_an_extended_board_shows_its_new_expiry(server, store, publish, address):
    links = publish(lifetime=timedelta(days=7))
    longer = store.extend(links.manage_token, timedelta(days=90)).expires
    assert nrr.day_label(longer) in server.ask(f"/b/{links.board_token}", **address).text


def test_the_drawing_library_is_ours_packed_and_kept_for_good(server, publish, address):
    page = server.ask(f"/b/{publish().board_token}", **address).text
    path = re.search(r"/board-library/plotly-[\w.]+\.js", page).group()
    answer = server.ask(path, Accept_Encoding="gzip", **address)
    assert answer.status == 200 and answer.headers["content-encoding"] == "gzip"
    assert "immutable" in answer.headers["cache-control"] and len(answer.body) < 2_000_000
    assert server.ask("/board-library/plotly-0.js").status == 404


def test_robots_are_sent_away_without_a_path(server):
    assert server.ask("/robots.txt").text == "User-agent: *\nDisallow: /\n"


def test_no_socket_is_opened_under_a_board(server, publish):
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as line:
        line.sendall(
            f"GET /b/{publish().board_token} HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nUpgrade:"
            " websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key:"
            " dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
        )
        assert b" 403 " in line.recv(1_000).split(b"\r\n")[0]


def test_no_log_holds_a_token(server, publish, address):
    links = publish()
    server.ask(f"/b/{links.board_token}", **address)
    server.ask(f"/m/{links.manage_token}", **address)
    log = server.log.read_text()
    assert links.board_token not in log and links.manage_token not in log
