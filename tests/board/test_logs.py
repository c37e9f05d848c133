"""No link, no session and nothing of a file in any line of any log, however an address was mistyped."""

import logging
import os
import secrets
import subprocess
import sys
import time

import pytest

import nrr
from board.servers import ROOT, Server
from pages.parts.boards.logs import clean_record

TOKEN = "Zc-fEvYPgRYIIUzrQLgXaFqeI5IdjmvD_5uBSXh0rnL"


def written(message, *args, exc_info=None):
    record = clean_record("any", logging.INFO, "any.py", 1, message, args, exc_info)
    return logging.Formatter().format(record)


@pytest.mark.parametrize(
    "place",
    ["/b/{}", "//b/{}", "/b//{}", "/b/x/../{}", "/B/{}", "/{}", "/overview?u={}", "/b/%25{}", "/media/{}"],
)
def test_a_token_is_written_nowhere(place):
    for shown in (written(f"GET {place.format(TOKEN)} 404"), written("%s %s", place.format(TOKEN), 404)):
        assert TOKEN not in shown and TOKEN[12:] not in shown and "404" in shown


def test_the_places_of_a_message_that_is_filled_in_are_kept():
    assert written("%-40s%-40s%-40s|", "a", "b", "c").split() == ["a", "b", "c", "|"]


def test_the_first_half_of_a_link_is_cut_too():
    assert TOKEN[:20] not in written(f"/m/{TOKEN[:20]}")


def test_the_id_of_a_session_is_written_nowhere():
    session = "ae9ebc5d-3a0e-49ca-8164-7490971386e4"
    assert session not in written("Session with id %s is already connected", session)


def test_of_a_fault_the_place_is_written_and_not_what_it_quotes():
    customer = " ".join(["Acme", "GmbH"])
    try:
        raise KeyError(customer)
    except KeyError as error:
        shown = written("broken by %s", error, exc_info=sys.exc_info())
    assert "KeyError" in shown and "test_logs.py" in shown and customer not in shown


def test_a_refusal_and_a_number_are_written_as_they_are():
    sentence = "The disk of the store is full. Nothing was published."
    assert written("%s %d", nrr.store.StoreRefusal(sentence), 7) == f"{sentence} 7"


@pytest.fixture
def talkative(tmp_path):
    """The app under a server of its own choice, which writes all it sees."""
    server = Server(f"sqlite:///{tmp_path / 'boards.db'}", tmp_path / "log.txt")
    with server.log.open("wb") as log:
        server.process = subprocess.Popen(
            [sys.executable, "-m", "uvicorn", "app:app", "--port", str(server.port), "--log-level", "trace"],
            cwd=ROOT,
            env=os.environ | {"NRR_STORE_URL": server.url},
            stdout=log,
            stderr=log,
        )
    until = time.monotonic() + 60
    while not server.healthy():
        assert server.process.poll() is None and time.monotonic() < until, server.log.read_text()
        time.sleep(0.1)
    yield server
    server.stop()


def test_a_server_that_writes_every_request_writes_no_token(talkative):
    """Under another starter than streamlit; nor do its answers say which program gave them."""
    assert "server" not in talkative.ask("/").headers
    health = talkative.ask("/healthz")
    assert (health.status, health.text) == (200, "ok")
    tokens = [secrets.token_urlsafe(32) for _ in range(8)]
    places = ("/b/{}", "/b//{}", "/b/./{}", "/B/{}", "/{}", "/overview?u={}", "/m//{}", "/media/{}")
    for place, token in zip(places, tokens, strict=True):
        talkative.ask(place.format(token))
        talkative.ask(place.format(token), "POST", "x=1")
    log = talkative.log.read_text()
    assert log.count("HTTP/1.1") > len(tokens)
    assert not [token for token in tokens if token in log or token[16:] in log]
