"""What the real server says at addresses that exist and that do not, about itself, and of its store."""

import sqlite3

import pytest

from board.servers import Server
from pages.parts.menu import ENTRIES


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.path or "start")
def test_the_address_of_a_page_answers_the_first_page(server, entry):
    answer = server.ask(f"/{entry.path}")
    assert answer.status == 200 and "text/html" in answer.headers["content-type"]
    assert (
        "This server is not reachable" in answer.text
        and "sha256-" in answer.headers["content-security-policy"]
    )


@pytest.mark.parametrize(
    "path",
    [
        "/nothing",
        "/overview/more",
        "/admin",
        "/index.html",
        "/.env",
        "/static/none.js",
        "/_stcore/none",
        "/media",
        "/wp-login.php?x=1",
    ],
)
def test_an_address_that_does_not_exist_is_not_found(server, path):
    answer = server.ask(path)
    assert answer.status == 404 and "<html" not in answer.text


def test_who_opens_an_address_that_does_not_exist_gets_a_page_with_a_way_on(server):
    answer = server.ask("/nothing", Accept="text/html,application/xhtml+xml")
    assert answer.status == 404 and "<h1>There is no page at this address</h1>" in answer.text
    assert '<a class="onward" href="/">Go to the dashboard</a>' in answer.text
    assert "script-src 'none'" in answer.headers["content-security-policy"]


def test_what_the_first_page_needs_is_found(server):
    page = server.ask("/").text
    parts = [one.split('"')[0] for one in page.split('src="./')[1:]] + ["favicon.png"]
    assert [server.ask(f"/{part}").status for part in parts] == [200] * len(parts)
    assert server.ask("/robots.txt").headers["content-type"].startswith("text/plain")


def test_no_answer_says_which_program_gave_it(server):
    for path in ("/", "/_stcore/health", "/nothing", "/b/x", "/healthz"):
        assert "server" not in server.ask(path).headers


def test_a_server_that_started_says_its_address(server):
    said = server.log.read_text()
    assert f"Open http://127.0.0.1:{server.port}/" in said and "You can now view" not in said


def test_the_health_of_the_server_sees_the_store(tmp_path):
    """Another program holds the database: the process is alive, its work is not."""
    server = Server(f"sqlite:///{tmp_path / 'boards.db'}", tmp_path / "log.txt").start()
    holder = sqlite3.connect(tmp_path / "boards.db", isolation_level=None)
    try:
        assert server.ask("/healthz").status == 200
        holder.execute("BEGIN EXCLUSIVE")
        answer = server.ask("/healthz")
        assert answer.status == 503 and answer.text.startswith("The store ")
        assert server.healthy()
        holder.execute("ROLLBACK")
        assert server.ask("/healthz").status == 200
    finally:
        holder.close()
        server.stop()
