"""What stands between the network and the app."""

import asyncio

import pytest
from starlette.responses import HTMLResponse

from pages.parts.server import COOKIE, Doors, Headers, Uploaders, browser_token, uploaders

SESSION = "6ad0c3b4-session"


def call(app, path, method="GET", headers=()):
    """One request; the status and the headers of the answer."""
    sent = []
    scope = {"type": "http", "method": method, "path": path, "headers": list(headers), "scheme": "http"}

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        sent.append(message)

    asyncio.run(app(scope, receive, send))
    start = sent[0]
    return start["status"], {name.decode().lower(): value.decode() for name, value in start["headers"]}


def page():
    return Headers(Doors(HTMLResponse("<p>page</p>")))


def test_every_answer_carries_the_headers():
    status, headers = call(page(), "/overview")
    assert status == 200
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "unsafe-eval" not in headers["content-security-policy"]
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-content-type-options"] == "nosniff"
    assert "noindex" in headers["x-robots-tag"]


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/agent/openapi.json", "/base/_stcore/metrics"])
def test_counters_and_the_agent_interface_are_closed(path):
    assert call(page(), path)[0] == 404


def test_uploads_are_taken_only_from_a_page_with_a_drop_zone():
    path = f"/_stcore/upload_file/{SESSION}/1"
    sized = [(b"content-length", b"100")]
    assert call(page(), path, "PUT", sized)[0] == 403
    uploaders.admit(SESSION)
    assert call(page(), path, "PUT", sized)[0] == 200
    assert call(page(), path, "PUT")[0] == 411
    uploaders.dismiss(SESSION)
    assert call(page(), path, "PUT", sized)[0] == 403


def test_a_session_cannot_fill_the_server_with_files_nobody_reads():
    own = Uploaders()
    own.admit(SESSION)
    assert own.charge(SESSION, 300 * 2**20)
    assert not own.charge(SESSION, 200 * 2**20)
    own.settle(SESSION)
    assert own.charge(SESSION, 200 * 2**20)


def test_the_register_of_uploaders_is_bounded():
    own = Uploaders()
    for number in range(5000):
        own.admit(str(number))
    assert "4999" in own and "0" not in own


def test_a_browser_is_named_once_and_unreadable_to_scripts():
    cookie = call(page(), "/")[1]["set-cookie"]
    assert cookie.startswith(f"{COOKIE}=") and "HttpOnly" in cookie and "SameSite=Lax" in cookie
    again = call(page(), "/", headers=[(b"cookie", cookie.split(";")[0].encode())])[1]
    assert "set-cookie" not in again


@pytest.mark.parametrize("value", ["", "short", "x" * 200, "a" * 43 + "\n", "../" * 15])
def test_a_foreign_cookie_value_is_no_name(value):
    assert browser_token([(COOKIE, value)]) == ""
