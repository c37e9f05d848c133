"""What many uploads leave behind, and how the server answers while hostile ones are read. A script, not a
test.

    python tests/bench/uploads.py [uploads] [hostile files]

One visitor drops a book of some 2 MB over and over; the memory of the server is printed along the way.
Then the hostile and container files of the import corpus are dropped one after the other, and the server
is asked for its health every 20 ms while each is read. Exit status 1 when memory grows by 100 MB or more
after the first 20 uploads, a process or a folder of a reader is left, or the health of the server took 100
ms or more for one request in twenty.
"""

import os
import subprocess
import sys
import tempfile
import threading
import time
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from playwright.sync_api import Page  # noqa: E402

from bench.board_bombs import bombs  # noqa: E402
from bench.board_load import memory_mb  # noqa: E402
from bench.reading import MONTHS, long_csv  # noqa: E402
from board.servers import READY, Server  # noqa: E402
from chromiums import launched  # noqa: E402

BOOK_ROWS = 1_100 * MONTHS
WARM_UPLOADS, GROWTH_MB = 20, 100
DROP_ZONE = ".st-key-wide_drop input[type=file], .st-key-narrow_drop input[type=file]"
HEALTH_S, PAUSE_S = 0.1, 0.02


def main(uploads: int, hostile: int) -> bool:
    with tempfile.TemporaryDirectory() as folder, launched() as browser:
        server = Server(f"sqlite:///{folder}/boards.db", Path(folder) / "log.txt").start()
        page = browser.new_page()
        page.goto(server.origin)
        page.wait_for_function(READY, timeout=120_000)
        well = grows_little(server, page, uploads)
        well &= answers_meanwhile(server, page, hostile)
        well &= nothing_left(server)
        server.stop()
    print(f"load average {os.getloadavg()[0]:.1f}")
    return well


def dropped(page: Page, name: str, data: bytes) -> None:
    """Drops a file and waits until it was read."""
    file = {"name": name, "mimeType": "application/octet-stream", "buffer": data}
    page.locator(DROP_ZONE).set_input_files(file)
    page.locator(".st-key-reading", has_text=name).wait_for(timeout=180_000)
    page.wait_for_function(READY, timeout=180_000)


def grows_little(server: Server, page: Page, uploads: int) -> bool:
    data, before = long_csv(BOOK_ROWS).encode(), 0.0
    for number in range(1, uploads + 1):
        dropped(page, f"book {number:04d}.csv", data)
        if number in (1, min(WARM_UPLOADS, uploads)) or number % 50 == 0 or number == uploads:
            now = memory_mb(server.process.pid)
            before = now if number <= WARM_UPLOADS else before
            print(f"after {number} uploads of {len(data) / 1e6:.1f} MB: {now:.0f} MB", flush=True)
    return memory_mb(server.process.pid) - before < GROWTH_MB


def answers_meanwhile(server: Server, page: Page, hostile: int) -> bool:
    well = True
    for number, (identity, name, data) in enumerate(islice(bombs(), hostile)):
        taken, done = list[float](), threading.Event()
        asking = threading.Thread(target=health, args=(server, taken, done))
        asking.start()
        page.goto(server.origin)
        page.wait_for_function(READY, timeout=120_000)
        taken.clear()
        dropped(page, f"hostile {number:03d}{Path(name).suffix}", data)
        done.set()
        asking.join()
        late = sorted(taken)[int(len(taken) * 0.95)] if taken else 0.0
        well &= late < HEALTH_S
        print(
            f"{identity:44} {len(data):>10,} bytes   health p95 {late * 1000:6.1f} ms of {len(taken)}",
            flush=True,
        )
    return well


def health(server: Server, taken: list[float], done: threading.Event) -> None:
    while not done.wait(PAUSE_S):
        begun = time.perf_counter()
        server.healthy()
        taken.append(time.perf_counter() - begun)


def nothing_left(server: Server) -> bool:
    """One reader waits for the next file; there is no other child, dead or alive, and no folder."""
    found = subprocess.run(
        ["ps", "-o", "stat=", "--ppid", str(server.process.pid)], capture_output=True, text=True, check=False
    ).stdout.split()
    folders = list(Path(tempfile.gettempdir()).glob("nrr-reader-*"))
    print(f"children of the server {found}, folders of readers {len(folders)}")
    return len(found) <= 1 and not any(state.startswith("Z") for state in found) and not folders


if __name__ == "__main__":
    told = [int(word) for word in sys.argv[1:]]
    sys.exit(0 if main(*told, *(1_000, 1_000)[len(told) :]) else 1)
