"""The process that reads a file: what it may not do, how it ends, and that it leaves nothing behind."""

import os
import signal
import subprocess
import sys
import tempfile
import textwrap
import threading
import time
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from truths import book, long_text

from nrr.intake import read, read_apart, read_object, reader_bench
from nrr.intake.limits import USUAL_BYTES, Limits, limits_for, longer_wait, wall_seconds
from nrr.intake.readers import ended, started

pytestmark = pytest.mark.reader_apart
ROOT = Path(__file__).resolve().parents[2]
BOOK = long_text(book()).encode()


def confined(program, memory_mb=1500, cpu_seconds=30, before=""):
    """Runs a program under the limits of a reader, after they are set; `before` runs before that."""
    whole = "\n".join(
        (
            before,
            "from nrr.intake.limits import Limits, confine",
            f"confine(Limits({memory_mb}, {cpu_seconds}))",
            textwrap.dedent(program),
        )
    )
    return subprocess.run([sys.executable, "-c", whole], cwd=ROOT, capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize(
    "program",
    [
        "import socket; socket.socket()",
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import socket; socket.getaddrinfo('example.com', 80)",
        "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9')",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
        "import os; os.fork()",
        "import os; os.execv('/bin/true', ['true'])",
    ],
)
def test_a_reader_reaches_no_network_and_starts_no_program(program):
    found = confined(program)
    assert found.returncode == 1
    assert "PermissionError: the reader of a file may not do this" in found.stderr


def test_a_reader_steps_back_behind_the_server():
    reader, own = started(), os.getpriority(os.PRIO_PROCESS, 0)
    try:
        until = time.monotonic() + 20
        while os.getpriority(os.PRIO_PROCESS, reader.process.pid) != min(19, own + 10):
            assert time.monotonic() < until
            time.sleep(0.05)
    finally:
        ended(reader)


def test_a_reader_writes_no_file(tmp_path):
    found = confined(f"from pathlib import Path; Path({str(tmp_path / 'x')!r}).write_text('kept')")
    assert "File too large" in found.stderr
    assert (tmp_path / "x").read_text() == ""


def test_memory_and_processor_time_are_bounded():
    assert "MemoryError" in confined("bytearray(2_000_000_000)").stderr
    assert confined("while True: pass", cpu_seconds=1).returncode == -signal.SIGXCPU


def test_what_libraries_take_before_a_file_is_read_is_not_held_against_the_file():
    # Half of a reader's address space is theirs: a sheet of 100,000 customers (25 MB) was refused for it.
    libraries = "held = bytearray(1_000_000_000)"
    assert confined("bytearray(1_000_000_000)", before=libraries).returncode == 0
    assert "MemoryError" in confined("bytearray(2_000_000_000)", before=libraries).stderr


def test_limits_hold_for_a_million_rows_and_grow_beyond():
    assert limits_for(1) == limits_for(USUAL_BYTES) == Limits(1500, 30)
    assert limits_for(2 * USUAL_BYTES) == Limits(3000, 60)
    assert wall_seconds(Limits(1500, 30)) == 45
    assert 0 <= longer_wait(45) <= 135


def children():
    """Processes of this one, living or waiting to be collected."""
    found = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(os.getpid())], capture_output=True, text=True
    ).stdout
    return {int(pid) for pid in found.split()}


def left_behind():
    return set(Path(tempfile.gettempdir()).glob("nrr-reader-*"))


def test_a_reading_leaves_no_process_and_no_file():
    before, folders = children(), left_behind()
    assert read_apart(BOOK, "book.csv").outcome == "accepted"
    assert read_apart(BOOK, "book.csv", patience_seconds=0.01).problems[0].code == "reader_stopped"
    assert len(children() - before) <= 1  # `ps` itself
    assert left_behind() <= folders


def test_a_reader_kept_ready_reads_the_same_and_another_takes_its_place():
    reader_bench.open()
    try:
        first = children()
        assert read_object(read_apart(BOOK, "book.csv")) == read_object(read(BOOK, "book.csv"))
        assert read_apart(BOOK, "book.csv").outcome == "accepted"
        assert len(first) == len(children())
    finally:
        reader_bench.close()


def test_a_reader_ends_with_the_one_who_started_it():
    reader = started()
    reader.process.stdin.close()
    until = time.monotonic() + 60
    while reader.waits and time.monotonic() < until:
        time.sleep(0.05)
    assert reader.process.returncode == 0
    reader.process.stdout.close()
    ended(reader)
    os.close(reader.steps)


def test_a_reader_learns_no_secret_of_the_server(monkeypatch):
    monkeypatch.setenv("NRR_STORE_URL", "postgresql://user:password@host/boards")
    reader = started()
    told = Path(f"/proc/{reader.process.pid}/environ").read_bytes()
    ended(reader)
    os.close(reader.steps)
    assert b"password" not in told and b"NRR_STORE_URL" not in told


def test_a_reading_that_is_called_off_ends_its_reader_at_once():
    stop, begun = threading.Event(), time.monotonic()
    threading.Timer(0.2, stop.set).start()
    rows = "\n".join(f"c{place},2025-01,{place}" for place in range(400_000))
    found = read_apart(f"Customer,Month,MRR\n{rows}".encode(), "large.csv", stop=stop)
    assert found.outcome == "refused" and "it was cancelled" in found.problems[0].what
    assert time.monotonic() - begun < 10
