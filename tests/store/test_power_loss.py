"""Power fails after every single system call of a publish: whatever the disk kept, acknowledged boards are
there.

NRR_POWER_LOSSES sets how many possible disks are tried for each call (3 by default, 20 before a release).
"""

import os
import random
import shutil
import subprocess
from pathlib import Path

import pytest

from nrr.store import Board, open_store
from store.hands import Shelf, draft
from store.power import Disk, calls_of, read_folder
from store.processes import acknowledged, assert_whole, rest_of, start_publisher

DISKS = int(os.environ.get("NRR_POWER_LOSSES", "3"))
SHARES = (0.0, 1.0, 0.5, 0.9, 0.1)
CALLS = "trace=openat,unlink,fsync,fdatasync,pwrite64,ftruncate,write"


def _tracing_works() -> bool:
    strace = shutil.which("strace")
    return (
        strace is not None and subprocess.run([strace, "-o", os.devnull, "true"], check=False).returncode == 0
    )


@pytest.mark.skipif(not _tracing_works(), reason="needs strace and the right to trace a process")
def test_no_acknowledged_board_is_lost_whenever_the_power_fails(sqlite_shelf: Shelf, tmp_path: Path) -> None:
    store = sqlite_shelf.open()
    earlier = store.publish(draft(50)).board_token
    store.close()
    folder = tmp_path / "data"
    before = read_folder(folder)
    trace = tmp_path / "trace"
    under = ("strace", "-f", "-y", "-x", "-s", "100000", "-e", CALLS, "-e", "signal=none", "-o", str(trace))
    rest_of(start_publisher(sqlite_shelf.url, last=3, under=under))
    inside = [
        call for call in calls_of(trace.read_text()) if call.name == "print" or str(folder) in call.path
    ]
    assert [call.name for call in inside].count("sync") >= 12
    disk = Disk(str(folder), before, dict.fromkeys(before, True))
    seed, states = random.Random(3), 0
    for call in inside:
        disk.apply(call)
        for turn in range(DISKS):
            _restart_from(disk.after_power_loss(seed, SHARES[turn % len(SHARES)]), folder)
            _assert_nothing_lost(sqlite_shelf, disk.printed, earlier)
            states += 1
    assert len(acknowledged(disk.printed.splitlines(keepends=True))) == 3
    assert states >= 100


def _restart_from(files: dict[str, bytes], folder: Path) -> None:
    shutil.rmtree(folder)
    folder.mkdir()
    for name, content in files.items():
        Path(name).write_bytes(content)


def _assert_nothing_lost(shelf: Shelf, printed: str, earlier: str) -> None:
    store = open_store(shelf.url)
    try:
        assert isinstance(Shelf(shelf.url, shelf.clock).open().resolve(earlier), Board)
        assert_whole(store, acknowledged(printed.splitlines(keepends=True)))
    finally:
        store.close()
