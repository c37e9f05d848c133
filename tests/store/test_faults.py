"""The nth write, sync or removal of a publish fails, or the process dies there: a refusal in words, and
nothing lost.

NRR_FAULTS=all tries every n until a run is untouched (before a release); by default a few.
"""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from nrr.store import Board, open_store
from store.hands import Shelf, draft
from store.processes import acknowledged, assert_whole, rest_of, start_publisher

FAULTS = [
    "pwrite64:error=ENOSPC",
    "pwrite64:error=EIO",
    "pwrite64:signal=KILL",
    "fdatasync:error=EIO",
    "fdatasync:signal=KILL",
    "pwrite64:error=ENOMEM",
    "openat:error=ENOMEM",
    "openat:error=EMFILE",
    "openat:error=EACCES",
    "unlink:error=EACCES",
    "unlink:signal=KILL",
]
PLACES = range(1, 200) if os.environ.get("NRR_FAULTS") == "all" else (2, 5)


def _injecting_works() -> bool:
    strace = shutil.which("strace")
    command = [strace or "", "-o", os.devnull, "-e", "inject=unlink:error=EIO:when=1", "true"]
    return strace is not None and subprocess.run(command, check=False, capture_output=True).returncode == 0


@pytest.mark.skipif(not _injecting_works(), reason="needs strace and the right to trace a process")
@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_at_any_call_is_a_refusal_or_nothing(sqlite_shelf: Shelf, tmp_path: Path, fault: str) -> None:
    store = sqlite_shelf.open()
    links = {store.publish(draft(0)).board_token: 0}
    store.close()
    for place in PLACES:
        output = _published_with(fault, place, sqlite_shelf, tmp_path / "data")
        published = acknowledged(output.splitlines(keepends=True))
        links |= published
        again = open_store(sqlite_shelf.url, clock=sqlite_shelf.clock)
        assert all(isinstance(again.resolve(token), Board) for token in links), (fault, place)
        assert_whole(again, {})
        again.close()
        if len(published) == 2:
            assert place > 2, "a fault was made"
            break  # the place lies beyond the last call
        assert "KILL" in fault or re.search("refused Store(Unavailable|Full) ", output), (
            fault,
            place,
            output,
        )


def _published_with(fault: str, place: int, shelf: Shelf, folder: Path) -> str:
    call = fault.partition(":")[0]
    files = [part for name in ("boards.db", "boards.db-journal") for part in ("-P", str(folder / name))]
    inject = ("-e", f"trace={call}", "-e", f"inject={fault}:when={place}")
    under = ("strace", "-f", "-o", os.devnull, *files, *inject)
    return rest_of(start_publisher(shelf.url, last=2, under=under))
