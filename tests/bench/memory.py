"""What sessions on books of 50,000 customers leave in the memory of the server. A script, not a test.

    python tests/bench/memory.py [different | same] [sessions ...]

Every session is a browser of its own that drops a book of 50,000 customers and 36 months, opens it and
looks at the overview and the accounts. Printed after 1, 10 and 50 sessions: the memory of the server, and
the most it took so far. `different` gives every session another book. Exit status 1 when the memory that
stays exceeds the setting (NRR_MEMORY_MB) by more than 900 MB: the program itself (250), what is under way
for a book of this size, and pages the allocator keeps. Twelve different books were seen to level off at
1.7 to 1.9 GB from the sixth on.
"""

import os
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from bench.board_load import memory_mb  # noqa: E402
from bench.uploads import DROP_ZONE  # noqa: E402
from board.servers import READY, Server  # noqa: E402
from chromiums import launched  # noqa: E402

CUSTOMERS, MONTHS, ASIDE_MB = 50_000, 36, 900
MOST_MB = int(os.environ.get("NRR_MEMORY_MB", "1024"))


def main(kind: str, counts: list[int]) -> bool:
    well, begun = True, time.monotonic()
    with tempfile.TemporaryDirectory() as folder, launched() as browser:
        server = Server(f"sqlite:///{folder}/boards.db", Path(folder) / "log.txt").start()
        print(f"{kind} books; the server alone: {memory_mb(server.process.pid):.0f} MB", flush=True)
        same = book(0)
        for number in range(1, max(counts) + 1):
            context = browser.new_context()
            look(context.new_page(), server, same if kind == "same" else book(number))
            context.close()
            if number in counts:
                now, most = memory_mb(server.process.pid), peak_mb(server.process.pid)
                well &= now < MOST_MB + ASIDE_MB
                passed = time.monotonic() - begun
                print(
                    f"{number:3} sessions: {now:5.0f} MB, at most {most:5.0f} MB, after {passed:.0f} s",
                    flush=True,
                )
        server.stop()
    return well


def book(seed: int) -> bytes:
    """A sheet of customers and months; every seed has other amounts and other names."""
    draw = np.random.default_rng(seed)
    amounts = draw.integers(10, 5_000, (CUSTOMERS, 1)) * draw.uniform(0.9, 1.1, (CUSTOMERS, MONTHS))
    months = [f"{2023 + month // 12}-{month % 12 + 1:02d}" for month in range(MONTHS)]
    rows = [
        f"Customer {seed}-{row},Plan {row % 4}," + ",".join(f"{a:.2f}" for a in line)
        for row, line in enumerate(amounts)
    ]
    return "\n".join([f"Customer,Plan,{','.join(months)}", *rows]).encode()


def look(page, server, data: bytes) -> None:
    page.goto(server.origin)
    page.wait_for_function(READY, timeout=180_000)
    page.locator(DROP_ZONE).set_input_files({"name": "book.csv", "mimeType": "text/csv", "buffer": data})
    page.get_by_role("button", name="View retention", exact=True).click(timeout=300_000)
    page.wait_for_url("**/overview*", timeout=180_000)
    page.wait_for_selector(".js-plotly-plot .main-svg", timeout=180_000)
    page.get_by_role("link", name="Accounts").click()
    page.wait_for_url("**/accounts*", timeout=180_000)
    page.wait_for_function(READY, timeout=180_000)


def peak_mb(process: int) -> float:
    told = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) / 1024 for line in told.splitlines() if line.startswith("VmHWM"))


if __name__ == "__main__":
    told = sys.argv[1:]
    kinds = [word for word in told if word in ("same", "different")]
    numbers = [int(word) for word in told if word.isdigit()]
    sys.exit(0 if main((kinds or ["different"])[0], numbers or [1, 10, 50]) else 1)
