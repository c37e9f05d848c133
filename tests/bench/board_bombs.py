"""How fast a board opens while a hostile file is being read. A script, not a test.

    python tests/bench/board_bombs.py [requests a file] [a second]

For every hostile and every container case of the import corpus: a browser drops it on the start page, and
while the server reads it a board is asked for over 50 connections. Prints p95 for each file; exit status 1
when one is 200 ms or more, or when a request failed.
"""

import asyncio
import importlib
import os
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "tests" / "intake")]

from playwright.sync_api import FilePayload, Page  # noqa: E402

import nrr  # noqa: E402
from bench.board_load import load  # noqa: E402
from board.conftest import prepared  # noqa: E402
from board.servers import READY, Server  # noqa: E402
from chromiums import launched  # noqa: E402

CONNECTIONS = 50
TARGET_S, LONGEST_NAME = 0.2, 250


def bombs() -> Iterator[tuple[str, str, bytes]]:
    """Identity, file name and bytes of every hostile upload that a browser can send: names as long as
    files have.
    """
    for kind in ("containers", "hostile"):
        for case in importlib.import_module(f"corpus_{kind}").cases():
            name = Path(case.name.replace("\0", "")).name.encode("utf-8", "replace").decode() or "upload"
            if case.data and len(name) < LONGEST_NAME:
                yield case.id, name, case.data


def p95_while_reading(
    server: Server, token: str, page: Page, upload: FilePayload, requests: int, rate: int
) -> tuple[float, int]:
    """Seconds within which 95 of 100 requests were answered from the drop on, and how many failed."""
    found: list[tuple[list[float], int]] = []

    def ask() -> None:
        found.append(asyncio.run(load(server.port, f"/b/{token}", requests, CONNECTIONS, rate)))

    asking = threading.Thread(target=ask)
    page.set_input_files("input[type=file]", upload, no_wait_after=True)
    asking.start()
    page.wait_for_selector(".st-key-reading, [data-testid=stAlert]", timeout=120_000)
    asking.join()
    taken, errors = found[0]
    return sorted(taken)[int(len(taken) * 0.95)], errors


def main(requests: int, rate: int) -> bool:
    well, worst = True, 0.0
    with tempfile.TemporaryDirectory() as folder, launched() as browser:
        server = Server(f"sqlite:///{folder}/boards.db", Path(folder) / "log.txt").start()
        store = nrr.open_store(server.url)
        token = store.publish(nrr.store.Draft(prepared().payload)).board_token
        store.close()
        for identity, name, data in bombs():
            upload = FilePayload(name=name, mimeType="application/octet-stream", buffer=data)
            page = browser.new_context().new_page()
            page.goto(server.origin)
            page.wait_for_function(READY, timeout=120_000)
            p95, errors = p95_while_reading(server, token, page, upload, requests, rate)
            page.context.close()
            worst, well = max(worst, p95), well and p95 < TARGET_S and not errors
            print(
                f"{identity:44} {len(data):>10,} bytes   p95 {p95 * 1000:6.1f} ms   {errors} errors",
                flush=True,
            )
        server.stop()
    print(f"worst p95 {worst * 1000:.1f} ms, load average {os.getloadavg()[0]:.1f}")
    return well


if __name__ == "__main__":
    told = [int(word) for word in sys.argv[1:]]
    sys.exit(0 if main(*told, *(400, 100)[len(told) :]) else 1)
