"""What sealing costs: publishing and viewing against bare SQLite, alone and under load.

    python tests/bench/publish_load.py [payload_kB]

The peer is the standard library's sqlite3 writing and reading the same bytes, unsealed, with the same
settings.
"""

import os
import resource
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from nrr.store import Board, BookDraft, Draft, open_store


def main(payload_kb: int) -> None:
    payload = os.urandom(payload_kb * 400) + bytes(payload_kb * 600)
    with tempfile.TemporaryDirectory() as folder:
        bare = _bare(f"{folder}/bare.db")
        store = open_store(f"sqlite:///{folder}/boards.db")
        tokens: list[str] = []
        _ratio(
            "publish",
            lambda: tokens.append(store.publish(Draft(payload)).board_token),
            _writer(bare, payload),
            100,
        )
        _ratio("view", lambda: store.resolve(tokens[0]), _reader(bare), 1_000)
        before_kb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        with ThreadPoolExecutor(10) as pool:
            begun = time.perf_counter()
            publishing = [pool.submit(_timed, lambda: store.publish(Draft(payload))) for _ in range(160)]
            viewing = [
                pool.submit(_timed, lambda: _whole(store.resolve(tokens[0]), payload)) for _ in range(4_000)
            ]
            _told("publish, 10 threads", [run.result()[0] for run in publishing])
            views = [run.result() for run in viewing]
            _told("view, 10 threads", [taken for taken, _ in views])
            errors = sum(whole is not True for _, whole in views)
            print(f"4,160 actions in {time.perf_counter() - begun:.1f} s; errors {errors}")
        print(
            f"memory grew by {(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before_kb) / 1024:.0f} MB"
        )
        book = os.urandom(8_000_000) + bytes(32_000_000)
        taken, kept = _timed(lambda: store.keep(BookDraft(book)))
        opened, _ = _timed(lambda: store.open_book(kept.keep_token))
        print(f"a book of 40 MB: kept in {taken:.2f} s, opened in {opened:.2f} s")
        store.close()


def _whole(board: object, payload: bytes) -> bool:
    return isinstance(board, Board) and board.payload == payload


def _timed(action: Callable[[], object]) -> tuple[float, object]:
    begun = time.perf_counter()
    result = action()
    return time.perf_counter() - begun, result


def _told(name: str, taken: list[float]) -> None:
    parts = statistics.quantiles(taken, n=100)
    print(
        f"{name:20} p50 {parts[49] * 1e3:7.2f} ms   p95 {parts[94] * 1e3:7.2f} ms   p99"
        f" {parts[98] * 1e3:7.2f} ms"
    )


def _ratio(name: str, ours: Callable[[], object], peer: Callable[[], object], rounds: int) -> None:
    mine = [_timed(ours)[0] for _ in range(rounds)]
    theirs = statistics.median(_timed(peer)[0] for _ in range(rounds))
    _told(name, mine)
    print(f"{'':20} {statistics.median(mine) / theirs:.1f} times bare sqlite3 ({theirs * 1e3:.2f} ms)")


def _bare(path: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA synchronous=EXTRA")
    connection.execute("CREATE TABLE boards (id INTEGER PRIMARY KEY, body BLOB)")
    return connection


def _writer(bare: sqlite3.Connection, payload: bytes) -> Callable[[], object]:
    return lambda: bare.execute("INSERT INTO boards (body) VALUES (?)", (payload,))


def _reader(bare: sqlite3.Connection) -> Callable[[], object]:
    return lambda: bare.execute("SELECT body FROM boards WHERE id = 1").fetchone()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
