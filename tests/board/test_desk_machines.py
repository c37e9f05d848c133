"""Two app machines on one database go on with one desk; seventy strangers push nobody out of it.

Before, a desk lay in the memory of one process, 64 of them in all: 70 visits with fresh cookies emptied
everyone's.
"""

import os
import secrets
import sqlite3

import pytest

from board.desk_kills import file_of, ready
from board.servers import Server, open_fourteen, started
from board.sockets import bare_socket, heard, message

STRANGERS = int(os.environ.get("NRR_STRANGERS", "70"))
WAIT_MS = 90_000


@pytest.fixture(scope="module")
def machines(tmp_path_factory):
    databases = pytest.importorskip("store.databases").Server()
    folder, url = tmp_path_factory.mktemp("machines"), databases.new_database()
    settings = {"STREAMLIT_SERVER_COOKIE_SECRET": "the same cookie secret on every machine"}
    servers = started(Server(url, folder / f"app{n}.txt", settings) for n in range(2))
    yield servers
    for server in servers:
        if server.process.poll() is None:
            server.stop()
    databases.remove()


def opened(context, server, path="", until="h1"):
    page = context.new_page()
    page.goto(f"{server.origin}/{path}")
    page.wait_for_selector(until, timeout=WAIT_MS)
    ready(page)
    return page


def test_when_one_machine_is_killed_the_other_goes_on_with_the_same_desk(machines, browser):
    first, second = machines
    context = browser.new_context()
    page, (name, data) = opened(context, first), file_of(7)
    page.set_input_files("input[type=file]", {"name": name, "mimeType": "text/csv", "buffer": data})
    page.wait_for_selector(".st-key-reading", timeout=WAIT_MS)
    ready(page)
    other = opened(context, second, until=".st-key-reading")
    assert other.locator("h1").inner_text() == page.locator("h1").inner_text()
    other.locator("[data-testid=stRadio] label", has_text="Month first").click()
    other.get_by_text("ready to use").wait_for(timeout=WAIT_MS)
    first.kill()
    last = opened(context, second, until=".st-key-reading")
    last.get_by_role("button", name="View retention").click()
    last.wait_for_url("**/overview*", timeout=WAIT_MS)
    ready(last)
    assert name in last.locator(".st-key-open_book").inner_text()
    stranger = opened(browser.new_context(), second, "overview")
    assert "carries the view, not the data" in stranger.locator("body").inner_text()


def test_strangers_with_fresh_cookies_leave_the_first_browser_its_desk(server, browser):
    context = browser.new_context()
    page = opened(context, server)
    open_fourteen(page)
    ready(page)
    before = desks_in(server)
    page.close()
    for _ in range(STRANGERS):
        with bare_socket(server, f"nrr_browser={secrets.token_urlsafe(32)}") as line:
            line.send(message("rerun_script"))
            heard(line, "script_finished")
    assert desks_in(server) == before
    again = opened(context, server, "overview")
    assert "107.0%" in again.locator("h1").inner_text()


def desks_in(server):
    with sqlite3.connect(server.url.removeprefix("sqlite:///")) as raw:
        return raw.execute("SELECT count(*) FROM nrr_desks").fetchone()[0]
