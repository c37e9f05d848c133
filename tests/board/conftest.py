"""One server for all route tests; every test publishes its own boards, from another process than the
server.
"""

from functools import cache

import pytest

import nrr
from board.servers import Server
from builders import ledger
from chromiums import resting

BOOK = ("acme 1037 1037 1201", "beta 511 511 .", *(f"c{place} 211 223 {229 + place}" for place in range(7)))


@cache
def prepared(title="Board of March"):
    book = ledger(*BOOK, start="2026-01", currency="USD")
    view = nrr.View(nrr.default_window(book))
    return nrr.prepare(
        book,
        view,
        nrr.publishing.BoardChoices(title),
        made_at="2026-04-01T09:00:00+00:00",
        this_year=2026,
        secret=b"",
    )


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    folder = tmp_path_factory.mktemp("server")
    server = Server(f"sqlite:///{folder / 'boards.db'}", folder / "log.txt").start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def store(server):
    store = nrr.open_store(server.url)
    yield store
    store.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    """A store of its own on either database."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'boards.db'}"
        return
    databases = pytest.importorskip("store.databases").Server()
    yield databases.new_database()
    databases.remove()


@pytest.fixture(scope="module")
def browser():
    """One a module: its event loop must have ended before another module starts one of its own."""
    with resting() as browser:
        yield browser


@pytest.fixture
def publish(store):
    def publish(**terms):
        return store.publish(nrr.store.Draft(prepared().payload, title="Board of March", **terms))

    return publish


_ADDRESSES = iter(range(1, 60_000))


@pytest.fixture
def address():
    """A reader's own address, so that the limits of one test do not meet another."""
    number = next(_ADDRESSES)
    return {"X_Forwarded_For": f"10.7.{number // 250}.{number % 250 + 1}"}
