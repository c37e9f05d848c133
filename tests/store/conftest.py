"""Every test that asks for `shelf` runs on SQLite and on a real PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from nrr.store import Store
from store.databases import Server
from store.hands import Shelf


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    server = Server()
    yield server
    server.remove()


@pytest.fixture(params=["sqlite", "postgresql"])
def shelf(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Shelf]:
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'data' / 'boards.db'}"
    else:
        url = request.getfixturevalue("server").new_database()
    shelf = Shelf(url)
    yield shelf
    shelf.close()


@pytest.fixture
def sqlite_shelf(tmp_path: Path) -> Iterator[Shelf]:
    shelf = Shelf(f"sqlite:///{tmp_path / 'data' / 'boards.db'}")
    yield shelf
    shelf.close()


@pytest.fixture
def store(shelf: Shelf) -> Store:
    return shelf.open()
