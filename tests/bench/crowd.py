"""Many people who drop a large file at the same moment. A script, not a test.

    python tests/bench/crowd.py [people] [megabytes]

Each has a session of its own and another file. Printed: after how long the first and the last was read,
how many were told their place in the line, how many readers ran at once, and the most memory of the server
and of its readers together. Exit status 1 when somebody was not served or more readers ran than were said.
"""

import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from bench.board_load import memory_mb  # noqa: E402
from bench.reading import MONTHS, long_csv  # noqa: E402
from board.servers import Server  # noqa: E402
from board.strangers import Stranger  # noqa: E402
from pages.parts.imports.turns import MOST_READERS  # noqa: E402

ROWS_OF_A_MEGABYTE = 19_000
LOOK_S = 0.5


def main(people: int, megabytes: int) -> bool:
    rows = long_csv(megabytes * ROWS_OF_A_MEGABYTE // MONTHS * MONTHS).encode()
    with tempfile.TemporaryDirectory() as folder:
        server = Server(f"sqlite:///{folder}/boards.db", Path(folder) / "log.txt").start()
        crowd, over = [Stranger(server) for _ in range(people)], threading.Event()
        seen, served, told = [(memory_mb(server.process.pid), 0.0, 0)], list[float](), list[int]()
        print(
            f"{people} people, {len(rows) / 1e6:.0f} MB each; the server before: {seen[0][0]:.0f} MB",
            flush=True,
        )
        watching = threading.Thread(target=watch, args=(server.process.pid, seen, over))
        watching.start()
        begun = time.monotonic()

        def come(place: int, one: Stranger) -> None:
            one.drop(rows + f"Of {place},2023-01-01,5,Team,EMEA\n".encode())
            text = " ".join(one.reads("View retention", 3600))
            served.append(time.monotonic() - begun)
            told.append("being read before yours" in text)

        coming = [threading.Thread(target=come, args=pair) for pair in enumerate(crowd)]
        for one in coming:
            one.start()
        for one in coming:
            one.join()
        over.set()
        watching.join()
        print(
            f"served {len(served)} of {people}, the first after {min(served):.0f} s, the last after"
            f" {max(served):.0f} s; {sum(told)} were told their place; at most {max(n for *_, n in seen)}"
            f" readers, one kept ready among them, server {max(own for own, *_ in seen):.0f} MB, readers"
            f" together {max(theirs for _, theirs, _ in seen):.0f} MB, server after it"
            f" {memory_mb(server.process.pid):.0f} MB; load average {os.getloadavg()[0]:.1f}"
        )
        server.stop()
    return len(served) == people and max(n for *_, n in seen) <= MOST_READERS + 1


def watch(process: int, seen: list[tuple[float, float, int]], over: threading.Event) -> None:
    """Memory of the server and of its children: readers at work, and one that is kept ready."""
    while not over.wait(LOOK_S):
        told = subprocess.run(
            ["ps", "-o", "rss=", "--ppid", str(process)], capture_output=True, text=True, check=False
        )
        children = [int(word) / 1024 for word in told.stdout.split()]
        seen.append((memory_mb(process), sum(children), len(children)))


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:]]
    sys.exit(0 if main(*numbers, *(20, 43)[len(numbers) :]) else 1)
