"""Every test that asks for `shelf` runs on SQLite and on a real PostgreSQL."""

import subprocess
import tempfile
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


@pytest.fixture
def small_disk() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="nrr-small-disk-"))
    mount = ["mount", "-t", "tmpfs", "-o", "size=700k", "tmpfs", str(folder)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        folder.rmdir()
        pytest.skip("mounting a small disk needs rights this test does not have")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)
    folder.rmdir()
