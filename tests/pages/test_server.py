"""What stands between the network and the app."""

import ast
import asyncio
import logging
import sys
from pathlib import Path

import pandas as pd
import pytest
from starlette.responses import HTMLResponse, Response
from streamlit.elements import arrow
from streamlit.proto.ArrowData_pb2 import ArrowData
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

from pages.parts.boards.logs import quieten
from pages.parts.serving import uploading
from pages.parts.serving.fetchers import Fetchers
from pages.parts.serving.headers import COOKIE, Headers, browser_token
from pages.parts.serving.owners import Owners
from pages.parts.serving.uploaders import NotTaken, Uploaders, uploaders
from pages.parts.serving.uploading import UploadDoor
from pages.parts.starting import doors, sparing
from pages.parts.starting.doors import Doors, MediaDoor, SessionDoor

SESSION = "6ad0c3b4-session"
PAGES = Path(__file__).resolve().parents[2] / "pages"
MINE, THEIRS = "m" * 43, "t" * 43


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
    return Headers(Doors(UploadDoor(HTMLResponse("<p>page</p>"))))


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


def named(browser):
    return (b"cookie", f"{COOKIE}={browser}".encode())


@pytest.fixture
def own_session(monkeypatch):
    """A session that began in the browser MINE."""
    register = Owners()
    register.claim(SESSION, MINE)
    monkeypatch.setattr(doors, "owners", register)
    monkeypatch.setattr(uploading, "owners", register)


def test_uploads_are_taken_only_from_a_page_with_a_drop_zone(own_session):
    path = f"/_stcore/upload_file/{SESSION}/1"
    sized = [(b"content-length", b"100"), named(MINE)]
    assert call(page(), path, "PUT", sized)[0] == 403
    uploaders.admit(SESSION)
    assert call(page(), path, "PUT", sized)[0] == 200
    assert call(page(), path, "PUT", [named(MINE)])[0] == 411
    assert call(page(), path, "PUT", [*sized, (b"transfer-encoding", b"chunked")])[0] == 411
    uploaders.dismiss(SESSION)
    assert call(page(), path, "PUT", sized)[0] == 403


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE"])
@pytest.mark.parametrize("foreign", [[], [named(THEIRS)]])
def test_nobody_else_adds_to_a_session_or_takes_from_it(own_session, method, foreign):
    path = f"/_stcore/upload_file/{SESSION}/1"
    uploaders.admit(SESSION)
    sized = (b"content-length", b"100")
    assert call(page(), path, method, [sized, *foreign])[0] == 403
    assert call(page(), path, method, [sized, named(MINE)])[0] == 200
    uploaders.dismiss(SESSION)


def asked_for(protocols, browser):
    """The protocols a socket asks for, as the server behind the door reads them."""
    seen = []

    async def inside(scope, receive, send):
        seen.extend(value.decode() for name, value in scope["headers"] if name == b"sec-websocket-protocol")

    scope = {"type": "websocket", "path": "/_stcore/stream", "headers": []}
    scope["headers"] = [
        (b"sec-websocket-protocol", protocols.encode()),
        *([named(browser)] if browser else []),
    ]
    asyncio.run(SessionDoor(inside)(scope, None, None))
    return seen[0]


def test_a_session_goes_on_only_in_the_browser_it_began_in(own_session):
    asked = f"streamlit, token, {SESSION}"
    assert asked_for(asked, MINE) == asked
    assert asked_for(asked, THEIRS) == asked_for(asked, "") == "streamlit, token"
    assert asked_for("streamlit, token, another", MINE) == "streamlit, token"
    assert asked_for("streamlit, token", THEIRS) == "streamlit, token"


def test_the_first_browser_of_a_session_keeps_it_and_one_without_a_name_has_none():
    own = Owners(capacity=2)
    own.claim("a", MINE)
    own.claim("a", THEIRS)
    own.claim("nameless", "")
    assert own.owns(MINE, "a") and not own.owns(THEIRS, "a") and not own.owns("", "nameless")
    own.claim("b", MINE)
    assert len(own) == 2 and not own.owns(MINE, "a")


@pytest.mark.parametrize("odd", ['a={"x":1}', "flag", "a[0]=1", "a=b c", "path=/"])
def test_an_odd_cookie_of_another_program_does_not_hide_the_name_of_the_browser(odd):
    sent = (b"cookie", f"{odd}; {COOKIE}={MINE}".encode())
    assert "set-cookie" not in call(page(), "/", headers=[sent])[1]


def test_an_answer_that_says_nothing_about_caches_is_kept_by_none():
    assert call(Headers(Response("x")), "/media/x")[1]["cache-control"] == "private, no-store"
    kept = Response("x", headers={"Cache-Control": "public"})
    assert call(Headers(kept), "/static/x")[1]["cache-control"] == "public"


MB = 2**20


def test_a_session_cannot_fill_the_server_with_files_nobody_reads():
    own = Uploaders()
    own.admit(SESSION)
    assert own.charge(SESSION, "1", 300 * MB)
    own.whole(SESSION, "1")
    assert not own.charge(SESSION, "2", 200 * MB) and own.not_taken(SESSION) is NotTaken.OWN_FULL
    own.settle(SESSION)
    assert own.charge(SESSION, "3", 200 * MB)
    own.whole(SESSION, "3")
    assert own.not_taken(SESSION) is None


def test_all_sessions_together_cannot_fill_it_and_closed_pages_make_room():
    here, removed = {str(number) for number in range(5)}, []
    own = Uploaders(here.__contains__, lambda *file: removed.append(file))

    def sent(number):
        taken = own.charge(str(number), "1", 300 * MB)
        if taken:
            own.whole(str(number), "1")
        return taken

    assert [sent(number) for number in range(5)] == [True, True, True, False, False]
    assert own.not_taken("4") is NotTaken.ALL_FULL
    here.discard("1")
    assert sent(4) and removed == [("1", "1")]
    assert not sent(3)


def test_a_file_nobody_comes_for_makes_room_after_two_minutes_and_one_that_arrives_does_not():
    now, removed = [0.0], []
    own = Uploaders(lambda _: True, lambda *file: removed.append(file), lambda: now[0])
    for session in ("idle", "busy", "third"):
        assert own.charge(session, "1", 300 * MB)
    own.whole("idle", "1")
    now[0] = 119
    assert not own.charge("late", "1", 300 * MB)
    now[0] = 121
    assert own.charge("late", "1", 300 * MB) and removed == [("idle", "1")]
    assert not own.charge("later", "1", 300 * MB)


def test_what_breaks_off_gives_its_bytes_back_and_what_was_only_announced_counts_for_nothing():
    own = Uploaders(lambda _: True)
    for number in range(3):
        assert own.charge(str(number), "1", 340 * MB)
        own.forget(str(number), "1")
    assert own.unread_bytes == 0 and own.charge("3", "1", 340 * MB)
    own.settle("3")
    assert own.unread_bytes == 340 * MB


def test_an_upload_that_stalls_is_over(monkeypatch, own_session):
    """A header that announces much, then silence: nothing counts, and the line is let go."""
    monkeypatch.setattr(uploading, "STALLED_SECONDS", 0.05)
    own, log = Uploaders(lambda _: True), []
    monkeypatch.setattr(uploading, "uploaders", own)
    own.admit(SESSION)
    scope = {"type": "http", "method": "PUT", "path": f"/_stcore/upload_file/{SESSION}/1", "scheme": "http"}
    scope["headers"] = [(b"content-length", b"1000000000"), named(MINE)]
    parts = [{"type": "http.request", "body": b"x" * 1000, "more_body": True}]

    async def receive():
        return parts.pop() if parts else await asyncio.sleep(60)

    async def reads(scope, receive, send):
        while True:
            log.append((await receive())["type"])

    asyncio.run(UploadDoor(reads)(scope, receive, None))
    assert log == ["http.request"] and own.unread_bytes == 0


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


@pytest.mark.parametrize("link", ["/b/\0", "/b/..", "/m/a\\b", "/k/é", "/b/a b", "/b/" + "x" * 50 + "%"])
def test_a_link_no_board_can_have_is_asked_for_as_the_empty_one(link):
    asked = []

    async def inside(scope, receive, send):
        asked.append(scope["path"])
        await Response("", 404)(scope, receive, send)

    call(Doors(inside), link)
    call(Doors(inside), "/b/" + "A-_" * 10)
    assert asked == [link[:3], "/b/" + "A-_" * 10]


@pytest.fixture
def clean_log():
    before = logging.getLogRecordFactory()
    quieten()
    yield
    logging.setLogRecordFactory(before)


def test_a_fault_is_answered_with_every_header_and_no_detail_and_logs_no_link(caplog, clean_log):
    token = "A" * 43

    async def broken(scope, receive, send):
        raise RuntimeError(f"while serving /b/{token}")

    with caplog.at_level(logging.ERROR):
        status, headers = call(Headers(broken), f"/b/{token}")
    assert status == 500 and "set-cookie" not in headers
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["cache-control"] == "private, no-store" and "noindex" in headers["x-robots-tag"]
    assert "RuntimeError" in caplog.text and token not in caplog.text
    assert caplog.text.rstrip().endswith("RuntimeError")


def offered(name):
    return MediaDoor(Response(b"x" * 9, headers={"Content-Disposition": f'attachment; filename="{name}"'}))


def test_a_download_leaves_only_for_the_browser_it_was_offered_to(monkeypatch):
    register = Fetchers()
    monkeypatch.setattr(doors, "fetchers", register)
    register.admit("book-12ab.xlsx", MINE)
    named = {who: [(b"cookie", f"{COOKIE}={who}".encode())] for who in (MINE, THEIRS)}
    assert call(offered("book-12ab.xlsx"), "/media/1.xlsx", headers=named[MINE])[0] == 200
    for name, headers in (
        ("book-12ab.xlsx", ()),
        ("book-12ab.xlsx", named[THEIRS]),
        ("other.xlsx", named[MINE]),
    ):
        status, answer = call(offered(name), "/base/media/1.xlsx", headers=headers)
        assert status == 403 and "content-disposition" not in answer
    assert call(MediaDoor(Response(b"")), "/media/1.png")[0] == 403
    assert call(MediaDoor(Response(b"")), "/media/1.png", headers=named[THEIRS])[0] == 200
    assert call(offered("book-12ab.xlsx"), "/elsewhere")[0] == 200


def test_the_register_of_downloads_is_bounded():
    register = Fetchers(capacity=100)
    for number in range(1000):
        register.admit(f"{number}.csv", MINE)
        register.admit("kept.csv", MINE)
    assert len(register) == 100 and ("kept.csv", MINE) in register


def test_every_download_is_offered_to_this_browser_alone():
    """One button gives the name and the right to it; a plain name would be refused."""
    owners = [path.name for path in PAGES.glob("**/*.py") if "download_button(" in path.read_text("utf-8")]
    assert owners == ["downloads.py"]


def test_every_field_for_text_has_a_most():
    """The browser stops at it; what a program sends beyond 2 MB at once ends its socket."""
    without = []
    for path in PAGES.glob("**/*.py"):
        for call_ in (
            node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)
        ):
            if getattr(call_.func, "attr", "") in {"text_input", "text_area"}:
                without += [path.name] * (not any(one.arg == "max_chars" for one in call_.keywords))
    assert without == []


def test_the_theme_is_looked_up_once_and_sent_as_it_stands_in_the_settings(monkeypatch):
    sections = ("theme", "theme.light", "theme.dark", "theme.dark.sidebar")
    told = [themed(app_session._populate_theme_msg, section) for section in sections]
    assert any(one.ByteSize() for one in told)
    spared(monkeypatch)
    for _ in range(2):
        assert [themed(app_session._populate_theme_msg, section) for section in sections] == told


def test_a_table_with_formats_is_written_once_as_the_server_writes_it(monkeypatch):
    frame = pd.DataFrame({"Customer": ["A", "B"], "Change": [1200, -300], "12 months": [[1, 2], [3, 4]]})
    asked, other = (
        frame.style.format({"Change": writer}) for writer in ("{:+,d}".format, "{:d} a year".format)
    )
    told = [marshalled(arrow.marshall_styler, table) for table in (asked, other)]
    assert told[0] != told[1]
    spared(monkeypatch)
    for _ in range(2):
        assert [marshalled(arrow.marshall_styler, table) for table in (asked, other)] == told


def spared(monkeypatch):
    for owner, name in ((app_session, "_populate_theme_msg"), (arrow, "marshall_styler")):
        monkeypatch.setattr(owner, name, getattr(owner, name))
    usual = sys.getswitchinterval()
    sparing.spare()
    sys.setswitchinterval(usual)


def marshalled(write, table):
    message = ArrowData()
    write(message, table, "usual")
    return message


def themed(fill, section):
    message = CustomThemeConfig()
    fill(message, section)
    return message
